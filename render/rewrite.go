package render

import (
	"fmt"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"text/template/parse"
	"unicode/utf8"

	"tousu/render/letter"
)

// rewriteAll rewrites every parse tree once: see the package comment.
func (e *Engine) rewriteAll(sources map[string]string) error {
	all := e.templates.Templates()
	slices.SortFunc(all, func(a, b *template.Template) int { return strings.Compare(a.Name(), b.Name()) })
	for _, t := range all {
		if t.Tree == nil || t.Tree.Root == nil {
			continue
		}
		file := e.files[t.Tree.ParseName]
		r := rewriter{engine: e, file: file, src: sources[file]}
		if err := r.list(t.Tree.Root); err != nil {
			return err
		}
		r.markStart(t.Tree.Root)
	}
	return nil
}

// rewriter walks one tree as html/template's escaper does.
type rewriter struct {
	engine *Engine
	file   string
	src    string
}

// node registers a position and returns its id.
func (r *rewriter) node(pos parse.Pos) int {
	r.engine.nodes = append(r.engine.nodes, r.position(pos))
	return len(r.engine.nodes) - 1
}

func (r *rewriter) position(pos parse.Pos) token.Position {
	before := r.src[:min(int(pos), len(r.src))]
	line := strings.LastIndexByte(before, '\n') + 1
	return token.Position{
		Filename: r.file, Offset: int(pos),
		Line:   strings.Count(before, "\n") + 1,
		Column: utf8.RuneCountInString(before[line:]) + 1,
	}
}

func (r *rewriter) fault(pos parse.Pos, format string, args ...any) error {
	return &TemplateError{Pos: r.position(pos), Msg: fmt.Sprintf(format, args...)}
}

// markStart puts a mark before the template's first line.
func (r *rewriter) markStart(root *parse.ListNode) {
	mark := &parse.TextNode{NodeType: parse.NodeText, Text: []byte(letter.Mark(r.node(root.Pos)))}
	root.Nodes = append([]parse.Node{mark}, root.Nodes...)
}

func (r *rewriter) list(l *parse.ListNode) error {
	if l == nil {
		return nil
	}
	for _, n := range l.Nodes {
		if err := r.rewrite(n); err != nil {
			return err
		}
	}
	return nil
}

func (r *rewriter) rewrite(n parse.Node) error {
	switch n := n.(type) {
	case *parse.TextNode:
		return r.text(n)
	case *parse.ActionNode:
		if err := r.pipe(n.Pipe); err != nil {
			return err
		}
		if len(n.Pipe.Decl) == 0 {
			r.quote(n.Pipe)
		}
		return nil
	case *parse.IfNode:
		return r.branch(&n.BranchNode)
	case *parse.RangeNode:
		return r.branch(&n.BranchNode)
	case *parse.WithNode:
		return r.branch(&n.BranchNode)
	case *parse.TemplateNode:
		return r.pipe(n.Pipe)
	}
	return nil
}

func (r *rewriter) branch(b *parse.BranchNode) error {
	if err := r.pipe(b.Pipe); err != nil {
		return err
	}
	if err := r.list(b.List); err != nil {
		return err
	}
	return r.list(b.ElseList)
}

// text puts a mark after every line feed, so that a line knows its place.
func (r *rewriter) text(n *parse.TextNode) error {
	text := string(n.Text)
	if i := strings.IndexFunc(text, control); i >= 0 {
		return r.fault(n.Pos+parse.Pos(i), "模板文字中有控制字符")
	}
	var b strings.Builder
	offset := n.Pos
	for line := range strings.Lines(text) {
		b.WriteString(line)
		offset += parse.Pos(len(line))
		if strings.HasSuffix(line, "\n") {
			b.WriteString(letter.Mark(r.node(offset)))
		}
	}
	n.Text = []byte(b.String())
	return nil
}

// quote appends the call that wraps the pipeline's value.
func (r *rewriter) quote(p *parse.PipeNode) {
	id := r.node(p.Pos)
	p.Cmds = append(p.Cmds, &parse.CommandNode{
		NodeType: parse.NodeCommand, Pos: p.Pos,
		Args: []parse.Node{
			parse.NewIdentifier(quoteName).SetPos(p.Pos),
			&parse.NumberNode{NodeType: parse.NodeNumber, Pos: p.Pos, IsInt: true, Int64: int64(id), Text: strconv.Itoa(id)},
		},
	})
}

// pipe checks what a pipeline calls and the constants it holds.
func (r *rewriter) pipe(p *parse.PipeNode) error {
	if p == nil {
		return nil
	}
	for _, c := range p.Cmds {
		for _, arg := range c.Args {
			if err := r.arg(arg); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *rewriter) arg(n parse.Node) error {
	switch n := n.(type) {
	case *parse.IdentifierNode:
		if !offered(n.Ident) {
			return r.fault(n.Pos, "模板不提供函数 %s；可用的函数见 tousu template functions", n.Ident)
		}
	case *parse.StringNode:
		if strings.ContainsFunc(n.Text, control) {
			return r.fault(n.Pos, "字符串常量中有控制字符")
		}
	case *parse.ChainNode:
		return r.arg(n.Node)
	case *parse.PipeNode:
		return r.pipe(n)
	}
	return nil
}

// control reports a C0 control other than line feed and tab.
func control(c rune) bool { return c < ' ' && c != '\n' && c != '\t' || c == 0x7f }
