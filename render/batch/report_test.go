package batch

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"tousu/internal/reports"
	"tousu/legal/complaint"
)

var update = flag.Bool("update", false, "rewrite testdata/reports.txt")

// TestReports holds what is made of a table, in full, to testdata/reports.txt: what is refused
// or asked of the whole of it, its columns, what Excel has damaged, and what becomes of each
// case. An input is the encoding, the column map, the answers, the numbers to give out, and
// the text of a CSV file, as Go writes them.
func TestReports(t *testing.T) {
	dir := t.TempDir()
	reports.Hold(t, *update, func(_ string, args []string) string {
		return strings.ReplaceAll(reportOn(dir, args), dir+string(filepath.Separator), "")
	})
}

// reportOn reads a table and decides on its cases.
func reportOn(dir string, args []string) string {
	encoding, columns, answers, reference, text := args[0], args[1], args[2], args[3], args[4]
	var b strings.Builder
	path := filepath.Join(dir, "表.csv")
	if err := os.WriteFile(path, []byte(encoded(encoding, text)), 0o600); err != nil {
		panic(err)
	}
	src := Source{Path: path, Answers: strings.Fields(answers)}
	if columns != "" {
		m, fs := complaint.DecodeColumnMap("列.yaml", []byte(columns))
		writeFindings(&b, fs)
		src.Map = m
	}
	s, err := Read(src)
	var c *Columns
	if err == nil {
		c, err = MapColumns(s, src.Map)
	}
	if err != nil {
		refused, ok := err.(*RefusedError)
		if !ok {
			return err.Error() + "\n"
		}
		writeFindings(&b, refused.Findings)
		for _, g := range Grouped(refused.Findings) {
			fmt.Fprintln(&b, "group", g)
		}
		return b.String()
	}
	for _, d := range c.Describe() {
		fmt.Fprintln(&b, d)
	}
	fmt.Fprintf(&b, "ignored %q damaged %q\n", c.Ignored(), Damage(s, c))
	for line := range strings.Lines(string(ColumnFile(s, c, src.Map))) {
		if !strings.HasPrefix(line, "#") {
			b.WriteString("| " + line)
		}
	}
	j := &Job{Sheet: s, Columns: c, Engine: engine(), Days: complaint.Days{Letter: testDay, Today: testDay}, Jobs: 1,
		Answers: src.Answers}
	j.Reference, _ = ParseReference(reference)
	if shard, ok := ParseShard(reference); ok {
		j.Shard = shard
	}
	tally := j.Check(context.Background(), func(o Outcome) {
		fmt.Fprintf(&b, "%s rows %s state %v papers %d unwritten %d\n", o.ID, RowList(o.Rows), o.State, len(o.Papers),
			len(o.Unwritten))
		writeFindings(&b, o.Findings)
	})
	fmt.Fprintf(&b, "%d planned %d failed %d asked %d idle %d letters %q\n", tally.Planned, tally.Failed, tally.Asked,
		tally.Idle, tally.Letters, tally.Resemblances)
	for _, n := range tally.Bodies {
		fmt.Fprintf(&b, "%+v ", n)
	}
	for _, n := range tally.Warnings {
		fmt.Fprintf(&b, "%+v ", n)
	}
	for _, n := range tally.Unwritten {
		fmt.Fprintf(&b, "%+v ", n)
	}
	fmt.Fprintln(&b)
	return b.String()
}

func encoded(encoding, text string) string {
	var out string
	var err error
	switch encoding {
	case "gb18030":
		out, err = simplifiedchinese.GB18030.NewEncoder().String(text)
	case "utf-16":
		out, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	case "bom":
		return "\ufeff" + text
	case "cut":
		return text[:max(0, len(text)-1)]
	}
	if err != nil {
		return text
	}
	return cmp.Or(out, text)
}

func writeFindings(b *strings.Builder, fs complaint.Findings) {
	for _, f := range fs {
		fmt.Fprintf(b, "%v %d:%d %s %s %s；%s\n", f.Severity, f.Pos.Line, f.Pos.Column, f.Header, f.Code, f.Message,
			f.Hint)
	}
}
