package main

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// named reads the changes of named.txt: blocks parted by blank lines, of a name, a file and
// the lines that are taken out and put in.
func named(root string) ([]*mutation, error) {
	src, err := os.ReadFile("named.txt")
	if err != nil {
		return nil, err
	}
	var out []*mutation
	for block := range strings.SplitSeq(string(src), "\n\n") {
		if strings.HasPrefix(block, "#") {
			continue
		}
		m, err := parseNamed(root, strings.Split(strings.TrimRight(block, "\n"), "\n"))
		if err != nil {
			return nil, err
		}
		out = append(out, m)
	}
	return out, nil
}

func parseNamed(root string, lines []string) (*mutation, error) {
	if len(lines) < 4 {
		return nil, fmt.Errorf("named.txt: %q lacks a file or a change", lines[0])
	}
	file := lines[1]
	m := &mutation{what: lines[0], place: file, file: filepath.Join(root, filepath.FromSlash(file)),
		pkg: "./" + path.Dir(file)}
	var from, to []string
	for _, line := range lines[2:] {
		rest, is := "", false
		if rest, is = strings.CutPrefix(line, "in: "); is {
			m.pkg = rest
		} else if rest, is = strings.CutPrefix(line, "by: "); is {
			m.by = rest
		} else if rest, is = strings.CutPrefix(line, "- "); is {
			from = append(from, rest)
		} else if rest, is = strings.CutPrefix(line, "+ "); is || line == "+" {
			to = append(to, rest)
		} else {
			return m, fmt.Errorf("named.txt: %q: %q is no change", m.what, line)
		}
	}
	old := []byte(strings.Join(from, "\n"))
	var err error
	if m.old, err = os.ReadFile(m.file); err != nil {
		return m, err
	}
	if n := bytes.Count(m.old, old); n != 1 || len(old) == 0 {
		return m, fmt.Errorf("named.txt: %q: %s holds what is replaced %d times", m.what, file, n)
	}
	m.start = bytes.Index(m.old, old)
	m.end, m.text = m.start+len(old), strings.Join(to, "\n")
	return m, nil
}
