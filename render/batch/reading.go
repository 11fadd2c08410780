package batch

import (
	"slices"
	"strings"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/legal/pattern"
)

// reading says how the cells of a column are read before they are judged.
type reading struct {
	kind      complaint.Kind
	separator string            // of list items; "" for the usual marks
	values    map[string]string // word in the table → its meaning
	constant  string            // the value in every row, for a column that the table does not have
}

func readingOf(kind complaint.Kind, rule complaint.ColumnRule) reading {
	return reading{kind: kind, separator: rule.Separator, values: rule.Values}
}

// text reads a cell: it removes what exports and keyboards leave in it, puts list items on
// separate lines, and replaces words as the user specified.
func (r *reading) text(s string) string {
	if s == "" {
		return ""
	}
	s = unquoted(s)
	trimmed := strings.TrimSpace(s)
	switch v, mapped := r.values[trimmed]; {
	case complaint.Unanswered(trimmed), mapped && v == complaint.Unused:
		return ""
	case mapped:
		return v
	}
	switch r.kind {
	case complaint.Text:
		return s
	case complaint.DayTime:
		return timeStamp.ReplaceAllString(softened(s), "$1")
	case complaint.Lines, complaint.Texts, complaint.LoosePhones, complaint.Conducts, complaint.ExhibitRefs:
		return r.list(s)
	}
	return softened(s)
}

// list puts each item on its own line if the separator is found only in lists.
func (r *reading) list(s string) string {
	items := r.items(s)
	if items == nil {
		return s
	}
	var out []string
	for _, item := range items {
		item = strings.TrimSpace(item)
		if v, mapped := r.values[item]; mapped {
			item = v
		}
		if item != "" && item != complaint.Unused && !complaint.Unanswered(item) {
			out = append(out, item)
		}
	}
	return strings.Join(out, "\n")
}

// items splits a cell, or returns nil if the usual marks of a list suffice.
func (r *reading) items(s string) []string {
	if r.separator != "" {
		return strings.Split(s, r.separator)
	}
	for _, marks := range []string{"┋┊", "|｜"} {
		if strings.ContainsAny(s, marks) {
			return strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(marks, c) })
		}
	}
	if r.kind == complaint.Conducts {
		return conducts(s)
	}
	if len(r.values) > 0 && r.kind != complaint.Texts {
		return strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune("、；，;,\n", c) })
	}
	return nil
}

var conductMarks = pattern.New(`[\s、；，;,/／+＋&＆·•]+|和|及|与`)

// conducts splits names of conducts at any mark, if every part is a conduct.
func conducts(s string) []string {
	if !conductMarks.MatchString(strings.TrimSpace(s)) {
		return nil
	}
	parts := slices.DeleteFunc(conductMarks.Split(s, -1), func(p string) bool { return p == "" })
	if slices.ContainsFunc(parts, func(p string) bool { _, ok := legal.Conducts.Find(p); return !ok }) {
		return nil
	}
	return parts
}

// timeStamp matches a time with seconds, as machines write it: letters give minutes.
var timeStamp = pattern.New(`(\d:\d{2}):\d{2}\s*$`)

// softened replaces non-breaking spaces by plain ones.
func softened(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '\u00a0', '\u2007', '\u202f', '\u3000':
			return ' '
		}
		return r
	}, s)
}

// unquoted drops the ' with which programs keep Excel from reading a number or a formula.
func unquoted(s string) string {
	rest, ok := strings.CutPrefix(strings.TrimLeft(s, " \u00a0"), "'")
	if ok && rest != "" && (('0' <= rest[0] && rest[0] <= '9') || opensFormula(rest)) {
		return rest
	}
	return s
}
