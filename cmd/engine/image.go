//go:build !wasip1

package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"strconv"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

// errModule is returned for input that Go's linker did not write.
var errModule = errors.New("not a module of WebAssembly as Go's linker writes it")

// loaded returns the module in the state it has after calls to the exports of these names; an
// instance of it continues from there. The state of a Go program is in its memory and its
// globals, so these become the initial ones of the module. During the calls the clock does not
// advance and random numbers are always the same, so that the same module gives the same bytes.
func loaded(wasm []byte, calls ...string) ([]byte, error) {
	m, err := parseModule(wasm)
	if err != nil {
		return nil, err
	}
	count, n := binary.Uvarint(m.section(globalSection))
	if n <= 0 || m.section(memorySection) == nil || m.section(exportSection) == nil {
		return nil, errModule
	}
	memory, globals, err := run(m.withGlobals(int(count)).bytes(), int(count), calls)
	if err != nil {
		return nil, err
	}
	return m.with(map[byte][]byte{
		memorySection: append([]byte{1, 0}, binary.AppendUvarint(nil, uint64(len(memory)/pageSize))...),
		globalSection: globals,
		dataSection:   dataOf(memory),
		countSection:  nil, // of the parts that the data had
		customSection: nil, // names of tools
	}).bytes(), nil
}

// withGlobals has the module export its globals too, under their numbers.
func (m module) withGlobals(count int) module {
	had, n := binary.Uvarint(m.section(exportSection))
	body := binary.AppendUvarint(nil, had+uint64(count))
	body = append(body, m.section(exportSection)[n:]...)
	for k := range count {
		name := strconv.Itoa(k)
		body = append(binary.AppendUvarint(body, uint64(len(name))), name...)
		body = binary.AppendUvarint(append(body, exportedGlobal), uint64(k))
	}
	return m.with(map[byte][]byte{exportSection: body})
}

// run makes the calls, and returns the memory and the section of globals after them.
func run(wasm []byte, count int, calls []string) (memory, globals []byte, err error) {
	ctx := context.Background()
	r := wazero.NewRuntime(ctx)
	defer func() { err = errors.Join(err, r.Close(ctx)) }()
	if _, err := wasi_snapshot_preview1.Instantiate(ctx, r); err != nil {
		return nil, nil, err
	}
	instance, err := r.InstantiateWithConfig(ctx, wasm, wazero.NewModuleConfig().WithStartFunctions())
	if err != nil {
		return nil, nil, err
	}
	for _, name := range calls {
		call := instance.ExportedFunction(name)
		if call == nil {
			return nil, nil, errors.New("the module exports no " + name)
		}
		if _, err := call.Call(ctx); err != nil {
			return nil, nil, err
		}
	}
	globals = binary.AppendUvarint(nil, uint64(count))
	for k := range count {
		if globals, err = appendGlobal(globals, instance.ExportedGlobal(strconv.Itoa(k))); err != nil {
			return nil, nil, err
		}
	}
	all, _ := instance.Memory().Read(0, instance.Memory().Size())
	return bytes.Clone(all), globals, nil
}

// appendGlobal declares a variable that begins with the value of g.
func appendGlobal(b []byte, g api.Global) ([]byte, error) {
	const variable = 1
	switch g.Type() {
	case api.ValueTypeI32:
		b = appendSigned(append(b, g.Type(), variable, i32Const), int64(int32(g.Get())))
	case api.ValueTypeI64:
		b = appendSigned(append(b, g.Type(), variable, i64Const), int64(g.Get()))
	default:
		return nil, errModule // Go's linker makes none
	}
	return append(b, end), nil
}

// dataOf is the section of data that fills memory. Zeros are left out where there are many:
// each part costs some bytes, and the browser some time. The linker's own are a hundred
// thousand, which take a browser 40 ms.
func dataOf(memory []byte) []byte {
	const many = 64
	var parts []byte
	count := uint64(0)
	for at := skipZeros(memory, 0); at < len(memory); {
		stop := at
		next := at
		for next < len(memory) && next-stop < many {
			stop = next + 1
			next = skipZeros(memory, stop)
		}
		parts = append(appendSigned(append(parts, 0, i32Const), int64(at)), end)
		parts = binary.AppendUvarint(parts, uint64(stop-at))
		parts = append(parts, memory[at:stop]...)
		count++
		at = next
	}
	return append(binary.AppendUvarint(nil, count), parts...)
}

// skipZeros is the place of the first byte from at on that is not zero.
func skipZeros(memory []byte, at int) int {
	for at < len(memory) && memory[at] == 0 {
		at++
	}
	return at
}
