package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"tousu/legal/complaint"
	"tousu/render"
	"tousu/render/batch"
	"tousu/render/output"
)

// postings returns the postings of a case's letters, except what the sender keeps.
func postings(kase *complaint.Case, letters []render.Document) []batch.Posting {
	var out []batch.Posting
	for _, l := range letters {
		if !l.Decision.Agency.Kept {
			out = append(out, batch.PostingOf(kase, l.Decision, l.Result.Recipient))
		}
	}
	return out
}

// register adds the letters to the file of --register, which is private: it holds
// names and addresses.
func register(e env, c *cli.Context, list []batch.Posting) error {
	return registerIn(e, c.String("register"), list)
}

func registerIn(e env, path string, list []batch.Posting) error {
	if path == "" || len(list) == 0 {
		return nil
	}
	shown := filepath.ToSlash(path)
	err := batch.WriteRegister(path, list)
	switch {
	case err == nil:
		fmt.Fprintf(e.out, "已登记 %d 份信件：%s。邮单号、签收和答复的日期请填在右边的各列，程序不改动填过的行。\n", len(list), shown)
		return nil
	case output.IsOpenElsewhere(err):
		return failed("请关闭正在打开它的 Excel 或 WPS，再加 --resume 运行一次；信件都已写好。", "登记簿 %s 正被打开，没有登记", shown)
	case errors.Is(err, batch.ErrNoRegister):
		return failed("请换一个文件名，或者删去它让程序新建；信件都已写好。", "%s 不是发文登记簿（第一行没有“案件编号”“文书”“收件机关”），没有改动", shown)
	}
	return failed("请确认它没有损坏、文件夹可以写入；信件都已写好。", "登记簿 %s 读写不了，没有登记", shown)
}

// registerFlag refuses a name that Excel would not open.
func registerFlag(c *cli.Context) error {
	if path := c.String("register"); path != "" && strings.ToLower(filepath.Ext(path)) != ".xlsx" {
		return usage("例如 --register 发文登记簿.xlsx。", "登记簿的名称应以 .xlsx 结尾")
	}
	return nil
}
