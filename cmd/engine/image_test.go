//go:build !wasip1

package main

import (
	"bytes"
	"context"
	"testing"

	"github.com/tetratelabs/wazero"
)

// counter is a module that counts: load adds a thousand to a global and stores the sum at
// place 70 of its memory, next adds one to the global and returns what is stored and that.
//
//	(module (memory (export "memory") 1) (global (mut i64) (i64.const -3))
//	  (func (export "load") (global.set 0 (i64.add (global.get 0) (i64.const 1000)))
//	    (i64.store (i32.const 70) (global.get 0)))
//	  (func (export "next") (result i64 i64) (global.set 0 (i64.add (global.get 0) (i64.const 1)))
//	    (i64.load (i32.const 70)) (global.get 0))
//	  (data (i32.const 1) "tousu"))
var counter = []byte(header +
	"\x01\x09\x02\x60\x00\x00\x60\x00\x02\x7e\x7e" + // types
	"\x03\x03\x02\x00\x01" + // functions
	"\x05\x03\x01\x00\x01" + // memory
	"\x06\x06\x01\x7e\x01\x42\x7d\x0b" + // globals
	// exports
	"\x07\x18\x03\x06\x6d\x65\x6d\x6f\x72\x79\x02\x00\x04\x6c\x6f\x61\x64\x00\x00\x04\x6e\x65\x78\x74\x00\x01" +
	// code
	"\x0a\x26\x02\x12\x00\x23\x00\x42\xe8\x07\x7c\x24\x00\x41\xc6\x00\x23\x00\x37\x03\x00\x0b\x11\x00\x23\x00\x42\x01\x7c\x24\x00\x41\xc6\x00\x29\x03\x00\x23\x00\x0b" +
	"\x0b\x0b\x01\x00\x41\x01\x0b\x05\x74\x6f\x75\x73\x75" + // data
	"\x00\x05\x04\x6e\x61\x6d\x65") // a section of tools

// start instantiates a module and calls its export next.
func start(t *testing.T, wasm []byte) (stored, count int64, memory []byte) {
	t.Helper()
	ctx := context.Background()
	r := wazero.NewRuntime(ctx)
	defer r.Close(ctx)
	instance, err := r.Instantiate(ctx, wasm)
	if err != nil {
		t.Fatal(err)
	}
	results, err := instance.ExportedFunction("next").Call(ctx)
	if err != nil {
		t.Fatal(err)
	}
	all, _ := instance.Memory().Read(0, instance.Memory().Size())
	return int64(results[0]), int64(results[1]), bytes.Clone(all)
}

func TestLoadedGoesOnFromWhereItStood(t *testing.T) {
	if stored, count, _ := start(t, counter); stored != 0 || count != -2 {
		t.Fatalf("before: %d, %d", stored, count)
	}
	image, err := loaded(counter, "load", "load")
	if err != nil {
		t.Fatal(err)
	}
	stored, count, memory := start(t, image)
	if stored != 1997 || count != 1998 {
		t.Errorf("%d stored, %d counted; want 1997, 1998", stored, count)
	}
	if len(memory) != pageSize || string(memory[:7]) != "\x00tousu\x00" {
		t.Errorf("a memory of %d bytes that begins with %q", len(memory), memory[:7])
	}
	if again, _ := loaded(counter, "load", "load"); !bytes.Equal(again, image) {
		t.Error("the same module gave other bytes")
	}
	if m, _ := parseModule(image); m.section(customSection) != nil {
		t.Error("names of tools are kept")
	}
}

func TestLoadedRefuses(t *testing.T) {
	for name, wasm := range map[string][]byte{
		"nothing": nil, "text": []byte("<html>"), "a module that is cut": counter[:40],
		"an empty module": []byte(header),
	} {
		if _, err := loaded(wasm, "load"); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
	if _, err := loaded(counter, "absent"); err == nil {
		t.Error("a call of what is not exported succeeded")
	}
}

func TestDataOf(t *testing.T) {
	memory := make([]byte, 300)
	memory[0], memory[64], memory[200], memory[299] = 1, 2, 3, 4
	got := dataOf(memory)
	want := "\x03" +
		"\x00\x41\x00\x0b\x41\x01" + string(memory[1:64]) + "\x02" + // 63 zeros are written
		"\x00\x41\xc8\x01\x0b\x01\x03" +
		"\x00\x41\xab\x02\x0b\x01\x04"
	if string(got) != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got := dataOf(make([]byte, 10)); string(got) != "\x00" {
		t.Errorf("zeros alone: %q", got)
	}
}
