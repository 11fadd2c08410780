package desk

import (
	"bytes"
	"encoding/json"
	"fmt"
	"sync"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/render"
	"tousu/render/docx"
	"tousu/render/plan"
)

// Desk answers calls. It is immutable and safe for concurrent use.
type Desk struct {
	engine     *render.Engine
	planner    *plan.Planner
	version    string
	stationery func() (*docx.Writer, error)
}

// New returns a desk that works with the engine. version is the version of the program.
func New(engine *render.Engine, version string) *Desk {
	return &Desk{engine, engine.Planner(), version, sync.OnceValues(docx.New)}
}

// Call answers one request; see the package comment.
func (d *Desk) Call(verb string, request []byte) ([]byte, error) {
	answer, ok := d.verbs()[verb]
	if !ok {
		return nil, fmt.Errorf("没有 %q 这个调用", verb)
	}
	return answer(request)
}

// verbs returns the calls by name.
func (d *Desk) verbs() map[string]func([]byte) ([]byte, error) {
	return map[string]func([]byte) ([]byte, error){
		"schema":  answer(d.Schema),
		"new":     answer(d.New),
		"open":    answer(d.Open),
		"set":     answer(d.Set),
		"examine": answer(d.Examine),
		"route":   answer(d.Route),
		"compose": answer(d.Compose),
		"cite":    answer(d.Cite),
		"next":    answer(d.Next),
		"others":  answer(d.Others),
	}
}

// answer makes a call from a typed function.
func answer[Q, A any](do func(Q) (A, error)) func([]byte) ([]byte, error) {
	return func(request []byte) ([]byte, error) {
		var q Q
		in := json.NewDecoder(bytes.NewReader(request))
		in.DisallowUnknownFields()
		if err := in.Decode(&q); err != nil {
			return nil, fmt.Errorf("请求的形式不对：%w", err)
		}
		a, err := do(q)
		if err != nil {
			return nil, err
		}
		return json.Marshal(a)
	}
}

// CaseRequest hands over a case file.
type CaseRequest struct {
	File  string `json:"file,omitempty"` // its name, for positions and the case's number; default 案件.yaml
	Case  string `json:"case"`           // its text
	Today string `json:"today"`          // the day on the user's clock
	Date  string `json:"date,omitempty"` // the date of the letters, overriding that of the case
}

// name returns the name of the file.
func (q CaseRequest) name() string {
	if q.File == "" {
		return "案件.yaml"
	}
	return q.File
}

// days returns the days that the decoder needs.
func (q CaseRequest) days() (complaint.Days, error) {
	var d complaint.Days
	var err error
	if d.Today, err = legal.ParseDate(q.Today); err != nil {
		return d, fmt.Errorf("today：%w", err)
	}
	if q.Date != "" {
		if d.Letter, err = legal.ParseDate(q.Date); err != nil {
			return d, fmt.Errorf("date：%w", err)
		}
	}
	return d, nil
}

// read decodes the case. The case is nil if and only if the findings contain a fault or there is
// an error.
func (d *Desk) read(q CaseRequest) (*complaint.Case, complaint.Findings, error) {
	days, err := q.days()
	if err != nil {
		return nil, nil, err
	}
	c, findings := complaint.Decode(q.name(), []byte(q.Case), days)
	if c == nil {
		return nil, findings, nil
	}
	findings = append(findings, d.planner.Examine(c)...)
	findings.Sort()
	if len(findings.Of(complaint.Fault)) > 0 {
		c = nil
	}
	return c, findings, nil
}

// whole is read for calls that need a case without faults. Doubts may be open: they only keep
// letters from being written.
func (d *Desk) whole(q CaseRequest) (*complaint.Case, complaint.Findings, error) {
	c, findings, err := d.read(q)
	if err == nil && c == nil {
		err = fmt.Errorf("案件有 %d 处错误，先改好才能继续", len(findings.Of(complaint.Fault)))
	}
	return c, findings, err
}
