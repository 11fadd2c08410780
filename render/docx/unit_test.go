package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/unidoc/unioffice/schema/soo/wml"

	"tousu/legal"
	"tousu/render/letter"
)

// TestWidthIn: the text has what the margins leave of the page, and the usual width where the
// section does not say both.
func TestWidthIn(t *testing.T) {
	const size, margins = `<w:pgSz w:h="1" w:w="10000"/>`, `<w:pgMar w:top="1" w:right="1500" w:bottom="1" w:left="1700"/>`
	for section, want := range map[string]int{
		size + margins: 6800, size: textWidth, margins: textWidth, "": textWidth,
	} {
		if got := widthIn(section); got != want {
			t.Errorf("%s: %d, want %d", section, got, want)
		}
	}
}

// TestEmptyProperties: what is not told is left out, and what stands behind it is not.
func TestEmptyProperties(t *testing.T) {
	for want, p := range map[string]Properties{
		"": {}, "<dc:creator>甲</dc:creator><cp:lastModifiedBy>甲</cp:lastModifiedBy>": {Author: "甲"},
		"<dc:subject>乙</dc:subject>": {Subject: "乙"},
	} {
		got, err := p.appendXML(nil)
		if err != nil || string(got) != coreHead+want+coreEnd {
			t.Errorf("%+v: %s, %v", p, got, err)
		}
	}
}

// TestCreatedOn: a document's day is the first ten characters of its time.
func TestCreatedOn(t *testing.T) {
	for text, want := range map[string]legal.Date{
		"2026-03-20T00:00:00Z": {Year: 2026, Month: 3, Day: 20}, "2026-03-20": {Year: 2026, Month: 3, Day: 20},
		"2026-03-2": {}, "": {}, "20.03.2026": {},
	} {
		if got := createdOn([]byte("<a><created>" + text + "</created></a>")); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
	if got := createdOn([]byte("<a>")); !got.IsZero() {
		t.Errorf("what is no XML is of %v", got)
	}
}

// TestIsForm: a row to write in holds nothing but its number.
func TestIsForm(t *testing.T) {
	said := letter.Line{letter.Text("甲")}
	for name, x := range map[string]struct {
		row  []letter.Line
		want bool
	}{
		"number alone": {[]letter.Line{said}, false}, "one empty cell": {[]letter.Line{said, nil}, true},
		"nothing": {[]letter.Line{nil, nil}, true}, "filled in": {[]letter.Line{nil, said}, false},
		"at its end": {[]letter.Line{said, nil, said}, false},
	} {
		if got := isForm(x.row); got != x.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestMargin: a header counts the pages of its own letter, not of the whole job.
func TestMargin(t *testing.T) {
	p := &paper{}
	p.margin(map[string]string{"word/header1.xml": `<w:instrText>NUMPAGES \* MERGEFORMAT</w:instrText>`}, "rId9", "header",
		"header1.xml")
	if len(p.static) != 1 || p.static[0].content != `<w:instrText>SECTIONPAGES \* MERGEFORMAT</w:instrText>` ||
		!strings.Contains(p.rels, `-rId9" Type`) {
		t.Errorf("%+v %s", p.static, p.rels)
	}
}

// TestForeignLetters: a letter that lacks a part, or has one that was changed, is not joined.
func TestForeignLetters(t *testing.T) {
	whole := file(t, newWriter(t), reference())
	for _, lacking := range []string{documentName, numberingName} {
		j, err := NewPrintJob(io.Discard, false)
		if err != nil {
			t.Fatal(err)
		}
		if err := j.Add(without(t, whole, lacking)); !errors.Is(err, ErrForeign) {
			t.Errorf("without %s: %v", lacking, err)
		}
		if err := j.Add(whole[:len(whole)/2]); !errors.Is(err, ErrForeign) {
			t.Errorf("half a letter: %v", err)
		}
	}
}

// without is an archive without one of its parts.
func without(t *testing.T, docx []byte, name string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range z.File {
		if f.Name == name {
			continue
		}
		if err := w.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestAdopt: a style takes over what the letterhead's says of it, and keeps the rest; one of
// characters alone has no paragraph to take over.
func TestAdopt(t *testing.T) {
	centred := &wml.CT_Jc{ValAttr: wml.ST_JcCenter}
	indent, border := wml.NewCT_Ind(), wml.NewCT_PBdr()
	own := &wml.CT_Jc{ValAttr: wml.ST_JcLeft}
	for name, x := range map[string]struct {
		their *wml.CT_PPrGeneral
		jc    *wml.CT_Jc
		ind   *wml.CT_Ind
		bdr   *wml.CT_PBdr
	}{
		"nothing": {&wml.CT_PPrGeneral{}, own, nil, nil}, "centred": {&wml.CT_PPrGeneral{Jc: centred}, centred, nil, nil},
		"indented": {&wml.CT_PPrGeneral{Ind: indent}, own, indent, nil},
		"framed":   {&wml.CT_PPrGeneral{PBdr: border}, own, nil, border},
	} {
		s := &wml.CT_Style{PPr: &wml.CT_PPrGeneral{Jc: own}, RPr: &wml.CT_RPr{}}
		adopt(s, &wml.CT_Style{PPr: x.their}, "")
		if s.PPr.Jc != x.jc || s.PPr.Ind != x.ind || s.PPr.PBdr != x.bdr || s.PPr.Spacing != nil {
			t.Errorf("%s: %+v", name, s.PPr)
		}
	}
	their := &wml.CT_Style{PPr: &wml.CT_PPrGeneral{Jc: centred}, RPr: &wml.CT_RPr{Color: wml.NewCT_Color()}}
	for _, s := range []*wml.CT_Style{{RPr: &wml.CT_RPr{}}, {PPr: &wml.CT_PPrGeneral{}}, {}} {
		adopt(s, their, "")
		if s.RPr != nil && s.RPr.Color != nil || s.PPr != nil && s.PPr.Jc != nil {
			t.Errorf("half a style takes over %+v", s)
		}
	}
}
