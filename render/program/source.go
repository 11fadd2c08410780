package program

import (
	"fmt"
	"go/token"
	"strconv"
	"strings"
	"text/template/parse"
	"unicode/utf8"

	"tousu/legal/pattern"
)

// source computes positions in a template's file. Compilation asks for them nearly in order, so
// it counts on from the last one.
type source struct {
	file, text string
	last       token.Position
}

func (s *source) position(pos parse.Pos) *token.Position {
	offset := min(int(pos), len(s.text))
	from := s.last
	if from.Line == 0 || offset < from.Offset {
		from = token.Position{Filename: s.file, Line: 1, Column: 1}
	}
	passed := s.text[from.Offset:offset]
	if i := strings.LastIndexByte(passed, '\n'); i >= 0 {
		from.Line += strings.Count(passed, "\n")
		from.Column = 1
		passed = passed[i+1:]
	}
	from.Column += utf8.RuneCountInString(passed)
	from.Offset = offset
	s.last = from
	at := from
	return &at
}

// syntaxFaults translates the messages of text/template's parser, which are in English and quote
// the source.
var syntaxFaults = []struct {
	pattern *pattern.Pattern
	message string // $1 is the first group of the pattern
}{
	{pattern.New(`^undefined variable "(\$\pL[\pL\d_]*)"`), "没有变量 $1"},
	{pattern.New(`^unclosed action`), "“{{”没有结束：缺“}}”"},
	{pattern.New(`^unclosed comment`), "注释没有结束：缺“*/}}”"},
	{pattern.New(`^comment ends before`), "注释的“*/”要紧接“}}”"},
	{pattern.New(`^unclosed left paren`), "括号“(”没有结束：缺“)”"},
	{pattern.New(`^unexpected right paren`), "多了一个括号“)”"},
	{pattern.New(`^unterminated (raw )?quoted string`), "引号没有结束；引号要用半角的"},
	{pattern.New(`^(unterminated|malformed) character constant`), "字符常量写得不对；文字要用双引号"},
	{pattern.New(`^(bad|illegal) number syntax`), "数写得不对"},
	{pattern.New(`^integer overflow`), "数太大"},
	{pattern.New(`^(unrecognized|bad) character`), "“{{ }}”中有不认识的字符；标点要用半角的"},
	{pattern.New(`^expected :=`), "给变量赋值要写“:=”或“=”"},
	{pattern.New(`^unexpected EOF`), "模板没有写完：缺“{{ end }}”"},
	{pattern.New(`^unexpected \{\{end\}\}`), "多了一个“{{ end }}”"},
	{pattern.New(`^unexpected \{\{else\}\}|^expected end`), "这里不能写“{{ else }}”"},
	{pattern.New(`^\{\{break\}\} outside`), "“{{ break }}”只能写在 range 里"},
	{pattern.New(`^\{\{continue\}\} outside`), "“{{ continue }}”只能写在 range 里"},
	{pattern.New(`multiple definition of template`), "这个文件里有两个同名的片段"},
	{pattern.New(`^missing value for`), "“{{ }}”中没有写全：缺一个值"},
	{pattern.New(`^empty command`), "“|”的一边没有内容"},
	{pattern.New(`^non executable command`), "“|”的后面只能写函数"},
	{pattern.New(`^too many declarations|^range can only`), "只有 range 能声明两个变量"},
	{pattern.New(`^max expression depth`), "括号嵌套太深"},
	{pattern.New(`^unexpected \. after term`), "这个值没有字段，不能接“.”"},
	{pattern.New(``), "这里的写法不对"},
}

// syntaxError translates an error of the parser. The line is only in its message: "template:
// name:line: message".
func syntaxError(name, file string, err error) error {
	pos := token.Position{Filename: file}
	said := strings.TrimPrefix(err.Error(), fmt.Sprintf("template: %s:", name))
	line, said, _ := strings.Cut(said, ": ")
	pos.Line, _ = strconv.Atoi(line)
	for _, f := range syntaxFaults {
		if m := f.pattern.FindStringSubmatchIndex(said); m != nil {
			return &Error{pos, string(f.pattern.ExpandString(nil, f.message, said, m)), err}
		}
	}
	panic("unreachable: the last pattern matches all")
}
