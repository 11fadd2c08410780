package docx

import (
	"errors"
	"path"
	"strings"
	"testing"

	"github.com/unidoc/unioffice/schema/soo/wml"
)

const mainNames = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// relationships is a part of relationships, each of "kind target"; their ids are r1, r2, …
func relationships(all ...string) string {
	s := relsStart
	for i, r := range all {
		kind, target, _ := strings.Cut(r, " ")
		target, outside := strings.CutPrefix(target, "External ")
		s += `<Relationship Id="r` + string(rune('1'+i)) + `" Type="` + relType + kind + `" Target="` + target + `"`
		if outside {
			s += ` TargetMode="External"`
		}
		s += `/>`
	}
	return s + `</Relationships>`
}

const (
	a4          = `<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1" w:right="1000" w:bottom="2" w:left="2000" w:header="3" w:footer="4" w:gutter="0"/>`
	onePicture  = "\x89PNG\r\n\x1a\nx"
	sectionFrom = `<w:document ` + mainNames + `><w:body><w:sectPr>`
	sectionTo   = `</w:sectPr></w:body></w:document>`
)

func hdr(inner string) string { return `<w:hdr ` + mainNames + `>` + inner + `</w:hdr>` }

// smallLetterhead is a letterhead of one header, with parts replaced or, if empty, left out.
func smallLetterhead(t *testing.T, changed ...string) []byte {
	t.Helper()
	all := map[string]string{
		"_rels/.rels": relationships("officeDocument word/document.xml"),
		documentName:  sectionFrom + `<w:headerReference w:type="default" r:id="r1"/>` + a4 + sectionTo,
		documentRelsName: relationships("header header1.xml", "styles styles.xml", "settings settings.xml",
			"theme theme/theme1.xml"),
		"word/header1.xml":      hdr("<w:p/>"),
		"word/styles.xml":       `<w:styles ` + mainNames + `/>`,
		"word/settings.xml":     `<w:settings ` + mainNames + `/>`,
		"word/theme/theme1.xml": `<theme/>`,
	}
	for i := 0; i < len(changed); i += 2 {
		all[changed[i]] = changed[i+1]
	}
	for name, content := range all {
		if content == "" {
			delete(all, name)
		}
	}
	src := archived(t, all)
	b := make([]byte, src.Len())
	if _, err := src.Read(b); err != nil {
		t.Fatal(err)
	}
	return b
}

// onSmall is a letter on a small letterhead.
func onSmall(t *testing.T, changed ...string) map[string][]byte {
	t.Helper()
	w, err := NewOn(smallLetterhead(t, changed...))
	if err != nil {
		t.Fatal(err)
	}
	src := file(t, w, everyBlock())
	for _, fault := range dangling(t, src) {
		t.Error(fault)
	}
	all := parts(t, src)
	wantWhole(t, all)
	return all
}

// wantWhole checks that each part that is named is there, and each that is there has a type.
func wantWhole(t *testing.T, all map[string][]byte) {
	t.Helper()
	types := map[string]bool{}
	for _, e := range parseXML(t, all[contentTypesName]).all("Override") {
		name := strings.TrimPrefix(e.attr["PartName"], "/")
		if types[name] {
			t.Errorf("two types for %s", name)
		}
		types[name] = true
		if all[name] == nil {
			t.Errorf("a type for %s, which is not there", name)
		}
	}
	for _, e := range parseXML(t, all[contentTypesName]).all("Default") {
		ext := "." + e.attr["Extension"]
		if _, twice := types[ext]; twice {
			t.Errorf("two types for %s", ext)
		}
		types[ext] = ext != ".xml"
	}
	for name, content := range all {
		if name != contentTypesName && !types[name] && !types[path.Ext(name)] {
			t.Errorf("%s has no type", name)
		}
		if path.Ext(name) != ".rels" {
			continue
		}
		dir := path.Dir(path.Dir(name))
		for _, r := range parseXML(t, content).all("Relationship") {
			if all[path.Join(dir, r.attr["Target"])] == nil {
				t.Errorf("%s leads to %s, which is not there", name, r.attr["Target"])
			}
		}
	}
}

// TestWholePackages: every program finds the parts of every kind of document.
func TestWholePackages(t *testing.T) {
	w := newWriter(t)
	wantWhole(t, parts(t, file(t, w, everyBlock())))
	wantWhole(t, parts(t, volumeFile(t, everyPage())))
	for _, name := range letterheads {
		src := file(t, letterheadWriter(t, name), everyBlock())
		for _, fault := range dangling(t, src) {
			t.Errorf("%s: %s", name, fault)
		}
		wantWhole(t, parts(t, src))
	}
	job := printJob(t, true, file(t, letterheadWriter(t, "word"), everyBlock()), file(t, w, everyBlock()),
		file(t, letterheadWriter(t, "wps"), everyBlock()))
	wantWhole(t, job)
	for name, content := range job {
		if path.Ext(name) == ".xml" {
			parseXML(t, content)
		}
	}
}

// TestLetterheadParts: what is taken over of a letterhead, and what is not.
func TestLetterheadParts(t *testing.T) {
	section := func(s string) string { return sectionFrom + s + a4 + sectionTo }
	evenPages := func(val string) string {
		return `<w:settings ` + mainNames + `><w:evenAndOddHeaders` + val + `/></w:settings>`
	}
	for name, x := range map[string]struct {
		changed []string
		part    string
		text    string
		want    bool
	}{
		"the margins":        {nil, documentName, `w:left="2000"`, true},
		"no title page":      {nil, documentName, `titlePg`, false},
		"a title page":       {[]string{documentName, section(`<w:titlePg/>`)}, documentName, "titlePg", true},
		"no grid of letters": {nil, documentName, `docGrid`, false},
		"our page":           {[]string{documentName, sectionFrom + sectionTo}, documentName, `docGrid`, true},
		"half a page": {[]string{documentName, sectionFrom + `<w:pgSz w:w="9000" w:h="9000"/>` + sectionTo},
			documentName,
			`w:w="11906"`, true},
		"the other half": {[]string{documentName,
			sectionFrom + `<w:pgMar w:top="1" w:right="999" w:bottom="2" w:left="999" w:header="3" w:footer="4" w:gutter="0"/>` + sectionTo},
			documentName, `w:right="1474"`, true},
		"our footer":     {nil, "word/footer1.xml", "PAGE", true},
		"on first pages": {nil, documentName, `<w:footerReference w:type="first" r:id="rId5"`, true},
		"on even pages":  {nil, documentName, `<w:footerReference w:type="even" r:id="rId5"`, true},
		"their footer": {[]string{documentName, section(`<w:footerReference w:type="default" r:id="r1"/>`)},
			documentRelsName, `footer" Target="letterhead1.xml"`, true},
		"not ours beside it": {[]string{documentName, section(`<w:footerReference w:type="default" r:id="r1"/>`)},
			documentName, `rId5`, false},
		"nor its part": {[]string{documentName, section(`<w:footerReference w:type="default" r:id="r1"/>`)},
			"word/footer1.xml", ``, false},
		"the header's kind": {nil, documentRelsName, `header" Target="letterhead1.xml"`, true},
		"the theme":         {nil, "word/theme/theme1.xml", "theme", true},
		"no theme": {[]string{documentRelsName, relationships("header header1.xml")}, documentRelsName,
			"theme", false},
		"even pages as others": {nil, "word/settings.xml", "evenAndOdd", false},
		"even pages":           {[]string{"word/settings.xml", evenPages("")}, "word/settings.xml", "evenAndOdd", true},
		"even pages: 1": {[]string{"word/settings.xml", evenPages(` w:val="1"`)}, "word/settings.xml",
			"evenAndOdd", true},
		"even pages: 0": {[]string{"word/settings.xml", evenPages(` w:val="0"`)}, "word/settings.xml", "evenAndOdd",
			false},
		"even pages: false": {[]string{"word/settings.xml", evenPages(` w:val="false"`)}, "word/settings.xml",
			"evenAndOdd", false},
		"even pages: off": {[]string{"word/settings.xml", evenPages(` w:val="off"`)}, "word/settings.xml",
			"evenAndOdd", false},
		"without settings": {[]string{documentRelsName, relationships("header header1.xml")}, "word/settings.xml",
			"compat", true},
		"the last section": {[]string{documentName, sectionFrom + `<w:headerReference w:type="default" r:id="r9"/>` +
			a4 +
			`</w:sectPr><w:sectPr><w:headerReference w:type="default" r:id="r1"/>` + a4 + sectionTo},
			"word/letterhead1.xml", "hdr", true},
		"a header it inherits": {[]string{documentName,
			sectionFrom + `<w:headerReference w:type="default" r:id="r1"/>` + a4 +
				`</w:sectPr><w:sectPr>` + a4 + sectionTo}, "word/letterhead1.xml", "hdr", true},
		"a header that is elsewhere": {[]string{documentRelsName, relationships("header External http://a/b")},
			"word/letterhead1.xml", "", false},
		"parts counted from the root": {[]string{documentRelsName,
			relationships("header /word/header1.xml", "theme /word/theme/theme1.xml")},
			"word/theme/theme1.xml", "theme", true},
		"a list's number": {[]string{"word/header1.xml",
			hdr(`<w:p><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:p>`)},
			"word/letterhead1.xml", "numPr", false},
		"a picture": {[]string{"word/_rels/header1.xml.rels", relationships("image media/a.png"), "word/media/a.png",
			onePicture},
			"word/_rels/letterhead1.xml.rels", `Id="r1"`, true},
		"a second one": {[]string{"word/_rels/header1.xml.rels",
			relationships("image media/a.png", "image media/b.png"),
			"word/media/a.png", onePicture, "word/media/b.png", "GIF89a"}, "word/media/letterhead2.gif", "GIF8", true},
		"a photo": {[]string{"word/_rels/header1.xml.rels", relationships("image a"), "word/a",
			"\xff\xd8\xff"}, "word/media/letterhead1.jpeg", "\xff", true},
		"a bitmap": {[]string{"word/_rels/header1.xml.rels", relationships("image a"), "word/a", "BMx"},
			"word/media/letterhead1.bmp", "BM", true},
		"no relationships": {nil, "word/_rels/letterhead1.xml.rels", "", false},
	} {
		all := onSmall(t, x.changed...)
		if got := all[x.part] != nil && strings.Contains(string(all[x.part]), x.text); got != x.want {
			t.Errorf("%s: %q in %s is %v", name, x.text, x.part, got)
		}
	}
}

// TestLetterheadLimits: what is as large as it may be is taken, and nothing larger.
func TestLetterheadLimits(t *testing.T) {
	sized := func(start, end string, n int) string {
		return start + strings.Repeat(" ", n-len(start)-len(end)) + end
	}
	header, pictures := "word/header1.xml", "word/_rels/header1.xml.rels"
	names := `<w:hdr ` + mainNames + `>`
	deep := func(n int) string { return hdr(strings.Repeat("<w:p>", n-1) + strings.Repeat("</w:p>", n-1)) }
	width := func(n int) string {
		return strings.Replace(sectionFrom+a4+sectionTo, `w:w="11906"`,
			`w:w="`+map[int]string{5000: "8000", 4999: "7999"}[n]+`"`, 1)
	}
	png := func(n int) string { return onePicture + strings.Repeat("x", n-len(onePicture)) }
	many := func(n int) []string { // with the seven of a small letterhead
		var all []string
		for i := range n - 7 {
			all = append(all, "a/"+string(rune('一'+i)), "x")
		}
		return all
	}
	two := relationships("image media/a.png", "image media/b.png")
	for name, x := range map[string]struct {
		changed []string
		taken   bool
	}{
		"a header of 2 MB":   {[]string{header, sized(names, "</w:hdr>", 2<<20)}, true},
		"a byte more":        {[]string{header, sized(names, "</w:hdr>", 2<<20+1)}, false},
		"120 elements deep":  {[]string{header, deep(120)}, true},
		"121":                {[]string{header, deep(121)}, false},
		"text of 5000 twips": {[]string{documentName, width(5000)}, true},
		"4999":               {[]string{documentName, width(4999)}, false},
		"pictures of 8 MB": {[]string{pictures, two, "word/media/a.png", png(5 << 20), "word/media/b.png",
			png(3 << 20)}, true},
		"pictures of a byte more": {[]string{pictures, two, "word/media/a.png", png(5 << 20), "word/media/b.png",
			png(3<<20 + 1)}, false},
		"2000 parts": {many(2000), true}, "2001 parts": {many(2001), false},
	} {
		_, err := NewOn(smallLetterhead(t, x.changed...))
		var unfit *LetterheadError
		if x.taken && err != nil || !x.taken && !errors.As(err, &unfit) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestLetterheadDamaged: a letterhead of which a part is missing or damaged is refused.
func TestLetterheadDamaged(t *testing.T) {
	const cut = "<w:x"
	for name, changed := range map[string][]string{
		"no body": {documentName, ""}, "a body cut short": {documentName, cut},
		"a section cut short":   {documentName, sectionFrom + "<w:pgSz"},
		"a page without a size": {documentName, sectionFrom + `<w:pgSz w:w="x"/>` + sectionTo},
		"relationships":         {documentRelsName, cut}, "the header's": {"word/_rels/header1.xml.rels", cut},
		"the settings'": {"word/_rels/settings.xml.rels", cut},
		"no header":     {"word/header1.xml", ""}, "no styles": {"word/styles.xml", ""},
		"no settings": {"word/settings.xml", ""},
		"no theme":    {"word/theme/theme1.xml", ""}, "header": {"word/header1.xml", cut},
		"styles":   {"word/styles.xml", cut},
		"settings": {"word/settings.xml", cut}, "theme": {"word/theme/theme1.xml", cut},
		"a type of settings": {"word/settings.xml", `<!DOCTYPE x><w:settings ` + mainNames + `/>`},
		"a type of styles":   {"word/styles.xml", `<!DOCTYPE x><w:styles ` + mainNames + `/>`},
		"a type of a theme":  {"word/theme/theme1.xml", `<!DOCTYPE x><theme/>`},
		"styles of a wrong kind": {"word/styles.xml",
			`<w:styles ` + mainNames + `><w:style w:type="x"><w:rPr><w:sz w:val="x"/></w:rPr></w:style></w:styles>`},
	} {
		_, err := NewOn(smallLetterhead(t, changed...))
		var unfit *LetterheadError
		if !errors.As(err, &unfit) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestLetterheadActive: a header holds text, pictures and page numbers and nothing else.
func TestLetterheadActive(t *testing.T) {
	coded := func(code string) string {
		return `<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>` + code +
			`</w:instrText><w:fldChar w:fldCharType="end"/></w:r></w:p>`
	}
	simple := func(code string) string { return `<w:p><w:fldSimple w:instr="` + code + `"/></w:p>` }
	for inner, taken := range map[string]bool{
		"<w:object/>": false, "<w:OLEObject/>": false, "<w:control/>": false, "<w:altChunk/>": false,
		"<w:subDoc/>": false,
		"<w:script/>": false, "<w:dataBinding/>": false, "<w:hlinkClick/>": false, "<w:hlinkHover/>": false,
		"<w:p/>":       true,
		simple("PAGE"): true, simple(" page \\* MERGEFORMAT"): true, simple("NUMPAGES"): true,
		simple("SECTIONPAGES"): true,
		simple("SECTION"):      true, simple("DATE"): false, simple(""): true,
		coded("PAGE"): true, coded("NUMPAGES"): true, coded("DATE"): false, coded(" "): true,
		coded("PAGE") + coded("PAGE"): true, coded("PAGE") + coded("DATE"): false,
		`<w:p><w:r><w:t>DATE</w:t><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/>` +
			`<w:t>DATE</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>`: true,
		`<w:p><w:r><w:instrText>PAGE</w:instrText>DATE<w:fldChar w:fldCharType="end"/></w:r></w:p>`: true,
		`<w:p r:link="r1"/>`: false, `<w:p w:link="r1"/>`: true, `<w:p r:embed="r1"/>`: true,
		`<w:p href="http://a"/>`: false, `<w:p href="\\a\b"/>`: false, `<w:p href="a"/>`: true,
		`<w:p src="file:a"/>`: false,
		`<w:p src="a"/>`:      true, `<w:p title="a:b"/>`: true,
	} {
		if _, err := NewOn(smallLetterhead(t, "word/header1.xml", hdr(inner))); (err == nil) != taken {
			t.Errorf("%s: %v", inner, err)
		}
	}
}

// TestLetterheadTemplate: a template on this machine is no harm, one on the network is refused.
func TestLetterheadTemplate(t *testing.T) {
	for target, taken := range map[string]bool{
		"External file:///C:/a.dotm": true, "External Normal.dotm": true, "External http://a/b.dotm": false,
		"External file://server/b.dotm": false, `External \\server\b.dotm`: false, "http://a/b": true,
	} {
		_, err := NewOn(smallLetterhead(t, "word/_rels/settings.xml.rels", relationships("attachedTemplate "+target)))
		if (err == nil) != taken {
			t.Errorf("%s: %v", target, err)
		}
	}
}

// TestMacros: a file with macros is refused by the name of the part, however it is written.
func TestMacros(t *testing.T) {
	for name, taken := range map[string]bool{"word/vbaProject.bin": false, "x/VBAPROJECT.BIN": false,
		"word/vba.bin": true} {
		if _, err := NewOn(smallLetterhead(t, name, "x")); (err == nil) != taken {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestTextWidth: the width of a letterhead's text is known only where all of it is in twips.
func TestTextWidth(t *testing.T) {
	inTwips, inMM := twips(10000), twips(0)
	inMM.ST_UnsignedDecimalNumber = nil
	for name, x := range map[string]struct {
		size *wml.CT_PageSz
		mar  *wml.CT_PageMar
		want int
	}{
		"twips": {&wml.CT_PageSz{WAttr: &inTwips}, &wml.CT_PageMar{LeftAttr: twips(1000), RightAttr: twips(2000)},
			7000},
		"no width": {&wml.CT_PageSz{}, &wml.CT_PageMar{LeftAttr: twips(1000), RightAttr: twips(2000)}, textWidth},
		"width in mm": {&wml.CT_PageSz{WAttr: &inMM}, &wml.CT_PageMar{LeftAttr: twips(1000), RightAttr: twips(2000)},
			textWidth},
		"left in mm": {&wml.CT_PageSz{WAttr: &inTwips}, &wml.CT_PageMar{LeftAttr: inMM, RightAttr: twips(2000)},
			textWidth},
		"right in mm": {&wml.CT_PageSz{WAttr: &inTwips}, &wml.CT_PageMar{LeftAttr: twips(1000), RightAttr: inMM},
			textWidth},
	} {
		if got := widthOf(&wml.CT_SectPr{PgSz: x.size, PgMar: x.mar}); got != x.want {
			t.Errorf("%s: %d, want %d", name, got, x.want)
		}
	}
}

// TestRename: references to styles follow their styles; nothing else is touched.
func TestRename(t *testing.T) {
	const in = `<w:pStyle w:val="a"/><w:rStyle w:val="a"/><w:tblStyle w:val="a"/><w:pStyle w:val="b"/><w:jc w:val="a"/>`
	const want = `<w:pStyle w:val="A"/><w:rStyle w:val="A"/><w:tblStyle w:val="A"/><w:pStyle w:val="b"/><w:jc w:val="a"/>`
	if got := rename(in, map[string]string{"a": "A"}); got != want {
		t.Errorf("%s", got)
	}
}
