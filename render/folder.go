package render

import (
	"bytes"
	"fmt"
	"io"

	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/output"
)

// Format is a file format for letters (格式).
type Format struct {
	Name   string // docx, txt, html or pdf; the file's extension too
	Form   string // a variant of the format: 三号
	Screen bool   // for the forms of web sites; not printed or posted
	Write  func(io.Writer, *Result, *complaint.Case) error

	// Convert, if set, makes the final files from the outputs of Write for all letters of a case:
	// one for each, in the same order.
	Convert func(documents [][]byte) ([][]byte, error)
}

// Document is one letter of a case in every requested format.
type Document struct {
	Decision agency.Decision
	Result   *Result
	Files    []output.File
}

// LetterError means that a letter of a case could not be written, so that none is.
type LetterError struct {
	Decision agency.Decision
	Err      error
}

func (e *LetterError) Error() string {
	return fmt.Sprintf("%s（%s）写不出来：%v", e.Decision.Paper.Title, e.Decision.Agency.Label, e.Err)
}

// Unwrap returns the cause.
func (e *LetterError) Unwrap() error { return e.Err }

// Compose renders the decisions of a case in the given formats. The error is a *LetterError or
// that of a format's Convert.
func (e *Engine) Compose(c *complaint.Case, decisions []agency.Decision, formats []Format) ([]Document, error) {
	out := make([]Document, 0, len(decisions))
	outline := e.outline(c)
	var buf bytes.Buffer // reused for each file
	for i, d := range decisions {
		p := Document{Decision: d}
		var err error
		if p.Result, err = outline.render(d); err != nil {
			return nil, &LetterError{d, err}
		}
		for _, f := range formats {
			buf.Reset()
			if err := f.Write(&buf, p.Result, c); err != nil {
				return nil, &LetterError{d, err}
			}
			name := output.FileName(i+1, p.Result.Recipient, d.Paper.Title, f.Name)
			p.Files = append(p.Files, output.File{Name: name, Data: bytes.Clone(buf.Bytes())})
		}
		out = append(out, p)
	}
	for i, f := range formats {
		if err := convert(out, i, f); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// convert replaces the files of the i-th format by the converted ones, if the format has a
// Convert.
func convert(documents []Document, i int, f Format) error {
	if f.Convert == nil || len(documents) == 0 {
		return nil
	}
	sources := make([][]byte, len(documents))
	for k, d := range documents {
		sources[k] = d.Files[i].Data
	}
	made, err := f.Convert(sources)
	if err != nil {
		return err
	}
	for k, d := range documents {
		d.Files[i].Data = made[k]
	}
	return nil
}

// Run returns what to publish for the documents of one case: their files, and the dispatch list
// in each format that is printed.
func (e *Engine) Run(c *complaint.Case, documents []Document, formats []Format) (output.Run, error) {
	run := output.Run{Manifest: output.Manifest{Templates: e.Digest(), Corpus: e.Corpus()}}
	lists, err := e.dispatchFiles(c, documents, formats)
	if err != nil {
		return run, err
	}
	for _, f := range lists {
		run.Manifest.Add(f, "", DispatchKind, []string{})
		run.Files = append(run.Files, f)
	}
	for _, d := range documents {
		for _, f := range d.Files {
			run.Manifest.Add(f, d.Decision.Agency.Slug, d.Decision.Paper.Kind, d.Result.Citations)
			run.Files = append(run.Files, f)
		}
	}
	return run, nil
}
