package exhibit

import (
	"path/filepath"
	"strconv"
	"strings"

	"tousu/render/letter"
)

// Volume returns the volume as pages. Files are read one at a time while the pages are ranged
// over, and none is kept in memory. An error is then a *Fault.
func (v *Volume) Volume() *letter.Volume {
	return &letter.Volume{Front: v.front(), Pages: v.pages}
}

// front returns the cover and the index (证据目录).
func (v *Volume) front() *letter.Letter {
	rows := [][2]letter.Line{pair("提交人", v.of.Party)}
	if v.of.Opponent != "" {
		rows = append(rows, pair("被投诉人", v.of.Opponent))
	}
	rows = append(rows, pair("提交日期", v.of.Date))
	return &letter.Letter{Blocks: []letter.Block{
		&letter.Title{Text: words("证据材料")},
		&letter.Parties{Rows: rows},
		&letter.Heading{Level: 1, Text: words("目录")},
		v.index(),
		&letter.Signature{Lines: []letter.Line{words("提交人（签名）："), words(v.of.Date)}},
	}}
}

// index lists the exhibits. A column that is empty for all of them is left out.
func (v *Volume) index() *letter.Table {
	columns := []struct {
		head string
		of   func(*sheet) string
	}{
		{"序号", func(s *sheet) string { return strconv.Itoa(s.No) }},
		{"证据名称", func(s *sheet) string { return s.Name }},
		{"形式", func(s *sheet) string { return s.Form }},
		{"来源", func(s *sheet) string { return s.Source }},
		{"证明目的", func(s *sheet) string { return s.Proves }},
		{"页码", (*sheet).stamps},
	}
	t := &letter.Table{Rows: make([][]letter.Line, len(v.sheets))}
	for _, c := range columns {
		cells, filled := make([]letter.Line, len(v.sheets)), false
		for i := range v.sheets {
			s := c.of(&v.sheets[i])
			filled = filled || s != ""
			cells[i] = words(s)
		}
		if !filled {
			continue
		}
		t.Header = append(t.Header, words(c.head))
		for i := range cells {
			t.Rows[i] = append(t.Rows[i], cells[i])
		}
	}
	return t
}

// pages yields the pages of all exhibits.
func (v *Volume) pages(yield func(*letter.Page, error) bool) {
	for i := range v.sheets {
		s := &v.sheets[i]
		no := 0
		for j := range s.parts {
			for page, err := range v.only(s, &s.parts[j]) {
				if err != nil {
					yield(nil, err)
					return
				}
				no++
				page.Stamp, page.Note = "证据"+stampOf(s.No, no), s.Name
				if !yield(page, nil) {
					return
				}
			}
		}
	}
}

// only yields the pages of one part, without stamps.
func (v *Volume) only(s *sheet, p *part) func(func(*letter.Page, error) bool) {
	return func(yield func(*letter.Page, error) bool) {
		switch p.kind {
		case picture:
			pic, fault := v.show(p.file)
			if fault != nil {
				yield(nil, fault.in(s))
				return
			}
			pic.Alt = "证据" + strconv.Itoa(s.No) + "：" + s.Name
			yield(&letter.Page{Picture: pic}, nil)
		case text:
			v.verbatim(s, p.file, p.pages, yield)
		case sound, film:
			if yield(&letter.Page{Blocks: p.told()}, nil) && p.record.transcript != "" {
				v.verbatim(s, p.record.transcript, p.pages-1, yield)
			}
		case printed:
			yield(&letter.Page{Blocks: instead("请把“" + filepath.Base(p.file) + "”打印出来，放在这一页后面，" +
				"每页右上角接着本页的编号写 " + stampOf(s.No, 2) + "、" + stampOf(s.No, 3) + "……")}, nil)
		case place:
			yield(&letter.Page{Blocks: instead("请把这项证据的原件复印件放在这一页后面，" +
				"每页右上角接着本页的编号写 " + stampOf(s.No, 2) + "、" + stampOf(s.No, 3) + "……")}, nil)
		}
	}
}

// verbatim yields the pages of a text. Their number must be the one in the index.
func (v *Volume) verbatim(s *sheet, name string, pages int, yield func(*letter.Page, error) bool) {
	lines, fault := v.lines(name)
	all := paged(lines)
	if fault == nil && len(all) != pages {
		fault = faultOf("file-changed", name)
	}
	if fault != nil {
		yield(nil, fault.in(s))
		return
	}
	for _, lines := range all {
		if !yield(&letter.Page{Lines: lines}, nil) {
			return
		}
	}
}

// told returns the content of the page for a recording.
func (p *part) told() []letter.Block {
	what := "录音"
	if p.kind == film {
		what = "录像"
	}
	length := "＿＿＿＿（由提交人填写）"
	if p.record.length > 0 {
		length = chinese(p.record.length)
	}
	transcript := "未附"
	if p.record.transcript != "" {
		transcript = "附后"
	}
	return []letter.Block{
		&letter.Parties{Rows: [][2]letter.Line{
			pair("载体", "光盘或者U盘，随本卷提交；原始设备由提交人保存，需要时出示"),
			pair(what+"文件", filepath.Base(p.file)),
			pair("时长", length),
			pair("大小", Size(p.record.bytes)),
			pair("SHA-256", p.record.sum),
			pair("文字整理稿", transcript),
		}},
	}
}

func instead(s string) []letter.Block {
	return []letter.Block{&letter.Paragraph{Text: words(s)}}
}

func pair(key, value string) [2]letter.Line {
	return [2]letter.Line{words(key), words(value)}
}

// words returns a line of text; line feeds become breaks. The volume is not a letter: it argues
// nothing, so its words need no origin.
func words(s string) letter.Line {
	var out letter.Line
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			out = append(out, letter.Break{})
		}
		if line != "" {
			out = append(out, letter.Text(line))
		}
	}
	return out
}
