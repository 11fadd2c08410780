// Package render makes a letter from a case, a recipient, the law and a template.
//
// Templates are text/template files whose output is the line markup of package
// letter. Two properties hold for every letter, whatever the case contains:
//
//   - Structure preservation: the kinds of a letter's blocks and their literal
//     text depend only on the template and its control flow. Case data is never
//     markup. (How many paragraphs a narrative has is control flow, through
//     .Narrative.Paragraphs.)
//   - Provenance: every character that came from data is in a letter.Field that
//     knows its origin, and nowhere else.
//
// They hold because template text and values are kept apart in a letter.Output
// from the moment they are printed: package program compiles each template once
// and never writes a value into text. letter.Parse looks for markup only in the
// text. There is no way to print a trusted string.
package render

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"go/token"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/legal/verify"
	"tousu/render/letter"
	"tousu/render/plan"
	"tousu/render/program"
	"tousu/templates"
)

// Engine renders letters. It is safe for concurrent use.
type Engine struct {
	law       *legal.Library
	verifier  func() (*verify.Verifier, error) // created for the first letter
	planner   *plan.Planner
	templates *program.Set
	readings  *readings
	annex     bool
	kinds     []string
	allows    map[string][]string // by kind
	digest    func() string
	corpus    func() string
}

// New loads letters/*.tmpl and partials/*.tmpl from the file systems; a file of a later one
// replaces a file of the same name. A partial is invoked by its base name:
// {{ template "facts" . }}.
func New(planner *plan.Planner, fsys ...fs.FS) (*Engine, error) {
	e, err := load(planner, direct, fsys...)
	if err != nil {
		return nil, err
	}
	return e, e.templates.Link()
}

// Builtin loads the templates built into the program. It does not link them, which the tests do:
// each is compiled when a letter first needs it.
func Builtin(planner *plan.Planner) (*Engine, error) { return load(planner, direct, templates.FS) }

// load makes an engine. Templates call methods through call, or only by reflection if call is
// nil.
func load(planner *plan.Planner, call program.Direct, fsys ...fs.FS) (*Engine, error) {
	law := planner.Law()
	e := &Engine{
		law: law, planner: planner, corpus: sync.OnceValue(law.Digest), allows: map[string][]string{},
		templates: program.New(funcMap(), printValue, call, weigh),
		readings:  &readings{seen: map[string]*verify.Reading{}},
		verifier:  sync.OnceValues(func() (*verify.Verifier, error) { return verify.New(law) }),
	}
	sources := map[string]string{}
	for _, f := range fsys {
		if err := collect(f, sources); err != nil {
			return nil, err
		}
	}
	names := make([]string, 0, len(sources))
	for file := range sources {
		names = append(names, file)
	}
	slices.Sort(names)
	e.digest = sync.OnceValue(func() string { return digest(names, sources) })
	for _, file := range names {
		if err := e.parse(file, sources[file]); err != nil {
			return nil, err
		}
	}
	return e, nil
}

func collect(fsys fs.FS, sources map[string]string) error {
	for _, pattern := range []string{"letters/*.tmpl", "partials/*.tmpl"} {
		files, err := fs.Glob(fsys, pattern)
		if err != nil {
			return err
		}
		for _, file := range files {
			src, err := readTemplate(fsys, file)
			if err != nil {
				return err
			}
			if !utf8.Valid(src) {
				return &TemplateError{Pos: token.Position{Filename: file}, Msg: "模板不是 UTF-8 编码的文字"}
			}
			sources[file] = strings.ReplaceAll(strings.TrimPrefix(string(src), "\ufeff"), "\r\n", "\n")
		}
	}
	return nil
}

// readTemplate reads a template from a regular file, up to one byte more than program.MaxSource.
func readTemplate(fsys fs.FS, file string) ([]byte, error) {
	fault := func(msg string) error { return &TemplateError{Pos: token.Position{Filename: file}, Msg: msg} }
	info, err := fs.Stat(fsys, file) // before opening it, since opening a pipe would block
	if err != nil || !info.Mode().IsRegular() {
		return nil, fault("不是文件，或者打不开")
	}
	f, err := fsys.Open(file)
	if err != nil {
		return nil, fault("打不开")
	}
	defer f.Close()
	src := bytes.NewBuffer(make([]byte, 0, min(info.Size(), program.MaxSource)+bytes.MinRead))
	if _, err := src.ReadFrom(io.LimitReader(f, program.MaxSource+1)); err != nil {
		return nil, fault("读不出来")
	}
	return src.Bytes(), nil // package program refuses a source over the limit
}

func (e *Engine) parse(file, src string) error {
	name := strings.TrimSuffix(path.Base(file), ".tmpl")
	if strings.HasPrefix(file, "letters/") {
		allows, err := allowances(file, src)
		if err != nil {
			return err
		}
		e.allows[name] = allows
		e.kinds = append(e.kinds, name)
		name = file
	} else {
		src = strings.TrimSuffix(src, "\n") // a partial may be invoked within a line
	}
	return e.templates.Add(name, file, src)
}

func digest(names []string, sources map[string]string) string {
	h := sha256.New()
	for _, n := range names {
		fmt.Fprintf(h, "%s %d\n%s", n, len(sources[n]), sources[n])
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Digest returns the SHA-256 of all template sources.
func (e *Engine) Digest() string { return e.digest() }

// Corpus returns the SHA-256 of the law that letters cite.
func (e *Engine) Corpus() string { return e.corpus() }

// Kinds returns the kinds of letter that have a template, sorted.
func (e *Engine) Kinds() []string { return e.kinds }

// Planner returns the planner that decides on the letters.
func (e *Engine) Planner() *plan.Planner { return e.planner }

// Result is one rendered letter.
type Result struct {
	Letter    *letter.Letter
	Title     string             // of the paper: 举报信
	Recipient string             // as addressed
	Sender    string             // the complainant, as the letter names him
	Citations []string           // law/article@effective and rule/id@effective, sorted
	Court     bool               // the letter goes to a court or a tribunal, which has a style of its own
	Warnings  complaint.Findings // wrong citations in the user's own words, which are printed as they are
}

var outputs = sync.Pool{New: func() any { return new(letter.Output) }}

// Render writes the paper of d for the case. The error is a *TemplateError or *letter.SyntaxError
// if the template is at fault; a *CitationError if the letter would cite wrongly; one that wraps
// a *legal.NotInForceError if it cites law that did not apply; ErrOpen if a doubt is unanswered.
func (e *Engine) Render(c *complaint.Case, d agency.Decision) (*Result, error) {
	if c.Open() {
		return nil, ErrOpen
	}
	return e.outline(c).render(d)
}

// ErrOpen is returned for a case with a doubt that has not been answered.
var ErrOpen = errors.New("案件还有没有核对的地方，不能写信")

// render writes the paper of a decision for the case outlined by o.
func (o *Dossier) render(d agency.Decision) (*Result, error) {
	dossier, err := o.addressedTo(d)
	if err != nil {
		return nil, err
	}
	return o.engine.fill(dossier, d)
}

// fill makes the letter of a dossier. A dossier can be used only once: it remembers what its
// letter has cited.
func (e *Engine) fill(dossier *Dossier, d agency.Decision) (*Result, error) {
	l, err := e.run(d.Paper.Kind, dossier)
	if err != nil {
		return nil, err
	}
	if err := cmp.Or(complete(l, d), e.withheld(l, dossier, d.Paper.Kind)); err != nil {
		return nil, err
	}
	warnings, err := e.gate(l, dossier.mentions.cited, dossier.kase, dossier.readings)
	if err != nil {
		return nil, err
	}
	return &Result{
		Warnings: warnings,
		Letter:   l, Title: d.Paper.Title, Recipient: dossier.addressee, Sender: dossier.Complainant.Name.words(),
		Citations: dossier.mentions.keys(),
		Court:     d.Agency.Tribunal,
	}, nil
}

// run runs the template of a kind with the given dot and parses its output.
func (e *Engine) run(kind string, dot any) (*letter.Letter, error) {
	out := outputs.Get().(*letter.Output)
	defer func() {
		out.Reset() // the pool must hold nothing of the case
		outputs.Put(out)
	}()
	if err := e.templates.Execute(letterFile(kind), out, dot); err != nil {
		return nil, err
	}
	return letter.Parse(out)
}

// Enclosures lists what the letter names as enclosed (附件).
func (r *Result) Enclosures() []string {
	var out []string
	for _, b := range r.Letter.Blocks {
		if x, ok := b.(*letter.Enclosure); ok {
			for _, item := range x.Items {
				out = append(out, item.String())
			}
		}
	}
	return out
}

// Annexed returns an engine whose letters all quote the law they cite (附：引用的法律条文),
// including letters to authorities.
func (e *Engine) Annexed() *Engine {
	annexed := *e
	annexed.annex, annexed.digest = true, func() string { return e.digest() + "+annex" }
	return &annexed
}

func letterFile(kind string) string { return "letters/" + kind + ".tmpl" }

// TemplateError is a fault in a template, or in how it uses a case.
type TemplateError = program.Error
