package batch

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"tousu/legal"
)

func posting(id, body string, on legal.Date) Posting {
	return Posting{Case: id, Person: "甲", Paper: "举报信", Body: body, Date: on}
}

// registerRows reads a register as lines of its columns up to the given one.
func registerRows(t testing.TB, path string, headers ...string) []string {
	t.Helper()
	s, err := Read(Source{Path: path, Header: 1})
	must(t, err)
	var out []string
	for i := range s.Rows {
		cells := s.Rows[i].cells(len(s.Header))
		var row []string
		for _, h := range headers {
			row = append(row, cells[slices.Index(s.Header, h)].Text)
		}
		out = append(out, strings.Join(row, " "))
	}
	return out
}

// edit changes a register as a person would.
func edit(t testing.TB, path string, do func(x *excelize.File)) {
	t.Helper()
	x, err := excelize.OpenFile(path)
	must(t, err)
	do(x)
	must(t, x.Save())
	must(t, x.Close())
}

// TestRegisterAddress: an address of the program's follows the case as long as nobody has
// written into the row; one that a person has written stays, whatever the case says.
func TestRegisterAddress(t *testing.T) {
	path := filepath.Join(t.TempDir(), "登记.xlsx")
	first, later := day(t, "2026-03-20"), day(t, "2026-04-20")
	at := func(id, where string, on legal.Date) Posting {
		p := posting(id, "甲局", on)
		p.Address, p.Mark = where, mark("nfra", "nfra-report", legal.ConsumerFinance, where)
		return p
	}
	must(t, WriteRegister(path, []Posting{at("A", "旧路1号", first), at("B", "旧路1号", first), at("C", "", first),
		at("D", "旧路1号", first)}))
	edit(t, path, func(x *excelize.File) {
		must(t, x.SetCellStr(registerSheet, "E3", "自查路2号"))
		must(t, x.SetCellStr(registerSheet, "E4", "自查路3号"))
		must(t, x.SetCellStr(registerSheet, "H5", "2026-03-21")) // posted
	})
	must(t, WriteRegister(path, []Posting{at("A", "新路1号", first), at("B", "新路1号", later), at("C", "", later),
		at("D", "新路1号", first)}))
	want := []string{"A 新路1号", "B 自查路2号", "C 自查路3号", "D 旧路1号"}
	if diff := cmp.Diff(want, registerRows(t, path, "案件编号", "通讯地址")); diff != "" {
		t.Error(diff)
	}
}

// TestRegister: letters are registered once; a row that nobody has written into
// follows the letter, one with an entry stays, and the next letter has its own.
func TestRegister(t *testing.T) {
	path := filepath.Join(t.TempDir(), "登记.xlsx")
	first, later := day(t, "2026-03-20"), day(t, "2026-04-20")
	must(t, WriteRegister(path, []Posting{posting("A", "甲局", first), posting("A", "乙局", first),
		posting("B", "甲局", first)}))
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("%v %v", info.Mode(), err)
	}
	edit(t, path, func(x *excelize.File) {
		must(t, x.SetCellStr(registerSheet, "I2", "EMS-1")) // 邮单号
		must(t, x.SetCellStr(registerSheet, "Q1", "内部意见"))  // a column of the person's own
		must(t, x.SetCellStr(registerSheet, "Q3", "缓寄"))
	})
	before, err := os.ReadFile(path)
	must(t, err)
	must(t, WriteRegister(path, []Posting{posting("A", "甲局", first)}))
	must(t, WriteRegister(path, []Posting{posting("A", "甲局", later), posting("A", "乙局", later),
		posting("B", "甲局", later), posting("B", "甲局", later)}))
	want := []string{
		"A 甲局 2026-03-20 EMS-1 ", "A 乙局 2026-03-20  缓寄", "B 甲局 2026-04-20  ",
		"A 甲局 2026-04-20  ", "A 乙局 2026-04-20  ",
	}
	if diff := cmp.Diff(want, registerRows(t, path, "案件编号", "收件机关", "信件日期", "邮单号", "内部意见")); diff != "" {
		t.Error(diff)
	}
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); err != nil || len(left) > 0 {
		t.Errorf("left: %v", left)
	}
	if len(before) == 0 {
		t.Error("the register is empty")
	}
}

// TestRegisterOfAnother: a workbook of something else, or none, is left as it is.
func TestRegisterOfAnother(t *testing.T) {
	for name, src := range map[string][]byte{"cases": mustRead(t, bookWith(t, [][]string{keptHead, keptCells(0)}, nil)),
		"torn": []byte("PK\x03\x04"), "text": []byte("甲")} {
		path := put(t, "r.xlsx", src)
		err := WriteRegister(path, []Posting{posting("A", "甲局", day(t, "2026-03-20"))})
		if got := mustRead(t, path); err == nil || string(got) != string(src) || name == "cases" &&
			!errors.Is(err, ErrNoRegister) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func mustRead(t testing.TB, path string) []byte {
	t.Helper()
	src, err := os.ReadFile(path)
	must(t, err)
	return src
}

// TestRegisterTogether: of processes that register at once none loses a row.
func TestRegisterTogether(t *testing.T) {
	path := filepath.Join(t.TempDir(), "登记.xlsx")
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			if err := WriteRegister(path, []Posting{posting(fmt.Sprint("C", i), "甲局",
				day(t, "2026-03-20"))}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	got := registerRows(t, path, "案件编号")
	slices.Sort(got)
	if diff := cmp.Diff(strings.Fields("C0 C1 C2 C3 C4 C5 C6 C7"), got); diff != "" {
		t.Error(diff)
	}
}

// TestRunPosts: a run registers what it has written and what it found done.
func TestRunPosts(t *testing.T) {
	path := put(t, "a.csv", encode(t, [][]string{keptHead, keptCells(0), keptCells(1)}, bomCharset, ','))
	dir := t.TempDir()
	for _, resume := range []bool{false, true} {
		j := jobFor(t, path)
		j.Post, j.Resume = true, resume
		tally, faults := run(t, j, dir)
		if len(tally.Postings) != tally.Letters || tally.Letters == 0 || tally.Postings[0].Person != person(0)[1] {
			t.Errorf("%s, %d postings: %v", sums(tally), len(tally.Postings), faults)
		}
	}
}

func day(t testing.TB, s string) legal.Date {
	t.Helper()
	d, err := legal.ParseDate(s)
	must(t, err)
	return d
}
