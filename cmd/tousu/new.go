package main

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"tousu/legal/complaint"
)

// sample is the commented case file that new writes. It renders as it stands.
//
//go:embed sample.yaml
var sample string

func newCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "new", Usage: "写一份带说明的案件文件，供您填写",
		Description: `例：
   tousu new
   tousu new -o 我的案件.yaml`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Value: "case.yaml", Usage: "写到这个`文件`，默认为 case.yaml"},
		},
		Action: func(c *cli.Context) error {
			if err := none(c); err != nil {
				return err
			}
			return newCase(e, c.String("out"))
		},
	}
}

func newCase(e env, path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return failed("用 -o 换一个文件名。", "%s 已经存在，没有改动它", path)
	}
	if err != nil {
		return failed("请确认文件夹存在并且可以写入。", "写不了文件 %s", path)
	}
	_, err = f.WriteString(sample)
	if err = errors.Join(err, f.Close()); err != nil {
		return failed("请确认磁盘没有满。", "写不了文件 %s", path)
	}
	fmt.Fprintf(e.out, "已写好 %s。请用记事本等文字编辑器打开，按其中的说明改成您自己的情况，再运行：\n  tousu check %[1]s\n", path)
	return nil
}

// isSample reports whether the case still holds the sample's person.
func isSample(c *complaint.Case) bool {
	return strings.Contains(sample, `"`+c.Complainant.IDNumber+`"`)
}
