package batch

import (
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/batch/workbook"
	"tousu/render/output"
)

// The register (发文登记簿) is a private workbook with a row for each letter. The
// program writes the columns to the left; those to the right, and any that a person
// adds, are the person's, and so is a row once something stands in them.
var (
	registerKeys = []string{"案件编号", "文书", "收件机关"} // together they name a row
	registerOurs = []string{"案件编号", "姓名", "文书", "收件机关", "通讯地址", "信件日期"}
	registerHand = []string{"文号", "邮寄日期", "邮单号", "签收日期", "受理日期", "受理号", "答复日期", "结果", "备注"}
)

const registerSheet = "发文登记簿"

// Posting is a letter as the register has it (发文).
type Posting struct {
	Case, Person, Paper, Body string
	Address                   string // as far as it is known
	Date                      legal.Date
}

// PostingOf is the posting of a paper of the case.
func PostingOf(c *complaint.Case, d agency.Decision, body string) Posting {
	return Posting{Case: c.ID, Person: c.Complainant.Name, Paper: d.Paper.Title, Body: body, Address: address(c, d.Agency), Date: c.Date}
}

// address is where a body gets its post: what the case says of a company, what the
// registry says of an authority.
func address(c *complaint.Case, a *agency.Agency) string {
	switch a.Slug {
	case "lender":
		return c.Respondent.Address
	case "collector":
		if c.Collector != nil {
			return c.Collector.Address
		}
	}
	for _, x := range a.Channels {
		if x.Kind == "邮寄" {
			return x.Value
		}
	}
	return ""
}

// ErrNoRegister means that the file is a workbook of something else.
var ErrNoRegister = errors.New("不是发文登记簿")

// WriteRegister adds the postings to the register, or makes it. Whatever stops it,
// the file is the old one or the new one, and of two processes the second adds to
// what the first has written.
func WriteRegister(path string, postings []Posting) error {
	dir, err := output.Open(filepath.Dir(path), "")
	if err != nil {
		return err
	}
	name := filepath.Base(path)
	err = dir.Alone(func() error {
		src, err := dir.ReadFile(name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		data, err := updateRegister(src, postings)
		if err != nil {
			return err
		}
		return dir.WriteFile(name, data)
	})
	return errors.Join(err, dir.Close())
}

// updateRegister returns the register with the postings in it.
func updateRegister(src []byte, postings []Posting) ([]byte, error) {
	r, err := openRegister(src)
	if err != nil {
		return nil, err
	}
	defer r.book.Close()
	for _, p := range postings {
		if err := r.add(p); err != nil {
			return nil, err
		}
	}
	b, err := r.book.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// register is an open register.
type register struct {
	book    *excelize.File
	sheet   string
	text    int              // the style of text cells
	columns map[string]int   // header → column, from 1
	rows    [][]string       // by line, from 0
	lines   map[string][]int // key → lines, from 1
	last    int              // the last line in use
}

func openRegister(src []byte) (*register, error) {
	r := &register{columns: map[string]int{}, lines: map[string][]int{}, sheet: registerSheet}
	if len(src) == 0 {
		data, err := textWorkbook("", registerSheet, [][]string{slices.Concat(registerOurs, registerHand)})
		if err != nil {
			return nil, err
		}
		src = data
	} else if _, err := workbook.Open(bytes.NewReader(src), int64(len(src))); err != nil {
		return nil, err
	}
	var err error
	if r.book, err = excelize.OpenReader(bytes.NewReader(src), excelize.Options{RawCellValue: true, UnzipXMLSizeLimit: int64(workbook.Usual.Part)}); err != nil {
		return nil, ErrNoRegister
	}
	if err := r.read(); err != nil {
		return nil, errors.Join(err, r.book.Close())
	}
	return r, nil
}

// read finds the columns and the rows. A column that somebody deleted comes back at
// the end.
func (r *register) read() error {
	if i, err := r.book.GetSheetIndex(r.sheet); err != nil || i < 0 {
		r.sheet = r.book.GetSheetName(0)
	}
	rows, err := r.book.GetRows(r.sheet)
	if err != nil || len(rows) == 0 {
		return ErrNoRegister
	}
	for i, h := range rows[0] {
		r.columns[strings.TrimSpace(h)] = i + 1
	}
	for _, h := range registerKeys {
		if r.columns[h] == 0 {
			return ErrNoRegister
		}
	}
	if r.text, err = r.book.NewStyle(&excelize.Style{NumFmt: textFormat, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}); err != nil {
		return err
	}
	last := len(rows[0])
	for _, h := range registerOurs {
		if r.columns[h] == 0 {
			last++
			r.columns[h] = last
			if err := r.set(1, h, h); err != nil {
				return err
			}
		}
	}
	r.rows, r.last = rows, len(rows)
	for i := range rows[1:] {
		line := i + 2
		key := r.key(line)
		r.lines[key] = append(r.lines[key], line)
	}
	return nil
}

// cell is what a row says under a header.
func (r *register) cell(line int, header string) string {
	if i := r.columns[header]; i > 0 && line <= len(r.rows) && i <= len(r.rows[line-1]) {
		return strings.TrimSpace(r.rows[line-1][i-1])
	}
	return ""
}

func (r *register) key(line int) string {
	var parts []string
	for _, h := range registerKeys {
		parts = append(parts, r.cell(line, h))
	}
	return strings.Join(parts, "\x00")
}

// touched reports whether a person has written into a row: anything outside the
// program's columns.
func (r *register) touched(line int) bool {
	if line > len(r.rows) {
		return false // added just now
	}
	ours := map[int]bool{}
	for _, h := range registerOurs {
		ours[r.columns[h]] = true
	}
	for i, v := range r.rows[line-1] {
		if strings.TrimSpace(v) != "" && !ours[i+1] {
			return true
		}
	}
	return false
}

// add puts a posting into its row: that of the same day, else one that nobody has
// written into yet, else a new one. A row of a person's stays as it is.
func (r *register) add(p Posting) error {
	values := []string{p.Case, p.Person, p.Paper, p.Body, p.Address, p.Date.String()}
	key := strings.Join([]string{p.Case, p.Paper, p.Body}, "\x00")
	line := 0
	for _, l := range r.lines[key] {
		if l > len(r.rows) || r.cell(l, "信件日期") == p.Date.String() {
			return r.complete(l, values)
		}
		if line == 0 && !r.touched(l) {
			line = l
		}
	}
	if line == 0 {
		r.last++
		line = r.last
		r.lines[key] = append(r.lines[key], line)
	}
	for i, h := range registerOurs {
		if err := r.set(line, h, values[i]); err != nil {
			return err
		}
	}
	return nil
}

// complete fills in what a row of the program's columns lacks.
func (r *register) complete(line int, values []string) error {
	for i, h := range registerOurs {
		if line <= len(r.rows) && r.cell(line, h) == "" && values[i] != "" {
			if err := r.set(line, h, values[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// set writes a text cell.
func (r *register) set(line int, header, value string) error {
	at, err := excelize.CoordinatesToCellName(r.columns[header], line)
	if err != nil {
		return err
	}
	if err := r.book.SetCellStyle(r.sheet, at, at, r.text); err != nil {
		return err
	}
	return r.book.SetCellStr(r.sheet, at, value)
}
