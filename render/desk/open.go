package desk

import "tousu/legal/complaint"

// Opened is a case file with what stands in it.
type Opened struct {
	Case     string    `json:"case"`   // the text of the file
	OK       bool      `json:"ok"`     // it has no fault
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
	out := Opened{Case: q.Case, OK: c != nil, Values: values(q.name(), q.Case), Findings: Findings(findings)}
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
	Edits []Edit `json:"edits"`
}

// Edit is one change. Every other byte of the file stays as it is, comments too.
type Edit struct {
	// Path is the key. An index that is one past the end of a list adds an item;
	// groups on the way are made.
	Path   string   `json:"path"`
	Text   string   `json:"text,omitempty"`   // the value, of one or more lines
	Items  []string `json:"items,omitempty"`  // the values of a key that holds a list
	Remove bool     `json:"remove,omitempty"` // take the key, or the item of a list, away
}
