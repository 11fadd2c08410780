package legal

import (
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"maps"
	"math/bits"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// The form of prepared data is made to be read at every start of the program: fields by position,
// not by name, and only those that are set; each scalar on a line of its own; every string a
// substring of the form, so that no text is copied. In return, a value read from the form keeps it
// in memory.

// lineEnd replaces a line end within a text.
const lineEnd = "\v"

// writeForm appends the form of v to b.
func writeForm(b *bytes.Buffer, v reflect.Value) error {
	switch v.Kind() {
	case reflect.Bool:
		writeLine(b, strconv.FormatBool(v.Bool()))
	case reflect.Int, reflect.Int64:
		writeLine(b, strconv.FormatInt(v.Int(), 10))
	case reflect.String:
		if strings.Contains(v.String(), lineEnd) {
			return errors.New("a vertical tab cannot be prepared")
		}
		writeLine(b, strings.ReplaceAll(v.String(), "\n", lineEnd))
	case reflect.Pointer:
		writeLine(b, strconv.FormatBool(!v.IsNil()))
		if !v.IsNil() {
			return writeForm(b, v.Elem())
		}
	case reflect.Slice:
		return writeSlice(b, v)
	case reflect.Map:
		return writeMap(b, v)
	case reflect.Struct:
		return writeStruct(b, v)
	default:
		return fmt.Errorf("a %s cannot be prepared", v.Type())
	}
	return nil
}

func writeLine(b *bytes.Buffer, s string) {
	b.WriteString(s)
	b.WriteByte('\n')
}

// none is written as the length of a nil slice or map.
const none = "-"

func writeSlice(b *bytes.Buffer, v reflect.Value) error {
	if v.IsNil() {
		writeLine(b, none)
		return nil
	}
	writeLine(b, strconv.Itoa(v.Len()))
	for i := range v.Len() {
		if err := writeForm(b, v.Index(i)); err != nil {
			return err
		}
	}
	return nil
}

func writeMap(b *bytes.Buffer, v reflect.Value) error {
	if v.IsNil() {
		writeLine(b, none)
		return nil
	}
	if v.Type().Key().Kind() != reflect.String {
		return fmt.Errorf("a %s cannot be prepared", v.Type())
	}
	writeLine(b, strconv.Itoa(v.Len()))
	byName := map[string]reflect.Value{}
	for _, key := range v.MapKeys() {
		byName[key.String()] = key
	}
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		if err := errors.Join(writeForm(b, byName[name]), writeForm(b, v.MapIndex(byName[name]))); err != nil {
			return err
		}
	}
	return nil
}

// writeStruct writes which fields are set, as a bit set, and then those fields.
func writeStruct(b *bytes.Buffer, v reflect.Value) error {
	if v.NumField() > 64 {
		return fmt.Errorf("a %s has more than 64 fields", v.Type())
	}
	var set uint64
	for i := range v.NumField() {
		if v.Field(i).IsZero() {
			continue
		}
		if !v.Type().Field(i).IsExported() {
			return fmt.Errorf("%s.%s cannot be prepared", v.Type(), v.Type().Field(i).Name)
		}
		set |= 1 << i
	}
	writeLine(b, strconv.FormatUint(set, 16))
	for ; set != 0; set &= set - 1 {
		if err := writeForm(b, v.Field(bits.TrailingZeros64(set))); err != nil {
			return err
		}
	}
	return nil
}

// formReader reads a form from the start.
type formReader struct{ rest string }

var errForm = errors.New("the prepared form is damaged")

// readForm reads v from the form, which must hold nothing else.
func readForm(form string, v any) error {
	r := formReader{form}
	if err := r.read(reflect.ValueOf(v).Elem()); err != nil {
		return err
	}
	if r.rest != "" {
		return errForm
	}
	return nil
}

func (r *formReader) line() string {
	line, rest, found := strings.Cut(r.rest, "\n")
	if !found {
		r.rest = none // no number, so later reads fail; and readForm sees a rest
		return none
	}
	r.rest = rest
	return line
}

func (r *formReader) read(v reflect.Value) error {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(r.line() == "true")
	case reflect.Int, reflect.Int64:
		n, err := strconv.Atoi(r.line())
		v.SetInt(int64(n))
		return err
	case reflect.String:
		v.SetString(r.text())
	case reflect.Pointer:
		if r.line() == "true" {
			v.Set(reflect.New(v.Type().Elem()))
			return r.read(v.Elem())
		}
	case reflect.Slice:
		return r.slice(v)
	case reflect.Map:
		return r.entries(v)
	case reflect.Struct:
		return r.fields(v)
	default:
		return errForm
	}
	return nil
}

func (r *formReader) text() string {
	s := r.line()
	if strings.Contains(s, lineEnd) {
		return strings.ReplaceAll(s, lineEnd, "\n")
	}
	return s
}

// size reads the length of a list. Every element takes at least one byte, so a length beyond what
// is left of the form is an error.
func (r *formReader) size() (n int, there bool, err error) {
	s := r.line()
	if s == none {
		return 0, false, nil
	}
	n, err = strconv.Atoi(s)
	if n < 0 || n > len(r.rest) {
		return 0, false, errForm
	}
	return n, true, err
}

func (r *formReader) slice(v reflect.Value) error {
	n, there, err := r.size()
	if err != nil || !there {
		return err
	}
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	for i := range n {
		if err := r.read(v.Index(i)); err != nil {
			return err
		}
	}
	return nil
}

func (r *formReader) entries(v reflect.Value) error {
	n, there, err := r.size()
	if err != nil || !there {
		return err
	}
	v.Set(reflect.MakeMapWithSize(v.Type(), n))
	key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
	for range n {
		value.SetZero()
		if err := errors.Join(r.read(key), r.read(value)); err != nil {
			return err
		}
		v.SetMapIndex(key, value)
	}
	return nil
}

func (r *formReader) fields(v reflect.Value) error {
	set, err := strconv.ParseUint(r.line(), 16, 64)
	if err != nil || bits.Len64(set) > v.NumField() {
		return errForm
	}
	for ; set != 0; set &= set - 1 {
		if err := r.read(v.Field(bits.TrailingZeros64(set))); err != nil {
			return err
		}
	}
	return nil
}

var shapes sync.Map // by reflect.Type

// shape returns a checksum of the names and types of all that a value of the type holds. A form
// made from another shape is not read.
func shape(t reflect.Type) uint32 {
	if known, ok := shapes.Load(t); ok {
		return known.(uint32)
	}
	var b strings.Builder
	describe(&b, t)
	sum := crc32.ChecksumIEEE([]byte(b.String()))
	shapes.Store(t, sum)
	return sum
}

func describe(b *strings.Builder, t reflect.Type) {
	b.WriteString(t.Kind().String())
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		describe(b, t.Elem())
	case reflect.Map:
		describe(b, t.Key())
		describe(b, t.Elem())
	case reflect.Struct:
		b.WriteByte('{')
		for i := range t.NumField() {
			f := t.Field(i)
			b.WriteString(f.Name)
			if f.IsExported() {
				describe(b, f.Type)
			}
			b.WriteByte(';')
		}
		b.WriteByte('}')
	}
}
