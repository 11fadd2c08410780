package desk

import (
	"slices"
	"strings"

	"tousu/legal/complaint"
)

// Opened is a case file with its values and findings.
type Opened struct {
	Case     string    `json:"case"`   // the text of the file
	OK       bool      `json:"ok"`     // letters can be written: there is no fault and no open doubt
	ID       string    `json:"id"`     // 编号, or the name of the file if the case gives none; "" with a fault
	Date     string    `json:"date"`   // of the letters; "" with a fault
	Values   []Value   `json:"values"` // in the order of the file
	Findings []Finding `json:"findings"`
}

// Value is one value of a case file, as written there.
type Value struct {
	Path   string   `json:"path"`
	Label  string   `json:"label"`           // 事件.对象.电话
	Text   string   `json:"text"`            // of a single value
	Items  []string `json:"items,omitempty"` // of a key that holds a list
	Line   int      `json:"line"`
	Column int      `json:"column"`
}

// Open reads a case file, with or without faults.
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

// values returns the values written in a case file.
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
	Edits []Edit `json:"edits"` // applied in order
}

// NewRequest asks for a new case file with the values of the edits.
type NewRequest struct {
	File  string `json:"file,omitempty"`
	Today string `json:"today"`
	Date  string `json:"date,omitempty"`
	Edits []Edit `json:"edits"`
}

// Edit is one change. Every byte outside the value is kept, including comments.
type Edit struct {
	// Path is the key. An index one past the end of a list, or "-", adds an item; missing groups
	// on the way are created.
	Path   string   `json:"path"`
	Text   string   `json:"text,omitempty"`   // the value, of one or more lines
	Items  []string `json:"items,omitempty"`  // the values of a key that holds a list
	Remove bool     `json:"remove,omitempty"` // remove the key or the item; it may be missing
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

// blank is the beginning of a new case file.
const blank = `# 投诉案件。可以用记事本打开修改；井号后面是说明，程序不读。
`

// New writes a case file with the values of the edits, in the order of the schema.
func (d *Desk) New(q NewRequest) (Opened, error) {
	edits := slices.Clone(q.Edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return group(a.Path) - group(b.Path) })
	return d.Set(SetRequest{CaseRequest{q.File, blank, q.Today, q.Date}, edits})
}

// group returns the index of a path's first key among those of a case.
func group(path string) int {
	head, _, _ := strings.Cut(path, ".")
	return slices.IndexFunc(complaint.Keys(), func(f complaint.Field) bool { return f.English == head })
}
