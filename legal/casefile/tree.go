package casefile

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

// builder turns the parser's tree into nodes.
type builder struct {
	src    *source
	rep    Report
	faulty map[token.Position]bool
}

// tree parses the repaired text. It returns nil where there is nothing to decode.
func (b *builder) tree() *Node {
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
		if doc.Body != nil {
			body = doc.Body
		}
	}
	if body == nil {
		b.rep(b.src.pos(1, 1), "empty-file", "文件没有内容", "可用 tousu new 生成一份带说明的案件文件")
		return nil
	}
	n := b.node(body)
	if n.Kind != Mapping {
		b.rep(b.src.pos(1, 1), "not-a-mapping", "文件不是由“键: 值”组成的", "可用 tousu new 生成一份带说明的案件文件，再对照修改")
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
	b.rep(pos, "syntax", "这里不合 YAML 的写法", "请检查这一行和上一行：同级的键左端对齐，冒号后有一个空格，括号和引号成对，含特殊符号的文字加引号")
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
			b.rep(pos, r[0], r[1], r[2])
			ok = false
		case tk.Type == yamltoken.DocumentHeaderType && content:
			b.rep(pos, "multi-document", "一个文件只能写一个案件，这里用“---”开始了另一个", "请把其余案件放进各自的文件；“---”以下未检查")
			return tokens[:i], ok
		case tk.Type == yamltoken.MappingStartType, tk.Type == yamltoken.SequenceStartType:
			depth++
		case tk.Type == yamltoken.MappingEndType, tk.Type == yamltoken.SequenceEndType:
			depth--
		}
		if depth > 4*maxNesting { // the parser recurses
			b.rep(pos, "syntax", "这里的括号套得太深", "请检查括号是否成对")
			return nil, false
		}
		content = content || tk.Type != yamltoken.CommentType && tk.Type != yamltoken.DocumentHeaderType
	}
	return tokens, ok
}

func (b *builder) node(n ast.Node) *Node {
	switch n := n.(type) {
	case *ast.MappingNode:
		out := b.mapping(n.Values)
		if n.IsFlowStyle {
			out.bracket = b.at(n.Start)
		}
		return out
	case *ast.MappingValueNode:
		return b.mapping([]*ast.MappingValueNode{n})
	case *ast.SequenceNode:
		out := &Node{Kind: List, Pos: b.at(n.GetToken())}
		if n.IsFlowStyle {
			out.bracket = out.Pos
		}
		for _, v := range n.Values {
			out.Items = append(out.Items, b.node(v))
		}
		return out
	case *ast.LiteralNode:
		return b.literal(n)
	case nil:
		return &Node{Kind: Absent, Pos: b.src.pos(1, 1)}
	}
	return b.scalar(n.GetToken())
}

func (b *builder) mapping(values []*ast.MappingValueNode) *Node {
	out := &Node{Kind: Mapping, Pos: b.src.pos(1, 1)}
	for i, v := range values {
		tk := v.Key.GetToken()
		e := Entry{Key: strings.TrimSpace(tk.Value), Pos: b.at(tk), Value: b.node(v.Value)}
		if i == 0 {
			out.Pos = e.Pos
		}
		out.Entries = append(out.Entries, e)
	}
	return out
}

// literal reads a block scalar. If it keeps its line breaks, its lines are consecutive lines of the
// file, from the one below its | on.
func (b *builder) literal(n *ast.LiteralNode) *Node {
	out := &Node{Kind: Scalar, Pos: b.at(n.Start), Text: n.Value.Value}
	if n.Start.Type != yamltoken.LiteralType {
		return out
	}
	for i := range strings.Split(out.Text, "\n") {
		at := n.Start.Position.Line + i // index of the line below
		if at >= len(b.src.lines) {
			break
		}
		indent := leading([]rune(b.src.lines[at].text), " ")
		out.Lines = append(out.Lines, b.src.pos(at+1, indent+1))
	}
	return out
}

func (b *builder) scalar(tk *yamltoken.Token) *Node {
	n := &Node{Kind: Scalar, Pos: b.at(tk), Text: tk.Value}
	switch tk.Type {
	case yamltoken.ImplicitNullType:
		n.Kind, n.Text = Absent, ""
		return n
	case yamltoken.SingleQuoteType, yamltoken.DoubleQuoteType:
	default:
		b.cut(n, tk.Next)
	}
	if b.faulty[n.Pos] {
		n.Kind = Faulty
	}
	return n
}

// cut records a comment that follows the plain scalar n on its line.
func (b *builder) cut(n *Node, next *yamltoken.Token) {
	if next == nil || next.Type != yamltoken.CommentType {
		return
	}
	text := []rune(b.src.lines[next.Position.Line-1].text)
	col := next.Position.Column - 1
	if col > len(text) || strings.TrimSpace(string(text[:col])) == "" {
		return // a comment on a line of its own
	}
	n.Cut = b.src.pos(next.Position.Line, col+1)
	n.Glued = next.Value != "" && !strings.HasPrefix(next.Value, " ")
}

func (b *builder) at(tk *yamltoken.Token) token.Position {
	return b.src.pos(tk.Position.Line, tk.Position.Column)
}
