package batch

import (
	"bytes"
	"go/token"
	"io"
	"os"
	"path/filepath"
	"strings"

	"tousu/legal/complaint"
)

// Sheet is a table as it was read: one header row, and the rows below it that are
// not blank.
type Sheet struct {
	File   string // for positions
	Form   string // how it was read, for the user: CSV，GB18030 编码，逗号分隔
	Header []string
	Line   int // of the header
	Rows   []Row
	Notes  []string // what the user should know of the reading
	CSV    bool

	ours bool // a failed file
}

// Source says where a table is and how to read it.
type Source struct {
	Path     string
	Encoding string            // of a CSV file; "" to find out
	Name     string            // of the worksheet; "" for the first
	Columns  map[string]string // header → key, over the dictionary
	Scratch  string            // folder for a big workbook's temporary files; "" to keep it in memory
}

// RefusedError means that a table cannot be used at all. Its findings say where
// and why.
type RefusedError struct{ Findings complaint.Findings }

func (e *RefusedError) Error() string { return e.Findings[0].String() }

// refuse is a *RefusedError with one finding.
func refuse(file string, line int, code, message, hint string) error {
	return &RefusedError{complaint.Findings{{
		Pos: token.Position{Filename: file, Line: line}, Code: code, Message: message, Hint: hint,
	}}}
}

// IsTable reports whether the name is that of a table rather than a case file.
func IsTable(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".et":
		return true
	}
	return false
}

// Read reads a table. Its error is a *RefusedError, or of the file system.
func Read(src Source) (*Sheet, error) {
	f, err := os.Open(src.Path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	head := make([]byte, 8)
	n, err := io.ReadFull(f, head)
	if err != nil && n == 0 && err != io.EOF {
		return nil, err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	file := filepath.ToSlash(src.Path)
	var s *Sheet
	switch head = head[:n]; {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		s, err = readWorkbook(f, file, src)
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")):
		err = refuse(file, 0, "old-workbook", "这是旧的 .xls 格式，或者设了密码的工作簿", "请在 Excel 或 WPS 里取消密码，另存为 .xlsx")
	default:
		s, err = readCSV(f, file, src)
	}
	if err != nil {
		return nil, err
	}
	return s, s.settle()
}

// settle makes the first row the header and drops what is blank.
func (s *Sheet) settle() error {
	if len(s.Rows) == 0 {
		return refuse(s.File, 0, "empty-table", "表格是空的", "可用 tousu new --table 案件.xlsx 写一份带列名的表格")
	}
	first := s.Rows[0]
	s.Line, s.Rows = first.Line, s.Rows[1:]
	for _, c := range first.cells(0) {
		s.Header = append(s.Header, cleanHeader(c.Text))
	}
	for _, h := range s.Header {
		s.ours = s.ours || h == errorHeader
	}
	if s.ours {
		s.unguard()
	}
	if len(s.Rows) == 0 {
		return refuse(s.File, s.Line, "empty-table", "表头下面没有内容", "请在表头下面一行一件地填写")
	}
	return nil
}

// unguard gives a failed file the texts back that its cells were made from.
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
		*r = pack(r.Line, cells)
	}
}

// cleanHeader is a header without what nobody sees.
func cleanHeader(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == '\ufeff' || r == '\u200b' {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
