package batch

import (
	"tousu/legal/complaint"
	"tousu/render/batch/workbook"
)

// score counts the columns of a row that are known headers, each key once.
func (src Source) score(headers []string) int {
	seen := map[string]bool{}
	n := 0
	for _, h := range headers {
		if h == "" {
			continue
		}
		if _, mapped := src.Map.Rule(h); mapped {
			n++
		} else if f, ok := complaint.FieldByPlainHeader(h); ok && !seen[f.Path] {
			seen[f.Path] = true
			n++
		}
	}
	return n
}

// findHeader finds the header among the first rows, below a title and above the cases: the row
// with the most known headers, or two rows of which the upper one has headings of groups. It
// returns the index of the first row of the body.
func (s *Sheet) findHeader(src Source) (int, error) {
	if src.Header > 0 {
		for i := range s.Rows {
			if s.Rows[i].Line == src.Header {
				s.takeHeader(headersOf(s.Rows[i].cells(0)), i, i)
				return i + 1, nil
			}
		}
		return 0, refuse(s.File, src.Header, "no-header", "这一行没有内容，不能是表头", "请用 --header-row 写列名所在的行号")
	}
	best, most, top := 0, 0, -1
	var header []string
	for i := range min(len(s.Rows), headRows) {
		cells := headersOf(s.Rows[i].cells(0))
		if n := src.score(cells); n > most || header == nil {
			best, most, top, header = i, n, i, cells
		}
	}
	for i := max(best-1, 0); i <= best && i+1 < len(s.Rows); i++ {
		joined, ok := s.joinHeaders(i)
		if n := src.score(joined); ok && n > most {
			best, most, top, header = i+1, n, i, joined
		}
	}
	s.takeHeader(header, top, best)
	return best + 1, nil
}

// takeHeader makes the rows from top to bottom the header and notes the rows above it.
func (s *Sheet) takeHeader(header []string, top, bottom int) {
	for len(header) > 0 && header[len(header)-1] == "" {
		header = header[:len(header)-1]
	}
	s.Header, s.Line = header, s.Rows[bottom].Line
	if top < bottom {
		s.note("第 %d、%d 行是两行的表头，按上下合起来读", s.Rows[top].Line, s.Line)
	}
	if top > 0 {
		var above []int
		for i := range top {
			above = append(above, s.Rows[i].Line)
		}
		s.note("表头在第 %d 行；%s在它上面，没有读（不对的，用 --header-row 指定表头的行号）", s.Rows[top].Line, RowList(above))
	}
}

// joinHeaders reads two rows as one header: a heading over several columns belongs to each of
// them. ok is false if the upper row has no such heading.
func (s *Sheet) joinHeaders(i int) (header []string, ok bool) {
	upper, lower := headersOf(s.Rows[i].cells(0)), headersOf(s.Rows[i+1].cells(0))
	for len(upper) < len(lower) {
		upper = append(upper, "")
	}
	for len(lower) < len(upper) {
		lower = append(lower, "")
	}
	heading := s.spread(upper, s.Rows[i].Line)
	for k := range upper {
		ok = ok || heading[k] != "" && upper[k] == "" && lower[k] != ""
	}
	header = make([]string, len(upper))
	for k := range header {
		header[k] = under(heading[k], lower[k])
	}
	return header, ok
}

// spread gives each column the heading above it. The extent of a heading is given by merged cells
// in a workbook, and by the blank cells after it in a CSV file.
func (s *Sheet) spread(upper []string, line int) []string {
	out := append([]string{}, upper...)
	if !s.CSV {
		for _, m := range s.merged {
			if m.Top == line && m.Left <= len(upper) {
				for k := m.Left; k < m.Right && k < len(out); k++ {
					out[k] = upper[m.Left-1]
				}
			}
		}
		return out
	}
	for k := 1; k < len(out); k++ {
		if out[k] == "" {
			out[k] = out[k-1]
		}
	}
	return out
}

// under returns the name of a column from its heading and its own header.
func under(heading, header string) string {
	switch {
	case header == "" || header == heading:
		return heading
	case heading == "":
		return header
	}
	f, isGroup, ok := complaint.FieldUnder(heading, header)
	switch {
	case ok:
		return f.Label
	case isGroup: // a key of another group would be a wrong guess
		return heading + "." + header
	}
	return header
}

// fillMerged copies the value of vertically merged cells to all their rows: a sheet has it only
// in the first. Rows that share a merged name or number are one case, even without 案件编号.
func (s *Sheet) fillMerged() error {
	at := make(map[int]int, len(s.Rows)) // line → index
	for i := range s.Rows {
		at[s.Rows[i].Line] = i
	}
	type fill struct {
		column int
		cell   Cell
	}
	fills := map[int][]fill{}
	n, filled := 0, 0
	var first workbook.Range
	for _, m := range s.merged {
		top, ok := at[m.Top]
		if !ok || m.Bottom == m.Top || m.Left > len(s.Header) {
			continue
		}
		if n += m.Bottom - m.Top; n > workbook.Usual.Cells {
			return refuse(s.File, m.Top, "too-large", "合并单元格太大，不像是案件的表格", "请取消合并，再保存")
		}
		cell := s.Rows[top].cells(m.Left)[m.Left-1]
		if cell.blank() {
			continue
		}
		for i := top + 1; i < len(s.Rows) && s.Rows[i].Line <= m.Bottom; i++ {
			fills[i] = append(fills[i], fill{m.Left, cell})
			if s.identifies(m.Left) && s.Rows[i].leader == 0 {
				s.Rows[i].leader = m.Top
			}
			if filled++; filled == 1 {
				first = m
			}
		}
	}
	for i, list := range fills {
		cells := s.Rows[i].cells(len(s.Header))
		for _, f := range list {
			if cells[f.column-1].blank() {
				cells[f.column-1] = f.cell
			}
		}
		s.Rows[i].packed = pack(0, cells).packed
	}
	if filled > 0 {
		s.note("有向下合并的单元格（例如第 %d 至 %d 行的“%s”），合并的各行都按所合并的内容读", first.Top, first.Bottom,
			printable(s.Header[first.Left-1]))
	}
	return nil
}

// identifies reports whether a column identifies the person of a case.
func (s *Sheet) identifies(column int) bool {
	f, ok := complaint.FieldByPlainHeader(s.Header[column-1])
	return ok && (f.Path == "complainant.name" || f.Path == "complainant.id_number")
}

// columnName returns the name of a column in Excel: A, B, … AA.
func columnName(n int) string {
	var b []byte
	for ; n > 0; n = (n - 1) / 26 {
		b = append([]byte{byte('A' + (n-1)%26)}, b...)
	}
	return string(b)
}
