package letter

import (
	"flag"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tousu/internal/reports"
)

var update = flag.Bool("update", false, "rewrite testdata/reports.txt")

// values are printed one after the other at each ◇.
var values = []string{"值", "两\n行", "# 一", "| x |", "1. y", "三\n\n段", "长" + strings.Repeat("长", 30)}

// TestReports holds letters in full, with the place of every line, to testdata/reports.txt,
// whose lines are the templates, as Go writes them; ◇ marks a value.
func TestReports(t *testing.T) {
	reports.Hold(t, *update, func(_ string, args []string) string { return reportOn(args[0]) })
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
