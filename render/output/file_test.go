package output

import (
	"os"
	"path/filepath"
	"testing"
)

// TestWriteFile: a file replaces its namesake whole; one that could not be written leaves it
// as it was, and the error is told.
func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	o, err := Open(dir, "test")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"甲甲", "乙"} {
		if err := o.WriteFile("名单.csv", []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(filepath.Join(dir, "名单.csv")); string(got) != text || err != nil {
			t.Errorf("%q, %v; want %q", got, err, text)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, o.state, "file-名单.csv"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := o.WriteFile("名单.csv", []byte("丙")); err == nil {
		t.Error("what cannot be staged is told as written")
	}
	if got, err := os.ReadFile(filepath.Join(dir, "名单.csv")); string(got) != "乙" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	if err := o.WriteFile("没有这个文件夹/名单.csv", nil); err == nil {
		t.Error("a file of a folder that is not there is told as written")
	}
	if err := o.Close(); err != nil {
		t.Error(err)
	}
}
