package batch

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/render"
	"tousu/render/plan"
	"tousu/templates"
)

// wantFaults are the planted faults as the run reports them.
func wantFaults() []string {
	var out []string
	for _, p := range planted {
		out = append(out, fmt.Sprintf("%d %s %s", p.row+1, p.column, p.code))
	}
	return out
}

var sheetRows = flag.Int("rows", leastRows, "rows of the sheet of TestSheet")

// TestSheet: of a sheet with thirteen faults, as Chinese Excel saves it, the other rows
// give cases; the failed files name the right columns and, mended, give the thirteen in
// the same folder.
func TestSheet(t *testing.T) {
	rows := plant(people(*sheetRows))
	for name, path := range map[string]string{
		"GB18030":  put(t, "案件.csv", encode(t, rows, gbCharset, ',')),
		"workbook": workbookOf(t, rows, false),
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			want := wantFaults()
			if name == "workbook" { // in text cells, 000 is what somebody typed: its check digit is wrong
				want[2] = strings.Replace(want[2], "excel-rounded", "id-check-digit", 1)
			}
			tally, faults := run(t, jobFor(t, path), dir)
			if tally.Written != *sheetRows-13 || tally.Failed != 13 || tally.Left != 0 {
				t.Errorf("%s", sums(tally))
			}
			if diff := cmp.Diff(want, faults); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
			mendAndRun(t, dir, map[string]string{"GB18030": "failed.csv", "workbook": "failed.xlsx"}[name])
		})
	}
}

// mendAndRun mends a failed file and runs it into the same folder.
func mendAndRun(t *testing.T, dir, file string) {
	t.Helper()
	s, err := Read(Source{Path: filepath.Join(dir, file)})
	must(t, err)
	if len(s.Rows) != 13 || s.Header[0] != "案件编号" || s.Header[len(s.Header)-3] != "错误" {
		t.Fatalf("%s: %d rows, %v", file, len(s.Rows), s.Header)
	}
	rows := [][]string{s.Header}
	for i := range s.Rows {
		cells := s.Rows[i].cells(len(s.Header))
		p := planted[i]
		if reason := cells[len(cells)-3].Text + cells[len(cells)-2].Text; !strings.HasPrefix(reason, p.column+"：") {
			t.Errorf("%s row %d: %s, want the column %s", file, s.Rows[i].Line, reason, p.column)
		}
		row := []string{unguard(cells[0].Text)}
		row = append(row, person(p.row-1)...)
		rows = append(rows, append(row, cells[len(cells)-4].Text, "已改", "", ""))
	}
	path := put(t, "mended.csv", encode(t, rows, bomCharset, ','))
	tally, faults := run(t, jobFor(t, path), dir)
	if tally.Written != 13 || len(faults) > 0 {
		t.Errorf("%s mended: %s %v", file, sums(tally), faults)
	}
	if _, err := os.Stat(filepath.Join(dir, file)); err == nil {
		t.Errorf("%s is still there", file)
	}
	if got := folders(tree(t, dir)); len(got) != *sheetRows*5 {
		t.Errorf("%d files of %d cases", len(got), *sheetRows)
	}
	src, err := os.ReadFile(filepath.Join(dir, "summary.csv"))
	must(t, err)
	if n := strings.Count(string(src), "\r\n"); n != 1+*sheetRows*4 {
		t.Errorf("the summary has %d lines", n)
	}
}

// folders are the files in folders.
func folders(files map[string]string) map[string]string {
	out := map[string]string{}
	for name, data := range files {
		if strings.Contains(name, "/") {
			out[name] = data
		}
	}
	return out
}

// TestNumericIDs: a workbook whose IDs are numbers has lost them all, and says so
// once for the column.
func TestNumericIDs(t *testing.T) {
	rows := people(50)
	for i := range rows[1:] { // an X makes it text
		rows[i+1][column("身份证号码")] = strings.Replace(rows[i+1][column("身份证号码")], "X", "1", 1)
	}
	j := jobFor(t, workbookOf(t, rows, true))
	tally, faults := run(t, j, t.TempDir())
	if tally.Failed != 50 || faults[49] != "51 身份证号码 excel-numeric" {
		t.Errorf("%d failed: %v", tally.Failed, faults)
	}
	want := []string{"身份证号码：100% 存成了数字，请把该列设为文本后重新导出"}
	if diff := cmp.Diff(want, Damage(j.Sheet, j.Columns)); diff != "" {
		t.Error(diff)
	}
}

// TestShards: four shards together are one run, file for file; a case keeps its
// share when rows come before it.
func TestShards(t *testing.T) {
	path := put(t, "案件.csv", encode(t, plant(people(leastRows))[:80], bomCharset, ','))
	one, four := t.TempDir(), t.TempDir()
	whole, _ := run(t, jobFor(t, path), one)
	sum := 0
	for i := range 4 {
		j := jobFor(t, path)
		j.Shard = Shard{i + 1, 4}
		tally, _ := run(t, j, four)
		if tally.Written == 0 {
			t.Errorf("shard %d is empty", i+1)
		}
		sum += tally.Written + tally.Failed
	}
	if sum != whole.Written+whole.Failed {
		t.Errorf("%d cases in four shards, %d in one run", sum, whole.Written+whole.Failed)
	}
	if diff := cmp.Diff(folders(tree(t, one)), folders(tree(t, four))); diff != "" {
		t.Errorf("%.2000s", diff)
	}
	for _, name := range []string{"summary", "failed", "ledger"} {
		if diff := cmp.Diff(together(t, one, name), together(t, four, name)); diff != "" {
			t.Errorf("%s: %.2000s", name, diff)
		}
	}
}

// together are the sorted lines of a file, or of the shards' files of that name.
func together(t *testing.T, dir, name string) []string {
	t.Helper()
	var out []string
	for _, pattern := range []string{name + ".*", name + "-*"} {
		files, err := filepath.Glob(filepath.Join(dir, pattern))
		must(t, err)
		for _, f := range files {
			if strings.HasSuffix(f, ".xlsx") {
				continue
			}
			src, err := os.ReadFile(f)
			must(t, err)
			for line := range strings.SplitSeq(string(src), "\r\n") {
				if name == "summary" { // each shard sees the likeness of its own cases only
					line = line[:max(0, strings.LastIndexByte(line, ','))]
				}
				out = append(out, strings.Split(line, "\n")...)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// TestResume: a second run does only what is missing, changed or damaged, and
// ends in the tree of a plain run.
func TestResume(t *testing.T) {
	rows := people(12)
	path := put(t, "案件.csv", encode(t, rows, bomCharset, ','))
	dir := t.TempDir()
	resume := func(path string) *Tally {
		j := jobFor(t, path)
		j.Resume = true
		tally, _ := run(t, j, dir)
		return tally
	}
	if got := resume(path); got.Written != 12 || got.Done != 0 {
		t.Errorf("on an empty folder: %s", sums(got))
	}
	before := tree(t, dir)
	if got := resume(path); got.Written != 0 || got.Done != 12 {
		t.Errorf("with nothing to do: %s", sums(got))
	}
	must(t, os.RemoveAll(filepath.Join(dir, "R0003")))
	letters, err := filepath.Glob(filepath.Join(dir, "R0005", "01-*"))
	must(t, err)
	must(t, os.Truncate(letters[0], 0))                                             // as after a power cut
	must(t, os.WriteFile(filepath.Join(dir, "R0006", "manifest.json"), nil, 0o600)) // the same
	must(t, os.WriteFile(filepath.Join(dir, "R0007", "我的.txt"), []byte("mine"), 0o600))
	if got := resume(path); got.Written != 3 || got.Done != 9 {
		t.Errorf("with three damaged: %s", sums(got))
	}
	must(t, os.Remove(filepath.Join(dir, "R0007", "我的.txt")))
	if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
		t.Errorf("%.2000s", diff)
	}
	rows[4][column("家庭住址")] = "四川省成都市武侯区示例街5号"
	changed := filepath.Join(filepath.Dir(path), "案件.csv")
	must(t, os.WriteFile(changed, encode(t, rows, bomCharset, ','), 0o600))
	if got := resume(changed); got.Written != 1 || got.Done != 11 {
		t.Errorf("with one changed: %s", sums(got))
	}
	fresh := t.TempDir()
	run(t, jobFor(t, changed), fresh)
	if diff := cmp.Diff(tree(t, fresh), tree(t, dir)); diff != "" {
		t.Errorf("%.2000s", diff)
	}
}

// otherWords is the data of package legal with one word of a statute changed.
type otherWords struct{ fs.FS }

func (o otherWords) Open(name string) (fs.File, error) {
	if name != "statutes/pipl/2021-11-01.md" {
		return o.FS.Open(name)
	}
	src, err := fs.ReadFile(o.FS, name)
	if err != nil {
		return nil, err
	}
	return fstest.MapFS{name: {Data: bytes.Replace(src, []byte("应当"), []byte("必须"), 1)}}.Open(name)
}

// TestResumeOfAnotherLaw: letters of another corpus are written again.
func TestResumeOfAnotherLaw(t *testing.T) {
	path := put(t, "案件.csv", encode(t, people(2), bomCharset, ','))
	law, err := legal.Load(otherWords{os.DirFS(filepath.Join("..", "..", "legal"))})
	must(t, err)
	other, err := render.New(plan.New(law, agency.Default()), templates.FS)
	must(t, err)
	inputs := map[string]bool{}
	for _, e := range []*render.Engine{engine(), other} {
		j := jobFor(t, path)
		j.Engine = e
		d := &docket{rows: []*Row{&j.Sheet.Rows[0]}}
		inputs[j.input(d, &Outcome{}, nil)] = true
	}
	if len(inputs) != 2 {
		t.Error("a case is taken for done whatever the law was when it was")
	}
}

// TestJobs: the number of workers shows nowhere.
func TestJobs(t *testing.T) {
	path := put(t, "案件.csv", encode(t, plant(people(leastRows))[:50], bomCharset, ','))
	var trees [2]map[string]string
	var reports [2][]string
	for i, jobs := range []int{1, 7} {
		dir := t.TempDir()
		j := jobFor(t, path)
		j.Jobs = jobs
		_, reports[i] = run(t, j, dir)
		trees[i] = tree(t, dir)
	}
	if diff := cmp.Diff(trees[0], trees[1]) + cmp.Diff(reports[0], reports[1]); diff != "" {
		t.Errorf("%.2000s", diff)
	}
}

// TestNothingPersonalIsKept: neither a file's name nor any file but the letters
// and the failed files holds an identity or phone number.
func TestNothingPersonalIsKept(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	rows := plant(people(leastRows))[:60]
	dir := t.TempDir()
	j := jobFor(t, put(t, "案件.csv", encode(t, rows, gbCharset, ',')))
	j.Formats = []render.Format{docxFormat}
	_, faults := run(t, j, dir)
	kept := strings.Join(faults, "\n") + strings.Join(Damage(j.Sheet, j.Columns), "\n")
	for name, data := range tree(t, dir) {
		kept += name + "\n"
		if base := filepath.Base(name); base == "manifest.json" || base == "ledger.txt" || base == "summary.csv" {
			kept += data
		}
	}
	for i := range 60 {
		if strings.Contains(kept, idNumber(i)) || strings.Contains(kept, phone(i)) || strings.Contains(kept, "示例路") {
			t.Errorf("the person of row %d is in what is kept", i+1)
		}
	}
	entries, err := os.ReadDir(temp)
	must(t, err)
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), "Test") { // this test's own folders
			t.Errorf("%s was left in TMPDIR", e.Name())
		}
	}
}

// TestNothingSpills: a workbook larger than a case is read without a file beside
// it.
func TestNothingSpills(t *testing.T) {
	rows := people(3)
	for range 800 {
		rows = append(rows, append(slices.Clone(person(len(rows))[:11]), strings.Repeat("长", 8000)))
	}
	path := workbookOf(t, rows, false)
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	s, err := Read(Source{Path: path})
	must(t, err)
	if len(s.Rows) != 803 {
		t.Errorf("%d rows", len(s.Rows))
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("left: %v %v", left, err)
	}
}

// sums are the figures of a tally.
func sums(t *Tally) string {
	return fmt.Sprintf("%d written, %d done, %d failed, %d left, %d letters", t.Written, t.Done, t.Failed, t.Left,
		t.Letters)
}
