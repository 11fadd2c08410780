package docx

import (
	"testing"

	"tousu/legal"
)

// TestDated: a dated document is of midnight UTC of that day, and comes back as of that day.
func TestDated(t *testing.T) {
	p := Properties{Title: "甲\t乙", Date: legal.Date{Year: 2026, Month: 3, Day: 20}}
	got, err := p.appendXML([]byte("."))
	const day = ` xsi:type="dcterms:W3CDTF">2026-03-20T00:00:00Z</dcterms:`
	want := "." + coreHead + "<dc:title>甲&#9;乙</dc:title><dcterms:created" + day + "created><dcterms:modified" + day + "modified>" + coreEnd
	if err != nil || string(got) != want {
		t.Errorf("%s, %v, want %s", got, err, want)
	}
	if day := createdOn(got[1:]); day != p.Date {
		t.Errorf("it is of %v", day)
	}
}

// TestSizeFor: courts want 三号, everybody else 四号.
func TestSizeFor(t *testing.T) {
	if SizeFor(true) != Size3 || SizeFor(false) != Size4 {
		t.Errorf("%v, %v", SizeFor(true), SizeFor(false))
	}
}

// TestOwnNumbers: the instances of a letter count on from those of the stationery, 1 to 14.
func TestOwnNumbers(t *testing.T) {
	const want = `<w:num w:numId="15"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="3"/></w:lvlOverride></w:num>` +
		`<w:num w:numId="16"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`
	if got := string(appendNumbering(nil, []num{{headingScheme, 1, 3}, {listScheme, 0, 1}})); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

// TestNamespaces: a part declares the prefixes that it uses, and no other.
func TestNamespaces(t *testing.T) {
	for in, want := range map[string]string{
		`<w:a xmlns:w="1" xmlns:r="2" xmlns:x="3"><w:b r:id="4"/></w:a>`: `<w:a xmlns:w="1" xmlns:r="2"><w:b r:id="4"/></w:a>`,
		`<a xmlns="1"/>`: `<a/>`, `<a/>`: `<a/>`, `<a xmlns:xml="1" xml:space="x"/>`: `<a xml:space="x"/>`,
	} {
		if got := dropNamespaces(in); got != want {
			t.Errorf("%s becomes %s, want %s", in, got, want)
		}
	}
}
