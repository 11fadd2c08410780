package docx

import (
	"bytes"
	"os"
	"testing"
)

// The embedded stationery is what unioffice makes of the types in this package.
func TestStationery(t *testing.T) {
	for size, file := range map[Size]string{Size4: "stationery-4.docx", Size3: "stationery-3.docx"} {
		made, err := Stationery(size)
		if err != nil {
			t.Fatal(err)
		}
		if *update {
			if err := os.WriteFile(file, made, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if !bytes.Equal(made, blank(size)) {
			t.Errorf("%s is not what Stationery makes: run go generate ./render/docx", file)
		}
	}
}
