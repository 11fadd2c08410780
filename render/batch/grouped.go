package batch

import (
	"fmt"
	"slices"
	"strings"

	"tousu/legal/complaint"
)

// alikeFindings is how many rows may say the same each for itself.
const alikeFindings = 5

// saying is what one finding or several say.
type saying struct {
	all   complaint.Findings // never empty, in the order in which they come
	shown bool
}

// sayingKey tells what counts as the same: for a doubt the answer that would settle it.
// That is bound to the value, so a word in ten columns is asked about once.
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

// gather finds for every finding those that say the same.
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

// note counts those that say the same: （共 9 行：第2至10行）.
func (g *saying) note() string {
	where := g.where()
	unit := "行"
	if strings.Contains(where, "也这样写") {
		unit = "处"
	}
	return fmt.Sprintf("（共 %d %s：%s）", len(g.all), unit, where)
}

// where names the rows, and the columns but the first.
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

// Grouped writes findings as lines, in the order in which they first come. The same
// message for more than a few rows is said once, with the rows; a question is asked
// once however many rows and columns have it.
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
