package batch

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/render/batch/workbook"
	"tousu/render/letter"
)

// Figures count the cases of a table (统计) by what they have in common. They hold
// nothing of any person, and merge what so few have in common that it may point to
// one.
type Figures struct {
	Cases  int // that can be written
	Left   int // that were not counted: they have faults or open questions
	Groups []FigureGroup

	counts []map[string]int
	cases  []marks
}

// FigureGroup counts the cases by one trait. A case of several conducts counts under
// each, so that the lines may add up to more than the cases.
type FigureGroup struct {
	Name  string
	Lines []Figure // the largest first
}

// Figure is one line: Few is set where N is not told.
type Figure struct {
	Name string
	N    int
	Few  bool
}

// figureGroups are the traits, in the order of the report.
var figureGroups = []string{"被投诉机构", "机构类型", "行为", "投诉人所在地区", "事件月份", "既往投诉对象", "建议收件机构"}

// NewFigures returns empty figures.
func NewFigures() *Figures {
	f := &Figures{}
	for range figureGroups {
		f.counts = append(f.counts, map[string]int{})
	}
	return f
}

// marks are what a case counts under, a list for each of figureGroups.
type marks [][]string

// marksOf takes what a case counts under.
func (j *Job) marksOf(c *complaint.Case, papers []PaperLine) marks {
	out := make(marks, len(figureGroups))
	add := func(group int, name string) {
		if name != "" && !slices.Contains(out[group], name) {
			out[group] = append(out[group], name)
		}
	}
	add(0, c.Respondent.Name)
	add(1, legal.LenderKinds.Label(c.Respondent.Kind))
	for i := range c.Incidents {
		for _, x := range c.Incidents[i].Conduct {
			add(2, legal.Conducts.Label(x))
		}
		at := c.Incidents[i].At
		add(4, fmt.Sprintf("%04d年%02d月", at.Year, at.Month))
	}
	if where, ok := j.Engine.Planner().Agencies().Region(c.Complainant.Address); ok {
		add(3, where.Name)
	} else {
		add(3, "不详")
	}
	for _, p := range c.Prior {
		add(5, p.Body)
	}
	for _, p := range papers {
		add(6, p.Body)
	}
	return out
}

// add counts one case.
func (f *Figures) add(o *Outcome) {
	if o.State == Failed {
		f.Left++
		return
	}
	f.Cases++
	f.cases = append(f.cases, o.marks)
	for g, names := range o.marks {
		for _, n := range names {
			f.counts[g][n]++
		}
	}
}

// finish sorts the lines. Lines of fewer than least cases become one, whose number is
// told only if it is large enough itself.
func (f *Figures) finish(least int) {
	for g, counts := range f.counts {
		group := FigureGroup{Name: figureGroups[g]}
		kinds := 0
		for name, n := range counts {
			if n < least {
				kinds++
				continue
			}
			group.Lines = append(group.Lines, Figure{Name: name, N: n})
		}
		slices.SortFunc(group.Lines, func(a, b Figure) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Name, b.Name)) })
		if kinds > 0 {
			few := f.merged(g, least)
			group.Lines = append(group.Lines, Figure{Name: fmt.Sprintf("其他（%d 项，每项不足 %d 件）", kinds, least), N: few, Few: few < least})
		}
		if len(group.Lines) > 0 {
			f.Groups = append(f.Groups, group)
		}
	}
}

// merged counts the cases that have a trait of fewer than least: each once, however
// many such traits it has.
func (f *Figures) merged(group, least int) int {
	n := 0
	for _, m := range f.cases {
		if slices.ContainsFunc(m[group], func(name string) bool { return f.counts[group][name] < least }) {
			n++
		}
	}
	return n
}

// Count decodes every case of the table and counts those without a fault. least is
// the number of cases from which a line is told by name; at least 1.
func (j *Job) Count(least int) *Figures {
	f := NewFigures()
	j.Marks = true
	j.Check(context.Background(), func(o Outcome) { f.add(&o) })
	f.finish(least)
	return f
}

// number is how a line tells its count.
func (x Figure) number(least int) string {
	if x.Few {
		return fmt.Sprintf("不足 %d", least)
	}
	return fmt.Sprint(x.N)
}

// share is the part of the cases, in hundredths.
func (f *Figures) share(x Figure) string {
	if x.Few || f.Cases == 0 {
		return ""
	}
	return fmt.Sprintf("%.1f%%", 100*float64(x.N)/float64(f.Cases))
}

// Workbook writes the figures as one worksheet for each trait.
func (f *Figures) Workbook(least int) ([]byte, error) {
	tables := make([]workbook.Table, 0, len(f.Groups))
	for _, g := range f.Groups {
		t := workbook.Table{Name: g.Name, Widths: []float64{40}, Lines: []workbook.Line{{Bold: true, Cells: []any{g.Name, "件数", "占比"}}}}
		for _, l := range g.Lines {
			var n any = l.N
			if l.Few {
				n = l.number(least)
			}
			t.Lines = append(t.Lines, workbook.Line{Cells: []any{l.Name, n, f.share(l)}})
		}
		t.Lines = append(t.Lines, workbook.Line{Bold: true, Cells: []any{"合计（每件计一次）", f.Cases, ""}})
		tables = append(tables, t)
	}
	var b bytes.Buffer
	err := workbook.Write(&b, tables...)
	return b.Bytes(), err
}

// onPage is how many lines of each trait the one page tells.
const onPage = 5

// Letter is the page with the figures: the first lines of each trait.
func (f *Figures) Letter(on legal.Date, least int) *letter.Letter {
	text := func(s string) letter.Line { return letter.Line{letter.Text(s)} }
	table := &letter.Table{Header: []letter.Line{text("类别"), text("项目"), text("件数"), text("占比")}}
	for _, g := range f.Groups {
		for i, l := range g.Lines {
			if i == onPage {
				break
			}
			name := g.Name
			if i > 0 {
				name = "同类"
			}
			share := letter.Line{}
			if s := f.share(l); s != "" {
				share = text(s)
			}
			table.Rows = append(table.Rows, []letter.Line{text(name), text(l.Name), text(l.number(least)), share})
		}
	}
	said := fmt.Sprintf("截至%s，共统计 %d 件。一件有几种行为、几个月份的，各计一次，所以各行相加可能多于总数；不足 %d 件的已经合并。表中每类列出前 %d 项，全部见同名的表格。",
		on.Chinese(), f.Cases, least, onPage)
	return &letter.Letter{Blocks: []letter.Block{
		&letter.Title{Text: text("催收投诉情况统计表")}, &letter.Paragraph{Text: text(said)}, table,
		&letter.Signature{Lines: []letter.Line{text(on.Chinese())}},
	}}
}
