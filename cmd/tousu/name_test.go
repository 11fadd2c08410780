package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/render"
	"tousu/render/letter"
	"tousu/render/output"
	"tousu/render/text"
)

// TestOneName: a paper bears one name on its page, in its file's name, in the table that
// the terminal shows and in the dispatch list; what goes with it is the same in the letter, in
// the table and in the list.
func TestOneName(t *testing.T) {
	engine, err := loadEngine("")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "cases", "*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no sample cases: %v", err)
	}
	format := render.Format{Name: "txt", Write: func(w io.Writer, r *render.Result,
		_ *complaint.Case) error {
		return text.Write(w, r.Letter)
	}}
	for _, file := range files {
		c := sampleCase(t, file)
		chosen, err := engine.Planner().Plan(c, []string{"all"})
		if err != nil {
			t.Fatal(err)
		}
		letters, err := engine.Compose(c, chosen.Write, []render.Format{format})
		if err != nil {
			t.Fatal(err)
		}
		run, err := engine.Run(c, letters, []render.Format{format})
		if err != nil {
			t.Fatal(err)
		}
		var said bytes.Buffer
		printWritten(env{out: &said, err: io.Discard, now: time.Now}, "out", c, letters)
		rows, list := tableRows(said.String()), squeeze(string(run.Files[0].Data))
		for i, l := range letters {
			name, with := squeeze(l.Result.Title), squeeze(strings.Join(l.Result.Enclosures(), "、"))
			if title := squeeze(pageTitle(l.Result.Letter)); title != name {
				t.Errorf("%s: %s is called %s on its page", file, name, title)
			}
			if want := output.FileName(i+1, l.Result.Recipient, l.Result.Title, "txt"); l.Files[0].Name != want {
				t.Errorf("%s: %s is in %s", file, name, l.Files[0].Name)
			}
			if want := fmt.Sprintf("%02d%s", i+1, name); rows[i][0] != want || rows[i][2] != with {
				t.Errorf("%s: the terminal calls %s %s, and puts with it %s, not %s", file, want, rows[i][0],
					rows[i][2], with)
			}
			row := fmt.Sprintf("%02d", i+1) + "；文书：" + name + "；"
			if l.Decision.Agency.Kept { // what nobody is sent stands in the last row
				row = name
			}
			if !strings.Contains(list, row) {
				t.Errorf("%s: the dispatch list has no %s", file, name)
			}
			for _, e := range l.Result.Enclosures() {
				if !strings.Contains(list, squeeze(e)) ||
					!strings.Contains(squeeze(string(l.Files[0].Data)), squeeze(e)) {
					t.Errorf("%s: the dispatch list or the letter does not put %s with %s", file, e, name)
				}
			}
		}
	}
}

func sampleCase(t *testing.T, file string) *complaint.Case {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	c, findings := complaint.Decode(file, src, complaint.Days{Today: legal.DateOf(today)})
	if c == nil {
		t.Fatal(findings)
	}
	return c
}

func pageTitle(l *letter.Letter) string {
	for _, b := range l.Blocks {
		if title, ok := b.(*letter.Title); ok {
			return title.Text.String()
		}
	}
	return ""
}

// tableRows are the rows of the first table in s below its header, each cell put together
// again from its lines.
func tableRows(s string) [][]string {
	var rows [][]string
	var row []string
	for line := range strings.Lines(s) {
		switch cells := strings.Split(strings.TrimSpace(line), "│"); {
		case len(cells) > 2:
			cells = cells[1 : len(cells)-1]
			for len(row) < len(cells) {
				row = append(row, "")
			}
			for i := range cells {
				row[i] += squeeze(cells[i])
			}
		case row != nil:
			rows, row = append(rows, row), nil
		}
	}
	return rows[1:]
}

// squeeze takes the white space out.
func squeeze(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "　", " ")), "")
}
