package plan

import (
	"os"
	"path/filepath"
	"testing"

	"tousu/legal"
	"tousu/legal/complaint"
)

func day(iso string) legal.Date {
	d, err := legal.ParseDate(iso)
	if err != nil {
		panic(iso)
	}
	return d
}

// readCase decodes a file of testdata/cases.
func readCase(t testing.TB, name string) *complaint.Case {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("..", "..", "testdata", "cases", name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	c, findings := complaint.Decode(name+".yaml", src, complaint.Days{Today: day("2026-03-20")})
	if c == nil {
		t.Fatal(findings)
	}
	return c
}
