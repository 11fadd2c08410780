package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
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

// run is a run of letters, each slug=text; the slug is in the file's name too.
func run(letters ...string) Run {
	var r Run
	for i, l := range letters {
		slug, data, _ := strings.Cut(l, "=")
		f := File{fmt.Sprintf("%02d-%s-投诉书.txt", i+1, slug), []byte(data)}
		r.Manifest.Add(f, slug, "letter", nil)
		r.Files = append(r.Files, f)
	}
	return r
}

func openDir(t testing.TB, dir, name string) *Dir {
	t.Helper()
	o, err := Open(dir, name)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// publishOnce opens the folder, publishes and closes.
func publishOnce(t testing.TB, dir string, r Run) (Report, error) {
	t.Helper()
	o := openDir(t, dir, "")
	report, err := o.Publish("案件", r)
	return report, errors.Join(err, o.Close())
}

// publish is publishOnce where nothing may fail.
func publish(t testing.TB, dir string, r Run) Report {
	t.Helper()
	report, err := publishOnce(t, dir, r)
	must(t, err)
	return report
}

// without is the tree without manifests.
func without(tree map[string]string) map[string]string {
	for name := range tree {
		if path.Base(name) == ManifestName {
			delete(tree, name)
		}
	}
	return tree
}

// TestPublishStopped stops the process at every change of the file system while
// it replaces a folder that holds a file of the user's own. The next start ends
// in the old folder or the new one, whole.
func TestPublishStopped(t *testing.T) {
	earlier, later := run("甲=old", "乙=old"), run("甲=new", "丙=new")
	before := func(dir string) {
		publish(t, dir, run("丁=older"))
		publish(t, dir, earlier) // 丁 is put aside
		must(t, os.WriteFile(filepath.Join(dir, "案件", "我的证据.jpg"), []byte("mine"), 0o600))
	}
	var trees [2]map[string]string
	for i := range trees {
		dir := t.TempDir()
		before(dir)
		if i == 1 {
			publish(t, dir, later)
		}
		trees[i] = tree(t, dir)
	}
	seen := map[bool]bool{}
	for stop := 1; ; stop++ {
		dir := t.TempDir()
		before(dir)
		if !stopped(t, dir, later, stop) {
			break
		}
		must(t, openDir(t, dir, "other").Close())
		got := tree(t, dir)
		done := cmp.Diff(trees[1], got) == ""
		if !done && cmp.Diff(trees[0], got) != "" {
			t.Errorf("stopped at change %d: neither old nor new:\n%s", stop, cmp.Diff(trees[1], got))
		}
		seen[done] = true
		publish(t, dir, later)
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
func stopped(t testing.TB, dir string, r Run, n int) (stop bool) {
	o := openDir(t, dir, "")
	defer func() { _ = errors.Join(o.lock.Close(), o.turn.file.Close()) }()
	o.Before = func() error {
		if n--; n == 0 {
			panic(stopHere)
		}
		return nil
	}
	defer func() {
		if r := recover(); r != nil && r != any(stopHere) {
			panic(r)
		} else if r != nil {
			stop = true
		}
	}()
	_, err := o.Publish("案件", r)
	must(t, err)
	return false
}

const stopHere = "stop here"

// TestSwapUndone: where the new folder cannot take its place, the old one is back, whole.
func TestSwapUndone(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, run("甲=old"))
	want := tree(t, dir)
	o := openDir(t, dir, "")
	o.Before = func() error {
		if _, err := os.Stat(filepath.Join(dir, "案件")); os.IsNotExist(err) { // put aside a moment ago
			must(t, os.RemoveAll(filepath.Join(dir, filepath.FromSlash(o.state), swapName, "案件")))
		}
		return nil
	}
	if _, err := o.Publish("案件", run("甲=new")); err == nil {
		t.Error("what cannot take its place is reported as done")
	}
	if src, err := os.ReadFile(filepath.Join(dir, "案件", "01-甲-投诉书.txt")); string(src) != "old" {
		t.Errorf("the old folder is not back: %q, %v", src, err)
	}
	o.Before = nil
	must(t, o.Close())
	if diff := cmp.Diff(want, tree(t, dir)); diff != "" {
		t.Errorf("after closing:\n%s", diff)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestSecondRun writes out what a second run does with what the first one left.
func TestSecondRun(t *testing.T) {
	only := func(slugs ...string) func(ManifestLetter) bool {
		return func(l ManifestLetter) bool { return slices.Contains(slugs, l.Slug) }
	}
	for _, c := range []struct {
		name    string
		changed map[string]string // what the user does in between
		second  Run
		covers  func(ManifestLetter) bool
		force   bool
		edited  []string
		report  Report
		want    map[string]string // "" keeps what was there
	}{
		{
			name: "untouched letters are replaced", second: run("甲=2", "乙=2"),
			want: map[string]string{"01-甲-投诉书.txt": "2", "02-乙-投诉书.txt": "2"},
		},
		{
			name: "what is no longer written is put aside", second: run("甲=2"),
			report: Report{Aside: []string{"02-乙-投诉书.txt"}},
			want:   map[string]string{"01-甲-投诉书.txt": "2", "旧/02-乙-投诉书.txt": "1"},
		},
		{
			name: "what is not covered stays", second: run("甲=2"), covers: only("甲"),
			report: Report{Kept: []string{"02-乙-投诉书.txt"}},
			want:   map[string]string{"01-甲-投诉书.txt": "2", "02-乙-投诉书.txt": "1"},
		},
		{
			name: "what is not covered and was removed is forgotten", changed: map[string]string{"02-乙-投诉书.txt": ""},
			second: run("甲=2"), covers: only("甲"), want: map[string]string{"01-甲-投诉书.txt": "2"},
		},
		{
			name: "a letter under a new number replaces its old file", second: run("乙=2"), covers: only("乙"),
			report: Report{Kept: []string{"01-甲-投诉书.txt"}},
			want:   map[string]string{"01-甲-投诉书.txt": "1", "01-乙-投诉书.txt": "2"},
		},
		{
			name: "an edited letter is not overwritten", changed: map[string]string{"01-甲-投诉书.txt": "mine"},
			second: run("甲=2", "乙=2"),
			edited: []string{"01-甲-投诉书.txt"},
			want:   map[string]string{"01-甲-投诉书.txt": "mine", "02-乙-投诉书.txt": "1"},
		},
		{
			name: "nor under another number", changed: map[string]string{"02-乙-投诉书.txt": "mine"}, second: run("乙=2"),
			edited: []string{"02-乙-投诉书.txt"},
			want:   map[string]string{"01-甲-投诉书.txt": "1", "02-乙-投诉书.txt": "mine"},
		},
		{
			name: "force puts it aside", changed: map[string]string{"01-甲-投诉书.txt": "mine"}, second: run("甲=2", "乙=2"),
			force:  true,
			report: Report{Aside: []string{"01-甲-投诉书.txt"}},
			want:   map[string]string{"01-甲-投诉书.txt": "2", "02-乙-投诉书.txt": "2", "旧/01-甲-投诉书.txt": "mine"},
		},
		{
			name:    "aside nothing is overwritten either",
			changed: map[string]string{"01-甲-投诉书.txt": "mine", "旧/01-甲-投诉书.txt": "older"},
			second:  run("甲=2", "乙=2"), force: true,
			report: Report{Aside: []string{"01-甲-投诉书（2）.txt"}},
			want: map[string]string{
				"01-甲-投诉书.txt": "2", "02-乙-投诉书.txt": "2", "旧/01-甲-投诉书.txt": "older", "旧/01-甲-投诉书（2）.txt": "mine",
			},
		},
		{
			name:    "an edited letter that is no longer written is put aside",
			changed: map[string]string{"02-乙-投诉书.txt": "mine"}, second: run("甲=2"),
			report: Report{Aside: []string{"02-乙-投诉书.txt"}},
			want:   map[string]string{"01-甲-投诉书.txt": "2", "旧/02-乙-投诉书.txt": "mine"},
		},
		{
			name: "a file of the user's own stays", changed: map[string]string{"证据.jpg": "mine"},
			second: run("甲=2", "乙=2"),
			want:   map[string]string{"01-甲-投诉书.txt": "2", "02-乙-投诉书.txt": "2", "证据.jpg": "mine"},
		},
		{
			name: "and is not overwritten", changed: map[string]string{"03-丙-投诉书.txt": "mine"},
			second: run("甲=2", "乙=2", "丙=2"),
			edited: []string{"03-丙-投诉书.txt"},
			want:   map[string]string{"01-甲-投诉书.txt": "1", "02-乙-投诉书.txt": "1", "03-丙-投诉书.txt": "mine"},
		},
		{
			name: "a torn manifest makes every letter the user's own", changed: map[string]string{ManifestName: "{"},
			second: run("甲=2", "乙=1"),
			edited: []string{"01-甲-投诉书.txt"},
			want:   map[string]string{"01-甲-投诉书.txt": "1", "02-乙-投诉书.txt": "1"},
		},
		{
			name:    "a letter that a power cut emptied is written again",
			changed: map[string]string{"02-乙-投诉书.txt": "\x00\x00"}, second: run("甲=2", "乙=2"),
			want: map[string]string{"01-甲-投诉书.txt": "2", "02-乙-投诉书.txt": "2"},
		},
		{
			name:    "an edited letter that happens to be as the new one is in nobody's way",
			changed: map[string]string{"01-甲-投诉书.txt": "2"},
			second:  run("甲=2", "乙=2"), want: map[string]string{"01-甲-投诉书.txt": "2", "02-乙-投诉书.txt": "2"},
		},
		{
			name: "a letter that was removed is written again", changed: map[string]string{"02-乙-投诉书.txt": ""},
			second: run("甲=2", "乙=2"),
			want:   map[string]string{"01-甲-投诉书.txt": "2", "02-乙-投诉书.txt": "2"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			publish(t, dir, run("甲=1", "乙=1"))
			change(t, filepath.Join(dir, "案件"), c.changed)
			c.second.Covers, c.second.Force = c.covers, c.force
			report, err := publishOnce(t, dir, c.second)
			if edited := (*EditedError)(nil); errors.As(err, &edited) {
				if !slices.Equal(edited.Files, c.edited) {
					t.Errorf("edited %v, want %v", edited.Files, c.edited)
				}
			} else if err != nil || c.edited != nil {
				t.Errorf("error %v, want edited %v", err, c.edited)
			}
			if diff := cmp.Diff(c.report, report); diff != "" {
				t.Error(diff)
			}
			got := map[string]string{}
			for name, data := range without(tree(t, dir)) {
				got[strings.TrimPrefix(name, "案件/")] = data
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// change writes files as a user would; an empty text removes the file.
func change(t testing.TB, folder string, files map[string]string) {
	t.Helper()
	for name, data := range files {
		file := filepath.Join(folder, name)
		if data == "" {
			must(t, os.Remove(file))
			continue
		}
		must(t, os.MkdirAll(filepath.Dir(file), 0o700))
		must(t, os.WriteFile(file, []byte(data), 0o600))
	}
}

// A letter that was kept is still known for the program's own when a later run covers
// it.
func TestKeptLettersAreRemembered(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, run("甲=1", "乙=1"))
	second := run("甲=2")
	second.Covers = func(ManifestLetter) bool { return false }
	publish(t, dir, second)
	if report := publish(t, dir, run("甲=3")); !slices.Equal(report.Aside, []string{"02-乙-投诉书.txt"}) {
		t.Errorf("%+v", report)
	}
}

// TestPublishOccupied: there is a file in the folder's place.
func TestPublishOccupied(t *testing.T) {
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "案件"), []byte("mine"), 0o600))
	var occupied *OccupiedError
	if _, err := publishOnce(t, dir, run("甲=1")); !errors.As(err, &occupied) {
		t.Errorf("got %v", err)
	}
	if diff := cmp.Diff(map[string]string{"案件": "mine"}, tree(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// TestReadyStops: if the caller cannot record what will be there, nothing changes.
func TestReadyStops(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, run("甲=1"))
	before := tree(t, dir)
	second := run("甲=2")
	second.Ready = func(manifest []byte) error {
		if m, err := ReadManifest(manifest); err != nil || len(m.Letters) != 1 {
			t.Errorf("%s", manifest)
		}
		return errors.New("full")
	}
	if _, err := publishOnce(t, dir, second); err == nil {
		t.Error("published")
	}
	if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// TestRunsAtOnce lets many pairs of runs write into one folder at the same time, each
// through a handle of its own, as two processes would: no letter, no file of the
// user's and nothing put aside is lost, and no dot-file is left.
func TestRunsAtOnce(t *testing.T) {
	const pairs = 20
	dir := t.TempDir()
	want := map[string]string{}
	for pair := range pairs {
		name := fmt.Sprintf("案件%d", pair)
		o := openDir(t, dir, "")
		_, err := o.Publish(name, run("甲=0", "丁=0"))
		must(t, errors.Join(err, o.Close()))
		must(t, os.WriteFile(filepath.Join(dir, name, "证据.jpg"), []byte("mine"), 0o600))
		var both sync.WaitGroup
		for range 2 {
			both.Go(func() {
				o, err := Open(dir, "")
				if err != nil {
					t.Error(err)
					return
				}
				if _, err := o.Publish(name, run("甲=1", "乙=1")); err != nil {
					t.Error(err)
				}
				if err := o.Close(); err != nil {
					t.Error(err)
				}
			})
		}
		both.Wait()
		want[name+"/01-甲-投诉书.txt"], want[name+"/02-乙-投诉书.txt"] = "1", "1"
		want[name+"/证据.jpg"], want[name+"/旧/02-丁-投诉书.txt"] = "mine", "0"
	}
	if diff := cmp.Diff(want, without(tree(t, dir))); diff != "" {
		t.Error(diff)
	}
}

// TestForeignDotFolder: a folder that the program did not make is left alone, however
// it is called.
func TestForeignDotFolder(t *testing.T) {
	dir := t.TempDir()
	mine := map[string]string{".tousu-notes/a.txt": "mine", ".tousu-batch/lock": "mine",
		".tousu-batch/new/b.txt": "mine"}
	change(t, dir, mine)
	publish(t, dir, run("甲=1"))
	if o, err := Open(dir, "batch"); err == nil {
		t.Error("a folder of the user's own was taken for the program's", o.Close())
	}
	got := without(tree(t, dir))
	delete(got, "案件/01-甲-投诉书.txt")
	if diff := cmp.Diff(mine, got); diff != "" {
		t.Error(diff)
	}
}

// TestPublishStaysInside: no name leads out of the output folder.
func TestPublishStaysInside(t *testing.T) {
	for _, name := range []string{"../x", "/x", "a/../../x"} {
		o := openDir(t, filepath.Join(t.TempDir(), "out"), "")
		if _, err := o.Publish(name, run("甲=a")); err == nil {
			t.Errorf("%s was written", name)
		}
		must(t, o.Close())
	}
	dir := t.TempDir()
	outside := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, "案件")); err != nil {
		t.Skipf("this user may make no symbolic link, so there is none to follow: %v", err)
	}
	if _, err := publishOnce(t, dir, run("甲=a")); err == nil {
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
	first := openDir(t, dir, "batch")
	var busy *BusyError
	if _, err := Open(dir, "batch"); !errors.As(err, &busy) {
		t.Errorf("got %v", err)
	}
	second := openDir(t, dir, "batch-1-2")
	_, errFirst := first.Publish("案件", run("甲=a"))
	_, errSecond := second.Publish("另案", run("甲=a"))
	must(t, errors.Join(errFirst, errSecond))
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

// TestCloseEndsWithTheLock: a process may be stopped while it closes the folder. What it
// leaves is always known for its own: the lock goes when nothing else is left.
func TestCloseEndsWithTheLock(t *testing.T) {
	dir := t.TempDir()
	o := openDir(t, dir, "甲")
	if err := os.WriteFile(filepath.Join(dir, o.state, "a"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	seen := false
	o.Before = func() error {
		if _, err := o.lock.Stat(); err == nil {
			return nil // it is held
		}
		left, err := os.ReadDir(filepath.Join(dir, o.state))
		if seen = true; err == nil && (len(left) != 1 || left[0].Name() != lockName) {
			t.Errorf("beside the lock: %v", left)
		}
		return nil
	}
	if err := o.Close(); err != nil || !seen {
		t.Fatal(err, seen)
	}
	for _, left := range [][]string{{lockName}, nil} { // as it may be left
		if err := os.Mkdir(filepath.Join(dir, o.state), 0o700); err != nil {
			t.Fatal(err)
		}
		for _, name := range left {
			if err := os.WriteFile(filepath.Join(dir, o.state, name), []byte(mark), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := openDir(t, dir, "甲").Close(); err != nil {
			t.Error(err)
		}
	}
}
