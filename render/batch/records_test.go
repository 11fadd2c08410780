package batch

import (
	"errors"
	"fmt"
	"go/token"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render"
	"tousu/render/output"
	"tousu/render/plan"
	"tousu/render/text"
)

// TestRecords: of a register, what was posted and is a submission of its own.
func TestRecords(t *testing.T) {
	agencies := engine().Planner().Agencies()
	row := func(id, paper, posted string) Posted {
		p := Posted{Case: id, Agency: "nfra", Sent: complaint.Prior{Paper: paper}}
		if posted != "" {
			p.Sent.Date = day(t, posted)
		}
		return p
	}
	beside := agencies.Annexes()[0].Kind
	got := RecordsOf([]Posted{row("A", "nfra-report", "2026-03-01"), row("A", "nfra-report", ""),
		row("A", beside, "2026-03-01"), row("B", "nfra-report", "2026-03-02"), row("A", "cac-report", "2026-03-03")},
		agencies)
	want := Records{"A": {row("A", "nfra-report", "2026-03-01"), row("A", "cac-report", "2026-03-03")},
		"B": {row("B", "nfra-report", "2026-03-02")}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestRecordsInto: what the register knows comes after what the case records, and in place
// of it where both record one submission.
func TestRecordsInto(t *testing.T) {
	planner := engine().Planner()
	path := put(t, "a.csv", encode(t, [][]string{keptHead, keptCells(0)}, bomCharset, ','))
	j := jobFor(t, path)
	kase, findings := j.decode(j.dockets()[0])
	if kase == nil {
		t.Fatal(findings)
	}
	nfra, _ := planner.Agencies().Find("nfra")
	name := planner.AddresseeName(kase, nfra)
	sent := func(body, paper, on, ticket string) complaint.Prior {
		return complaint.Prior{Body: body, Paper: paper, Date: day(t, on), Ticket: ticket}
	}
	kase.Prior = []complaint.Prior{sent(name, "nfra-report", "2026-03-01", ""),
		sent(name, "nfra-report", "2026-03-02", "old"), sent(name, "nfra-complaint", "2026-03-01", "")}
	records := Records{kase.ID: {
		{Agency: "nfra", Sent: sent(name, "nfra-report", "2026-03-02", "new")},   // both record it
		{Agency: "nfra", Sent: sent("某局", "nfra-report", "2026-03-01", "first")}, // a name that tells nothing
		{Agency: "nfra", Sent: sent(name, "nfra-report", "2026-03-04", "later")},
		{Agency: "", Sent: sent("某社区居委会", "投诉书", "2026-03-04", "")},
	}, "another": {{Agency: "nfra", Sent: sent(name, "nfra-report", "2026-03-09", "")}}}
	records.Into(kase, planner)
	var got []string
	for _, p := range kase.Prior {
		got = append(got, strings.Join([]string{p.Body, p.Paper, p.Date.String(), p.Ticket}, " "))
	}
	want := []string{
		name + " nfra-report 2026-03-01 first", name + " nfra-report 2026-03-02 new",
		name + " nfra-complaint 2026-03-01 ",
		name + " nfra-report 2026-03-04 later", "某社区居委会 投诉书 2026-03-04 ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestPublished: what stops one case, and what stops the run.
func TestPublished(t *testing.T) {
	for _, c := range []struct {
		err   error
		state State
		stop  error
		code  string
		says  string
	}{
		{nil, Written, nil, "", ""},
		{fmt.Errorf("a: %w", syscall.ENOSPC), Planned, ErrDiskFull, "", ""},
		{&output.EditedError{Folder: "输出/A", Files: []string{"甲.docx", "乙.docx"}}, Failed, nil, "edited",
			"文件夹“A”里有改动过的文件：甲.docx、乙.docx，没有改动它们"},
		{&output.OccupiedError{Path: "输出/A"}, Failed, nil, "occupied", "“A”是一个文件，不是文件夹"},
		{fs.ErrPermission, Failed, nil, "write", "文件夹“A”写不进去"},
	} {
		o := Outcome{State: Planned, Rows: []int{7, 9}, file: "a.csv"}
		o.published("A", c.err)
		if o.State != c.state || !errors.Is(o.stop, c.stop) || len(o.Findings) != len(strings.Fields(c.code)) {
			t.Errorf("%v: %+v", c.err, o)
			continue
		}
		for _, f := range o.Findings {
			if f.Code != c.code || f.Message != c.says || f.Hint == "" || f.Pos.String() != "a.csv:7" ||
				f.Severity != complaint.Fault {
				t.Errorf("%v: %+v", c.err, f)
			}
		}
	}
}

// TestRunMeetsFiles: a case whose folder is a file, and one whose letter somebody edited,
// fail by themselves, are in the failed files, and nothing in them is changed.
func TestRunMeetsFiles(t *testing.T) {
	path := put(t, "a.csv", encode(t, [][]string{keptHead, keptCells(0), keptCells(1), keptCells(2)}, bomCharset, ','))
	dir := t.TempDir()
	run(t, jobFor(t, path), dir)
	must(t, os.RemoveAll(filepath.Join(dir, "K-0")))
	must(t, os.WriteFile(filepath.Join(dir, "K-0"), []byte("mine"), 0o600))
	letters, err := filepath.Glob(filepath.Join(dir, "K-1", "01-*"))
	must(t, err)
	must(t, os.WriteFile(letters[0], []byte("edited"), 0o600))
	j := jobFor(t, path)
	j.Sheet.Rows = j.Sheet.Rows[:3]
	tally, faults := run(t, j, dir)
	if diff := cmp.Diff([]string{"2  occupied", "3  edited"}, faults); diff != "" || tally.Failed != 2 ||
		tally.Written != 1 {
		t.Error(sums(tally), diff)
	}
	if string(mustRead(t, letters[0])) != "edited" || string(mustRead(t, filepath.Join(dir, "K-0"))) != "mine" {
		t.Error("what is somebody's own was changed")
	}
	j = jobFor(t, path)
	j.Force = true
	if tally, faults := run(t, j, dir); tally.Written != 2 || len(faults) != 1 {
		t.Errorf("%s %v", sums(tally), faults)
	}
}

// TestExamine: what is asked of a row as a whole.
func TestExamine(t *testing.T) {
	path := put(t, "a.csv", encode(t, [][]string{keptHead, keptCells(0)}, bomCharset, ','))
	examine := func(change func(*Job)) (Outcome, *complaint.Case) {
		j := jobFor(t, path)
		change(j)
		o, kase, _ := j.examine(j.dockets()[0])
		return o, kase
	}
	if o, kase := examine(func(j *Job) { j.To = []string{"没有这个机构"} }); o.State != Failed || kase != nil ||
		len(o.Findings) == 0 || o.Findings[len(o.Findings)-1].Code != "unknown-recipient" {
		t.Errorf("%+v", o)
	}
	o, kase := examine(func(*Job) {})
	if o.State != Planned || kase == nil || len(o.Papers) == 0 {
		t.Errorf("%+v", o)
	}
	if o, _ := examine(func(j *Job) { j.To = []string{"all"} }); len(o.Unwritten) == 0 {
		t.Errorf("%+v", o)
	}
	for _, u := range o.Unwritten {
		if u.Reason == "" || u.Title == "" || u.Body == "" {
			t.Errorf("%+v", u)
		}
	}
	// a body that is not competent is set aside, with its reason
	o, _ = examine(func(j *Job) { j.To = []string{"local-financial"} })
	if o.State != Idle || len(o.Unwritten) == 0 || o.Unwritten[0].Reason == "" {
		t.Errorf("%+v", o)
	}
	if got := unwritten(plan.Skipped{Decision: agency.Decision{Agency: &agency.Agency{Label: "甲"},
		Paper: &agency.Paper{Title: "乙"}}, Lacks: []string{"民族", "职业"}}); got != (UnwrittenLine{"甲", "乙", "缺民族、职业"}) {
		t.Errorf("%+v", got)
	}
}

// TestCases: the valid cases in the order of the table, whichever was done first.
func TestCases(t *testing.T) {
	rows := [][]string{keptHead}
	for i := range 40 {
		rows = append(rows, keptCells(i))
	}
	rows[7][slices.Index(keptHead, "姓名")] = ""
	j := jobFor(t, put(t, "a.csv", encode(t, rows, bomCharset, ',')))
	j.Jobs = 8
	cases, left := j.Cases(t.Context())
	if len(cases) != 39 || left != 1 {
		t.Fatalf("%d cases, %d left", len(cases), left)
	}
	for i, c := range cases {
		if i >= 6 {
			i++ // row 6 has no name
		}
		if want := fmt.Sprintf("K-%d", i); c.ID != want {
			t.Errorf("%s in the place of %s", c.ID, want)
		}
	}
}

// TestInColumns: a finding of the engine has the header of its column, from the first to the last.
func TestInColumns(t *testing.T) {
	j := &Job{Sheet: &Sheet{Header: []string{"甲", "乙"}}}
	for column, want := range map[int]string{0: "", 1: "甲", 2: "乙", 3: ""} {
		f := complaint.Finding{Pos: token.Position{Column: column}}
		if got := j.inColumns(complaint.Findings{f})[0].Header; got != want {
			t.Errorf("%d: %s, want %s", column, got, want)
		}
	}
	if got := j.inColumns(complaint.Findings{{Header: "丙", Pos: token.Position{Column: 1}}})[0].Header; got != "丙" {
		t.Error(got)
	}
}

// TestNumbers: cases without 文号 get running ones, in the order of the table, and keep them.
func TestNumbers(t *testing.T) {
	head := append([]string{}, keptHead...)
	rows := [][]string{append(head, "文号")}
	for i := range 4 {
		rows = append(rows, append(keptCells(i), map[int]string{1: "自有〔2026〕9号"}[i]))
	}
	path := put(t, "a.csv", encode(t, rows, bomCharset, ','))
	number := func(dir, pattern string, ids ...int) string {
		t.Helper()
		j := jobFor(t, path)
		j.Reference, _ = ParseReference(pattern)
		out, err := output.Open(dir, "batch")
		must(t, err)
		all := j.dockets()
		var chosen []*docket
		for _, i := range ids {
			chosen = append(chosen, all[i])
		}
		must(t, j.number(chosen, out))
		must(t, out.Close())
		var got []string
		for _, d := range chosen {
			got = append(got, d.reference)
		}
		return strings.Join(got, "|")
	}
	dir := t.TempDir()
	for _, c := range []struct {
		pattern string
		ids     []int
		want    string
	}{
		{"援{007}号", []int{2, 1}, "援007号|"}, {"援{007}号", []int{0, 1, 2, 3}, "援008号||援007号|援009号"},
		{"援{n}号", []int{3, 0}, "援9号|援8号"}, {"函{n}号", []int{3}, "函1号"}, {"援{20}号", []int{3, 0}, "援9号|援8号"},
	} {
		if got := number(dir, c.pattern, c.ids...); got != c.want {
			t.Errorf("%s of %v: %s, want %s", c.pattern, c.ids, got, c.want)
		}
	}
	j0 := jobFor(t, path)
	for i, want := range map[int]string{0: "援1号", 1: "自有〔2026〕9号"} { // what the table says stays
		d := j0.dockets()[i]
		d.reference = "援1号"
		if o, kase, _ := j0.examine(d); kase == nil || kase.Reference != want || (o.reference == "") != (i == 1) {
			t.Errorf("%d: %+v", i, o)
		}
	}
	known, last := readNumbers([]byte("a k1 3\nb k1 9\na k2 2\n\na k3\na k4 x\na k5 1 1\n"), "a")
	if diff := cmp.Diff(map[string]int{"k1": 3, "k2": 2}, known); diff != "" || last != 3 {
		t.Error(last, diff)
	}
	j := jobFor(t, path)
	out, err := output.Open(t.TempDir(), "batch")
	must(t, err)
	must(t, j.number(j.dockets(), out)) // none are given out
	if names, err := out.Names(); err != nil || len(names) != 2 {
		t.Errorf("%v %v", names, err)
	}
	j.Reference, _ = ParseReference("{n}")
	must(t, os.Mkdir(out.Path(numbersName()), 0o700))
	if err := j.number(j.dockets(), out); err == nil {
		t.Error("numbers that cannot be read are given out anew")
	}
	must(t, out.Close())
}

// TestFailedRowHasItsNumber: a case without a number gets one, and keeps it in the failed
// file, in the column of the numbers.
func TestFailedRowHasItsNumber(t *testing.T) {
	bad := keptCells(1)
	bad[0], bad[2] = " ", "510104199307163027"
	path := put(t, "a.csv", encode(t, [][]string{keptHead, keptCells(0), bad}, bomCharset, ','))
	dir := t.TempDir()
	if tally, _ := run(t, jobFor(t, path), dir); tally.Failed != 1 {
		t.Fatal(sums(tally))
	}
	s, err := Read(Source{Path: filepath.Join(dir, "failed.csv")})
	must(t, err)
	if cells := s.Rows[0].cells(len(s.Header)); s.Header[0] != "案件编号" || cells[0].Text != "R0002" ||
		cells[1].Text != bad[1] {
		t.Errorf("%q %q", s.Header, cells)
	}
}

// TestLetterFails: a case whose letter, or whose list, cannot be written fails by itself.
func TestLetterFails(t *testing.T) {
	path := put(t, "a.csv", encode(t, [][]string{keptHead, keptCells(0), keptCells(1)}, bomCharset, ','))
	for _, title := range []string{"", "寄送清单"} {
		dir := t.TempDir()
		j := jobFor(t, path)
		j.Formats = []render.Format{{Name: "txt", Write: func(w io.Writer, r *render.Result, c *complaint.Case) error {
			if c.ID == "K-0" && (title == "" || r.Title == title) {
				return errors.New("torn")
			}
			return text.Write(w, r.Letter)
		}}}
		tally, faults := run(t, j, dir)
		if diff := cmp.Diff([]string{"2  letter"}, faults); diff != "" || tally.Failed != 1 || tally.Written != 1 {
			t.Error(sums(tally), diff)
		}
		if _, err := os.Stat(filepath.Join(dir, "K-0")); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("a folder of a case that failed: %v", err)
		}
	}
}
