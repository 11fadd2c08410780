package complaint

import (
	"slices"
	"strings"
)

// Has reports whether the case gives the key with that English path. Sex and date of birth may come
// from the ID number; a respondent's name that says that it is not known does not count.
func (c *Case) Has(path string) bool {
	if path == "respondent.name" && c.Respondent.Unknown {
		return false
	}
	return given(caseKeys(), c, strings.Split(path, "."))
}

// Text returns the text of a key with a single value by its English path, or "" if the case does
// not give it.
func (c *Case) Text(path string) string { return textOf(caseKeys(), c, strings.Split(path, ".")) }

// Lacking returns the names, as in messages, of those keys among paths that the case does not give:
// 民族 for the complainant's own, 被投诉人住所 for those of others.
func (c *Case) Lacking(paths []string) []string {
	var out []string
	for _, p := range paths {
		if !c.Has(p) {
			out = append(out, called(p))
		}
	}
	return out
}

// called returns the name of a key in messages, or "" for a path that is not a key.
func called(path string) string {
	group := ""
	fields := schema().root.Fields
	for {
		head, rest, more := strings.Cut(path, ".")
		i := slices.IndexFunc(fields, func(f Field) bool { return f.English == head })
		if i < 0 {
			return ""
		}
		if !more {
			return group + fields[i].Key
		}
		if head != "complainant" {
			group += fields[i].Key
		}
		fields, path = fields[i].Fields, rest
	}
}
