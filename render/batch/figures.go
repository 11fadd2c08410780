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
	"tousu/render/output"
	"tousu/render/plan"
)

// Figures count cases (统计) by what they have in common, as far as a table, a register and
// folders of letters say. They hold nothing about any person, and merge groups so small that they
// could identify someone.
type Figures struct {
	Cases  int // cases that can be written or that have letters
	Left   int // cases that were not counted because of faults or open questions
	Groups []FigureGroup

	units map[string]map[string][]string // by case and group: the traits of the case
}

// FigureGroup counts the cases by one trait. A case with several conducts counts for each, so
// that the lines may add up to more than the cases.
type FigureGroup struct {
	Name  string
	Cases int      // for which the trait is known
	Lines []Figure // the largest first
}

// Figure is one line. Few is set if N is too small to be shown.
type Figure struct {
	Name string
	N    int
	Few  bool
}

// The traits, in the order of the report: what a table says, then what happened to the letters.
const (
	figureLender  = "被投诉机构"
	figureKind    = "机构类型"
	figureConduct = "行为"
	figureRegion  = "投诉人所在地区"
	figureMonth   = "事件月份"
	figurePrior   = "既往投诉对象"
	figureAdvised = "建议收件机构"
	figureBody    = "收件机关"
	figurePaper   = "文书"
	figureSent    = "寄出月份"
	figureResult  = "结果"
)

var figureGroups = []string{
	figureLender, figureKind, figureConduct, figureRegion, figureMonth, figurePrior, figureAdvised, figureBody,
	figurePaper, figureSent, figureResult,
}

// NewFigures returns empty figures.
func NewFigures() *Figures { return &Figures{units: map[string]map[string][]string{}} }

// Mark records a trait of a case. A case is identified by the name of its folder, whichever
// source it comes from.
func (f *Figures) Mark(id, group, name string) {
	key := output.FolderName(id)
	unit := f.units[key]
	if unit == nil {
		unit = map[string][]string{}
		f.units[key] = unit
	}
	if name != "" && !slices.Contains(unit[group], name) {
		unit[group] = append(unit[group], name)
	}
}

// marks holds the traits of a case of a table.
type marks struct{ list [][2]string }

func (m *marks) add(group, name string) { m.list = append(m.list, [2]string{group, name}) }

// marksOf returns the traits of a case.
func (j *Job) marksOf(c *complaint.Case, papers []PaperLine) marks {
	var out marks
	out.add(figureLender, c.Respondent.Name)
	out.add(figureKind, legal.LenderKinds.Label(c.Respondent.Kind))
	for i := range c.Incidents {
		for _, x := range c.Incidents[i].Conduct {
			out.add(figureConduct, legal.Conducts.Label(x))
		}
		out.add(figureMonth, monthOf(c.Incidents[i].At.Year, int(c.Incidents[i].At.Month)))
	}
	where, _ := j.Engine.Planner().Agencies().Region(c.Complainant.Address)
	out.add(figureRegion, cmp.Or(where.Name, "不详"))
	for _, p := range c.Prior {
		out.add(figurePrior, p.Body)
	}
	for _, p := range papers {
		out.add(figureAdvised, p.Body)
	}
	return out
}

func monthOf(year, month int) string { return fmt.Sprintf("%04d年%02d月", year, month) }

// AddTable decodes every case of the table and counts those that have neither a fault nor an open
// question.
func (f *Figures) AddTable(j *Job) {
	j.Marks = true
	j.Check(context.Background(), func(o Outcome) {
		if o.State == Failed {
			f.Left++
			return
		}
		for _, m := range o.marks.list {
			f.Mark(o.ID, m[0], m[1])
		}
	})
}

// AddRegister counts the letters of a register with their status on a day.
func (f *Figures) AddRegister(rows []Posted, planner *plan.Planner, on legal.Date) {
	for i := range rows {
		p := &rows[i]
		f.AddLetter(p.Case, p.Body, p.Paper)
		f.Mark(p.Case, figureKind, legal.LenderKinds.Label(p.Lender))
		if d := p.Sent.Date; !d.IsZero() {
			f.Mark(p.Case, figureSent, monthOf(d.Year, int(d.Month)))
		}
		f.Mark(p.Case, figureResult, p.standing(planner, on))
	}
}

// AddLetter counts a letter of a case.
func (f *Figures) AddLetter(id, body, paper string) {
	f.Mark(id, figureBody, body)
	f.Mark(id, figurePaper, paper)
}

// standing returns the status of a letter. A person's own words are left out: they may name
// somebody.
func (p *Posted) standing(planner *plan.Planner, on legal.Date) string {
	late := func(d plan.Deadline) bool { return d.State == plan.Overdue && !d.Term.Own }
	switch sent := &p.Sent; {
	case sent.Result != "":
		return complaint.Results.Label(sent.Result)
	case sent.Answered():
		return "已答复，结果未填"
	case sent.Date.IsZero():
		return "未寄出"
	case slices.ContainsFunc(planner.Posted(p.Agency, p.Lender, *sent, on), late):
		return "期限已过，尚无答复"
	case !sent.AcceptedOn.IsZero():
		return "已受理，尚无答复"
	}
	return "已寄出，尚无答复"
}

// Finish adds up and sorts the lines. Lines of fewer than least cases are merged into one, whose
// number is shown only if it is at least least itself. least must be at least 1.
func (f *Figures) Finish(least int) {
	f.Cases = len(f.units)
	for _, name := range figureGroups {
		counts := map[string]int{}
		group := FigureGroup{Name: name}
		for _, unit := range f.units {
			for _, n := range unit[name] {
				counts[n]++
			}
			if len(unit[name]) > 0 {
				group.Cases++
			}
		}
		if group.Cases > 0 {
			group.Lines = f.lines(name, counts, least)
			f.Groups = append(f.Groups, group)
		}
	}
}

func (f *Figures) lines(group string, counts map[string]int, least int) []Figure {
	var out []Figure
	kinds := 0
	for name, n := range counts {
		if n < least {
			kinds++
			continue
		}
		out = append(out, Figure{Name: name, N: n})
	}
	slices.SortFunc(out, func(a, b Figure) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Name, b.Name)) })
	if kinds == 0 {
		return out
	}
	few := 0 // each case once, however many such traits it has
	for _, unit := range f.units {
		if slices.ContainsFunc(unit[group], func(name string) bool { return counts[name] < least }) {
			few++
		}
	}
	return append(out, Figure{Name: fmt.Sprintf("其他（%d 项，每项不足 %d 件）", kinds, least), N: few, Few: few < least})
}

// number formats the count of a line.
func (x Figure) number(least int) string {
	if x.Few {
		return fmt.Sprintf("不足 %d", least)
	}
	return fmt.Sprint(x.N)
}

// share returns the percentage of the cases for which the trait is known.
func (g *FigureGroup) share(x Figure) string {
	if x.Few || g.Cases == 0 {
		return ""
	}
	return fmt.Sprintf("%.1f%%", 100*float64(x.N)/float64(g.Cases))
}

// Workbook returns the figures as a workbook with one worksheet for each trait.
func (f *Figures) Workbook(least int) ([]byte, error) {
	tables := make([]workbook.Table, 0, len(f.Groups))
	for _, g := range f.Groups {
		t := workbook.Table{Name: g.Name, Widths: []float64{40},
			Lines: []workbook.Line{{Bold: true, Cells: []any{g.Name, "件数", "占比"}}}}
		for _, l := range g.Lines {
			var n any = l.N
			if l.Few {
				n = l.number(least)
			}
			t.Lines = append(t.Lines, workbook.Line{Cells: []any{l.Name, n, g.share(l)}})
		}
		t.Lines = append(t.Lines, workbook.Line{Bold: true, Cells: []any{"合计（每件计一次）", g.Cases, ""}})
		tables = append(tables, t)
	}
	var b bytes.Buffer
	err := workbook.Write(&b, tables...)
	return b.Bytes(), err
}

// Limits of the one-page summary: lines in total, and for each trait.
const (
	pageLines = 30
	onPage    = 5
)

// Letter returns the one-page summary with the first lines of each trait.
func (f *Figures) Letter(on legal.Date, least int) *letter.Letter {
	text := func(s string) letter.Line { return letter.Line{letter.Text(s)} }
	most := onPage
	if n := len(f.Groups); n > 0 {
		most = max(2, min(onPage, pageLines/n))
	}
	table := &letter.Table{Dense: true, Header: []letter.Line{text("类别"), text("项目"), text("件数"), text("占比")}}
	for _, g := range f.Groups {
		for i, l := range g.Lines {
			if i == most {
				break
			}
			name := g.Name
			if i > 0 {
				name = "同类"
			}
			share := letter.Line{}
			if s := g.share(l); s != "" {
				share = text(s)
			}
			table.Rows = append(table.Rows, []letter.Line{text(name), text(l.Name), text(l.number(least)), share})
		}
	}
	said := fmt.Sprintf("截至%s，共统计 %d 件。一件有几种行为、几个月份的，各计一次，所以各行相加可能多于总数；占比以知道这一项的案件为准；不足 %d 件的已经合并。表中每类列出前 %d 项，全部见同名的表格。",
		on.Chinese(), f.Cases, least, most)
	return &letter.Letter{Blocks: []letter.Block{
		&letter.Title{Text: text("催收投诉情况统计表")}, &letter.Paragraph{Text: text(said)}, table,
		&letter.Signature{Lines: []letter.Line{text(on.Chinese())}},
	}}
}
