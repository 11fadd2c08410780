package batch

import (
	"fmt"
	"slices"

	"tousu/legal/complaint"
)

// alikeFindings is how many rows may say the same each for itself.
const alikeFindings = 5

// Grouped writes findings as lines, in the order in which they first come. The same
// message for more than a few rows is said once, with the rows; a question is asked
// once however many rows there are.
func Grouped(findings complaint.Findings) []string {
	said := make([]int, alikeFindings+1)
	type key struct{ header, code, message, hint string }
	lines := map[key][]int{}
	of := func(f *complaint.Finding) key { return key{f.Header, f.Code, f.Message, f.Hint} }
	for i := range findings {
		k := of(&findings[i])
		lines[k] = append(lines[k], findings[i].Pos.Line)
	}
	var out []string
	for _, f := range findings {
		k := of(&f)
		most := alikeFindings
		switch f.Severity {
		case complaint.Doubt:
			f.Message = "请核对：" + f.Message
			most = 1
		case complaint.Warning:
			f.Message = "提醒：" + f.Message
		}
		rows := lines[k]
		if len(rows) <= most {
			out = append(out, f.String())
		} else if rows != nil && rows[0] > 0 {
			slices.Sort(rows)
			out = append(out, fmt.Sprintf("%s（共 %d 行：%s）", f, len(rows), RowList(slices.Compact(rows))))
			lines[k] = said
		}
	}
	return out
}
