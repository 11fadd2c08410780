package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

// packed is an archive of one part.
func packed(t *testing.T, name string, content io.Reader) *bytes.Reader {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.Create(name)
	if err == nil {
		_, err = io.Copy(w, content)
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return bytes.NewReader(out.Bytes())
}

// What is no document, or more than one can be, is told as that.
func TestReadHostile(t *testing.T) {
	deep := func(n int) string { return strings.Repeat("<w:p>", n) + "甲" + strings.Repeat("</w:p>", n) }
	for name, x := range map[string]struct {
		part, content string
		want          error
	}{
		"nothing in the part":     {documentName, "", ErrNotDOCX},
		"blanks":                  {documentName, " \n", ErrNotDOCX},
		"no such part":            {"word/other.xml", "<a/>", ErrNotDOCX},
		"an open element":         {documentName, "<a>", ErrNotDOCX},
		"a thousand deep":         {documentName, deep(1000), nil},
		"deeper":                  {documentName, deep(1001), ErrNotDOCX},
		"24 MB":                   {documentName, "<a>" + strings.Repeat(" ", 24<<20-7) + "</a>", nil},
		"larger":                  {documentName, "<a>" + strings.Repeat(" ", 24<<20-6) + "</a>", ErrTooLarge},
		"an entity of a document": {documentName, `<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>`, ErrNotDOCX},
	} {
		r := packed(t, x.part, strings.NewReader(x.content))
		if _, err := Read(r, r.Size()); !errors.Is(err, x.want) {
			t.Errorf("%s: %v, want %v", name, err, x.want)
		}
	}
}
