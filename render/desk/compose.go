package desk

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render"
	"tousu/render/docx"
	"tousu/render/html"
	"tousu/render/letter"
	"tousu/render/output"
	"tousu/render/plan"
	"tousu/render/text"
)

// ComposeRequest asks for letters.
type ComposeRequest struct {
	CaseRequest
	// To holds auto, all, or slugs, names and aliases of bodies, or kinds and titles of papers;
	// if empty, those of the case, else auto.
	To    []string `json:"to,omitempty"`
	Forms []string `json:"forms"` // any of tree, text, docx and zip
	// Max shortens the text for a form that takes at most that many characters; 0 for the whole
	// text.
	Max int `json:"max,omitempty"`
}

// Composed says what happened to the papers that were asked for.
type Composed struct {
	Letters   []Letter   `json:"letters"`
	Skipped   []Wanted   `json:"skipped"`
	Conflicts []Conflict `json:"conflicts"`     // among the letters
	Findings  []Finding  `json:"findings"`      // warnings of the case and of each letter
	Folder    string     `json:"folder"`        // the name of the case's folder
	ZIP       []byte     `json:"zip,omitempty"` // the folder: letters, manifest and case file
}

// Letter is one letter in the requested forms.
type Letter struct {
	File       string      `json:"file"` // name of the DOCX: 03-国家金融监督管理总局四川监管局-投诉书.docx
	Slug       string      `json:"slug"`
	Kind       string      `json:"kind"`
	Title      string      `json:"title"`
	Body       string      `json:"body"`
	Enclose    []string    `json:"enclose"`
	Channels   []Channel   `json:"channels"`
	Objections []Objection `json:"objections"`
	Citations  []string    `json:"citations"`      // law/article@effective
	Tree       []any       `json:"tree,omitempty"` // html.Node.Array
	Text       string      `json:"text,omitempty"`
	DOCX       []byte      `json:"docx,omitempty"`
}

// Channel is a way to reach a body.
type Channel struct {
	Kind    string `json:"kind"` // 电话, 网站, 邮寄; "" for a description in words
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
	w, err := d.write(q)
	if err != nil {
		return Composed{}, err
	}
	out := Composed{
		Letters: []Letter{}, Skipped: d.skipped(w.kase, w.plan.Skipped), Conflicts: conflicts(w.plan.Conflicts),
		Findings: Findings(w.findings), Folder: output.FolderName(w.kase.ID),
	}
	for i := range w.letters {
		out.Findings = append(out.Findings, Findings(w.letters[i].Result.Warnings)...)
		l, err := d.letter(w.kase, &w.letters[i], q)
		if err != nil {
			return out, err
		}
		out.Letters = append(out.Letters, l)
	}
	if !slices.Contains(q.Forms, "zip") {
		return out, nil
	}
	var b bytes.Buffer
	err = d.zip(&b, w, q.Case)
	out.ZIP = b.Bytes()
	return out, err
}

// written holds the letters of a case, each with its DOCX.
type written struct {
	kase     *complaint.Case
	findings complaint.Findings
	plan     plan.Plan
	letters  []render.Document
}

func (d *Desk) write(q ComposeRequest) (w written, err error) {
	if w.kase, w.findings, err = d.whole(q.CaseRequest); err != nil {
		return w, err
	}
	if w.findings.Stops() {
		return w, fmt.Errorf("有 %d 处要您核对，回答以后才能写信", len(w.findings.Of(complaint.Doubt)))
	}
	if w.plan, err = d.planner.Plan(w.kase, wanted(w.kase, q.To)); err != nil {
		return w, err
	}
	w.letters, err = d.engine.Compose(w.kase, w.plan.Write, d.formats())
	return w, err
}

// formats returns the formats of a folder.
func (d *Desk) formats() []render.Format { return []render.Format{{Name: "docx", Write: d.docx}} }

// Run returns what tousu render would write for the case, and into which folder.
func (d *Desk) Run(q ComposeRequest) (folder string, run output.Run, err error) {
	w, err := d.write(q)
	if err != nil {
		return "", run, err
	}
	run, err = d.run(w)
	run.Covers = func(m output.ManifestLetter) bool { return w.plan.Covers(m.Slug, m.Kind) }
	return output.FolderName(w.kase.ID), run, err
}

// run returns the content of a folder with the letters.
func (d *Desk) run(w written) (output.Run, error) {
	return d.engine.Run(w.kase, w.letters, d.formats())
}

// wanted returns the papers asked for, else those that the case asks for.
func wanted(c *complaint.Case, to []string) []string {
	if len(to) > 0 {
		return to
	}
	return plan.Wanted(c)
}

// letter returns one letter in the requested forms.
func (d *Desk) letter(c *complaint.Case, p *render.Document, q ComposeRequest) (Letter, error) {
	r, x := p.Result, p.Decision
	l := Letter{
		File: p.Files[0].Name, Slug: x.Agency.Slug, Kind: x.Paper.Kind, Title: r.Title, Body: r.Recipient,
		Enclose: list(r.Enclosures()), Channels: channels(x.Agency), Citations: list(r.Citations),
		Objections: []Objection{},
	}
	for _, o := range x.Objections {
		l.Objections = append(l.Objections, objection(d.planner, c, o))
	}
	if slices.Contains(q.Forms, "tree") {
		l.Tree = html.Tree(r.Letter).Array()
	}
	if slices.Contains(q.Forms, "docx") {
		l.DOCX = p.Files[0].Data
	}
	if !slices.Contains(q.Forms, "text") {
		return l, nil
	}
	var b strings.Builder
	err := plainText(&b, r.Letter, q.Max)
	l.Text = b.String()
	return l, err
}

// plainText writes the whole text, or what fits into a form of limit characters.
func plainText(out io.Writer, l *letter.Letter, limit int) error {
	if limit > 0 {
		return text.Short(out, l, limit)
	}
	return text.Write(out, l)
}

// docx writes one letter as tousu render does.
func (d *Desk) docx(out io.Writer, r *render.Result, c *complaint.Case) error {
	w, err := d.stationery()
	if err != nil {
		return err
	}
	return w.Write(out, r.Letter, docx.Properties{Size: docx.SizeFor(r.Court), Title: r.Title, Author: r.Sender,
		Subject: r.Recipient, Date: c.Date})
}

// zip packs the folder that tousu render would write, with the case file in it.
func (d *Desk) zip(out io.Writer, w written, text string) error {
	run, err := d.run(w)
	if err != nil {
		return err
	}
	return pack(out, output.FolderName(w.kase.ID), append(run.Files,
		output.File{Name: output.ManifestName, Data: run.Manifest.Lines()},
		output.File{Name: "案件.yaml", Data: []byte(text)}))
}

// pack writes a folder as a ZIP.
func pack(out io.Writer, folder string, files []output.File) error {
	z := zip.NewWriter(out)
	for _, f := range files {
		w, err := z.Create(folder + "/" + f.Name)
		if err != nil {
			return err
		}
		if _, err := w.Write(f.Data); err != nil {
			return err
		}
	}
	return z.Close()
}

// skipped returns the papers that are not written.
func (d *Desk) skipped(c *complaint.Case, all []plan.Skipped) []Wanted {
	out := make([]Wanted, len(all))
	for i, s := range all {
		out[i] = Wanted{Slug: s.Agency.Slug, Body: d.planner.AddresseeName(c, s.Agency), Kind: s.Paper.Kind,
			Paper: s.Paper.Title, Lacks: []Lack{}, Reason: s.String()}
		if len(s.Lacks) > 0 {
			out[i].Lacks = lacks(c, s.Paper.AllNeeds())
		}
	}
	return out
}

// channels returns the verified ways to reach a body, then a description of others.
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
