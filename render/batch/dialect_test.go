package batch

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// rowTests hold tables whose first column says in which row Excel shows it.
var rowTests = map[string]string{
	"plain":                "row,姓名\n2,甲\n3,乙\n",
	"CRLF":                 "row,姓名\r\n2,甲\r\n3,乙\r\n",
	"no line end":          "row,姓名\n2,甲\n3,乙",
	"blank lines":          "\n\nrow,姓名\n4,甲\n\n\n7,乙\n\n",
	"blank rows":           "row,姓名\n2,甲\n,\n4,乙\n\"\",\"\"\n6,丙\n",
	"sep line":             "sep=;\nrow;姓名\n2;甲\n3;乙\n",
	"quoted sep line":      "\"sep=,\"\r\nrow,姓名\r\n2,甲\r\n",
	"sep line of Excel":    "SEP=,\r\n\r\nrow,姓名\r\n3,甲\r\n",
	"quoted line breaks":   "row,姓名,经过\n2,甲,\"一\n二\n\n三\"\n3,乙,\"四\"\n\n5,丙,\"五\r\n六\"\n6,丁,\n",
	"line break in header": "row,\"姓\n名\",姓名\n2,,甲\n3,,乙\n",
	"semicolons":           "row;姓名\n2;甲,乙\n3;丙\n",
	"tabs":                 "row\t姓名\n2\t甲,乙\n3\t丙\n",
	"full-width comma":     "row，姓名，电话\n2，甲，乙\n3，丙，丁\n",
	"quotes in text":       "row,姓名,经过\n2,甲,他说\"还钱\"\n3,乙,\"他说\"\"还\n钱\"\"\"\n4,丙,\n",
	"quoted formula":       "row,姓名\n\"=\"\"2\"\"\",甲\n=\"3\",乙\n",
}

// TestRows: a row has the number that Excel shows.
func TestRows(t *testing.T) {
	for name, src := range rowTests {
		t.Run(name, func(t *testing.T) {
			s, err := Read(Source{Path: put(t, "a.csv", []byte(src))})
			must(t, err)
			for i := range s.Rows {
				want, err := strconv.Atoi(s.Rows[i].cells(1)[0].Text)
				if err != nil || want != s.Rows[i].Line {
					t.Errorf("row %d says it is row %d: %v", s.Rows[i].Line, want, err)
				}
			}
			if s.Header[0] != "row" {
				t.Errorf("header %q", s.Header)
			}
		})
	}
}

// TestEncodings: the encoding and the dialect are found, told, and read alike.
func TestEncodings(t *testing.T) {
	rows := people(3)
	rows[2][column("姓名")] = "欧阳𠮷" // outside GBK, inside GB18030
	var want [][]Cell
	for _, c := range []charset{utf8Charset, bomCharset, gbCharset, utf16Charset, leCharset, beCharset} {
		for _, comma := range separators {
			src := encode(t, rows, c, comma)
			s, err := Read(Source{Path: put(t, "a.csv", src)})
			must(t, err)
			label := c.label
			if label == "UTF-16" {
				label = "UTF-16LE"
			}
			if form := fmt.Sprintf("CSV，%s 编码，%s分隔", label, separatorNames[comma]); s.Form != form {
				t.Errorf("%s, want %s", s.Form, form)
			}
			var got [][]Cell
			for i := range s.Rows {
				got = append(got, s.Rows[i].cells(0))
			}
			if want == nil {
				want = got
			}
			if diff := cmp.Diff(want, got, cmp.AllowUnexported(Cell{})); diff != "" || s.Header[1] != "姓名" {
				t.Errorf("%s: %v\n%s", s.Form, s.Header, diff)
			}
		}
	}
}

// TestNamedEncoding: --encoding overrides what would be found.
func TestNamedEncoding(t *testing.T) {
	path := put(t, "a.csv", encode(t, [][]string{{"姓名", "x"}, {"联通", "y"}}, gbCharset, ','))
	s, err := Read(Source{Path: path, Encoding: "GBK"})
	must(t, err)
	if s.Rows[0].cells(1)[0].Text != "联通" {
		t.Errorf("%v", s.Rows[0].cells(2))
	}
	if KnownEncoding("latin-1") || !KnownEncoding("UTF-8") {
		t.Error("the names of encodings are not right")
	}
}

// refusals hold files that cannot be used, with the row and the code.
var refusals = map[string]struct{ src, want string }{
	"empty":                    {"", "0 empty-table"},
	"blank":                    {"\n \n\n", "0 empty-table"},
	"header alone":             {"姓名,电话\n", "1 empty-table"},
	"open quote":               {"姓名,经过\n甲,一\n乙,\"二\n丙,三\n", "3 csv-quote"},
	"text behind":              {"姓名,经过\n甲,\"一\"二\n乙,\"三\"四,\n丙,五\n", "2 csv-quote 3 csv-quote"},
	"damaged UTF-8":            {"姓名,经过\n甲,一二三四五六七八九十\n乙,\xff\xfe二\n", "3 encoding"},
	"damaged, and GB18030 too": {"姓名,经过\n甲乙,一二三四五六七八九十\n丙丁,\xb0\xa1\n", "3 encoding"},
	"neither":                  {"name,x\na,\xff\xff\n", "2 encoding"},
	"old workbook":             {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "0 old-workbook"},
	"broken archive":           {"PK\x03\x04....", "0 bad-workbook"},
}

// TestRefusals: a file that cannot be used is refused where it goes wrong.
func TestRefusals(t *testing.T) {
	for name, tc := range refusals {
		t.Run(name, func(t *testing.T) {
			_, err := Read(Source{Path: put(t, "a.csv", []byte(tc.src))})
			if got := refusal(err); got != tc.want {
				t.Errorf("got %s, want %s", got, tc.want)
			}
		})
	}
	if _, err := Read(Source{Path: filepath.Join(t.TempDir(), "nowhere.csv")}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a missing file: %v", err)
	}
}

// refusal is the rows and codes of a *RefusedError.
func refusal(err error) string {
	var refused *RefusedError
	if !errors.As(err, &refused) {
		return fmt.Sprint(err)
	}
	var out []string
	for _, f := range refused.Findings {
		out = append(out, fmt.Sprintf("%d %s", f.Pos.Line, f.Code))
	}
	return strings.Join(out, " ")
}

// FuzzCSV: whatever the file holds, reading ends without panic, and its rows rise
// and are not blank.
func FuzzCSV(f *testing.F) {
	for _, src := range rowTests {
		f.Add([]byte(src))
	}
	for _, tc := range refusals {
		f.Add([]byte(tc.src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		s, err := Read(Source{Path: put(t, "a.csv", src)})
		if err != nil {
			if refusal(err) == err.Error() {
				t.Errorf("not refused with a place: %v", err)
			}
			return
		}
		line := s.Line
		for i := range s.Rows {
			if s.Rows[i].Line <= line {
				t.Errorf("row %d follows row %d", s.Rows[i].Line, line)
			}
			line = s.Rows[i].Line
			if blankCells(s.Rows[i].cells(0)) {
				t.Errorf("row %d is blank", line)
			}
		}
	})
}
