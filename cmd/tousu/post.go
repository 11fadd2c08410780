package main

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"tousu/legal/agency"
	"tousu/render/batch"
	"tousu/render/post"
)

func postCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "post", Usage: "按登记簿写信封、地址标签或者快递批量寄件表", ArgsUsage: "发文登记簿.xlsx",
		Description: `例：
   tousu post 发文登记簿.xlsx --columns-out 邮寄.yaml     写一份设置，填寄件人和各机关的地址
   tousu post 发文登记簿.xlsx --columns 邮寄.yaml -o 信封.docx
   tousu post 发文登记簿.xlsx --columns 邮寄.yaml --size 标签21 -o 标签.docx
   tousu post 发文登记簿.xlsx --columns 邮寄.yaml -o 寄件.xlsx     快递网站批量导入的表

写的是登记簿里还没有填邮寄日期的信，一份文书一个信封，授权委托书与它所随的文书装在一起。
没有通讯地址的先列出来，不写信封：在登记簿的“通讯地址”一列填，或者在设置的“收件人”下面填一次，各件都用。
信封和标签上只有地址、收件机关、寄件人和案件编号。`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Value: "信封.docx",
				Usage: "写到这个`文件`：.docx 是信封或者标签，.xlsx 是快递的寄件表"},
			&cli.StringFlag{Name: "size", Value: "ZL", Usage: sizeUsage},
			&cli.StringFlag{Name: "columns", Usage: "邮寄设置`文件`（YAML）：寄件人、收件人、寄件表的列、标签的大小"},
			&cli.StringFlag{Name: "columns-out", Usage: "只写一份设置到这个`文件`，供填好后用 --columns 读"},
			&cli.BoolFlag{Name: "together", Usage: "同一件寄给同一机关的几份文书装在一个信封"},
			&cli.BoolFlag{Name: "all", Usage: "已经填了邮寄日期的也写"},
			&cli.BoolFlag{Name: "force", Usage: "覆盖已有的文件"},
		},
		Action: func(c *cli.Context) error { return postLetters(e, c) },
	}
}

// sizeUsage names the sizes of sizes.yaml, so that the start of the program need not read it.
const sizeUsage = "`大小`：信封 B6（3号）、DL（5号）、ZL（6号）、C5（7号）、C4（9号），" +
	"标签（A4 每页枚数）标签8、标签14、标签21、标签24，或者 标签（设置里写明的）"

// sizeNames lists the sizes that the program knows.
func sizeNames(labels bool) string {
	var out []string
	for _, s := range post.Sizes() {
		switch {
		case s.Sheet() != labels:
		case s.Number != "":
			out = append(out, s.Name+"（"+s.Number+"）")
		default:
			out = append(out, s.Name)
		}
	}
	return strings.Join(out, "、")
}

func postLetters(e env, c *cli.Context) error {
	path, err := one(c, "发文登记簿.xlsx")
	if err != nil {
		return err
	}
	file := c.String("out")
	form := strings.ToLower(filepath.Ext(file))
	if form != ".docx" && form != ".xlsx" {
		return usage("信封、标签写 -o 信封.docx，快递的寄件表写 -o 寄件.xlsx。", "文件的名称应以 .docx 或者 .xlsx 结尾")
	}
	settings, err := readSettings(e, c.String("columns"))
	if err != nil {
		return err
	}
	size, err := sizeOf(c.String("size"), settings)
	if err != nil {
		return err
	}
	rows, err := readRegister(path)
	if err != nil {
		return err
	}
	pieces := piecesOf(rows, c.Bool("all"), c.Bool("together"))
	ready, lacking := settings.Address(pieces)
	if out := c.String("columns-out"); out != "" {
		if err := writeFile(out, post.Sample(settings, post.Lacks(lacking)), c.Bool("force")); err != nil {
			return err
		}
		fmt.Fprintf(e.out, "设置写在 %s。填好寄件人和各机关的地址，然后运行：\n  tousu post %s --columns %s\n", filepath.ToSlash(out),
			shellWord(filepath.ToSlash(path)), shellWord(filepath.ToSlash(out)))
		return nil
	}
	tellLacking(e, lacking)
	if len(ready) == 0 {
		return nothingToPost(len(pieces))
	}
	var b bytes.Buffer
	if form == ".xlsx" {
		err = settings.Courier(&b, ready, agency.Default())
	} else {
		err = settings.Paper(&b, size, ready, e.today())
	}
	var long *post.LongError
	switch {
	case errors.As(err, &long):
		return failed("请缩短登记簿或者设置里的地址，或者换大一些的信封、标签（--size）。", "%w", err)
	case err != nil:
		return err
	}
	if err := writeFile(file, b.Bytes(), c.Bool("force")); err != nil {
		return err
	}
	tellPost(e, c, settings, size, len(ready))
	return nil
}

// tellLacking lists the bodies without an address.
func tellLacking(e env, lacking []post.Sending) {
	if len(lacking) == 0 {
		return
	}
	fmt.Fprintf(e.out, "%d 件没有通讯地址，没有写：\n", len(lacking))
	for _, l := range post.Lacks(lacking) {
		fmt.Fprintf(e.out, "  %s：%d 件\n", l.Body, l.N)
	}
	fmt.Fprintln(e.out, "地址请从该机构自己公布的查，在登记簿的“通讯地址”一列填，或者在邮寄设置的“收件人”下面填一次（--columns-out 会写好名称）。")
}

func nothingToPost(pieces int) error {
	if pieces == 0 {
		return failed("已经寄出的要重写，加 --all。", "登记簿里没有等待邮寄的信")
	}
	return failed("填好地址后再运行一次。", "没有一件知道地址，没有写文件")
}

func tellPost(e env, c *cli.Context, s *post.Settings, size post.Size, n int) {
	file := filepath.ToSlash(c.String("out"))
	if strings.ToLower(filepath.Ext(file)) == ".xlsx" {
		fmt.Fprintf(e.out, "%d 件，写在 %s。导入快递网站以前请看一眼各列；寄出后把单号、日期填进登记簿。\n", n, file)
		return
	}
	if size.Sheet() {
		pages := (n + size.Columns*size.Rows - 1) / (size.Columns * size.Rows)
		fmt.Fprintf(e.out, "%d 枚标签，%d 页，写在 %s。打印时选“实际大小”，先用普通纸试一页。\n", n, pages, file)
		return
	}
	fmt.Fprintf(e.out, "%d 个信封（%s，%g×%g 毫米），写在 %s。打印时选“实际大小”，先试一个。\n", n, size.Name, size.Width, size.Height, file)
	if s.Sender.Address == "" {
		fmt.Fprintln(e.out, "没有写寄件人：在设置的“寄件人”下面填（--columns）。")
	}
}

// readSettings reads the file of --columns; empty settings without one.
func readSettings(e env, file string) (*post.Settings, error) {
	if file == "" {
		return &post.Settings{}, nil
	}
	src, err := readInput(file, maxCase)
	if err != nil {
		return nil, err
	}
	s, findings := post.Decode(filepath.ToSlash(file), src)
	if s == nil {
		printFindings(e.err, findings)
		return nil, faulty(file, findings)
	}
	return s, nil
}

// sizeOf returns an envelope by its name or number, or a label.
func sizeOf(name string, s *post.Settings) (post.Size, error) {
	if name == "标签" && s.Label != nil {
		return *s.Label, nil
	}
	for _, x := range post.Sizes() {
		if strings.EqualFold(x.Name, name) || x.Number == name {
			return x, nil
		}
	}
	return post.Size{}, usage("可写 "+sizeNames(false)+"、"+sizeNames(true)+"；别的标签在设置里写“标签”，再用 --size 标签。", "没有 %q 这种大小",
		name)
}

// piecesOf returns the items of mail of a register: an annex is in the envelope of its paper.
func piecesOf(rows []batch.Posted, all, together bool) []post.Piece {
	annexes := agency.Default().Annexes()
	var out []post.Piece
	last := map[string]int{} // by case and body
	for i := range rows {
		p := &rows[i]
		if body, ok := agency.Default().Find(p.Agency); ok && body.Kept || !all && !p.Sent.Date.IsZero() {
			continue
		}
		key := p.Case + "\x00" + p.Body
		at, open := last[key]
		beside := slices.ContainsFunc(annexes, func(a agency.Annex) bool { return a.Kind == p.Sent.Paper })
		if open && (beside || together) {
			out[at].Papers = append(out[at].Papers, p.Paper)
			continue
		}
		last[key] = len(out)
		out = append(out, post.Piece{Case: p.Case, Person: p.Person, Body: p.Body, Address: p.Address,
			Papers: []string{p.Paper}, Reference: p.Reference})
	}
	return out
}
