package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/desk"
	"tousu/render/plan"
)

func routeCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "route", Usage: "看这件事可以交给哪些机构、为什么", ArgsUsage: "[案件.yaml]",
		Description: `例：
   tousu route case.yaml

结论有三种：建议提交、可以提交（用 --to 指定后才写）、不宜提交。`,
		Flags: []cli.Flag{dateFlag, jsonFlag},
		Action: func(c *cli.Context) error {
			path, err := casePath(e, c)
			if err != nil {
				return err
			}
			planner := plan.Default()
			kase, err := openCase(e, c, planner, path)
			if err != nil {
				return err
			}
			routes := desk.Routes(planner, kase)
			if c.Bool("json") {
				return printJSON(e, routes)
			}
			printRoutes(e, routes)
			printConflicts(e, planner, kase)
			return nil
		},
	}
}

func printRoutes(e env, routes []desk.Route) {
	var rows [][]string
	others := 0
	for _, r := range routes {
		requires := strings.Join(r.Requires, "；")
		if r.Status == string(agency.NotCompetent) {
			if r.Rule == agency.OfAnother {
				others++
				continue
			}
			requires = ""
		}
		rows = append(rows, []string{
			r.Body, r.Paper, agency.Statuses.Label(agency.Status(r.Status)), reasons(r), strings.Join(r.Basis, "、"),
			requires,
		})
	}
	printTable(e.out, []string{"收件机构", "文书", "结论", "理由", "法律依据", "对方先要什么"}, rows, []int{16, 14, 10, 26, 20, 14})
	if others > 0 {
		fmt.Fprintf(e.out, "另有 %d 份文书不适用于投诉人的身份，没有列出。\n", others)
	}
	printSteps(e, routes)
}

// reasons returns the reason, with the body's possible objections and what is missing.
func reasons(r desk.Route) string {
	lines := []string{r.Reason}
	for _, o := range r.Objections {
		if r.Status == string(agency.NotCompetent) || o.ID == r.Rule {
			continue
		}
		line := o.Reason
		if o.Effect == string(agency.AsBackground) {
			line = "第" + strings.Join(numbers(o.Facts), "、") + "件事只作背景：" + o.Reason
		}
		lines = append(lines, "注意："+line)
	}
	if len(r.Lacks) > 0 && r.Status != string(agency.NotCompetent) {
		lines = append(lines, "还缺："+strings.Join(labels(r.Lacks), "、"))
	}
	return strings.Join(lines, "\n")
}

// labels returns what is missing, in the words of messages.
func labels(lacks []desk.Lack) []string {
	out := make([]string, len(lacks))
	for i, l := range lacks {
		out[i] = l.Label
	}
	return out
}

// printSteps prints the papers that can be submitted, by step, with their limits.
func printSteps(e env, routes []desk.Route) {
	fmt.Fprint(e.out, "\n先后顺序（第1步：当天保全证据，保留通话记录、录音、短信的原始载体）：\n")
	var rows [][]string
	for step := 1; step <= len(routes); step++ {
		for _, r := range routes {
			if r.Step == step && r.Status != string(agency.NotCompetent) {
				rows = append(rows, []string{fmt.Sprint(step), r.StepName, r.Paper + "（" + r.Body + "）", limits(r)})
			}
		}
	}
	printTable(e.out, []string{"步", "做什么", "文书", "期限"}, rows, []int{6, 26, 34, 34})
}

// printConflicts prints the papers that conflict.
func printConflicts(e env, planner *plan.Planner, kase *complaint.Case) {
	open := agency.Competent(planner.Route(kase))
	if found := planner.Agencies().Conflicts(open...); len(found) > 0 {
		fmt.Fprintln(e.out, "\n不宜同时提交的文书：")
		for _, c := range found {
			fmt.Fprintln(e.out, "  "+conflict(open, c))
		}
	}
}

// opening says from which day on the step is open.
func opening(iso string) string {
	d, err := legal.ParseDate(iso)
	if err != nil {
		return iso
	}
	return "按此前投诉的日期，" + d.Chinese() + "起可以提出"
}

func limits(r desk.Route) string {
	var lines []string
	for _, l := range r.Limits {
		lines = append(lines, l.What)
	}
	if r.Opens != "" {
		lines = append(lines, opening(r.Opens))
	}
	return strings.Join(lines, "\n")
}
