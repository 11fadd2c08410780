package render

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"runtime/debug"
	"testing"
	"time"

	"github.com/klauspost/compress/flate"

	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/docx"
	"tousu/render/letter"
	"tousu/render/plan"
	"tousu/render/program"
	"tousu/templates"
)

// reference is the letter on which speed is measured: about 1,800 characters, a
// table of parties, one of three incidents, four exhibits, five quotations.
type reference struct {
	engine   *Engine
	kase     *complaint.Case
	writer   *docx.Writer
	template string
	decision agency.Decision
}

func newReference(b *testing.B) reference {
	b.Helper()
	percent := debug.SetGCPercent(400) // as a batch sets it
	b.Cleanup(func() { debug.SetGCPercent(percent) })
	tmpl, err := os.ReadFile("testdata/reference.tmpl")
	if err != nil {
		b.Fatal(err)
	}
	src, err := os.ReadFile("testdata/reference.yaml")
	if err != nil {
		b.Fatal(err)
	}
	e, err := withFiles(map[string]string{"letters/lender-notice.tmpl": string(tmpl)})
	if err != nil {
		b.Fatal(err)
	}
	c, findings := complaint.Decode("reference.yaml", src, complaint.Days{})
	if c == nil {
		b.Fatal(findings)
	}
	w, err := docx.New()
	if err != nil {
		b.Fatal(err)
	}
	return reference{e, c, w, "letters/lender-notice.tmpl", e.planner.Route(c)[0]}
}

// letter writes the letter of a dossier.
func (r reference) letter(out io.Writer, dossier *Dossier) error {
	result, err := r.engine.fill(dossier, r.decision)
	if err != nil {
		return err
	}
	return r.writer.Write(out, result.Letter, docx.Properties{Title: result.Title, Date: r.kase.Date})
}

// BenchmarkWhole is one letter: the dossier of the routed case, and from the
// dossier to the bytes of its DOCX, including the gate. Beside each letter only
// its document.xml is deflated, with the same library at the same level: that is
// the lower limit for a letter, and the ratio is to that.
func BenchmarkWhole(b *testing.B) {
	r := newReference(b)
	var file bytes.Buffer
	dossier, err := r.engine.outline(r.kase).addressedTo(r.decision)
	if err == nil {
		err = r.letter(&file, dossier)
	}
	if err != nil {
		b.Fatal(err)
	}
	floor := newDeflater(b, documentXML(b, file.Bytes()))
	var preparing, writing, deflating time.Duration
	for b.Loop() {
		start := time.Now()
		dossier, err := r.engine.outline(r.kase).addressedTo(r.decision)
		if err != nil {
			b.Fatal(err)
		}
		prepared := time.Now()
		floor.deflate()
		deflated := time.Now()
		if err := r.letter(io.Discard, dossier); err != nil {
			b.Fatal(err)
		}
		writing += time.Since(deflated)
		deflating += deflated.Sub(prepared)
		preparing += prepared.Sub(start)
	}
	micro := func(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1000 / float64(b.N) }
	b.ReportMetric(micro(preparing), "µs-dossier")
	b.ReportMetric(micro(writing), "µs-letter")
	b.ReportMetric(micro(deflating), "µs-deflate")
	b.ReportMetric(float64(writing)/float64(deflating), "letter/deflate")
	b.ReportMetric(float64(file.Len()), "bytes")
	b.ReportMetric(0, "ns/op") // of all three: says nothing
}

// deflater compresses one document again and again.
type deflater struct {
	z   *flate.Writer
	xml []byte
	out bytes.Buffer
}

func newDeflater(b *testing.B, xml []byte) *deflater {
	z, err := flate.NewWriter(io.Discard, flate.BestSpeed)
	if err != nil {
		b.Fatal(err)
	}
	return &deflater{z: z, xml: xml}
}

func (d *deflater) deflate() {
	d.out.Reset()
	d.z.Reset(&d.out)
	_, _ = d.z.Write(d.xml) // a buffer takes everything
	_ = d.z.Close()
}

// measure times f and counts what it allocates.
func measure(b *testing.B, f func() error) {
	b.Helper()
	b.ReportAllocs()
	for b.Loop() {
		if err := f(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDeflate(b *testing.B) {
	r := newReference(b)
	result := r.result(b)
	var file bytes.Buffer
	if err := r.writer.Write(&file, result.Letter,
		docx.Properties{Title: result.Title, Date: r.kase.Date}); err != nil {
		b.Fatal(err)
	}
	d := newDeflater(b, documentXML(b, file.Bytes()))
	b.SetBytes(int64(len(d.xml)))
	for b.Loop() {
		d.deflate()
	}
}

// documentXML takes the body out of a DOCX.
func documentXML(b *testing.B, file []byte) []byte {
	b.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		b.Fatal(err)
	}
	part, err := z.Open("word/document.xml")
	if err != nil {
		b.Fatal(err)
	}
	xml, err := io.ReadAll(part)
	if err != nil {
		b.Fatal(err)
	}
	return xml
}

func BenchmarkDossier(b *testing.B) {
	r := newReference(b)
	measure(b, func() error {
		_, err := r.engine.outline(r.kase).addressedTo(r.decision)
		return err
	})
}

// BenchmarkTemplate has a new dossier for each round: it remembers which laws the
// letter has named.
func BenchmarkTemplate(b *testing.B) {
	r := newReference(b)
	var out letter.Output
	measure(b, func() error {
		out.Reset()
		return r.execute(&out)
	})
}

// execute fills the template from a new dossier.
func (r reference) execute(out *letter.Output) error {
	dossier, err := r.engine.outline(r.kase).addressedTo(r.decision)
	if err != nil {
		return err
	}
	return r.engine.templates.Execute(r.template, out, dossier)
}

// BenchmarkDirect fills a shipped template by turns with direct calls of the dossier's
// methods and only with reflection: the reason for direct.go.
func BenchmarkDirect(b *testing.B) {
	c := readCase(b, "hengyidai")
	var engines [2]*Engine
	for i, call := range []program.Direct{direct, nil} {
		var err error
		if engines[i], err = load(plan.Default(), call, templates.FS); err != nil {
			b.Fatal(err)
		}
	}
	decision := engines[0].planner.Route(c)[0]
	var spent [2]time.Duration
	var out letter.Output
	round := func(i int) {
		dossier, err := engines[i].outline(c).addressedTo(decision)
		if err != nil {
			b.Fatal(err)
		}
		out.Reset()
		start := time.Now()
		if err := engines[i].templates.Execute(letterFile(decision.Paper.Kind), &out, dossier); err != nil {
			b.Fatal(err)
		}
		spent[i] += time.Since(start)
	}
	for b.Loop() {
		round(0)
		round(1)
	}
	b.ReportMetric(float64(spent[0].Nanoseconds())/float64(b.N)/1000, "µs-direct")
	b.ReportMetric(float64(spent[1].Nanoseconds())/float64(b.N)/1000, "µs-reflected")
	b.ReportMetric(float64(spent[1])/float64(spent[0]), "reflected/direct")
	b.ReportMetric(0, "ns/op") // of both: says nothing
}

func BenchmarkParse(b *testing.B) {
	r := newReference(b)
	var out letter.Output
	if err := r.execute(&out); err != nil {
		b.Fatal(err)
	}
	measure(b, func() error {
		_, err := letter.Parse(&out)
		return err
	})
}

func BenchmarkGate(b *testing.B) {
	r := newReference(b)
	result := r.result(b)
	measure(b, func() error {
		_, err := r.engine.verified(result.Letter, r.kase, caseReadings{})
		return err
	})
}

func (r reference) result(b *testing.B) *Result {
	b.Helper()
	result, err := r.engine.Render(r.kase, r.decision)
	if err != nil {
		b.Fatal(err)
	}
	return result
}

func BenchmarkWrite(b *testing.B) {
	r := newReference(b)
	result := r.result(b)
	measure(b, func() error {
		return r.writer.Write(io.Discard, result.Letter, docx.Properties{Title: result.Title, Date: r.kase.Date})
	})
}
