package docx

import "tousu/legal"

// Properties are the properties of the document (文档属性), which file managers show without
// opening it. They must not contain an ID number.
type Properties struct {
	Title   string
	Author  string // the sender
	Subject string // what the letter is about
	Size    Size
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
	for _, e := range [...]struct{ start, text, end string }{
		{"<dc:title>", p.Title, "</dc:title>"},
		{"<dc:subject>", p.Subject, "</dc:subject>"},
		{"<dc:creator>", p.Author, "</dc:creator>"},
		{"<cp:lastModifiedBy>", p.Author, "</cp:lastModifiedBy>"},
	} {
		if e.text == "" {
			continue
		}
		var err *CharacterError
		if b, err = appendText(append(b, e.start...), e.text, "&#9;", &traits{}); err != nil {
			return b, err
		}
		b = append(b, e.end...)
	}
	if !p.Date.IsZero() {
		b = p.appendDates(b)
	}
	return append(b, coreEnd...), nil
}

// appendDates dates the document by the day of the letter. Midnight UTC is eight in the morning
// in China: a reader gets the right day whether it converts the time or takes the first ten
// characters.
func (p Properties) appendDates(b []byte) []byte {
	day := p.Date.String()
	for _, tag := range [...]string{"created", "modified"} {
		b = append(append(append(b, "<dcterms:"...), tag...), ` xsi:type="dcterms:W3CDTF">`...)
		b = append(append(b, day...), "T00:00:00Z</dcterms:"...)
		b = append(append(b, tag...), '>')
	}
	return b
}
