// Package render makes a letter of a case, a recipient, the law and a template.
//
// Templates are text/template files whose output is the line markup of package
// letter. Two properties hold for every letter, whatever stands in the case:
//
//   - Structure preservation: the kinds of a letter's blocks and their literal
//     text depend on the template and its control flow only. Case data is never
//     markup. (How many paragraphs a narrative has is control flow, through
//     .Narrative.Paragraphs.)
//   - Provenance: every character that came from data sits in a letter.Field that
//     knows its origin, and nowhere else.
//
// They hold because template text and values go apart into a letter.Output from
// the moment they are printed: package program compiles each template once, and
// never writes a value into text. letter.Parse looks for markup in the text alone.
// There is no way to print a trusted string.
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
	verifier  func() (*verify.Verifier, error) // made for the first letter
	planner   *plan.Planner
	templates *program.Set
	readings  *readings
	annex     bool
	kinds     []string
	allows    map[string][]string // by kind
	digest    func() string
	corpus    func() string
}

// New loads letters/*.tmpl and partials/*.tmpl of the file systems; a file of a
// later one replaces its namesake. A partial is invoked by its base name:
// {{ template "facts" . }}.
func New(planner *plan.Planner, fsys ...fs.FS) (*Engine, error) {
	e, err := load(planner, direct, fsys...)
	if err != nil {
		return nil, err
	}
	return e, e.templates.Link()
}

// Builtin loads the templates built into the program, which the tests have linked: each
// is compiled when a letter first needs it.
func Builtin(planner *plan.Planner) (*Engine, error) { return load(planner, direct, templates.FS) }

// load makes an engine whose templates call methods by call, or by reflection alone where it
// is nil.
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

// readTemplate reads a template that is a regular file, as far as one can be used.
func readTemplate(fsys fs.FS, file string) ([]byte, error) {
	fault := func(msg string) error { return &TemplateError{Pos: token.Position{Filename: file}, Msg: msg} }
	info, err := fs.Stat(fsys, file) // before it is opened: a pipe would wait
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
	return src.Bytes(), nil // a larger one is refused by package program
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
		src = strings.TrimSuffix(src, "\n") // a partial may stand within a line
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

// Digest is the SHA-256 of all template sources.
func (e *Engine) Digest() string { return e.digest() }

// Corpus is the SHA-256 of the law that letters cite.
func (e *Engine) Corpus() string { return e.corpus() }

// Kinds returns the kinds of letter there are templates for, sorted.
func (e *Engine) Kinds() []string { return e.kinds }

// Planner returns what decides on the letters.
func (e *Engine) Planner() *plan.Planner { return e.planner }

// Result is one rendered letter.
type Result struct {
	Letter    *letter.Letter
	Title     string             // of the paper: 举报信
	Recipient string             // as addressed
	Sender    string             // the complainant, as the letter names him
	Citations []string           // law/article@effective and rule/id@effective, sorted
	Court     bool               // of a court or a tribunal, which has a style of its own
	Warnings  complaint.Findings // wrong citations in the user's own words, which stay as they are
}

var outputs = sync.Pool{New: func() any { return new(letter.Output) }}

// Render writes the paper of d for the case. Errors are *TemplateError or
// *letter.SyntaxError where the template is at fault, *CitationError where the
// letter would cite wrongly, and *legal.NotInForceError
// within them where it cites what did not apply.
func (e *Engine) Render(c *complaint.Case, d agency.Decision) (*Result, error) {
	if c.Open() {
		return nil, ErrOpen
	}
	return e.outline(c).render(d)
}

// ErrOpen refuses a case with a doubt that nobody has answered.
var ErrOpen = errors.New("案件还有没有核对的地方，不能写信")

// render writes the paper of a decision for the case of the outline.
func (o *Dossier) render(d agency.Decision) (*Result, error) {
	dossier, err := o.addressedTo(d)
	if err != nil {
		return nil, err
	}
	return o.engine.fill(dossier, d)
}

// fill makes the letter of a dossier that is not yet used: it remembers what the
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

// run makes the letter that the template of a kind writes of its dot.
func (e *Engine) run(kind string, dot any) (*letter.Letter, error) {
	out := outputs.Get().(*letter.Output)
	defer func() {
		out.Reset() // it must hold nothing of the case
		outputs.Put(out)
	}()
	if err := e.templates.Execute(letterFile(kind), out, dot); err != nil {
		return nil, err
	}
	return letter.Parse(out)
}

// Enclosures lists what the letter says is sent with it (附件).
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

// Annexed returns an engine whose letters all quote the law they cite
// (附：引用的法律条文), those to authorities too.
func (e *Engine) Annexed() *Engine {
	annexed := *e
	annexed.annex, annexed.digest = true, func() string { return e.digest() + "+annex" }
	return &annexed
}

func letterFile(kind string) string { return "letters/" + kind + ".tmpl" }

// TemplateError is a fault in a template, or in what it does with a case.
type TemplateError = program.Error
