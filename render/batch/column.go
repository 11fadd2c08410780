package batch

import (
	"fmt"
	"go/token"
	"slices"
	"strconv"
	"strings"

	"tousu/legal/complaint"
	"tousu/legal/identity"
)

// The columns added to the failed files: what is wrong with a row, its row number in the original
// table, and what is asked.
const (
	errorHeader    = "错误"
	rowHeader      = "原行号"
	questionHeader = "待核对"
)

// answerHeader is the column for a person's answers. The program adds it when it asks something,
// and never fills it in.
const answerHeader = "核对"

// answersPath is the key of 核对.
const answersPath = "confirmed"

// idPath is the key of 案件编号.
const idPath = "id"

// Columns maps the columns of a table (列) to keys.
type Columns struct {
	Plan []PlanLine // every column with a header or content, then the constants

	columns []complaint.Column // those with keys; the constants are last
	reads   []reading          // how to read the cells of each
	id      int                // index of 案件编号 in columns, or -1
	origins int                // the column 原行号, from 1; 0 if there is none
	width   int                // of the header
}

// PlanLine says how one column of the table is understood (列的读法).
type PlanLine struct {
	Column int    // from 1; 0 for a constant
	Header string // shortened and masked for messages
	Label  string // of the key: 投诉人.姓名; "" if the column is not used
	Why    string // if that is not obvious

	header string // as written in the table
	field  complaint.Field
	rule   complaint.ColumnRule
	guess  string // a known header that it may mean
	asked  *complaint.Finding
}

// MapColumns finds the key of every column. If a header is doubtful, the error is a
// *RefusedError: two columns for one key, a near miss of a known header, a name with several
// meanings, a missing required column. Then no rows are read, but the columns returned say how
// the others were understood.
func MapColumns(s *Sheet, m *complaint.ColumnMap) (*Columns, error) {
	c := &Columns{id: -1, width: len(s.Header)}
	out := slices.Clone(s.asked)
	first := map[string]string{} // path → header
	pending := map[string]bool{} // paths that a doubtful column may have
	for i := range s.Header {
		l, ok := s.understand(i, m)
		if !ok {
			continue
		}
		if before, twice := first[l.field.Path]; twice && l.Label != "" {
			l.ask("two-columns", fmt.Sprintf("与“%s”一列是同一项内容（%s）", before, l.Label),
				"请删去一列或者改它的列名；也可以在列名对照表（--columns-out）里给其中一列写“"+complaint.Unused+"”")
		}
		if l.asked != nil {
			l.Label, l.Why = "", l.asked.Message
			l.asked.Pos = token.Position{Filename: s.File, Line: s.Line, Column: i + 1}
			out = append(out, *l.asked)
			for _, h := range []string{l.header, l.guess} {
				if f, ok := complaint.FieldByPlainHeader(h); ok {
					pending[f.Path] = true
				}
			}
		} else if l.Label != "" {
			first[l.field.Path] = l.Header
			c.add(l)
		}
		if l.header == rowHeader {
			c.origins = i + 1
		}
		c.Plan = append(c.Plan, l)
	}
	out = append(out, c.addConstants(s, m, first)...)
	for _, f := range complaint.RequiredFields() {
		if _, ok := first[f.Path]; !ok && !pending[f.Path] {
			out = append(out, c.missing(s, f))
		}
	}
	if len(out) > 0 {
		return c, &RefusedError{out}
	}
	c.tidy(s)
	return c, nil
}

// ask marks the column as one that somebody has to decide on.
func (l *PlanLine) ask(code, message, hint string) {
	l.asked = &complaint.Finding{Header: l.Header, Code: code, Message: message, Hint: hint}
}

// add adds a column that has a key.
func (c *Columns) add(l PlanLine) {
	if l.field.Path == idPath {
		c.id = len(c.columns)
	}
	c.columns = append(c.columns, complaint.Column{Number: l.Column, Header: l.header, Field: l.field})
	c.reads = append(c.reads, readingOf(l.field.Kind, l.rule))
}

// addConstants adds a column after those of the table for every constant.
func (c *Columns) addConstants(s *Sheet, m *complaint.ColumnMap, first map[string]string) complaint.Findings {
	var out complaint.Findings
	if m == nil {
		return nil
	}
	for i, x := range m.Constants {
		l := PlanLine{Header: "常量", Label: x.Field.Label, Why: "每一行都有", header: "常量", field: x.Field}
		if before, twice := first[x.Field.Path]; twice {
			out = append(out, complaint.Finding{
				Pos: token.Position{Filename: s.File, Line: s.Line}, Header: "常量", Code: "two-columns",
				Message: fmt.Sprintf("常量“%s”与“%s”一列是同一项内容", x.Field.Label, before),
				Hint:    "请删去常量，或把那一列写成“" + complaint.Unused + "”",
			})
			continue
		}
		first[x.Field.Path] = "常量"
		c.Plan = append(c.Plan, l)
		l.Column = len(s.Header) + i + 1
		c.add(l)
		c.reads[len(c.reads)-1].constant = x.Text
	}
	return out
}

// Describe says how each column is read, for the user, before any row is read.
func (c *Columns) Describe() []string {
	out := []string{"各列的读法："}
	for _, l := range c.Plan {
		name := l.Header
		if l.Column > 0 {
			name = columnName(l.Column) + " " + name
		}
		switch {
		case l.asked != nil:
			out = append(out, "  "+name+" → 待定："+l.Why)
		case l.Label == "":
			out = append(out, "  "+name+" → 不用："+l.Why)
		case l.Why != "":
			out = append(out, "  "+name+" → "+l.Label+"（"+l.Why+"）")
		default:
			out = append(out, "  "+name+" → "+l.Label)
		}
	}
	return out
}

// Ignored returns the headers of the columns without a key, in the order of the table.
func (c *Columns) Ignored() []string {
	var out []string
	for _, l := range c.Plan {
		if l.Label == "" && l.header != "" && !ownHeader(l.header) && l.asked == nil && l.rule.Key == "" {
			out = append(out, l.Header)
		}
	}
	return out
}

// missing returns the finding for a required key without a column.
func (c *Columns) missing(s *Sheet, f complaint.Field) complaint.Finding {
	hint := "列名可写：" + strings.Join(append(slices.Clone(f.Headers), f.Label), "、")
	for _, l := range c.Plan {
		if g, ok := complaint.FieldByHeader(l.guess); ok && l.Label == "" && g.Path == f.Path {
			hint = "像是“" + l.Header + "”一列；是的，请把它的列名改成“" + l.guess + "”，或者写进列名对照表（--columns-out）"
		}
	}
	if ignored := c.Ignored(); len(ignored) > 0 && !strings.HasPrefix(hint, "像是") {
		hint += "；表中没有用上的列：" + strings.Join(ignored, "、")
	}
	header := f.Label
	if len(f.Headers) > 0 {
		header = f.Headers[0]
	}
	return complaint.Finding{
		Pos: token.Position{Filename: s.File, Line: s.Line}, Header: header,
		Code: "missing-column", Path: f.Path, Message: "缺这一列", Hint: hint,
	}
}

// read returns the cells with keys in a case's rows, and what Excel did to them.
func (c *Columns) read(rows []*Row, s *Sheet) ([]complaint.Row, complaint.Findings) {
	out := make([]complaint.Row, len(rows))
	var damage complaint.Findings
	for i, r := range rows {
		cells := r.cells(c.width)
		out[i] = complaint.Row{Line: r.Line, Cells: make([]string, len(c.columns))}
		for k := range c.columns {
			col := &c.columns[k]
			if col.Number > c.width {
				out[i].Cells[k] = c.reads[k].constant
				continue
			}
			cell := cells[col.Number-1]
			if cell.Text == "" && cell.form == textForm {
				continue // most cells are blank
			}
			cell.Text = c.reads[k].text(cell.Text)
			out[i].Cells[k] = cell.Text
			if d := harm(&col.Field, cell, s.CSV || s.ours); d != nil {
				damage = append(damage, d.finding(s.File, r.Line, *col, cell.Text))
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

// text returns the value of the k-th column in a row of cells.
func (c *Columns) text(cells []Cell, k int) string {
	if n := c.columns[k].Number; n <= c.width {
		return c.reads[k].text(cells[n-1].Text)
	}
	return c.reads[k].constant
}

// origin returns the row number in the original table: in a failed file that of 原行号, or "" if
// somebody has deleted it.
func (c *Columns) origin(r *Row) string {
	if c.origins == 0 {
		return strconv.Itoa(r.Line)
	}
	if t := strings.TrimSpace(r.cells(c.width)[c.origins-1].Text); strings.Trim(t, "0123456789") == "" {
		return t
	}
	return ""
}

// surplus returns the number of cells after the last header, up to the last one that is not
// blank.
func surplus(cells []Cell, width int) int {
	n := 0
	for i := width; i < len(cells); i++ {
		if strings.TrimSpace(cells[i].Text) != "" {
			n = i + 1 - width
		}
	}
	return n
}

// printable makes a header or a name fit for a message: short, without long numbers, which may be
// somebody's, and without characters that affect a terminal.
func printable(h string) string {
	rs := []rune(identity.WithoutNumbers(visible(h)))
	if len(rs) > 24 {
		rs = append(rs[:24], '…')
	}
	return string(rs)
}
