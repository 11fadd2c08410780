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

func agencyCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "agency", Usage: "查看受理机构",
		Description: "例：\n   tousu agency list\n   tousu agency show 银保监会",
		Subcommands: []*cli.Command{
			{
				Name: "list", Usage: "列出受理机构和它们接收的文书", Flags: []cli.Flag{jsonFlag},
				Description: "例：\n   tousu agency list",
				Action:      func(c *cli.Context) error { return agencyList(e, c) },
			},
			{
				Name: "show", Usage: "显示一个机构的名称、别名、渠道和受理要求", ArgsUsage: "名称",
				Flags:       []cli.Flag{jsonFlag, onFlagFor("名称")},
				Description: "例：\n   tousu agency show 银保监会\n   tousu agency show nfra --on 2022-01-01",
				Action:      func(c *cli.Context) error { return agencyShow(e, c) },
			},
		},
	}
}

func onFlagFor(what string) cli.Flag {
	return &cli.StringFlag{Name: "on", Usage: "显示`日期`当天的" + what + "；不写则为今天"}
}

// agencyJSON is one element of the array that agency list --json prints, and the
// object of agency show --json.
type agencyJSON struct {
	Slug     string        `json:"slug"`
	Name     string        `json:"name"` // on the day asked for
	Regional string        `json:"regional,omitempty"`
	Aliases  []string      `json:"aliases"`
	Papers   []paperJSON   `json:"papers"`
	Requires []string      `json:"requires"`
	Refuses  []refusalJSON `json:"refuses"`
	Channels []channelJSON `json:"channels"`
	Reach    string        `json:"reach,omitempty"` // besides or instead of verified channels
	Sources  []string      `json:"sources"`
}

type refusalJSON struct {
	ID     string   `json:"id,omitempty"` // absent if a case cannot show it
	When   string   `json:"when"`
	Effect string   `json:"effect,omitempty"` // warning, without-agent, background, refused
	Basis  []string `json:"basis"`
}

type paperJSON struct {
	Kind     string   `json:"kind"`
	Title    string   `json:"title"`
	Needs    []string `json:"needs"` // case keys beyond the required ones
	Requires []string `json:"requires"`
}

type channelJSON struct {
	Kind    string `json:"kind"`
	Value   string `json:"value"`
	Note    string `json:"note"`
	Checked string `json:"checked"`
}

func describe(a *agency.Agency, on legal.Date) agencyJSON {
	n := a.NameOn(on)
	out := agencyJSON{
		Slug: a.Slug, Name: n.Name, Regional: n.Regional, Aliases: append([]string{}, a.Aliases...),
		Papers: []paperJSON{}, Refuses: []refusalJSON{}, Reach: a.Reach,
		Requires: append([]string{}, a.Requires...), Channels: []channelJSON{},
		Sources: append([]string{}, a.Sources...),
	}
	for _, p := range a.Papers {
		out.Papers = append(out.Papers, paperJSON{p.Kind, p.Title, append([]string{}, p.Needs...),
			append([]string{}, p.Requires...)})
	}
	for _, r := range a.Refuses {
		out.Refuses = append(out.Refuses, refusalJSON{r.ID, r.When, string(r.Effect),
			plan.Default().Basis(r.Basis, on)})
	}
	for _, c := range a.Channels {
		out.Channels = append(out.Channels, channelJSON{c.Kind, c.Value, c.Note, c.Checked.String()})
	}
	return out
}

func agencyList(e env, c *cli.Context) error {
	if err := none(c); err != nil {
		return err
	}
	list := []agencyJSON{}
	for _, a := range agency.Default().Agencies() {
		list = append(list, describe(a, e.today()))
	}
	if c.Bool("json") {
		return printJSON(e, list)
	}
	var rows [][]string
	for _, a := range list {
		var papers []string
		for _, p := range a.Papers {
			papers = append(papers, p.Title)
		}
		rows = append(rows, []string{a.Slug, a.Name, strings.Join(papers, "、"), strings.Join(a.Aliases, "、")})
	}
	printTable(e.out, []string{"代号", "名称", "接收的文书", "也可以写作"}, rows, []int{10, 24, 34, 32})
	return nil
}

func agencyShow(e env, c *cli.Context) error {
	name, err := one(c, "银保监会")
	if err != nil {
		return err
	}
	on, err := dayOr(e, c, "on")
	if err != nil {
		return err
	}
	a, ok := agency.Default().Find(name)
	if !ok {
		hint := "运行 tousu agency list 看可用的名称。"
		if near, ok := complaint.Nearest(name, agency.Default().Names()); ok {
			hint = "是否想写“" + near + "”？" + hint
		}
		return usage(hint, "没有名为 %q 的机构", name)
	}
	if c.Bool("json") {
		return printJSON(e, describe(a, on))
	}
	printAgency(e, a, on)
	return nil
}

func printAgency(e env, a *agency.Agency, on legal.Date) {
	n := a.NameOn(on)
	fmt.Fprintf(e.out, "%s（%s）\n", n.Name, a.Slug)
	if !n.From.IsZero() {
		fmt.Fprintf(e.out, "自%s起使用这一名称", n.From.Chinese())
		if !n.Until.IsZero() {
			fmt.Fprintf(e.out, "，至%s为止", n.Until.Chinese())
		}
		fmt.Fprintln(e.out, "。")
	}
	for _, old := range a.Names {
		if !old.Until.IsZero() && old.Until.Before(on) {
			fmt.Fprintf(e.out, "前身：%s（至%s）\n", old.Name, old.Until.Chinese())
		}
	}
	section(e, "曾用名称（各地更名的日期不同）", a.Former)
	section(e, "也可以写作", a.Aliases)
	section(e, "收件形式", forms(n))
	for _, p := range a.Papers {
		fmt.Fprintf(e.out, "文书：%s（%s）\n", p.Title, p.Kind)
		section(e, "  受理前要求", append(append([]string{}, a.Requires...), p.Requires...))
	}
	for _, r := range a.Refuses {
		fmt.Fprintln(e.out, strings.TrimSpace(refusalLabel(r)+"："+r.When+" "+strings.Join(plan.Default().Basis(r.Basis,
			on), "、")))
	}
	if a.Reach != "" {
		fmt.Fprintln(e.out, "怎样联系："+a.Reach)
	}
	for _, ch := range a.Channels {
		fmt.Fprintf(e.out, "%s：%s（%s，%s核对）\n", ch.Kind, ch.Value, ch.Note, ch.Checked)
	}
	section(e, "依据", a.Sources)
}

// forms returns the names of regional offices, narrowest first.
func forms(n *agency.Name) []string {
	var out []string
	add := func(form string) {
		form = strings.NewReplacer("{region}", "××", "{province}", "××省（自治区、直辖市）", "{office}", "××省（自治区、直辖市）",
			"{city}", "××市", "{county}", "××市××区（××县、××市）", "{own}", "××县（市、旗）").Replace(form)
		if form != "" && !slices.Contains(out, form) {
			out = append(out, form)
		}
	}
	for _, form := range n.Local {
		add(form)
	}
	add(n.Regional)
	for _, o := range n.Own {
		for _, region := range o.Regions {
			if w := agency.Default().Locate(region); o.Form != "" {
				add(region + "：" + strings.NewReplacer("{office}", w.Office(), "{province}", w.Province, "{city}",
					w.City).Replace(o.Form))
			}
		}
	}
	if len(out) > 0 {
		add(n.Fallback)
	}
	return out
}

// refusalLabel returns the effect on a paper that meets the ground of refusal.
func refusalLabel(r agency.Refusal) string {
	if label := agency.Effects.Label(r.Effect); label != "" {
		return label
	}
	return agency.Effects.Label(agency.Refuses)
}

func section(e env, title string, items []string) {
	if len(items) > 0 {
		fmt.Fprintf(e.out, "%s：%s\n", title, strings.Join(items, "；"))
	}
}
