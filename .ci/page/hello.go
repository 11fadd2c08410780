//go:build ignore

// Command hello is a Go program that does nothing for the page: what the page would wait
// for any.
package main

import "syscall/js"

func main() {
	js.Global().Get("tousuReady").Invoke(js.FuncOf(func(js.Value, []js.Value) any { return "{}" }))
	select {}
}
