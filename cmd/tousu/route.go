package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render"
)

func routeCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "route", Usage: "看这件事可以交给哪些机构、为什么", ArgsUsage: "案件.yaml",
		Description: `例：
   tousu route case.yaml

结论有三种：建议提交、可以提交（用 --to 指定后才写）、不宜提交。`,
		Flags: []cli.Flag{dateFlag, &cli.BoolFlag{Name: "json", Usage: "输出 JSON，供其他程序读取"}},
		Action: func(c *cli.Context) error {
			path, err := one(c, "案件.yaml")
			if err != nil {
				return err
			}
			engine, err := loadEngine("")
			if err != nil {
				return err
			}
			kase, findings, err := readCase(e, c, engine, path)
			if err != nil {
				return err
			}
			talk(e, findings)
			if kase == nil {
				return faulty(path, findings)
			}
			routes := routesOf(engine, kase)
			if c.Bool("json") {
				return printJSON(e, routes)
			}
			printRoutes(e, routes)
			return nil
		},
	}
}

// routeJSON is one element of the array that route --json prints.
type routeJSON struct {
	Slug     string   `json:"slug"`
	Body     string   `json:"body"` // as addressed on the day of the letter
	Kind     string   `json:"kind"` // of the letter: nfra-report
	Paper    string   `json:"paper"`
	Status   string   `json:"status"` // chosen, possible, not-competent
	Rule     string   `json:"rule"`
	Reason   string   `json:"reason"`
	Basis    []string `json:"basis"`
	Requires []string `json:"requires"`
}

func routesOf(engine *render.Engine, kase *complaint.Case) []routeJSON {
	out := []routeJSON{}
	for _, d := range engine.Route(kase) {
		out = append(out, routeJSON{
			Slug: d.Agency.Slug, Body: engine.Addressee(kase, d), Kind: d.Paper.Kind, Paper: d.Paper.Title,
			Status: string(d.Rule.Status), Rule: d.Rule.ID, Reason: d.Rule.Reason,
			Basis:    slices.Concat([]string{}, engine.Basis(d.Rule, kase.Date)),
			Requires: slices.Concat([]string{}, d.Agency.Requires, d.Paper.Requires),
		})
	}
	return out
}

func printRoutes(e env, routes []routeJSON) {
	rows := make([][]string, len(routes))
	for i, r := range routes {
		status := agency.Statuses.Label(agency.Status(r.Status))
		rows[i] = []string{r.Body, r.Paper, status, r.Reason, strings.Join(r.Basis, "、"), strings.Join(r.Requires, "；")}
	}
	printTable(e.out, []string{"收件机构", "文书", "结论", "理由", "法律依据", "对方先要什么"}, rows, []int{16, 14, 10, 26, 20, 14})
}
