package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strconv"
	"strings"
)

// wrap says where a change is put beside what it changes, and what is put around it: § is the
// number of the change and ¶ the changed text. The zero value is a change that has to be compiled by itself.
type wrap struct {
	n             ast.Node
	before, after string
}

func around(n ast.Node, before, after string) wrap { return wrap{n, before, after} }

// change reports that the source from start to end becomes text.
func (f *finder) change(start, end token.Pos, text, what string, how wrap) {
	m := &mutation{old: f.src, start: f.offset(start), end: f.offset(end), text: text, what: what}
	f.make(m)
	if how.n != nil {
		b := beside{start: f.offset(how.n.Pos()), end: f.offset(how.n.End()), after: how.after}
		before := strings.ReplaceAll(how.before, "§", strconv.Itoa(m.id))
		b.before = strings.ReplaceAll(before, "¶", m.within(b.start, b.end))
		m.beside = &b
	}
}

// parent is the node around the i-th of the stack.
func (f *finder) parent(i int) ast.Node { return f.stack[i-1] }

// truth puts a change beside a condition.
func (f *finder) truth() wrap {
	i := f.constant()
	if i < 0 {
		return wrap{}
	}
	return around(f.stack[i], "(mutant(§) && (¶) || !mutant(§) && (", "))")
}

// value puts a change beside a number, of the type it has there.
func (f *finder) value() wrap {
	i := f.constant()
	if i < 0 {
		return wrap{}
	}
	e := f.stack[i].(ast.Expr)
	spelled, ok := f.spelled(types.Default(f.info.TypeOf(e)))
	if !ok {
		return wrap{}
	}
	return around(e, fmt.Sprintf("func() %s { if mutant(§) { return ¶ }; return ", spelled), " }()")
}

// statement puts a switch around a statement that may be left out.
func (f *finder) statement(n ast.Stmt) wrap {
	switch f.parent(len(f.stack) - 1).(type) {
	case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause:
		return around(n, "if !mutant(§) { ", " }")
	}
	return wrap{}
}

// constant is the place in the stack of the largest constant that the node is part of, or of
// the node itself; -1 where the language asks for a constant.
func (f *finder) constant() int {
	i := len(f.stack) - 1
	for {
		outer, ok := f.parent(i).(ast.Expr)
		if !ok || f.info.Types[outer].Value == nil {
			break
		}
		i--
	}
	e := f.stack[i]
	if f.info.Types[e.(ast.Expr)].Value == nil {
		return i
	}
	switch p := f.parent(i).(type) {
	case *ast.ArrayType:
		return -1
	case *ast.KeyValueExpr:
		literal, _ := f.parent(i - 1).(*ast.CompositeLit)
		if _, isMap := f.info.TypeOf(literal).Underlying().(*types.Map); p.Key == e && !isMap {
			return -1
		}
	}
	for _, n := range f.stack {
		if d, ok := n.(*ast.GenDecl); ok && d.Tok == token.CONST {
			return -1
		}
	}
	return i
}

// spelled is how the file writes a type.
func (f *finder) spelled(t types.Type) (string, bool) {
	ok := true
	s := types.TypeString(t, func(p *types.Package) string {
		if p.Path() == f.ImportPath {
			return ""
		}
		for _, spec := range f.tree.Imports {
			if strings.Trim(spec.Path.Value, `"`) == p.Path() {
				if spec.Name != nil {
					return spec.Name.Name
				}
				return p.Name()
			}
		}
		ok = false
		return p.Name()
	})
	return s, ok
}
