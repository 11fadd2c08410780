package batch

import (
	"strings"

	"tousu/legal/complaint"
	"tousu/legal/pattern"
)

// tidy turns the rows below the header into cases: it drops totals and notes, and joins rows that
// continue the case above.
func (c *Columns) tidy(s *Sheet) {
	c.dropNotes(s)
	c.joinRows(s)
	c.tellQuotes(s)
}

var totalWords = pattern.New(`^(?:本页|本表)?(?:合计|总计|小计|共计|总数)|^共\s*\d+\s*[件人条]`)

// howMany matches what a row of totals has in place of a name: 40件.
var howMany = pattern.New(`^共?\s*\d+\s*[件人条份户例]?$`)

// dropNotes drops rows of totals anywhere, and rows at the end without anything about a person or
// an act: notes, signatures, prefilled numbers.
func (c *Columns) dropNotes(s *Sheet) {
	var dropped []int
	tail := len(s.Rows)
	for tail > 0 && c.noCase(&s.Rows[tail-1]) {
		tail--
	}
	if tail == 0 {
		return // no row is a case: each reports what it lacks
	}
	at := -1
	s.Rows = keep(s.Rows, func(r *Row) bool {
		at++
		if at < tail && !(c.noCase(r) && totalWords.MatchString(firstText(r))) {
			return true
		}
		dropped = append(dropped, r.Line)
		return false
	})
	if len(dropped) > 0 {
		s.note("%s没有姓名、证件号码和事件，像是合计或者说明，没有读", RowList(dropped))
	}
}

// noCase reports whether a row has nothing about a person or an act.
func (c *Columns) noCase(r *Row) bool {
	cells := r.cells(c.width)
	for k := range c.columns {
		col := &c.columns[k]
		ofCase := col.Field.Path == "complainant.name" || col.Field.Path == "complainant.id_number" ||
			ofIncident(&col.Field)
		if !ofCase || col.Number > c.width || cells[col.Number-1].blank() ||
			totalWords.MatchString(cells[col.Number-1].Text) {
			continue
		}
		if !howMany.MatchString(strings.TrimSpace(cells[col.Number-1].Text)) || !totalWords.MatchString(firstText(r)) {
			return false
		}
	}
	return true
}

func firstText(r *Row) string {
	for _, cell := range r.cells(0) {
		if t := strings.TrimSpace(cell.Text); t != "" {
			return t
		}
	}
	return ""
}

// ofIncident reports whether a key belongs to an incident, not to the case.
func ofIncident(f *complaint.Field) bool { return strings.HasPrefix(f.Path, "incidents") }

// joinRows joins rows without 案件编号 and without anything about a person, but with an act, to
// the case above, if they say nothing else about the case: this is how people write several acts
// of one case.
func (c *Columns) joinRows(s *Sheet) {
	var joined []int
	lead := &s.Rows[0]
	for i := 1; i < len(s.Rows); i++ {
		r, above := &s.Rows[i], &s.Rows[i-1]
		if r.leader != 0 || !c.onlyAct(r, lead) {
			if r.leader == 0 {
				lead = r
			}
			continue
		}
		if r.leader = above.leader; r.leader == 0 {
			r.leader = above.Line
		}
		joined = append(joined, r.Line)
	}
	if len(joined) > 0 {
		s.note("%s只写了事件，没有案件编号和姓名，作为上一行同一案件的事件", RowList(joined))
	}
}

// onlyAct reports whether a row has an act, nothing about a person, and nothing about the case
// that differs from its first row.
func (c *Columns) onlyAct(r, lead *Row) bool {
	cells, first := r.cells(c.width), lead.cells(c.width)
	act := false
	for k := range c.columns {
		col := &c.columns[k]
		if col.Number > c.width || cells[col.Number-1].blank() ||
			complaint.Unanswered(strings.TrimSpace(cells[col.Number-1].Text)) {
			continue
		}
		if ofIncident(&col.Field) {
			act = true
		} else if strings.HasPrefix(col.Field.Path, "complainant") || cells[col.Number-1] != first[col.Number-1] {
			return false
		}
	}
	return act
}

// tellQuotes notes, once for each column, that a ' before its numbers was dropped.
func (c *Columns) tellQuotes(s *Sheet) {
	counts := make([]int, len(c.columns))
	for i := range s.Rows {
		if !strings.Contains(s.Rows[i].packed, "'") {
			continue
		}
		cells := s.Rows[i].cells(c.width)
		for k := range c.columns {
			if n := c.columns[k].Number; n <= c.width && unquoted(cells[n-1].Text) != cells[n-1].Text {
				counts[k]++
			}
		}
	}
	for k, n := range counts {
		if n > 0 {
			s.note("“%s”一列有 %d 格以 ' 开头，是导出时加的，已经去掉", printable(c.columns[k].Header), n)
		}
	}
}
