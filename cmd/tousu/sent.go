package main

import (
	"fmt"
	"path/filepath"
	"strconv"

	"github.com/urfave/cli/v2"

	"tousu/legal/complaint"
	"tousu/render/plan"
)

// sentKeys are the flags of sent, with the keys of 既往投诉 that they set.
var sentKeys = []struct{ flag, key, usage string }{
	{"paper", "paper", "提交的`文书`，例如 消费投诉书；打电话的不写"},
	{"body", "body", "提交给`谁`；不写则按文书"},
	{"date", "date", "提交的`日期`，例如 2026-10-26；默认为今天"},
	{"channel", "channel", "`渠道`，例如 邮政特快专递、客服电话、网站"},
	{"number", "tracking", "挂号信或者快递的`单号`"},
	{"received", "received_on", "对方签收的`日期`"},
	{"ticket", "ticket", "对方给的工单号、`受理号`"},
	{"accepted", "accepted_on", "对方受理的`日期`"},
	{"handler", "handler", "`经办人`"},
	{"reply", "reply", "对方怎样`答复`"},
	{"replied", "replied_on", "答复的`日期`"},
	{"result", "result", "`结果`：已解决、部分解决、不支持、不予受理、已转办、已撤回"},
}

func sentCommand(e env) *cli.Command {
	flags := []cli.Flag{&cli.IntFlag{Name: "item", Usage: "不加新的，补写第`几`次提交（从 1 数起）"}}
	for _, k := range sentKeys {
		flags = append(flags, &cli.StringFlag{Name: k.flag, Usage: k.usage})
	}
	return &cli.Command{
		Name: "sent", Usage: "把一次提交记进案件文件", ArgsUsage: "[案件.yaml]",
		Description: `例：
   tousu sent case.yaml --paper 消费投诉书 --date 2026-10-26 --number EA123456789CN
   tousu sent case.yaml --item 1 --received 2026-10-28
   tousu sent case.yaml --item 1 --replied 2026-11-05 --reply "已转有关部门"

只在“既往投诉”里添写，案件文件的其他内容和注释一字不改。记下以后用 tousu next 看到期日。`,
		Flags:  flags,
		Action: func(c *cli.Context) error { return sent(e, c) },
	}
}

func sent(e env, c *cli.Context) error {
	path, err := casePath(e, c)
	if err != nil {
		return err
	}
	src, err := readInput(path, maxCase)
	if err != nil {
		return err
	}
	days := complaint.Days{Today: e.today()}
	kase, findings := complaint.Decode(filepath.ToSlash(path), src, days)
	if kase == nil {
		printFindings(e.err, findings.Of(complaint.Fault))
		return faulty(path, findings)
	}
	edits, err := submission(e, c, plan.Default(), kase)
	if err != nil {
		return err
	}
	after, err := complaint.Apply(src, edits...)
	if err != nil {
		return failed("请用文字编辑器打开案件文件，在“既往投诉”里添写。", "案件文件的这种写法不能自动添写：%w", err)
	}
	if changed, findings := complaint.Decode(filepath.ToSlash(path), after, days); changed == nil {
		printFindings(e.err, findings.Of(complaint.Fault))
		return failed("请改正选项的内容再运行一次。", "没有记下，%s 没有改动", path)
	}
	if err := replaceFile(path, after); err != nil {
		return err
	}
	fmt.Fprintf(e.out, "已记进 %s 的“既往投诉”。看到期日：\n  tousu next %[1]s\n", filepath.ToSlash(path))
	return nil
}

// submission returns the edits that the flags make to the record.
func submission(e env, c *cli.Context, planner *plan.Planner, kase *complaint.Case) ([]complaint.Edit, error) {
	at := len(kase.Prior)
	if c.IsSet("item") {
		if at = c.Int("item") - 1; at < 0 || at >= len(kase.Prior) {
			return nil, usage("运行 tousu next 看有几次提交。", "“既往投诉”里没有第 %d 次提交", at+1)
		}
	}
	values := map[string]string{}
	for _, k := range sentKeys {
		if s := c.String(k.flag); s != "" {
			values[k.key] = s
		}
	}
	if !c.IsSet("item") {
		if err := fillIn(e, planner, kase, values); err != nil {
			return nil, err
		}
	}
	var edits []complaint.Edit
	for _, k := range sentKeys {
		if s, ok := values[k.key]; ok {
			edits = append(edits, complaint.Edit{Path: "prior." + strconv.Itoa(at) + "." + k.key, Text: s})
		}
	}
	if len(edits) == 0 {
		return nil, usage("例如 --received 2026-10-28。", "没有写要补记什么")
	}
	return edits, nil
}

// fillIn sets the day of a new record, and the body that its paper goes to.
func fillIn(e env, planner *plan.Planner, kase *complaint.Case, values map[string]string) error {
	if values["date"] == "" {
		values["date"] = e.today().String()
	}
	if values["body"] != "" {
		return nil
	}
	found, title := "", values["paper"]
	for _, d := range planner.Route(kase) {
		if w := values["paper"]; w == "" || d.Paper.Title != w && d.Paper.Kind != w || !d.Writable() {
			continue
		}
		if name := planner.AddresseeName(kase, d.Agency); found == "" {
			found, title = name, d.Paper.Title
		} else if found != name {
			return usage("加上 --body，写明提交给谁。", "几个机构都有“%s”", values["paper"])
		}
	}
	if found == "" {
		return usage("例如 --paper 消费投诉书，或者 --body 四川某某消费金融有限公司。", "没有写明提交了什么、提交给谁")
	}
	values["body"], values["paper"] = found, title
	return nil
}
