package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
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

// The golden file holds every part of a letter with every kind of block, as
// indented XML: what a change does to the document is read there.
func TestGolden(t *testing.T) {
	all := parts(t, file(t, newWriter(t), everyBlock()))
	got := "Written by go test ./render/docx -update\n" // the form is txtar's
	for _, name := range slices.Sorted(maps.Keys(all)) {
		got += "-- " + name + " --\n" + indented(t, all[name])
	}
	golden := filepath.Join("testdata", "every.txtar")
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
		t.Errorf("want -, got +:\n%s", d)
	}
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
