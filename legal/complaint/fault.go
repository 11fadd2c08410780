package complaint

import (
	"fmt"
	"go/token"
	"slices"
	"strings"
)

// Severity distinguishes what stops a letter from what the writer should only look at.
type Severity int

// A Fault stops every letter of the case (exit status 1), a Doubt stops it until it is answered, a
// Warning does not stop it.
const (
	Fault Severity = iota
	Doubt
	Warning
)

// String returns fault, doubt or warning.
func (s Severity) String() string { return [...]string{"fault", "doubt", "warning"}[s] }

// Finding is one fault, doubt or warning in a case. Its text never holds an ID or
// phone number.
type Finding struct {
	Pos      token.Position
	Header   string // header of the table's column, "" in a case file
	Severity Severity
	Code     string // stable, one of Codes
	Path     string // English key path: complainant.id_number, incidents.1.at
	Message  string // what is wrong, in Chinese
	Hint     string // what to do, or ""
	LeftOut  bool   // the value cannot be read, but letters can omit it

	Question string   // the question, one thing, in Chinese; "" if nothing is asked
	Answers  []Answer // the possible answers, best first
	Answer   string   // what is written under 核对, if the doubt is settled
}

// Place returns file:line:col, or file:row:header in a table.
func (f Finding) Place() string {
	if f.Header == "" {
		return f.Pos.String()
	}
	return fmt.Sprintf("%s:%d:%s", f.Pos.Filename, f.Pos.Line, f.Header)
}

// String returns the place and the message, followed by the hint.
func (f Finding) String() string {
	s := f.Place() + ": " + f.Message
	if f.Hint != "" {
		s += "（" + f.Hint + "）"
	}
	return s
}

// Findings are the findings in a case.
type Findings []Finding

// Sort orders the findings by line, column and code.
func (fs Findings) Sort() {
	slices.SortStableFunc(fs, func(a, b Finding) int {
		if a.Pos.Line != b.Pos.Line {
			return a.Pos.Line - b.Pos.Line
		}
		if a.Pos.Column != b.Pos.Column {
			return a.Pos.Column - b.Pos.Column
		}
		return strings.Compare(a.Code, b.Code)
	})
}

// Of returns the findings of the given severities.
func (fs Findings) Of(of ...Severity) Findings {
	var out Findings
	for _, f := range fs {
		if slices.Contains(of, f.Severity) {
			out = append(out, f)
		}
	}
	return out
}
