package batch

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"tousu/legal/complaint"
	"tousu/render/batch/workbook"
)

// headRows is the number of nonblank rows searched for a header.
const headRows = 30

// readWorkbook reads one worksheet of an .xlsx file.
func readWorkbook(r io.ReaderAt, size int64, file string, src Source) (*Sheet, error) {
	b, err := workbook.Open(r, size)
	if err != nil {
		return nil, refuseWorkbook(file, err)
	}
	s := &Sheet{File: file, answers: slices.Clone(src.Answers)}
	i, err := choose(b, s, src)
	if err != nil {
		return nil, err
	}
	s.Form = fmt.Sprintf("工作簿，工作表“%s”", printable(b.Sheets[i].Name))
	if b.Date1904 {
		s.Form += "，1904 日期系统"
	}
	merged, err := b.Read(i, func(row workbook.Row) error {
		s.addRow(row)
		return nil
	})
	if err != nil {
		return nil, refuseWorkbook(file, err)
	}
	if merged.Beyond > 0 {
		s.note("第 %d 列以后还有 %d 格内容，没有读", workbook.Usual.Columns, merged.Beyond)
	}
	s.merged = merged.Ranges
	return s, nil
}

// addRow adds a row of a workbook, unless it is blank.
func (s *Sheet) addRow(row workbook.Row) {
	if cells := cellsOfRow(row); !blankCells(cells) {
		r := pack(row.Line, cells)
		r.hidden = row.Hidden
		s.Rows = append(s.Rows, r)
	}
}

func cellsOfRow(row workbook.Row) []Cell {
	cells := make([]Cell, 0, len(row.Cells))
	for _, c := range row.Cells {
		for len(cells) < c.Column-1 {
			cells = append(cells, Cell{})
		}
		if len(cells) == c.Column-1 { // of two cells with one address the first is used
			cells = append(cells, Cell{c.Text, c.Kind})
		}
	}
	return cells
}

// candidate is a worksheet with a score of how much it looks like a table of cases.
type candidate struct {
	sheet int
	score int // known headers in its best row
	rows  int // rows looked at
}

// likeCases is the number of known headers from which a worksheet looks like a table of cases: a
// cover or a word list has none.
const likeCases = 3

// choose selects the worksheet: the one asked for, else the first visible one that looks like a
// table of cases, else the first that is not empty.
func choose(b *workbook.Book, s *Sheet, src Source) (int, error) {
	names := sheetNames(b)
	if src.Name != "" {
		for i := range b.Sheets {
			if b.Sheets[i].Name == src.Name {
				return i, nil
			}
		}
		return 0, refuse(s.File, 0, "no-sheet", "工作簿里没有“"+printable(src.Name)+"”这个工作表", "有："+names)
	}
	visible, hidden, err := candidates(b, s.File, src)
	if err != nil {
		return 0, err
	}
	if len(visible) == 0 {
		return 0, refuse(s.File, 0, "empty-table", "工作簿是空的", "可用 tousu new --table 案件.xlsx 写一份带列名的表格")
	}
	best := visible[0]
	var others []string
	for _, c := range visible {
		switch {
		case c.score >= likeCases && best.score < likeCases:
			best = c
		case c.score >= likeCases && c != best:
			others = append(others, "“"+printable(b.Sheets[c.sheet].Name)+"”")
		}
	}
	if best != visible[0] {
		s.note("工作表“%s”不是案件的表格，没有读", printable(b.Sheets[visible[0].sheet].Name))
	}
	if best.score < likeCases && len(visible) > 1 {
		s.note("工作簿有 %d 个工作表，只读了“%s”；其余的用 --sheet 指定", len(visible), printable(b.Sheets[best.sheet].Name))
	}
	if len(others) > 0 {
		s.note("工作表%s也像案件的表格，没有读；要读的用 --sheet 指定", strings.Join(others, "、"))
	}
	for _, c := range hidden {
		if c.score >= likeCases && c.rows > 1 {
			name, read := printable(b.Sheets[c.sheet].Name), printable(b.Sheets[best.sheet].Name)
			s.doubt(s.ask(0, "", "hidden-sheet", name, "隐藏的工作表“"+name+"”也像案件的表格", "要按哪一个工作表写信？",
				complaint.Choose("skip", "只按“"+read+"”写"), complaint.Change("按隐藏的那一个写：加 --sheet \""+name+"\"")))
		}
	}
	return best.sheet, nil
}

func sheetNames(b *workbook.Book) string {
	var names []string
	for _, x := range b.Sheets {
		if !x.Hidden {
			names = append(names, "“"+printable(x.Name)+"”")
		}
	}
	return strings.Join(names, "、")
}

// candidates looks at the first rows of every worksheet that is not empty.
func candidates(b *workbook.Book, file string, src Source) (visible, hidden []candidate, err error) {
	var torn error
	for i := range b.Sheets {
		c := candidate{sheet: i}
		_, err := b.Read(i, func(row workbook.Row) error {
			cells := cellsOfRow(row)
			if blankCells(cells) {
				return nil
			}
			c.rows++
			c.score = max(c.score, src.score(headersOf(cells)))
			if c.rows == headRows {
				return workbook.ErrStop
			}
			return nil
		})
		var limit *workbook.LimitError
		if errors.As(err, &limit) {
			return nil, nil, refuseWorkbook(file, err)
		}
		switch {
		case err != nil: // damaged: another worksheet may be the right one
			torn = err
		case c.rows == 0: // a chart or a picture
		case b.Sheets[i].Hidden:
			hidden = append(hidden, c)
		default:
			visible = append(visible, c)
		}
	}
	if torn != nil && len(visible) == 0 {
		return nil, nil, refuseWorkbook(file, torn)
	}
	return visible, hidden, nil
}

func headersOf(cells []Cell) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = cleanHeader(c.Text)
	}
	return out
}
