package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"tousu/legal/complaint"
	"tousu/render/docx"
	"tousu/render/exhibit"
	"tousu/render/letter"
	"tousu/render/output"
	"tousu/render/plan"
)

func exhibitsCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "exhibits", Usage: "把证据的图片和文件整理成一册，每页编号", ArgsUsage: "[案件.yaml]",
		Description: `例：
   tousu exhibits case.yaml
   tousu exhibits case.yaml --size 2 -o 证据.docx   附件有大小限制的部门用

证据的“文件”写文件名，从案件文件所在的文件夹算起；几个文件用；隔开，也可以写文件夹。
图片转正、去掉拍摄地点等信息后放入；文字、聊天记录逐行放入；PDF 和 Word 文件留一页，打印后插入；
录音录像写明名称、时长和校验值，旁边有同名 .txt 文字稿的，文字稿放入。`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Usage: "写到这个`文件`；不写则放在案件文件旁边"},
			&cli.Float64Flag{Name: "size", Usage: "整册不超过多少 `MB`；不写则不限"},
			dateFlag,
			&cli.BoolFlag{Name: "force", Usage: "覆盖已有的文件"},
		},
		Action: func(c *cli.Context) error { return writeExhibits(e, c) },
	}
}

func writeExhibits(e env, c *cli.Context) error {
	path, err := casePath(e, c)
	if err != nil {
		return err
	}
	if c.IsSet("size") && c.Float64("size") < 0.1 {
		return usage("例如 --size 2", "--size 应是不小于 0.1 的数")
	}
	kase, err := openCase(e, c, plan.Default(), path)
	if err != nil {
		return err
	}
	if len(kase.Exhibits) == 0 {
		return failed("在“证据”下面写明每项证据的名称和文件。", "%s 里没有写证据", path)
	}
	volume, faults := volumeOf(kase, filepath.Dir(path), int64(c.Float64("size")*(1<<20)))
	if len(faults) > 0 {
		return faultyFiles(e, kase, path, faults)
	}
	name := c.String("out")
	if name == "" {
		name = filepath.Join(filepath.Dir(path), output.FolderName(kase.ID)+"-证据材料.docx")
	}
	debug.SetGCPercent(100) // photographs are large, and each is finished before the next
	file := &counted{}
	var bound error
	err = fillFile(name, c.Bool("force"), func(w io.Writer) error {
		file.Writer = w
		bound = bind(e, kase, volume, file)
		return bound
	})
	switch fault, character := (*exhibit.Fault)(nil), (*docx.CharacterError)(nil); {
	case errors.As(bound, &fault):
		return faultyFiles(e, kase, path, []exhibit.Fault{*fault})
	case errors.As(bound, &character):
		return failed("请检查证据的名称和说明里有没有特殊符号。", "整理不出证据材料")
	case errors.Is(bound, docx.ErrVolumeTooLarge):
		return failed("请分成几个案件文件，各写一部分证据；或者用 --size 缩小图片。", "证据太多，一册放不下")
	case err != nil:
		return err
	}
	tellExhibits(e, kase, volume, name, file.n)
	return nil
}

// counted counts the bytes written.
type counted struct {
	io.Writer
	n int64
}

func (c *counted) Write(p []byte) (int, error) {
	n, err := c.Writer.Write(p)
	c.n += int64(n)
	return n, err
}

// volumeOf plans the volume of a case whose file is in dir.
func volumeOf(kase *complaint.Case, dir string, limit int64) (*exhibit.Volume, []exhibit.Fault) {
	items := make([]exhibit.Item, len(kase.Exhibits))
	for i, x := range kase.Exhibits {
		items[i] = exhibit.Item{
			No: i + 1, Name: x.Name, Form: x.Form, Source: x.Source, Proves: x.Proves,
			Files: evidenceFiles(dir, x.File),
		}
	}
	of := exhibit.Case{Party: kase.Complainant.Name, Opponent: kase.Respondent.Name, Date: kase.Date.Chinese()}
	return exhibit.Plan(of, items, func(name string) (fs.File, error) {
		if !filepath.IsAbs(name) {
			name = filepath.Join(dir, name)
		}
		return openEvidence(name)
	}, limit)
}

// openEvidence opens a regular file, so that a pipe does not block.
func openEvidence(name string) (fs.File, error) {
	if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() {
		return nil, fs.ErrInvalid
	}
	return os.OpenFile(name, os.O_RDONLY|nonblocking, 0)
}

// evidenceFiles returns the files that a value of 文件 names: one, several, or those of a folder in
// the order of their names.
func evidenceFiles(dir, value string) []string {
	if value == "" {
		return nil
	}
	in := func(name string) string {
		if filepath.IsAbs(name) {
			return name
		}
		return filepath.Join(dir, name)
	}
	if entries, err := os.ReadDir(in(value)); err == nil {
		var out []string
		for _, f := range entries {
			if f.Type().IsRegular() && !strings.HasPrefix(f.Name(), ".") {
				out = append(out, filepath.Join(value, f.Name()))
			}
		}
		return out
	}
	if _, err := os.Stat(in(value)); err == nil {
		return []string{value}
	}
	var out []string
	for name := range strings.FieldsFuncSeq(value, func(r rune) bool { return strings.ContainsRune("；;、|\n", r) }) {
		if name = strings.TrimSpace(name); name != "" {
			out = append(out, name)
		}
	}
	return out
}

// bind writes the volume as DOCX, with a progress bar on a terminal.
func bind(e env, kase *complaint.Case, v *exhibit.Volume, out io.Writer) error {
	w, err := stationery()
	if err != nil {
		return err
	}
	volume := v.Volume()
	bar := newBar(e, v.Pages(), "整理证据", "页")
	defer bar.finish()
	pages := volume.Pages
	volume.Pages = func(yield func(*letter.Page, error) bool) {
		pages(func(p *letter.Page, err error) bool {
			bar.step(1)
			return yield(p, err)
		})
	}
	return w.WriteVolume(out, volume, docx.Properties{Title: "证据材料", Author: kase.Complainant.Name, Date: kase.Date})
}

// faultyFiles reports the exhibits that cannot be shown, with their positions in the case.
func faultyFiles(e env, kase *complaint.Case, path string, faults []exhibit.Fault) error {
	var findings complaint.Findings
	for _, f := range faults {
		at := fmt.Sprintf("exhibits.%d.file", f.No-1)
		findings = append(findings, complaint.Finding{
			Pos: kase.Position(at), Path: at, Code: f.Code, Severity: complaint.Fault, Message: f.Error(),
			Hint: f.Hint(),
		})
	}
	printFindings(e.err, findings)
	return failed("改好文件或者“文件”一栏后再运行一次。", "%s 有 %d 个证据文件用不了，没有写证据材料", path, len(faults))
}

func tellExhibits(e env, kase *complaint.Case, v *exhibit.Volume, name string, size int64) {
	fmt.Fprintf(e.out, "已写好 %s（%s），共 %d 项证据。\n", filepath.ToSlash(name), exhibit.Size(size), len(kase.Exhibits))
	var byHand, lists []string
	for i, x := range kase.Exhibits {
		if n := v.Count(i + 1); n == 0 {
			byHand = append(byHand, fmt.Sprintf("证据%d“%s”", i+1, x.Name))
		} else if x.Pages != 0 && x.Pages != n {
			fmt.Fprintf(e.err, "提醒：证据%d“%s”写的是 %d 页，整理出来是 %d 页；信件的证据清单按案件里写的页数\n", i+1, x.Name, x.Pages, n)
		}
	}
	for i := range kase.Exhibits {
		if kase.Exhibits[i].ListsOthers() {
			lists = append(lists, fmt.Sprintf("证据%d", i+1))
		}
	}
	if len(lists) > 0 {
		fmt.Fprintf(e.out, "列有其他人的%s只交给公安、检察院、法院：交给别处的一册，请先抽出来。\n", strings.Join(lists, "、"))
	}
	if len(byHand) > 0 {
		fmt.Fprintf(e.out, "打印后要插入纸页的：%s\n", strings.Join(byHand, "、"))
	}
	fmt.Fprint(e.out, "图片和聊天记录里别人的姓名、号码，程序遮不住：交给公司、协会以前，请自己遮住；交给公安、法院的保留原样。\n")
}

// countPages sets the page counts of exhibits whose files exist and whose number of pages the case
// does not give.
func countPages(kase *complaint.Case, path string) {
	if !slices.ContainsFunc(kase.Exhibits, func(x complaint.Exhibit) bool { return x.File != "" && x.Pages == 0 }) {
		return
	}
	v, faults := volumeOf(kase, filepath.Dir(path), 0)
	for i := range kase.Exhibits {
		x := &kase.Exhibits[i]
		whole := !slices.ContainsFunc(faults, func(f exhibit.Fault) bool { return f.No == i+1 })
		if x.File != "" && x.Pages == 0 && whole {
			x.Pages = v.Count(i + 1)
		}
	}
}
