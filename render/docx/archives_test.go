package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"tousu/render/letter"
)

// TestReadText: what a reader sees of each structure of a paragraph, and nothing else.
func TestReadText(t *testing.T) {
	for inner, want := range map[string]string{
		"<w:t>甲</w:t><w:t>乙</w:t>": "甲乙", "<w:t>甲</w:t><w:br/><w:t>乙</w:t>": "甲\n乙",
		"<w:t>甲</w:t><w:cr/><w:t>乙</w:t>":  "甲\n乙",
		"<w:t>甲</w:t><w:tab/><w:t>乙</w:t>": "甲 乙", "<w:t>甲</w:t><w:ptab/><w:t>乙</w:t>": "甲 乙",
		"<w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t>": "1-2", "<w:t>甲</w:t>乙": "甲",
		"<w:instrText>PAGE</w:instrText><w:t>1</w:t>": "1",
		"<w:del><w:t>甲</w:t></w:del><w:t>乙</w:t>":     "乙", "<w:moveFrom><w:t>甲</w:t></w:moveFrom><w:t>乙</w:t>": "乙",
		"<mc:Fallback><w:t>甲</w:t></mc:Fallback><w:t>乙</w:t>":     "乙",
		"<w:ruby><w:rt><w:t>yi</w:t></w:rt><w:t>乙</w:t></w:ruby>": "乙",
		"<w:ins><w:t>甲</w:t></w:ins>":                             "甲", "<w:sdt><w:t>甲</w:t></w:sdt>": "甲",
		"<w:t>&lt;甲&gt;</w:t>": "<甲>",
	} {
		s, err := readStory([]byte("<a " + wordNames + "><w:t>外</w:t><w:br/><w:p>" + inner + "</w:p><w:t>外</w:t></a>"))
		if err != nil || len(s.paragraphs) != 1 || s.paragraphs[0].text != want {
			t.Errorf("%s: %+v, %v, want %q", inner, s, err, want)
		}
	}
}

// readPlaces reads a document of a body and other parts.
func readPlaces(t *testing.T, body string, more ...string) (string, error) {
	t.Helper()
	all := map[string]string{documentName: "<w:document " + wordNames + "><w:body>" + body + "</w:body></w:document>"}
	for i := 0; i < len(more); i += 2 {
		all[more[i]] = more[i+1]
	}
	src := archived(t, all)
	text, err := Read(src, src.Size())
	if err != nil {
		return "", err
	}
	var got []string
	for _, p := range text.Paragraphs {
		got = append(got, p.Place+"="+p.Text)
	}
	return strings.Join(got, " "), nil
}

func wp(text string) string { return "<w:p><w:t>" + text + "</w:t></w:p>" }

// TestReadParts: every part is read with the place where a reader finds it.
func TestReadParts(t *testing.T) {
	notes := func(inner string) string { return "<w:x " + wordNames + ">" + inner + "</w:x>" }
	note := func(attributes, inner string) string {
		return "<w:footnote " + attributes + ">" + inner + "</w:footnote>"
	}
	const foot, end, comments = "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml"
	ref := `<w:p><w:footnoteReference w:id="1"/><w:footnoteReference w:id="2"/></w:p>`
	for name, x := range map[string]struct {
		body string
		more []string
		want string
	}{
		"empty paragraphs count": {wp("甲") + wp(" ") + wp("乙"), nil, "第1段=甲 第3段=乙"},
		"notes nobody refers to": {wp("甲"),
			[]string{foot, notes(note(`w:id="1"`, wp("注"))), end, notes(note(`w:id="1"`, wp("注")))}, "第1段=甲"},
		"a note of two paragraphs": {ref, []string{foot, notes(note(`w:id="1"`, wp("一")+wp("二")))}, "脚注1=一 脚注1=二"},
		"a normal note":            {ref, []string{foot, notes(note(`w:id="1" w:type="normal"`, wp("一")))}, "脚注1=一"},
		"a separator": {ref, []string{foot, notes(note(`w:id="1" w:type="separator"`, wp("线")) +
			note(`w:id="2"`, wp("二")))},
			"脚注2=二"},
		"another separator": {ref, []string{foot, notes(note(`w:id="1" w:type="continuationSeparator"`, wp("线")))}, ""},
		"comments": {"", []string{comments, notes(`<w:comment w:id="8">` + wp("一") + wp("二") +
			`</w:comment><w:comment w:id="3">` + wp("三") + `</w:comment>`)},
			"批注1=一 批注1=二 批注2=三"},
		"headers by name, each text once": {"",
			[]string{"word/header2.xml", notes(wp("乙") + wp("甲")), "word/header1.xml", notes(wp("甲")),
				"word/footer1.xml", notes(wp("甲"))}, "页眉=甲 页眉=乙 页脚=甲"},
		"what is no header": {"", []string{"word/x/header1.xml", notes(wp("甲")), "header1.xml", notes(wp("甲")),
			"word/header1.bin", "x",
			"word/xheader1.xml", notes(wp("甲"))}, ""},
	} {
		if got, err := readPlaces(t, x.body, x.more...); err != nil || got != x.want {
			t.Errorf("%s: %s, %v, want %s", name, got, err, x.want)
		}
	}
	for _, part := range []string{foot, end, comments, "word/header1.xml", "word/footer1.xml"} {
		if _, err := readPlaces(t, wp("甲"), part, "<w:x"); !errors.Is(err, ErrNotDOCX) {
			t.Errorf("%s is cut short: %v", part, err)
		}
	}
	if _, err := readPlaces(t, "", "word/header1.xml", strings.Repeat(" ", 24<<20+1)); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a header larger than 24 MB: %v", err)
	}
}

// TestMainPart: the body is where the package says, or where every program puts it.
func TestMainPart(t *testing.T) {
	for rels, want := range map[string]string{
		"": documentName, "<x": documentName, relationships("styles a"): documentName,
		relationships("styles a", "officeDocument b/c.xml"): "b/c.xml",
		relationships("officeDocument /b/c.xml"):            "b/c.xml",
	} {
		src := archived(t, map[string]string{"_rels/.rels": rels})
		z, err := zip.NewReader(src, src.Size())
		if err != nil {
			t.Fatal(err)
		}
		if got := mainPart(z); got != want {
			t.Errorf("%s: %s, want %s", rels, got, want)
		}
	}
}

// damaged is an archive in which the content of one part is not what its sum says.
func damaged(t *testing.T, docx []byte, name string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(z.File, func(f *zip.File) bool { return f.Name == name })
	at, err := z.File[i].DataOffset()
	if err != nil {
		t.Fatal(err)
	}
	docx = bytes.Clone(docx)
	for i := range z.File[i].CompressedSize64 {
		docx[at+int64(i)] ^= 0x55
	}
	return docx
}

// TestDamaged: a part whose content is not what its sum says is no part of a document.
func TestDamaged(t *testing.T) {
	src := file(t, newWriter(t), everyBlock())
	for _, name := range []string{documentName, "word/footer1.xml"} {
		bad := damaged(t, src, name)
		if _, err := Read(bytes.NewReader(bad), int64(len(bad))); !errors.Is(err, ErrNotDOCX) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if bad := damaged(t, src, coreName); true {
		if text, err := Read(bytes.NewReader(bad), int64(len(bad))); err != nil || !text.Created.IsZero() {
			t.Errorf("properties: %v, %v", text, err)
		}
	}
	header := smallLetterhead(t)
	if _, err := NewOn(damaged(t, header, "word/header1.xml")); err == nil {
		t.Error("a damaged header is taken")
	}
}

// TestLayOut: stationery is of a whole letter without a word, left open where a letter goes on.
func TestLayOut(t *testing.T) {
	whole := blank4
	other := archived(t, map[string]string{documentName: "<x/>", numberingName: numberingEnd})
	foreign, err := io.ReadAll(other)
	if err != nil {
		t.Fatal(err)
	}
	bodiless := zipped([]part{{documentName, "<x/>"}, {numberingName, numberingEnd}})
	for name, src := range map[string][]byte{
		"no archive": []byte("x"), "no body": without(t, whole, documentName),
		"no numbering":      without(t, whole, numberingName),
		"another program's": foreign, "a part that is no body": bodiless, "half": whole[:len(whole)/2],
		"a damaged body": damaged(t, whole, documentName), "damaged numbering": damaged(t, whole, numberingName),
	} {
		if _, err := layOut(src); err == nil {
			t.Errorf("%s: no error", name)
		}
		if w, err := writerOn(func(Size) ([]byte, error) { return src, nil }); err == nil || w != nil {
			t.Errorf("%s: a writer on it, %v", name, err)
		}
	}
	if _, err := writerOn(func(Size) ([]byte, error) { return whole, errFull }); !errors.Is(err, errFull) {
		t.Errorf("stationery that is not there: %v", err)
	}
	open := zipped([]part{{documentName, bodyStart}, {numberingName, "<x>" + numberingEnd}})
	if s, err := layOut(open); err != nil || s.full.count != 1 || s.bare.count != 0 || s.numbering.full != len("<x>") {
		t.Errorf("%+v, %v", s, err)
	}
}

// TestHandOver: an archive has room for 4,294,967,295 bytes and 65,535 parts.
func TestHandOver(t *testing.T) {
	for name, x := range map[string]struct {
		a     archive
		fails bool
	}{
		"all bytes":            {archive{given: 4294967295 - 5, buf: make([]byte, 3), central: make([]byte, 2)}, false},
		"one in the buffer":    {archive{given: 4294967295 - 5, buf: make([]byte, 4), central: make([]byte, 2)}, true},
		"one in the directory": {archive{given: 4294967295 - 5, buf: make([]byte, 3), central: make([]byte, 3)}, true},
		"all parts":            {archive{count: 65535}, false}, "one more": {archive{count: 65536}, true},
	} {
		before := x.a.given + int64(len(x.a.buf))
		err := x.a.handOver(io.Discard)
		if errors.Is(err, ErrVolumeTooLarge) != x.fails || err == nil && (x.a.given != before || len(x.a.buf) > 0) {
			t.Errorf("%s: %v, %d given of %d", name, err, x.a.given, before)
		}
	}
}

// TestVolumeForms: what stands on a page of a volume.
func TestVolumeForms(t *testing.T) {
	volume := func(pages ...*letter.Page) *element {
		front := &letter.Letter{Blocks: []letter.Block{&letter.Title{Text: l("封面")}}}
		src := volumeFile(t, &letter.Volume{Front: front, Pages: func(yield func(*letter.Page, error) bool) {
			for _, p := range pages {
				if !yield(p, nil) {
					return
				}
			}
		}})
		for _, fault := range lint(t, src) {
			t.Error(fault)
		}
		return parseXML(t, parts(t, src)[documentName])
	}
	texts := func(root *element) (all []string) {
		for _, p := range root.all("p") {
			s := p.at("pStyle").attr["val"]
			for _, x := range p.all("t") {
				s += " " + x.text
			}
			if len(p.all("keepNext")) > 0 {
				s += "+"
			}
			all = append(all, s)
		}
		return all
	}
	for name, x := range map[string]struct {
		page letter.Page
		want string
	}{
		"a stamp": {letter.Page{Stamp: "1-1"}, "ExhibitStamp 1-1"},
		"a note":  {letter.Page{Stamp: "1-1", Note: "截图"}, "ExhibitStamp 截图　1-1"},
		"of thirty": {letter.Page{Stamp: "1", Note: strings.Repeat("字", 30)},
			"ExhibitStamp " + strings.Repeat("字", 30) + "　1"},
		"of more": {letter.Page{Stamp: "1", Note: strings.Repeat("字", 31)},
			"ExhibitStamp " + strings.Repeat("字", 29) + "…　1"},
		"of lines": {letter.Page{Stamp: "1", Note: "甲\n乙"}, "ExhibitStamp 甲 乙　1"},
		"lines": {letter.Page{Stamp: "1", Lines: []string{"甲", "", "乙"}},
			"ExhibitStamp 1|ExhibitText 甲|ExhibitText|ExhibitText 乙"},
		"an announcement": {letter.Page{Stamp: "1",
			Blocks: []letter.Block{para("甲："), &letter.List{Items: []letter.Line{l("乙")}}, para("丙：")}},
			"ExhibitStamp 1|BodyText 甲：+|ListBullet 乙|BodyText 丙："},
		"a picture": {letter.Page{Stamp: "1", Picture: &letter.Picture{JPEG: onePixel, Width: 1, Height: 1}},
			"ExhibitStamp 1|ExhibitPicture"},
	} {
		got := strings.Join(texts(volume(&x.page)), "|")
		if got != "Title 封面|"+x.want {
			t.Errorf("%s: %s, want %s", name, got, x.want)
		}
	}
	if got := texts(volume()); !slices.Equal(got, []string{"Title 封面"}) {
		t.Errorf("a volume without a page: %q", got)
	}
	picture := &letter.Page{Stamp: "1", Picture: &letter.Picture{JPEG: onePixel, Width: 100, Height: 200, Alt: `甲"<`}}
	root := volume(picture, &letter.Page{Stamp: "2"}, picture)
	for i, want := range []string{"1", "2"} {
		if p := root.all("docPr")[i].attr; p["id"] != want || p["name"] != "图"+want || p["descr"] != "甲”<" {
			t.Errorf("picture %s is %v", want, p)
		}
	}
	// 100 by 200 pixels at 100 to the inch.
	if e := root.at("extent").attr; e["cx"] != "914400" || e["cy"] != "1828800" {
		t.Errorf("a small picture takes %v EMU", e)
	}
}

// TestPictureRoom: a picture fills the width of 156 mm or the height of the page.
func TestPictureRoom(t *testing.T) {
	if pictureWidth != 8844*635 || pictureHeight != (16838-2098-1985-2*560)*635 {
		t.Errorf("room of %d by %d EMU", pictureWidth, pictureHeight)
	}
	for _, x := range [][4]int{
		{100, 100, 914400, 914400}, {4000, 1000, pictureWidth, pictureWidth / 4},
		{1000, 4000, pictureHeight / 4, pictureHeight},
		{1, 1000000, 7, pictureHeight}, {10000000, 1, pictureWidth, 1}, {1, 100000000, 1, pictureHeight},
	} {
		if w, h := fitted(x[0], x[1]); w != x[2] || h != x[3] {
			t.Errorf("%d by %d: %d by %d EMU, want %d by %d", x[0], x[1], w, h, x[2], x[3])
		}
	}
}

// TestVolumeFaults: a volume that cannot be written whole says why.
func TestVolumeFaults(t *testing.T) {
	none := func(func(*letter.Page, error) bool) {}
	one := func(p *letter.Page) func(func(*letter.Page, error) bool) {
		return func(yield func(*letter.Page, error) bool) { yield(p, nil) }
	}
	front := &letter.Letter{Blocks: []letter.Block{para("甲")}}
	for name, v := range map[string]*letter.Volume{
		"front of no pages": {Front: &letter.Letter{Blocks: []letter.Block{para("\x01")}}, Pages: none},
		"alt": {Front: front, Pages: one(&letter.Page{Picture: &letter.Picture{Width: 1, Height: 1,
			Alt: "\x01"}})},
		"stamp": {Front: front, Pages: one(&letter.Page{Stamp: "\x01"})},
		"note":  {Front: front, Pages: one(&letter.Page{Note: "\x01"})},
		"block": {Front: front, Pages: one(&letter.Page{Blocks: []letter.Block{para("\x01")}})},
	} {
		var fault *CharacterError
		if err := newWriter(t).WriteVolume(io.Discard, v, Properties{}); !errors.As(err, &fault) || fault.Char != 1 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSecondPaper: each paper of a file is kept with its own foot and begins a page.
func TestSecondPaper(t *testing.T) {
	sign := &letter.Signature{Lines: []letter.Line{l("甲")}}
	got := render(t, sign, &letter.Title{Text: l("题")}, sign, para("乙"), &letter.Title{Text: l("题")}, para("丙"), sign)
	want := "SignatureFirst\nTitle keepNext pageBreakBefore\nSignatureFirst\nBodyText\nTitle keepNext\nBodyText keepNext\nSignatureFirst\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestFormXML: every measure of a form stands where it belongs.
func TestFormXML(t *testing.T) {
	first := FormPlace{Pad: 100, Head: 50, Lines: []FormLine{{Text: "甲", Size: 24, Indent: 20},
		{Text: "乙", Size: 15, Right: true}}}
	all := formFile(t, &Form{Width: 5000, Height: 6000, Left: 300, Top: 400, Columns: []int{3000, 1000},
		Rows: []FormRow{{Height: 700, Places: []FormPlace{first, {Bottom: true}}}}})
	root := parseXML(t, all[documentName])
	for _, x := range []struct {
		element, attr, want string // of each element
	}{
		{"tblW", "w", "4000"}, {"gridCol", "w", "3000 1000"}, {"tcW", "w", "3000 1000"}, {"trHeight", "val", "700"},
		{"pStyle", "val", "ExhibitText ExhibitText TableGap TableGap"}, {"vAlign", "val", "bottom"},
		{"jc", "val", "right"},
		{"sz", "val", "24 15"}, {"szCs", "val", "24 15"}, {"pgSz", "orient", ""},
		// A line is 1.3 times as high as its type, in twentieths of a point; the last is 20 twips high.
		{"spacing", "line", "312 195 20"}, {"spacing", "before", "50 0 0"}, {"spacing", "after", "0 0 0"},
		{"ind", "left", "120 100"}, {"ind", "right", "100 100"}, {"ind", "firstLine", "0 0"}, {"pgMar", "right", "0"},
	} {
		var got []string
		for _, e := range root.all(x.element) {
			got = append(got, e.attr[x.attr])
		}
		if s := strings.Join(got, " "); s != x.want {
			t.Errorf("%s of %s: %s, want %s", x.attr, x.element, s, x.want)
		}
	}
	if cells := root.all("tc"); len(cells[0].all("vAlign")) > 0 || len(cells[1].all("vAlign")) != 1 {
		t.Error("not the second place alone is at the bottom")
	}
	square := formFile(t, &Form{Width: 6000, Height: 6000, Columns: []int{1}})
	if got := parseXML(t, square[documentName]).at("pgSz").attr["orient"]; got != "" {
		t.Errorf("a square page is turned: %s", got)
	}
}
