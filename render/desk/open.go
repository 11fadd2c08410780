package desk

import (
	"slices"
	"strings"

	"tousu/legal/complaint"
)

// Opened is a case file with what stands in it.
type Opened struct {
	Case     string    `json:"case"`   // the text of the file
	OK       bool      `json:"ok"`     // letters can be written: it has no fault and no open doubt
	ID       string    `json:"id"`     // 编号; the file's name where the case gives none; "" with a fault
	Date     string    `json:"date"`   // of the letters; "" with a fault
	Values   []Value   `json:"values"` // in the order of the file
	Findings []Finding `json:"findings"`
}

// Value is one value of a case file, as it is written there.
type Value struct {
	Path   string   `json:"path"`
	Label  string   `json:"label"`           // 事件.对象.电话
	Text   string   `json:"text"`            // of a single value
	Items  []string `json:"items,omitempty"` // of a key that holds a list
	Line   int      `json:"line"`
	Column int      `json:"column"`
}

// Open reads a case file, right or wrong.
func (d *Desk) Open(q CaseRequest) (Opened, error) {
	c, findings, err := d.read(q)
	if err != nil {
		return Opened{}, err
	}
	out := Opened{Case: q.Case, OK: !findings.Stops(), Values: values(q.name(), q.Case),
		Findings: Findings(findings)}
	if c != nil {
		out.ID, out.Date = c.ID, c.Date.String()
	}
	return out, nil
}

// values are what a case file says.
func values(file, text string) []Value {
	out := []Value{}
	for _, w := range complaint.Read(file, []byte(text)) {
		out = append(out, Value{
			Path: w.Path, Label: w.Field.Label, Text: w.Text, Items: w.Items, Line: w.Pos.Line, Column: w.Pos.Column,
		})
	}
	return out
}

// SetRequest changes a case file.
type SetRequest struct {
	CaseRequest
	Edits []Edit `json:"edits"` // in turn
}

// NewRequest asks for a case file that holds what the edits say.
type NewRequest struct {
	File  string `json:"file,omitempty"`
	Today string `json:"today"`
	Date  string `json:"date,omitempty"`
	Edits []Edit `json:"edits"`
}

// Edit is one change. Every byte outside the value stays as it is, comments too.
type Edit struct {
	// Path is the key. An index that is one past the end of a list, or "-", adds an
	// item; groups on the way are made.
	Path   string   `json:"path"`
	Text   string   `json:"text,omitempty"`   // the value, of one or more lines
	Items  []string `json:"items,omitempty"`  // the values of a key that holds a list
	Remove bool     `json:"remove,omitempty"` // take the key, or the item, away; it may be missing
}

// Set changes a case file in place.
func (d *Desk) Set(q SetRequest) (Opened, error) {
	edits := make([]complaint.Edit, len(q.Edits))
	for i, e := range q.Edits {
		edits[i] = complaint.Edit(e)
	}
	changed, err := complaint.Apply([]byte(q.Case), edits...)
	if err != nil {
		return Opened{}, err
	}
	q.Case = string(changed)
	return d.Open(q.CaseRequest)
}

// blank begins a case file.
const blank = `# 投诉案件。可以用记事本打开修改；井号后面是说明，程序不读。
`

// New writes a case file that holds what the edits say, in the order of the schema.
func (d *Desk) New(q NewRequest) (Opened, error) {
	edits := slices.Clone(q.Edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return group(a.Path) - group(b.Path) })
	return d.Set(SetRequest{CaseRequest{q.File, blank, q.Today, q.Date}, edits})
}

// group is the place of a path's first key among those of a case.
func group(path string) int {
	head, _, _ := strings.Cut(path, ".")
	return slices.IndexFunc(complaint.Keys(), func(f complaint.Field) bool { return f.English == head })
}
