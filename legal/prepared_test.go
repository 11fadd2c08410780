package legal

import (
	"flag"
	"io/fs"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

var update = flag.Bool("update", false, "rewrite prepared.txt")

// loadAll reads every data file of the package.
func loadAll(fsys fs.FS) error {
	l, err := Load(fsys)
	if err != nil {
		return err
	}
	for _, law := range slices.Sorted(maps.Keys(l.amendments)) {
		if _, err := l.amendments[law](); err != nil {
			return err
		}
	}
	if _, err := loadGroups(fsys); err != nil {
		return err
	}
	if _, err := loadCapacities(fsys); err != nil {
		return err
	}
	if _, err = loadKinds(fsys); err != nil {
		return err
	}
	_, err = loadLines(fsys)
	return err
}

// What the program reads is what the data files say.
func TestPrepared(t *testing.T) {
	form, err := Prepare(data, loadAll)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("prepared.txt", []byte(form), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if form != prepared {
		t.Error("prepared.txt is not what the data files say: run go generate ./legal/...")
	}
	quick, err := Load(NewPrepared(data, prepared))
	if err != nil {
		t.Fatal(err)
	}
	slow, err := Load(data)
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range slow.statutes {
		if !reflect.DeepEqual(s, quick.statutes[i]) {
			t.Errorf("%s is read otherwise than it is written", s.ID)
		}
	}
	if !reflect.DeepEqual(slow.rules, quick.rules) || !reflect.DeepEqual(slow.grounds, quick.grounds) {
		t.Error("rules or grounds are read otherwise than they are written")
	}
}

// A changed file and a file without a form are parsed as YAML.
func TestPreparedStale(t *testing.T) {
	type file struct {
		Name    string
		Day     Date
		At      map[string]Place
		Refs    Refs
		No      *bool
		Nothing string
		List    []string
	}
	read := func(fsys fs.FS) (f file) {
		t.Helper()
		if err := ReadData(fsys, "a.yaml", &f); err != nil {
			t.Fatal(err)
		}
		return f
	}
	folder := func(name string) fstest.MapFS {
		return fstest.MapFS{"a.yaml": {Data: []byte("name: " + name +
			"\nday: 2026-01-01\nat: {x: 50¶1(5)}\nrefs: a/b c/d\nno: false\nlist: [\"\", 0]\n")}}
	}
	form, err := Prepare(folder("46"), func(fsys fs.FS) error { read(fsys); return nil })
	if err != nil {
		t.Fatal(err)
	}
	want := read(folder("46"))
	if got := read(NewPrepared(folder("46"), form)); !reflect.DeepEqual(got, want) || got.Name != "46" {
		t.Errorf("%+v, want %+v", got, want)
	}
	p := NewPrepared(folder("46"), form)
	if _, ok := p.find("a.yaml", folder("46")["a.yaml"].Data, reflect.TypeFor[file]()); !ok {
		t.Error("the form is not used")
	}
	type renamed struct {
		Name    string
		Day     Date
		Where   map[string]Place
		Refs    Refs
		No      *bool
		Nothing string
		List    []string
	}
	if _, ok := p.find("a.yaml", folder("46")["a.yaml"].Data, reflect.TypeFor[renamed]()); ok {
		t.Error("the form is used for a structure with another field")
	}
	if err := ReadData(p, "a.yaml", &renamed{}); err == nil {
		t.Error("a key that the structure has no longer is no error")
	}
	if got := read(NewPrepared(folder("47"), form)); got.Name != "47" {
		t.Errorf("what was changed is read as %q", got.Name)
	}
	if got := read(NewPrepared(folder("48"), "")); got.Name != "48" {
		t.Errorf("what has no form is read as %q", got.Name)
	}
}

// TestPrepare: what is read through ReadData is in the form, and is read from it as long as text
// and shape are the same; what a form cannot hold is an error.
func TestPrepare(t *testing.T) {
	files := fstest.MapFS{"a.yaml": {Data: []byte("甲: 1\n")}, "b.yaml": {Data: []byte("甲: \"a\\vb\"\n")}}
	var got map[string]int
	form, err := Prepare(files, func(fsys fs.FS) error { return ReadData(fsys, "a.yaml", &got) })
	if err != nil || got["甲"] != 1 || !strings.Contains(form, "a.yaml\n") {
		t.Fatalf("%q, %v", form, err)
	}
	other := strings.Replace(form, "\n甲\n1\n", "\n甲\n2\n", 1)
	for name, c := range map[string]struct {
		src  string
		want int
	}{"the text of the form": {"甲: 1\n", 2}, "another": {"甲: 3\n", 3}} {
		var got map[string]int
		if err := ReadData(NewPrepared(fstest.MapFS{"a.yaml": {Data: []byte(c.src)}}, other), "a.yaml",
			&got); err != nil || got["甲"] != c.want {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
	var words map[string]string
	if _, err := Prepare(files, func(fsys fs.FS) error { return ReadData(fsys, "b.yaml", &words) }); err == nil {
		t.Error("a vertical tab is prepared")
	}
	if _, err := Prepare(files, func(fsys fs.FS) error { return ReadData(fsys, "c.yaml", &words) }); err == nil {
		t.Error("what is not there is prepared")
	}
}
