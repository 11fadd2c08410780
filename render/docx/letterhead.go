//go:build !wasip1

package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/unidoc/unioffice"
	"github.com/unidoc/unioffice/schema/soo/wml"
)

// LetterheadError says why a file cannot be used as a letterhead (函头), and what to do.
type LetterheadError struct{ Msg, Hint string }

func (e *LetterheadError) Error() string { return e.Msg }

func refused(hint, format string, args ...any) error {
	return &LetterheadError{fmt.Sprintf(format, args...), hint}
}

// Limits on what is read of a letterhead.
const (
	maxLetterheadParts = 2000
	maxMargin          = 2 << 20 // of each header or footer, the styles, the theme
	maxPictures        = 8 << 20 // together
)

// NewOn returns a Writer for a user's own stationery: the page, the header and footer with their
// pictures, the styles and the theme of a DOCX written by Word, WPS or LibreOffice. Its body is
// not read. The letters' own styles are used if it has none of the same name, their own footer if
// it has no footer. Nothing that runs or leads elsewhere is taken over: a file with macros is
// refused, and so is a header with a link, an embedded object, or a field other than a page
// number. Its error is a *LetterheadError.
func NewOn(src []byte) (*Writer, error) {
	h, err := readLetterhead(src)
	if err != nil {
		return nil, err
	}
	return writerOn(h.stationery)
}

// letterhead holds what is taken from the file.
type letterhead struct {
	zip     *zip.Reader
	styles  []byte
	theme   []byte // nil if none
	section *wml.CT_SectPr
	mirror  bool // even pages have headers of their own
	margins []margin
	media   []part
}

// margin is a header or a footer.
type margin struct {
	kind    wml.ST_HdrFtr
	header  bool
	name    string // letterhead1.xml
	content string
	rels    string // of its pictures; "" if none
}

// readLetterhead reads the parts, each within its limits.
func readLetterhead(src []byte) (*letterhead, error) {
	unioffice.DisableLogging() // unioffice would log what it does not know
	z, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil || len(z.File) > maxLetterheadParts {
		return nil, refused(resave, "不是完好的 DOCX 文件")
	}
	for _, f := range z.File {
		if strings.HasSuffix(strings.ToLower(f.Name), "vbaproject.bin") {
			return nil, refused("用 Word 或者 WPS 打开，另存为“Word 文档（.docx）”，不带宏。", "含有宏")
		}
	}
	h := &letterhead{zip: z}
	main := mainPart(z)
	rels, err := relationsOf(z, main)
	if err != nil {
		return nil, err
	}
	if err := h.readSections(main, rels); err != nil {
		return nil, err
	}
	for _, r := range rels {
		switch name := r.part(path.Dir(main)); {
		case r.is("styles"):
			h.styles, err = h.part(name)
		case r.is("theme"):
			h.theme, err = h.part(name)
		case r.is("settings"):
			err = h.readSettings(name)
		}
		if err != nil {
			return nil, err
		}
	}
	return h, nil
}

const resave = "用 Word 或者 WPS 打开它，另存为新的 .docx 文件。"

// part reads an XML part that is taken over, and checks it.
func (h *letterhead) part(name string) ([]byte, error) {
	src, err := boundedPart(h.zip, name, maxMargin)
	if err != nil {
		return nil, err
	}
	return src, passive(src)
}

func boundedPart(z *zip.Reader, name string, limit int64) ([]byte, error) {
	f, err := z.Open(name)
	if err != nil {
		return nil, refused(resave, "缺少 %s", path.Base(name))
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, limit+1))
	switch {
	case err != nil:
		return nil, refused(resave, "已损坏")
	case int64(len(src)) > limit:
		return nil, refused("请缩小页眉里的图片，删去不用的样式。", "%s 太大", path.Base(name))
	}
	return src, nil
}

// relation is a relationship of a part.
type relation struct {
	ID         string `xml:"Id,attr"`
	Type       string `xml:",attr"`
	Target     string `xml:",attr"`
	TargetMode string `xml:",attr"`
}

func (r *relation) is(kind string) bool { return strings.HasSuffix(r.Type, "/"+kind) }
func (r *relation) outside() bool       { return r.TargetMode == "External" }

// part returns the name of the part that r leads to from a part in dir. A target that begins with
// a slash is counted from the root of the package.
func (r *relation) part(dir string) string {
	if root, ok := strings.CutPrefix(r.Target, "/"); ok {
		return root
	}
	return path.Join(dir, r.Target)
}

// relationsOf reads the relationships of a part, which may have none.
func relationsOf(z *zip.Reader, name string) ([]relation, error) {
	rels := path.Join(path.Dir(name), "_rels", path.Base(name)+".rels")
	if _, err := z.Open(rels); err != nil {
		return nil, nil
	}
	src, err := boundedPart(z, rels, maxMargin)
	if err != nil {
		return nil, err
	}
	var out struct{ Relationship []relation }
	if xml.Unmarshal(src, &out) != nil {
		return nil, refused(resave, "已损坏")
	}
	return out.Relationship, nil
}

// readSettings reads whether even pages have headers of their own. It refuses a template on the
// network, which Word would fetch.
func (h *letterhead) readSettings(name string) error {
	rels, err := relationsOf(h.zip, name)
	if err != nil {
		return err
	}
	for _, r := range rels {
		if r.outside() && (strings.Contains(r.Target, "://") && !strings.HasPrefix(r.Target, "file:///") ||
			strings.HasPrefix(r.Target, `\\`)) {
			return refused("在 Word 的“加载项—模板”里去掉它，再保存。", "附有网络上的模板")
		}
	}
	src, err := h.part(name)
	if err != nil {
		return err
	}
	var settings struct {
		EvenAndOddHeaders *struct {
			Val string `xml:"val,attr"`
		} `xml:"evenAndOddHeaders"`
	}
	if xml.Unmarshal(src, &settings) != nil {
		return refused(resave, "已损坏")
	}
	if e := settings.EvenAndOddHeaders; e != nil {
		h.mirror = e.Val != "0" && e.Val != "false" && e.Val != "off"
	}
	return nil
}

// readSections reads the page of the last section, and the headers and footers that it has or
// inherits.
func (h *letterhead) readSections(main string, rels []relation) error {
	src, err := readPart(h.zip, main)
	if err != nil {
		return refused(resave, "不是完好的 DOCX 文件")
	}
	refs := map[string]string{} // by header or footer and kind of page
	d := xml.NewDecoder(bytes.NewReader(src))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return refused(resave, "已损坏")
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "sectPr" {
			continue
		}
		h.section = wml.NewCT_SectPr()
		if d.DecodeElement(h.section, &start) != nil {
			return refused(resave, "已损坏")
		}
		for _, r := range h.section.EG_HdrFtrReferences {
			if r.HeaderReference != nil {
				refs["header"+r.HeaderReference.TypeAttr.String()] = r.HeaderReference.IdAttr
			}
			if r.FooterReference != nil {
				refs["footer"+r.FooterReference.TypeAttr.String()] = r.FooterReference.IdAttr
			}
		}
	}
	return h.readMargins(path.Dir(main), rels, refs)
}

// readMargins reads the headers and footers of the page.
func (h *letterhead) readMargins(dir string, rels []relation, refs map[string]string) error {
	for _, kind := range []wml.ST_HdrFtr{wml.ST_HdrFtrDefault, wml.ST_HdrFtrFirst, wml.ST_HdrFtrEven} {
		for _, side := range []string{"header", "footer"} {
			id, wanted := refs[side+kind.String()]
			for _, r := range rels {
				if !wanted || r.ID != id || r.outside() {
					continue
				}
				m := margin{kind: kind, header: side == "header",
					name: fmt.Sprintf("letterhead%d.xml", len(h.margins)+1)}
				if err := h.readMargin(&m, r.part(dir)); err != nil {
					return err
				}
				h.margins = append(h.margins, m)
			}
		}
	}
	return nil
}

// readMargin reads a header or footer with its pictures.
func (h *letterhead) readMargin(m *margin, name string) error {
	src, err := h.part(name)
	if err != nil {
		return err
	}
	rels, err := relationsOf(h.zip, name)
	if err != nil {
		return err
	}
	var b strings.Builder
	for _, r := range rels {
		switch {
		case r.outside():
			return refused("在页眉、页脚里右键取消超链接，把链接的图片改为嵌入，再保存。", "页眉或者页脚里有指向别处的链接")
		case !r.is("image"):
			return refused("请在页眉、页脚里只留文字和图片，再保存。", "页眉或者页脚里嵌有别的文件")
		}
		media, err := h.picture(r.part(path.Dir(name)))
		if err != nil {
			return err
		}
		b.WriteString(`<Relationship Id="`)
		_ = xml.EscapeText(&b, []byte(r.ID)) // a Builder never fails
		b.WriteString(`" Type="` + relType + `image" Target="media/` + media + `"/>`)
	}
	if b.Len() > 0 {
		m.rels = relsStart + b.String() + "</Relationships>"
	}
	m.content = withoutNumbers(string(src))
	return nil
}

// pictureKinds lists the picture formats that every program shows, by their first bytes.
var pictureKinds = []struct{ magic, ext string }{
	{"\x89PNG\r\n\x1a\n", "png"}, {"\xFF\xD8\xFF", "jpeg"}, {"GIF8", "gif"}, {"BM", "bmp"},
}

// picture takes over a picture and returns its new name.
func (h *letterhead) picture(name string) (string, error) {
	src, err := boundedPart(h.zip, name, maxPictures)
	if err != nil {
		return "", err
	}
	total := len(src)
	for _, p := range h.media {
		total += len(p.content)
	}
	if total > maxPictures {
		return "", refused("请把标志缩小到几百 KB 以内，再保存。", "页眉里的图片太大")
	}
	for _, k := range pictureKinds {
		if strings.HasPrefix(string(src), k.magic) {
			media := fmt.Sprintf("letterhead%d.%s", len(h.media)+1, k.ext)
			h.media = append(h.media, part{"word/media/" + media, string(src)})
			return media, nil
		}
	}
	return "", refused("请把标志换成 PNG 或者 JPEG 图片，再保存。", "页眉里的图片不是 PNG、JPEG、GIF 或者 BMP")
}
