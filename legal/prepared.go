package legal

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"io/fs"
	"strconv"
	"strings"
)

// Data files are written in YAML, for people. What they say reaches the program in a
// form made when they change (go generate), which is read in a tenth of the time:
// one line of JSON for each file, under its name and the checksum of its text. A file
// whose text has another checksum is read as it stands.

// Prepared is a folder of data files with the form made of them.
type Prepared struct {
	fs.FS
	form map[string]string // checksum and JSON, by name
}

// NewPrepared reads the form, which Prepare made.
func NewPrepared(files fs.FS, form string) Prepared {
	p := Prepared{files, map[string]string{}}
	for entry := range strings.SplitSeq(form, "\n\n") {
		if name, rest, ok := strings.Cut(entry, "\n"); ok {
			p.form[name] = rest
		}
	}
	return p
}

// ReadFile reads a file as it stands.
func (p Prepared) ReadFile(name string) ([]byte, error) { return fs.ReadFile(p.FS, name) }

// find returns the JSON of a file with that text, or "".
func (p Prepared) find(name string, src []byte) string {
	sum, form, _ := strings.Cut(p.form[name], "\n")
	if sum != checksum(src) {
		return ""
	}
	return form
}

func checksum(src []byte) string {
	return strconv.FormatUint(uint64(crc32.ChecksumIEEE(src)), 16)
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

// record adds one file: v is what it says.
func (r recording) record(name string, src []byte, v any) error {
	whole, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	var tree any
	if err := json.Unmarshal(whole, &tree); err != nil {
		return err
	}
	tree, _ = pruned(tree)
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(tree); err != nil {
		return err
	}
	fmt.Fprintf(r.form, "%s\n%s\n%s\n", name, checksum(src), line.String())
	return nil
}

// pruned drops the keys of an object whose values say nothing.
func pruned(v any) (_ any, says bool) {
	switch v := v.(type) {
	case map[string]any:
		for key, x := range v {
			if x, says := pruned(x); says {
				v[key] = x
			} else {
				delete(v, key)
			}
		}
		return v, true
	case []any:
		for i := range v {
			v[i], _ = pruned(v[i])
		}
		return v, len(v) > 0
	case nil:
		return v, false
	}
	return v, v != "" // a flag that is false, or a zero, may have been given
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
		if form := p.find(name, src); form != "" {
			return json.Unmarshal([]byte(form), into)
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
