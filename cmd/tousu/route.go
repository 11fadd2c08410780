package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/plan"
)

func routeCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "route", Usage: "看这件事可以交给哪些机构、为什么", ArgsUsage: "案件.yaml",
		Description: `例：
   tousu route case.yaml

结论有三种：建议提交、可以提交（用 --to 指定后才写）、不宜提交。`,
		Flags: []cli.Flag{dateFlag, jsonFlag},
		Action: func(c *cli.Context) error {
			path, err := casePath(c)
			if err != nil {
				return err
			}
			planner := plan.Default()
			kase, err := openCase(e, c, planner, path)
			if err != nil {
				return err
			}
			routes := routesOf(planner, kase)
			if c.Bool("json") {
				return printJSON(e, routes)
			}
			printRoutes(e, routes)
			printConflicts(e, planner, kase)
			return nil
		},
	}
}

// routeJSON is one element of the array that route --json prints: one paper of
// one body, in the order of the registry.
type routeJSON struct {
	Slug       string          `json:"slug"`
	Body       string          `json:"body"` // as addressed on the day of the letter
	Kind       string          `json:"kind"` // of the letter: nfra-report
	Paper      string          `json:"paper"`
	Status     string          `json:"status"`   // chosen, possible, not-competent
	Writable   bool            `json:"writable"` // false: render does not write it, even if named
	Rule       string          `json:"rule"`     // of the routing rule or ground of refusal that decides
	Reason     string          `json:"reason"`
	Basis      []string        `json:"basis"`
	Objections []objectionJSON `json:"objections"` // grounds of refusal that the case meets
	Lacks      []string        `json:"lacks"`      // keys that the paper needs and the case lacks
	Requires   []string        `json:"requires"`
	Step       int             `json:"step"` // place in the order of steps, from 1
	StepName   string          `json:"step_name"`
	Limits     []limitJSON     `json:"limits"`
	Opens      string          `json:"opens,omitempty"` // day on which the step opens, by an earlier dated complaint
	Conflicts  []string        `json:"conflicts"`       // kinds that get in its way among those chosen or possible
}

// objectionJSON is one ground of refusal.
type objectionJSON struct {
	ID     string   `json:"id"`
	Effect string   `json:"effect"` // warning, without-agent, background, refused
	Reason string   `json:"reason"`
	Basis  []string `json:"basis"`
	Facts  []int    `json:"facts"` // numbers of the incidents it concerns, from 1; empty for the whole paper
}

// limitJSON is how long the body or the sender has.
type limitJSON struct {
	What  string   `json:"what"`
	Basis []string `json:"basis"`
}

func routesOf(planner *plan.Planner, kase *complaint.Case) []routeJSON {
	out := []routeJSON{}
	facts := planner.Facts(kase)
	decisions := planner.Route(kase)
	open := competent(decisions)
	for _, d := range decisions {
		r := routeOf(planner, kase, d)
		r.Opens = d.Opens(facts).String()
		if d.Status() != agency.NotCompetent {
			r.Conflicts = rivals(planner, d, open)
		}
		out = append(out, r)
	}
	return out
}

func routeOf(planner *plan.Planner, kase *complaint.Case, d agency.Decision) routeJSON {
	rule, reason, refs := d.Why()
	basis := func(refs ...string) []string { return planner.Basis(refs, kase.Date) }
	r := routeJSON{
		Slug: d.Agency.Slug, Body: planner.AddresseeName(kase, d.Agency), Kind: d.Paper.Kind, Paper: d.Paper.Title,
		Status: string(d.Status()), Writable: d.Writable(), Rule: rule, Reason: reason, Basis: basis(refs...),
		Objections: []objectionJSON{}, Lacks: []string{},
		Requires: slices.Concat([]string{}, d.Agency.Requires, d.Paper.Requires),
		Step:     d.Agency.Step, StepName: d.Agency.StepName, Limits: []limitJSON{}, Conflicts: []string{},
	}
	if d.Writable() {
		r.Lacks = slices.Concat(r.Lacks, kase.Lacking(d.Paper.Needs))
	}
	for _, o := range d.Objections {
		r.Objections = append(r.Objections, objectionJSON{o.ID, string(o.Effect), o.When, basis(o.Basis...), facts(o)})
	}
	for _, l := range d.Paper.Limits {
		r.Limits = append(r.Limits, limitJSON{l.What, basis(l.Basis...)})
	}
	return r
}

// competent are the decisions that choose a paper or call it possible.
func competent(decisions []agency.Decision) []agency.Decision {
	return slices.DeleteFunc(slices.Clone(decisions), func(d agency.Decision) bool { return d.Status() == agency.NotCompetent })
}

// rivals are the kinds among open that get in the way of d.
func rivals(planner *plan.Planner, d agency.Decision, open []agency.Decision) []string {
	out := []string{}
	for _, other := range open {
		if !slices.Contains(out, other.Paper.Kind) && len(planner.Agencies().Conflicts(d, other)) > 0 {
			out = append(out, other.Paper.Kind)
		}
	}
	return out
}

func printRoutes(e env, routes []routeJSON) {
	rows := make([][]string, len(routes))
	for i, r := range routes {
		rows[i] = []string{
			r.Body, r.Paper, agency.Statuses.Label(agency.Status(r.Status)), reasons(r),
			strings.Join(r.Basis, "、"), strings.Join(r.Requires, "；"),
		}
	}
	printTable(e.out, []string{"收件机构", "文书", "结论", "理由", "法律依据", "对方先要什么"}, rows, []int{16, 14, 10, 26, 20, 14})
	printSteps(e, routes)
}

// reasons is the reason with what the body may object to and what is missing.
func reasons(r routeJSON) string {
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
		lines = append(lines, "还缺："+strings.Join(r.Lacks, "、"))
	}
	return strings.Join(lines, "\n")
}

// printSteps prints the papers that can be handed in by steps, with their limits.
func printSteps(e env, routes []routeJSON) {
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

// printConflicts names the papers that get in each other's way.
func printConflicts(e env, planner *plan.Planner, kase *complaint.Case) {
	open := competent(planner.Route(kase))
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

func limits(r routeJSON) string {
	var lines []string
	for _, l := range r.Limits {
		lines = append(lines, l.What)
	}
	if r.Opens != "" {
		lines = append(lines, opening(r.Opens))
	}
	return strings.Join(lines, "\n")
}
