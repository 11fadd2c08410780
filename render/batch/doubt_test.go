package batch

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tousu/legal/complaint"
	"tousu/legal/identity"
)

// roundedID is the i-th number that ends in 000 and passes its check all the same:
// one in eleven of those that Excel has rounded does.
func roundedID(i int) string {
	for n := 0; ; n++ {
		for seq := range 10 {
			id := fmt.Sprintf("5101041993%02d%02d%d000", 1+n/28%12, 1+n%28, seq)
			if identity.CheckResident(id) == "" {
				if i--; i < 0 {
					return id
				}
			}
		}
	}
}

// roundedTable is a table whose numbers Excel has rounded.
func roundedTable(n int) [][]string {
	rows := [][]string{keptHead}
	for i := range n {
		r := keptCells(i)
		r[2] = r[2][:15] + "000"
		if i%11 == 0 {
			r[2] = roundedID(i / 11)
		}
		rows = append(rows, r)
	}
	return rows
}

// TestRoundedIDs: of a table whose numbers Excel has rounded, no letter is written:
// not at once, not from the failed file, in either form and however often.
func TestRoundedIDs(t *testing.T) {
	path := put(t, "a.csv", encode(t, roundedTable(220), bomCharset, ','))
	dir := t.TempDir()
	for _, again := range []string{"failed.xlsx", "failed.csv", "failed.xlsx", ""} {
		tally, _ := run(t, jobFor(t, path), dir)
		if tally.Failed != 220 || tally.Asked < 20 {
			t.Fatalf("%s: %s, %d asked", filepath.Base(path), sums(tally), tally.Asked)
		}
		path = filepath.Join(dir, again)
	}
}

// TestAnswers: an answer in the row, or in the file of answers for all rows, settles
// a doubt; it lapses with the value, and a settled doubt is told of.
func TestAnswers(t *testing.T) {
	rows := [][]string{keptHead, keptCells(0), keptCells(1)}
	rows[1][2], rows[2][2] = roundedID(0), roundedID(0)
	rows[2][1] = rows[1][1]
	dir := t.TempDir()
	tally, _ := run(t, jobFor(t, put(t, "a.csv", encode(t, rows, bomCharset, ','))), dir)
	said := tally.Faults()
	if tally.Asked != 2 || len(said) != 4 || !strings.Contains(said[0], "共 2 行：第2、3行") ||
		strings.Contains(strings.Join(said, ""), rows[1][2]) {
		t.Fatalf("%s: %v", sums(tally), said)
	}
	src, err := os.ReadFile(filepath.Join(dir, "answers.yaml"))
	must(t, err)
	answers, fs := complaint.DecodeAnswers("answers.yaml", src)
	if answers == nil || len(answers) > 0 || strings.Contains(string(src), rows[1][2]) {
		t.Fatalf("%v %v\n%s", answers, fs, src)
	}
	if answers, fs = complaint.DecodeAnswers("answers.yaml",
		[]byte(strings.Replace(string(src), "#  - excel", "  - excel", 1))); len(answers) != 1 {
		t.Fatalf("%v\n%s", fs, src)
	}
	s, err := Read(Source{Path: filepath.Join(dir, "failed.xlsx")})
	must(t, err)
	if h := strings.Join(s.Header[len(s.Header)-2:], " "); h != "待核对 核对" {
		t.Fatalf("the failed file ends in %s", h)
	}
	if cells := s.Rows[0].cells(len(s.Header)); !strings.Contains(cells[len(cells)-2].Text, answers[0]) ||
		cells[len(cells)-1].Text != "" {
		t.Errorf("%q", cells[len(cells)-2:])
	}

	failed := filepath.Join(dir, "failed.xlsx")
	j := jobFor(t, failed)
	j.Answers = answers
	if tally, faults := run(t, j, t.TempDir()); tally.Written != 2 || len(tally.Warnings) == 0 || !settled(tally) {
		t.Errorf("with the file of answers: %s %v", sums(tally), faults)
	}
	head := append(append([]string{}, keptHead...), answerHeader)
	one := [][]string{head, append(rows[1], answers[0]), append(rows[2], "")}
	one[2][2] = roundedID(1)
	if tally, _ := run(t, jobFor(t, put(t, "b.csv", encode(t, one, bomCharset, ','))),
		t.TempDir()); tally.Written != 1 || tally.Asked != 1 {
		t.Errorf("with an answer in one row: %s", sums(tally))
	}
	one[2][11] = answers[0] // filled down
	if tally, _ := run(t, jobFor(t, put(t, "c.csv", encode(t, one, bomCharset, ','))),
		t.TempDir()); tally.Written != 1 || tally.Asked != 1 {
		t.Errorf("with an answer filled down: %s", sums(tally))
	}
}

func settled(t *Tally) bool {
	for _, w := range t.Warnings {
		if strings.HasPrefix(w.Finding.Message, "已核对：") && w.N == 2 {
			return true
		}
	}
	return false
}
