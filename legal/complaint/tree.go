package complaint

import (
	"errors"
	"go/token"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	yamllexer "github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	yamltoken "github.com/goccy/go-yaml/token"
)

type nodeKind int

const (
	absent nodeKind = iota // nothing was written
	scalar
	mapping
	list
	faulty // reported already; nothing more is said of it
)

// node is a value of the file as it was written: scalars are text, never
// numbers, booleans or nulls, so that 0012, 1e5, yes and ~ arrive as such.
type node struct {
	kind    nodeKind
	pos     token.Position
	text    string
	cut     token.Position   // the # of a comment behind a plain scalar
	glued   bool             // no space follows that #
	lines   []token.Position // of a literal block's lines; nil for other scalars
	entries []entry
	items   []*node
}

type entry struct {
	key   string
	pos   token.Position
	value *node
}

// blank reports whether nobody has filled in anything.
func (n *node) blank() bool {
	switch n.kind {
	case absent:
		return true
	case scalar:
		return isBlank(n.text)
	case mapping:
		for _, e := range n.entries {
			if !e.value.blank() {
				return false
			}
		}
		return true
	case list:
		for _, i := range n.items {
			if !i.blank() {
				return false
			}
		}
		return true
	}
	return false
}

// builder turns the parser's tree into nodes.
type builder struct {
	src    *source
	rep    report
	faulty map[token.Position]bool
}

// tree parses the repaired text. It returns nil where there is nothing to decode.
func (b *builder) tree() *node {
	tokens, ok := b.checkTokens(yamllexer.Tokenize(b.src.text()))
	if !ok {
		return nil
	}
	file, err := parse(tokens)
	if err != nil {
		b.syntax(err)
		return nil
	}
	var body ast.Node
	for _, doc := range file.Docs {
		if doc.Body != nil && body == nil {
			body = doc.Body
		}
	}
	if body == nil {
		b.rep(b.src.pos(1, 1), "empty-file", "", "文件没有内容", "可用 tousu new 生成一份带说明的案件文件")
		return nil
	}
	n := b.node(body)
	if n.kind != mapping {
		b.rep(b.src.pos(1, 1), "not-a-mapping", "", "文件不是由“键: 值”组成的", "可用 tousu new 生成一份带说明的案件文件，再对照修改")
		return nil
	}
	return n
}

var errParser = errors.New("the parser failed")

// parse shields us from the parser, which is not ours and reads anybody's file: a
// panic in it is a syntax error of the file.
func parse(tokens yamltoken.Tokens) (file *ast.File, err error) {
	defer func() {
		if recover() != nil {
			err = errParser
		}
	}()
	return parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
}

// syntax reports a parser's error by its place alone: its text quotes the file.
func (b *builder) syntax(err error) {
	pos := b.src.pos(1, 1)
	var se *yaml.SyntaxError
	if errors.As(err, &se) && se.Token != nil && se.Token.Position != nil {
		pos = b.src.pos(se.Token.Position.Line, se.Token.Position.Column)
	}
	b.rep(pos, "syntax", "", "这里不合 YAML 的写法", "请检查这一行和上一行：同级的键左端对齐，冒号后有一个空格，括号和引号成对，含特殊符号的文字加引号")
}

// refusals are the YAML features that a case file has no use for.
var refusals = map[yamltoken.Type][3]string{
	yamltoken.AnchorType:      {"anchor", "这里用了 YAML 锚点（&），案件文件不用锚点", "如果是文字，请加引号"},
	yamltoken.AliasType:       {"alias", "这里用了 YAML 别名（*），案件文件不用别名", "如果是文字，请加引号"},
	yamltoken.MergeKeyType:    {"merge-key", "这里用了 YAML 合并键（<<），案件文件不用合并键", "请把各项直接写出"},
	yamltoken.TagType:         {"tag", "这里用了 YAML 标签（!），案件文件不用标签", "如果是文字，请加引号"},
	yamltoken.MappingKeyType:  {"complex-key", "这里用了 YAML 复杂键（?），案件文件不用复杂键", "请写成“键: 值”"},
	yamltoken.DocumentEndType: {"multi-document", "这里用“...”结束了文档", "请删去这一行"},
}

// checkTokens names what is refused and drops a second document. ok is false
// where parsing cannot go on.
func (b *builder) checkTokens(tokens yamltoken.Tokens) (kept yamltoken.Tokens, ok bool) {
	ok, content, depth := true, false, 0
	for i, tk := range tokens {
		pos := b.at(tk)
		r, bad := refusals[tk.Type]
		switch {
		case bad:
			b.rep(pos, r[0], "", r[1], r[2])
			ok = false
		case tk.Type == yamltoken.DocumentHeaderType && content:
			b.rep(pos, "multi-document", "", "一个文件只能写一个案件，这里用“---”开始了另一个", "请把其余案件放进各自的文件；“---”以下未检查")
			return tokens[:i], ok
		case tk.Type == yamltoken.MappingStartType, tk.Type == yamltoken.SequenceStartType:
			depth++
		case tk.Type == yamltoken.MappingEndType, tk.Type == yamltoken.SequenceEndType:
			depth--
		}
		if depth > 4*maxNesting { // the parser recurses
			b.rep(pos, "syntax", "", "这里的括号套得太深", "请检查括号是否成对")
			return nil, false
		}
		content = content || tk.Type != yamltoken.CommentType && tk.Type != yamltoken.DocumentHeaderType
	}
	return tokens, ok
}

func (b *builder) node(n ast.Node) *node {
	switch n := n.(type) {
	case *ast.MappingNode:
		return b.mapping(n.Values)
	case *ast.MappingValueNode:
		return b.mapping([]*ast.MappingValueNode{n})
	case *ast.SequenceNode:
		out := &node{kind: list, pos: b.at(n.GetToken())}
		for _, v := range n.Values {
			out.items = append(out.items, b.node(v))
		}
		return out
	case *ast.LiteralNode:
		return b.literal(n)
	case nil:
		return &node{kind: absent, pos: b.src.pos(1, 1)}
	}
	return b.scalar(n.GetToken())
}

func (b *builder) mapping(values []*ast.MappingValueNode) *node {
	out := &node{kind: mapping, pos: b.src.pos(1, 1)}
	for i, v := range values {
		tk := v.Key.GetToken()
		e := entry{key: strings.TrimSpace(tk.Value), pos: b.at(tk), value: b.node(v.Value)}
		if i == 0 {
			out.pos = e.pos
		}
		out.entries = append(out.entries, e)
	}
	return out
}

// literal reads a block scalar. The lines of one that keeps its line breaks stand
// one below another, from the line under its | on.
func (b *builder) literal(n *ast.LiteralNode) *node {
	out := &node{kind: scalar, pos: b.at(n.Start), text: n.Value.Value}
	if n.Start.Type != yamltoken.LiteralType {
		return out
	}
	for i := range strings.Split(out.text, "\n") {
		at := n.Start.Position.Line + i // index of the line below
		if at >= len(b.src.lines) {
			break
		}
		indent := leading([]rune(b.src.lines[at].text), " ")
		out.lines = append(out.lines, b.src.pos(at+1, indent+1))
	}
	return out
}

func (b *builder) scalar(tk *yamltoken.Token) *node {
	n := &node{kind: scalar, pos: b.at(tk), text: tk.Value}
	switch tk.Type {
	case yamltoken.ImplicitNullType:
		n.kind = absent
		return n
	case yamltoken.SingleQuoteType, yamltoken.DoubleQuoteType:
	default:
		b.cut(n, tk.Next)
	}
	if b.faulty[n.pos] {
		n.kind = faulty
	}
	return n
}

// cut notes a comment that stands behind the plain scalar n on its line.
func (b *builder) cut(n *node, next *yamltoken.Token) {
	if next == nil || next.Type != yamltoken.CommentType {
		return
	}
	text := []rune(b.src.lines[next.Position.Line-1].text)
	col := next.Position.Column - 1
	if col > len(text) || strings.TrimSpace(string(text[:col])) == "" {
		return // a comment on a line of its own
	}
	n.cut = b.src.pos(next.Position.Line, col+1)
	n.glued = next.Value != "" && !strings.HasPrefix(next.Value, " ")
}

func (b *builder) at(tk *yamltoken.Token) token.Position {
	return b.src.pos(tk.Position.Line, tk.Position.Column)
}
