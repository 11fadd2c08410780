package complaint

import (
	"flag"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"tousu/internal/reports"
	"tousu/legal"
)

var update = flag.Bool("update", false, "rewrite testdata/reports.txt")

// TestReports compares the full result for a case with testdata/reports.txt: every finding with its
// place and words, and the differences of the case from the ordinary one. An input is a kind and
// its strings as Go literals: edit with the day of the letter and pairs of a text in the ordinary
// case and its replacement; row with headers and cells alternating; word with one word; columns
// with a column map.
func TestReports(t *testing.T) {
	reports.Hold(t, *update, reportOn)
}

// reportOn writes the result for an input.
func reportOn(kind string, args []string) string {
	var b strings.Builder
	switch kind {
	case "edit":
		src := ordinaryText()
		for i := 1; i+1 < len(args); i += 2 {
			src = strings.Replace(src, args[i], args[i+1], 1)
		}
		reportCase(&b, []byte(src), letterDay(args[0]))
	case "row":
		var columns []Column
		row := Row{Line: 2}
		for i := 0; i+1 < len(args); i += 2 {
			if f, ok := FieldByHeader(args[i]); ok {
				columns = append(columns, Column{Number: len(columns) + 1, Header: args[i], Field: f})
				row.Cells = append(row.Cells, args[i+1])
			}
		}
		if len(columns) == 0 {
			break
		}
		c, fs := DecodeRows("案.csv", "R1", columns, []Row{row}, testDays)
		writeFindings(&b, fs)
		writeLines(&b, dumpCase(c), nil)
	case "word":
		reportWord(&b, args[0])
	case "columns":
		m, fs := DecodeColumnMap("列.yaml", []byte(args[0]))
		answers, more := DecodeAnswers("答.yaml", []byte(args[0]))
		writeFindings(&b, fs)
		writeFindings(&b, more)
		fmt.Fprintf(&b, "%q\n", answers)
		writeLines(&b, dump(reflect.ValueOf(m), "map", 0), nil)
	}
	return b.String()
}

func letterDay(s string) Days {
	if d, ok := ParseDay(s); ok {
		return Days{Today: d}
	}
	return testDays
}

// reportCase writes the findings of a case and its differences from the ordinary one.
func reportCase(b *strings.Builder, src []byte, days Days) {
	c, fs := Decode("案.yaml", src, days)
	writeFindings(b, fs)
	writeLines(b, dumpCase(c), ordinaryDump())
	for _, w := range Read("案.yaml", src) {
		if w.Path == "" || strings.Contains(ordinaryText(), w.Text) && w.Items == nil {
			continue
		}
		fmt.Fprintf(b, "read %s %q %q %d:%d\n", w.Path, w.Text, w.Items, w.Pos.Line, w.Pos.Column)
	}
}

// reportWord writes the results of the functions that parse single words.
func reportWord(b *strings.Builder, s string) {
	day, ok := ParseDay(s)
	fmt.Fprintln(b, day, ok)
	near, ok := NearHeader(s)
	fmt.Fprintln(b, near, ok)
	guess, ok := GuessHeader(s)
	fmt.Fprintln(b, guess, ok, PlainHeader(s), IsQuestion(s))
	plain, ok := FieldByPlainHeader(s)
	fmt.Fprintln(b, plain.Path, ok)
	heading, header, _ := strings.Cut(s, "/")
	under, group, ok := FieldUnder(heading, header)
	fmt.Fprintln(b, under.Path, group, ok)
	for _, f := range FieldsNamed(s) {
		fmt.Fprintln(b, f.Path)
	}
	fmt.Fprintf(b, "%q %q %q\n", Answers(s), Clean(s), Meant(s, kindLabels()))
}

func kindLabels() []string {
	var out []string
	for _, k := range legal.LenderKinds {
		out = append(out, k.Label)
	}
	return out
}

func writeFindings(b *strings.Builder, fs Findings) {
	for _, f := range fs {
		fmt.Fprintf(b, "%v %s\n", f.Severity, f)
	}
}

// writeLines writes the lines that the ordinary case does not have.
func writeLines(b *strings.Builder, lines, ordinary []string) {
	for _, l := range lines {
		if _, found := slices.BinarySearch(ordinary, l); !found {
			fmt.Fprintln(b, l)
		}
	}
}

var ordinaryText = sync.OnceValue(func() string {
	src, err := os.ReadFile("testdata/ordinary.yaml")
	if err != nil {
		panic(err)
	}
	return string(src)
})

var ordinaryDump = sync.OnceValue(func() []string {
	c, _ := Decode("案.yaml", []byte(ordinaryText()), testDays)
	lines := dumpCase(c)
	slices.Sort(lines)
	return lines
})

func dumpCase(c *Case) []string { return dump(reflect.ValueOf(c), "", 0) }

// dump returns the values of a structure, one per line after its path.
func dump(v reflect.Value, at string, depth int) []string {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() || depth > 8 {
			return nil
		}
		return dump(v.Elem(), at, depth+1)
	case reflect.Struct:
		var out []string
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				out = append(out, dump(v.Field(i), at+"."+v.Type().Field(i).Name, depth+1)...)
			}
		}
		return out
	case reflect.Slice, reflect.Array:
		var out []string
		for i := range v.Len() {
			out = append(out, dump(v.Index(i), fmt.Sprintf("%s[%d]", at, i), depth+1)...)
		}
		return out
	case reflect.Map:
		var out []string
		for _, k := range v.MapKeys() {
			out = append(out, dump(v.MapIndex(k), fmt.Sprintf("%s[%v]", at, k), depth+1)...)
		}
		slices.Sort(out)
		return out
	case reflect.Func, reflect.Chan:
		return nil
	}
	if v.IsZero() {
		return nil
	}
	return []string{fmt.Sprintf("%s %v", at, v)}
}
