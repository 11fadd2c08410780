package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"strings"

	"github.com/unidoc/unioffice/schema/soo/ofc/sharedTypes"
	"github.com/unidoc/unioffice/schema/soo/wml"
	"github.com/unidoc/unioffice/zippkg"
)

const xmlHeader = zippkg.XMLHeader

// stationery is everything that is the same in all letters.
type stationery struct {
	parts      []part // complete; without numbering
	numbering  string // the numbering part up to its end tag
	head, tail string // what encloses the paragraphs in word/document.xml
}

// newStationery describes the stationery in unioffice's schema types and
// marshals it. Document.Save would do it in one call, and print to standard
// output and stamp the letter with a red header: it must never be called.
func newStationery() (*stationery, error) {
	s := &stationery{parts: []part{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRels},
		{"word/_rels/document.xml.rels", documentRels},
		{"docProps/app.xml", appProperties},
	}}
	for _, p := range []struct {
		name string
		root any
	}{
		{"word/styles.xml", styleSheet()},
		{"word/settings.xml", settings()},
		{"word/fontTable.xml", fontTable()},
		{"word/footer1.xml", footer()},
	} {
		content, err := marshal(p.root)
		if err != nil {
			return nil, err
		}
		s.parts = append(s.parts, part{p.name, content})
	}
	return s, errors.Join(s.splitNumbering(), s.splitDocument())
}

// splitNumbering leaves the numbering part open for a letter's own instances.
func (s *stationery) splitNumbering() (err error) {
	content, err := marshal(numbering())
	s.numbering = strings.TrimSuffix(strings.TrimSpace(content), numberingEnd)
	return err
}

// splitDocument marshals an empty document and cuts it where paragraphs go.
func (s *stationery) splitDocument() error {
	d := wml.NewDocument()
	d.Body = wml.NewCT_Body()
	d.Body.SectPr = section()
	content, err := marshal(d)
	if err != nil {
		return err
	}
	// unioffice calls every document strict; its namespaces are transitional.
	content = strings.Replace(content, ` w:conformance="strict"`, "", 1)
	head, tail, found := strings.Cut(content, "<w:body>")
	if !found {
		return errors.New("no body in the empty document")
	}
	s.head, s.tail = head+"<w:body>", tail
	return nil
}

// marshal writes a part as zippkg does, without the namespaces it does not use:
// unioffice declares ten, and document.xml is compressed for every letter.
func marshal(root any) (string, error) {
	var long, short bytes.Buffer
	long.WriteString(xmlHeader)
	if err := xml.NewEncoder(&long).Encode(root); err != nil {
		return "", err
	}
	// One write, for it looks for empty elements within what it is given.
	if _, err := (zippkg.SelfClosingWriter{W: &short}).Write(long.Bytes()); err != nil {
		return "", err
	}
	return dropNamespaces(short.String()), nil
}

// dropNamespaces removes declarations of prefixes that no name has.
func dropNamespaces(s string) string {
	var b strings.Builder
	rest := s
	for {
		before, after, found := strings.Cut(rest, " xmlns")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		prefix, value, _ := strings.Cut(after, `="`)
		value, rest, _ = strings.Cut(value, `"`)
		name := strings.TrimPrefix(prefix, ":") + ":" // ":" for the default namespace
		if name != "xml:" && (strings.Contains(s, "<"+name) || strings.Contains(s, " "+name)) {
			b.WriteString(" xmlns" + prefix + `="` + value + `"`)
		}
	}
}

// The plumbing of the package. app.xml is ours: unioffice's own names unioffice.
const (
	contentTypes = xmlHeader + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + mainType + `document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="` + mainType + `styles+xml"/>` +
		`<Override PartName="/word/numbering.xml" ContentType="` + mainType + `numbering+xml"/>` +
		`<Override PartName="/word/settings.xml" ContentType="` + mainType + `settings+xml"/>` +
		`<Override PartName="/word/fontTable.xml" ContentType="` + mainType + `fontTable+xml"/>` +
		`<Override PartName="/word/footer1.xml" ContentType="` + mainType + `footer+xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
		`<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>` +
		`</Types>`
	mainType = "application/vnd.openxmlformats-officedocument.wordprocessingml."

	packageRels = relsStart +
		`<Relationship Id="rId1" Type="` + relType + `officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
		`<Relationship Id="rId3" Type="` + relType + `extended-properties" Target="docProps/app.xml"/>` +
		`</Relationships>`
	documentRels = relsStart +
		`<Relationship Id="rId1" Type="` + relType + `styles" Target="styles.xml"/>` +
		`<Relationship Id="rId2" Type="` + relType + `numbering" Target="numbering.xml"/>` +
		`<Relationship Id="rId3" Type="` + relType + `settings" Target="settings.xml"/>` +
		`<Relationship Id="rId4" Type="` + relType + `fontTable" Target="fontTable.xml"/>` +
		`<Relationship Id="` + footerRel + `" Type="` + relType + `footer" Target="footer1.xml"/>` +
		`</Relationships>`
	relsStart = xmlHeader + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	relType   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	footerRel = "rId5"

	appProperties = xmlHeader + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
		`<Application>tousu</Application></Properties>`
)

// Shorthand for unioffice's optional values.

func on() *wml.CT_OnOff { return wml.NewCT_OnOff() }

func off() *wml.CT_OnOff {
	no := false
	return &wml.CT_OnOff{ValAttr: &sharedTypes.ST_OnOff{Bool: &no}}
}

func text(s string) *wml.CT_String { return &wml.CT_String{ValAttr: s} }

func decimal(n int) *wml.CT_DecimalNumber { return &wml.CT_DecimalNumber{ValAttr: int64(n)} }

func twips(n int) sharedTypes.ST_TwipsMeasure {
	u := uint64(n)
	return sharedTypes.ST_TwipsMeasure{ST_UnsignedDecimalNumber: &u}
}

func signedTwips(n int) wml.ST_SignedTwipsMeasure {
	i := int64(n)
	return wml.ST_SignedTwipsMeasure{Int64: &i}
}

func halfPoints(n int) *wml.CT_HpsMeasure {
	u := uint64(n)
	return &wml.CT_HpsMeasure{ValAttr: wml.ST_HpsMeasure{ST_UnsignedDecimalNumber: &u}}
}
