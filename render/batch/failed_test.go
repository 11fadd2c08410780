package batch

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestGuard: every text comes back, and none that is guarded opens a formula.
func TestGuard(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.RuneFrom([]rune("'=+-@＝\t1甲"))))
	rapid.Check(t, func(t *rapid.T) {
		s := text.Draw(t, "s")
		g := guard(s)
		if unguard(g) != s {
			t.Fatalf("%q became %q and then %q", s, g, unguard(g))
		}
		if g != "" && strings.ContainsRune(dangerous, []rune(g)[0]) {
			t.Fatalf("%q still opens a formula", g)
		}
	})
}

// TestFailedFilesComeBack: what the failed files hold is what the table held,
// cell by cell, in both forms, and again when they fail again.
func TestFailedFilesComeBack(t *testing.T) {
	cell := rapid.OneOf(
		rapid.StringOf(rapid.RuneFrom([]rune("甲乙丙=+-@'\",;，\n 1Ee.#𠮷"))),
		rapid.SampledFrom([]string{"", "=1+1", "'=x", "-5", "@a", "001", "1.1E+17", "#REF!", "他说：\"还钱\"", "a\nb"}),
	)
	rapid.Check(t, func(rt *rapid.T) {
		rows := people(3)
		rows[0] = slices.Clone(rows[0])
		rows[0][column("备注")] = rapid.SampledFrom([]string{"备注", "=备注", "'-备注"}).Draw(rt, "header")
		for i := range rows[1:] {
			rows[i+1][column("姓名")] = "" // so that every row fails
			for _, h := range []string{"序号", "家庭住址", "情况说明", "备注"} {
				rows[i+1][column(h)] = cell.Draw(rt, h)
			}
		}
		dir, err := os.MkdirTemp("", "failed")
		must(t, err)
		defer os.RemoveAll(dir)
		path := filepath.Join(dir, "a.csv")
		must(t, os.WriteFile(path, encode(t, rows, bomCharset, ','), 0o600))
		s, err := Read(Source{Path: path})
		must(t, err)
		want := texts(s)
		for _, again := range []string{"failed.csv", "failed.xlsx", "failed.csv"} {
			run(t, jobFor(t, path), dir)
			path = filepath.Join(dir, again)
			s, err := Read(Source{Path: path})
			must(t, err)
			if h := s.Header[1 : len(s.Header)-4]; !slices.Equal(h, rows[0]) {
				rt.Fatalf("%s: the headers are %v", again, h)
			}
			var got [][]string
			for _, r := range texts(s) {
				got = append(got, r[1:len(r)-4]) // but for what the program adds
			}
			if diff := cmp.Diff(want, got); diff != "" {
				rt.Fatalf("%s: %s", again, diff)
			}
		}
	})
}

// texts are the rows of a sheet as the user wrote them.
func texts(s *Sheet) [][]string {
	var out [][]string
	for i := range s.Rows {
		var row []string
		for _, c := range s.Rows[i].cells(len(s.Header)) {
			row = append(row, c.Text)
		}
		out = append(out, row)
	}
	return out
}

// TestFailedRowsStay: rows that failed before and are not in this run are not
// lost, whatever columns they have; rows written since are.
func TestFailedRowsStay(t *testing.T) {
	dir := t.TempDir()
	rows := people(6)
	for _, i := range []int{2, 4, 5} {
		rows[i][column("姓名")] = ""
	}
	run(t, jobFor(t, put(t, "a.csv", encode(t, rows, bomCharset, ','))), dir)
	mended := [][]string{slices.Concat([]string{"案件编号"}, sheetHead, []string{"承办人"})}
	for _, i := range []int{2, 4} {
		row := slices.Concat([]string{fmt.Sprintf("R%04d", i)}, person(i-1), []string{"甲"})
		if i == 4 {
			row[1+column("手机号码")] = "1"
		}
		mended = append(mended, row)
	}
	tally, _ := run(t, jobFor(t, put(t, "b.csv", encode(t, mended, bomCharset, ','))), dir)
	if tally.Written != 1 || tally.Failed != 1 {
		t.Error(sums(tally))
	}
	s, err := Read(Source{Path: filepath.Join(dir, "failed.xlsx")})
	must(t, err)
	var ids []string
	for _, r := range texts(s) {
		ids = append(ids, r[0])
	}
	if !slices.Equal(ids, []string{"R0004", "R0005"}) || !slices.Contains(s.Header, "承办人") ||
		s.Header[len(s.Header)-3] != errorHeader {
		t.Errorf("%v under %v", ids, s.Header)
	}
	src, err := os.ReadFile(filepath.Join(dir, "summary.csv"))
	must(t, err)
	if n := strings.Count(string(src), "R000"); n != 2*4*4 { // in the number and the file of four letters each
		t.Errorf("the summary names cases %d times:\n%s", n, src)
	}
}

// TestRowsOfAFailedCase: all rows of a case fail together, each with its reason.
func TestRowsOfAFailedCase(t *testing.T) {
	dir := t.TempDir()
	head := slices.Concat([]string{"案件编号"}, sheetHead)
	good, bad := slices.Concat([]string{"A"}, person(0)), slices.Concat([]string{"A"}, person(0))
	bad[1+column("发生时间")] = "昨天"
	run(t, jobFor(t, put(t, "a.csv", encode(t, [][]string{head, good, slices.Concat([]string{"B"}, person(1)), bad},
		bomCharset, ','))), dir)
	s, err := Read(Source{Path: filepath.Join(dir, "failed.csv")})
	must(t, err)
	rows := texts(s)
	last := slices.Index(s.Header, errorHeader)
	if len(rows) != 2 || rows[0][last] != "同一案件的其他行有错误" || !strings.HasPrefix(rows[1][last], "发生时间：") {
		t.Errorf("%v", rows)
	}
}

// TestReproducible: the failed files are the same bytes each time.
func TestReproducible(t *testing.T) {
	rows := plant(people(leastRows))[:100]
	path := put(t, "a.csv", encode(t, rows, bomCharset, ','))
	a, b := t.TempDir(), t.TempDir()
	run(t, jobFor(t, path), a)
	run(t, jobFor(t, path), b)
	if diff := cmp.Diff(tree(t, a), tree(t, b)); diff != "" {
		t.Errorf("%.1000s", diff)
	}
}

// TestMissingRows: a case that comes back from a failed file without one of its
// rows is refused, with the row; whole, or from the table itself, it is written.
func TestMissingRows(t *testing.T) {
	a, b := keptCells(0), keptCells(0)
	b[8], b[10] = "2026-02-27", "来电人说要到单位去闹，让所有人都知道这件事情。"
	bad := slices.Clone(b)
	bad[9] = "不知道"
	path := put(t, "a.csv", encode(t, [][]string{keptHead, a, bad}, bomCharset, ','))
	dir := t.TempDir()
	if tally, _ := run(t, jobFor(t, path), dir); tally.Failed != 1 {
		t.Fatal(sums(tally))
	}
	head := append(slices.Clone(keptHead), rowHeader, errorHeader)
	rerun := func(rows ...[]string) (*Tally, []string) {
		return run(t, jobFor(t, put(t, "b.csv", encode(t, append([][]string{head}, rows...), bomCharset, ','))), dir)
	}
	tally, faults := rerun(append(slices.Clone(b), "3", ""))
	if tally.Failed != 1 || len(faults) != 1 || faults[0] != "2  rows-missing" ||
		!strings.Contains(tally.Faults()[0], "第2行") {
		t.Fatalf("%s %v", sums(tally), tally.Faults())
	}
	if tally, faults = rerun(append(slices.Clone(a), "2", ""), append(slices.Clone(b), "3", "")); tally.Written != 1 {
		t.Fatal(faults)
	}
	tally, faults = rerun(append(slices.Clone(a), "2", ""))
	if tally.Failed != 1 || faults[0] != "2  rows-missing" {
		t.Fatalf("rows that were written go missing: %s %v", sums(tally), faults)
	}
	j := jobFor(t, put(t, "a.csv", encode(t, [][]string{keptHead, a}, bomCharset, ',')))
	j.Force = true
	if tally, faults = run(t, j, dir); tally.Written != 1 {
		t.Fatal(faults)
	}
}

// TestUnwritten: papers that lack facts and bodies that are not competent are told
// of in the tally and in summary.csv, and fail nothing.
func TestUnwritten(t *testing.T) {
	j := jobFor(t, put(t, "a.csv", encode(t, [][]string{keptHead, keptCells(0), keptCells(1)}, bomCharset, ',')))
	j.To = []string{"民事起诉状"}
	dir := t.TempDir()
	tally, faults := run(t, j, dir)
	if tally.Idle != 2 || tally.Failed != 0 || len(faults) > 0 || len(tally.Unwritten) != 1 ||
		len(tally.Unwritten[0].Rows) != 2 {
		t.Fatalf("%s %v %+v", sums(tally), faults, tally.Unwritten)
	}
	src, err := os.ReadFile(filepath.Join(dir, "summary.csv"))
	must(t, err)
	if n := strings.Count(string(src), "民事起诉状,,缺"); n != 2 {
		t.Errorf("summary.csv:\n%s", src)
	}
}
