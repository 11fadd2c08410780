package docx

import (
	"bytes"
	"strings"
	"testing"
)

func formFile(t *testing.T, f *Form) map[string][]byte {
	t.Helper()
	var b bytes.Buffer
	if err := newWriter(t).WriteForm(&b, f, properties); err != nil {
		t.Fatal(err)
	}
	return parts(t, b.Bytes())
}

// TestForm: rows have exact heights, texts are unchanged, and the page is that of the form.
func TestForm(t *testing.T) {
	row := FormRow{Height: 2000, Places: []FormPlace{
		{Pad: 100, Head: 50, Lines: []FormLine{{Text: "甲<路>1号 ", Size: 24, Indent: 200},
			{Text: "C-1", Size: 14, Right: true}}},
		{Bottom: true},
	}}
	all := formFile(t, &Form{Width: 13000, Height: 6000, Left: 300, Top: 400, Columns: []int{6000, 5000},
		Rows: []FormRow{row, row}})
	root := parseXML(t, all[documentName])
	if n := len(root.all("tr")); n != 2 || len(root.all("tc")) != 4 {
		t.Errorf("%d rows", n)
	}
	for _, h := range root.all("trHeight") {
		if h.attr["val"] != "2000" || h.attr["hRule"] != "exact" {
			t.Errorf("a row of height %v", h.attr)
		}
	}
	if s := root.at("pgSz").attr; s["w"] != "13000" || s["h"] != "6000" || s["orient"] != "landscape" {
		t.Errorf("page %v", s)
	}
	if m := root.at("pgMar").attr; m["left"] != "300" || m["top"] != "400" {
		t.Errorf("margins %v", m)
	}
	if got := root.at("t").text; got != "甲<路>1号 " {
		t.Errorf("%q", got)
	}
	if ind := root.at("ind").attr; ind["left"] != "300" || ind["right"] != "100" ||
		root.at("spacing").attr["before"] != "50" {
		t.Errorf("indents %v", ind)
	}
	if jc := root.at("jc").attr["val"]; jc != "right" {
		t.Errorf("jc %q", jc)
	}
	if strings.Contains(string(all[documentName]), "footerReference") {
		t.Error("an envelope has page numbers")
	}
}

// TestFormCharacters: what XML cannot hold is refused, and nothing is written.
func TestFormCharacters(t *testing.T) {
	var b bytes.Buffer
	f := &Form{Width: 1000, Height: 1000, Columns: []int{500},
		Rows: []FormRow{{Height: 100, Places: []FormPlace{{Lines: []FormLine{{Text: "a\x01", Size: 20}}}}}}}
	if err := newWriter(t).WriteForm(&b, f, properties); err == nil || b.Len() > 0 {
		t.Errorf("%v, %d bytes", err, b.Len())
	}
}
