package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var errFault = errors.New("fault")

// faulty fails the n-th use of the file system, and no other; it counts in used.
func faulty(n int, used *int) func() error {
	return func() error {
		if *used++; *used == n {
			return errFault
		}
		return nil
	}
}

// disturbed publishes a run while the n-th use of the file system fails, from the opening of
// the folder to its closing. It reports whether there were so many.
func disturbed(t testing.TB, dir string, r Run, n int) (bool, error) {
	t.Helper()
	used := 0
	o, err := open(dir, "", faulty(n, &used))
	if err == nil {
		_, err = o.Publish("案件", r)
		err = errors.Join(err, o.Close())
	}
	return used >= n, err
}

// copied is a folder with the same in it.
func copied(t testing.TB, dir string) string {
	t.Helper()
	out := t.TempDir()
	must(t, os.CopyFS(out, os.DirFS(dir)))
	return out
}

// folder is a case's folder as two runs leave it: with letters, one put aside, and files of
// the user's own, one of them where the program puts things aside.
func folder(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	publish(t, dir, run("丁=older"))
	publish(t, dir, run("甲=old", "乙=old"))
	change(t, filepath.Join(dir, "案件"), map[string]string{"证据/图.jpg": "mine", "旧/笔记.txt": "mine",
		"02-乙-投诉书.txt": "edited"})
	return dir
}

// TestFaults fails every single use of the file system, from opening to closing, while a
// folder is replaced. Each fault is told; the folder is the old one or the new one, whole,
// at the latest when it is opened again; and a second attempt ends in the new one.
func TestFaults(t *testing.T) {
	second := run("甲=new", "丙=new")
	before := folder(t)
	dir := copied(t, before)
	publish(t, dir, second)
	old, done := tree(t, before), tree(t, dir)
	for n := 1; ; n++ {
		dir := copied(t, before)
		reached, err := disturbed(t, dir, second, n)
		if !reached {
			break
		}
		if !errors.Is(err, errFault) {
			t.Errorf("use %d failed, and what is told is: %v", n, err)
		}
		must(t, openDir(t, dir, "another").Close())
		got := tree(t, dir)
		if diff := cmp.Diff(done, got); diff != "" && cmp.Diff(old, got) != "" {
			t.Errorf("use %d failed: neither old nor new:\n%s", n, diff)
		}
		publish(t, dir, second)
		if diff := cmp.Diff(done, tree(t, dir)); diff != "" {
			t.Errorf("use %d failed, and done again:\n%s", n, diff)
		}
	}
}

// TestFaultsOfRecovery fails every use while a folder is opened in which a process was
// stopped. Nothing is lost by that: the one that opens it next puts it right.
func TestFaultsOfRecovery(t *testing.T) {
	second := run("甲=new", "丙=new")
	before := folder(t)
	seen := map[string]bool{}
	for stop := 1; ; stop++ {
		left := copied(t, before)
		if !stopped(t, left, second, stop) {
			break
		}
		if is := journal(tree(t, left)); !seen[is] {
			seen[is] = true
			recoverWithFaults(t, fmt.Sprintf("stopped at %d", stop), left, stop%5+1)
		}
	}
	if len(seen) < 8 {
		t.Errorf("%d states", len(seen))
	}
}

// journal are the names in the dot-folders, but for what is only being gathered.
func journal(tree map[string]string) string {
	var out []string
	for name := range tree {
		if _, inside, _ := strings.Cut(name, "/"); strings.HasPrefix(name, statePrefix) &&
			!strings.HasPrefix(inside, stageName) {
			out = append(out, inside)
		}
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

// recoverWithFaults opens what a stopped process left, with every fifth use failing once:
// the states that follow each other differ little.
func recoverWithFaults(t *testing.T, name, left string, first int) {
	var want map[string]string
	for n := first - 5; ; n += 5 {
		used := 0
		dir := copied(t, left)
		o, err := open(dir, "another", faulty(n, &used))
		if err == nil {
			err = o.Close()
		}
		if n <= 0 { // no use fails
			must(t, err)
			want = tree(t, dir)
			continue
		}
		if used < n {
			return
		}
		if !errors.Is(err, errFault) {
			t.Errorf("%s, and use %d failed: %v", name, n, err)
		}
		must(t, openDir(t, dir, "another").Close())
		if diff := cmp.Diff(want, tree(t, dir)); diff != "" {
			t.Errorf("%s, and use %d failed:\n%s", name, n, diff)
		}
	}
}

// TestFaultsOfFiles: what a fault makes of the other uses of a folder is told.
func TestFaultsOfFiles(t *testing.T) {
	for name, use := range map[string]func(o *Dir) error{
		"Stat":      func(o *Dir) error { _, err := o.Stat("a"); return err },
		"ReadFile":  func(o *Dir) error { _, err := o.ReadFile("a"); return err },
		"Remove":    func(o *Dir) error { return o.Remove("a") },
		"WriteFile": func(o *Dir) error { return o.WriteFile("a", []byte("new")) },
		"Names":     func(o *Dir) error { _, err := o.Names(); return err },
		"Append": func(o *Dir) error {
			f, err := o.Append("a")
			if err == nil {
				_, err = fmt.Fprint(f, "new")
				err = errors.Join(err, f.Close())
			}
			return err
		},
		"Alone": func(o *Dir) error { return o.Alone(func() error { return nil }) },
	} {
		for n := 1; ; n++ {
			dir := t.TempDir()
			must(t, os.WriteFile(filepath.Join(dir, "a"), []byte("old"), 0o600))
			o := openDir(t, dir, "test")
			used := 0
			o.Before = faulty(n, &used)
			err := use(o)
			o.Before = nil
			must(t, o.Close())
			if used < n {
				must(t, err)
				break
			}
			if !errors.Is(err, errFault) {
				t.Errorf("%s: use %d failed, and what is told is: %v", name, n, err)
			}
			if diff := cmp.Diff(map[string]string{"a": "old"}, tree(t, dir)); diff != "" {
				t.Errorf("%s: use %d failed:\n%s", name, n, diff)
			}
		}
	}
}

// TestKindsOfFault: which errors of the system mean what.
func TestKindsOfFault(t *testing.T) {
	for err, full := range map[error]bool{syscall.ENOSPC: true, syscall.EIO: false, errFault: false, nil: false} {
		wrapped := err
		if err != nil {
			wrapped = fmt.Errorf("a.docx: %w", err)
		}
		if got := IsDiskFull(wrapped); got != full {
			t.Errorf("disk full: %v is %t", err, got)
		}
	}
	if IsOpenElsewhere(errFault) || IsOpenElsewhere(nil) {
		t.Error("what is no fault of another program is taken for one")
	}
}

// TestModes: nobody else may look into what is written.
func TestModes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "新", "输出")
	o := openDir(t, dir, "test")
	_, err := o.Publish("案件", run("甲=1"))
	must(t, errors.Join(err, o.WriteFile("a", nil)))
	f, err := o.Append("b")
	must(t, err)
	must(t, f.Close())
	must(t, filepath.WalkDir(filepath.Dir(dir), func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		want := fs.FileMode(0o600)
		if d.IsDir() {
			want = 0o700
		}
		if err == nil && info.Mode().Perm() != want {
			t.Errorf("%s: %v", name, info.Mode())
		}
		return err
	}))
	must(t, o.Close())
}

// TestOpenWhere: what cannot be a folder, or not be gone into, is told.
func TestOpenWhere(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a")
	must(t, os.WriteFile(file, nil, 0o600))
	for _, dir := range []string{file, filepath.Join(file, "b"), ""} {
		_, err := Open(dir, "test")
		if told := (*fs.PathError)(nil); !errors.As(err, &told) || told.Op != "mkdir" {
			t.Errorf("%q: %v", dir, err)
		}
	}
}

// TestRecover writes out what is made of each state that a stopped process may leave, of
// two folders at once.
func TestRecover(t *testing.T) {
	manifest := run("甲=1").Manifest
	letter, list := "/01-甲-投诉书.txt", string(manifest.Lines())
	const new, swap, old = ".tousu-1/new/", ".tousu-1/swap/", ".tousu-1/old/"
	for _, c := range []struct {
		name       string
		left, want map[string]string // of the folder C, and so of D
	}{
		{"gathered", map[string]string{new + "C/a": "new", "C/b": "mine"}, map[string]string{"C/b": "mine"}},
		{"about to appear", map[string]string{swap + "C/a": "new"}, map[string]string{"C/a": "new"}},
		{"about to replace", map[string]string{swap + "C/a": "new", "C/b": "mine"},
			map[string]string{"C/a": "new", "C/b": "mine"}},
		{"half replaced", map[string]string{swap + "C/a": "new", old + "C/b": "mine"},
			map[string]string{"C/a": "new", "C/b": "mine"}},
		{"replaced", map[string]string{"C/a": "new", old + "C/b": "mine"},
			map[string]string{"C/a": "new", "C/b": "mine"}},
		{"lost in a power cut", map[string]string{old + "C/b": "mine"}, map[string]string{"C/b": "mine"}},
		{
			"made anew by somebody", map[string]string{"C/c": "anew", swap + "C/a": "new", old + "C/b": "mine"},
			map[string]string{"C/c": "anew", "C/b": "mine"},
		},
		{
			"replaced, with one file more of the same name",
			map[string]string{"C/b": "new", old + "C/b": "mine", old + "C/旧/b": "older"},
			map[string]string{"C/b": "new", "C/旧/b": "older", "C/旧/b（2）": "mine"},
		},
		{
			"replaced, with a folder of a letter's name", map[string]string{
				"C" + letter: "1", "C/" + ManifestName: list, old + "C" + letter + "/b": "mine",
				old + "C/" + ManifestName: list,
			},
			map[string]string{"C" + letter: "1", "C/旧" + letter + "/b": "mine"},
		},
	} {
		dir := t.TempDir()
		for _, name := range []string{new, swap, old} {
			must(t, os.MkdirAll(filepath.Join(dir, name), 0o700))
		}
		change(t, dir, map[string]string{".tousu-1/lock": mark})
		want := map[string]string{}
		for _, folder := range []string{"C", "D"} {
			as := func(name string) string { return strings.Replace(name, "C/", folder+"/", 1) }
			for name, data := range c.left {
				change(t, dir, map[string]string{as(name): data})
			}
			for name, data := range c.want {
				want[as(name)] = data
			}
		}
		must(t, openDir(t, dir, "").Close())
		if diff := cmp.Diff(want, without(tree(t, dir))); diff != "" {
			t.Errorf("%s:\n%s", c.name, diff)
		}
	}
}

// TestOurs: which dot-folders are the program's to clear.
func TestOurs(t *testing.T) {
	for _, c := range []struct {
		left map[string]string
		ours bool
	}{
		{map[string]string{"lock": mark, "new/a": "x"}, true},
		{map[string]string{"lock": "\x00"}, false},
		{map[string]string{"lock": "tousu"}, false},
		{map[string]string{"a": "x"}, false},
		{map[string]string{"a": "x", "b": "x"}, false},
	} {
		dir := t.TempDir()
		for name, data := range c.left {
			change(t, dir, map[string]string{statePrefix + "1/" + name: data})
		}
		must(t, openDir(t, dir, "").Close())
		if left := tree(t, dir); (len(left) == 0) != c.ours {
			t.Errorf("of %v is left: %v", c.left, left)
		}
	}
	for lock, more := range map[string]string{"alone": "", "with others": "b"} { // an empty lock
		dir := t.TempDir()
		must(t, os.MkdirAll(filepath.Join(dir, statePrefix+"1", more), 0o700))
		must(t, os.WriteFile(filepath.Join(dir, statePrefix+"1", "lock"), nil, 0o600))
		must(t, openDir(t, dir, "").Close())
		if left := tree(t, dir); (len(left) == 0) != (more == "") {
			t.Errorf("of an empty lock %s is left: %v", lock, left)
		}
	}
	dir := t.TempDir()
	change(t, dir, map[string]string{statePrefix + "a file": "mine"})
	must(t, openDir(t, dir, "").Close())
	if left := tree(t, dir); len(left) != 1 {
		t.Error("a file of the user's own is gone")
	}
}

// TestMessages: what is in the way is named with its place.
func TestMessages(t *testing.T) {
	for err, want := range map[error]string{
		&BusyError{"输出"}:                          "输出 正由另一个 tousu 写入",
		&OccupiedError{"输出/案件"}:                   "输出/案件 是一个文件，不是文件夹",
		&EditedError{"输出/案件", []string{"甲", "乙"}}: "输出/案件 里有改动过的文件：甲、乙",
	} {
		if got := err.Error(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	dir := t.TempDir()
	o := openDir(t, dir, "甲")
	if o.Path("a") != filepath.Join(dir, "a") || o.state != ".tousu-甲" {
		t.Error(o.Path("a"), o.state)
	}
	must(t, o.Close())
}
