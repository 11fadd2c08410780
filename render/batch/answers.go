package batch

import (
	"fmt"
	"strings"

	"tousu/legal/complaint"
	"tousu/render/output"
)

// writeAnswers writes answers.yaml (答案): each open question once, with its answers commented
// out for a person to choose from, after the answers already given. If there are no questions the
// file is removed, unless this run was started with answers.
func (t *Tally) writeAnswers(out *output.Dir) error {
	name := answersName(t.job.Shard)
	var open complaint.Findings
	for _, x := range t.failed {
		open = append(open, x.faults.Of(complaint.Doubt)...)
	}
	if len(open) == 0 {
		if len(t.job.Answers) > 0 {
			return nil
		}
		return out.Remove(name)
	}
	return out.WriteFile(name, []byte(answersFile(open, t.job.Answers)))
}

// AnswersName returns the base name of the file of questions.
func (j *Job) AnswersName() string { return answersName(j.Shard) }

// WriteQuestions writes the questions about a table that must be answered before its rows are
// read, and returns the base name of their file; "" if there are none.
func (j *Job) WriteQuestions(out *output.Dir, findings complaint.Findings) (string, error) {
	open := findings.Of(complaint.Doubt)
	if len(open) == 0 {
		return "", nil
	}
	return j.AnswersName(), out.WriteFile(j.AnswersName(), []byte(answersFile(open, j.Answers)))
}

// answersFile returns the text of answers.yaml.
func answersFile(open complaint.Findings, given []string) string {
	var b strings.Builder
	b.WriteString("# 每个问题选一个答案，去掉那一行行首的 #，保存后在命令里加 --answers 这个文件。\n# 一个答案用于内容相同的各行；答案要求修改内容的，请改表格，不要在这里写。\n核对:\n")
	for _, a := range given {
		fmt.Fprintf(&b, "  - %s\n", quoted(a))
	}
	groups := gather(open)
	for i := range open {
		f := &open[i]
		g := groups[sayingKey(f)]
		if g.shown {
			continue // asked already
		}
		g.shown = true
		fmt.Fprintf(&b, "\n# %s\n", oneLine(strings.TrimPrefix(f.Header+"："+f.Message, "：")+"（"+g.where()+"）"))
		if f.Question != "" {
			fmt.Fprintf(&b, "# %s\n", oneLine(f.Question))
		}
		for _, a := range f.Answers {
			if a.Write == "" {
				fmt.Fprintf(&b, "#   （改表格）%s\n", oneLine(a.Means))
			} else {
				fmt.Fprintf(&b, "#  - %s      # %s\n", a.Write, oneLine(a.Means))
			}
		}
	}
	return b.String()
}

// oneLine makes a text fit into a one-line comment.
func oneLine(s string) string { return visible(strings.Join(strings.Fields(s), " ")) }
