package desk

// ExamineRequest asks what is wrong with a case, and what it lacks.
type ExamineRequest struct {
	CaseRequest
	To []string `json:"to,omitempty"` // papers as in ComposeRequest; if empty, those of the case, else auto
}

// Examined is what was found.
type Examined struct {
	OK       bool      `json:"ok"` // letters can be written
	Findings []Finding `json:"findings"`
	Papers   []Wanted  `json:"papers"` // those asked for; empty if the case has faults
}

// Wanted is one paper that was asked for.
type Wanted struct {
	Slug   string `json:"slug"`
	Body   string `json:"body"`
	Kind   string `json:"kind"`
	Paper  string `json:"paper"`
	Ready  bool   `json:"ready"`            // it can be written
	Lacks  []Lack `json:"lacks"`            // what is missing for it
	Reason string `json:"reason,omitempty"` // why it is not written, in a sentence
}

// Examine checks a case and the papers asked for.
func (d *Desk) Examine(q ExamineRequest) (Examined, error) {
	c, findings, err := d.read(q.CaseRequest)
	out := Examined{OK: c != nil && !findings.Stops(), Findings: Findings(findings), Papers: []Wanted{}}
	if err != nil || c == nil {
		return out, err
	}
	p, err := d.planner.Plan(c, wanted(c, q.To))
	if err != nil {
		return out, err
	}
	for _, x := range p.Write {
		out.Papers = append(out.Papers, Wanted{
			Slug: x.Agency.Slug, Body: d.planner.AddresseeName(c, x.Agency), Kind: x.Paper.Kind, Paper: x.Paper.Title,
			Ready: true, Lacks: []Lack{},
		})
	}
	out.Papers = append(out.Papers, d.skipped(c, p.Skipped)...)
	return out, nil
}
