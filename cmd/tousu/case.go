package main

import (
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"tousu/legal/complaint"
	"tousu/render"
	"tousu/render/batch"
	"tousu/render/plan"
	"tousu/templates"
)

// Flags of more than one command.
var (
	dateFlag = &cli.StringFlag{Name: "date", Usage: "信件的`日期`，例如 2026-03-20；不写则用案件中的日期，再不写则用今天"}
	jsonFlag = &cli.BoolFlag{Name: "json", Usage: "输出 JSON，供其他程序读取"}
	toFlag   = &cli.StringFlag{Name: "to", Usage: "写给哪些`机构`，用逗号分隔：机构或者文书的名称，或者 auto（建议提交的）、all（可以提交的也写）、下一步（期限已过、今天可以提交的）"}

	// writingFlags are the flags of commands that write letters.
	writingFlags = []cli.Flag{
		&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Value: "out", Usage: "输出`文件夹`，默认为 out"},
		toFlag,
		dateFlag,
		&cli.StringFlag{Name: "templates", Usage: "用这个`文件夹`里的模板替换同名的自带模板"},
		&cli.StringFlag{Name: "register", Usage: "把写好的信登记到这个`文件`（发文登记簿.xlsx），已有的就接着登记"},
		&cli.BoolFlag{Name: "force", Usage: "改动过的信件也重写，原来的移到“旧”文件夹"},
	}
)

// loadEngine loads the built-in data, with the templates of dir replacing built-in ones.
func loadEngine(dir string) (*render.Engine, error) {
	if dir == "" {
		return render.Builtin(plan.Default())
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil, usage("文件夹中应有 letters 和 partials 两个子文件夹。", "模板文件夹 %s 打不开", dir)
	}
	if err := render.Names(os.DirFS(dir), templates.FS); err != nil {
		return nil, failed("请改好文件名，或者把这些文件移到别处。", "模板文件夹 %s 里有用不上的文件：\n%w", dir, err)
	}
	e, err := render.New(plan.Default(), templates.FS, os.DirFS(dir))
	if err != nil {
		return nil, failed("请按所指的位置修改模板。", "模板有错：%w", err)
	}
	return e, nil
}

// engineOf loads the engine for the flags of a command that writes letters.
func engineOf(c *cli.Context) (*render.Engine, error) {
	e, err := loadEngine(c.String("templates"))
	if err == nil && c.Bool("annex") {
		e = e.Annexed()
	}
	return e, err
}

// casePath returns the case file that the command works on.
func casePath(e env, c *cli.Context) (string, error) {
	path, err := caseArgument(e, c)
	if err == nil && batch.IsTable(path) {
		err = usage("表格请用 tousu batch "+path+"；加 --dry-run 只看会写给谁，不写文件。", "%s 是表格，不是案件文件", path)
	}
	return path, err
}

// openCase reads a valid case file, and prints the findings.
func openCase(e env, c *cli.Context, planner *plan.Planner, path string) (*complaint.Case, error) {
	kase, findings, err := readCase(e, c, planner, path)
	if err != nil {
		return nil, err
	}
	printFindings(e.err, findings)
	if kase == nil {
		return nil, faulty(path, findings)
	}
	return kase, nil
}

// readCase decodes a case file. The case is nil if there is a fault or an open doubt; the findings
// include those of the planner: names of bodies and of the region.
func readCase(e env, c *cli.Context, planner *plan.Planner, path string) (*complaint.Case, complaint.Findings, error) {
	letter, err := date(c, "date")
	if err != nil {
		return nil, nil, err
	}
	src, err := readInput(path, maxCase)
	if err != nil {
		return nil, nil, err
	}
	kase, findings := complaint.Decode(filepath.ToSlash(path), src, complaint.Days{Letter: letter, Today: e.today()})
	if kase == nil {
		return nil, findings, nil
	}
	findings = append(findings, planner.Examine(kase, bodies(c.String("to"))...)...)
	findings.Sort()
	if findings.Stops() {
		return nil, findings, nil
	}
	return kase, findings, nil
}
