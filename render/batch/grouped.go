package batch

import (
	"fmt"
	"slices"
	"strings"

	"tousu/legal/complaint"
)

// alikeFindings is the maximum number of rows for which the same message is repeated.
const alikeFindings = 5

// saying is the message of one or several findings.
type saying struct {
	all   complaint.Findings // never empty, in their order
	shown bool
}

// sayingKey identifies findings that say the same: for a doubt by the answer that would settle
// it. That is bound to the value, so a word in ten columns is asked about once.
func sayingKey(f *complaint.Finding) [4]string {
	if f.Severity == complaint.Doubt {
		for _, a := range f.Answers {
			if a.Write != "" {
				return [4]string{a.Write}
			}
		}
	}
	return [4]string{f.Header, f.Code, f.Message, f.Hint}
}

// gather groups the findings that say the same.
func gather(findings complaint.Findings) map[[4]string]*saying {
	groups := map[[4]string]*saying{}
	for i := range findings {
		key := sayingKey(&findings[i])
		if groups[key] == nil {
			groups[key] = &saying{}
		}
		groups[key].all = append(groups[key].all, findings[i])
	}
	return groups
}

// note returns the number and the rows of those that say the same: （共 9 行：第2至10行）.
func (g *saying) note() string {
	where := g.where()
	unit := "行"
	if strings.Contains(where, "也这样写") {
		unit = "处"
	}
	return fmt.Sprintf("（共 %d %s：%s）", len(g.all), unit, where)
}

// where names the rows, and the columns other than the first.
func (g *saying) where() string {
	var rows []int
	var headers []string
	for i := range g.all {
		rows = append(rows, g.all[i].Pos.Line)
		if h := g.all[i].Header; h != g.all[0].Header && !slices.Contains(headers, h) {
			headers = append(headers, h)
		}
	}
	slices.Sort(rows)
	rows = slices.Compact(rows)
	if len(headers) > 0 {
		return fmt.Sprintf("%s；%s也这样写", RowList(rows), strings.Join(headers, "、"))
	}
	return RowList(rows)
}

// Grouped formats findings as lines, in the order of their first occurrence. A message for more
// than a few rows is printed once, with the rows; a question is asked once however many rows and
// columns have it.
func Grouped(findings complaint.Findings) []string {
	groups := gather(findings)
	var out []string
	var list complaint.Listing
	for i := range findings {
		f := &findings[i]
		g := groups[sayingKey(f)]
		most := alikeFindings
		if f.Severity == complaint.Doubt {
			most = 1
		}
		switch {
		case g.shown:
		case len(g.all) <= most || f.Pos.Line == 0:
			out = append(out, list.Lines(*f, "")...)
		default:
			out = append(out, list.Lines(*f, g.note())...)
			g.shown = true
		}
	}
	return out
}
