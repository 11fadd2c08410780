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

// Data files are written in YAML, for people. What they say reaches the program in a
// form made when they change (go generate), which is read in a fiftieth of the time: of
// each file, under its name and the checksums of its text and of the shape of what holds
// it. A file whose text or shape has changed is read as it stands.

// Prepared is a folder of data files with the form made of them.
type Prepared struct {
	fs.FS
	form map[string]string // checksums and form, by name
}

// formEnd ends the form of a file: no line of one begins so.
const formEnd = "\f\n"

// NewPrepared reads the form, which Prepare made.
func NewPrepared(files fs.FS, form string) Prepared {
	p := Prepared{files, map[string]string{}}
	for entry := range strings.SplitSeq(form, formEnd) {
		if name, rest, ok := strings.Cut(entry, "\n"); ok {
			p.form[name] = rest
		}
	}
	return p
}

// ReadFile reads a file as it stands.
func (p Prepared) ReadFile(name string) ([]byte, error) { return fs.ReadFile(p.FS, name) }

// ReadText reads a text file with one copy of it made: the texts of the law are the greater
// part of what the program holds when it starts.
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
	// A Writer alone and a Reader alone: either might bring a buffer of its own.
	_, err = io.CopyBuffer(struct{ io.Writer }{&b}, struct{ io.Reader }{f}, buf[:])
	return b.String(), err
}

// chunk is how many bytes of a text are read at once.
const chunk = 16 << 10

var chunks = sync.Pool{New: func() any { return new([chunk]byte) }}

// find returns the form of a file with that text in a value of the type.
func (p Prepared) find(name string, src []byte, t reflect.Type) (form string, found bool) {
	sums, form, _ := strings.Cut(p.form[name], "\n")
	return form, sums != "" && sums == checksums(src, t)
}

// checksums are those of a text and of the shape that holds it.
func checksums(src []byte, t reflect.Type) string {
	text := strconv.FormatUint(uint64(crc32.ChecksumIEEE(src)), 16)
	return text + " " + strconv.FormatUint(uint64(shape(t)), 16)
}

// recording is a folder whose files are prepared while they are read.
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

// record adds one file: what into points to is what it says.
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

// decodeData reads the text of a data file, or of the head of one.
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
