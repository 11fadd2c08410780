package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"tousu/legal"
	"tousu/legal/verify"
)

func verifyCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "verify", Usage: "核对一份文书里引用的法律", ArgsUsage: "文件.docx|文件.txt",
		Flags: []cli.Flag{
			&cli.StringSliceFlag{Name: "on", Usage: "行为发生的`日期`，例如 2025-12-31；有几个日期的用逗号隔开；不写则为文书的日期"},
			&cli.StringFlag{Name: "filed", Usage: "文书的`日期`；不写则用 DOCX 的创建日期，再不写则用今天"},
			&cli.BoolFlag{Name: "strict", Usage: "有没有收录、无法核对的引用时，也以退出状态 1 结束"},
			jsonFlag,
		},
		Description: `例：
   tousu law verify 投诉书.docx --on 2025-12-18,2026-02-01

检查法律名称、条款项是否存在、在行为当天是否有效、引文是否与原文一致、所引的条文规定的是不是所说的事，以及已经不存在的机构。
文书自己写明的日期（同一句里的“2025年12月18日”，“就事实（二）”所指的日期）优先于 --on。
旧版本写明了年份的（例如“（2016年）”），按写明的版本核对。
每个问题一行：TXT 写明行和列，DOCX 写明第几段、脚注几。程序没有收录的条文只说“未核对”，不算错误。
有错误时退出状态为 1，只有提示和未核对时为 0（加 --strict 为 1）。`,
		Action: func(c *cli.Context) error { return lawVerify(e, c) },
	}
}

func lawVerify(e env, c *cli.Context) error {
	path, err := one(c, "投诉书.docx")
	if err != nil {
		return err
	}
	doc, err := readDocument(path)
	if err != nil {
		return err
	}
	on, err := occasion(e, c, doc.created)
	if err != nil {
		return err
	}
	return reportCitations(e, c, doc, verify.Default().Document(doc.text, on))
}

// occasion reads --filed and --on.
func occasion(e env, c *cli.Context, created legal.Date) (verify.Occasion, error) {
	filed, err := date(c, "filed")
	if err != nil {
		return verify.Occasion{}, err
	}
	if filed.IsZero() {
		if filed = created; filed.IsZero() {
			filed = e.today()
		}
	}
	on := verify.Occasion{Filed: filed}
	for _, s := range c.StringSlice("on") {
		d, err := legal.ParseDate(strings.TrimSpace(s))
		if err != nil {
			return on, usage("例如 --on 2026-03-20，几个日期写成 --on 2025-12-18,2026-03-20", "选项 --on：%w", err)
		}
		on.Acts = append(on.Acts, d)
	}
	if len(on.Acts) == 0 {
		on.Acts = []legal.Date{filed}
	}
	return on, nil
}

// placeJSON is the place of a finding.
type placeJSON struct {
	Line   int    `json:"line"`            // of the text; paragraphs are lines in a DOCX
	Column int    `json:"column"`          // in characters, from 1
	Place  string `json:"place,omitempty"` // in a DOCX: 第3段, 脚注2
}

// citationJSON is one element of the array that law verify --json prints.
type citationJSON struct {
	File string `json:"file"`
	placeJSON
	Severity string      `json:"severity"` // fault, note or unchecked
	Code     string      `json:"code"`
	Text     string      `json:"text"` // the citation or quotation
	Message  string      `json:"message"`
	Right    string      `json:"right,omitempty"`
	Also     []placeJSON `json:"also,omitempty"` // where else the same is found
}

// gather merges equal findings, with all their places.
func gather(doc *document, findings []verify.Finding) []citationJSON {
	out := []citationJSON{}
	index := map[string]int{}
	for _, f := range findings {
		place := doc.place(f.Start)
		text := doc.text[f.Start:f.End]
		key := f.Code + "\x00" + f.Message + "\x00" + f.Right
		if i, known := index[key]; known {
			out[i].Also = append(out[i].Also, place)
			continue
		}
		index[key] = len(out)
		out = append(out, citationJSON{
			File: filepath.ToSlash(doc.path), placeJSON: place, Severity: string(f.Severity), Code: f.Code,
			Text: text, Message: f.Message, Right: f.Right,
		})
	}
	return out
}

func reportCitations(e env, c *cli.Context, doc *document, report verify.Report) error {
	list := gather(doc, report.Findings)
	if c.Bool("json") {
		if err := printJSON(e, list); err != nil {
			return err
		}
	} else {
		for _, f := range list {
			fmt.Fprintln(e.out, f.line())
		}
		fmt.Fprintln(e.out, summary(report))
	}
	if faults := report.Count(verify.Fault); faults > 0 {
		return failed("请按指出的形式修改后再核对一次。", "%s 有 %d 处引用错误", doc.path, faults)
	}
	if unchecked := report.Count(verify.Unchecked); unchecked > 0 && c.Bool("strict") {
		return failed("请对照国家法律法规数据库 https://flk.npc.gov.cn 自行核对这些条文。", "%s 有 %d 处未核对", doc.path, unchecked)
	}
	return nil
}

// severityMarks precede findings that are not faults.
var severityMarks = map[string]string{string(verify.Note): "提示：", string(verify.Unchecked): "未核对："}

func (f citationJSON) line() string {
	var b strings.Builder
	if f.Place == "" {
		fmt.Fprintf(&b, "%s:%d:%d: ", f.File, f.Line, f.Column)
	} else {
		fmt.Fprintf(&b, "%s:%s“%s”: ", f.File, f.Place, excerpt(f.Text))
	}
	b.WriteString(severityMarks[f.Severity] + f.Message)
	if f.Right != "" {
		b.WriteString("；应为：" + f.Right)
	}
	if len(f.Also) > 0 {
		places := make([]string, len(f.Also))
		for i, p := range f.Also {
			if places[i] = p.Place; p.Place == "" {
				places[i] = fmt.Sprintf("%d:%d", p.Line, p.Column)
			}
		}
		b.WriteString("（另见 " + strings.Join(places, "、") + "）")
	}
	return b.String()
}

// excerpt shortens words to what suffices to find them.
func excerpt(text string) string {
	const most = 24
	runes := []rune(strings.ReplaceAll(text, "\n", " "))
	if len(runes) <= most {
		return string(runes)
	}
	return string(runes[:most]) + "…"
}

// summary counts what was looked up.
func summary(r verify.Report) string {
	faults, unchecked := r.Count(verify.Fault), r.Count(verify.Unchecked)
	total := r.Right + faults + unchecked
	if total == 0 {
		return "没有找到引用的法律条文。"
	}
	parts := []string{}
	for _, p := range []struct {
		n    int
		what string
	}{{r.Right, "无误"}, {faults, "有误"}, {unchecked, "未收录"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d 处%s", p.n, p.what))
		}
	}
	line := fmt.Sprintf("核对 %d 处：%s。", total, strings.Join(parts, "，"))
	if faults == 0 && r.Right > 0 {
		line = "没有发现引用错误。" + line
	}
	return line
}
