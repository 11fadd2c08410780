package legal

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"
)

// TestUnreadable: a data file that is missing or not YAML is an error of its loader, and nothing is
// loaded without it.
func TestUnreadable(t *testing.T) {
	load := func(fsys fs.FS) error { _, err := Load(fsys); return err }
	for file, load := range map[string]func(fs.FS) error{
		"rules.yaml": load, "grounds.yaml": load, "titles.txt": load, "statutes/csl/2026-01-01.md": load,
		"capacities.yaml": func(fsys fs.FS) error { _, err := loadCapacities(fsys); return err },
		"groups.yaml":     func(fsys fs.FS) error { _, err := loadGroups(fsys); return err },
		"kinds.yaml":      func(fsys fs.FS) error { _, err := loadKinds(fsys); return err },
		"periods.yaml":    func(fsys fs.FS) error { _, err := loadLines(fsys); return err },
	} {
		if err := load(NewPrepared(broken{file}, prepared)); !errors.Is(err, fs.ErrPermission) {
			t.Errorf("%s cannot be opened: %v", file, err)
		}
		if err := load(overlaid(file, "\t- [a: b\n")); err == nil {
			t.Errorf("%s is no YAML, and is taken", file)
		}
	}
}

// TestEmbedded: faulty data panic and are not taken for empty.
func TestEmbedded(t *testing.T) {
	if got := embedded("data", func(fs.FS) (int, error) { return 7, nil })(); got != 7 {
		t.Errorf("%d", got)
	}
	src, err := fs.ReadFile(data, "amendments/csl/2026-01-01.yaml")
	if err != nil {
		t.Fatal(err)
	}
	l, err := Load(overlaid("amendments/csl/2026-01-01.yaml", string(src)+"more: 1\n"))
	if err != nil {
		t.Fatal(err)
	}
	for name, load := range map[string]func(){
		"no data":        func() { embedded("data", func(fs.FS) (int, error) { return 0, fs.ErrNotExist })() },
		"a map at fault": func() { l.AmendmentTo(l.byID["csl"].Latest()) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Error(name)
				}
			}()
			load()
		}()
	}
}

// broken is the embedded data with one file that cannot be opened.
type broken struct{ name string }

func (b broken) Open(name string) (fs.File, error) {
	if name == b.name {
		return nil, fs.ErrPermission
	}
	return data.Open(name)
}

// TestReadText: a text is read whole, and one that breaks off is an error.
func TestReadText(t *testing.T) {
	for _, n := range []int{0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk} {
		text := string(make([]byte, n))
		if got, err := ReadText(fstest.MapFS{"a": {Data: []byte(text)}}, "a"); got != text || err != nil {
			t.Errorf("%d bytes of %d: %v", len(got), n, err)
		}
	}
	if _, err := ReadText(fstest.MapFS{"a/b": {}}, "a"); err == nil {
		t.Error("a folder is read")
	}
}
