package desk

import _ "embed"

// warm is an invented case.
//
//go:embed warm.yaml
var warm string

// Warm writes the letters of an invented case and throws them away. What is made
// once, at first use, is then there: the first letters of a person take no longer
// than the next.
func (d *Desk) Warm() error {
	_, err := d.Compose(ComposeRequest{
		CaseRequest: CaseRequest{Case: warm, Today: "2026-11-21"}, Forms: []string{"tree", "text", "zip"},
	})
	return err
}
