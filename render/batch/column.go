package batch

import (
	"fmt"
	"go/token"
	"slices"
	"strings"

	"tousu/legal/complaint"
)

// errorHeader is the column of the failed files that says what is wrong.
const errorHeader = "错误"

// idPath is the key of 案件编号.
const idPath = "id"

// Columns says which columns of a table (列) hold which keys.
type Columns struct {
	Ignored []string // headers that mean no key, in the table's order

	columns []complaint.Column
	id      int // index of 案件编号 among the columns, or -1
	width   int // of the header
}

// MapColumns finds the key of every column. names maps headers to keys, over the
// dictionary. Two columns of one key, a near miss of a known header and a missing
// required column make a *RefusedError: nothing is read past a doubtful header.
func MapColumns(s *Sheet, names map[string]string) (*Columns, error) {
	c := &Columns{id: -1, width: len(s.Header)}
	var out complaint.Findings
	fault := func(i int, code, message, hint string) {
		out = append(out, complaint.Finding{
			Pos: token.Position{Filename: s.File, Line: s.Line, Column: i + 1}, Header: printable(s.Header[i]),
			Code: code, Message: message, Hint: hint,
		})
	}
	first := map[string]int{} // path → column
	for i, h := range s.Header {
		name, mapped := names[h]
		if !mapped {
			name = h
		}
		f, known := complaint.FieldByHeader(name)
		near, isNear := complaint.NearHeader(name)
		before, twice := first[f.Path]
		switch {
		case h == "" || h == errorHeader || name == complaint.Unused:
		case !known && isNear:
			fault(i, "near-column", "不认识这个列名", "是否想写“"+near+"”；如果是别的内容，请改列名，或在 --columns 的文件里写“"+printable(h)+": "+complaint.Unused+"”")
		case !known:
			c.Ignored = append(c.Ignored, printable(h))
		case twice:
			fault(i, "two-columns", fmt.Sprintf("与“%s”一列是同一项内容（%s）", printable(s.Header[before]), f.Label), "请只留一列，或用 --columns 指定")
		default:
			first[f.Path] = i
			if f.Path == idPath {
				c.id = len(c.columns)
			}
			c.columns = append(c.columns, complaint.Column{Number: i + 1, Header: h, Field: f})
		}
	}
	for _, f := range complaint.RequiredFields() {
		if _, ok := first[f.Path]; !ok {
			out = append(out, c.missing(s, f))
		}
	}
	if len(out) > 0 {
		return nil, &RefusedError{out}
	}
	return c, nil
}

// missing is the finding for a required key without a column.
func (c *Columns) missing(s *Sheet, f complaint.Field) complaint.Finding {
	hint := "列名可写：" + strings.Join(append(slices.Clone(f.Headers), f.Label), "、")
	if len(c.Ignored) > 0 {
		hint += "；表中没有用上的列：" + strings.Join(c.Ignored, "、")
	}
	return complaint.Finding{
		Pos: token.Position{Filename: s.File, Line: s.Line}, Header: f.Headers[0],
		Code: "missing-column", Path: f.Path, Message: "缺这一列", Hint: hint,
	}
}

// read takes the cells of a case's rows that hold keys, and what Excel did to
// them.
func (c *Columns) read(rows []*Row, s *Sheet, accept map[int]bool) ([]complaint.Row, complaint.Findings) {
	out := make([]complaint.Row, len(rows))
	var damage complaint.Findings
	for i, r := range rows {
		cells := r.cells(c.width)
		out[i] = complaint.Row{Line: r.Line, Cells: make([]string, len(c.columns))}
		for k := range c.columns {
			col := &c.columns[k]
			cell := cells[col.Number-1]
			out[i].Cells[k] = cell.Text
			if cell.Text == "" && cell.form == textForm {
				continue // as most are
			}
			if d := harm(&col.Field, cell, s.CSV, accept[r.Line]); d != nil {
				damage = append(damage, d.finding(s.File, r.Line, *col))
			}
		}
		if n := surplus(cells, c.width); n > 0 && s.CSV {
			damage = append(damage, complaint.Finding{
				Pos: token.Position{Filename: s.File, Line: r.Line}, Code: "extra-cells",
				Message: fmt.Sprintf("这一行比表头多出 %d 格，内容可能错了位", n), Hint: "内容里有逗号的，整格要加半角引号；可在 Excel 或 WPS 里打开核对后另存",
			})
		}
	}
	return out, damage
}

// surplus counts the cells behind the last header up to the last that is filled.
func surplus(cells []Cell, width int) int {
	n := 0
	for i := width; i < len(cells); i++ {
		if strings.TrimSpace(cells[i].Text) != "" {
			n = i + 1 - width
		}
	}
	return n
}

// printable makes a header fit for a message: short, and without a long number,
// which may be somebody's.
func printable(h string) string {
	rs := []rune(h)
	if len(rs) > 20 {
		rs = append(rs[:20], '…')
	}
	return longDigits.ReplaceAllString(string(rs), "***")
}
