package main

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"tousu/legal"
	"tousu/render"
	"tousu/render/docx"
	"tousu/render/letter"
	"tousu/render/output"
	"tousu/render/pdf"
)

func printCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "print", Usage: "把写好的信件合成一个文件，按顺序打印", ArgsUsage: "输出文件夹…",
		Description: `例：
   tousu print 信件 -o 打印.docx
   tousu print 信件 --order body --duplex -o 打印.docx
   tousu print 信件 -o 打印.pdf     由电脑上的 LibreOffice 转成

每份信件从新的一页开始，页码各自从第1页起；--duplex 双面打印时都从右页（正面）开始。
最前面是清单。改动过的信件不合并，列在清单上，请单独打印。份数多的分成几个文件。`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Value: "打印.docx", Usage: "写到这个`文件`；不止一个时依次加 -1、-2"},
			&cli.StringFlag{Name: "order", Value: "case", Usage: "`顺序`：case 一件一件排，body 同一机关的排在一起"},
			&cli.BoolFlag{Name: "duplex", Usage: "双面打印：每份信件从右页开始"},
			&cli.IntFlag{Name: "per", Value: 200, Usage: "每个文件最多几`份`"},
			&cli.BoolFlag{Name: "force", Usage: "覆盖已有的文件"},
		},
		Action: func(c *cli.Context) error { return printLetters(e, c) },
	}
}

// printed is one letter of an output folder.
type printed struct {
	folder     string // of the case
	file       string
	body, name string // 收件机构, 文种, from its file name
	sum        string // SHA-256 when it was written
	list       bool   // it is the dispatch list
}

func printLetters(e env, c *cli.Context) error {
	byBody := c.String("order") == "body"
	switch {
	case !byBody && c.String("order") != "case":
		return usage("写 --order case 或者 --order body。", "没有 %q 这种顺序", c.String("order"))
	case c.Int("per") < 1:
		return usage("例如 --per 200。", "选项 --per 的份数不对")
	case !c.Args().Present():
		return usage("例如 tousu print 信件 -o 打印.docx", "没有写输出文件夹")
	}
	form, err := formOfPrint(e, c)
	if err != nil {
		return err
	}
	var list []printed
	for _, dir := range c.Args().Slice() {
		found, err := lettersIn(dir, ".docx")
		if err != nil {
			return err
		}
		list = append(list, found...)
	}
	if len(list) == 0 {
		return failed("请写 render、batch 的输出文件夹；信件要是 docx 格式。", "这些文件夹里没有 docx 信件")
	}
	if byBody {
		slices.SortStableFunc(list, func(a, b printed) int {
			return cmp.Or(cmp.Compare(a.body, b.body), cmp.Compare(a.name, b.name))
		})
	}
	parts := shares(list, c.Int("per"), byBody)
	alone := 0
	for i, part := range parts {
		n, err := printPart(e, c, partName(c.String("out"), i, len(parts)), part, form)
		if err != nil {
			return err
		}
		alone += n
	}
	fmt.Fprintf(e.out, "%d 份信件，合成 %d 个文件：%s。\n", len(list)-alone, len(parts), partNames(c.String("out"), len(parts)))
	if alone > 0 {
		fmt.Fprintf(e.out, "另有 %d 份改动过，没有合并，列在清单上，请单独打印。\n", alone)
	}
	fmt.Fprint(e.out, "打开后打印；清单在最前面。\n")
	return nil
}

// formOfPrint returns the conversion of a DOCX to the form of the output's file name.
func formOfPrint(e env, c *cli.Context) (func(docx []byte) ([]byte, error), error) {
	switch strings.ToLower(filepath.Ext(c.String("out"))) {
	case ".docx":
		return func(docx []byte) ([]byte, error) { return docx, nil }, nil
	case ".pdf":
		m, err := maker(e, pdf.Office)
		m.Blank = true
		return func(docx []byte) ([]byte, error) {
			made, err := m.Convert(context.Background(), [][]byte{docx})
			if err != nil {
				return nil, failed("请关掉 LibreOffice 再试一次；或者写成 docx，用 Word、WPS 打开后打印。", "%w", err)
			}
			return made[0], nil
		}, err
	}
	return nil, usage("例如 -o 打印.docx 或者 -o 打印.pdf。", "打印文件的名称应以 .docx 或者 .pdf 结尾")
}

// lettersIn returns the letters of an output folder, or of one case's, in order; of one format, or
// of all.
func lettersIn(dir, format string) ([]printed, error) {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil, failed("请写 render、batch 的输出文件夹，例如 out。", "文件夹 %s 打不开", dir)
	}
	folders := []string{dir}
	if _, err := os.Stat(filepath.Join(dir, output.ManifestName)); err != nil {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return nil, openError(dir, err)
		}
		folders = nil
		for _, f := range entries {
			if f.IsDir() && !strings.HasPrefix(f.Name(), ".") {
				folders = append(folders, filepath.Join(dir, f.Name()))
			}
		}
	}
	var out []printed
	for _, folder := range folders {
		manifest := filepath.Join(folder, output.ManifestName)
		if _, err := os.Stat(manifest); errors.Is(err, os.ErrNotExist) {
			continue
		}
		src, err := readInput(manifest, maxCase)
		m, readErr := output.ReadManifest(src)
		if err := errors.Join(err, readErr); err != nil {
			return nil, failed("请重新写一次这一件。", "%s 里的 manifest.json 读不出来", filepath.ToSlash(folder))
		}
		out = append(out, manifestLetters(folder, format, m)...)
	}
	return out, nil
}

// manifestLetters returns the documents of a case's folder, in the order of their names.
func manifestLetters(folder, format string, m output.Manifest) []printed {
	var out []printed
	for _, l := range m.Letters {
		if !strings.HasSuffix(l.File, format) || filepath.Base(l.File) != l.File {
			continue
		}
		p := printed{folder: folder, file: l.File, sum: l.SHA256, list: l.Kind == render.DispatchKind}
		parts := strings.SplitN(strings.TrimSuffix(l.File, filepath.Ext(l.File)), "-", 3)
		p.name = parts[len(parts)-1]
		if len(parts) == 3 {
			p.body = parts[1]
		}
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(a, b printed) int { return cmp.Compare(a.file, b.file) })
	return out
}

// shares splits the letters into files of at most so many; those of a case stay together if they
// can.
func shares(list []printed, per int, byBody bool) [][]printed {
	var out [][]printed
	var part []printed
	for len(list) > 0 {
		n := 1
		for !byBody && n < len(list) && list[n].folder == list[0].folder {
			n++
		}
		n = min(n, per)
		if len(part)+n > per {
			out, part = append(out, part), nil
		}
		part = append(part, list[:n]...)
		list = list[n:]
	}
	return append(out, part)
}

func partName(path string, i, parts int) string {
	if parts == 1 {
		return path
	}
	ext := filepath.Ext(path)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(path, ext), i+1, ext)
}

func partNames(path string, parts int) string {
	first := filepath.ToSlash(partName(path, 0, parts))
	if parts == 1 {
		return first
	}
	return first + " 到 " + filepath.ToSlash(partName(path, parts-1, parts))
}

// maxLetter is the maximum size of a letter, in bytes.
const maxLetter = 32 << 20

// printPart writes one file, and returns how many letters it leaves out.
func printPart(e env, c *cli.Context, path string, list []printed,
	form func([]byte) ([]byte, error)) (alone int, err error) {
	if _, err := os.Lstat(path); err == nil && !c.Bool("force") {
		return 0, taken(path, "换一个文件名，或者加 --force 覆盖。")
	}
	left := map[string]bool{} // to be printed by themselves
	for _, p := range list {
		src, err := readInput(p.path(), maxLetter)
		if err != nil {
			return 0, err
		}
		if sum := sha256.Sum256(src); hex.EncodeToString(sum[:]) != p.sum {
			left[p.path()] = true
		}
	}
	for { // once, unless a letter of another version of the program is among them
		var out bytes.Buffer
		var foreign *foreignError
		err := joinPart(&out, e.today(), c.Bool("duplex"), list, left)
		switch {
		case errors.As(err, &foreign):
			left[foreign.path] = true
		case err != nil:
			return 0, err
		default:
			data, err := form(out.Bytes())
			if err != nil {
				return 0, err
			}
			return len(left), writeFile(path, data, c.Bool("force"))
		}
	}
}

func (p *printed) path() string { return filepath.Join(p.folder, p.file) }

// foreignError reports a letter that a print job cannot take.
type foreignError struct{ path string }

func (e *foreignError) Error() string { return e.path + ": " + docx.ErrForeign.Error() }

// joinPart joins the letters of one file after their list, except those in left.
func joinPart(out io.Writer, day legal.Date, duplex bool, list []printed, left map[string]bool) error {
	job, err := docx.NewPrintJob(out, duplex)
	if err != nil {
		return err
	}
	cover, err := coverOf(list, left, day)
	if err == nil {
		err = job.Add(cover)
	}
	if err != nil {
		return err
	}
	for _, p := range list {
		if left[p.path()] {
			continue
		}
		src, err := readInput(p.path(), maxLetter)
		if err == nil {
			err = job.Add(src)
		}
		switch {
		case errors.Is(err, docx.ErrForeign):
			return &foreignError{p.path()}
		case err != nil:
			return err
		}
	}
	return job.Close(docx.Properties{Title: "打印清单", Date: day})
}

// coverOf returns the cover sheet: what follows, in order, and what is printed separately.
func coverOf(list []printed, left map[string]bool, day legal.Date) ([]byte, error) {
	line := func(s string) letter.Line { return letter.Line{letter.Text(cmp.Or(s, "—"))} }
	table := &letter.Table{Header: []letter.Line{line("序号"), line("案件"), line("收件机构"), line("文书")}}
	var alone []letter.Line
	for _, p := range list {
		if left[p.path()] {
			alone = append(alone, line(filepath.Base(p.folder)+"/"+p.file))
			continue
		}
		table.Rows = append(table.Rows, []letter.Line{line(fmt.Sprint(len(table.Rows) + 1)),
			line(filepath.Base(p.folder)), line(p.body), line(p.name)})
	}
	cover := &letter.Letter{Blocks: []letter.Block{
		&letter.Title{Text: line("打印清单")},
		&letter.Paragraph{Text: line(fmt.Sprintf("%s，下列 %d 份信件依次排在后面，每份页码从第1页起。", day.Chinese(), len(table.Rows)))},
	}}
	if len(alone) > 0 {
		cover.Blocks = append(cover.Blocks, &letter.Paragraph{Text: line("下列信件改动过，不在后面，请单独打开打印：")},
			&letter.List{Items: alone})
	}
	if len(table.Rows) > 0 {
		cover.Blocks = append(cover.Blocks, table)
	}
	w, err := stationery()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = w.Write(&b, cover, docx.Properties{Title: "打印清单", Date: day})
	return b.Bytes(), err
}
