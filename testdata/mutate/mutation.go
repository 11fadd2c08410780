package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// pkg is a package as go list describes it.
type pkg struct {
	ImportPath, Dir, Export string
	GoFiles                 []string
	DepOnly, Standard       bool
}

// listed are the packages and, as DepOnly, what they import, compiled.
func listed(root string, patterns []string) ([]pkg, error) {
	c := exec.Command("go", append([]string{"list", "-export", "-deps",
		"-json=ImportPath,Dir,Export,GoFiles,DepOnly,Standard"}, patterns...)...)
	c.Dir = root
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		return nil, err
	}
	var packages []pkg
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
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
	id         int    // in its package, from 1
	beside     *beside
}

// beside says how to put a change into the source next to what it changes: before and after are
// inserted around the bytes from start to end.
type beside struct {
	start, end    int
	before, after string
}

func (m *mutation) String() string { return m.place + ": " + m.what }

// source is the changed file.
func (m *mutation) source() []byte {
	return slices.Concat(m.old[:m.start], []byte(m.text), m.old[m.end:])
}

// within is what the change makes of the bytes from start to end.
func (m *mutation) within(start, end int) string {
	return string(m.old[start:m.start]) + m.text + string(m.old[m.end:end])
}

// mutationsOf finds what can be changed in a package.
func mutationsOf(root string, s *source) ([]*mutation, error) {
	var out []*mutation
	for i, file := range s.files {
		if ast.IsGenerated(s.trees[i]) {
			continue
		}
		rel, err := filepath.Rel(root, file)
		if err != nil {
			return nil, err
		}
		f := &finder{source: s, tree: s.trees[i], src: s.texts[i], make: func(m *mutation) {
			at := s.set.Position(s.trees[i].FileStart + token.Pos(m.start))
			m.pkg, m.file = s.ImportPath, file
			m.place = fmt.Sprintf("%s:%d:%d", filepath.ToSlash(rel), at.Line, at.Column)
			m.id = len(out) + 1
			out = append(out, m)
		}}
		ast.Inspect(f.tree, f.node)
	}
	return out, nil
}

// source is a package read, with the types of its expressions.
type source struct {
	pkg
	set   *token.FileSet
	files []string
	texts [][]byte
	trees []*ast.File
	info  *types.Info
}

func readSource(p pkg, imports types.Importer) (*source, error) {
	s := &source{pkg: p, set: token.NewFileSet(), info: &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}}
	for _, name := range p.GoFiles {
		file := filepath.Join(p.Dir, name)
		src, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		tree, err := parser.ParseFile(s.set, file, src, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		s.files, s.texts, s.trees = append(s.files, file), append(s.texts, src), append(s.trees, tree)
	}
	_, err := (&types.Config{Importer: imports}).Check(p.ImportPath, s.set, s.trees, s.info)
	return s, err
}

// finder finds the changes of one file.
type finder struct {
	*source
	tree  *ast.File
	src   []byte
	stack []ast.Node // from the file to the node
	make  func(*mutation)
}

func (f *finder) offset(p token.Pos) int { return f.set.Position(p).Offset }

func (f *finder) text(n ast.Node) string { return string(f.src[f.offset(n.Pos()):f.offset(n.End())]) }

// operators are what each is changed to.
var operators = map[token.Token]token.Token{
	token.EQL: token.NEQ, token.NEQ: token.EQL, token.LSS: token.LEQ, token.LEQ: token.LSS, token.GTR: token.GEQ,
	token.GEQ:  token.GTR,
	token.LAND: token.LOR, token.LOR: token.LAND, token.ADD: token.SUB, token.SUB: token.ADD,
}

// node reports the changes of a node itself, not those within.
func (f *finder) node(n ast.Node) bool {
	if n == nil {
		f.stack = f.stack[:len(f.stack)-1]
		return true
	}
	if _, ok := n.(*ast.ImportSpec); ok {
		return false
	}
	f.stack = append(f.stack, n)
	switch n := n.(type) {
	case *ast.BinaryExpr:
		f.binary(n)
	case *ast.UnaryExpr:
		if n.Op == token.NOT {
			f.change(n.OpPos, n.X.Pos(), "", "! dropped", f.truth())
		}
	case *ast.Ident:
		if other, ok := map[string]string{"true": "false", "false": "true"}[n.Name]; ok {
			f.change(n.Pos(), n.End(), other, n.Name+" becomes "+other, f.truth())
		}
	case *ast.BasicLit:
		f.number(n)
	case *ast.IfStmt: // without a statement of its own, the condition never holds
		f.change(n.Cond.Pos(), n.Cond.End(), "false && ("+f.text(n.Cond)+")", "never: if "+firstLine(f.text(n.Cond)),
			around(n.Cond, "!mutant(§) && (", ")"))
	case *ast.ExprStmt:
		// A panic marks code that is never reached.
		if call, ok := n.X.(*ast.CallExpr); ok && f.text(call.Fun) != "panic" &&
			!strings.HasSuffix(f.text(call.Fun), ".Grow") {
			f.change(n.Pos(), n.End(), "", "call of "+firstLine(f.text(n))+" dropped", f.statement(n))
		}
	case *ast.AssignStmt:
		if n.Tok != token.DEFINE {
			f.change(n.Pos(), n.End(), "", firstLine(f.text(n))+" dropped", f.statement(n))
		}
	case *ast.BranchStmt:
		f.branch(n)
	}
	return true
}

func (f *finder) binary(n *ast.BinaryExpr) {
	other, ok := operators[n.Op]
	if !ok {
		return
	}
	how := f.truth()
	if n.Op == token.ADD || n.Op == token.SUB {
		if basic, ok := f.info.TypeOf(n).Underlying().(*types.Basic); ok && basic.Info()&types.IsString != 0 {
			return
		}
		how = f.value()
	}
	f.change(n.OpPos, n.OpPos+token.Pos(len(n.Op.String())), other.String(), fmt.Sprintf("%s becomes %s", n.Op, other),
		how)
}

func (f *finder) number(n *ast.BasicLit) {
	if n.Kind != token.INT || f.idle(n) {
		return
	}
	if i, err := strconv.ParseInt(n.Value, 0, 64); err == nil {
		f.change(n.Pos(), n.End(), strconv.FormatInt(i+1, 10), fmt.Sprintf("%s becomes %d", n.Value, i+1), f.value())
	}
}

// idle reports whether no test can notice a change of the number at hand: a capacity, which only
// costs time; the length of an array, which the compiler checks; a value returned with false or an
// error, which no caller may read; the multiplier of a hash, for which another odd number does as
// well.
func (f *finder) idle(n *ast.BasicLit) bool {
	if strings.HasPrefix(n.Value, "0x") && len(n.Value) == len("0x9E3779B1") {
		return true
	}
	for i := len(f.stack) - 1; i > 0; i-- {
		switch p := f.parent(i).(type) {
		case *ast.ArrayType:
			return p.Len == f.stack[i]
		case *ast.CallExpr:
			switch name := f.text(p.Fun); {
			case name == "make":
				typed, _ := p.Args[0].(*ast.ArrayType)
				return f.stack[i] != p.Args[0] && (typed == nil || len(p.Args) == 3 && f.stack[i] == p.Args[2])
			case strings.HasSuffix(name, ".Grow"):
				return true
			}
		case *ast.ReturnStmt:
			last := p.Results[len(p.Results)-1]
			return len(p.Results) > 1 && f.stack[i] != last && (f.text(last) == "false" || f.text(last) == "err")
		case ast.Stmt:
			return false
		}
	}
	return false
}

func (f *finder) branch(n *ast.BranchStmt) {
	other, ok := map[token.Token]string{token.BREAK: "continue", token.CONTINUE: "break"}[n.Tok]
	if n.Label == nil && ok {
		f.change(n.Pos(), n.End(), other, n.Tok.String()+" becomes "+other,
			around(n, "if mutant(§) { "+other+" }; ", ""))
	}
}

func firstLine(s string) string {
	line, _, more := strings.Cut(s, "\n")
	if more {
		line += " …"
	}
	return line
}
