package batch

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/batch/workbook"
	"tousu/render/output"
)

// The register (发文登记簿) is a private workbook with a row for each letter. The program writes
// the columns on the left; those on the right, and any others that a person adds, belong to the
// person, and so does a row as soon as something is in them.
var (
	registerKeys = []string{"案件编号", "文书", "收件机关"} // together they identify a row
	registerOurs = []string{"案件编号", "姓名", "文书", "收件机关", registerAddress, "信件日期", registerMark}
	registerHand = []string{registerReference, "邮寄日期", "邮单号", "签收日期", "受理日期", "受理号", "答复日期", "结果", "备注"}
)

// registerAddress is filled in if the program knows it, and belongs to the person as soon as
// somebody has changed it.
const registerAddress = "通讯地址"

// registerReference is filled in if the letter has one; otherwise it belongs to the person.
const registerReference = "文号"

// registerHeader returns the header of a new register. The column that only the program reads is
// last.
func registerHeader() []string {
	n := len(registerOurs) - 1
	return slices.Concat(registerOurs[:n], registerHand, registerOurs[n:])
}

// registerMark is what the program reads to count the terms of the letter.
const registerMark = "程序标记"

const registerSheet = "发文登记簿"

// Posting is a letter as recorded in the register (发文).
type Posting struct {
	Case, Person, Paper, Body string
	Address                   string // as far as known
	Reference                 string // 文号, or ""
	Mark                      string // for the program
	Date                      legal.Date
}

// PostingOf returns the posting of a paper of the case.
func PostingOf(c *complaint.Case, d agency.Decision, body string) Posting {
	return Posting{Case: c.ID, Person: c.Complainant.Name, Paper: d.Paper.Title, Body: body,
		Address: address(c, d.Agency), Reference: c.Reference,
		Mark: mark(d.Agency.Slug, d.Paper.Kind, c.Respondent.Kind, address(c, d.Agency)), Date: c.Date}
}

// address returns the postal address of a body: from the case for a company, from the registry
// for an authority.
func address(c *complaint.Case, a *agency.Agency) string {
	for _, x := range a.In(c.Respondent.Kind) {
		if c.Text(x.Key) != "" {
			return c.Text(x.Post)
		}
	}
	for _, x := range a.Channels {
		if x.Kind == "邮寄" {
			return x.Value
		}
	}
	return ""
}

// ErrNoRegister means that the file is another kind of workbook.
var ErrNoRegister = errors.New("不是发文登记簿")

// WriteRegister adds the postings to the register, creating it if necessary. Whatever stops it,
// the file is the old or the new one; of two processes, the second adds to what the first has
// written.
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

// updateRegister returns the register with the postings added.
func updateRegister(src []byte, postings []Posting) ([]byte, error) {
	r, err := openRegister(src)
	if err != nil {
		return nil, err
	}
	for _, p := range postings {
		r.add(p)
	}
	entries := make([]workbook.Entry, 0, len(r.entries))
	for at, text := range r.entries {
		entries = append(entries, workbook.Entry{Line: at.line, Column: at.column, Text: text})
	}
	return r.book.Amend(r.sheet, entries)
}

// register is an open register.
type register struct {
	book    *workbook.Book
	sheet   int
	columns map[string]int   // header → column, from 1
	rows    map[int][]string // by line, from 1
	lines   map[string][]int // key → lines, from 1
	last    int              // the last line in use
	entries map[place]string // what is to be written
}

// place is the position of a cell, from 1.
type place struct{ line, column int }

func openRegister(src []byte) (*register, error) {
	if len(src) == 0 {
		data, err := textWorkbook(registerSheet, [][]string{registerHeader()})
		if err != nil {
			return nil, err
		}
		src = data
	}
	book, err := workbook.Open(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		return nil, err
	}
	r := &register{book: book, columns: map[string]int{}, rows: map[int][]string{}, lines: map[string][]int{},
		entries: map[place]string{}}
	return r, r.read()
}

// read finds the columns and the rows. A column of the program that somebody deleted is added
// again at the end.
func (r *register) read() error {
	r.sheet = max(0, slices.IndexFunc(r.book.Sheets, func(s workbook.Sheet) bool { return s.Name == registerSheet }))
	if len(r.book.Sheets) == 0 {
		return ErrNoRegister
	}
	_, err := r.book.Read(r.sheet, func(row workbook.Row) error {
		texts := make([]string, row.Cells[len(row.Cells)-1].Column)
		for _, c := range row.Cells {
			texts[c.Column-1] = c.Text
		}
		r.rows[row.Line], r.last = texts, row.Line
		return nil
	})
	if err != nil {
		return err
	}
	for i, h := range r.rows[1] {
		r.columns[strings.TrimSpace(h)] = i + 1
	}
	for _, h := range registerKeys {
		if r.columns[h] == 0 {
			return ErrNoRegister
		}
	}
	last := len(r.rows[1])
	for _, h := range registerOurs {
		if r.columns[h] == 0 {
			last++
			r.columns[h] = last
			r.set(1, h, h)
		}
	}
	for _, line := range slices.Sorted(maps.Keys(r.rows)) {
		if line > 1 {
			r.lines[r.key(line)] = append(r.lines[r.key(line)], line)
		}
	}
	return nil
}

// cell returns the text of a row under a header.
func (r *register) cell(line int, header string) string {
	if i := r.columns[header]; i > 0 && i <= len(r.rows[line]) {
		return strings.TrimSpace(r.rows[line][i-1])
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

// touched reports whether a person has written into a row: anything outside the program's columns
// except the letter's own 文号.
func (r *register) touched(line int, reference string) bool {
	ours := map[int]bool{r.columns[registerReference]: r.cell(line, registerReference) == reference}
	for _, h := range registerOurs {
		ours[r.columns[h]] = true
	}
	for i, v := range r.rows[line] {
		if strings.TrimSpace(v) != "" && !ours[i+1] {
			return true
		}
	}
	return false
}

// add writes a posting into its row: that of the same day, else one that nobody has written into
// yet, else a new one. A row that belongs to a person is not changed.
func (r *register) add(p Posting) {
	values := []string{p.Case, p.Person, p.Paper, p.Body, p.Address, p.Date.String(), p.Mark}
	key := strings.Join([]string{p.Case, p.Paper, p.Body}, "\x00")
	line := 0
	for _, l := range r.lines[key] {
		if r.rows[l] == nil || r.cell(l, "信件日期") == p.Date.String() {
			r.complete(l, values, p.Reference)
			r.refer(l, p.Reference)
			return
		}
		if line == 0 && !r.touched(l, p.Reference) {
			line = l
		}
	}
	if line == 0 {
		r.last++
		line = r.last
		r.lines[key] = append(r.lines[key], line)
	}
	for i, h := range registerOurs {
		if h != registerAddress || !r.ownAddress(line) {
			r.set(line, h, values[i])
		}
	}
	r.refer(line, p.Reference)
}

// ownAddress reports whether the address of a row was written by a person.
func (r *register) ownAddress(line int) bool {
	address := r.cell(line, registerAddress)
	return address != "" && !strings.HasSuffix(r.cell(line, registerMark), "/"+addressMark(address))
}

// refer fills in 文号 if it is blank.
func (r *register) refer(line int, reference string) {
	if r.columns[registerReference] > 0 && reference != "" && r.cell(line, registerReference) == "" {
		r.set(line, registerReference, reference)
	}
}

// complete fills in blank cells of the program's columns in a row, and corrects its address as
// long as nobody has written into the row.
func (r *register) complete(line int, values []string, reference string) {
	if r.rows[line] == nil { // written just now
		return
	}
	corrected := !r.ownAddress(line) && !r.touched(line, reference)
	for i, h := range registerOurs {
		old := r.cell(line, h)
		if values[i] != "" && (old == "" || corrected && old != values[i] &&
			(h == registerAddress || h == registerMark)) {
			r.set(line, h, values[i])
		}
	}
}

// set records a text to be written into a cell.
func (r *register) set(line int, header, value string) {
	r.entries[place{line, r.columns[header]}] = value
}
