package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tousu/render/batch/workbook"
)

// TestNextOfRegister: the terms of all letters of a register, the most urgent first, with
// one calendar for all.
func TestNextOfRegister(t *testing.T) {
	dir := t.TempDir()
	path, calendar := filepath.Join(dir, "登记.xlsx"), filepath.Join(dir, "期限.ics")
	rows := [][]string{
		{"案件编号", "姓名", "文书", "收件机关", "邮寄日期", "签收日期", "受理日期", "答复日期", "程序标记"},
		{"A", "甲某", "举报信", "甲局", "2026-03-02", "2026-03-04", "", "", "nfra/nfra-report/consumer-finance"},
		{"B", "乙某", "举报信", "乙局", "2026-02-20", "2026-02-24", "", "", "nfra/nfra-report/consumer-finance"},
		{"C", "丙某", "举报信", "丙局", "2026-03-02", "", "", "", "nfra/nfra-report/consumer-finance"},
		{"D", "丁某", "举报信", "丁局", "", "", "", "", "nfra/nfra-report/consumer-finance"},
	}
	table := workbook.Table{Name: "发文登记簿"}
	for _, r := range rows {
		line := workbook.Line{}
		for _, cell := range r {
			line.Cells = append(line.Cells, cell)
		}
		table.Lines = append(table.Lines, line)
	}
	var b bytes.Buffer
	if err := workbook.Write(&b, table); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	status, out, talk := runCommand("next", path, "--on", "2026-03-10", "--ics", calendar)
	if status != 0 {
		t.Fatalf("%d %s", status, talk)
	}
	at := -1
	for _, want := range []string{"乙局", "甲局", "丙局", "1 份还没有填邮寄日期"} {
		i := strings.Index(out, want)
		if i <= at {
			t.Errorf("%s is missing or not in its place:\n%s", want, out)
		}
		at = i
	}
	if strings.Contains(out, "某") {
		t.Errorf("somebody is named:\n%s", out)
	}
	src, err := os.ReadFile(calendar)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(src), "BEGIN:VEVENT"); n != 2 || strings.Count(string(src), "BEGIN:VCALENDAR") != 1 {
		t.Errorf("%d entries, want 2:\n%s", n, src)
	}
	if status, _, talk := runCommand("next", "../../testdata/bench/reference.csv"); status == 0 ||
		!strings.Contains(talk, "登记簿") {
		t.Errorf("a table is no register: %d %s", status, talk)
	}
}
