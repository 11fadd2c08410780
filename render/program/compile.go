package program

import (
	"go/token"
	"reflect"
	"strings"
	"text/template/parse"

	"tousu/render/letter"
)

// compiler compiles one template.
type compiler struct {
	set       *Set
	source    *source
	late      bool     // all templates have been added
	variables []string // in scope, by slot
	slots     int      // the most in scope at once
	depth     int      // enclosing blocks and parentheses
	cost      int      // steps of what was compiled so far, each loop counted once
}

func (c *compiler) at(n parse.Node) *token.Position { return c.source.position(n.Position()) }

func (c *compiler) template(root *parse.ListNode) (list, error) {
	body, err := c.list(root)
	start := &literal{letter.NewTemplate("", true, func(int) *token.Position { return c.at(root) }), c.at(root)}
	return append(list{start}, body...), err
}

func (c *compiler) list(l *parse.ListNode) (list, error) {
	if l == nil {
		return nil, nil
	}
	if err := c.enter(l); err != nil {
		return nil, err
	}
	defer func() { c.depth-- }()
	defer c.leave(len(c.variables))
	var out list
	for _, n := range l.Nodes {
		c.cost++
		compiled, err := c.node(n)
		if err != nil {
			return nil, err
		}
		if compiled != nil {
			out = append(out, compiled)
		}
	}
	return out, nil
}

// leave ends the scope of all variables after the first n.
func (c *compiler) leave(n int) { c.variables = c.variables[:n] }

func (c *compiler) declare(name string) int {
	c.variables = append(c.variables, name)
	c.slots = max(c.slots, len(c.variables))
	return len(c.variables) - 1
}

// slot returns the slot of the innermost variable of a name.
func (c *compiler) slot(v *parse.VariableNode) (int, error) {
	for i := len(c.variables) - 1; i >= 0; i-- {
		if c.variables[i] == v.Ident[0] {
			return i, nil
		}
	}
	return 0, faultf(c.at(v), "没有变量 %s", v.Ident[0])
}

func (c *compiler) node(n parse.Node) (node, error) {
	switch n := n.(type) {
	case *parse.TextNode:
		return c.text(n)
	case *parse.ActionNode:
		return c.action(n.Pipe)
	case *parse.IfNode:
		return c.branch(&n.BranchNode, func(e expr, then,
			otherwise list) node {
			return &conditional{e, then, otherwise}
		})
	case *parse.WithNode:
		return c.branch(&n.BranchNode, func(e expr, then, otherwise list) node { return &with{e, then, otherwise} })
	case *parse.RangeNode:
		return c.loop(&n.BranchNode)
	case *parse.TemplateNode:
		return c.invocation(n)
	case *parse.BreakNode:
		return leaves(breaks), nil
	case *parse.ContinueNode:
		return leaves(continues), nil
	case *parse.CommentNode:
		return nil, nil
	}
	return nil, faultf(c.at(n), "模板不支持 %s", n)
}

func (c *compiler) text(n *parse.TextNode) (node, error) {
	if i := letter.Control(string(n.Text)); i >= 0 {
		return nil, faultf(c.source.position(n.Pos+parse.Pos(i)), "模板文字中有控制字符，或者改变文字方向的字符")
	}
	text := letter.NewTemplate(string(n.Text), false, func(offset int) *token.Position {
		return c.source.position(n.Pos + parse.Pos(offset))
	})
	return &literal{text, c.at(n)}, nil
}

// action compiles a pipeline that is an action of its own: it is printed, unless it sets
// variables.
func (c *compiler) action(p *parse.PipeNode) (node, error) {
	e, err := c.pipe(p)
	if err != nil {
		return nil, err
	}
	switch len(p.Decl) {
	case 0:
		return &printing{e, c.at(p)}, nil
	case 1:
		slot, err := c.target(p, 0)
		return &assignment{slot, e}, err
	}
	return nil, faultf(c.at(p), "只有 range 能声明两个变量")
}

// target returns the slot of the i-th variable that a pipeline declares or sets.
func (c *compiler) target(p *parse.PipeNode, i int) (int, error) {
	if p.IsAssign {
		return c.slot(p.Decl[i])
	}
	return c.declare(p.Decl[i].Ident[0]), nil
}

func (c *compiler) branch(b *parse.BranchNode, made func(e expr, then, otherwise list) node) (node, error) {
	defer c.leave(len(c.variables))
	e, err := c.pipe(b.Pipe)
	if err != nil {
		return nil, err
	}
	if len(b.Pipe.Decl) > 0 {
		slot, err := c.target(b.Pipe, 0)
		if err != nil {
			return nil, err
		}
		e = &assigned{slot, e}
	}
	then, err := c.list(b.List)
	if err != nil {
		return nil, err
	}
	otherwise, err := c.list(b.ElseList)
	return made(e, then, otherwise), err
}

func (c *compiler) loop(b *parse.BranchNode) (node, error) {
	defer c.leave(len(c.variables))
	e, err := c.pipe(b.Pipe)
	if err != nil {
		return nil, err
	}
	l := &loop{over: e, at: c.at(b.Pipe), key: -1, element: -1}
	slots := make([]int, len(b.Pipe.Decl))
	for i := range slots {
		if slots[i], err = c.target(b.Pipe, i); err != nil {
			return nil, err
		}
	}
	switch len(slots) {
	case 1:
		l.element = slots[0]
	case 2:
		l.key, l.element = slots[0], slots[1]
	}
	before := c.cost
	if l.body, err = c.list(b.List); err != nil {
		return nil, err
	}
	l.cost = c.cost - before
	l.otherwise, err = c.list(b.ElseList)
	return l, err
}

func (c *compiler) invocation(n *parse.TemplateNode) (node, error) {
	in := &invocation{name: n.Name, template: c.set.templates[n.Name], at: c.at(n)}
	if !c.late {
		in.template = c.set.template(n.Name)
		c.set.invoked = append(c.set.invoked, in)
	}
	if n.Pipe != nil {
		var err error
		if in.dot, err = c.inner(n.Pipe); err != nil {
			return nil, err
		}
	}
	if in.template == nil {
		return nil, in.unknown()
	}
	return in, nil
}

// pipe compiles a pipeline: each command is the last argument of the next.
func (c *compiler) pipe(p *parse.PipeNode) (expr, error) {
	var out expr
	for _, cmd := range p.Cmds {
		e, err := c.command(cmd, out)
		if err != nil {
			return nil, err
		}
		out = e
	}
	return out, nil
}

// command compiles one command; final is the value piped into it, or nil.
func (c *compiler) command(cmd *parse.CommandNode, final expr) (expr, error) {
	head, at := cmd.Args[0], c.at(cmd)
	c.cost += len(cmd.Args)
	args := make([]expr, 0, len(cmd.Args))
	for _, n := range cmd.Args[1:] {
		e, err := c.operand(n)
		if err != nil {
			return nil, err
		}
		args = append(args, e)
	}
	if final != nil {
		args = append(args, final)
	}
	if n, ok := head.(*parse.IdentifierNode); ok {
		return c.call(n, at, args)
	}
	if head.Type() == parse.NodeNil {
		return nil, faultf(at, "nil 不是值")
	}
	e, err := c.operand(head)
	if err != nil || len(args) == 0 {
		return e, err
	}
	if m, ok := e.(*member); ok && head.Type() != parse.NodePipe {
		m.args = args
		return m, nil
	}
	return nil, faultf(at, "%s 不是函数，不能带参数", head)
}

func (c *compiler) call(n *parse.IdentifierNode, at *token.Position, args []expr) (expr, error) {
	f := c.set.functions[n.Ident]
	if f == nil {
		return nil, faultf(c.at(n), "模板不提供函数 %s；可用的函数见 tousu template functions", n.Ident)
	}
	return f.called(at, args)
}

// operand compiles a value.
func (c *compiler) operand(n parse.Node) (expr, error) {
	switch n := n.(type) {
	case *parse.DotNode:
		return dot{}, nil
	case *parse.NilNode:
		return constant{}, nil
	case *parse.BoolNode:
		return constant{reflect.ValueOf(n.True)}, nil
	case *parse.NumberNode:
		return c.number(n)
	case *parse.StringNode:
		if letter.Control(n.Text) >= 0 {
			return nil, faultf(c.at(n), "字符串常量中有控制字符，或者改变文字方向的字符")
		}
		return constant{reflect.ValueOf(n.Text)}, nil
	case *parse.FieldNode:
		at := n.Pos
		if len(n.Ident) > 1 { // the parser gives the position of the second name
			at -= parse.Pos(len(".") + len(n.Ident[0]))
		}
		return c.members(dot{}, n.Ident, at), nil
	case *parse.VariableNode:
		slot, err := c.slot(n)
		return c.members(variable(slot), n.Ident[1:], n.Pos), err
	case *parse.ChainNode:
		e, err := c.operand(n.Node)
		return c.members(e, n.Field, n.Pos), err
	case *parse.IdentifierNode:
		return c.call(n, c.at(n), nil)
	case *parse.PipeNode:
		return c.inner(n)
	}
	return nil, faultf(c.at(n), "模板不支持 %s", n)
}

// inner compiles a pipeline inside an action: it cannot set a variable.
func (c *compiler) inner(p *parse.PipeNode) (expr, error) {
	if err := c.enter(p); err != nil {
		return nil, err
	}
	defer func() { c.depth-- }()
	if len(p.Decl) > 0 {
		return nil, faultf(c.at(p), "这里不能给变量 %s 赋值", p.Decl[0].Ident[0])
	}
	return c.pipe(p)
}

// number makes an int, or a float64 for a decimal, as text/template does for an untyped constant.
func (c *compiler) number(n *parse.NumberNode) (expr, error) {
	character := strings.HasPrefix(n.Text, "'")
	hexadecimal := strings.HasPrefix(n.Text, "0x") && !strings.ContainsAny(n.Text, "pP")
	decimal := strings.ContainsAny(n.Text, ".eEpP") && !character && !hexadecimal
	switch {
	case !character && strings.HasSuffix(n.Text, "i"):
		return nil, faultf(c.at(n), "模板不支持复数")
	case decimal && n.IsFloat:
		return constant{reflect.ValueOf(n.Float64)}, nil
	case !decimal && n.IsInt:
		return constant{reflect.ValueOf(int(n.Int64))}, nil
	}
	return nil, faultf(c.at(n), "数太大")
}

// members selects members one after the other. at is the position of the first.
func (c *compiler) members(of expr, names []string, at parse.Pos) expr {
	c.cost += len(names)
	for _, name := range names {
		of = &member{of: of, name: name, key: reflect.ValueOf(name), at: c.source.position(at)}
		at += parse.Pos(len(".") + len(name))
	}
	return of
}
