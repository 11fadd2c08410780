package docx

import (
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden holds every part of what is written, as indented XML, so that what a change
// does to a document is read there: a letter with every kind of block, and of the others
// what that letter has not.
func TestGolden(t *testing.T) {
	plain := parts(t, file(t, newWriter(t), everyBlock()))
	checkGolden(t, "every", plain, nil)
	for _, name := range letterheads {
		checkGolden(t, "on-"+name, parts(t, file(t, letterheadWriter(t, name), everyBlock())), plain)
	}
	large := properties
	large.Size = Size3
	var court bytes.Buffer
	if err := newWriter(t).Write(&court, everyBlock(), large); err != nil {
		t.Fatal(err)
	}
	checkGolden(t, "court", parts(t, court.Bytes()), plain)
	checkGolden(t, "job", printJob(t, true, file(t, newWriter(t), reference()), court.Bytes(),
		file(t, letterheadWriter(t, "word"), reference()), file(t, letterheadWriter(t, "wps"), reference())), plain)
	checkGolden(t, "volume", parts(t, volumeFile(t, everyPage())), plain)
	checkGolden(t, "form", formFile(t, &Form{Width: 13000, Height: 6000, Left: 300, Top: 400,
		Columns: []int{6000, 5000}, Rows: []FormRow{
			{Height: 2000, Places: []FormPlace{{Pad: 100, Head: 50,
				Lines: []FormLine{{Text: "甲<路>1号 ", Size: 24, Indent: 200}, {Text: "C-1", Size: 14, Right: true}}},
				{Bottom: true}}},
			{Height: 900, Places: []FormPlace{{Bottom: true, Lines: []FormLine{{Text: "乙", Size: 20}}}, {}}},
		}}), plain)
}

// checkGolden holds the parts that plain has otherwise to a file.
func checkGolden(t *testing.T, file string, all, plain map[string][]byte) {
	t.Helper()
	got := "Written by go test ./render/docx -update\n" // the form is txtar's
	for _, name := range slices.Sorted(maps.Keys(all)) {
		text := partText(t, name, all[name])
		switch {
		case plain == nil || plain[name] == nil:
			got += "-- " + name + " --\n" + text
		case !bytes.Equal(plain[name], all[name]):
			got += "-- " + name + " --\n" + otherLines(partText(t, name, plain[name]), text)
		}
	}
	golden := filepath.Join("testdata", file+".txtar")
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s: want -, got +:\n%s", file, d)
	}
}

// otherLines are the lines of text, those aside that begin and end both.
func otherLines(plain, text string) string {
	a, b := strings.SplitAfter(plain, "\n"), strings.SplitAfter(text, "\n")
	from := 0
	for from < min(len(a), len(b)) && a[from] == b[from] {
		from++
	}
	to := 0
	for to < min(len(a), len(b))-from && a[len(a)-1-to] == b[len(b)-1-to] {
		to++
	}
	return fmt.Sprintf("%d lines as in every.txtar\n%s%d lines as there\n", from, strings.Join(b[from:len(b)-to], ""),
		to)
}

// partText is XML as indented text, and of pictures the sum.
func partText(t *testing.T, name string, content []byte) string {
	if ext := filepath.Ext(name); ext != ".xml" && ext != ".rels" {
		return fmt.Sprintf("%x\n", sha256.Sum256(content))
	}
	return indented(t, content)
}

// indented writes one tag or text a line. It keeps prefixes as they are, which
// encoding/xml's encoder does not.
func indented(t *testing.T, content []byte) string {
	t.Helper()
	var b strings.Builder
	depth := 0
	put := func(s string) { b.WriteString(strings.Repeat("  ", depth) + s + "\n") }
	d := xml.NewDecoder(bytes.NewReader(content))
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			put("<" + qualified(x.Name) + attributes(x.Attr) + ">")
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			if s := string(x); strings.TrimSpace(s) != "" {
				put("“" + s + "”")
			}
		}
	}
}

func qualified(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

func attributes(all []xml.Attr) string {
	var b strings.Builder
	for _, a := range all {
		b.WriteString(" " + qualified(a.Name) + `="` + a.Value + `"`)
	}
	return b.String()
}
