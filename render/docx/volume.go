package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"tousu/render/letter"
)

// The room for a picture, in EMU (914,400 to the inch): the text area of the page less its stamp.
const (
	emuPerTwip    = 635
	pictureWidth  = textWidth * emuPerTwip
	pictureHeight = (pageHeight - marginTop - marginBottom - 2*stampLine) * emuPerTwip

	stampLine   = 560 // twips; of the paragraph with the stamp
	exhibitLine = 320 // twips; of verbatim text
)

// WriteVolume writes a volume (证据材料) as one DOCX. Each page begins with its stamp. It reads
// the pages once and writes each picture before it asks for the next page, so that it holds only
// one picture and the compressed text. If it fails, what it wrote is not a document. The error is
// that of the pages or of out, a *CharacterError, or ErrVolumeTooLarge.
func (w *Writer) WriteVolume(out io.Writer, v *letter.Volume, p Properties) error {
	on := w.sizes[p.Size]
	s := w.scratch.New().(*scratch) // the buffers of a volume are too large to keep for letters
	if err := s.body.write(on, v.Front, ""); err != nil {
		return err
	}
	if err := s.archive.startVolume(p.Size); err != nil {
		return err
	}
	document, pictures, err := s.pages(out, v)
	if err != nil {
		return err
	}
	document.append([]byte(on.tail))
	if s.core, err = p.appendXML(nil); err != nil {
		return err
	}
	s.archive.behind(on.numbering, numberingName, appendNumbering(nil, s.body.nums))
	s.archive.add(documentRelsName, []byte(pictureRels(pictures)))
	s.archive.addGrown(documentName, document)
	s.archive.store(coreName, s.core)
	s.archive.finish()
	return s.archive.handOver(out)
}

// pages writes the pictures of a volume and returns its text and the number of pictures.
func (s *scratch) pages(out io.Writer, v *letter.Volume) (*growing, int, error) {
	document, pictures := newGrowing(), 0
	for page, err := range v.Pages {
		if err != nil {
			return nil, 0, err
		}
		if page.Picture != nil {
			pictures++
			s.archive.store(pictureName(pictures), page.Picture.JPEG)
			if err := s.archive.handOver(out); err != nil {
				return nil, 0, err
			}
		}
		s.body.page(page, pictures)
		if s.body.err != nil {
			return nil, 0, s.body.err
		}
		document.append(s.body.buf)
		s.body.buf = s.body.buf[:0]
	}
	document.append(s.body.buf) // if the volume has no page
	return document, pictures, nil
}

// page appends one page of a volume; no is the number of its picture.
func (b *body) page(p *letter.Page, no int) {
	b.open(styleStamp, false)
	b.raw(`<w:pageBreakBefore/>`)
	stamp := p.Stamp
	if p.Note != "" {
		stamp = clipped(p.Note, 30) + "　" + stamp
	}
	b.close(letter.Line{letter.Text(stamp)})
	for i, block := range p.Blocks {
		var next letter.Block
		if i+1 < len(p.Blocks) {
			next = p.Blocks[i+1]
		}
		b.block(block, next)
	}
	for _, line := range p.Lines {
		b.paragraph(styleVerbatim, false, verbatim(line))
	}
	if p.Picture != nil {
		b.picture(p.Picture, no)
	}
}

// verbatim returns a line of text, which may be empty.
func verbatim(s string) letter.Line {
	if s == "" {
		return nil
	}
	return letter.Line{letter.Text(s)}
}

// clipped shortens a one-line text to n characters.
func clipped(s string, n int) string {
	s = strings.ReplaceAll(s, "\n", " ")
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

// picture appends a picture as large as fits on the page, as an inline drawing (ECMA-376,
// 20.4.2.8).
func (b *body) picture(p *letter.Picture, no int) {
	wide, high := fitted(p.Width, p.Height)
	extent := `cx="` + strconv.Itoa(wide) + `" cy="` + strconv.Itoa(high) + `"`
	id := strconv.Itoa(no)
	b.raw(`<w:p><w:pPr><w:pStyle w:val="` + stylePicture + `"/></w:pPr>` + runStart + `<w:drawing>` +
		`<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
		` distT="0" distB="0" distL="0" distR="0">` +
		`<wp:extent ` + extent + `/><wp:docPr id="` + id + `" name="图` + id + `" descr="`)
	var err *CharacterError
	if b.buf, err = appendText(b.buf, strings.ReplaceAll(p.Alt, `"`, "”"), " ", &traits{}); err != nil {
		b.fail(err)
	}
	b.raw(`"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">` +
		`<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">` +
		`<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">` +
		`<pic:nvPicPr><pic:cNvPr id="` + id + `" name="` + id + `.jpeg"/><pic:cNvPicPr/></pic:nvPicPr>` +
		`<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
		` r:embed="` + pictureRel(no) + `"/>` +
		`<a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ` + extent + `/></a:xfrm>` +
		`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
		`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`)
}

// fitted returns the size of a picture on the page, in EMU: it fills the width or the height, at
// no less than 100 pixels per inch.
func fitted(w, h int) (wide, high int) {
	scale := min(float64(pictureWidth)/float64(w), float64(pictureHeight)/float64(h), 914400.0/100)
	return max(1, int(float64(w)*scale)), max(1, int(float64(h)*scale))
}

func pictureName(no int) string { return "word/media/" + strconv.Itoa(no) + ".jpeg" }

func pictureRel(no int) string { return "pic" + strconv.Itoa(no) }

// pictureRels returns the relationships of a document with that many pictures.
func pictureRels(pictures int) string {
	var b strings.Builder
	b.WriteString(strings.TrimSuffix(documentRels, "</Relationships>"))
	for no := 1; no <= pictures; no++ {
		b.WriteString(`<Relationship Id="` + pictureRel(no) + `" Type="` + relType + `image" ` +
			`Target="media/` + strconv.Itoa(no) + `.jpeg"/>`)
	}
	b.WriteString("</Relationships>")
	return b.String()
}

// startVolume writes the static parts of a volume: those of a letter except the relationships,
// with pictures among the content types.
func (a *archive) startVolume(size Size) error {
	z, err := zip.NewReader(bytes.NewReader(blank(size)), int64(len(blank(size))))
	if err != nil {
		return fmt.Errorf("docx: stationery: %w", err)
	}
	a.start(frame{})
	for _, f := range z.File {
		switch f.Name {
		case numberingName, documentName, documentRelsName:
		case contentTypesName:
			const jpeg = `<Default Extension="jpeg" ContentType="image/jpeg"/>`
			a.add(f.Name, []byte(strings.Replace(contentTypes, "<Override ", jpeg+"<Override ", 1)))
		default:
			err = errors.Join(err, a.copy(f))
		}
	}
	return err
}
