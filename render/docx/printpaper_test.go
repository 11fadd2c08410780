package docx

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"tousu/render/letter"
)

// changed is a letter in whose part something stands instead of something else.
func changed(t *testing.T, docx []byte, name, old, with string) []byte {
	t.Helper()
	all := map[string]string{}
	for n, content := range parts(t, docx) {
		all[n] = string(content)
	}
	if !strings.Contains(all[name], old) {
		t.Fatalf("%s: no %s", name, old)
	}
	all[name] = strings.ReplaceAll(all[name], old, with)
	src, err := io.ReadAll(archived(t, all))
	if err != nil {
		t.Fatal(err)
	}
	return src
}

// TestForeign: a letter that was changed is not joined, be it the first or not, and the job goes on
// as if it had not been tried.
func TestForeign(t *testing.T) {
	w := newWriter(t)
	ours := file(t, w, &letter.Letter{Blocks: []letter.Block{para("甲")}})
	other := changed(t, ours, "word/footer1.xml", "第", "之") // a stationery of its own
	for name, src := range map[string][]byte{
		"no body":               changed(t, other, documentName, "<w:body>", "<w:text>"),
		"no section":            changed(t, other, documentName, "<w:sectPr", "<w:sect"),
		"a section within":      changed(t, other, documentName, "</w:sectPr>", "</w:sectPr><w:p/>"),
		"no paragraph":          changed(t, other, documentName, "</w:p><w:sectPr", "</w:q><w:sectPr"),
		"no form of paragraphs": changed(t, other, documentName, "w:pPr>", "w:q>"),
		"no size of the page":   changed(t, other, documentName, "<w:pgSz", "<w:q"),
		"no margins":            changed(t, other, documentName, "<w:pgMar", "<w:q"),
		"no styles":             changed(t, other, "word/styles.xml", "<w:style ", "<w:q "),
		"styles cut short":      changed(t, other, "word/styles.xml", "</w:styles>", ""),
		"no style sheet":        without(t, other, "word/styles.xml"),
		"no schemes":            changed(t, other, numberingName, "<w:abstractNum ", "<w:q "),
		"no numbering":          without(t, other, numberingName),
		"an unknown relation":   changed(t, other, documentRelsName, "/fontTable\"", "/image\""),
		"a volume":              volumeFile(t, everyPage()),
		"a damaged part":        damaged(t, file(t, letterheadWriter(t, "word"), everyBlock()), "word/styles.xml"),
		"a damaged body":        damaged(t, other, documentName),
		"half":                  other[:len(other)/2],
	} {
		for _, first := range []bool{true, false} {
			var b bytes.Buffer
			j, err := NewPrintJob(&b, false)
			if err == nil && !first {
				err = j.Add(ours)
			}
			if err != nil {
				t.Fatal(err)
			}
			if err := j.Add(src); !errors.Is(err, ErrForeign) {
				t.Errorf("%s, first %v: %v", name, first, err)
			}
			if j.letters != map[bool]int{false: 1}[first] {
				t.Errorf("%s, first %v: %d letters", name, first, j.letters)
			}
		}
	}
}

// TestSections: each letter is a section of its paper that begins a page and counts from 1; the
// last ends the document, the others their last paragraph.
func TestSections(t *testing.T) {
	w := newWriter(t)
	letters := [][]byte{file(t, w, reference()), file(t, w, everyBlock()),
		file(t, letterheadWriter(t, "word"), everyBlock())}
	for duplex, kind := range map[bool]string{true: "oddPage", false: "nextPage"} {
		root := parseXML(t, printJob(t, duplex, letters...)[documentName])
		body := root.at("body")
		if last := body.children[len(body.children)-1]; last.name != "sectPr" {
			t.Errorf("the document ends with %s", last.name)
		}
		within := 0
		for _, p := range body.all("p") {
			if form := p.at("pPr").children; len(form) > 0 && form[len(form)-1].name == "sectPr" {
				within++
			}
		}
		sections := root.all("sectPr")
		if len(sections) != 3 || within != 2 {
			t.Fatalf("%d sections, %d at the end of a letter", len(sections), within)
		}
		for i, s := range sections {
			var order []string
			for _, c := range s.children {
				if !strings.HasSuffix(c.name, "Reference") {
					order = append(order, c.name)
				}
			}
			if !slices.Equal(order[:4], []string{"type", "pgSz", "pgMar", "pgNumType"}) {
				t.Errorf("section %d: %v", i+1, order)
			}
			if s.at("type").attr["val"] != kind || s.at("pgNumType").attr["start"] != "1" {
				t.Errorf("section %d: %v, %v", i+1, s.at("type").attr, s.at("pgNumType").attr)
			}
		}
		if left := sections[2].at("pgMar").attr["right"]; left != "1304" {
			t.Errorf("the letterhead's margin is %s", left)
		}
	}
}

// TestSharedPaper: letters on the same stationery share it; another has styles, lists and footers
// of its own.
func TestSharedPaper(t *testing.T) {
	w := newWriter(t)
	var court bytes.Buffer
	large := properties
	large.Size = Size3
	if err := w.Write(&court, everyBlock(), large); err != nil {
		t.Fatal(err)
	}
	one := printJob(t, false, file(t, w, reference()), file(t, w, everyBlock()))
	two := printJob(t, false, file(t, w, reference()), court.Bytes(),
		file(t, letterheadWriter(t, "word"), everyBlock()))
	count := func(all map[string][]byte, part, element string) int { return len(parseXML(t, all[part]).all(element)) }
	styles := len(scales[Size4].styleSheet().Style)
	if n := count(one, "word/styles.xml", "style"); n != styles {
		t.Errorf("two letters on one stationery have %d styles, want %d", n, styles)
	}
	if n := count(one, numberingName, "abstractNum"); n != 3 {
		t.Errorf("and %d schemes, want 3", n)
	}
	if n := count(two, numberingName, "abstractNum"); n != 9 {
		t.Errorf("three on three have %d schemes, want 9", n)
	}
	sheet := parseXML(t, two["word/styles.xml"])
	defaults, names := 0, map[string]bool{}
	for _, s := range sheet.all("style") {
		if s.attr["default"] != "" {
			defaults++
		}
		if name := s.at("name").attr["val"]; names[name] {
			t.Errorf("style %s twice", name)
		} else {
			names[name] = true
		}
	}
	if defaults != 4 {
		t.Errorf("%d default styles, want 4", defaults)
	}
	for _, name := range []string{"Body Text", "Body Text 2", "Body Text 3"} {
		if !names[name] {
			t.Errorf("no style %s among %q", name, slices.Sorted(maps.Keys(names)))
		}
	}
	ids := map[string]bool{}
	for _, e := range parseXML(t, two[numberingName]).all("nsid") {
		ids[e.attr["val"]] = true
	}
	if len(ids) != 9 {
		t.Errorf("%d ids of schemes, want 9", len(ids))
	}
	for _, name := range []string{"word/settings.xml", "word/fontTable.xml", "word/paper1-footer1.xml",
		"word/paper2-footer1.xml",
		"word/media/paper3-letterhead1.png"} {
		if two[name] == nil {
			t.Errorf("no %s among %q", name, slices.Sorted(maps.Keys(two)))
		}
	}
}

// TestPaperText: headers and footers are whole, and count the pages of their letter alone.
func TestPaperText(t *testing.T) {
	var b bytes.Buffer
	j, err := NewPrintJob(&b, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(j.Add(file(t, newWriter(t), reference())), j.Close(properties)); err != nil {
		t.Fatal(err)
	}
	text, err := Read(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	footer := parseXML(t, parts(t, b.Bytes())["word/paper1-footer1.xml"])
	said := ""
	for _, x := range footer.all("t") {
		said += x.text
	}
	if said != "第1页" || text.Created != properties.Date {
		t.Errorf("the footer says %q; the job is of %v", said, text.Created)
	}
}

// TestJobLists: in a job each list of each letter counts from its own beginning, as in the letter.
func TestJobLists(t *testing.T) {
	w := newWriter(t)
	h := func(level, number int) letter.Block {
		return &letter.Heading{Level: level, Number: number, Text: l("题")}
	}
	items := []letter.Line{l("项")}
	blocks := []letter.Block{h(1, 1), h(2, 1), h(1, 5), &letter.List{Ordered: true, Items: items},
		&letter.List{Items: items},
		&letter.List{Ordered: true, Items: items}}
	one := file(t, w, &letter.Letter{Blocks: blocks})
	var court bytes.Buffer
	if err := w.Write(&court, &letter.Letter{Blocks: blocks}, Properties{Size: Size3}); err != nil {
		t.Fatal(err)
	}
	all := printJob(t, false, one, one, court.Bytes())
	numbering := parseXML(t, all[numberingName])
	format := map[string]string{} // of a scheme's first level
	for _, a := range numbering.all("abstractNum") {
		format[a.attr["abstractNumId"]] = a.at("lvlText").attr["val"]
	}
	scheme, starts := map[string]string{}, map[string]string{}
	for _, n := range numbering.all("num") {
		scheme[n.attr["numId"]] = n.at("abstractNumId").attr["val"]
		for _, o := range n.all("lvlOverride") {
			starts[n.attr["numId"]] += o.attr["ilvl"] + "=" + o.at("startOverride").attr["val"] + " "
		}
	}
	sheet := map[string]*element{}
	for _, s := range parseXML(t, all["word/styles.xml"]).all("style") {
		sheet[s.attr["styleId"]] = s
	}
	used := map[string]int{} // by number of the letter
	var got []string
	for i, p := range parseXML(t, all[documentName]).at("body").all("p") {
		style := p.at("pStyle").attr["val"]
		num := p.at("numId").attr["val"]
		if num == "" {
			num = sheet[style].at("numId").attr["val"]
		}
		plain := strings.TrimSuffix(style, "-2")
		no := i / 6
		if before, ok := used[num]; ok && before != no && plain != "ListBullet" {
			t.Errorf("letters %d and %d share the list %s", before+1, no+1, num)
		}
		used[num] = no
		got = append(got, plain+" "+p.at("ilvl").attr["val"]+" "+format[scheme[num]]+" "+starts[num])
		if wantTwo := no == 2; strings.HasSuffix(style, "-2") != wantTwo {
			t.Errorf("letter %d has the style %s", no+1, style)
		}
	}
	want := []string{"Heading1 0 %1、 0=1 1=1 ", "Heading2 1 %1、 0=1 1=1 ", "Heading1 0 %1、 0=5 ",
		"ListNumber 0 %1. 0=1 ",
		"ListBullet  ● ", "ListNumber 0 %1. 0=1 "}
	if want = slices.Concat(want, want, want); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
