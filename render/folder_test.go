package render

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/letter"
	"tousu/render/output"
)

var errPrinter = errors.New("no printer")

// titled writes only the title of a letter.
func titled(name string) Format {
	return Format{Name: name, Write: func(w io.Writer, r *Result, _ *complaint.Case) error {
		_, err := io.WriteString(w, r.Title)
		return err
	}}
}

// TestCompose: each letter in each format, in the order of the decisions; what is
// converted is converted all at once.
func TestCompose(t *testing.T) {
	e, c := shipped(t), readCase(t, "minimal")
	chosen, err := e.Planner().Plan(c, []string{"auto"})
	if err != nil {
		t.Fatal(err)
	}
	converted := 0
	loud := titled("pdf")
	loud.Convert = func(documents [][]byte) ([][]byte, error) {
		converted++
		out := make([][]byte, len(documents))
		for i, d := range documents {
			out[i] = append([]byte("PDF "), d...)
		}
		return out, nil
	}
	documents, err := e.Compose(c, chosen.Write, []Format{titled("txt"), loud})
	if err != nil || len(documents) != len(chosen.Write) || converted != 1 {
		t.Fatalf("%d documents, converted %d times, %v", len(documents), converted, err)
	}
	for i, d := range documents {
		title := chosen.Write[i].Paper.Title
		if len(d.Files) != 2 || string(d.Files[0].Data) != title || string(d.Files[1].Data) != "PDF "+title ||
			d.Result.Title != title {
			t.Errorf("document %d: %q, %q", i, d.Files[0].Data, d.Files[1].Data)
		}
		if !strings.HasPrefix(d.Files[0].Name, "0"+string(rune('1'+i))+"-") ||
			!strings.HasSuffix(d.Files[1].Name, ".pdf") {
			t.Errorf("document %d is called %s and %s", i, d.Files[0].Name, d.Files[1].Name)
		}
	}
	run, err := e.Run(c, documents, []Format{titled("txt"), loud})
	if err != nil || run.Manifest.Templates != e.Digest() || run.Manifest.Corpus != e.Corpus() {
		t.Errorf("manifest of %s and %s, %v", run.Manifest.Templates, run.Manifest.Corpus, err)
	}
	for _, d := range documents {
		for _, f := range d.Files {
			if !slices.ContainsFunc(run.Files,
				func(g output.File) bool { return g.Name == f.Name && bytes.Equal(g.Data, f.Data) }) {
				t.Errorf("%s is not published", f.Name)
			}
		}
	}
	before := converted
	if none, err := e.Compose(c, nil, []Format{loud}); err != nil || len(none) != 0 || converted != before {
		t.Error("something is converted for no letter")
	}
}

// TestComposeFails: one letter that cannot be written, or converted, leaves none, and the
// error names the letter.
func TestComposeFails(t *testing.T) {
	c := readCase(t, "minimal")
	e := shipped(t)
	chosen, err := e.Planner().Plan(c, []string{"auto"})
	if err != nil {
		t.Fatal(err)
	}
	broken, deaf := titled("txt"), titled("pdf")
	broken.Write = func(io.Writer, *Result, *complaint.Case) error { return errPrinter }
	deaf.Convert = func([][]byte) ([][]byte, error) { return nil, errPrinter }
	for _, f := range []Format{broken, deaf} {
		out, err := e.Compose(c, chosen.Write, []Format{f})
		if out != nil || !errors.Is(err, errPrinter) {
			t.Errorf("%s: %d documents, %v", f.Name, len(out), err)
		}
		if of := (*LetterError)(nil); f.Convert == nil &&
			(!errors.As(err, &of) || !strings.Contains(err.Error(), chosen.Write[0].Paper.Title+"（")) {
			t.Errorf("%v does not name the letter", err)
		}
	}
	bad, err := with(t, map[string]string{"letters/lender-notice.tmpl": "= 题\n{{ .Respondent.Hotline }}\n"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := bad.Compose(c, chosen.Write, []Format{titled("txt")}); !strings.Contains(err.Error(),
		"写不出来：letters/lender-notice.tmpl:2:4") {
		t.Errorf("%v does not say where", err)
	}
}

// TestAnnexed: an authority is quoted the law where that is asked for, and the digest
// tells; the lender is quoted what decides in any case.
func TestAnnexed(t *testing.T) {
	e, c := shipped(t), readCase(t, "minimal")
	annexed := e.Annexed()
	if annexed.Digest() == e.Digest() || annexed.Corpus() != e.Corpus() {
		t.Error("the digests do not tell them apart")
	}
	quotes := func(e *Engine, kind string) int {
		r, err := e.Render(c, paper(t, e, c, kind))
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, b := range r.Letter.Blocks {
			if _, ok := b.(*letter.Quote); ok {
				n++
			}
		}
		return n
	}
	if plain, more := quotes(e, "nfra-report"), quotes(annexed, "nfra-report"); plain >= more {
		t.Errorf("%d quotations without the annex, %d with it", plain, more)
	}
	if a, b := quotes(e, "lender-notice"), quotes(annexed, "lender-notice"); a >= b || a == 0 {
		t.Errorf("to the lender %d and %d quotations", a, b)
	}
}

// TestCitedTellsWhere: what a letter cites can be asked for, with the acts it rests on.
func TestCitedTellsWhere(t *testing.T) {
	e, c := shipped(t), readCase(t, "hengyidai")
	r, err := e.Render(c, paper(t, e, c, "nfra-report"))
	if err != nil {
		t.Fatal(err)
	}
	cited, acts := map[string]bool{}, map[int]bool{}
	for line := range r.Letter.Lines() {
		for _, in := range line {
			f, ok := in.(*letter.Field)
			if !ok {
				continue
			}
			m, ok := f.Source.(*Mention)
			if !ok {
				continue
			}
			for _, x := range m.Cited() {
				cited[x.Key] = true
				if legal.Default().Known(x.Ref) != nil || x.Clock == "" {
					t.Errorf("%+v is no reference", x)
				}
			}
			for _, at := range m.Incidents() {
				acts[at] = true
			}
		}
	}
	for _, key := range r.Citations {
		if !cited[key] {
			t.Errorf("%s is cited by no field", key)
		}
	}
	if len(acts) == 0 {
		t.Error("no citation tells of its acts")
	}
	for at := range acts {
		if at < 0 || at >= len(c.Incidents) {
			t.Errorf("incident %d is none", at)
		}
	}
}

// TestEnclosures are what the letter says goes with it.
func TestEnclosures(t *testing.T) {
	e := shipped(t)
	for name, agent := range map[string]bool{"clinic": true, "hengyidai": false} {
		c := readCase(t, name)
		d := paper(t, e, c, "cac-report")
		r, err := e.Render(c, d)
		if err != nil {
			t.Fatal(err)
		}
		has := slices.ContainsFunc(r.Enclosures(), func(s string) bool { return strings.Contains(s, "授权委托书") })
		if has != agent {
			t.Errorf("%s: a power of attorney among %v: %v", name, r.Enclosures(), has)
		}
	}
}

// TestOpenCaseIsNotRendered: a case with an open doubt gives no letter.
func TestOpenCaseIsNotRendered(t *testing.T) {
	const src = "投诉人: {姓名: 林晓雯, 身份证号: \"510104199307163026\", 电话: \"13800001234\", 住址: 四川省成都市锦江区示例路18号}\n" +
		"被投诉人: {名称: 某花, 类型: 消费金融公司, 地区: 四川}\n" +
		"事件: [{时间: 2026-03-01, 行为: 频繁骚扰, 经过: 每天打十几个电话，内容都一样，说要找家里人。}]\n日期: 2026-03-20\n"
	c, _ := complaint.Decode("case.yaml", []byte(src), complaint.Days{Today: day("2026-03-20")})
	if c == nil || !c.Open() {
		t.Fatal("the doubt does not leave the case open")
	}
	if _, err := shipped(t).Render(c, agency.Decision{}); !errors.Is(err, ErrOpen) {
		t.Errorf("%v", err)
	}
}

// TestUnder cites one provision only for the acts of a kind.
func TestUnder(t *testing.T) {
	e, c := shipped(t), readCase(t, "hengyidai")
	d, err := e.outline(c).addressedTo(paper(t, e, c, "lender-notice"))
	if err != nil {
		t.Fatal(err)
	}
	parts, err := d.Under("pipl/legality", "contact-list-harassment")
	if err != nil || len(parts) != 1 {
		t.Errorf("%d parts, %v", len(parts), err)
	}
	if none, err := d.Under("pipl/legality", "extortion"); err != nil || len(none) != 0 {
		t.Errorf("%d parts for no act, %v", len(none), err)
	}
	for ref, conduct := range map[string]string{"pipl/nothing": "threat", "pipl/legality": "threats"} {
		if _, err := d.Under(ref, conduct); err == nil {
			t.Errorf("%s for %s is cited", ref, conduct)
		}
	}
}
