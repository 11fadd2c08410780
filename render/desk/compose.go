package desk

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"

	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render"
	"tousu/render/docx"
	"tousu/render/html"
	"tousu/render/output"
	"tousu/render/plan"
	"tousu/render/text"
)

// ComposeRequest asks for letters.
type ComposeRequest struct {
	CaseRequest
	// To are auto, all, or slugs, names and aliases of bodies, or kinds and titles of
	// papers; none: those of the case, else auto.
	To    []string `json:"to,omitempty"`
	Forms []string `json:"forms"` // of tree, text, docx and zip
}

// Composed is what became of the papers that were asked for.
type Composed struct {
	Letters   []Letter   `json:"letters"`
	Skipped   []Wanted   `json:"skipped"`
	Conflicts []Conflict `json:"conflicts"`     // among the letters
	Findings  []Finding  `json:"findings"`      // warnings of the case and of each letter
	Folder    string     `json:"folder"`        // what the case's folder is called
	ZIP       []byte     `json:"zip,omitempty"` // the folder: letters, manifest and case file
}

// Letter is one letter in the forms asked for.
type Letter struct {
	File       string      `json:"file"` // name of the DOCX: 03-国家金融监督管理总局四川监管局-投诉书.docx
	Slug       string      `json:"slug"`
	Kind       string      `json:"kind"`
	Title      string      `json:"title"`
	Body       string      `json:"body"`
	Enclose    []string    `json:"enclose"`
	Channels   []Channel   `json:"channels"`
	Objections []Objection `json:"objections"`
	Citations  []string    `json:"citations"` // law/article@effective
	Tree       *html.Node  `json:"tree,omitempty"`
	Text       string      `json:"text,omitempty"`
	DOCX       []byte      `json:"docx,omitempty"`
}

// Channel is a way to reach a body.
type Channel struct {
	Kind    string `json:"kind"` // 电话, 网站, 邮寄; "" for words that say how
	Value   string `json:"value"`
	Note    string `json:"note,omitempty"`
	Checked string `json:"checked,omitempty"` // the day on which it was checked
}

// Compose writes the letters of a case.
func (d *Desk) Compose(q ComposeRequest) (Composed, error) {
	for _, f := range q.Forms {
		if !slices.Contains([]string{"tree", "text", "docx", "zip"}, f) {
			return Composed{}, fmt.Errorf("没有 %q 这种形式", f)
		}
	}
	c, findings, err := d.whole(q.CaseRequest)
	if err != nil {
		return Composed{}, err
	}
	if findings.Stops() {
		return Composed{}, fmt.Errorf("有 %d 处要您核对，回答以后才能写信", len(findings.Of(complaint.Doubt)))
	}
	p, err := d.planner.Plan(c, wanted(c, q.To))
	if err != nil {
		return Composed{}, err
	}
	papers, err := d.engine.Compose(c, p.Write, nil)
	if err != nil {
		return Composed{}, err
	}
	out := Composed{
		Letters: []Letter{}, Skipped: d.skipped(c, p.Skipped), Conflicts: conflicts(p.Conflicts),
		Findings: Findings(findings), Folder: output.FolderName(c.ID),
	}
	for i := range papers {
		out.Findings = append(out.Findings, Findings(papers[i].Result.Warnings)...)
		l, err := d.letter(c, i, &papers[i], q.Forms)
		if err != nil {
			return out, err
		}
		out.Letters = append(out.Letters, l)
	}
	if slices.Contains(q.Forms, "zip") {
		out.ZIP, err = d.zip(out.Folder, q.Case, papers)
	}
	return out, err
}

// wanted are the papers asked for, else those that the case asks for.
func wanted(c *complaint.Case, to []string) []string {
	if len(to) > 0 {
		return to
	}
	return plan.Wanted(c)
}

// letter is the i-th letter in its forms. A DOCX stays among the paper's files.
func (d *Desk) letter(c *complaint.Case, i int, p *render.Document, forms []string) (Letter, error) {
	r, x := p.Result, p.Decision
	l := Letter{
		File: output.FileName(i+1, r.Recipient, r.Title, "docx"),
		Slug: x.Agency.Slug, Kind: x.Paper.Kind, Title: r.Title, Body: r.Recipient,
		Enclose: list(x.Paper.Enclose), Channels: channels(x.Agency), Citations: list(r.Citations), Objections: []Objection{},
	}
	for _, o := range x.Objections {
		l.Objections = append(l.Objections, d.objection(c, o))
	}
	if slices.Contains(forms, "tree") {
		l.Tree = html.Tree(r.Letter)
	}
	if slices.Contains(forms, "text") {
		var b strings.Builder
		if err := text.Write(&b, r.Letter); err != nil {
			return l, err
		}
		l.Text = b.String()
	}
	if !slices.Contains(forms, "docx") && !slices.Contains(forms, "zip") {
		return l, nil
	}
	data, err := d.docx(r, c)
	if err != nil {
		return l, err
	}
	p.Files = []output.File{{Name: l.File, Data: data}}
	if slices.Contains(forms, "docx") {
		l.DOCX = data
	}
	return l, nil
}

func (d *Desk) docx(r *render.Result, c *complaint.Case) ([]byte, error) {
	w, err := d.stationery()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = w.Write(&b, r.Letter, docx.Properties{Title: r.Title, Author: c.Complainant.Name, Subject: r.Recipient, Date: c.Date})
	return b.Bytes(), err
}

// zip packs the folder that render would write, with the case file in it.
func (d *Desk) zip(folder, file string, papers []render.Document) ([]byte, error) {
	run := d.engine.Run(papers)
	manifest, err := run.Manifest.Lines()
	if err != nil {
		return nil, err
	}
	files := append(run.Files, output.File{Name: output.ManifestName, Data: manifest}, output.File{Name: "案件.yaml", Data: []byte(file)})
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, err := z.Create(folder + "/" + f.Name)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(f.Data); err != nil {
			return nil, err
		}
	}
	err = z.Close()
	return b.Bytes(), err
}

// skipped are the papers that are not written.
func (d *Desk) skipped(c *complaint.Case, all []plan.Skipped) []Wanted {
	out := make([]Wanted, len(all))
	for i, s := range all {
		out[i] = Wanted{Slug: s.Agency.Slug, Body: d.planner.AddresseeName(c, s.Agency), Kind: s.Paper.Kind, Paper: s.Paper.Title, Lacks: []Lack{}, Reason: s.String()}
		if len(s.Lacks) > 0 {
			out[i].Lacks = lacks(c, s.Paper.Needs)
		}
	}
	return out
}

// channels are the verified ways to reach a body, then what is said of others.
func channels(a *agency.Agency) []Channel {
	out := []Channel{}
	for _, c := range a.Channels {
		out = append(out, Channel{c.Kind, c.Value, c.Note, c.Checked.String()})
	}
	if a.Reach != "" {
		out = append(out, Channel{Value: a.Reach})
	}
	return out
}
