//go:build ignore

// Command hello is a Go program that does nothing for the page: what the page would wait
// for any.
package main

import "syscall/js"

// answer is as much of a schema as the page needs to be ready.
const answer = `{"fields":[],"about":{"version":"","law_date":"","licence":""}}`

func main() {
	js.Global().Get("tousuReady").Invoke(js.FuncOf(func(js.Value, []js.Value) any { return answer }))
	select {}
}
