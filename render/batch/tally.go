package batch

import (
	"cmp"
	"slices"
	"strings"

	"tousu/legal/complaint"
	"tousu/render/output"
)

// Tally adds up the results of a run (汇总).
type Tally struct {
	Written, Done, Planned, Failed int // cases
	Asked                          int // failed cases that only wait for an answer
	Idle                           int // cases for which none of the requested papers can be written
	Letters                        int // papers of the cases that did not fail
	Left                           int // cases that were not reached
	Aside                          int // letters of earlier runs that were put aside
	Bodies                         []Count
	Warnings                       []WarningCount
	Unwritten                      []UnwrittenCount
	Resemblances                   []string
	Postings                       []Posting // in the order of the table

	job       *Job
	bodies    map[string]int
	unwritten map[UnwrittenLine]int // index into Unwritten
	warnings  map[string]*WarningCount
	papers    map[string][]PaperLine // shared lists of letters: most cases have one of a few
	kept      []summaryLine
	cases     []seen
	failed    []failure
}

// Count is how many letters go to a body.
type Count struct {
	Name string
	N    int
}

// WarningCount is a warning with its number, and its first occurrence.
type WarningCount struct {
	Finding complaint.Finding
	N       int
}

// UnwrittenCount is a paper that was not written, with the first rows of its cases.
type UnwrittenCount struct {
	UnwrittenLine
	Rows []int
}

// summaryLine is one case of summary.csv.
type summaryLine struct {
	id       string
	rows     []int
	papers   []PaperLine // shared between cases
	skips    []UnwrittenLine
	warnings int
	alike    bool // it resembles other cases of the run
}

// failure is a failed case: its rows and why.
type failure struct {
	id     string
	rows   []*Row
	faults complaint.Findings
}

func newTally(j *Job) *Tally {
	return &Tally{job: j, bodies: map[string]int{}, unwritten: map[UnwrittenLine]int{},
		warnings: map[string]*WarningCount{}, papers: map[string][]PaperLine{}}
}

// add adds one outcome; outcomes come in the order of the table.
func (t *Tally) add(o Outcome) {
	for _, f := range o.Findings.Of(complaint.Warning) {
		if w := t.warnings[f.Code+f.Answer]; w != nil {
			w.N++
		} else {
			t.warnings[f.Code+f.Answer] = &WarningCount{f, 1}
		}
	}
	switch o.State {
	case Failed:
		t.Failed++
		if len(o.Findings.Of(complaint.Fault)) == 0 {
			t.Asked++
		}
		t.failed = append(t.failed, failure{o.ID, o.rows, o.Findings.Of(complaint.Fault, complaint.Doubt)})
		return
	case Written:
		t.Written++
	case Done:
		t.Done++
	case Planned:
		t.Planned++
	case Idle:
		t.Idle++
	}
	for _, u := range o.Unwritten {
		i, ok := t.unwritten[u]
		if !ok {
			i = len(t.Unwritten)
			t.unwritten[u] = i
			t.Unwritten = append(t.Unwritten, UnwrittenCount{UnwrittenLine: u})
		}
		t.Unwritten[i].Rows = append(t.Unwritten[i].Rows, o.Rows[0])
	}
	t.Letters += len(o.Papers)
	t.Postings = append(t.Postings, o.Postings...)
	t.Aside += o.aside
	for _, p := range o.Papers {
		t.bodies[p.Body]++
	}
	t.cases = append(t.cases, seen{o.ID, o.Rows[0], o.traits})
	t.kept = append(t.kept, summaryLine{o.ID, o.Rows, t.intern(o.Papers), o.Unwritten, len(o.Findings), false})
}

func (t *Tally) intern(papers []PaperLine) []PaperLine {
	var b strings.Builder
	for _, p := range papers {
		b.WriteString(p.Body + "\n" + p.Title + "\n")
	}
	if _, ok := t.papers[b.String()]; !ok {
		own := make([]PaperLine, len(papers))
		for i, p := range papers {
			own[i] = PaperLine{Body: p.Body, Title: p.Title}
		}
		t.papers[b.String()] = own
	}
	return t.papers[b.String()]
}

// finish adds what is known only after the whole run.
func (t *Tally) finish(planned int) {
	t.Left = planned - t.Written - t.Done - t.Planned - t.Failed - t.Idle
	for name, n := range t.bodies {
		t.Bodies = append(t.Bodies, Count{name, n})
	}
	slices.SortFunc(t.Bodies, func(a, b Count) int {
		return cmp.Or(cmp.Compare(b.N, a.N), strings.Compare(a.Name, b.Name))
	})
	for _, w := range t.warnings {
		t.Warnings = append(t.Warnings, *w)
	}
	slices.SortFunc(t.Warnings, func(a, b WarningCount) int {
		return cmp.Or(cmp.Compare(b.N, a.N), strings.Compare(a.Finding.Code, b.Finding.Code))
	})
	var members map[string]bool
	t.Resemblances, members = resemblances(t.cases)
	for i := range t.kept {
		t.kept[i].alike = members[t.kept[i].id]
	}
	t.cases = nil
}

// Names returns the base names of the failed files.
func (t *Tally) Names() (csv, xlsx, summary string) {
	name := failedName(t.job.Shard)
	return name + ".csv", name + ".xlsx", summaryName(t.job.Shard)
}

// AnswersName returns the base name of the file of questions.
func (t *Tally) AnswersName() string { return answersName(t.job.Shard) }

// write writes summary.csv, answers.yaml and the failed files into the output folder.
func (t *Tally) write(out *output.Dir) error {
	if err := t.writeSummary(out); err != nil {
		return err
	}
	if err := t.writeAnswers(out); err != nil {
		return err
	}
	return t.writeFailed(out)
}

// Faults lists what failed; a message that more than a few rows have is listed once.
func (t *Tally) Faults() []string {
	var all complaint.Findings
	for _, f := range t.failed {
		all = append(all, f.faults...)
	}
	return Grouped(all)
}
