package batch

import (
	"fmt"
	"go/token"
	"io"
	"path/filepath"
	"strings"

	"tousu/legal/complaint"
	"tousu/render/batch/workbook"
)

// Sheet is a table as read: its header, and the rows of cases below it.
type Sheet struct {
	File   string // for positions
	Form   string // how it was read, for the user: CSV，GB18030 编码，逗号分隔
	Header []string
	Line   int // of the header; of the lower row if there are two
	Rows   []Row
	Notes  []string // what the user should know about the reading
	CSV    bool

	asked   complaint.Findings // doubts about the table that must be settled before any row is used
	answers []string           // to such doubts, from the file of answers and the column 核对
	merged  []workbook.Range
	ours    bool // a failed file
}

// Source says where a table is and how to read it.
type Source struct {
	Path     string
	Encoding string               // of a CSV file; "" to detect it
	Name     string               // of the worksheet; "" to choose it
	Header   int                  // the row of the header; 0 to find it
	Map      *complaint.ColumnMap // what the user says about the columns; nil if nothing
	Answers  []string             // to doubts about the table, as written under 核对
}

// RefusedError means that a table cannot be used at all. Its findings say where and why.
type RefusedError struct{ Findings complaint.Findings }

func (e *RefusedError) Error() string { return e.Findings[0].String() }

// refuse returns a *RefusedError with one finding.
func refuse(file string, line int, code, message, hint string) error {
	return &RefusedError{complaint.Findings{{
		Pos: token.Position{Filename: file, Line: line}, Code: code, Message: message, Hint: hint,
	}}}
}

// note adds something the user should know.
func (s *Sheet) note(format string, args ...any) {
	s.Notes = append(s.Notes, fmt.Sprintf(format, args...))
}

// ask makes a doubt about the table (对表格的存疑) and settles it if there is an answer.
func (s *Sheet) ask(line int, header, code, value, message, question string,
	options ...complaint.Option) complaint.Finding {
	f := complaint.Ask(token.Position{Filename: s.File, Line: line}, code, "", value, message, question, options...)
	f.Header = header
	return complaint.Findings{f}.Settle(s.answers)[0]
}

// doubt records a doubt about the sheet as a whole, or notes its answer.
func (s *Sheet) doubt(f complaint.Finding) (word string, settled bool) {
	if f.Answer == "" {
		s.asked = append(s.asked, f)
		return "", false
	}
	s.note("%s（%s）", f.Message, f.Hint)
	return f.Word(), true
}

// readAnswers reads the answers in the column 核对. Those about the table may be in any row.
func (s *Sheet) readAnswers() {
	for i, h := range s.Header {
		if f, ok := complaint.FieldByPlainHeader(h); ok && f.Path == answersPath {
			for _, cell := range s.values(i, len(s.Rows)) {
				s.answers = append(s.answers, complaint.Answers(cell)...)
			}
		}
	}
}

// IsTable reports whether the name is that of a table, not of a case file.
func IsTable(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".csv", ".tsv", ".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods":
		return true
	}
	return false
}

// Read reads a table. Its error is a *RefusedError, or of the file system.
func Read(src Source) (*Sheet, error) {
	f, size, err := openTable(src.Path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	head := make([]byte, 4096)
	n, err := f.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return nil, err
	}
	head = head[:n]
	file := filepath.ToSlash(src.Path)
	if err := refuseForeign(file, head, f, size); err != nil {
		return nil, err
	}
	var s *Sheet
	if strings.HasPrefix(string(head), "PK\x03\x04") {
		s, err = readWorkbook(f, size, file, src)
	} else {
		s, err = readCSV(io.NewSectionReader(f, 0, size), file, src)
	}
	if err != nil {
		return nil, err
	}
	return s, s.settle(src)
}

// settle separates the rows into header and body.
func (s *Sheet) settle(src Source) error {
	if len(s.Rows) == 0 {
		return refuse(s.File, 0, "empty-table", "表格是空的", "可用 tousu new --table 案件.xlsx 写一份带列名的表格")
	}
	body, err := s.findHeader(src)
	if err != nil {
		return err
	}
	if n := len(s.Header); n > workbook.Usual.Columns {
		return refuse(s.File, s.Line, "too-wide", fmt.Sprintf("表头有 %d 列，不像是案件的表格", n),
			fmt.Sprintf("请只留下要用的列，最多 %d 列", workbook.Usual.Columns))
	}
	s.Rows = s.Rows[body:]
	for _, h := range s.Header {
		s.ours = s.ours || h == errorHeader
	}
	if s.ours {
		s.unguard()
	}
	if err := s.fillMerged(); err != nil {
		return err
	}
	s.readAnswers()
	s.hidden(src)
	if len(s.Rows) == 0 {
		return refuse(s.File, s.Line, "empty-table", "表头下面没有内容", "请在表头下面一行一件地填写")
	}
	return nil
}

// unguard restores the original texts of a failed file.
func (s *Sheet) unguard() {
	for i, h := range s.Header {
		s.Header[i] = unguard(h)
	}
	for i := range s.Rows {
		r := &s.Rows[i]
		cells := r.cells(0)
		for k := range cells {
			cells[k].Text = unguard(cells[k].Text)
		}
		r.packed = pack(r.Line, cells).packed
	}
}

// hidden asks about rows that are hidden by a filter or by hand: the user may have forgotten
// them.
func (s *Sheet) hidden(src Source) {
	var lines []int
	for i := range s.Rows {
		if s.Rows[i].hidden {
			lines = append(lines, s.Rows[i].Line)
		}
	}
	if len(lines) == 0 {
		return
	}
	what := complaint.HiddenAsked
	if src.Map != nil {
		what = src.Map.Hidden
	}
	switch what {
	case complaint.HiddenRead:
		s.note("有 %d 行是隐藏的（%s），照读", len(lines), RowList(lines))
	case complaint.HiddenLeft:
		s.note("有 %d 行是隐藏的（%s），没有读", len(lines), RowList(lines))
		s.Rows = keep(s.Rows, func(r *Row) bool { return !r.hidden })
	default:
		s.askHidden(lines)
	}
}

func (s *Sheet) askHidden(lines []int) {
	var value strings.Builder
	for i := range s.Rows {
		if s.Rows[i].hidden {
			value.WriteString(s.Rows[i].packed)
		}
	}
	word, _ := s.doubt(s.ask(lines[0], "", "hidden-rows", value.String(),
		fmt.Sprintf("有 %d 行是隐藏的（%s），可能已撤回或者筛选掉了", len(lines), RowList(lines)),
		"隐藏的行要不要写信？", complaint.Choose("skip", "不写：不读隐藏的行"), complaint.Choose("read", "都要写：照读"),
		complaint.Change("写其中几行：在 Excel 或 WPS 里取消筛选和隐藏，删去不写的，再保存")))
	if word == "skip" {
		s.Rows = keep(s.Rows, func(r *Row) bool { return !r.hidden })
	}
}

// keep removes the rows that are not wanted.
func keep(rows []Row, want func(*Row) bool) []Row {
	out := rows[:0]
	for i := range rows {
		if want(&rows[i]) {
			out = append(out, rows[i])
		}
	}
	return out
}

// RowList names rows in ascending order: 第2、5至9行; only the first few of many.
func RowList(lines []int) string {
	const most = 8
	var parts []string
	for i := 0; i < len(lines) && len(parts) <= most; {
		j := i
		for j+1 < len(lines) && lines[j+1] == lines[j]+1 {
			j++
		}
		if j == i+1 {
			j = i // two rows are listed, not given as a range
		}
		switch {
		case len(parts) == most:
			return "第" + strings.Join(parts, "、") + "行等"
		case j > i:
			parts = append(parts, fmt.Sprintf("%d至%d", lines[i], lines[j]))
		default:
			parts = append(parts, fmt.Sprint(lines[i]))
		}
		i = j + 1
	}
	return "第" + strings.Join(parts, "、") + "行"
}

// cleanHeader returns a header without invisible characters and extra blanks.
func cleanHeader(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == '\ufeff' || r == '\u200b' {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
