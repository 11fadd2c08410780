package batch

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render"
	"tousu/render/output"
)

// TestInput: whatever a case's letters depend on makes its line in the ledger another one,
// and nothing else does.
func TestInput(t *testing.T) {
	rows := [][]string{append(slices.Clone(keptHead), "核对", "备注"), append(keptCells(0), "", ""),
		append(keptCells(0), "", "")}
	path := put(t, "a.csv", encode(t, rows, bomCharset, ','))
	input := func(change func(j *Job, d *docket, o *Outcome, x *agency.Decision)) string {
		j := jobFor(t, path)
		d := j.dockets()[0]
		o := Outcome{Papers: []PaperLine{{Body: "甲局"}}, Findings: complaint.Findings{{Message: "a warning"}}}
		x := agency.Decision{Paper: &agency.Paper{Kind: "a"}, Rule: &agency.Rule{ID: "r"}}
		change(j, d, &o, &x)
		return j.input(d, &o, []agency.Decision{x})
	}
	cell := func(d *docket, header, text string) {
		cells := d.rows[0].cells(len(rows[0]))
		cells[slices.Index(rows[0], header)].Text = text
		d.rows[0].packed = pack(0, cells).packed
	}
	seen := map[string]string{}
	for name, change := range map[string]func(j *Job, d *docket, o *Outcome, x *agency.Decision){
		"as it is": func(*Job, *docket, *Outcome, *agency.Decision) {},
		"letter day": func(j *Job, _ *docket, _ *Outcome,
			_ *agency.Decision) {
			j.Days.Letter = testDay.AddDays(1)
		},
		"to": func(j *Job, _ *docket, _ *Outcome, _ *agency.Decision) { j.To = []string{"nfra"} },
		"name of format": func(j *Job, _ *docket, _ *Outcome,
			_ *agency.Decision) {
			j.Formats = []render.Format{docxFormat}
		},
		"form of format": func(j *Job, _ *docket, _ *Outcome, _ *agency.Decision) { j.Formats[0].Form = "三号" },
		"another format": func(j *Job, _ *docket, _ *Outcome,
			_ *agency.Decision) {
			j.Formats = append(j.Formats, docxFormat)
		},
		"kind of letter": func(_ *Job, _ *docket, _ *Outcome,
			x *agency.Decision) {
			x.Paper = &agency.Paper{Kind: "b"}
		},
		"rule":      func(_ *Job, _ *docket, _ *Outcome, x *agency.Decision) { x.Rule = &agency.Rule{ID: "s"} },
		"body":      func(_ *Job, _ *docket, o *Outcome, _ *agency.Decision) { o.Papers[0].Body = "乙局" },
		"reference": func(_ *Job, _ *docket, o *Outcome, _ *agency.Decision) { o.reference = "1号" },
		"answer":    func(_ *Job, _ *docket, o *Outcome, _ *agency.Decision) { o.Findings[0].Answer = "a-later" },
		"cell":      func(_ *Job, d *docket, _ *Outcome, _ *agency.Decision) { cell(d, "住址", "成都市示例路99号") },
		"cell of another": func(_ *Job, d *docket, _ *Outcome, _ *agency.Decision) {
			cell(d, "被投诉人", "成都市示例路99号")
		},
		"rows": func(_ *Job, d *docket, _ *Outcome, _ *agency.Decision) { d.rows = d.rows[:1] },
	} {
		got := input(change)
		if other := seen[got]; other != "" {
			t.Errorf("%s and %s are one", name, other)
		}
		seen[got] = name
	}
	for name, change := range map[string]func(j *Job, d *docket, o *Outcome, x *agency.Decision){
		"number": func(_ *Job, d *docket, _ *Outcome, _ *agency.Decision) { cell(d, "案件编号", "K-9") },
		"answer": func(_ *Job, d *docket, _ *Outcome, _ *agency.Decision) { cell(d, "核对", "a-later") },
		"note":   func(_ *Job, d *docket, _ *Outcome, _ *agency.Decision) { cell(d, "备注", "已电话联系") },
		"today":  func(j *Job, _ *docket, _ *Outcome, _ *agency.Decision) { j.Days.Today = testDay.AddDays(1) },
	} {
		if seen[input(change)] != "as it is" {
			t.Errorf("%s makes another letter", name)
		}
	}
}

// TestLedger: a line is taken whole or not at all; a case is done whose folder is as its
// line says; what no run of this ledger has reached is left to the others.
func TestLedger(t *testing.T) {
	dir := t.TempDir()
	out, err := output.Open(dir, "batch")
	must(t, err)
	key, other := digest("A"), digest("B")
	mine := entry{key, digest("in"), digest("m"), "2,5"}
	theirs := entry{other, notDone, notDone, "7"}
	must(t, out.WriteFile("ledger.txt", []byte(mine.line()+theirs.line()[:70])))
	must(t, out.WriteFile("ledger-1-2.txt", []byte(theirs.line()+entry{key, notDone, notDone, "9"}.line())))
	must(t, out.WriteFile("ledger.csv", []byte(entry{digest("C"), notDone, notDone, "1"}.line())))
	l, err := openLedger(out, Shard{})
	must(t, err)
	if l.known[key] != mine || l.known[other] != theirs || len(l.known) != 2 || !l.own[key] || l.own[other] {
		t.Errorf("%+v %v", l.known, l.own)
	}
	if got := l.rows(key); !slices.Equal(got, []string{"2", "5"}) || len(l.rows("x")) != 0 {
		t.Error(got)
	}
	must(t, l.failed(digest("D"), "3,4"))
	must(t, l.compact(out))
	want := []string{mine.line(), entry{digest("D"), notDone, notDone, "3,4"}.line()}
	slices.Sort(want)
	if got := string(mustRead(t, filepath.Join(dir, "ledger.txt"))); got != strings.Join(want, "") {
		t.Errorf("%q", got)
	}
	for _, torn := range []string{"", "x", mine.line()[:len(mine.line())-2] + "\n",
		strings.Replace(mine.line(), key, key[1:], 1), strings.Replace(mine.line(), key, "G"+key[1:], 1),
		strings.Replace(mine.line(), "2,5", "2;5", 1), strings.Replace(mine.line(), " ", "  ", 1),
		mine.line()[:3*(digestLength+1)-1] + "."} {
		l := &ledger{known: map[string]entry{}, own: map[string]bool{}}
		if l.read([]byte(torn), true); len(l.known) > 0 {
			t.Errorf("%q is taken for a line", torn)
		}
	}
	must(t, out.Remove("ledger-1-2.txt"))
	must(t, os.Remove(filepath.Join(dir, "ledger.txt")))
	l, err = openLedger(out, Shard{})
	must(t, err)
	must(t, l.compact(out)) // nothing: no file
	if _, err := out.Stat("ledger.txt"); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
	must(t, os.Mkdir(filepath.Join(dir, "ledger-9-9.txt"), 0o700))
	if _, err := openLedger(out, Shard{}); err == nil {
		t.Error("a ledger that cannot be read is passed over")
	}
	must(t, out.Close())
}

// TestHolds: a folder is as its line says if its manifest is, and each letter.
func TestHolds(t *testing.T) {
	dir := t.TempDir()
	out, err := output.Open(dir, "batch")
	must(t, err)
	var r output.Run
	r.Files = []output.File{{Name: "01-甲.txt", Data: []byte("甲")}, {Name: "02-乙.txt", Data: []byte("乙")}}
	for _, f := range r.Files {
		r.Manifest.Add(f, "a", "b", nil)
	}
	e := entry{key: digest("A"), input: digest("in")}
	r.Ready = func(manifest []byte) error { e.manifest = digest(string(manifest)); return nil }
	_, err = out.Publish("A", r)
	must(t, err)
	l := &ledger{known: map[string]entry{e.key: e}, own: map[string]bool{}}
	other := e
	other.input = digest("x")
	if !l.whole(out, "A", e) || !l.own[e.key] || l.whole(out, "A", other) ||
		l.whole(out, "A", entry{key: digest("B"), input: e.input}) {
		t.Error("what is whole is not known for it")
	}
	if e.holds(out, "B") || (entry{manifest: digest("x")}).holds(out, "A") {
		t.Error("another folder, or another manifest")
	}
	second := filepath.Join(dir, "A", "02-乙.txt")
	must(t, os.WriteFile(second, []byte("丙"), 0o600))
	if e.holds(out, "A") {
		t.Error("a letter is another one")
	}
	must(t, os.Remove(second))
	if e.holds(out, "A") {
		t.Error("a letter is gone")
	}
	must(t, out.Close())
}
