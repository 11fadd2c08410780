package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"tousu/legal"
	"tousu/legal/verify"
	"tousu/render/docx"
)

func verifyCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "verify", Usage: "核对一份文书里引用的法律", ArgsUsage: "文件.docx|文件.txt",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "on", Usage: "行为发生的`日期`，例如 2025-12-31；不写则为文书的日期"},
			&cli.StringFlag{Name: "filed", Usage: "文书的`日期`；不写则用 DOCX 的创建日期，再不写则用今天"},
			jsonFlag,
		},
		Description: `例：
   tousu law verify 投诉书.docx --on 2026-02-01

检查法律名称、条款项是否存在、在行为当天是否有效、引文是否与原文一致，以及已经不存在的机构。
每个问题一行：文件:行:列: 说明。有错误时退出状态为 1，只有提示时为 0。
旧版本写明了年份的（例如“（2016年）”），按写明的版本核对。`,
		Action: func(c *cli.Context) error { return lawVerify(e, c) },
	}
}

func lawVerify(e env, c *cli.Context) error {
	path, err := one(c, "投诉书.docx")
	if err != nil {
		return err
	}
	text, created, err := readText(path)
	if err != nil {
		return err
	}
	filed, err := date(c, "filed")
	if err != nil {
		return err
	}
	if filed.IsZero() {
		if filed = created; filed.IsZero() {
			filed = e.today()
		}
	}
	on, err := date(c, "on")
	if err != nil {
		return err
	}
	if on.IsZero() {
		on = filed
	}
	findings := verify.Default().Verify(text, verify.Occasion{Acts: []legal.Date{on}, Filed: filed})
	return reportCitations(e, c, path, text, findings)
}

// readText reads a DOCX or a plain text file.
func readText(path string) (text string, created legal.Date, err error) {
	src, err := readInput(path, maxDocument)
	if err != nil {
		return "", created, err
	}
	if strings.EqualFold(filepath.Ext(path), ".docx") {
		text, created, err = docx.Read(bytes.NewReader(src), int64(len(src)))
		if err != nil {
			return "", created, failed("请用 Word 或者 WPS 打开后另存一份。", "%s %w", path, err)
		}
		return text, created, nil
	}
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	if !utf8.Valid(src) {
		return "", created, failed("请用记事本打开，另存为 UTF-8 编码。", "%s 不是 UTF-8 编码的文本", path)
	}
	return string(src), created, nil
}

// citationJSON is one element of the array that law verify --json prints.
type citationJSON struct {
	File     string `json:"file"`
	Line     int    `json:"line"`     // of the text; paragraphs are lines in a DOCX
	Column   int    `json:"column"`   // in characters, from 1
	Severity string `json:"severity"` // fault or note
	Code     string `json:"code"`
	Text     string `json:"text"` // the citation or quotation
	Message  string `json:"message"`
	Right    string `json:"right,omitempty"`
}

func reportCitations(e env, c *cli.Context, path, text string, findings []verify.Finding) error {
	faults := 0
	out := make([]citationJSON, len(findings))
	for i, d := range findings {
		severity := "note"
		if !d.Note {
			severity = "fault"
			faults++
		}
		line, column := lineOf(text, d.Start)
		out[i] = citationJSON{filepath.ToSlash(path), line, column, severity, d.Code, text[d.Start:d.End], d.Message, d.Right}
	}
	if c.Bool("json") {
		if err := printJSON(e, out); err != nil {
			return err
		}
	} else {
		for i, d := range findings {
			mark := ""
			if d.Note {
				mark = "提示："
			}
			fmt.Fprintf(e.out, "%s:%d:%d: %s%s\n", out[i].File, out[i].Line, out[i].Column, mark, d)
		}
		if len(findings) == 0 {
			fmt.Fprintln(e.out, "没有发现引用错误。")
		}
	}
	if faults > 0 {
		return failed("请按指出的形式修改后再核对一次。", "%s 有 %d 处引用错误", path, faults)
	}
	return nil
}

// lineOf returns the line and column of a byte of a text, both from 1, the column
// in characters.
func lineOf(text string, at int) (line, column int) {
	before := text[:at]
	start := strings.LastIndexByte(before, '\n') + 1
	return strings.Count(before, "\n") + 1, utf8.RuneCountInString(before[start:]) + 1
}

func diffCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "diff", Usage: "列出一部法律两个版本的条号对照", ArgsUsage: "法律 旧版本施行日 新版本施行日",
		Description: "例：\n   tousu law diff csl 2017-06-01 2026-01-01",
		Action: func(c *cli.Context) error {
			if c.NArg() != 3 {
				return usage("例如 tousu law diff csl 2017-06-01 2026-01-01", "需要写法律和两个版本的施行日期")
			}
			return lawDiff(e, c.Args().Slice())
		},
	}
}

func lawDiff(e env, args []string) error {
	s, ok := legal.Default().Statute(args[0])
	if !ok {
		return usage("运行 tousu law list 看收录了哪些法律。", "没有收录 %q 这部法律", args[0])
	}
	var days [2]legal.Date
	for i, a := range args[1:] {
		d, err := legal.ParseDate(a)
		if err != nil {
			return usage("例如 tousu law diff csl 2017-06-01 2026-01-01", "%w", err)
		}
		days[i] = d
	}
	a, ok := legal.Default().Amendment(s.ID, days[0], days[1])
	if !ok {
		return failed("运行 tousu law list 看各版本的施行日期。", "没有《%s》这两个版本的对照", s.Versions[0].Short)
	}
	var rows [][]string
	for _, r := range a.Articles {
		old, now := "—", "—"
		if r.Old > 0 {
			old = legal.ArticleNumber{N: r.Old}.Chinese()
		}
		if len(r.New) > 0 {
			var places []string
			for _, n := range r.New {
				places = append(places, legal.ArticleNumber{N: n}.Chinese())
			}
			now = strings.Join(places, "、")
		}
		rows = append(rows, []string{old, now, legal.Changes.Label(r.Change), strings.Join(r.Words, "、")})
	}
	printTable(e.out, []string{"原条号", "现条号", "变化", "关键词"}, rows, []int{20, 24, 12, 44})
	return nil
}
