package batch

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// workbook reads one worksheet of an .xlsx file (工作簿).
type workbook struct {
	file    *excelize.File
	sheet   string
	path    string
	is1904  bool
	formats map[int]numberFormat // by style
}

// maxUnzipped bounds a workbook in bytes: an archive may claim to hold more than
// any disk.
const maxUnzipped = 1 << 30

// readWorkbook reads the cells as they are stored, each with its format.
func readWorkbook(f *os.File, file string, src Source) (*Sheet, error) {
	opts := excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnzipped, TmpDir: src.Scratch}
	if src.Scratch == "" {
		opts.UnzipXMLSizeLimit = maxUnzipped // nothing is put on disk
	}
	x, err := excelize.OpenReader(f, opts)
	if err != nil {
		return nil, refuse(file, 0, "bad-workbook", "工作簿打不开，文件可能已损坏，或者设了密码", "请在 Excel 或 WPS 里打开，取消密码，另存为 .xlsx")
	}
	defer x.Close()
	w := &workbook{file: x, path: file, formats: map[int]numberFormat{}}
	props, err := x.GetWorkbookProps()
	if err == nil && props.Date1904 != nil {
		w.is1904 = *props.Date1904
	}
	s := &Sheet{File: file}
	if err := w.choose(s, src.Name); err != nil {
		return nil, err
	}
	return s, w.read(s)
}

// choose picks the worksheet: the one asked for, else the first that is visible
// and holds something.
func (w *workbook) choose(s *Sheet, name string) error {
	var visible, filled []string
	for _, n := range w.file.GetSheetList() {
		ok, err := w.file.GetSheetVisible(n)
		if n == name {
			w.sheet = n
		}
		if err != nil || !ok {
			continue
		}
		visible = append(visible, n)
		if rows, err := w.file.Rows(n); err == nil {
			if rows.Next() {
				filled = append(filled, n)
			}
			_ = rows.Close() // what it held was read
		}
	}
	switch {
	case name != "" && w.sheet == "":
		return refuse(w.path, 0, "no-sheet", "工作簿里没有“"+name+"”这个工作表", "有：“"+strings.Join(visible, "”、“")+"”")
	case w.sheet == "" && len(filled) == 0:
		return refuse(w.path, 0, "empty-table", "工作簿是空的", "可用 tousu new --table 案件.xlsx 写一份带列名的表格")
	case w.sheet == "":
		w.sheet = filled[0]
		if len(filled) > 1 {
			s.Notes = append(s.Notes, fmt.Sprintf("工作簿有 %d 个工作表，只读了“%s”；其余的用 --sheet 指定", len(filled), w.sheet))
		}
	}
	s.Form = fmt.Sprintf("工作簿，工作表“%s”", w.sheet)
	if w.is1904 {
		s.Form += "，1904 日期系统"
	}
	return nil
}

// read fills in the rows. The streaming reader gives the values; the worksheet in
// memory gives the type and the format of what looks like a number.
func (w *workbook) read(s *Sheet) error {
	broken := refuse(w.path, 0, "bad-workbook", "工作表“"+w.sheet+"”读不出来，文件可能已损坏", "请在 Excel 或 WPS 里打开后另存为 .xlsx")
	merged, err := w.file.GetMergeCells(w.sheet, true)
	if err != nil {
		return broken
	}
	rows, err := w.file.Rows(w.sheet)
	if err != nil {
		return broken
	}
	defer rows.Close()
	for line := 1; rows.Next(); line++ {
		values, err := rows.Columns()
		if err != nil {
			return broken
		}
		cells := make([]Cell, len(values))
		for i, v := range values {
			if cells[i], err = w.cell(i+1, line, v); err != nil {
				return broken
			}
		}
		if blankCells(cells) {
			continue
		}
		if len(s.Rows) == 0 {
			if err := w.refuseMerged(line, merged); err != nil {
				return err
			}
		}
		s.Rows = append(s.Rows, pack(line, cells))
	}
	if rows.Error() != nil {
		return broken
	}
	return nil
}

// refuseMerged refuses merged cells in the header row: which column bears the
// name would be a guess.
func (w *workbook) refuseMerged(line int, merged []excelize.MergeCell) error {
	for _, m := range merged {
		_, top, err1 := excelize.CellNameToCoordinates(m.GetStartAxis())
		_, bottom, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err1 == nil && err2 == nil && top <= line && line <= bottom {
			return refuse(w.path, line, "merged-header", fmt.Sprintf("第一行有内容的行是表头，其中 %s:%s 是合并单元格", m.GetStartAxis(), m.GetEndAxis()),
				"请取消合并、删去表格标题，让每一列的第一格就是列名")
		}
	}
	return nil
}

// cell reads one cell whose raw value is v.
func (w *workbook) cell(col, line int, v string) (Cell, error) {
	axis, err := excelize.CoordinatesToCellName(col, line)
	if err != nil {
		return Cell{}, err
	}
	if v == "" {
		formula, err := w.file.GetCellFormula(w.sheet, axis)
		if formula != "" {
			return Cell{form: formulaForm}, err
		}
		return Cell{}, err
	}
	if !likeNumber(v) {
		return Cell{Text: v}, nil
	}
	kind, err := w.file.GetCellType(w.sheet, axis)
	if err != nil {
		return Cell{}, err
	}
	switch kind {
	case excelize.CellTypeBool:
		return Cell{Text: map[bool]string{true: "是", false: "否"}[v == "1" || strings.EqualFold(v, "true")]}, nil
	case excelize.CellTypeDate:
		return Cell{Text: isoDate(v), form: dateForm}, nil
	case excelize.CellTypeUnset, excelize.CellTypeNumber:
		return w.number(axis, v)
	}
	return Cell{Text: v}, nil
}

// likeNumber reports whether a cell with that value may be other than text.
func likeNumber(v string) bool {
	_, err := strconv.ParseFloat(v, 64)
	return err == nil || isoForm.MatchString(v) || strings.EqualFold(v, "true") || strings.EqualFold(v, "false")
}

// number reads a stored number in the way its format shows it.
func (w *workbook) number(axis, v string) (Cell, error) {
	n, err := strconv.ParseFloat(v, 64)
	if err != nil {
		return Cell{Text: v}, nil
	}
	style, err := w.file.GetCellStyle(w.sheet, axis)
	if err != nil {
		return Cell{}, err
	}
	format, known := w.formats[style]
	if !known {
		format = numberFormatOf(w.file, style)
		w.formats[style] = format
	}
	if format.date {
		if text, ok := dateText(n, w.is1904, format.clock); ok {
			return Cell{text, dateForm}, nil
		}
	}
	return Cell{numberText(n, format.zeros), numberForm}, nil
}
