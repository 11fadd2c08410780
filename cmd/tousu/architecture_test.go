package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tousu/legal/pattern"
)

// floors orders the packages. Imports point down only: a package that is easy to
// reason about knows nothing of what uses it. Routing a case (plan) needs no template,
// and a folder (output) no law.
var floors = map[string]int{
	"tousu/legal":           0,
	"tousu/render/letter":   0,
	"tousu/templates":       0,
	"tousu/legal/casefile":  0,
	"tousu/legal/identity":  0,
	"tousu/legal/pattern":   -1,
	"tousu/legal/complaint": 1,
	"tousu/legal/agency":    1,
	"tousu/legal/verify":    1,
	"tousu/render/docx":     1,
	"tousu/render/html":     1,
	"tousu/render/exhibit":  1,
	"tousu/render/output":   1,
	"tousu/render/pdf":      1,
	"tousu/render/program":  1,
	"tousu/render/text":     1,
	"tousu/render/plan":     2,
	"tousu/render/post":     2,
	"tousu/render":          3,
	"tousu/render/batch":    4,
	"tousu/render/desk":     4,
	"tousu/render/desk/web": 5,
	"tousu/cmd/engine":      6,
	"tousu/cmd/tousu":       6,

	"tousu/render/batch/workbook": 0,
	"tousu/internal/reports":      7, // of tests, whose imports may point up
}

// doors names the only packages that may import each library, so that it can be
// replaced in one place.
var doors = map[string][]string{
	"github.com/Masterminds/sprig/v3":      {"tousu/render"},
	"github.com/agnivade/levenshtein":      {"tousu/legal/complaint"},
	"github.com/arran4/golang-ical":        {"tousu/render/plan"},
	"github.com/goccy/go-yaml":             {"tousu/legal", "tousu/legal/casefile"},
	"github.com/cli/browser":               {"tousu/cmd/tousu"},
	"github.com/inconshreveable/mousetrap": {"tousu/cmd/tousu"},
	"github.com/jedib0t/go-pretty/v6":      {"tousu/cmd/tousu"},
	"github.com/klauspost/compress":        {"tousu/render/docx"},
	"github.com/tetratelabs/wazero":        {"tousu/cmd/engine"},
	"github.com/unidoc/unioffice":          {"tousu/render/docx"},
	"github.com/urfave/cli/v2":             {"tousu/cmd/tousu"},
	"golang.org/x/term":                    {"tousu/cmd/tousu"},
	"golang.org/x/text": {"tousu/legal/casefile", "tousu/legal/agency", "tousu/render/batch",
		"tousu/render/exhibit"},
	"golang.org/x/image":                {"tousu/render/exhibit"},
	"github.com/bep/imagemeta":          {"tousu/render/exhibit"},
	"github.com/schollz/progressbar/v3": {"tousu/cmd/tousu"},
	"github.com/xuri/excelize/v2":       {},
	"github.com/google/go-cmp":          {"tousu/internal/reports"},
	"github.com/rogpeppe/go-internal":   {},
	"pgregory.net/rapid":                {},
}

// TestFloorsAndDoors walks the tree and looks at every import.
func TestFloorsAndDoors(t *testing.T) {
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() && (name == "testdata" || strings.HasPrefix(name, ".") && name != "." && name != "..") {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") {
			return nil
		}
		rel, err := filepath.Rel(root, filepath.Dir(file))
		if err != nil {
			return err
		}
		checkFile(t, file, path.Join("tousu", filepath.ToSlash(rel)), strings.HasSuffix(name, "_test.go"))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func checkFile(t *testing.T, file, pkg string, test bool) {
	t.Helper()
	floor, ok := floors[pkg]
	if !ok {
		t.Errorf("%s: package %s stands on no floor; the tree of the design has no such room", file, pkg)
		return
	}
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range f.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case strings.HasPrefix(imported, "tousu/"):
			below, ok := floors[imported]
			if !ok || !test && below >= floor {
				t.Errorf("%s: %s (floor %d) imports %s (floor %d): imports point down only", file, pkg, floor, imported,
					below)
			}
		case strings.Contains(strings.SplitN(imported, "/", 2)[0], "."):
			checkDoor(t, file, pkg, imported, test)
		}
	}
}

func checkDoor(t *testing.T, file, pkg, imported string, test bool) {
	t.Helper()
	for library, rooms := range doors {
		if imported != library && !strings.HasPrefix(imported, library+"/") {
			continue
		}
		if !test && !slices.Contains(rooms, pkg) {
			t.Errorf("%s: %s imports %s, which has its doors in %v: a library used in one place can be replaced there",
				file, pkg, library, rooms)
		}
		return
	}
	t.Errorf("%s: %s imports %s, which no door names; say in go.mod why it is needed", file, pkg, imported)
}

// TestOnlyTheCommandReadsTheClock keeps letters reproducible: the same input and
// date give the same bytes.
func TestOnlyTheCommandReadsTheClock(t *testing.T) {
	root := filepath.Join("..", "..")
	for _, dir := range []string{"legal", "render", "templates"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
				return err
			}
			src, err := readFile(file)
			for _, word := range []string{"time.Now(", "time.Since(", "os.Getenv("} {
				if strings.Contains(src, word) {
					t.Errorf("%s calls %s…): only cmd/tousu reads the clock and the environment", file, word)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestPatternsAreCompiledWhenNeeded: every start of the program would pay for a regular
// expression that a variable of a package holds.
func TestPatternsAreCompiledWhenNeeded(t *testing.T) {
	root := filepath.Join("..", "..")
	for _, dir := range []string{"legal", "render", "cmd"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") ||
				filepath.Base(filepath.Dir(file)) == "pattern" {
				return err
			}
			src, err := readFile(file)
			if strings.Contains(src, "regexp.MustCompile(") {
				t.Errorf("%s calls regexp.MustCompile: use pattern.New", file)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestPatternsCompile: a pattern that is wrong is found here and not by a user.
func TestPatternsCompile(t *testing.T) {
	if n := pattern.Each(); n < 50 {
		t.Errorf("only %d patterns", n)
	}
}

// TestFilesHaveTwoDoors: what the command reads passes readInput, which knows what never
// ends, and what it writes passes writeAs, which leaves nothing torn.
func TestFilesHaveTwoDoors(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") || file == "input.go" || file == "write.go" {
			continue
		}
		src, err := readFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"os.ReadFile(", "os.WriteFile(", "os.Create(", "os.Open(", "os.CreateTemp("} {
			if strings.Contains(src, word) {
				t.Errorf("%s calls %s…): files are read by readInput and written by createFile or replaceFile", file,
					word)
			}
		}
	}
}
