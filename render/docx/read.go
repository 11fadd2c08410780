package docx

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"tousu/legal"
)

// maxPart bounds what is read of one part, so that a crafted archive cannot fill
// the memory.
const maxPart = 64 << 20

// ErrNotDOCX means that a file is no DOCX, or a damaged one.
var ErrNotDOCX = errors.New("不是完好的 DOCX 文件")

// Read returns the text of any DOCX, one paragraph a line with cells of a row as
// paragraphs of their own, and the day it was created on, the zero Date where the
// file does not say. Text of headers, footers and comments is left out.
func Read(r io.ReaderAt, size int64) (text string, created legal.Date, err error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return "", legal.Date{}, ErrNotDOCX
	}
	body, err := readPart(z, "word/document.xml")
	if err != nil {
		return "", legal.Date{}, err
	}
	if text, err = paragraphs(body); err != nil {
		return "", legal.Date{}, err
	}
	if core, err := readPart(z, "docProps/core.xml"); err == nil {
		created = createdOn(core)
	}
	return text, created, nil
}

func readPart(z *zip.Reader, name string) ([]byte, error) {
	f, err := z.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%w：缺少 %s", ErrNotDOCX, name)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxPart))
	if err != nil {
		return nil, ErrNotDOCX
	}
	return data, nil
}

// paragraphs collects the text of w:t elements, with breaks and paragraph ends.
func paragraphs(src []byte) (string, error) {
	var b strings.Builder
	d := xml.NewDecoder(strings.NewReader(string(src)))
	inText := false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String(), nil
		}
		if err != nil {
			return "", ErrNotDOCX
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "t":
				inText = true
			case "br", "cr":
				b.WriteByte('\n')
			case "tab":
				b.WriteByte(' ')
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t":
				inText = false
			case "p":
				b.WriteByte('\n')
			}
		case xml.CharData:
			if inText {
				b.Write(t)
			}
		}
	}
}

// createdOn reads dcterms:created; its first ten characters are the day.
func createdOn(core []byte) legal.Date {
	var props struct {
		Created string `xml:"created"`
	}
	if xml.Unmarshal(core, &props) != nil || len(props.Created) < 10 {
		return legal.Date{}
	}
	d, err := legal.ParseDate(props.Created[:10])
	if err != nil {
		return legal.Date{}
	}
	return d
}
