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
// They hold because each template's parse tree is rewritten once, at load: every
// printing pipeline ends in a call of quote, which wraps the value between two C0
// controls (letter.Value), and no template text, string constant or case data may
// hold those. letter.Parse sees a value as one opaque token. There is no way to
// print a trusted string.
package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"go/token"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"text/template"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/letter"
)

// Engine renders letters. It is immutable after New and safe for concurrent use.
type Engine struct {
	law       *legal.Library
	agencies  *agency.Registry
	templates *template.Template
	files     map[string]string // template name → file, for positions
	nodes     []token.Position  // by node id
	kinds     []string
	digest    string
	corpus    func() string
}

// New loads letters/*.tmpl and partials/*.tmpl of the file systems; a file of a
// later one replaces its namesake. A partial is invoked by its base name:
// {{ template "facts" . }}.
func New(law *legal.Library, agencies *agency.Registry, fsys ...fs.FS) (*Engine, error) {
	e := &Engine{
		law: law, agencies: agencies, corpus: sync.OnceValue(law.Digest),
		files: map[string]string{},
	}
	e.templates = template.New("").Option("missingkey=error").
		Funcs(funcMap()).Funcs(template.FuncMap{quoteName: e.quote})
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
	slices.Sort(names) // node ids must not depend on map order
	e.digest = digest(names, sources)
	for _, file := range names {
		if err := e.parse(file, sources[file]); err != nil {
			return nil, err
		}
	}
	return e, e.rewriteAll(sources)
}

func collect(fsys fs.FS, sources map[string]string) error {
	for _, pattern := range []string{"letters/*.tmpl", "partials/*.tmpl"} {
		files, err := fs.Glob(fsys, pattern)
		if err != nil {
			return err
		}
		for _, file := range files {
			src, err := fs.ReadFile(fsys, file)
			if err != nil {
				return err
			}
			sources[file] = strings.ReplaceAll(strings.TrimPrefix(string(src), "\ufeff"), "\r\n", "\n")
		}
	}
	return nil
}

func (e *Engine) parse(file, src string) error {
	name := strings.TrimSuffix(path.Base(file), ".tmpl")
	if strings.HasPrefix(file, "letters/") {
		e.kinds = append(e.kinds, name)
		name = file
	} else {
		src = strings.TrimSuffix(src, "\n") // a partial may stand within a line
	}
	e.files[name] = file
	if _, err := e.templates.New(name).Parse(src); err != nil {
		return e.templateError(err)
	}
	return nil
}

func digest(names []string, sources map[string]string) string {
	h := sha256.New()
	for _, n := range names {
		fmt.Fprintf(h, "%s %d\n%s", n, len(sources[n]), sources[n])
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Digest is the SHA-256 of all template sources.
func (e *Engine) Digest() string { return e.digest }

// Corpus is the SHA-256 of the law that letters cite.
func (e *Engine) Corpus() string { return e.corpus() }

// Kinds returns the kinds of letter there are templates for, sorted.
func (e *Engine) Kinds() []string { return e.kinds }

// Law returns the library that the letters cite.
func (e *Engine) Law() *legal.Library { return e.law }

// Agencies returns the registry that the cases are routed by.
func (e *Engine) Agencies() *agency.Registry { return e.agencies }

// Result is one rendered letter.
type Result struct {
	Letter    *letter.Letter
	Title     string             // of the paper: 举报信
	Recipient string             // as addressed
	Citations []string           // law/article@effective and rule/id@effective, sorted
	Warnings  complaint.Findings // wrong citations in the user's own words, which stay as they are
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// Render writes the paper of d for the case. Errors are *TemplateError or
// *letter.SyntaxError where the template is at fault, *CitationError where the
// letter would cite wrongly, and *legal.NotInForceError
// within them where it cites what did not apply.
func (e *Engine) Render(c *complaint.Case, d agency.Decision) (*Result, error) {
	dossier, err := e.dossier(c, d)
	if err != nil {
		return nil, err
	}
	buf := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buf)
	buf.Reset()
	if err := e.templates.ExecuteTemplate(buf, "letters/"+d.Paper.Kind+".tmpl", dossier); err != nil {
		return nil, e.templateError(err)
	}
	l, err := letter.Parse(buf.String(), letter.Positions{Nodes: e.nodes, CaseFile: c.File})
	if err != nil {
		return nil, err
	}
	if err := e.checkCitations(l, dossier.mentions, c.Date); err != nil {
		return nil, err
	}
	warnings, err := e.gate(l, c)
	if err != nil {
		return nil, err
	}
	return &Result{
		Warnings: warnings,
		Letter:   l, Title: d.Paper.Title, Recipient: e.Addressee(c, d),
		Citations: dossier.mentions.keys(),
	}, nil
}

// TemplateError is a fault in a template, or in what it does with a case.
type TemplateError struct {
	Pos token.Position
	Msg string
	Err error
}

func (e *TemplateError) Error() string { return fmt.Sprintf("%s: %s", e.Pos, e.Msg) }

// Unwrap returns the cause.
func (e *TemplateError) Unwrap() error { return e.Err }

// place is the prefix that text/template puts before its messages, the only
// bearer of its positions: "template: name:line:col: " or "template: name:line: ".
var place = regexp.MustCompile(`^template: (.*?):(\d+)(?::(\d+))?: `)

// templateError gives an error of text/template its position in our file. This
// is the one place where that position is read from a message.
func (e *Engine) templateError(err error) error {
	var own *TemplateError
	if errors.As(err, &own) {
		return own
	}
	m := place.FindStringSubmatch(err.Error())
	if m == nil {
		return err
	}
	pos := token.Position{Filename: e.files[m[1]]}
	pos.Line, _ = strconv.Atoi(m[2])
	pos.Column, _ = strconv.Atoi(m[3])
	if pos.Column > 0 {
		pos.Column++ // text/template counts bytes from 0
	}
	msg := err.Error()[len(m[0]):]
	if cause := errors.Unwrap(errors.Unwrap(err)); cause != nil {
		msg = cause.Error()
	}
	return &TemplateError{pos, msg, err}
}
