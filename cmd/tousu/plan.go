package main

import (
	"fmt"
	"slices"
	"strings"

	"tousu/legal/agency"
	"tousu/render/plan"
)

// tellPlan prints on stderr what the sender should know of the papers that were written and of
// those that were not. It returns an error if a paper that was named is among the latter.
func tellPlan(e env, p plan.Plan) error {
	for _, d := range p.Write {
		tellObjections(e, d)
	}
	for _, c := range p.Conflicts {
		fmt.Fprintf(e.err, "提示：%s\n", conflict(p.Write, c))
	}
	for _, line := range plan.Unwritten(p.Skipped) {
		fmt.Fprintln(e.err, line)
	}
	named, lacking, powers := 0, 0, false
	for _, s := range p.Skipped {
		if s.Named {
			named++
		}
		if len(s.Lacks) > 0 {
			lacking++
		}
		powers = powers || slices.Contains(s.Paper.Needs, "agent.powers")
	}
	if powers {
		fmt.Fprintln(e.err, "提示：信的附件里列了授权委托书。已经另外签好的，附上就行；要程序写的，在“代理人”里补上所缺的再运行一次。")
	}
	switch {
	case named > 0:
		return failed("运行 tousu route 看各机构的理由。", "指定的文书有 %d 份没有写", named)
	case len(p.Write) == 0 && lacking > 0:
		return failed("补上所缺的再运行一次；tousu route 可以看各机构的理由。", "应当写的文书都还缺内容（见“未写”），没有写信")
	case len(p.Write) == 0:
		return failed("运行 tousu route 看各机构的理由，可以用 --to 指定。", "没有建议提交的机构，没有写信")
	}
	return nil
}

// tellObjections warns about the body's possible objections.
func tellObjections(e env, d agency.Decision) {
	if d.Rule.Status == agency.NotCompetent {
		fmt.Fprintf(e.err, "提示：%s（%s）不宜提交：%s。\n", d.Paper.Title, d.Agency.Label, d.Rule.Reason)
	}
	if d.Beside() {
		return // printed for the paper it goes with
	}
	for _, o := range d.Objections {
		fmt.Fprintf(e.err, "提示：%s（%s）%s。\n", d.Paper.Title, d.Agency.Label, objection(o))
	}
}

// objection formats one ground of refusal for the user: 事实（一）只作背景事实：…….
func objection(o agency.Objection) string {
	who := ""
	if len(o.Acts) > 0 {
		who = "第" + strings.Join(numbers(facts(o)), "、") + "件事"
	}
	if o.Effect == agency.Warns {
		if who != "" {
			return who + "：" + o.When
		}
		return o.When
	}
	return who + agency.Effects.Label(o.Effect) + "：" + o.When
}

// facts returns the numbers of the incidents that an objection concerns, from 1, in the order of
// the case file; never nil.
func facts(o agency.Objection) []int {
	out := []int{}
	for _, i := range o.Acts {
		out = append(out, i+1)
	}
	return out
}

func numbers(list []int) []string {
	out := make([]string, len(list))
	for i, n := range list {
		out[i] = fmt.Sprint(n)
	}
	return out
}

// conflict names the papers that conflict.
func conflict(written []agency.Decision, c agency.Conflict) string {
	titles := func(kinds []string) string {
		var out []string
		for _, d := range written {
			if name := d.Paper.Title + "（" + d.Agency.Label + "）"; d.Among(kinds) && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
		return strings.Join(out, "、")
	}
	return titles(c.One) + "与" + titles(c.Other) + "有冲突：" + c.Reason + "。"
}
