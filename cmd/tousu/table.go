package main

import (
	"io"
	"os"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"golang.org/x/term"
)

// defaultWidth is the width of tables if the terminal's is not known.
const defaultWidth = 120

// width returns the columns of the terminal behind w.
func width(w io.Writer) int {
	if p, ok := w.(*speech); ok {
		w = p.Writer
	}
	if f, ok := w.(*os.File); ok {
		if cols, _, err := term.GetSize(int(f.Fd())); err == nil && cols > 40 {
			return cols
		}
	}
	return defaultWidth
}

// printTable prints rows under a header. shares gives each column's part of the width in
// hundredths; longer cells are folded at the width of Chinese text.
func printTable(w io.Writer, header []string, rows [][]string, shares []int) {
	t := table.NewWriter()
	t.SetOutputMirror(w)
	t.SetStyle(table.StyleLight)
	t.Style().Format.Header = text.FormatDefault
	t.Style().Options.SeparateRows = true
	room := width(w) - 3*len(header) - 1
	configs := make([]table.ColumnConfig, len(header))
	for i := range header {
		n := max(6, room*shares[i]/100)
		// The column is two wider than its text, for a mark that may not begin a line.
		configs[i] = table.ColumnConfig{Number: i + 1, WidthMax: n,
			WidthMaxEnforcer: func(s string, n int) string { return wrap(s, n-2) }}
	}
	t.SetColumnConfigs(configs)
	t.AppendHeader(cells(header))
	for _, r := range rows {
		t.AppendRow(cells(r))
	}
	t.Render()
}

// wrap folds each line of a cell separately. No line begins with a closing mark.
func wrap(s string, width int) string {
	var b strings.Builder
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			b.WriteByte('\n')
		}
		used := 0
		for _, r := range line {
			w := text.RuneWidth(r)
			if used+w > width && !strings.ContainsRune("，。、；：！？）》」”’", r) {
				b.WriteByte('\n')
				used = 0
			}
			b.WriteRune(r)
			used += w
		}
	}
	return b.String()
}

func cells(values []string) table.Row {
	row := make(table.Row, len(values))
	for i, v := range values {
		row[i] = v
	}
	return row
}
