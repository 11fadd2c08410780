// Package batch turns the rows of a table (表格) into cases and their folders of letters: with
// bounded memory, in the order of the rows, each case whole or not at all, and able to continue
// after any stop.
//
// These properties hold whatever is in the table and whenever the process is stopped:
//   - No case is lost: it is written, or its rows are in the failed files with
//     the reason, or the run says that it was not reached.
//   - No value is guessed: what Excel damaged is named, never repaired.
//   - No name in a table leads out of the output folder (output.Dir).
//   - Case folders are whole: they appear, and are replaced, by one rename.
//   - Personal data is only in the letters, in the files that somebody fills in and
//     returns (failed rows, answers) and in the register: not in the ledger, the
//     summary or a file's name.
package batch

import (
	"context"
	"errors"
	"fmt"
	"go/token"
	"slices"
	"strings"

	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render"
	"tousu/render/output"
	"tousu/render/plan"
)

// Job is one run over a table.
type Job struct {
	Sheet   *Sheet
	Columns *Columns
	Engine  *render.Engine
	Formats []render.Format
	Days    complaint.Days
	To      []string // names, slugs, auto or all; empty for those that each case asks for
	Answers []string // to doubts of any case, as written under 核对
	Shard   Shard
	Limit   int // maximum number of cases to work on; 0 for all
	Jobs    int // maximum number of cases processed at once; at least 1
	Force   bool
	Resume  bool
	Marks   bool // collect statistics for figures
	Post    bool // collect rows for a register

	// Records, if set, are what a register knows of the cases. They are added to the cases; cases
	// that the register does not know are left out.
	Records Records

	Reference *Reference // numbers cases without 文号; nil for none
}

// State says what happened to a case.
type State int

// The states. A case that was not reached has no outcome.
const (
	Failed  State = iota // no letter; the findings hold a fault
	Written              // its folder was made
	Done                 // was done already, with the same input and a complete folder
	Planned              // valid; nothing was written
	Idle                 // valid, but none of its papers can be written
)

// Outcome is what happened to one case.
type Outcome struct {
	ID        string
	Rows      []int // as shown in Excel
	State     State
	Findings  complaint.Findings
	Papers    []PaperLine
	Postings  []Posting // of the letters in the folder, if the job collects them
	Unwritten []UnwrittenLine

	file string
	rows []*Row

	reference string // the number assigned by this run, else ""

	traits traits
	marks  marks
	short  bool  // some of its rows are missing
	stop   error // why the run must stop
	aside  int   // letters of an earlier run that were put aside
}

// PaperLine is one letter of a case, without personal data.
type PaperLine struct {
	Body, Title string
}

// UnwrittenLine is a paper that was asked for and cannot be written (未写), without personal
// data.
type UnwrittenLine struct {
	Body, Title, Reason string
}

// Check decodes and routes every case and reports each, in the order of the table. It writes
// nothing.
func (j *Job) Check(ctx context.Context, report func(Outcome)) *Tally {
	t := newTally(j)
	dockets := j.dockets()
	sequence(ctx, len(dockets), j.Jobs, func(i int) Outcome {
		out, _, _ := j.examine(dockets[i])
		return out
	}, func(_ int, out Outcome) {
		t.add(out)
		report(out)
	})
	t.finish(len(dockets))
	return t
}

// Cases decodes every case and returns the valid ones, in the order of the table. left is the
// number of the others.
func (j *Job) Cases(ctx context.Context) (cases []*complaint.Case, left int) {
	dockets := j.dockets()
	sequence(ctx, len(dockets), j.Jobs, func(i int) *complaint.Case {
		kase, _ := j.decode(dockets[i])
		if kase != nil {
			j.complete(kase, dockets[i])
		}
		return kase
	}, func(_ int, kase *complaint.Case) {
		if kase == nil {
			left++
			return
		}
		cases = append(cases, kase)
	})
	return cases, left
}

// complete adds what the table and a register know of a case. It returns the number (文号) given
// to a case without one, else "".
func (j *Job) complete(kase *complaint.Case, d *docket) (reference string) {
	if kase.Reference == "" {
		kase.Reference, reference = d.reference, d.reference
	}
	j.Records.Into(kase, j.Engine.Planner())
	return reference
}

// examine decodes one case and selects its letters.
func (j *Job) examine(d *docket) (out Outcome, kase *complaint.Case, chosen plan.Plan) {
	out = Outcome{ID: d.id, State: Failed, file: j.Sheet.File, rows: d.rows}
	for _, r := range d.rows {
		out.Rows = append(out.Rows, r.Line)
	}
	kase, out.Findings = j.decode(d)
	if kase == nil {
		return out, nil, plan.Plan{}
	}
	out.reference = j.complete(kase, d)
	if counted := kase; j.Marks {
		defer func() { out.marks = j.marksOf(counted, out.Papers) }()
	}
	out.traits = traitsOf(kase)
	wanted := j.To
	if len(wanted) == 0 {
		wanted = plan.Wanted(kase)
	}
	chosen, err := j.Engine.Planner().Plan(kase, wanted)
	if err != nil {
		out.fault("unknown-recipient", err.Error(), "")
		return out, nil, plan.Plan{}
	}
	for _, s := range chosen.Skipped {
		out.Unwritten = append(out.Unwritten, unwritten(s))
	}
	chosen.Write = out.competent(chosen.Write)
	if len(chosen.Write) == 0 && (len(out.Unwritten) > 0 || j.Records != nil) {
		out.State = Idle
		return out, kase, chosen
	}
	if len(chosen.Write) == 0 {
		out.fault("no-recipient", "没有建议提交的机构，没有写信", "可以用 --to 或“收件机构”一列指定")
		return out, nil, plan.Plan{}
	}
	out.State = Planned
	for _, x := range chosen.Write {
		out.Papers = append(out.Papers, PaperLine{Body: j.Engine.Planner().AddresseeName(kase, x.Agency),
			Title: x.Paper.Title})
	}
	return out, kase, chosen
}

// competent sets aside the papers to bodies that are not competent for this case, although they
// were named for the whole table, and the annexes of these papers.
func (o *Outcome) competent(picked []agency.Decision) []agency.Decision {
	left := map[*agency.Agency]bool{}
	for _, d := range picked {
		if d.Status() != agency.NotCompetent && !d.Beside() {
			left[d.Agency] = true
		}
	}
	var out []agency.Decision
	for _, d := range picked {
		switch {
		case left[d.Agency] && d.Status() != agency.NotCompetent:
			out = append(out, d)
		case !d.Beside():
			o.Unwritten = append(o.Unwritten, UnwrittenLine{d.Agency.Label, d.Paper.Title, d.Rule.Reason})
		}
	}
	return out
}

func unwritten(s plan.Skipped) UnwrittenLine {
	reason := "缺" + strings.Join(s.Lacks, "、")
	if len(s.Lacks) == 0 {
		_, reason, _ = s.Why()
	}
	return UnwrittenLine{s.Agency.Label, s.Paper.Title, reason}
}

// fault adds a fault of the case as a whole, at its first row.
func (o *Outcome) fault(code, message, hint string) {
	o.State = Failed
	o.Findings = append(o.Findings, complaint.Finding{
		Pos: token.Position{Filename: o.file, Line: o.Rows[0]}, Severity: complaint.Fault, Code: code, Message: message,
		Hint: hint,
	})
}

// maxIncidents limits the rows of a case: nobody reads a letter with more facts.
const maxIncidents = 300

// decode reads the rows of a case. The case is nil if there is a fault or an open doubt.
func (j *Job) decode(d *docket) (*complaint.Case, complaint.Findings) {
	if len(d.rows) > maxIncidents {
		return nil, complaint.Findings{{
			Pos: token.Position{Filename: j.Sheet.File, Line: d.rows[0].Line}, Header: idHeader, Code: "too-many-rows",
			Path:    idPath,
			Message: fmt.Sprintf("同一件有 %d 行，最多 %d 行", len(d.rows), maxIncidents),
			Hint:    "不是同一件的，请改编号；是同一件的，请把相近的几次合成一行，写明次数和截止日期",
		}}
	}
	rows, damage := j.Columns.read(d.rows, j.Sheet)
	columns := j.answered(rows)
	kase, findings := complaint.DecodeRows(j.Sheet.File, d.id, columns, rows, j.Days)
	damage = spare(damage.Settle(answersIn(columns, rows)), findings)
	findings = append(without(findings, damage), damage...)
	findings = append(findings, d.faults...)
	if kase != nil {
		findings = append(findings, j.inColumns(j.Engine.Planner().Examine(kase, j.To...))...)
	}
	findings.Sort()
	if findings.Stops() {
		return nil, findings
	}
	return kase, findings
}

// answered adds the answers for the whole table to the first row of a case.
func (j *Job) answered(rows []complaint.Row) []complaint.Column {
	columns := j.Columns.columns
	if len(j.Answers) == 0 {
		return columns
	}
	f, _ := complaint.FieldByHeader(answerHeader)
	for i := range rows {
		rows[i].Cells = append(rows[i].Cells, "")
	}
	rows[0].Cells[len(columns)] = strings.Join(j.Answers, "\n")
	return append(slices.Clip(columns), complaint.Column{Number: j.Columns.width + len(columns) + 1,
		Header: answerHeader, Field: f})
}

// answersIn returns the answers in the rows of a case.
func answersIn(columns []complaint.Column, rows []complaint.Row) []string {
	var out []string
	for k := range columns {
		for i := range rows {
			if columns[k].Field.Path == answersPath && rows[i].Cells[k] != "" {
				out = append(out, complaint.Answers(rows[i].Cells[k])...)
			}
		}
	}
	return out
}

// spare turns faults of damaged values that the decoder leaves out into warnings.
func spare(damage, findings complaint.Findings) complaint.Findings {
	for i := range damage {
		d := &damage[i]
		if d.Severity == complaint.Fault && slices.ContainsFunc(findings,
			func(f complaint.Finding) bool { return f.LeftOut && f.Pos == d.Pos }) {
			d.Severity, d.LeftOut, d.Message = complaint.Warning, true, d.Message+"，信里不写这一项"
		}
	}
	return damage
}

// without drops the decoder's findings about damaged cells: the damage says more.
func without(findings, damage complaint.Findings) complaint.Findings {
	at := map[token.Position]bool{}
	for _, f := range damage {
		at[f.Pos] = f.Severity == complaint.Fault || f.LeftOut
	}
	var out complaint.Findings
	for _, f := range findings {
		if !at[f.Pos] {
			out = append(out, f)
		}
	}
	return out
}

// inColumns sets the column headers of findings of the engine.
func (j *Job) inColumns(findings complaint.Findings) complaint.Findings {
	for i := range findings {
		if n := findings[i].Pos.Column; findings[i].Header == "" && n >= 1 && n <= len(j.Sheet.Header) {
			findings[i].Header = j.Sheet.Header[n-1]
		}
	}
	return findings
}

// Run writes the letters of every case and reports each, in the order of the table. After the
// context is canceled, cases being processed are finished. The error concerns the run as a whole;
// what was written before it is complete.
func (j *Job) Run(ctx context.Context, out *output.Dir, report func(Outcome)) (*Tally, error) {
	defer boundMemory(j.Sheet)()
	t := newTally(j)
	all := j.allDockets()
	if err := j.number(all, out); err != nil {
		return t, err
	}
	dockets := j.share(all)
	l, err := openLedger(out, j.Shard)
	if err != nil {
		return t, err
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	sequence(ctx, len(dockets), j.Jobs, func(i int) Outcome {
		return j.work(dockets[i], out, l)
	}, func(i int, o Outcome) {
		if o.State == Failed && o.stop == nil && !o.short {
			o.stop = l.failed(digest(output.FolderName(o.ID)), strings.Join(j.origins(dockets[i]), ","))
		}
		if o.stop != nil { // not an outcome: the next run gets to it
			cancel(o.stop)
			return
		}
		t.add(o)
		report(o)
	})
	t.finish(len(dockets))
	if cause := context.Cause(ctx); cause != nil && !errors.Is(cause, context.Canceled) {
		return t, errors.Join(cause, l.close())
	}
	return t, errors.Join(l.compact(out), t.write(out))
}

// work writes one case into its folder.
func (j *Job) work(d *docket, out *output.Dir, l *ledger) (o Outcome) {
	var kase *complaint.Case
	var chosen plan.Plan
	o, kase, chosen = j.examine(d)
	defer func() { o.post(j, kase, chosen.Write) }()
	folder := output.FolderName(d.id)
	rows := j.origins(d)
	if gone := j.gone(d, l.rows(digest(folder)), rows); len(gone) > 0 {
		o.fault("rows-missing", "这一件原来还有第"+strings.Join(gone, "、")+"行，这份表里没有，信里会少写事情",
			"请把缺的行加回来，或者改好原来的表格再用它运行；确实不要写的，从原来的表格里删去")
		o.short = true
	}
	if o.State != Planned {
		return o
	}
	e := entry{key: digest(folder), input: j.input(d, &o, chosen.Write), rows: strings.Join(rows, ",")}
	if j.Resume && l.whole(out, folder, e) {
		o.State = Done
		return o
	}
	papers, err := j.Engine.Compose(kase, chosen.Write, j.Formats)
	if err != nil {
		o.fault("letter", err.Error(), "")
		return o
	}
	run, err := j.Engine.Run(kase, papers, j.Formats)
	if err != nil {
		o.fault("letter", err.Error(), "")
		return o
	}
	run.Force = j.Force
	run.Covers = func(m output.ManifestLetter) bool { return chosen.Covers(m.Slug, m.Kind) }
	run.Ready = func(manifest []byte) error {
		e.manifest = digest(string(manifest))
		return l.append(e)
	}
	report, err := out.Publish(folder, run)
	o.aside = len(report.Aside)
	o.published(folder, err)
	return o
}

// post collects the postings of a case whose letters are in the folder. Papers that the sender
// keeps are not posted.
func (o *Outcome) post(j *Job, kase *complaint.Case, written []agency.Decision) {
	if !j.Post || o.State != Written && o.State != Done {
		return
	}
	for i, d := range written {
		if !d.Agency.Kept {
			o.Postings = append(o.Postings, PostingOf(kase, d, o.Papers[i].Body))
		}
	}
}

// published sets the state by the result of publishing.
func (o *Outcome) published(folder string, err error) {
	var edited *output.EditedError
	var occupied *output.OccupiedError
	switch {
	case err == nil:
		o.State = Written
	case output.IsDiskFull(err):
		o.stop = ErrDiskFull
	case errors.As(err, &edited):
		o.fault("edited", fmt.Sprintf("文件夹“%s”里有改动过的文件：%s，没有改动它们", folder, strings.Join(edited.Files, "、")),
			"要保留改动的，把它们移到别处；要重写的，加 --force，原来的会移到“旧”文件夹")
	case errors.As(err, &occupied):
		o.fault("occupied", fmt.Sprintf("“%s”是一个文件，不是文件夹", folder), "请把它移到别处，或者换一个案件编号")
	case output.IsOpenElsewhere(err):
		o.fault("open-elsewhere", fmt.Sprintf("文件夹“%s”里的文件正被打开", folder), "请关闭 Word、WPS 里打开的信件，再加 --resume 运行一次")
	default:
		o.fault("write", fmt.Sprintf("文件夹“%s”写不进去", folder), "请确认输出文件夹可以写入")
	}
}

// ErrDiskFull stops a run, since no further case could be written.
var ErrDiskFull = errors.New("磁盘已满")
