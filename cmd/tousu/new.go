package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"tousu/legal/complaint"
	"tousu/render/batch"
)

func newCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "new", Usage: "写一份带说明的案件文件，供您填写",
		Description: `例：
   tousu new
   tousu new -o 我的案件.yaml
   tousu new --table 案件.xlsx   成批办理用的表格，一行一件`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Value: "case.yaml", Usage: "写到这个`文件`，默认为 case.yaml"},
			&cli.StringFlag{Name: "table", Usage: "改为写一份带列名和示例的表格`文件`：.xlsx（各格为文本）或 .csv"},
		},
		Action: func(c *cli.Context) error {
			if err := none(c); err != nil {
				return err
			}
			if c.IsSet("table") && c.IsSet("out") {
				return usage("案件文件用 --out，表格用 --table，各运行一次。", "--out 和 --table 不能同时用")
			}
			if table := c.String("table"); table != "" {
				return newTable(e, table)
			}
			return newFile(c.String("out"), []byte(complaint.Sample), func(path string) {
				fmt.Fprintf(e.out, "已写好 %s。请用记事本等文字编辑器打开，按其中的说明改成您自己的情况，再运行：\n  tousu check %[1]s\n", path)
			})
		},
	}
}

func newTable(e env, path string) error {
	data, ok, err := batch.Blank(path)
	if !ok {
		return usage("例如 tousu new --table 案件.xlsx", "表格的文件名应以 .xlsx 或 .csv 结尾")
	}
	if err != nil {
		return err
	}
	return newFile(path, data, func(path string) {
		fmt.Fprintf(e.out, "已写好 %s。请用 Excel 或 WPS 打开，把示例的一行改成实际的案件，一行一件；同一案件的几次事件各占一行，写同一个案件编号。再运行：\n  tousu check %[1]s\n", path)
	})
}

// newFile writes a file that must not exist.
func newFile(path string, data []byte, done func(string)) error {
	if err := createFile(path, data, "换一个文件名。"); err != nil {
		return err
	}
	done(path)
	return nil
}
