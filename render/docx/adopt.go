//go:build !wasip1

package docx

import (
	"fmt"
	"strings"

	"github.com/unidoc/unioffice/schema/soo/wml"

	"tousu/legal/pattern"
)

// stationery returns an empty DOCX on the letterhead, from which letters of a size are laid out.
func (h *letterhead) stationery(size Size) ([]byte, error) {
	c := scales[size]
	styles, renamed, err := h.adoptStyles(c)
	if err != nil {
		return nil, err
	}
	section, ours, err := h.page(c)
	if err != nil {
		return nil, err
	}
	settings := c.settings()
	if h.mirror {
		settings.EvenAndOddHeaders = on()
	}
	document := wml.NewDocument()
	document.Body = wml.NewCT_Body()
	document.Body.SectPr = section
	parts := []part{{"_rels/.rels", packageRels}, {"docProps/app.xml", appProperties}}
	for _, p := range []struct {
		name string
		root any
	}{
		{"word/styles.xml", styles}, {"word/settings.xml", settings}, {"word/fontTable.xml", fontTable()},
		{numberingName, c.numbering()}, {documentName, document},
	} {
		content, err := marshal(p.root)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part{p.name, strings.ReplaceAll(strings.TrimSpace(content), ` w:conformance="strict"`, "")})
	}
	for _, m := range h.margins {
		parts = append(parts, part{"word/" + m.name, rename(m.content, renamed)})
		if m.rels != "" {
			parts = append(parts, part{"word/_rels/" + m.name + ".rels", m.rels})
		}
	}
	if ours {
		content, err := marshal(footer())
		if err != nil {
			return nil, err
		}
		parts = append(parts, part{"word/footer1.xml", content})
	}
	if h.theme != nil {
		parts = append(parts, part{"word/theme/theme1.xml", string(h.theme)})
	}
	parts = append(parts, h.media...)
	parts = append(parts, h.plumbing(ours)...)
	return zipped(parts), nil
}

func zipped(parts []part) []byte {
	var a archive
	a.start(newFrame(parts...))
	a.finish()
	return a.buf
}

// plumbing returns the content types and the relationships of the document.
func (h *letterhead) plumbing(ours bool) []part {
	types := strings.TrimSuffix(contentTypes, "</Types>")
	rels := strings.TrimSuffix(documentRels, "</Relationships>")
	if !ours {
		types = strings.ReplaceAll(types, `<Override PartName="/word/footer1.xml" ContentType="`+mainType+`footer+xml"/>`, "")
		rels = strings.ReplaceAll(rels, `<Relationship Id="`+footerRel+`" Type="`+relType+`footer" Target="footer1.xml"/>`, "")
	}
	defaults := ""
	for _, k := range pictureKinds {
		defaults += `<Default Extension="` + k.ext + `" ContentType="image/` + k.ext + `"/>`
	}
	types = strings.Replace(types, "<Override ", defaults+"<Override ", 1)
	for i, m := range h.margins {
		side := m.side()
		types += `<Override PartName="/word/` + m.name + `" ContentType="` + mainType + side + `+xml"/>`
		rels += `<Relationship Id="` + marginRel(i) + `" Type="` + relType + side + `" Target="` + m.name + `"/>`
	}
	if h.theme != nil {
		types += `<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>`
		rels += `<Relationship Id="letterheadTheme" Type="` + relType + `theme" Target="theme/theme1.xml"/>`
	}
	return []part{{contentTypesName, types + "</Types>"}, {documentRelsName, rels + "</Relationships>"}}
}

func (m *margin) side() string {
	if m.header {
		return "header"
	}
	return "footer"
}

func marginRel(i int) string { return fmt.Sprintf("letterhead%d", i+1) }

// page returns the section of the letterhead, reduced to the paper, the margins, and headers and
// footers. ours reports whether the letters' own footer is used.
func (h *letterhead) page(c scale) (s *wml.CT_SectPr, ours bool, err error) {
	s = c.section()
	s.EG_HdrFtrReferences = nil
	if h.section != nil && h.section.PgSz != nil && h.section.PgMar != nil {
		s.PgSz, s.PgMar, s.DocGrid = h.section.PgSz, h.section.PgMar, nil
		s.TitlePg = h.section.TitlePg
	}
	if widthOf(s) < leastWidth {
		return nil, false, refused("请核对纸张大小和左右页边距。", "留给正文的宽度太小")
	}
	for i, m := range h.margins {
		ref := &wml.CT_HdrFtrRef{TypeAttr: m.kind, IdAttr: marginRel(i)}
		if m.header {
			s.EG_HdrFtrReferences = append(s.EG_HdrFtrReferences, &wml.EG_HdrFtrReferences{HeaderReference: ref})
		} else {
			s.EG_HdrFtrReferences = append(s.EG_HdrFtrReferences, &wml.EG_HdrFtrReferences{FooterReference: ref})
		}
	}
	for _, m := range h.margins {
		if !m.header {
			return s, false, nil
		}
	}
	for _, kind := range []wml.ST_HdrFtr{wml.ST_HdrFtrDefault, wml.ST_HdrFtrFirst, wml.ST_HdrFtrEven} {
		s.EG_HdrFtrReferences = append(s.EG_HdrFtrReferences, &wml.EG_HdrFtrReferences{
			FooterReference: &wml.CT_HdrFtrRef{TypeAttr: kind, IdAttr: footerRel},
		})
	}
	return s, true, nil
}

const leastWidth = 5000 // twips; of the text

// widthOf returns the width of the text in twips, or that of the letters' own page if the
// letterhead does not give it in twips.
func widthOf(s *wml.CT_SectPr) int {
	width, left, right := s.PgSz.WAttr, s.PgMar.LeftAttr.ST_UnsignedDecimalNumber,
		s.PgMar.RightAttr.ST_UnsignedDecimalNumber
	if width == nil || width.ST_UnsignedDecimalNumber == nil || left == nil || right == nil {
		return textWidth
	}
	return int(*width.ST_UnsignedDecimalNumber) - int(*left) - int(*right)
}

var styleReference = pattern.New(`<w:(?:pStyle|rStyle|tblStyle) w:val="[^"]*"`)

// rename replaces the ids of the styles that a part refers to.
func rename(content string, renamed map[string]string) string {
	return styleReference.ReplaceAllStringFunc(content, func(s string) string {
		head, id, _ := strings.Cut(s, `val="`)
		if to := renamed[strings.TrimSuffix(id, `"`)]; to != "" {
			return head + `val="` + to + `"`
		}
		return s
	})
}
