package docx

import (
	"bytes"
	"os"
	"testing"
)

// The embedded stationery is what unioffice makes of the types in this package.
func TestStationery(t *testing.T) {
	made, err := Stationery()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("stationery.docx", made, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(made, blank) {
		t.Error("stationery.docx is not what Stationery makes: run go generate ./render/docx")
	}
}
