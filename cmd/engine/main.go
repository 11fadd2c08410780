//go:build wasip1

// Command engine is the program in a browser: it gives the desk to a Web Worker.
//
// It is built as a library (-buildmode=c-shared). load makes the desk, and the page contains the
// engine in the state after that. For each call the worker writes a verb and a request into the
// room and reads the answer. The verb warm prepares what the first letters need; its answer is
// empty. The engine imports only those functions of WASI that Go's runtime needs.
package main

import (
	"runtime"
	"runtime/debug"
	"unsafe"

	"tousu/render"
	"tousu/render/desk"
	"tousu/render/plan"
)

// version is set by the linker.
var version = "开发版"

// The desk, and the bytes that the worker writes and reads.
var (
	loaded  *desk.Desk
	request []byte
	answer  []byte
)

func main() {} // a library has none

//go:wasmexport load
func load() {
	engine, err := render.Builtin(plan.Default())
	if err != nil {
		panic(err) // the same data is tested natively
	}
	loaded = desk.New(engine, version)
	// Letters make several times as much garbage as the engine keeps. Collected once for a
	// case, it takes a third less time, and 38 MB.
	debug.SetGCPercent(400)
	runtime.GC() // what is left of loading need not be in the page
}

// room is where the worker writes n bytes: a verb and a request, one behind the other.
//
//go:wasmexport room
func room(n int32) unsafe.Pointer {
	request = make([]byte, n)
	return unsafe.Pointer(unsafe.SliceData(request))
}

// call answers the request that begins after so many bytes, the verb. It returns the length
// of the answer, or that of a message with a minus sign.
//
//go:wasmexport call
func call(verb int32) int32 {
	out, err := respond(string(request[:verb]), request[verb:])
	if err != "" {
		answer = []byte(err)
		return -int32(len(answer))
	}
	answer = out
	return int32(len(answer))
}

// answered holds the answer, or the message, until the next call.
//
//go:wasmexport answer
func answered() unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(answer)) }

// respond answers one request; a panic is a message too, and the engine lives on.
func respond(verb string, request []byte) (out []byte, message string) {
	defer func() {
		if recover() != nil {
			message = "程序内部出错"
		}
	}()
	if verb == "warm" {
		_ = loaded.Warm() // a test warms it natively
		runtime.GC()      // the first letters find room that the machine has given already
		return nil, ""
	}
	out, err := loaded.Call(verb, request)
	if err != nil {
		return nil, err.Error()
	}
	return out, ""
}
