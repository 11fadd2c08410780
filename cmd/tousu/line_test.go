package main

import (
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

const (
	widest   = 120 // columns of a line, a tab having four
	sentence = 40  // columns of a literal that a line may be wider for
)

// TestLines keeps lines within what two files side by side have room for. A line may be
// wider for a sentence or a pattern, which does not break, and for what gofmt puts between
// the columns of a table.
func TestLines(t *testing.T) {
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".go" {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		breakable := breakableLines(src)
		for i, line := range strings.Split(string(src), "\n") {
			if w := columns(strings.Join(strings.Fields(line), " ")); columns(line) > widest && w > widest && breakable[i+1] {
				t.Errorf("%s:%d has %d columns", path, i+1, columns(line))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func columns(s string) int { return utf8.RuneCountInString(strings.ReplaceAll(s, "\t", "    ")) }

// breakableLines are the numbers of the lines that no long literal stands on.
func breakableLines(src []byte) map[int]bool {
	files := token.NewFileSet()
	file := files.AddFile("", -1, len(src))
	var s scanner.Scanner
	s.Init(file, src, nil, scanner.ScanComments)
	out := map[int]bool{}
	for n := range strings.Count(string(src), "\n") + 1 {
		out[n+1] = true
	}
	for {
		pos, kind, text := s.Scan()
		switch {
		case kind == token.EOF:
			return out
		case kind != token.STRING || columns(text) < sentence:
			continue
		}
		first := file.Line(pos)
		for n := range strings.Count(text, "\n") + 1 {
			out[first+n] = false
		}
	}
}
