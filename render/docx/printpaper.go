package docx

import (
	"archive/zip"
	"fmt"
	"path"
	"strings"

	"tousu/legal/pattern"
)

// paperOf returns the stationery of a letter: that of an earlier letter if its parts are the
// same, else a new one whose styles and parts get names of their own.
func (j *PrintJob) paperOf(z *zip.Reader, section, numbering string) (*paper, error) {
	key := section // and the sizes and checksums of the other parts: reading them all would take longer than the letter
	var static []*zip.File
	for _, f := range z.File {
		switch f.Name {
		case documentName, numberingName, coreName, "docProps/app.xml":
			continue
		}
		static = append(static, f)
		key += fmt.Sprintf("\x00%s\x00%d %08x", f.Name, f.UncompressedSize64, f.CRC32)
	}
	if p := j.byKey[key]; p != nil {
		return p, nil
	}
	content := map[string]string{}
	for _, f := range static {
		src, err := readPart(z, f.Name)
		if err != nil {
			return nil, ErrForeign
		}
		content[f.Name] = string(src)
	}
	p := &paper{no: len(j.papers)}
	if p.no > 0 {
		p.suffix = fmt.Sprintf("-%d", p.no+1)
	}
	if err := j.take(p, content, section, numbering); err != nil {
		return nil, err
	}
	j.byKey[key] = p
	j.papers = append(j.papers, p)
	return p, nil
}

var (
	schemeElement = pattern.New(`(?s)<w:abstractNum .*</w:abstractNum>`)
	schemeID      = pattern.New(`w:abstractNumId="(\d+)"`)
	nsid          = pattern.New(`<w:nsid w:val="\w{2}`)
	styleName     = pattern.New(`<w:name w:val="[^"]*`)
	styleIDs      = pattern.New(`(?:w:styleId|<w:(?:basedOn|next|link|pStyle|rStyle|tblStyle) w:val)="[^"]*`)
	relationTag   = pattern.New(`<Relationship Id="([^"]*)" Type="([^"]*)" Target="([^"]*)"/>`)
	total         = pattern.New(`页 共</w:t></w:r><w:fldSimple w:instr="NUMPAGES">.*?</w:fldSimple>`)
)

// take reads the parts of a new stationery.
func (j *PrintJob) take(p *paper, content map[string]string, section, numbering string) error {
	styles := content["word/styles.xml"]
	at := strings.Index(styles, "<w:style ")
	schemes := schemeElement.FindString(numbering)
	if at < 0 || schemes == "" || !strings.HasSuffix(styles, "</w:styles>") ||
		!strings.Contains(section, "<w:pgSz") || !strings.Contains(section, "<w:pgMar") {
		return ErrForeign
	}
	j.lastNum += 2
	p.headings, p.bullets = j.lastNum-1, j.lastNum
	fmt.Fprintf(&j.nums, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num><w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>`,
		p.headings, p.scheme(headingScheme), p.bullets, p.scheme(bulletScheme))
	p.head, p.styles = styles[:at], p.renamed(strings.TrimSuffix(styles[at:], "</w:styles>"))
	p.schemes = nsid.ReplaceAllString(p.names(schemeID.ReplaceAllStringFunc(schemes, func(s string) string {
		var n int
		fmt.Sscanf(s, `w:abstractNumId="%d"`, &n)
		return fmt.Sprintf(`w:abstractNumId="%d"`, p.scheme(n))
	})), fmt.Sprintf(`<w:nsid w:val="%02X`, 0x10+p.no%0xE0))
	p.section = strings.ReplaceAll(section, `r:id="`, `r:id="`+p.prefix())
	return p.parts(content)
}

func (p *paper) prefix() string { return fmt.Sprintf("paper%d-", p.no+1) }

// renamed gives the styles of a later stationery names of their own, since style names are unique
// in a document. The default styles are those of the first stationery.
func (p *paper) renamed(styles string) string {
	styles = numbered.ReplaceAllStringFunc(styles, func(s string) string {
		switch s {
		case fmt.Sprintf(`<w:numId w:val="%d"/>`, headingNum):
			return fmt.Sprintf(`<w:numId w:val="%d"/>`, p.headings)
		case fmt.Sprintf(`<w:numId w:val="%d"/>`, bulletNum):
			return fmt.Sprintf(`<w:numId w:val="%d"/>`, p.bullets)
		}
		return s
	})
	if p.suffix == "" {
		return styles
	}
	styles = strings.NewReplacer(` w:default="true"`, "", ` w:default="1"`, "").Replace(p.names(styles))
	return styleName.ReplaceAllStringFunc(styles, func(s string) string { return s + fmt.Sprintf(" %d", p.no+1) })
}

// names adds the suffix of the stationery to references to styles.
func (p *paper) names(s string) string {
	return styleIDs.ReplaceAllStringFunc(s, func(s string) string { return s + p.suffix })
}

// sharedKinds holds the kinds of parts that a job has once.
var sharedKinds = map[string]bool{"theme": true, "settings": true, "fontTable": true}

// parts takes over what headers and footers need. Settings, fonts and theme are those of the
// first stationery. Page numbers lose their total, which would be that of the whole job.
func (p *paper) parts(content map[string]string) error {
	for _, m := range relationTag.FindAllStringSubmatch(content[documentRelsName], -1) {
		id, kind, target := m[1], path.Base(m[2]), m[3]
		name := path.Join("word", target)
		switch {
		case kind == "header" || kind == "footer":
			p.margin(content, id, kind, target)
		case kind == "styles" || kind == "numbering" || p.no > 0 && sharedKinds[kind]:
		case kind == "theme":
			p.types += `<Override PartName="/word/` + target +
				`" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>`
			p.rels += m[0]
			fallthrough
		case sharedKinds[kind]:
			p.static = append(p.static, part{name, content[name]})
		default:
			return ErrForeign
		}
	}
	return nil
}

// margin takes over a header or footer with its pictures.
func (p *paper) margin(content map[string]string, id, kind, target string) {
	text := total.ReplaceAllString(content["word/"+target], "</w:t></w:r>")
	text = strings.ReplaceAll(text, "NUMPAGES", "SECTIONPAGES")
	if p.suffix != "" {
		text = p.names(text)
	}
	p.static = append(p.static, part{"word/" + p.prefix() + target, text})
	p.types += `<Override PartName="/word/` + p.prefix() + target + `" ContentType="` + mainType + kind + `+xml"/>`
	p.rels += `<Relationship Id="` + p.prefix() + id + `" Type="` + relType + kind + `" Target="` + p.prefix() +
		target + `"/>`
	rels := content["word/_rels/"+target+".rels"]
	if rels == "" {
		return
	}
	for _, m := range relationTag.FindAllStringSubmatch(rels, -1) {
		media := "word/media/" + p.prefix() + path.Base(m[3])
		p.static = append(p.static, part{media, content["word/"+m[3]]})
		rels = strings.ReplaceAll(rels, `Target="`+m[3]+`"`, `Target="media/`+p.prefix()+path.Base(m[3])+`"`)
	}
	p.static = append(p.static, part{"word/_rels/" + p.prefix() + target + ".rels", rels})
}
