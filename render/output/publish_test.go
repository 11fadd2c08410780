package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tree reads every file below dir.
func tree(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		out[filepath.ToSlash(rel)] = string(src)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func folder(letters ...string) []File {
	m := `{"letters": [`
	var files []File
	for i, l := range letters {
		name, data, _ := strings.Cut(l, "=")
		if i > 0 {
			m += ","
		}
		m += `{"file": "` + name + `"}`
		files = append(files, File{name, []byte(data)})
	}
	return append([]File{{ManifestName, []byte(m + "]}")}}, files...)
}

func open(t testing.TB, dir, name string) *Dir {
	t.Helper()
	o, err := Open(dir, name)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// publishOnce opens the folder, publishes and closes.
func publishOnce(t testing.TB, dir string, files []File, replace bool) error {
	t.Helper()
	o := open(t, dir, "")
	return errors.Join(o.Publish("案件", files, replace), o.Close())
}

// TestPublishStopped stops the process at every change of the file system while
// it replaces a folder that holds a file of the user's own. The next start ends
// in the old folder or the new one, whole.
func TestPublishStopped(t *testing.T) {
	earlier, later := folder("01-甲-投诉书.txt=old", "02-乙-举报信.txt=old"), folder("01-甲-投诉书.txt=new")
	var trees [2]map[string]string
	for i := range trees {
		dir := t.TempDir()
		must(t, publishOnce(t, dir, earlier, false))
		must(t, os.WriteFile(filepath.Join(dir, "案件", "我的证据.jpg"), []byte("mine"), 0o600))
		if i == 1 {
			must(t, publishOnce(t, dir, later, true))
		}
		trees[i] = tree(t, dir)
	}
	seen := map[bool]bool{}
	for stop := 1; ; stop++ {
		dir := t.TempDir()
		must(t, publishOnce(t, dir, earlier, false))
		must(t, os.WriteFile(filepath.Join(dir, "案件", "我的证据.jpg"), []byte("mine"), 0o600))
		if !stopped(t, dir, later, stop) {
			break
		}
		must(t, open(t, dir, "other").Close())
		got := tree(t, dir)
		done := cmp.Diff(trees[1], got) == ""
		if !done && cmp.Diff(trees[0], got) != "" {
			t.Errorf("stopped at change %d: neither old nor new:\n%s", stop, cmp.Diff(trees[1], got))
		}
		seen[done] = true
		must(t, publishOnce(t, dir, later, true))
		if diff := cmp.Diff(trees[1], tree(t, dir)); diff != "" {
			t.Errorf("stopped at change %d and done again:\n%s", stop, diff)
		}
	}
	if !seen[true] || !seen[false] {
		t.Errorf("no stop lay on either side of the decision: %v", seen)
	}
}

// stopped publishes and stops before the n-th change, as a killed process would:
// nothing is cleaned up, but its lock is gone. It reports whether there were so
// many.
func stopped(t testing.TB, dir string, files []File, n int) (stop bool) {
	o := open(t, dir, "")
	defer o.lock.Close()
	o.Before = func() {
		if n--; n == 0 {
			panic(stopHere)
		}
	}
	defer func() {
		if r := recover(); r != nil && r != any(stopHere) {
			panic(r)
		} else if r != nil {
			stop = true
		}
	}()
	must(t, o.Publish("案件", files, true))
	return false
}

const stopHere = "stop here"

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestPublishRefused: what stands in the way is named, and nothing is changed.
func TestPublishRefused(t *testing.T) {
	dir := t.TempDir()
	must(t, publishOnce(t, dir, folder("01-甲-投诉书.txt=a"), false))
	before := tree(t, dir)
	var exists *ExistsError
	if err := publishOnce(t, dir, folder("01-甲-投诉书.txt=b"), false); !errors.As(err, &exists) || exists.Path != filepath.Join(dir, "案件", ManifestName) {
		t.Errorf("got %v", err)
	}
	if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
		t.Error(diff)
	}
	must(t, os.RemoveAll(filepath.Join(dir, "案件")))
	must(t, os.WriteFile(filepath.Join(dir, "案件"), []byte("mine"), 0o600))
	if err := publishOnce(t, dir, folder("01-甲-投诉书.txt=b"), true); !errors.As(err, &exists) {
		t.Errorf("a file in the folder's place: %v", err)
	}
	if diff := cmp.Diff(map[string]string{"案件": "mine"}, tree(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// TestPublishStaysInside: no name leads out of the output folder.
func TestPublishStaysInside(t *testing.T) {
	for _, name := range []string{"../x", "/x", "a/../../x"} {
		o := open(t, filepath.Join(t.TempDir(), "out"), "")
		if err := o.Publish(name, folder("01-甲.txt=a"), true); err == nil {
			t.Errorf("%s was written", name)
		}
		must(t, o.Close())
	}
	dir := t.TempDir()
	outside := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, "案件")); err != nil {
		t.Skipf("this user may make no symbolic link, so there is none to follow: %v", err)
	}
	if err := publishOnce(t, dir, folder("01-甲.txt=a"), true); err == nil {
		t.Error("written through a link")
	}
	if left := tree(t, outside); len(left) > 0 {
		t.Errorf("outside: %v", left)
	}
}

// TestOutputBusy: of two processes with one name, one waits; a dot-folder at work
// is not taken for one left behind.
func TestOutputBusy(t *testing.T) {
	dir := t.TempDir()
	first := open(t, dir, "batch")
	var busy *BusyError
	if _, err := Open(dir, "batch"); !errors.As(err, &busy) {
		t.Errorf("got %v", err)
	}
	second := open(t, dir, "batch-1-2")
	must(t, first.Publish("案件", folder("01-甲.txt=a"), false))
	must(t, second.Publish("另案", folder("01-甲.txt=a"), false))
	must(t, first.Close())
	must(t, second.Close())
	if got := tree(t, dir); len(got) != 4 {
		t.Errorf("%v", got)
	}
	info, err := os.Stat(filepath.Join(dir, "案件"))
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("%v %v", info.Mode(), err)
	}
}
