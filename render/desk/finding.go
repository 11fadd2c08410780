package desk

import "tousu/legal/complaint"

// Finding is one fault, doubt or warning of a case.
type Finding struct {
	Severity string   `json:"severity"` // fault, doubt, warning
	Code     string   `json:"code"`
	Path     string   `json:"path"`
	File     string   `json:"file"`
	Line     int      `json:"line"`             // from 1
	Column   int      `json:"column"`           // in characters, from 1
	Header   string   `json:"header,omitempty"` // of a table's column
	Message  string   `json:"message"`          // what is wrong; it holds no ID and no number
	Hint     string   `json:"hint,omitempty"`   // what to do
	Question string   `json:"question,omitempty"`
	Answers  []Answer `json:"answers,omitempty"` // of a doubt
}

// Answer is one way out of a doubt.
type Answer struct {
	Text  string `json:"text"`
	Edits []Edit `json:"edits"`         // what the answer writes into the case
	Ask   string `json:"ask,omitempty"` // the path of a value that it asks for: 改为……
}

// Findings turns what the checks found into plain values, in their order.
func Findings(all complaint.Findings) []Finding {
	out := make([]Finding, len(all))
	for i, f := range all {
		severity := "fault"
		if f.Severity == complaint.Warning {
			severity = "warning"
		}
		out[i] = Finding{
			Severity: severity, Code: f.Code, Path: f.Path,
			File: f.Pos.Filename, Line: f.Pos.Line, Column: f.Pos.Column, Header: f.Header,
			Message: f.Message, Hint: f.Hint,
		}
	}
	return out
}
