package docx

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// stylesOn is the style sheet of a letter on a letterhead with these styles, by id, and the ids
// that were changed.
func stylesOn(t *testing.T, styles string) (map[string]*element, map[string]string) {
	t.Helper()
	h := &letterhead{styles: []byte(`<w:styles ` + mainNames + `><w:latentStyles/>` + styles + `</w:styles>`)}
	sheet, renamed, err := h.adoptStyles(scales[Size4])
	if err != nil {
		t.Fatal(err)
	}
	content, err := marshal(sheet)
	if err != nil {
		t.Fatal(err)
	}
	root := parseXML(t, []byte(content))
	if len(root.all("latentStyles")) > 0 {
		t.Error("latent styles are taken over")
	}
	byID := map[string]*element{}
	for _, s := range root.all("style") {
		if id := s.attr["styleId"]; byID[id] != nil {
			t.Errorf("style %q twice", id)
		} else {
			byID[id] = s
		}
	}
	return byID, renamed
}

// TestAdoptedIDs: a style of the letterhead that has the name or the id of one of the letter's is
// kept for the header under a name of its own; the four that every document has stay one.
func TestAdoptedIDs(t *testing.T) {
	const paragraph = `<w:style w:type="paragraph" w:styleId="`
	for name, x := range map[string]struct {
		styles  string
		renamed map[string]string
		ids     []string // that there are
	}{
		"none":    {"", map[string]string{}, []string{"Normal", "LetterNormal", "BodyText"}},
		"its own": {paragraph + `x"><w:name w:val="别的"/></w:style>`, map[string]string{}, []string{"x", "BodyText"}},
		"its body": {paragraph + `a3"><w:name w:val="Body Text"/></w:style>`, map[string]string{"a3": "Letterhead-a3"},
			[]string{"Letterhead-a3", "BodyText"}},
		"in capitals": {paragraph + `a3"><w:name w:val="BODY TEXT"/></w:style>`,
			map[string]string{"a3": "Letterhead-a3"},
			[]string{"Letterhead-a3", "BodyText"}},
		"of another kind": {`<w:style w:type="character" w:styleId="a3"><w:name w:val="Body Text"/></w:style>`,
			map[string]string{}, []string{"a3", "BodyText"}},
		"Normal": {paragraph + `a"><w:name w:val="Normal"/></w:style>`, map[string]string{"a": "Normal"},
			[]string{"Normal", "LetterNormal"}},
		"the default characters": {`<w:style w:type="character" w:styleId="a0"><w:name w:val="Default Paragraph Font"/></w:style>`,
			map[string]string{"a0": "DefaultParagraphFont"}, []string{"DefaultParagraphFont"}},
		"the default table": {`<w:style w:type="table" w:styleId="a1"><w:name w:val="Normal Table"/></w:style>`,
			map[string]string{"a1": "TableNormal"}, []string{"TableNormal"}},
		"no list": {`<w:style w:type="numbering" w:styleId="a2"><w:name w:val="No List"/></w:style>`,
			map[string]string{"a2": "NoList"}, []string{"NoList"}},
		"an id of ours": {paragraph + `BodyText"><w:name w:val="别的"/></w:style>`,
			map[string]string{"BodyText": "Letterhead-BodyText"},
			[]string{"Letterhead-BodyText", "BodyText"}},
		"the id of our Normal": {paragraph + `LetterNormal"><w:name w:val="别的"/></w:style>`,
			map[string]string{"LetterNormal": "Letterhead-LetterNormal"},
			[]string{"Letterhead-LetterNormal", "LetterNormal"}},
		"no id": {`<w:style w:type="paragraph"><w:name w:val="Body Text"/><w:rPr><w:sz w:val="99"/></w:rPr></w:style>`,
			map[string]string{},
			[]string{"", "BodyText"}},
		"no name": {paragraph + `x"/>`, map[string]string{}, []string{"x"}},
		"neither name nor ours": {paragraph + `BodyText"/>`, map[string]string{"BodyText": "Letterhead-BodyText"},
			[]string{"Letterhead-BodyText", "BodyText"}},
	} {
		all, renamed := stylesOn(t, x.styles)
		if !maps.Equal(renamed, x.renamed) {
			t.Errorf("%s: renamed %v, want %v", name, renamed, x.renamed)
		}
		for _, id := range x.ids {
			if all[id] == nil {
				t.Errorf("%s: there is no style %q among %q", name, id, slices.Sorted(maps.Keys(all)))
			}
		}
		if size := all["BodyText"].at("sz").attr["val"]; size != "28" {
			t.Errorf("%s: body text of %s half points", name, size)
		}
	}
}

// TestSettled: styles refer to each other by their new ids; those of our names get names of their
// own, and none counts a list.
func TestSettled(t *testing.T) {
	all, _ := stylesOn(t, `<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>`+
		`<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Body Text"/><w:basedOn w:val="a"/><w:next w:val="a3"/><w:link w:val="x"/>`+
		`<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>`+
		`<w:style w:type="character" w:styleId="x"><w:name w:val="别的"/><w:basedOn w:val="LetterTable"/><w:link w:val="a3"/></w:style>`+
		`<w:style w:type="table" w:styleId="LetterTable"><w:name w:val="表"/></w:style>`)
	for _, x := range []struct{ id, element, want string }{
		{"Normal", "name", "Normal"}, {"Letterhead-a3", "name", "函头 Body Text"}, {"Letterhead-a3", "basedOn", "Normal"},
		{"Letterhead-a3", "next", "Letterhead-a3"}, {"Letterhead-a3", "link", "x"}, {"x", "link", "Letterhead-a3"},
		{"x", "name", "别的"}, {"x", "basedOn", "Letterhead-LetterTable"}, {"Letterhead-LetterTable", "name", "函头 表"},
		{"BodyText", "name", "Body Text"}, {"BodyText", "basedOn", "LetterNormal"},
		{"LetterTable", "basedOn", "TableNormal"},
		{"LetterNormal", "name", "信件正文"},
	} {
		if got := all[x.id].at(x.element).attr["val"]; got != x.want {
			t.Errorf("%s of %s is %q, want %q", x.element, x.id, got, x.want)
		}
	}
	if n := len(all["Letterhead-a3"].all("numPr")); n > 0 {
		t.Error("a style counts a list that is not taken over")
	}
	for id, want := range map[string]string{"Normal": "", "Letterhead-a3": "true", "LetterNormal": "true", "x": "",
		"BodyText": ""} {
		if got := all[id].attr["customStyle"]; strings.Replace(got, "1", "true", 1) != want {
			t.Errorf("%s: customStyle %q, want %q", id, got, want)
		}
	}
	normal := all["LetterNormal"]
	if s := normal.at("spacing").attr; s["before"] != "0" || s["after"] != "0" || s["line"] != "520" {
		t.Errorf("the letters' Normal has the spacing %v", s)
	}
	if normal.attr["default"] != "" || len(normal.all("qFormat")) > 0 {
		t.Errorf("the letters' Normal is one that is offered: %v", normal.attr)
	}
}

// TestAdoptedForms: what a letter's style takes over of the letterhead's of the same name.
func TestAdoptedForms(t *testing.T) {
	of := func(inner string) string {
		return `<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Body Text"/>` + inner + `</w:style>`
	}
	normal := func(face string) string {
		return `<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Normal"/><w:rPr><w:rFonts w:eastAsia="` +
			face + `"/></w:rPr></w:style>`
	}
	for name, x := range map[string]struct{ styles, element, attr, want string }{
		"nothing":            {of(""), "rFonts", "eastAsia", "仿宋"},
		"the face":           {of(`<w:rPr><w:rFonts w:eastAsia="楷体"/></w:rPr>`), "rFonts", "eastAsia", "楷体"},
		"with the hint":      {of(`<w:rPr><w:rFonts w:eastAsia="楷体"/></w:rPr>`), "rFonts", "hint", "eastAsia"},
		"a Latin face alone": {of(`<w:rPr><w:rFonts w:ascii="Arial"/></w:rPr>`), "rFonts", "ascii", "仿宋"},
		"a face of the theme": {of(`<w:rPr><w:rFonts w:eastAsiaTheme="minorEastAsia"/></w:rPr>`), "rFonts",
			"eastAsiaTheme", "minorEastAsia"},
		"the face of Normal": {normal("楷体"), "rFonts", "eastAsia", "楷体"},
		"for letters too":    {normal("楷体"), "rFonts", "ascii", "楷体"},
		"its own before Normal's": {normal("楷体") + of(`<w:rPr><w:rFonts w:eastAsia="宋体"/></w:rPr>`), "rFonts",
			"eastAsia", "宋体"},
		"a Latin name is no choice": {normal("SimSun"), "rFonts", "eastAsia", "仿宋"},
		"no size":                   {of(`<w:rPr><w:b/></w:rPr>`), "sz", "val", "28"},
		"the size":                  {of(`<w:rPr><w:sz w:val="30"/><w:szCs w:val="31"/></w:rPr>`), "sz", "val", "30"},
		"of other scripts": {of(`<w:rPr><w:sz w:val="30"/><w:szCs w:val="31"/></w:rPr>`), "szCs", "val",
			"31"},
		"narrow as ours":             {of(""), "rPr spacing", "val", "-4"},
		"not narrow in another size": {of(`<w:rPr><w:sz w:val="30"/></w:rPr>`), "rPr spacing", "val", ""},
		"bold":                       {of(`<w:rPr><w:b w:val="1"/></w:rPr>`), "b", "val", "true"},
		"not bold":                   {of(`<w:rPr><w:i/></w:rPr>`), "b", "val", ""},
		"the colour":                 {of(`<w:rPr><w:color w:val="C00000"/></w:rPr>`), "color", "val", "C00000"},
		"no colour":                  {of(`<w:rPr><w:b/></w:rPr>`), "color", "val", ""},
		"the alignment":              {of(`<w:pPr><w:jc w:val="center"/></w:pPr>`), "jc", "val", "center"},
		"the indent":                 {of(`<w:pPr><w:ind w:left="7"/></w:pPr>`), "ind", "left", "7"},
		"of its first line":          {of(`<w:pPr><w:ind w:left="7"/></w:pPr>`), "ind", "firstLine", ""},
		"our indent":                 {of(`<w:pPr><w:jc w:val="center"/></w:pPr>`), "ind", "firstLine", "560"},
		"the frame": {of(`<w:pPr><w:pBdr><w:top w:val="single"/></w:pBdr></w:pPr>`), "top", "val",
			"single"},
		"the space above": {of(`<w:pPr><w:spacing w:before="11"/></w:pPr>`), "pPr spacing", "before", "11"},
		"and below":       {of(`<w:pPr><w:spacing w:after="12"/></w:pPr>`), "pPr spacing", "after", "12"},
		"above alone":     {of(`<w:pPr><w:spacing w:before="11"/></w:pPr>`), "pPr spacing", "after", ""},
		"the pitch": {of(`<w:pPr><w:spacing w:line="300" w:lineRule="auto"/></w:pPr>`), "pPr spacing", "line",
			"300"},
		"its rule": {of(`<w:pPr><w:spacing w:line="300" w:lineRule="auto"/></w:pPr>`), "pPr spacing", "lineRule",
			"auto"},
		"no pitch": {of(`<w:pPr><w:spacing w:before="11"/></w:pPr>`), "pPr spacing", "line", ""},
	} {
		all, _ := stylesOn(t, x.styles)
		if got := all["BodyText"].at(strings.Fields(x.element)...).attr[x.attr]; got != x.want {
			t.Errorf("%s: %s of %s is %q, want %q", name, x.attr, x.element, got, x.want)
		}
	}
	all, _ := stylesOn(t, normal("楷体"))
	if got := all["TableHead"].at("rFonts").attr["eastAsia"]; got != "黑体" {
		t.Errorf("headings are set in %s", got)
	}
	title, _ := stylesOn(t, `<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/><w:pPr><w:spacing w:before="11"/></w:pPr></w:style>`)
	if s := title["Title"].at("pPr", "spacing").attr; s["before"] != "11" || s["line"] != "600" ||
		s["lineRule"] != "exact" || s["after"] != "520" {
		t.Errorf("a title keeps what the letterhead's does not say: %v", s)
	}
}

// TestNoStyles: without styles of its own a letterhead has ours.
func TestNoStyles(t *testing.T) {
	sheet, renamed, err := new(letterhead).adoptStyles(scales[Size3])
	if err != nil || len(renamed) > 0 || len(sheet.Style) != len(scales[Size3].styleSheet().Style) {
		t.Errorf("%d styles, renamed %v, %v", len(sheet.Style), renamed, err)
	}
}
