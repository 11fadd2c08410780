package casefile

import (
	"flag"
	"fmt"
	"go/token"
	"strings"
	"testing"

	"tousu/internal/reports"
)

var update = flag.Bool("update", false, "rewrite testdata/reports.txt")

// TestReports compares the full result for a text with testdata/reports.txt: the tree with the
// place of every part, what is reported, or the bytes after an edit. Texts are written as Go
// literals, with what is done to them: parse; clean; decode; set, remove and append with a path and
// a value.
func TestReports(t *testing.T) {
	reports.Hold(t, *update, func(op string, args []string) string { return runOne(op, args[0], args[1], args[2]) })
}

// runOne does one thing to a text and writes the result.
func runOne(op, path, value, src string) string {
	var steps []string
	if path != "" {
		steps = strings.Split(path, "/")
	}
	var out []byte
	var err error
	switch op {
	case "clean":
		text, bad, ok := Clean(src)
		message, hint := BadCharacter(bad)
		return fmt.Sprintf("%q %U %v %v %s %s\n", text, bad, ok, Blank(src), message, hint)
	case "decode":
		text, bad := DecodeText([]byte(src))
		return fmt.Sprintf("%q %d\n", text, bad)
	case "set":
		out, err = Set([]byte(src), demo, steps, written(value))
	case "remove":
		out, err = Remove([]byte(src), demo, steps)
	case "append":
		out, err = Append([]byte(src), demo, steps, written(value))
	default:
		var b strings.Builder
		n := Parse("案.yaml", []byte(src), demo, func(pos token.Position, code, message, hint string) {
			fmt.Fprintf(&b, "%v %s %s；%s\n", pos, code, message, hint)
		})
		writeNode(&b, n, "")
		return b.String()
	}
	if err != nil {
		return err.Error() + "\n"
	}
	return fmt.Sprintf("%q\n", out)
}

// written makes a value from t:text, l:item,item or g:key=text,key=text.
func written(s string) *Node {
	kind, rest, _ := strings.Cut(s, ":")
	var entries []Entry
	var items []*Node
	for part := range strings.SplitSeq(rest, ",") {
		key, text, _ := strings.Cut(part, "=")
		entries, items = append(entries, NewEntry(key, NewText(text))), append(items, NewText(part))
	}
	switch kind {
	case "l":
		return NewList(items...)
	case "g":
		return NewGroup(entries...)
	}
	return NewText(rest)
}

// writeNode writes a tree, one line for each part.
func writeNode(b *strings.Builder, n *Node, indent string) {
	if n == nil {
		fmt.Fprintf(b, "%snil\n", indent)
		return
	}
	fmt.Fprintf(b, "%s%d %d:%d %q", indent, n.Kind, n.Pos.Line, n.Pos.Column, n.Text)
	if n.Cut.IsValid() {
		fmt.Fprintf(b, " cut %d:%d %v", n.Cut.Line, n.Cut.Column, n.Glued)
	}
	for _, l := range n.Lines {
		fmt.Fprintf(b, " %d:%d", l.Line, l.Column)
	}
	b.WriteString("\n")
	for _, e := range n.Entries {
		fmt.Fprintf(b, "%s %d:%d %q\n", indent, e.Pos.Line, e.Pos.Column, e.Key)
		writeNode(b, e.Value, indent+"  ")
	}
	for _, item := range n.Items {
		writeNode(b, item, indent+"  ")
	}
}
