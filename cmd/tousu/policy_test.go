package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tousu/legal/agency"
)

// otherWords are words that are slugs of bodies too and mean something else where they
// stand: keys of the case and kinds of respondent.
var otherWords = map[string][]string{
	"legal/kind.go":                 {"collector"},
	"legal/agency/party.go":         {"collector"},
	"legal/agency/fact.go":          {"collector", "arbitration"},
	"legal/complaint/dictionary.go": {"collector", "court", "arbitration"},
	"render/dossier.go":             {"court", "arbitration"},
	"legal/complaint/stranger.go":   {"own"},
	"render/sight.go":               {"court"},
	"render/view.go":                {"collector"},
	"render/desk/schema.go":         {"lender"},
}

// TestNoPolicyBySlug keeps what a body or a paper is in its YAML: code that names one by
// its slug decides for one what nobody sees in the data.
func TestNoPolicyBySlug(t *testing.T) {
	slugs := map[string]bool{}
	for _, a := range agency.Default().Agencies() {
		slugs[a.Slug] = true
		for _, p := range a.Papers {
			slugs[p.Kind], slugs[a.Slug+"/"+p.Kind] = true, true
		}
	}
	for _, x := range agency.Default().Annexes() {
		slugs[x.Kind] = true
	}
	root := filepath.Join("..", "..")
	used := map[string]bool{}
	for _, dir := range []string{"legal", "render", "templates", "cmd"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
				return err
			}
			set := token.NewFileSet()
			tree, err := parser.ParseFile(set, file, nil, 0)
			if err != nil {
				return err
			}
			rel, err := filepath.Rel(root, file)
			ast.Inspect(tree, func(n ast.Node) bool {
				lit, ok := n.(*ast.BasicLit)
				if !ok || lit.Kind != token.STRING {
					return true
				}
				word, _ := strconv.Unquote(lit.Value)
				name := filepath.ToSlash(rel)
				switch {
				case !slugs[word]:
				case slices.Contains(otherWords[name], word):
					used[name+" "+word] = true
				default:
					t.Errorf("%s names %q: what it decides belongs into the data of the body or the paper",
						set.Position(lit.Pos()), word)
				}
				return true
			})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for file, words := range otherWords {
		for _, w := range words {
			if !used[file+" "+w] {
				t.Errorf("%s does not name %q any more", file, w)
			}
		}
	}
}

// pathInTicks is a path of the tree in a Markdown file.
var pathInTicks = regexp.MustCompile("`((?:legal|render|templates|cmd|testdata|\\.ci)/[a-z0-9_./*-]+)`")

// TestContributingPaths: where CONTRIBUTING sends somebody, there is something.
func TestContributingPaths(t *testing.T) {
	root := filepath.Join("..", "..")
	src, err := os.ReadFile(filepath.Join(root, ".github", "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	paths := pathInTicks.FindAllSubmatch(src, -1)
	if len(paths) < 20 {
		t.Errorf("only %d paths: the pattern does not fit any more", len(paths))
	}
	for _, m := range paths {
		if found, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(string(m[1])))); err != nil ||
			len(found) == 0 {
			t.Errorf("%s is not there: %v", m[1], err)
		}
	}
}

// TestReadmeIsWhole: README.md names each command, and each package with what it is.
func TestReadmeIsWhole(t *testing.T) {
	root := filepath.Join("..", "..")
	src, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	readme := string(src)
	for _, c := range newApp(env{}).Commands {
		if !c.Hidden && !strings.Contains(readme, "`tousu "+c.Name) && !strings.Contains(readme, ", `"+c.Name+" ") {
			t.Errorf("README.md does not name tousu %s", c.Name)
		}
	}
	for _, top := range []string{"legal", "render", "templates", "internal", "cmd"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(dir string, d fs.DirEntry, err error) error {
			if err != nil || !d.IsDir() {
				return err
			}
			if d.Name() == "testdata" {
				return filepath.SkipDir
			}
			rel, err := filepath.Rel(root, dir)
			sources, _ := filepath.Glob(filepath.Join(dir, "*.go"))
			if name := "`" + filepath.ToSlash(rel) + "`"; len(sources) > 0 && !strings.Contains(readme, name) {
				t.Errorf("README.md does not say what %s is", name)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}
