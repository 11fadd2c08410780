package docx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	kflate "github.com/klauspost/compress/flate"

	"tousu/legal/pattern"
)

// PrintJob joins letters written by this package into one DOCX that prints in order: each letter
// is a section whose pages are numbered from 1. The text is written as it comes. Only the static
// parts of each stationery and a line for each list are held in memory.
type PrintJob struct {
	zip      *zip.Writer
	document io.Writer
	duplex   bool // each letter begins on a right-hand page
	papers   []*paper
	byKey    map[string]*paper
	nums     bytes.Buffer // numbering instances
	lastNum  int
	pending  string // the section of the last letter, which ends the document
	tailOf   string // the end of its last paragraph
	letters  int
}

// paper is one stationery used by letters of a job.
type paper struct {
	no       int
	suffix   string // of its style ids; "" for the first stationery
	section  string
	styles   string // its <w:style> elements, renamed
	head     string // of word/styles.xml, up to the first of them
	schemes  string // its abstractNum elements
	static   []part // margins, pictures, theme, settings, font table
	rels     string
	types    string
	headings int // numbering instances that its styles refer to
	bullets  int
}

// ErrForeign means that a file was not written by this package, or was changed afterwards.
var ErrForeign = errors.New("不是程序写的信件，或者改动过")

// NewPrintJob begins a file. It is not usable before Close.
func NewPrintJob(out io.Writer, duplex bool) (*PrintJob, error) {
	z := zip.NewWriter(out)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser,
		error) {
		return kflate.NewWriter(w, flate.BestSpeed)
	})
	document, err := z.Create(documentName)
	if err != nil {
		return nil, err
	}
	j := &PrintJob{zip: z, document: document, duplex: duplex, byKey: map[string]*paper{}}
	_, err = io.WriteString(document, xmlHeader+`<w:document xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`+
		` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	return j, err
}

// Add appends a letter. For a file whose structure it does not know it returns ErrForeign and
// writes nothing.
func (j *PrintJob) Add(src []byte) error {
	z, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		return ErrForeign
	}
	document, err := readPart(z, documentName)
	if err != nil {
		return ErrForeign
	}
	_, text, found := strings.Cut(string(document), bodyStart)
	at := strings.LastIndex(text, "<w:sectPr")
	if !found || at <= 0 || !strings.HasSuffix(text, "</w:sectPr></w:body></w:document>") ||
		!strings.HasSuffix(text[:at], "</w:p>") {
		return ErrForeign
	}
	numbering, err := readPart(z, numberingName)
	if err != nil {
		return ErrForeign
	}
	p, err := j.paperOf(z, text[at:strings.LastIndex(text, "</w:body>")], string(numbering))
	if err != nil {
		return err
	}
	body := j.renumber(p, text[:at], string(numbering))
	if !strings.Contains(body, "</w:pPr>") {
		return ErrForeign
	}
	if err := j.endSection(); err != nil {
		return err
	}
	j.pending = j.sectionOf(p)
	j.letters++
	return j.write(body)
}

// write keeps back the end of the last paragraph, whose properties will hold the section.
func (j *PrintJob) write(body string) error {
	at := strings.LastIndex(body, "</w:pPr>")
	if _, err := io.WriteString(j.document, body[:at]); err != nil {
		return err
	}
	j.tailOf = body[at:]
	return nil
}

// endSection writes the section of the previous letter, if there is one, into its last paragraph.
func (j *PrintJob) endSection() error {
	_, err := io.WriteString(j.document, j.pending+j.tailOf)
	return err
}

// sectionOf returns the section properties of a letter: where it begins, with page numbers from
// 1.
func (j *PrintJob) sectionOf(p *paper) string {
	kind := "nextPage"
	if j.duplex {
		kind = "oddPage"
	}
	s := strings.ReplaceAll(p.section, "<w:pgSz", `<w:type w:val="`+kind+`"/><w:pgSz`)
	at := strings.Index(s, "<w:pgMar")
	end := at + strings.Index(s[at:], "/>") + len("/>")
	return s[:end] + `<w:pgNumType w:start="1"/>` + s[end:]
}

// Close writes the parts that all letters share.
func (j *PrintJob) Close(p Properties) error {
	if j.letters == 0 {
		return errors.New("docx: a print job without a letter")
	}
	if _, err := io.WriteString(j.document, j.tailOf+j.pending+"</w:body></w:document>"); err != nil {
		return err
	}
	first := j.papers[0]
	var styles, numbering strings.Builder
	types, rels := contentTypes, documentRels
	types = strings.ReplaceAll(types, `<Override PartName="/word/footer1.xml" ContentType="`+mainType+`footer+xml"/>`, "")
	rels = strings.ReplaceAll(rels, `<Relationship Id="`+footerRel+`" Type="`+relType+`footer" Target="footer1.xml"/>`, "")
	types, rels = strings.TrimSuffix(types, "</Types>"), strings.TrimSuffix(rels, "</Relationships>")
	styles.WriteString(first.head)
	numbering.WriteString(xmlHeader + `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`)
	defaults := ""
	for _, k := range []string{"png", "jpeg", "gif", "bmp"} {
		defaults += `<Default Extension="` + k + `" ContentType="image/` + k + `"/>`
	}
	types = strings.Replace(types, "<Override ", defaults+"<Override ", 1)
	for _, x := range j.papers {
		styles.WriteString(x.styles)
		numbering.WriteString(x.schemes)
		types += x.types
		rels += x.rels
	}
	styles.WriteString("</w:styles>")
	numbering.Write(j.nums.Bytes())
	numbering.WriteString(numberingEnd)
	core, err := p.appendXML(nil)
	if err != nil {
		return err
	}
	all := []part{
		{contentTypesName, types + "</Types>"}, {"_rels/.rels", packageRels},
		{documentRelsName, rels + "</Relationships>"},
		{"word/styles.xml", styles.String()}, {numberingName, numbering.String()},
		{"docProps/app.xml", appProperties}, {coreName, string(core)},
	}
	for _, x := range j.papers {
		all = append(all, x.static...)
	}
	for _, x := range all {
		w, err := j.zip.Create(x.name)
		if err == nil {
			_, err = io.WriteString(w, x.content)
		}
		if err != nil {
			return err
		}
	}
	return j.zip.Close()
}

var (
	numbered    = pattern.New(`<w:pStyle w:val="([^"]*)"/>(<w:numPr>.*?</w:numPr>)?|<w:(?:rStyle|tblStyle) w:val="[^"]*"/>|<w:numId w:val="\d+"/>`)
	numInstance = pattern.New(`<w:num w:numId="(\d+)">(.*?)</w:num>`)
	abstractRef = pattern.New(`<w:abstractNumId w:val="(\d+)"/>`)
)

// renumber gives a letter's lists their own numbering instances, and its styles their names in
// the job.
func (j *PrintJob) renumber(p *paper, body, numbering string) string {
	instances := map[string]string{}
	for _, m := range numInstance.FindAllStringSubmatch(numbering, -1) {
		instances[m[1]] = m[2]
	}
	ids := map[string]int{strconv.Itoa(bulletNum): p.bullets}
	id := func(old string) int {
		n, ok := ids[old]
		if !ok {
			n = j.instance(p, old, instances[old])
			ids[old] = n
		}
		return n
	}
	return numbered.ReplaceAllStringFunc(body, func(s string) string {
		switch {
		case strings.HasPrefix(s, "<w:numId"):
			return fmt.Sprintf(`<w:numId w:val="%d"/>`, id(attributeIn(s)))
		case !strings.HasPrefix(s, "<w:pStyle"):
			return strings.ReplaceAll(s, `"/>`, p.suffix+`"/>`)
		}
		style, list, _ := strings.Cut(s, "/>")
		level := strings.Index(styleHeading1+" "+styleHeading2, attributeIn(style+"/>"))
		switch {
		case list != "":
			list = numbered.ReplaceAllStringFunc(list,
				func(s string) string { return fmt.Sprintf(`<w:numId w:val="%d"/>`, id(attributeIn(s))) })
		case level >= 0:
			list = fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, min(level, 1),
				id(strconv.Itoa(headingNum)))
		}
		return strings.TrimSuffix(style, `"`) + p.suffix + `"/>` + list
	})
}

// attributeIn returns the value of the only attribute of an element.
func attributeIn(s string) string {
	_, value, _ := strings.Cut(s, `val="`)
	value, _, _ = strings.Cut(value, `"`)
	return value
}

// instance adds a numbering instance for one list of a letter, or for its headings, which count
// from 1 again.
func (j *PrintJob) instance(p *paper, old, content string) int {
	j.lastNum++
	scheme := 0
	if m := abstractRef.FindStringSubmatch(content); m != nil {
		scheme, _ = strconv.Atoi(m[1]) // digits
		content = strings.ReplaceAll(content, m[0], "")
	}
	if old == strconv.Itoa(headingNum) {
		content = restartAt(0) + restartAt(1)
	}
	fmt.Fprintf(&j.nums, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>%s</w:num>`, j.lastNum, p.scheme(scheme),
		content)
	return j.lastNum
}

func restartAt(level int) string {
	return fmt.Sprintf(`<w:lvlOverride w:ilvl="%d"><w:startOverride w:val="1"/></w:lvlOverride>`, level)
}

// schemesPerPaper is the number of scheme ids reserved for each stationery.
const schemesPerPaper = 16

func (p *paper) scheme(n int) int { return p.no*schemesPerPaper + n }
