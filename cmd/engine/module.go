//go:build !wasip1

package main

import (
	"bytes"
	"encoding/binary"
)

// The binary format of modules: WebAssembly core specification, chapter 5.
const (
	header   = "\x00asm\x01\x00\x00\x00" // its name, and the version of the format
	pageSize = 1 << 16                   // the unit of memory, in bytes

	customSection = 0
	memorySection = 5
	globalSection = 6
	exportSection = 7
	dataSection   = 11
	countSection  = 12

	exportedGlobal = 0x03
	i32Const       = 0x41
	i64Const       = 0x42
	end            = 0x0b
)

// module is a module of WebAssembly by its sections.
type module []section

type section struct {
	id   byte
	body []byte
}

func parseModule(wasm []byte) (module, error) {
	rest, found := bytes.CutPrefix(wasm, []byte(header))
	if !found {
		return nil, errModule
	}
	var m module
	for len(rest) > 0 {
		size, n := binary.Uvarint(rest[1:])
		if n <= 0 || uint64(len(rest)-1-n) < size {
			return nil, errModule
		}
		stop := 1 + n + int(size)
		m = append(m, section{rest[0], rest[1+n : stop]})
		rest = rest[stop:]
	}
	return m, nil
}

// section is the body of the first section of that kind; nil if there is none.
func (m module) section(id byte) []byte {
	for _, s := range m {
		if s.id == id {
			return s.body
		}
	}
	return nil
}

// with is the module with other bodies of sections that it has; a nil body takes them out.
func (m module) with(bodies map[byte][]byte) module {
	var out module
	for _, s := range m {
		body, other := bodies[s.id]
		if !other {
			body = s.body
		}
		if body != nil {
			out = append(out, section{s.id, body})
		}
	}
	return out
}

func (m module) bytes() []byte {
	out := []byte(header)
	for _, s := range m {
		out = binary.AppendUvarint(append(out, s.id), uint64(len(s.body)))
		out = append(out, s.body...)
	}
	return out
}

// appendSigned appends v as LEB128 with a sign.
func appendSigned(b []byte, v int64) []byte {
	for {
		low := byte(v & 0x7f)
		v >>= 7
		if sign := low&0x40 != 0; v == 0 && !sign || v == -1 && sign {
			return append(b, low)
		}
		b = append(b, low|0x80)
	}
}
