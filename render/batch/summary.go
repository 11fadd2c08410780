package batch

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"path"
	"slices"
	"strings"
	"tousu/render/output"
)

// summaryHead is the header of summary.csv (汇总): one line for each letter and for each paper
// that could not be written, with nothing about any person.
var summaryHead = []string{"案件编号", "表格", "行号", "收件机构", "文书", "文件", "未写的原因", "提醒"}

const bom = "\ufeff"

// writeSummary lists the letters in the folder: those of this run in the order of its rows, after
// those that earlier runs of other cases left there.
func (t *Tally) writeSummary(out *output.Dir) error {
	var b bytes.Buffer
	b.WriteString(bom)
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	lines := append([][]string{summaryHead}, t.earlierLines(out)...)
	if len(lines)+len(t.kept) == 1 {
		return out.Remove(summaryName(t.job.Shard))
	}
	if err := w.WriteAll(lines); err != nil {
		return err
	}
	for _, l := range t.kept {
		if err := w.WriteAll(t.summaryRows(l)); err != nil {
			return err
		}
	}
	return out.WriteFile(summaryName(t.job.Shard), b.Bytes())
}

func (t *Tally) summaryRows(l summaryLine) [][]string {
	var out [][]string
	folder := output.FolderName(l.id)
	rows := strings.ReplaceAll(strings.Trim(fmt.Sprint(l.rows), "[]"), " ", "、")
	for i, p := range l.papers {
		for _, f := range t.job.Formats {
			out = append(out, []string{
				guard(l.id), guard(path.Base(t.job.Sheet.File)), rows, guard(p.Body), p.Title,
				guard(folder + "/" + output.FileName(i+1, p.Body, p.Title, f.Name)), "", l.remark(),
			})
		}
	}
	for _, u := range l.skips {
		out = append(out, []string{guard(l.id), guard(path.Base(t.job.Sheet.File)), rows, guard(u.Body), u.Title, "",
			guard(u.Reason), ""})
	}
	return out
}

// remark returns the last cell of a line.
func (l summaryLine) remark() string {
	var out []string
	if l.warnings > 0 {
		out = append(out, fmt.Sprintf("%d 处", l.warnings))
	}
	if l.alike {
		out = append(out, "与其他案件雷同或重复")
	}
	return strings.Join(out, "；")
}

// earlierLines returns the lines of an earlier summary whose cases are not in this run and whose
// folders still exist.
func (t *Tally) earlierLines(out *output.Dir) [][]string {
	src, err := out.ReadFile(summaryName(t.job.Shard))
	if err != nil {
		return nil
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(src), bom)))
	lines, err := r.ReadAll()
	if err != nil || len(lines) == 0 || !slices.Equal(lines[0], summaryHead) {
		return nil
	}
	ours := t.ids()
	return slices.DeleteFunc(lines[1:], func(l []string) bool {
		id := unguard(l[0])
		_, err := out.Stat(output.FolderName(id))
		return ours[id] || err != nil
	})
}

// ids returns the cases that this run reached.
func (t *Tally) ids() map[string]bool {
	out := map[string]bool{}
	for _, l := range t.kept {
		out[l.id] = true
	}
	for _, f := range t.failed {
		out[f.id] = true
	}
	return out
}
