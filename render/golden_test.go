package render

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"tousu/render/letter"
	"tousu/render/text"
)

var update = flag.Bool("update", false, "rewrite testdata/letters")

// TestGolden compares every letter of every sample case, or those that it asks for,
// with testdata/letters: the tree that a reviewer reads, with the origin of each value, and the plain
// text.
func TestGolden(t *testing.T) {
	e := shipped(t)
	cases, err := filepath.Glob(filepath.Join("..", "testdata", "cases", "*.yaml"))
	if err != nil || len(cases) == 0 {
		t.Fatalf("no sample cases: %v", err)
	}
	golden, ran := map[string]bool{situationGolden: true}, 0
	for _, file := range cases {
		name := strings.TrimSuffix(filepath.Base(file), ".yaml")
		t.Run(name, func(t *testing.T) {
			ran++
			c := readCase(t, name)
			wanted := []string{"all"}
			if len(c.Recipients) > 0 {
				wanted = c.Recipients
			}
			chosen, err := e.planner.Plan(c, wanted)
			if err != nil {
				t.Fatal(err)
			}
			written := map[string]bool{}
			for _, d := range chosen.Write {
				r, err := e.Render(c, d)
				if err != nil {
					t.Fatal(err)
				}
				var plain strings.Builder
				if err := text.Write(&plain, r.Letter); err != nil {
					t.Fatal(err)
				}
				paper := d.Paper.Kind
				if written[paper] { // the same kind to another body
					paper += "-" + d.Agency.Slug
				}
				written[paper] = true
				golden[name+"-"+paper+".txtar"] = true
				compare(t, name+"-"+paper+".txtar", &txtar.Archive{
					Comment: []byte(d.Paper.Title + " → " + r.Recipient + "\n"),
					Files: []txtar.File{
						{Name: "citations", Data: []byte(strings.Join(r.Citations, "\n") + "\n")},
						{Name: "tree", Data: []byte(dump(r.Letter))},
						{Name: "text", Data: []byte(plain.String())},
					},
				})
			}
		})
	}
	if ran == len(cases) { // -run may have chosen some
		stale(t, golden)
	}
}

// stale finds, or with -update removes, what no sample case writes any more.
func stale(t *testing.T, golden map[string]bool) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "testdata", "letters", "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if golden[filepath.Base(file)] {
			continue
		}
		if *update {
			err = os.Remove(file)
		} else {
			t.Errorf("%s: no sample case writes it (go test ./render -update removes it)", file)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func compare(t *testing.T, name string, got *txtar.Archive) {
	t.Helper()
	file := filepath.Join("..", "testdata", "letters", name)
	if *update {
		if err := os.WriteFile(file, txtar.Format(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (go test ./render -update writes it)", err)
	}
	if diff := cmp.Diff(string(want), string(txtar.Format(got))); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// dump writes a letter as a tree: one block a line, its lines below it, values
// as ‹origin text›.
func dump(l *letter.Letter) string {
	var b strings.Builder
	for _, block := range l.Blocks {
		b.WriteString(strings.TrimPrefix(fmt.Sprintf("%T", block), "*letter."))
		if h, ok := block.(*letter.Heading); ok {
			fmt.Fprintf(&b, " %d.%d", h.Level, h.Number)
		}
		b.WriteByte('\n')
		for line := range (&letter.Letter{Blocks: []letter.Block{block}}).Lines() {
			b.WriteByte('\t')
			for _, in := range line {
				switch in := in.(type) {
				case letter.Text:
					b.WriteString(string(in))
				case *letter.Field:
					fmt.Fprintf(&b, "‹%c %s›", in.Origin, in.Text)
				case letter.Break:
					b.WriteString("⏎")
				}
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}
