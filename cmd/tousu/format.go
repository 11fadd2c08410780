package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/urfave/cli/v2"

	"tousu/legal/complaint"
	"tousu/render"
	"tousu/render/docx"
	"tousu/render/html"
	"tousu/render/text"
)

// formFlags are the flags for the form of letters.
var formFlags = []cli.Flag{
	&cli.StringFlag{Name: "format", Value: "docx",
		Usage: "`格式`：docx、txt、html、pdf，可以用逗号写几种；默认为 docx；pdf 由电脑上的 LibreOffice、Edge 或者 Chrome 转成"},
	&cli.StringFlag{Name: "size", Value: "四号", Usage: "信件正文的`字号`：四号或者三号；法院、仲裁的文书一律用三号"},
	&cli.StringFlag{Name: "stationery", Usage: "函头`文件.docx`：docx 的纸张、页边距、页眉页脚（标志、地址）和样式用它的，正文不用"},
	&cli.IntFlag{Name: "max", Usage: "txt 缩短到网页表单容得下的`字数`，例如 500、1000、2000：逐项取舍，不截断一项事实"},
	&cli.BoolFlag{Name: "annex", Usage: "每份信件都附上引用的全部法律条文；不加则只有写给公司的附主要条文"},
}

// stationery is laid out on first use.
var stationery = sync.OnceValues(docx.New)

// maxStationery is the maximum size of a letterhead, in bytes.
const maxStationery = 16 << 20

// stationeryOf returns what letters are written on, and a digest that identifies it.
func stationeryOf(c *cli.Context) (paper func() (*docx.Writer, error), digest string, err error) {
	path := c.String("stationery")
	if path == "" {
		return stationery, "", nil
	}
	src, err := readInput(path, maxStationery)
	if err != nil {
		return nil, "", err
	}
	w, err := docx.NewOn(src)
	var unfit *docx.LetterheadError
	switch {
	case errors.As(err, &unfit):
		if f := unreadableAs(src, path); f != nil && f.way == saveAs {
			return nil, "", failed(f.way, "%s 是%s，不能用作函头", path, f.name)
		}
		return nil, "", failed(unfit.Hint, "%s 不能用作函头：%w", path, err)
	case err != nil:
		return nil, "", err
	}
	sum := sha256.Sum256(src)
	return func() (*docx.Writer, error) { return w, nil }, hex.EncodeToString(sum[:]), nil
}

// leastText is the smallest limit, in characters, for a short text.
const leastText = 200

// formatsOf reads formFlags.
func formatsOf(e env, c *cli.Context) ([]render.Format, error) {
	large := c.String("size") == "三号"
	if !large && c.String("size") != "四号" {
		return nil, usage("写成 --size 四号 或者 --size 三号。", "没有 %q 这种字号", c.String("size"))
	}
	limit := c.Int("max")
	if c.IsSet("max") && limit < leastText {
		return nil, usage("例如 --format txt --max 500；至少 "+strconv.Itoa(leastText)+" 字。", "选项 --max 的字数太少")
	}
	paper, digest, err := stationeryOf(c)
	if err != nil {
		return nil, err
	}
	formats := []render.Format{
		{Name: "docx", Form: c.String("size") + digest, Write: docxWriter(paper, large)},
		{Name: "txt", Form: strconv.Itoa(limit), Screen: true, Write: textWriter(limit)},
		{Name: "html", Write: writeHTML},
	}
	var out []render.Format
	for name := range strings.SplitSeq(c.String("format"), ",") {
		name = strings.ToLower(strings.TrimSpace(name))
		if name == "pdf" {
			m, err := maker(e, "")
			if err != nil {
				return nil, err
			}
			formats = append(formats, pdfFormat(m, formats))
		}
		i := slices.IndexFunc(formats, func(f render.Format) bool { return f.Name == name })
		if i < 0 {
			return nil, usage("格式有 docx、txt、html 和 pdf。", "没有 %q 这种格式", name)
		}
		if !slices.ContainsFunc(out, func(f render.Format) bool { return f.Name == name }) {
			out = append(out, formats[i])
		}
	}
	if limit > 0 && !slices.ContainsFunc(out, func(f render.Format) bool { return f.Name == "txt" }) {
		return nil, usage("写成 --format txt --max "+strconv.Itoa(limit)+"。", "--max 只用于 txt 格式")
	}
	return out, nil
}

func docxWriter(paper func() (*docx.Writer, error), large bool) func(io.Writer, *render.Result, *complaint.Case) error {
	return func(w io.Writer, r *render.Result, c *complaint.Case) error {
		dw, err := paper()
		if err != nil {
			return err
		}
		size := docx.SizeFor(r.Court)
		if large {
			size = docx.Size3
		}
		return dw.Write(w, r.Letter, docx.Properties{
			Title: r.Title, Author: r.Sender, Subject: r.Recipient, Date: c.Date, Size: size,
		})
	}
}

// textWriter writes the whole letter, or what fits into limit characters.
func textWriter(limit int) func(io.Writer, *render.Result, *complaint.Case) error {
	return func(w io.Writer, r *render.Result, _ *complaint.Case) error {
		if limit > 0 {
			return text.Short(w, r.Letter, limit)
		}
		return text.Write(w, r.Letter)
	}
}

func writeHTML(w io.Writer, r *render.Result, _ *complaint.Case) error {
	return html.Write(w, r.Letter, html.Properties{Title: r.Title})
}
