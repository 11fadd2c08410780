package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"strconv"
	"time"

	"github.com/fumiama/go-docx"
)

// openGoDocx writes with docx.New and WriteTo. Its template is the library's own
// with the styles and fonts of the model.
func openGoDocx(model string, l *letter) (func(string) error, error) {
	parts, err := unzip(model)
	if err != nil {
		return nil, err
	}
	template := memory{}
	for _, name := range docx.DefaultTemplateFilesList {
		if template[name], err = fs.ReadFile(docx.TemplateXMLFS, "xml/default/"+name); err != nil {
			return nil, err
		}
	}
	for _, name := range []string{"word/styles.xml", "word/fontTable.xml"} {
		template[name] = parts[name]
	}
	return func(path string) error {
		d := docx.New().UseTemplate("", docx.DefaultTemplateFilesList, template)
		for _, b := range l.blocks {
			if b.rows == nil {
				fillGoDocx(d.AddParagraph(), b.paragraph)
			} else {
				tableGoDocx(d, b)
			}
		}
		d.WithA4Page()
		f, err := os.Create(path)
		if err != nil {
			return err
		}
		_, err = d.WriteTo(f)
		return errors.Join(err, f.Close())
	}, nil
}

func fillGoDocx(x *docx.Paragraph, p paragraph) {
	x.Style(p.style)
	if p.num != 0 {
		x.NumPr(strconv.FormatInt(p.num, 10), "0")
	}
	if p.text != "" {
		x.AddText(p.text)
	}
}

func tableGoDocx(d *docx.Docx, b block) {
	total := int64(0)
	for _, w := range b.widths {
		total += w
	}
	t := d.AddTableTwips(make([]int64, len(b.rows)), b.widths, total, nil)
	t.TableProperties.Style = &docx.WTableStyle{Val: tableStyle}
	for i, row := range b.rows {
		for k, p := range row {
			fillGoDocx(t.TableRows[i].TableCells[k].AddParagraph(), p)
		}
	}
}

// memory is a file system in memory. Its files write themselves, which spares
// the library a buffer for each.
type memory map[string][]byte

// Open opens a file for reading.
func (m memory) Open(name string) (fs.File, error) {
	if content, ok := m[name]; ok {
		return &file{bytes.NewReader(content), name}, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// file is an open file, and its own description.
type file struct {
	*bytes.Reader
	name string
}

func (f *file) Close() error               { return nil }
func (f *file) Stat() (fs.FileInfo, error) { return f, nil }
func (f *file) Name() string               { return f.name }
func (f *file) Mode() fs.FileMode          { return 0o444 }
func (f *file) ModTime() time.Time         { return time.Time{} }
func (f *file) IsDir() bool                { return false }
func (f *file) Sys() any                   { return nil }
