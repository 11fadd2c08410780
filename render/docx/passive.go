//go:build !wasip1

package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"tousu/legal/pattern"
)

// deepest limits the nesting of elements in a header.
const deepest = 120

// active holds the elements that run, fetch or embed something.
var active = map[string]bool{
	"object": true, "OLEObject": true, "control": true, "altChunk": true, "subDoc": true, "script": true,
	"dataBinding": true, "hlinkClick": true, "hlinkHover": true,
}

// counters holds the fields that a letter may contain.
var counters = map[string]bool{"PAGE": true, "NUMPAGES": true, "SECTIONPAGES": true, "SECTION": true}

// passive returns an error for a part that contains more than text, pictures and page numbers, or
// that is not XML which Word would read.
func passive(src []byte) error {
	d := xml.NewDecoder(bytes.NewReader(src))
	depth := 0
	code, inCode := "", false // the code of a complex field, which may be split into pieces
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil || depth > deepest {
			return refused(resave, "已损坏")
		}
		switch t := token.(type) {
		case xml.Directive:
			return refused(resave, "含有文档类型声明")
		case xml.StartElement:
			depth++
			inCode = t.Name.Local == "instrText"
			err = elementOf(t)
			if t.Name.Local == "fldChar" && err == nil && attribute(t, "fldCharType") != "begin" {
				err, code = countsPages(code), ""
			}
		case xml.EndElement:
			depth--
			inCode = false
		case xml.CharData:
			if inCode {
				code += string(t)
			}
		}
		if err != nil {
			return err
		}
	}
}

// elementOf returns an error for an element that is more than text or a picture.
func elementOf(t xml.StartElement) error {
	if active[t.Name.Local] {
		return refused("请在页眉、页脚里只留文字和图片，再保存。", "页眉或者页脚里嵌有控件、对象或者链接")
	}
	if t.Name.Local == "fldSimple" {
		return countsPages(attribute(t, "instr"))
	}
	for _, a := range t.Attr {
		outside := a.Name.Local == "link" && strings.HasSuffix(a.Name.Space, "/relationships") ||
			(a.Name.Local == "href" || a.Name.Local == "src") && strings.ContainsAny(a.Value, `:\`)
		if outside {
			return refused("在页眉、页脚里右键取消超链接，把链接的图片改为嵌入，再保存。", "页眉或者页脚里有指向别处的链接")
		}
	}
	return nil
}

// countsPages returns an error for a field other than a page number. An empty code belongs to a
// field that has already been checked.
func countsPages(code string) error {
	words := strings.Fields(code)
	if len(words) == 0 || counters[strings.ToUpper(words[0])] {
		return nil
	}
	return refused("请把它换成普通文字（选中后按 Ctrl+Shift+F9），再保存。", "页眉或者页脚里有会自动变化的域")
}

var listNumber = pattern.New(`(?s)<w:numPr>.*?</w:numPr>|<w:numPr/>`)

// withoutNumbers drops the list numbers of paragraphs: their lists are not taken over.
func withoutNumbers(content string) string { return listNumber.ReplaceAllString(content, "") }
