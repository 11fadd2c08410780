//go:build js && wasm

// Command engine is the program in a browser: it gives the desk to a Web Worker.
//
// It calls globalThis.tousuReady, which the worker has set, with one function,
// call(verb, request), both strings. What that returns is the answer as a string, or
// an Error. The verb warm has no answer: it makes what the first letters need.
package main

import (
	"runtime/debug"
	"syscall/js"

	"tousu/render"
	"tousu/render/desk"
	"tousu/render/plan"
)

// version is set by the linker.
var version = "开发版"

func main() {
	debug.SetGCPercent(-1) // nothing of what is loaded becomes garbage
	engine, err := render.Builtin(plan.Default())
	if err != nil {
		panic(err) // the same data is tested natively
	}
	// A page lives long and has little memory; a collection takes a few milliseconds.
	debug.SetGCPercent(100)
	d := desk.New(engine, version)
	js.Global().Get("tousuReady").Invoke(js.FuncOf(func(_ js.Value, args []js.Value) any {
		return call(d, args[0].String(), args[1].String())
	}))
	select {} // the worker ends with its page
}

// call answers one request; a panic is an answer too, and the engine lives on.
func call(d *desk.Desk, verb, request string) (answer any) {
	defer func() {
		if recover() != nil {
			answer = js.Global().Get("Error").New("程序内部出错")
		}
	}()
	if verb == "warm" {
		_ = d.Warm() // a test warms it natively
		return ""
	}
	out, err := d.Call(verb, []byte(request))
	if err != nil {
		return js.Global().Get("Error").New(err.Error())
	}
	return string(out)
}
