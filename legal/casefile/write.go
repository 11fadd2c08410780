package casefile

import (
	"strings"
	"unicode/utf8"

	"tousu/legal/pattern"
)

// maxFlow is the maximum width, in characters, of a list of texts written in brackets.
const maxFlow = 60

// render returns how a value is written: what follows its key, and the lines below it, not indented
// yet.
func render(n *Node) (head string, body []string) {
	switch n.Kind {
	case Scalar:
		text, _, _ := Clean(n.Text)
		if !strings.Contains(text, "\n") {
			return quoted(text), nil
		}
		return "|", strings.Split(text, "\n")
	case List:
		if s := flow(n); utf8.RuneCountInString(s) <= maxFlow && plain(n.Items) {
			return s, nil
		}
		for _, x := range n.Items {
			body = append(body, item(x)...)
		}
	case Mapping:
		for _, x := range n.Entries {
			body = append(body, entry(x.Key, x.Value)...)
		}
	}
	return "", body
}

// plain reports whether the items are texts of one line each.
func plain(items []*Node) bool {
	for _, x := range items {
		if x.Kind != Scalar || strings.Contains(x.Text, "\n") {
			return false
		}
	}
	return true
}

// entry returns the lines of a key with its value.
func entry(key string, value *Node) []string {
	head, body := render(value)
	line := quoted(key) + ":"
	if head != "" {
		line += " " + head
	}
	return append([]string{line}, indented(body, 2)...)
}

// item returns the lines of a list item.
func item(value *Node) []string {
	head, body := render(value)
	if head == "" && len(body) > 0 {
		return append([]string{"- " + body[0]}, indented(body[1:], 2)...)
	}
	return append([]string{"- " + head}, indented(body, 2)...)
}

// flow returns a value as it is written between brackets.
func flow(n *Node) string {
	var parts []string
	switch n.Kind {
	case Scalar:
		text, _, _ := Clean(n.Text)
		return quoted(text)
	case List:
		for _, x := range n.Items {
			parts = append(parts, flow(x))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case Mapping:
		for _, x := range n.Entries {
			parts = append(parts, quoted(x.Key)+": "+flow(x.Value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return ""
}

// bareForm matches texts that every YAML reader takes for text: they begin with a letter and hold
// nothing that has a meaning in YAML.
var bareForm = pattern.New(`^[\p{Han}A-Za-z](?:[\p{Han}\p{L}\p{N}，。、；！？（）《》“”·…—＊*_.@+\- ]*[\p{Han}\p{L}\p{N}，。、；！？（）《》“”…—*])?$`)

// words are texts that YAML takes for something else.
var words = pattern.New(`(?i)^(true|false|yes|no|on|off|null|y|n|nan|inf)$`)

// quoted returns a text as a value, in double quotes if it needs them.
func quoted(s string) string {
	if bareForm.MatchString(s) && !words.MatchString(s) {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(s) + `"`
}

// indented indents lines; empty lines stay empty.
func indented(lines []string, by int) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		if l != "" {
			out[i] = strings.Repeat(" ", by) + l
		}
	}
	return out
}
