package verify

import (
	"flag"
	"io/fs"
	"os"
	"testing"

	"tousu/legal"
)

var update = flag.Bool("update", false, "rewrite prepared.txt")

// What the program reads is what the data files say.
func TestPrepared(t *testing.T) {
	form, err := legal.Prepare(data, func(fsys fs.FS) error {
		_, err := load(legal.Default(), fsys)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("prepared.txt", []byte(form), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if form != prepared {
		t.Error("prepared.txt is not what the data files say: run go generate ./legal/...")
	}
}
