package batch

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"

	"tousu/legal/complaint"
	"tousu/legal/pattern"
	"tousu/render/batch/workbook"
)

// separators are the possible separators of a CSV file, likeliest first.
var separators = []rune{',', ';', '\t', '，'}

var separatorNames = map[rune]string{',': "逗号", ';': "分号", '\t': "制表符", '，': "全角逗号"}

// dialect is the format of a CSV file (CSV 的写法).
type dialect struct {
	charset  charset
	comma    rune
	sepLine  bool // the first line is sep=, which Excel does not show
	anyQuote bool // quotes may be inside unquoted cells, as Excel reads them
	crOnly   bool // lines end in a bare CR, as on old Macs
}

// readCSV reads a CSV file. Rows are counted as in Excel: a row may span several lines, and blank
// lines are rows.
func readCSV(f io.ReadSeeker, file string, src Source) (*Sheet, error) {
	var d dialect
	var err error
	if named, ok := charsetNamed(src.Encoding); ok {
		d.charset = named
	} else if d.charset, err = detect(f, file); err != nil {
		return nil, err
	}
	if err := d.findLineEnds(f); err != nil {
		return nil, err
	}
	if err := d.findSeparator(f, src); err != nil {
		return nil, err
	}
	if err := d.checkQuotes(f, file); err != nil {
		return nil, err
	}
	s := &Sheet{File: file, answers: slices.Clone(src.Answers), CSV: true,
		Form: fmt.Sprintf("CSV，%s 编码，%s分隔", d.charset.label, separatorNames[d.comma])}
	if d.crOnly {
		s.Form += "，CR 换行"
	}
	err = d.each(f, func(line int, cells []string, err error) error {
		row := make([]Cell, len(cells))
		for i, c := range cells {
			row[i].Text = asText(c)
		}
		if err == nil && !blankCells(row) {
			s.Rows = append(s.Rows, pack(line, row))
		}
		if len(s.Rows) > workbook.Usual.Rows {
			return refuseWorkbook(file, &workbook.LimitError{What: "表格的行数", Most: workbook.Usual.Rows})
		}
		return nil
	})
	return s, err
}

var quotedFormula = pattern.New(`^="([^"]*)"$`)

// asText unwraps ="001", with which programs keep Excel from reading a number.
func asText(s string) string {
	if m := quotedFormula.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return s
}

// text returns the decoded file after any sep= line.
func (d *dialect) text(f io.ReadSeeker) (*bufio.Reader, error) {
	if err := rewind(f); err != nil {
		return nil, err
	}
	text := d.charset.reader(f)
	if d.crOnly {
		text = transform.NewReader(text, runes.Map(func(r rune) rune {
			if r == '\r' {
				return '\n'
			}
			return r
		}))
	}
	r := bufio.NewReaderSize(text, 1<<16)
	if d.sepLine {
		if _, err := r.ReadString('\n'); err != nil && err != io.EOF {
			return nil, err
		}
	}
	return r, nil
}

// findLineEnds looks at the first lines: if they have a CR but no LF, lines end in CR.
func (d *dialect) findLineEnds(f io.ReadSeeker) error {
	r, err := d.text(f)
	if err != nil {
		return err
	}
	head, err := r.Peek(1 << 16)
	if err != nil && err != io.EOF && !errors.Is(err, bufio.ErrBufferFull) {
		return err
	}
	d.crOnly = bytes.IndexByte(head, '\r') >= 0 && bytes.IndexByte(head, '\n') < 0
	return nil
}

var sepForm = pattern.New(`(?i)^"?sep=(.)"?[;,\t]*\r?\n`)

// findSeparator reads the sep= line, else selects the separator for which the first nonblank row
// has the most known headers, else the most cells.
func (d *dialect) findSeparator(f io.ReadSeeker, src Source) error {
	r, err := d.text(f)
	if err != nil {
		return err
	}
	head, err := r.Peek(1 << 15)
	if err != nil && err != io.EOF && !errors.Is(err, bufio.ErrBufferFull) {
		return err
	}
	text := string(head)
	if m := sepForm.FindStringSubmatch(text); m != nil {
		d.sepLine = true
		if c := []rune(m[1])[0]; separatorNames[c] != "" || c == '|' {
			d.comma = c
			return nil
		}
		text = text[strings.IndexByte(text, '\n')+1:]
	}
	best := -1
	for _, c := range separators {
		r := newCSV(strings.NewReader(text), c, true)
		cells, err := r.Read()
		for err == nil && strings.TrimSpace(strings.Join(cells, "")) == "" {
			cells, err = r.Read()
		}
		score := len(cells)
		for _, h := range cells {
			if src.known(cleanHeader(h)) {
				score += 1000
			}
		}
		if score > best {
			best, d.comma = score, c
		}
	}
	return nil
}

// known reports whether a header means a key or was mapped.
func (s Source) known(header string) bool {
	_, mapped := s.Map.Rule(header)
	_, ok := complaint.FieldByPlainHeader(header)
	return ok || mapped
}

func newCSV(r io.Reader, comma rune, lazy bool) *csv.Reader {
	c := csv.NewReader(r)
	c.Comma, c.LazyQuotes = comma, lazy
	c.FieldsPerRecord = -1
	c.ReuseRecord = true
	return c
}

// maxQuoteFaults is the maximum number of rows with broken quotes that are reported.
const maxQuoteFaults = 20

// checkQuotes refuses a file with unbalanced quotes: where one row ends and the next begins would
// be a guess. Quotes in a cell that does not begin with one are text, as in Excel.
func (d *dialect) checkQuotes(f io.ReadSeeker, file string) error {
	var out complaint.Findings
	err := d.each(f, func(line int, _ []string, err error) error {
		switch {
		case errors.Is(err, csv.ErrBareQuote):
			d.anyQuote = true
		case err != nil && len(out) < maxQuoteFaults:
			refused := refuse(file, line, "csv-quote", "这一行的半角引号不成对，无法确定到哪里为止",
				"内容里的半角引号要写两个，或改用“”；可在 Excel 或 WPS 里打开后另存")
			out = append(out, refused.(*RefusedError).Findings...)
		}
		return nil
	})
	if err == nil && len(out) > 0 {
		return &RefusedError{out}
	}
	return err
}

// each calls do for every row, with its number in Excel, or with its fault.
func (d *dialect) each(f io.ReadSeeker, do func(line int, cells []string, err error) error) error {
	text, err := d.text(f)
	if err != nil {
		return err
	}
	r := newCSV(text, d.comma, d.anyQuote)
	row, next := 0, 1 // the previous row, and the line of the file after it
	for {
		cells, err := r.Read()
		if err == io.EOF {
			return nil
		}
		var fault *csv.ParseError
		if errors.As(err, &fault) {
			row += 1 + fault.StartLine - next
			next = fault.Line + 1
			if err := do(row, nil, fault); err != nil {
				return err
			}
			continue
		}
		if err != nil {
			return err
		}
		first, _ := r.FieldPos(0)
		row += 1 + first - next // lines in between are blank rows
		next = first + 1
		for _, c := range cells {
			next += strings.Count(c, "\n")
		}
		if err := do(row, cells, nil); err != nil {
			return err
		}
	}
}
