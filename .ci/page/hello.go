//go:build ignore

// Command hello is a Go program that does nothing for the page: what the page would wait
// for any.
package main

import "unsafe"

// answer is as much of a schema as the page needs to be ready.
var answer = []byte(`{"fields":[],"about":{"version":"","law_date":"","licence":""}}`)

func main() {}

//go:wasmexport load
func load() {}

//go:wasmexport room
func room(n int32) unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(make([]byte, n+1))) }

//go:wasmexport call
func call(int32) int32 { return int32(len(answer)) }

//go:wasmexport answer
func answered() unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(answer)) }
