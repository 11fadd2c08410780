package desk

import _ "embed"

// warm is an invented case.
//
//go:embed warm.yaml
var warm string

// Warm writes the letters of an invented case and discards them. This does everything that is
// done once on first use, so that a user's first letters take no longer than later ones.
func (d *Desk) Warm() error {
	_, err := d.Compose(ComposeRequest{
		CaseRequest: CaseRequest{Case: warm, Today: "2026-11-21"}, Forms: []string{"tree", "text", "zip"},
	})
	return err
}
