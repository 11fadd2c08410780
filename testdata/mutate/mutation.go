package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// pkg is a package as go list describes it.
type pkg struct {
	ImportPath, Dir string
	GoFiles         []string
}

func listed(root string, patterns []string) ([]pkg, error) {
	c := exec.Command("go", append([]string{"list", "-json=ImportPath,Dir,GoFiles"}, patterns...)...)
	c.Dir = root
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		return nil, err
	}
	var packages []pkg
	for d := json.NewDecoder(strings.NewReader(string(out))); d.More(); {
		var p pkg
		if err := d.Decode(&p); err != nil {
			return nil, err
		}
		packages = append(packages, p)
	}
	return packages, nil
}

// mutation is one change of a file: the bytes from start to end become text.
type mutation struct {
	pkg, file  string
	by         string // the test that tries it; "" for all of the package
	old        []byte // the whole file
	start, end int
	text       string
	what       string
	place      string // legal/date.go:41:12
}

func (m mutation) String() string { return m.place + ": " + m.what }

// source is the changed file.
func (m mutation) source() []byte {
	return slices.Concat(m.old[:m.start], []byte(m.text), m.old[m.end:])
}

// mutationsOf finds what can be changed in a package.
func mutationsOf(root string, p pkg) ([]mutation, error) {
	var out []mutation
	for _, name := range p.GoFiles {
		file := filepath.Join(p.Dir, name)
		src, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, file, src, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		if ast.IsGenerated(tree) {
			continue
		}
		rel, err := filepath.Rel(root, file)
		if err != nil {
			return nil, err
		}
		f := finder{set: set, src: src, make: func(m mutation) {
			at := set.Position(tree.FileStart + token.Pos(m.start))
			m.pkg, m.file, m.old = p.ImportPath, file, src
			m.place = fmt.Sprintf("%s:%d:%d", filepath.ToSlash(rel), at.Line, at.Column)
			out = append(out, m)
		}}
		ast.Inspect(tree, f.node)
	}
	return out, nil
}

// finder finds the changes of one file.
type finder struct {
	set  *token.FileSet
	src  []byte
	make func(mutation)
}

func (f finder) offset(p token.Pos) int { return f.set.Position(p).Offset }

func (f finder) text(n ast.Node) string { return string(f.src[f.offset(n.Pos()):f.offset(n.End())]) }

func (f finder) replace(start, end token.Pos, text, what string) {
	f.make(mutation{start: f.offset(start), end: f.offset(end), text: text, what: what})
}

// operators are what each is changed to.
var operators = map[token.Token]token.Token{
	token.EQL: token.NEQ, token.NEQ: token.EQL, token.LSS: token.LEQ, token.LEQ: token.LSS, token.GTR: token.GEQ, token.GEQ: token.GTR,
	token.LAND: token.LOR, token.LOR: token.LAND, token.ADD: token.SUB, token.SUB: token.ADD,
}

// node reports the changes of a node itself, not those within.
func (f finder) node(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.ImportSpec:
		return false
	case *ast.BinaryExpr:
		if other, ok := operators[n.Op]; ok {
			f.replace(n.OpPos, n.OpPos+token.Pos(len(n.Op.String())), other.String(), fmt.Sprintf("%s becomes %s", n.Op, other))
		}
	case *ast.UnaryExpr:
		if n.Op == token.NOT {
			f.replace(n.OpPos, n.X.Pos(), "", "! dropped")
		}
	case *ast.Ident:
		if other, ok := map[string]string{"true": "false", "false": "true"}[n.Name]; ok {
			f.replace(n.Pos(), n.End(), other, n.Name+" becomes "+other)
		}
	case *ast.BasicLit:
		f.number(n)
	case *ast.IfStmt:
		f.guard(n)
	case *ast.ExprStmt:
		if _, ok := n.X.(*ast.CallExpr); ok {
			f.replace(n.Pos(), n.End(), "", "call of "+firstLine(f.text(n))+" dropped")
		}
	case *ast.AssignStmt:
		if n.Tok != token.DEFINE {
			f.replace(n.Pos(), n.End(), "", firstLine(f.text(n))+" dropped")
		}
	case *ast.BranchStmt:
		f.branch(n)
	}
	return true
}

func (f finder) number(n *ast.BasicLit) {
	if n.Kind != token.INT {
		return
	}
	if i, err := strconv.ParseInt(n.Value, 0, 64); err == nil {
		f.replace(n.Pos(), n.End(), strconv.FormatInt(i+1, 10), fmt.Sprintf("%s becomes %d", n.Value, i+1))
	}
}

// guard makes a condition without a statement of its own never hold.
func (f finder) guard(n *ast.IfStmt) {
	f.replace(n.Cond.Pos(), n.Cond.End(), "false && ("+f.text(n.Cond)+")", "never: if "+firstLine(f.text(n.Cond)))
}

func (f finder) branch(n *ast.BranchStmt) {
	if n.Label != nil {
		return
	}
	switch n.Tok {
	case token.BREAK:
		f.replace(n.Pos(), n.End(), "continue", "break becomes continue")
	case token.CONTINUE:
		f.replace(n.Pos(), n.End(), "break", "continue becomes break")
	}
}

func firstLine(s string) string {
	line, _, more := strings.Cut(s, "\n")
	if more {
		line += " …"
	}
	return line
}
