//go:build !wasip1

package docx

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/unidoc/unioffice/schema/soo/ofc/sharedTypes"
	"github.com/unidoc/unioffice/schema/soo/wml"
	"github.com/unidoc/unioffice/zippkg"
)

// Stationery makes the stationery (信笺) with unioffice: a DOCX of a letter without text. Writers
// use the one embedded in the package, which go generate wrote with this function; the browser
// engine includes only that.
func Stationery(size Size) ([]byte, error) {
	parts, err := newStationery(scales[size])
	if err != nil {
		return nil, fmt.Errorf("docx: stationery: %w", err)
	}
	return zipped(parts), nil
}

// newStationery describes the stationery in the schema types of unioffice and marshals it.
// Document.Save would do that in one call, but it prints to standard output and stamps the
// document with a red header: never call it.
func newStationery(c scale) ([]part, error) {
	parts := []part{
		{contentTypesName, contentTypes},
		{"_rels/.rels", packageRels},
		{documentRelsName, documentRels},
		{"docProps/app.xml", appProperties},
	}
	for _, p := range []struct {
		name string
		root any
	}{
		{"word/styles.xml", c.styleSheet()},
		{"word/settings.xml", c.settings()},
		{"word/fontTable.xml", fontTable()},
		{"word/footer1.xml", footer()},
		{numberingName, c.numbering()},
	} {
		content, err := marshal(p.root)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part{p.name, strings.TrimSpace(content)})
	}
	document, err := blankDocument(c)
	return append(parts, part{documentName, document}), err
}

// blankDocument marshals a document without paragraphs.
func blankDocument(c scale) (string, error) {
	d := wml.NewDocument()
	d.Body = wml.NewCT_Body()
	d.Body.SectPr = c.section()
	content, err := marshal(d)
	// unioffice marks every document as strict; the namespaces are transitional.
	return strings.ReplaceAll(content, ` w:conformance="strict"`, ""), err
}

// marshal writes a part as zippkg does, without unused namespaces: unioffice declares ten, and
// document.xml is compressed for every letter.
func marshal(root any) (string, error) {
	var long, short bytes.Buffer
	long.WriteString(xmlHeader)
	if err := xml.NewEncoder(&long).Encode(root); err != nil {
		return "", err
	}
	// A single write, because it looks for empty elements only in what it is given.
	if _, err := (zippkg.SelfClosingWriter{W: &short}).Write(long.Bytes()); err != nil {
		return "", err
	}
	return dropNamespaces(short.String()), nil
}

// dropNamespaces removes declarations of unused prefixes.
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

// Shorthand for optional values of unioffice.

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
