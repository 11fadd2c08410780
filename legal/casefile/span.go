package casefile

import "strings"

// set writes the value at the place that the path leads to.
func (e *editor) set(at place, c change) error {
	switch {
	case at.owner == nil, at.index < 0 && len(at.rest) == 0:
		return ErrPlace
	case at.index < 0:
		e.insertKey(at.owner, at.rest[0], wrap(at.rest[1:], c.value))
	case at.owner.Kind == List:
		e.replace(at.owner, at.value, e.itemLine(at.owner, at.index), at.owner.Pos.Column, wrap(at.rest, c.value))
	default:
		entry := at.owner.Entries[at.index]
		if at.value.Kind == Absent {
			e.fill(at.owner, entry, wrap(at.rest, c.value))
		} else {
			e.replace(at.owner, at.value, entry.Pos.Line, entry.Pos.Column, c.value)
		}
	}
	return nil
}

// add adds an item at the end of a list.
func (e *editor) add(at place, c change) error {
	n := at.value
	switch {
	case n == nil || n.Kind == Absent:
		c.value = NewList(c.value)
		return e.set(at, c)
	case n.bracket.IsValid() && n.Kind == List:
		e.insertFlow(n, flow(c.value))
	case n.Kind == List:
		last := e.below(e.itemLine(n, len(n.Items)-1), n.Pos.Column, false)
		e.insertLines(last, n.Pos.Column, item(c.value))
	case n.bracket.IsValid():
		from := e.offset(n.bracket)
		end := e.flowEnd(from)
		e.cut(from, from, "[")
		e.cut(end, end, ", "+flow(c.value)+"]")
	case n.Kind == Mapping:
		e.itemize(n)
		e.insertLines(e.groupEnd(n), n.Pos.Column, item(c.value))
	default:
		c.value = NewList(n, c.value)
		return e.set(at, c)
	}
	return nil
}

// itemize makes a single group the first item of a list.
func (e *editor) itemize(n *Node) {
	from := e.offset(n.Pos)
	e.cut(from, from, "- ")
	for i := n.Pos.Line + 1; i <= e.groupEnd(n); i++ {
		if e.marks[i-1].kind != empty {
			e.cut(e.starts[i-1], e.starts[i-1], "  ")
		}
	}
}

// groupEnd returns the last line of a group that is not in brackets.
func (e *editor) groupEnd(n *Node) int {
	last := n.Entries[len(n.Entries)-1]
	return e.below(last.Pos.Line, last.Pos.Column, last.Value.Kind == List)
}

// itemLine returns the line of an item's dash.
func (e *editor) itemLine(list *Node, i int) int {
	n := list.Items[i].Pos.Line
	for n > list.Pos.Line && !(e.marks[n-1].kind == opening && e.marks[n-1].col <= list.Pos.Column) {
		n--
	}
	return n
}

// remove removes the key or item that the path leads to.
func (e *editor) remove(at place, _ change) error {
	switch {
	case at.owner == nil || at.index < 0 || len(at.rest) > 0:
		return ErrPlace
	case at.owner.bracket.IsValid():
		e.removeFlow(at.owner, at.index)
	case at.owner.Kind == List:
		n := e.itemLine(at.owner, at.index)
		e.removeLines(n, e.below(n, at.owner.Pos.Column, false), at.owner.Pos.Column)
	default:
		entry := at.owner.Entries[at.index]
		last := e.below(entry.Pos.Line, entry.Pos.Column, at.value.Kind == List)
		e.removeLines(entry.Pos.Line, last, entry.Pos.Column)
	}
	return nil
}

// removeLines removes what begins at a column of line n. What precedes it on the line, the dash of
// an item, stays.
func (e *editor) removeLines(n, last, col int) {
	from, end := e.starts[n-1], len(e.text)
	if last < len(e.starts) {
		end = e.starts[last]
	}
	switch {
	case e.marks[n-1].col != col:
		from, end = from+col-1, e.lineEnd(last)
	case last >= len(e.starts) && n > 1:
		from = e.lineEnd(n - 1)
	}
	e.cut(from, end, "")
}

// elements returns the start and end of each key or item between brackets.
func (e *editor) elements(n *Node) [][2]int {
	var out [][2]int
	last := len(e.starts)
	for _, x := range n.Entries {
		from := e.offset(x.Pos)
		end := e.colon(from) + 1
		if x.Value.Kind != Absent {
			end = e.valueEnd(x.Value, e.start(x.Value), last, true)
		}
		out = append(out, [2]int{from, end})
	}
	for _, x := range n.Items {
		from := e.start(x)
		out = append(out, [2]int{from, e.valueEnd(x, from, last, true)})
	}
	return out
}

func (e *editor) removeFlow(n *Node, i int) {
	all := e.elements(n)
	switch {
	case i+1 < len(all):
		e.cut(all[i][0], all[i+1][0], "")
	case i > 0:
		e.cut(all[i-1][1], all[i][1], "")
	default:
		e.cut(all[i][0], all[i][1], "")
	}
}

// insertFlow inserts a text before the closing bracket of n.
func (e *editor) insertFlow(n *Node, text string) {
	end := e.flowEnd(e.offset(n.bracket)) - 1
	for end > 0 && strings.ContainsRune(blanks+"\n\r", e.text[end-1]) {
		end--
	}
	if all := e.elements(n); len(all) > 0 && e.text[end-1] != ',' {
		text = ", " + text
	}
	e.cut(end, end, text)
}

// insertKey adds a new key at the end of a group.
func (e *editor) insertKey(owner *Node, key string, value *Node) {
	switch {
	case owner.bracket.IsValid():
		e.insertFlow(owner, quoted(key)+": "+flow(value))
	case len(owner.Entries) == 0:
		e.insertLines(len(e.starts), 1, entry(key, value))
	default:
		e.insertLines(e.groupEnd(owner), owner.Entries[0].Pos.Column, entry(key, value))
	}
}

// insertLines inserts lines below line n, indented to a column.
func (e *editor) insertLines(n, col int, lines []string) {
	at := e.lineEnd(n)
	text := "\n" + strings.Join(indented(lines, col-1), "\n")
	if e.starts[n-1] == at && n == len(e.starts) { // the last line is empty
		text = text[1:] + "\n"
	}
	e.cut(at, at, text)
}

// fill gives a key without a value its first one, before a comment on its line.
func (e *editor) fill(owner *Node, x Entry, value *Node) {
	at := e.colon(e.offset(x.Pos)) + 1
	if owner.bracket.IsValid() {
		e.cut(at, at, " "+flow(value))
		return
	}
	head, body := render(value)
	if head != "" {
		e.cut(at, at, " "+head)
	}
	if len(body) > 0 {
		e.insertLines(x.Pos.Line, x.Pos.Column+2, body)
	}
}

// replace replaces a value, which belongs to the key or dash at a line and column.
func (e *editor) replace(owner, old *Node, n, col int, value *Node) {
	from := e.start(old)
	last := e.below(n, col, old.Kind == List)
	if owner.bracket.IsValid() {
		e.cut(from, e.valueEnd(old, from, len(e.starts), true), flow(value))
		return
	}
	head, body := render(value)
	end := e.valueEnd(old, from, last, false)
	switch {
	case old.Pos.Line > n && (!old.bracket.IsValid() || old.bracket.Line > n): // on lines of its own
		if at := e.colonOrDash(n, col); head != "" {
			e.cut(at, at, " "+head)
		}
		if len(body) > 0 {
			e.cut(e.starts[old.Pos.Line-1], e.lineEnd(last), joined(body, col+1)[1:])
		} else {
			e.removeLines(old.Pos.Line, last, e.marks[old.Pos.Line-1].col)
		}
	case strings.ContainsRune("|>", e.text[from]) && old.Kind == Scalar:
		header := from + 1
		for header < e.lineEnd(n) && !strings.ContainsRune(blanks, e.text[header]) {
			header++
		}
		e.cut(from, header, head)
		e.cut(e.lineEnd(n), e.lineEnd(last), joined(body, col+1))
	case !old.bracket.IsValid() && old.Kind != Scalar: // an item whose first key is on its dash's line
		if head != "" {
			body = append([]string{head}, body...)
		}
		e.cut(from, e.lineEnd(last), strings.TrimLeft(joined(body, col+1), "\n "))
	default:
		for head == "" && strings.ContainsRune(blanks, e.text[from-1]) {
			from-- // nothing stays after the key
		}
		e.cut(from, end, head)
		if len(body) > 0 {
			at := e.lineEnd(e.lineOf(end))
			e.cut(at, at, joined(body, col+1))
		}
	}
}

// joined returns lines to be inserted after another.
func joined(lines []string, indent int) string {
	if len(lines) == 0 {
		return ""
	}
	return "\n" + strings.Join(indented(lines, indent), "\n")
}

// start returns where a value begins.
func (e *editor) start(n *Node) int {
	if n.bracket.IsValid() {
		return e.offset(n.bracket)
	}
	return e.offset(n.Pos)
}

// colon returns the index of the colon of the key at from.
func (e *editor) colon(from int) int {
	if r := e.text[from]; r == '"' || r == '\'' {
		from, _ = closingQuote(e.text, from+1, r)
	}
	for i := from; i < len(e.text); i++ {
		if e.text[i] == ':' && (i+1 == len(e.text) || strings.ContainsRune(" \t\r\n,}", e.text[i+1])) {
			return i
		}
	}
	return from
}

// colonOrDash returns the index after the colon of the key, or after the dash, at a line and
// column.
func (e *editor) colonOrDash(n, col int) int {
	from := e.starts[n-1] + col - 1
	if e.text[from] == '-' {
		return from + 1
	}
	return e.colon(from) + 1
}

func (e *editor) lineOf(offset int) int {
	n := 1
	for n < len(e.starts) && e.starts[n] <= offset {
		n++
	}
	return n
}
