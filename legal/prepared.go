package legal

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"reflect"
	"strconv"
	"strings"
	"sync"
)

// Data files are written in YAML, for people. The program reads them in a form that go generate
// makes when they change, in a fiftieth of the time. The form of each file is stored under its
// name, with the checksums of its text and of the shape of the Go value. A file whose text or shape
// has changed since is parsed as YAML.

// Prepared is a folder of data files with their prepared form.
type Prepared struct {
	fs.FS
	form map[string]string // checksums and form, by name
}

// formEnd ends the form of a file: no line of a form begins with it.
const formEnd = "\f\n"

// NewPrepared returns files with the form that Prepare made of them.
func NewPrepared(files fs.FS, form string) Prepared {
	p := Prepared{files, map[string]string{}}
	for entry := range strings.SplitSeq(form, formEnd) {
		if name, rest, ok := strings.Cut(entry, "\n"); ok {
			p.form[name] = rest
		}
	}
	return p
}

// ReadFile reads the file itself, not its form.
func (p Prepared) ReadFile(name string) ([]byte, error) { return fs.ReadFile(p.FS, name) }

// ReadText reads a text file and copies it only once: the texts of the law are the larger part of
// what the program holds when it starts.
func ReadText(fsys fs.FS, name string) (string, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	var b strings.Builder
	if info, err := f.Stat(); err == nil {
		b.Grow(int(info.Size()))
	}
	buf := chunks.Get().(*[chunk]byte)
	defer chunks.Put(buf)
	// Only a Writer and only a Reader, since either type might otherwise use a buffer of its own.
	_, err = io.CopyBuffer(struct{ io.Writer }{&b}, struct{ io.Reader }{f}, buf[:])
	return b.String(), err
}

// chunk is how many bytes of a text are read at once.
const chunk = 16 << 10

var chunks = sync.Pool{New: func() any { return new([chunk]byte) }}

// find returns the form of a file with that text for a value of type t.
func (p Prepared) find(name string, src []byte, t reflect.Type) (form string, found bool) {
	sums, form, _ := strings.Cut(p.form[name], "\n")
	return form, sums != "" && sums == checksums(src, t)
}

// checksums returns the checksums of a text and of the shape of t.
func checksums(src []byte, t reflect.Type) string {
	text := strconv.FormatUint(uint64(crc32.ChecksumIEEE(src)), 16)
	return text + " " + strconv.FormatUint(uint64(shape(t)), 16)
}

// recording is a folder that records the form of its files while they are read.
type recording struct {
	fs.FS
	form *strings.Builder
}

// Prepare returns the form of what load reads through ReadData, in that order.
func Prepare(files fs.FS, load func(fs.FS) error) (string, error) {
	var form strings.Builder
	err := load(recording{files, &form})
	return form.String(), err
}

// record adds the form of one file, whose content is in the value that into points to.
func (r recording) record(name string, src []byte, into any) error {
	v := reflect.ValueOf(into).Elem()
	var form bytes.Buffer
	if err := writeForm(&form, v); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	fmt.Fprintf(r.form, "%s\n%s\n%s%s", name, checksums(src, v.Type()), form.String(), formEnd)
	return nil
}

// ReadData reads a data file strictly: an unknown key is an error.
func ReadData(fsys fs.FS, name string, into any) error {
	src, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	return decodeData(fsys, name, src, into)
}

// decodeData decodes the text of a data file, or of the front matter of one.
func decodeData(fsys fs.FS, name string, src []byte, into any) error {
	if p, ok := fsys.(Prepared); ok {
		if form, ok := p.find(name, src, reflect.TypeOf(into).Elem()); ok {
			return readForm(form, into)
		}
	}
	if err := decodeYAML(src, into); err != nil {
		return err
	}
	if r, ok := fsys.(recording); ok {
		return r.record(name, src, into)
	}
	return nil
}
