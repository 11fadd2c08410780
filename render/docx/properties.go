package docx

import (
	"fmt"

	"tousu/legal"
)

// Properties are the document's properties (文档属性), as an explorer shows them
// without opening the letter. They must hold no ID number.
type Properties struct {
	Title   string
	Author  string // the sender
	Subject string // what the letter is about
	// Date is the day of the letter; the zero Date leaves the document undated.
	Date legal.Date
}

const (
	coreName = "docProps/core.xml"
	coreHead = xmlHeader + `<cp:coreProperties` +
		` xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"` +
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`
	coreEnd = `<dc:language>zh-CN</dc:language></cp:coreProperties>`
)

// appendXML appends the core properties part.
func (p Properties) appendXML(b []byte) ([]byte, error) {
	b = append(b, coreHead...)
	for _, e := range []struct{ tag, text string }{
		{"dc:title", p.Title},
		{"dc:subject", p.Subject},
		{"dc:creator", p.Author},
		{"cp:lastModifiedBy", p.Author},
	} {
		if e.text == "" {
			continue
		}
		b = fmt.Appendf(b, "<%s>", e.tag)
		var err *CharacterError
		if b, err = appendText(b, e.text, "&#9;", &traits{}); err != nil {
			return b, err
		}
		b = fmt.Appendf(b, "</%s>", e.tag)
	}
	if !p.Date.IsZero() {
		b = p.appendDates(b)
	}
	return append(b, coreEnd...), nil
}

// appendDates dates the document by the day of the letter. Midnight UTC is eight
// in the morning in China: a reader finds the right day whether it converts the
// time or takes the first ten characters.
func (p Properties) appendDates(b []byte) []byte {
	for _, tag := range []string{"created", "modified"} {
		b = fmt.Appendf(b, `<dcterms:%s xsi:type="dcterms:W3CDTF">%04d-%02d-%02dT00:00:00Z</dcterms:%[1]s>`,
			tag, p.Date.Year, p.Date.Month, p.Date.Day)
	}
	return b
}
