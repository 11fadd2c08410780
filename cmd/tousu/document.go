package main

import (
	"bytes"
	"errors"
	"path/filepath"
	"sort"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"tousu/legal"
	"tousu/legal/casefile"
	"tousu/render/docx"
)

// document is a file whose citations are checked: its text, and the place in the file of each part.
type document struct {
	path    string
	text    string
	created legal.Date // zero if the file does not say
	lines   []int      // offsets of the starts of lines
	starts  []int      // offsets of a DOCX's paragraphs; nil for a text file
	places  []string   // the names of the paragraphs: 第3段, 脚注2

	last   placeJSON // position of lastAt: positions are asked for in reading order
	lastAt int
}

func newDocument(path, text string) *document {
	d := &document{path: path, text: text, lines: []int{0}}
	for i := range len(text) {
		if text[i] == '\n' {
			d.lines = append(d.lines, i+1)
		}
	}
	return d
}

// place returns the position of an offset of the text.
func (d *document) place(at int) placeJSON {
	n := sort.SearchInts(d.lines, at+1)
	p := placeJSON{Line: n, Column: 1}
	from := d.lines[n-1]
	if d.last.Line == n && d.lastAt <= at { // a line may be as long as the text
		p.Column, from = d.last.Column, d.lastAt
	}
	p.Column += utf8.RuneCountInString(d.text[from:at])
	d.last, d.lastAt = p, at
	if i := sort.SearchInts(d.starts, at+1); i > 0 {
		p.Place = d.places[i-1]
	}
	return p
}

// readDocument reads a DOCX or a plain text file.
func readDocument(path string) (*document, error) {
	src, err := readInput(path, maxDocument)
	if err != nil {
		return nil, err
	}
	if bytes.HasPrefix(src, []byte("PK\x03\x04")) || strings.EqualFold(filepath.Ext(path), ".docx") {
		return readDOCX(path, src)
	}
	if f := unreadableAs(src, path); f != nil {
		return nil, failed(f.way, "%s 是%s，不能直接核对", path, f.name)
	}
	text, ok := decodeText(src)
	if !ok {
		return nil, failed("请用记事本打开，另存为 UTF-8 编码。", "%s 既不是 UTF-8 也不是 GB18030 编码的文本", path)
	}
	return newDocument(path, text), nil
}

func readDOCX(path string, src []byte) (*document, error) {
	t, err := docx.Read(bytes.NewReader(src), int64(len(src)))
	switch {
	case errors.Is(err, docx.ErrNotDOCX):
		if f := unreadableAs(src, path); f != nil {
			return nil, failed(f.way, "%s 是%s，不能直接核对", path, f.name)
		}
		return nil, failed("请用 Word 或者 WPS 打开后另存一份。", "%s %w", path, err)
	case errors.Is(err, docx.ErrTooLarge):
		return nil, failed("请只留下要核对的部分，另存一份。", "%s %w", path, err)
	case err != nil:
		return nil, err
	}
	var b strings.Builder
	var starts []int
	var places []string
	for _, p := range t.Paragraphs {
		starts = append(starts, b.Len())
		places = append(places, p.Place)
		b.WriteString(p.Text + "\n")
	}
	d := newDocument(path, b.String())
	d.created, d.starts, d.places = t.Created, starts, places
	return d, nil
}

// unreadableFormat is a file type that the program cannot read, with advice for the user.
type unreadableFormat struct {
	name, way string
	magic     string // the first bytes
	holds     string // text in the first or last kilobytes, else ""
	ext       string // for kinds that share their first bytes
}

const (
	saveAs    = "请用 Word 或者 WPS 打开，另存为 .docx，再核对另存的文件。"
	saveTable = "请把文字复制到 Word 或者记事本里，存为 .docx 或者 .txt。"
	recognise = "请用手机或者 WPS 的“图片转文字”把文字认出来，存为 .txt，对照原图改正认错的字以后再核对。"
	copyPDF   = "请用 WPS 或者 Word 打开后另存为 .docx；或者全选、复制文字，粘贴到记事本存为 .txt。扫描件要先做文字识别。"
)

// unreadable lists the formats by their first bytes, since a file name may be wrong.
var unreadable = []unreadableFormat{
	{name: " WPS 文字旧格式的文件（.wps）", way: saveAs, magic: "\xD0\xCF\x11\xE0", ext: ".wps"},
	{name: "旧版 Excel 表格（.xls）", way: saveTable, magic: "\xD0\xCF\x11\xE0", ext: ".xls"},
	{name: "旧版 Word 文件（.doc）", way: saveAs, magic: "\xD0\xCF\x11\xE0"},
	{name: " PDF 文件", way: copyPDF, magic: "%PDF"},
	{name: " RTF 文件", way: saveAs, magic: `{\rtf`},
	{name: " ODT 文件", way: saveAs, magic: "PK\x03\x04", holds: "application/vnd.oasis.opendocument.text"},
	{name: " OFD 版式文件", way: "请用 OFD 阅读器或者 WPS 打开后导出为 .docx，或者复制文字存为 .txt。", magic: "PK\x03\x04", holds: "OFD.xml"},
	{name: " Excel 表格（.xlsx）", way: saveTable, magic: "PK\x03\x04", holds: "xl/"},
	{name: "演示文稿（.pptx）", way: saveTable, magic: "PK\x03\x04", holds: "ppt/"},
	{name: "压缩包", way: "请先解压，再核对里面的 .docx 或者 .txt 文件。", magic: "PK\x03\x04"},
	{name: "压缩包", way: "请先解压，再核对里面的 .docx 或者 .txt 文件。", magic: "Rar!"},
	{name: "图片", way: recognise, magic: "\x89PNG"},
	{name: "图片", way: recognise, magic: "\xFF\xD8\xFF"},
	{name: "图片", way: recognise, magic: "GIF8"},
	{name: "图片", way: recognise, magic: "BM", ext: ".bmp"},
	{name: "图片", way: recognise, magic: "RIFF", holds: "WEBP"},
	{name: "图片", way: recognise, magic: "II*\x00"},
	{name: "图片", way: recognise, magic: "MM\x00*"},
	{name: "图片", way: recognise, magic: "", holds: "ftypheic"},
}

// unreadableAs returns the format of a file that is neither DOCX nor text, else nil.
func unreadableAs(src []byte, path string) *unreadableFormat {
	head := src[:min(len(src), 8192)]
	tail := src[max(0, len(src)-65536):] // where a ZIP lists its files
	for i := range unreadable {
		f := &unreadable[i]
		switch {
		case !bytes.HasPrefix(src, []byte(f.magic)):
		case f.ext != "" && !strings.EqualFold(filepath.Ext(path), f.ext):
		case f.holds != "" && !bytes.Contains(head, []byte(f.holds)) && !bytes.Contains(tail, []byte(f.holds)):
		case f.magic == "" && !bytes.Contains(head[:min(len(head), 32)], []byte(f.holds)):
		default:
			return f
		}
	}
	return nil
}

// decodeText decodes UTF-8, GB18030, or UTF-16 with a BOM, as Notepad writes it.
func decodeText(src []byte) (string, bool) {
	if len(src) >= 2 && (src[0] == 0xFF && src[1] == 0xFE || src[0] == 0xFE && src[1] == 0xFF) {
		low := 0
		if src[0] == 0xFE {
			low = 1
		}
		units := make([]uint16, 0, len(src)/2)
		for i := 2; i+1 < len(src); i += 2 {
			units = append(units, uint16(src[i+low])|uint16(src[i+1-low])<<8)
		}
		return string(utf16.Decode(units)), true
	}
	text, bad := casefile.DecodeText(bytes.TrimPrefix(src, []byte("\ufeff")))
	return text, bad < 0
}
