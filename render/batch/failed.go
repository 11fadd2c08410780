package batch

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"

	"tousu/legal/complaint"
	"tousu/render/batch/workbook"
	"tousu/render/output"
)

// idHeader is the column that identifies a case.
const idHeader = "案件编号"

// failedTable is the content of the failed files (失败的行): every column of the table, whether
// it has a key or not, and all rows of each failed case with their original row numbers; at the
// end 错误, 待核对 and a blank 核对. It is a valid input, also for the same output folder: cases
// keep their numbers, and what failed before and is not in this run stays in it.
type failedTable struct {
	head []string
	rows [][]string
}

// writeFailed writes failed.csv and failed.xlsx, or removes them if nothing failed. It never
// removes the table of this run.
func (t *Tally) writeFailed(out *output.Dir) error {
	f := t.failedTable()
	f.addEarlier(t, out)
	name := failedName(t.job.Shard)
	if len(f.rows) == 0 {
		for _, ext := range []string{".csv", ".xlsx"} {
			if !t.isInput(out, name+ext) {
				if err := out.Remove(name + ext); err != nil {
					return err
				}
			}
		}
		return nil
	}
	src, err := f.csv()
	if err != nil {
		return err
	}
	book, err := f.workbook()
	if err != nil {
		return err
	}
	if err := out.WriteFile(name+".csv", src); err != nil {
		return err
	}
	return out.WriteFile(name+".xlsx", book)
}

// failedTable collects the rows of the failed cases.
func (t *Tally) failedTable() *failedTable {
	s, c := t.job.Sheet, t.job.Columns
	keep := make([]int, 0, len(s.Header)) // the user's columns
	for i, h := range s.Header {
		if !ownHeader(h) {
			keep = append(keep, i)
		}
	}
	f := &failedTable{}
	own := c.id < 0 // the program numbered the cases
	if own {
		f.head = append(f.head, idHeader)
	}
	for _, i := range keep {
		f.head = append(f.head, guard(s.Header[i]))
	}
	f.head = append(f.head, rowHeader, errorHeader, questionHeader)
	answers := !slices.ContainsFunc(c.columns, func(x complaint.Column) bool { return x.Field.Path == answersPath })
	if answers {
		f.head = append(f.head, answerHeader)
	}
	for _, x := range t.failed {
		for _, r := range x.rows {
			cells := r.cells(len(s.Header))
			var row []string
			if own {
				row = append(row, guard(x.id))
			}
			for _, i := range keep {
				text := cells[i].Text
				if !own && i == c.columns[c.id].Number-1 && strings.TrimSpace(text) == "" {
					text = x.id
				}
				row = append(row, guard(text))
			}
			row = append(row, c.origin(r), guard(x.reason(r.Line)), guard(x.questions(r.Line)))
			if answers {
				row = append(row, "")
			}
			f.rows = append(f.rows, row)
		}
	}
	return f
}

// reason says what is wrong with a row of a failed case.
func (x failure) reason(line int) string {
	faults := x.faults.Of(complaint.Fault)
	if out := sayings(faults, line); out != "" || len(faults) == 0 {
		return out
	}
	return "同一案件的其他行有错误"
}

// questions says what is asked about a row, with the exact answers.
func (x failure) questions(line int) string { return sayings(x.faults.Of(complaint.Doubt), line) }

// sayings joins the findings about a row.
func sayings(findings complaint.Findings, line int) string {
	var out []string
	for _, f := range findings {
		if f.Pos.Line != line {
			continue
		}
		s := f.Message
		if f.Header != "" {
			s = f.Header + "：" + s
		}
		if f.Hint != "" {
			s += "（" + f.Hint + "）"
		}
		out = append(out, s)
	}
	return strings.Join(out, "；")
}

// addEarlier keeps the rows of an earlier run whose cases are neither in this run nor written by
// now.
func (f *failedTable) addEarlier(t *Tally, out *output.Dir) {
	name := failedName(t.job.Shard) + ".csv"
	s, err := Read(Source{Path: out.Path(name)})
	if err != nil || !s.ours {
		return
	}
	id := slices.Index(s.Header, idHeader)
	for i, h := range s.Header { // the case number may have another header
		if field, ok := complaint.FieldByHeader(h); ok && field.Path == idPath {
			id = i
		}
	}
	if id < 0 {
		return
	}
	ours := t.ids()
	for i := range s.Rows {
		cells := s.Rows[i].cells(len(s.Header))
		n := complaint.Clean(cells[id].Text)
		if _, err := out.Stat(output.FolderName(n)); n == "" || ours[n] || err == nil {
			continue
		}
		f.take(s.Header, cells)
	}
}

// take adds a row of another table, adding its columns where missing.
func (f *failedTable) take(header []string, cells []Cell) {
	row := make([]string, len(f.head))
	for i, h := range header {
		at := slices.Index(f.head, guard(h))
		if at < 0 {
			at = slices.Index(f.head, rowHeader) // before the columns added by the program
			f.head = slices.Insert(f.head, at, guard(h))
			row = slices.Insert(row, at, "")
			for k := range f.rows {
				f.rows[k] = slices.Insert(f.rows[k], at, "")
			}
		}
		row[at] = guard(cells[i].Text)
	}
	f.rows = append(f.rows, row)
}

// isInput reports whether a file of the folder is the table of this run.
func (t *Tally) isInput(out *output.Dir, name string) bool {
	return sameFile(out.Path(name), t.job.Sheet.File)
}

// csv returns UTF-8 with a BOM and CRLF, which Excel and WPS open correctly.
func (f *failedTable) csv() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(bom)
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	err := w.WriteAll(append([][]string{f.head}, f.rows...))
	return b.Bytes(), err
}

func (f *failedTable) workbook() ([]byte, error) {
	return textWorkbook("失败的行", append([][]string{f.head}, f.rows...))
}

// textWorkbook returns a workbook of text cells whose first row is bold.
func textWorkbook(sheet string, rows [][]string) ([]byte, error) {
	t := workbook.Table{Name: sheet, Text: true, Widths: []float64{20}}
	for i, r := range rows {
		line := workbook.Line{Bold: i == 0}
		for _, v := range r {
			line.Cells = append(line.Cells, v)
		}
		t.Lines = append(t.Lines, line)
	}
	var b bytes.Buffer
	err := workbook.Write(&b, t)
	return b.Bytes(), err
}
