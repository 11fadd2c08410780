package desk

import (
	"slices"
	"strconv"
	"strings"

	"tousu/legal/complaint"
)

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
	Answer   string   `json:"answer,omitempty"` // what the case already holds, if the doubt is settled
}

// Answer is one way out of a doubt.
type Answer struct {
	Text  string `json:"text"`
	Write string `json:"write,omitempty"` // the entry for 核对; "" if a value has to be changed
	Edits []Edit `json:"edits"`           // what the answer writes into the case
	Ask   string `json:"ask,omitempty"`   // the path of the value that it changes, to be asked for on the spot
	Words bool   `json:"words,omitempty"` // the value is a day in words: 2026年3月上旬
	Go    string `json:"go,omitempty"`    // the path of what has to be changed, if that is not a single value
}

// Findings converts findings to plain values, in their order.
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
		x := Answer{Text: a.Means, Write: a.Write, Edits: []Edit{}, Words: a.Words}
		for _, e := range a.Edits {
			x.Edits = append(x.Edits, Edit(e))
		}
		switch {
		case a.Write != "":
			x.Edits = append(x.Edits, Edit{Path: "confirmed.-", Text: a.Write})
		case single(a.At):
			x.Ask = a.At
		default:
			x.Go = a.At
		}
		out = append(out, x)
	}
	return out
}

// single reports whether a path is that of a single value, which an interface can ask for on the
// spot. An item of a list is one, the list is not.
func single(path string) bool {
	steps := strings.Split(path, ".")
	keys := complaint.Keys()
	for k, step := range steps {
		if _, err := strconv.Atoi(step); err == nil {
			continue
		}
		i := slices.IndexFunc(keys, func(f complaint.Field) bool { return f.English == step })
		if i < 0 {
			return false
		}
		f := keys[i]
		if keys = f.Fields; len(keys) == 0 {
			return !lists[f.Kind] || k+1 < len(steps)
		}
	}
	return false
}
