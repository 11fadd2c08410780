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
	Answers  []Answer `json:"answers"`          // of a doubt, best first
	Answer   string   `json:"answer,omitempty"` // what the case holds, where the doubt is settled
}

// Answer is one way out of a doubt.
type Answer struct {
	Text  string `json:"text"`
	Write string `json:"write,omitempty"` // what stands under 核对 then; none where a value is to be changed
	Edits []Edit `json:"edits"`           // what the answer writes into the case
	Ask   string `json:"ask,omitempty"`   // the path of the value that it changes, to be asked for
}

// Findings turns what the checks found into plain values, in their order.
func Findings(all complaint.Findings) []Finding {
	out := make([]Finding, len(all))
	for i, f := range all {
		out[i] = Finding{
			Severity: f.Severity.String(), Code: f.Code, Path: f.Path,
			File: f.Pos.Filename, Line: f.Pos.Line, Column: f.Pos.Column, Header: f.Header,
			Message: f.Message, Hint: f.Hint, Question: f.Question, Answers: answers(f), Answer: f.Answer,
		}
	}
	return out
}

func answers(f complaint.Finding) []Answer {
	out := []Answer{}
	for _, a := range f.Answers {
		x := Answer{Text: a.Means, Write: a.Write, Edits: []Edit{}}
		if a.Write == "" {
			x.Ask = f.Path
		} else {
			x.Edits = append(x.Edits, Edit{Path: "confirmed.-", Text: a.Write})
		}
		out = append(out, x)
	}
	return out
}
