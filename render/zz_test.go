package render

import (
	"bytes"
	"io"
	"sort"
	"testing"
	"time"

	"tousu/render/docx"
	"tousu/render/letter"
)

var ballast = make([]byte, 0)

func BenchmarkTurns(b *testing.B) {
	r := newReference(b)
	var file bytes.Buffer
	dossier, err := r.engine.dossier(r.kase, r.decision)
	if err == nil {
		err = r.letter(&file, dossier)
	}
	if err != nil {
		b.Fatal(err)
	}
	floor := newDeflater(b, documentXML(b, file.Bytes()))
	var out letter.Output
	names := []string{"1dossier", "2deflate", "3template", "4parse", "5check", "6gate", "7write"}
	times := make([][]float64, len(names))
	for b.Loop() {
		t := time.Now()
		i := 0
		lap := func() {
			now := time.Now()
			times[i] = append(times[i], float64(now.Sub(t).Nanoseconds())/1000)
			i++
			t = time.Now()
		}
		d, _ := r.engine.dossier(r.kase, r.decision)
		lap()
		floor.deflate()
		lap()
		out.Reset()
		r.engine.templates.Execute(r.template, &out, d)
		lap()
		l, _ := letter.Parse(&out)
		lap()
		r.engine.checkCitations(l, d.mentions, r.kase.Date)
		d.mentions.keys()
		r.engine.Addressee(r.kase, r.decision)
		lap()
		r.engine.gate(l, r.kase)
		lap()
		r.writer.Write(io.Discard, l, docx.Properties{Title: "x", Date: r.kase.Date})
		lap()
	}
	med := 0.0
	for i, n := range names {
		sort.Float64s(times[i])
		b.ReportMetric(times[i][len(times[i])/2], n)
		if i > 1 {
			med += times[i][len(times[i])/2]
		}
	}
	b.ReportMetric(med/times[1][len(times[1])/2], "ratio")
}
