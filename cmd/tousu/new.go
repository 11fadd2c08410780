package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/render/batch"
	"tousu/render/output"
	"tousu/render/plan"
)

func newCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "new", Usage: "写一份带说明的案件文件，供您填写",
		Description: `例：
   tousu new
   tousu new -o 我的案件.yaml
   tousu new --table 案件.xlsx   成批办理用的表格，一行一件
   tousu new --from case.yaml --as 母亲   被打电话的人自己的案件，公司、日期、号码、证据照抄
   tousu new --from case.yaml --as 资金方   写给合同载明的资金方的案件，其余照抄`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Value: "case.yaml", Usage: "写到这个`文件`，默认为 case.yaml"},
			&cli.StringFlag{Name: "from", Usage: "从这个案件`文件`抄写，与 --as 一起用"},
			&cli.StringFlag{Name: "as", Usage: "写给案件“对象”里的这个人：`关系`，例如 母亲；或者 资金方"},
			&cli.StringFlag{Name: "table", Usage: "改为写一份带列名和示例的表格`文件`：.xlsx（各格为文本）或 .csv"},
		},
		Action: func(c *cli.Context) error {
			if err := none(c); err != nil {
				return err
			}
			if c.IsSet("table") && c.IsSet("out") {
				return usage("案件文件用 --out，表格用 --table，各运行一次。", "--out 和 --table 不能同时用")
			}
			if c.IsSet("from") != c.IsSet("as") || c.IsSet("from") && c.IsSet("table") {
				return usage("例如 tousu new --from case.yaml --as 母亲", "--from 和 --as 要一起用，不与 --table 同用")
			}
			if c.IsSet("from") {
				return newFrom(e, c)
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

// newFrom writes another case about the same acts, from the borrower's.
func newFrom(e env, c *cli.Context) error {
	from, as := c.String("from"), strings.TrimSpace(c.String("as"))
	src, err := readInput(from, maxCase)
	if err != nil {
		return err
	}
	kase, findings := complaint.Decode(filepath.ToSlash(from), src, complaint.Days{Today: e.today()})
	if kase == nil {
		printFindings(e.err, findings)
		return faulty(from, findings)
	}
	if kase.Complainant.Role != legal.Borrower {
		return failed("从借款人的案件抄写；您自己的案件用 tousu new 新建。", "%s 不是借款人的案件", from)
	}
	out := c.String("out")
	if !c.IsSet("out") {
		base := filepath.Base(from)
		out = strings.TrimSuffix(base, filepath.Ext(base)) + "-" + output.FolderName(as) + ".yaml"
	}
	if as == "资金方" || as == "funder" {
		return newForFunder(e, kase, src, from, out)
	}
	return newForContact(e, kase, from, as, out)
}

// newForFunder writes the case against the lender of record.
func newForFunder(e env, kase *complaint.Case, src []byte, from, out string) error {
	if !plan.HasFunder(kase) {
		return failed("看借款合同上的“贷款人”“出借人”或者“资金方”，写在“借款”的“资金方”里。", "%s 没有写被投诉人以外的资金方", from)
	}
	data, err := plan.Default().ForFunder(kase, src)
	if err != nil {
		return failed("请把案件文件改成 tousu new 那样的写法再试。", "%w", err)
	}
	return newFile(out, data, func(path string) {
		fmt.Fprintf(e.out, "已写好 %s，被投诉人是资金方。请核对它的类型和地区，再运行：\n  tousu check %[1]s\n", path)
	})
}

// newForContact writes the case of a person who was called.
func newForContact(e env, kase *complaint.Case, from, relation, out string) error {
	data, err := kase.ForContact(relation)
	var nobody *complaint.NotCalledError
	switch {
	case errors.As(err, &nobody) && len(nobody.Called) > 0:
		return failed("--as 写“对象”里的关系，这里有："+strings.Join(nobody.Called, "、")+"。", "%s 的“对象”里没有这个人，或者没有打给这个人的事件", from)
	case errors.As(err, &nobody):
		return failed("先在借款人案件的“事件”里写“对象”和“关系”。", "%s 没有写打给了谁", from)
	case err != nil:
		return failed("请把案件文件改成 tousu new 那样的写法再试。", "%w", err)
	}
	return newFile(out, data, func(path string) {
		fmt.Fprintf(e.out, "已写好 %s。请本人填写“投诉人”和每件事的“经过”，再运行：\n  tousu check %[1]s\n%s\n", path, payNobody)
	})
}

// payNobody is said to a user who did not borrow. It is not for letters.
const payNobody = "您不必替别人还款，不要在电话里答应还。"

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
