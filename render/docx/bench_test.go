package docx

import (
	"bytes"
	"io"
	"testing"

	"github.com/klauspost/compress/flate"
	"github.com/unidoc/unioffice/document"

	"tousu/render/letter"
)

// BenchmarkNew is what the first letter of a process waits for.
func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWrite writes the reference letter. BenchmarkDeflateOnly is its floor,
// BenchmarkUniofficeSave what the library's own way costs.
func BenchmarkWrite(b *testing.B) {
	w, l := newWriter(b), reference()
	b.SetBytes(int64(len(documentXML(b, w, l))))
	b.ReportAllocs()
	for b.Loop() {
		if err := w.Write(io.Discard, l, properties); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWriteParallel(b *testing.B) {
	w, l := newWriter(b), reference()
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if err := w.Write(io.Discard, l, properties); err != nil {
				b.Error(err)
			}
		}
	})
}

func BenchmarkDeflateOnly(b *testing.B) {
	content := documentXML(b, newWriter(b), reference())
	z, err := flate.NewWriter(io.Discard, flate.BestSpeed)
	if err != nil {
		b.Fatal(err)
	}
	var out bytes.Buffer
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		out.Reset()
		z.Reset(&out)
		_, _ = z.Write(content)
		_ = z.Close()
	}
}

// BenchmarkBody measures only the XML.
func BenchmarkBody(b *testing.B) {
	w, l := newWriter(b), reference()
	var x body
	b.ReportAllocs()
	for b.Loop() {
		if err := x.write(w.sizes[Size4], l, w.sizes[Size4].tail); err != nil {
			b.Fatal(err)
		}
	}
}

// It gets off lightly here: no table, no numbering, one style for all.
func BenchmarkUniofficeSave(b *testing.B) {
	l := reference()
	b.ReportAllocs()
	for b.Loop() {
		d := document.New()
		for _, block := range l.Blocks {
			for _, line := range lines(block) {
				addParagraph(d, line)
			}
		}
		if err := d.Save(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

func addParagraph(d *document.Document, l letter.Line) {
	p := d.AddParagraph()
	p.SetStyle(styleBody)
	p.AddRun().AddText(l.String())
}
