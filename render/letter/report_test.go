package letter

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite testdata/reports.txt")

// values are printed one after the other at each ◇.
var values = []string{"值", "两\n行", "# 一", "| x |", "1. y", "三\n\n段", "长" + strings.Repeat("长", 30)}

// TestReports holds letters in full, with the place of every line, to testdata/reports.txt,
// whose lines are the templates, as Go writes them; a value stands at each ◇.
func TestReports(t *testing.T) {
	const golden = "testdata/reports.txt"
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for lines := bufio.NewScanner(strings.NewReader(string(want))); lines.Scan(); {
		line := lines.Text()
		if line == "" || line[0] == ' ' {
			continue
		}
		src, err := strconv.Unquote(line)
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		fmt.Fprintf(&b, "%s\n", line)
		for out := range strings.Lines(reportOn(src)) {
			fmt.Fprintf(&b, "  %s\n", strings.TrimSuffix(out, "\n"))
		}
	}
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); d != "" {
		t.Error(d)
	}
}

// reportOn writes down the letter that a template makes, or why it makes none.
func reportOn(src string) string {
	n := strings.Count(src, "◇")
	l, err := Parse(printed(src, slices.Repeat(values, n/len(values)+1)[:n]...))
	if err != nil {
		return err.Error() + "\n"
	}
	var b strings.Builder
	for _, block := range l.Blocks {
		fmt.Fprintf(&b, "%T %s\n", block, shown(reflect.ValueOf(block)))
		for line := range Lines(block) {
			fmt.Fprintf(&b, " %s\n", shown(reflect.ValueOf(line)))
		}
	}
	return b.String()
}

// shown is a value with what its pointers lead to.
func shown(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return "nil"
		}
		return shown(v.Elem())
	case reflect.Struct:
		var parts []string
		for i := range v.NumField() {
			parts = append(parts, shown(v.Field(i)))
		}
		return "{" + strings.Join(parts, " ") + "}"
	case reflect.Slice:
		var parts []string
		for i := range v.Len() {
			parts = append(parts, shown(v.Index(i)))
		}
		return "[" + strings.Join(parts, " ") + "]"
	case reflect.String:
		return strconv.Quote(v.String())
	case reflect.Func, reflect.Map:
		return "-"
	}
	return fmt.Sprint(v)
}
