package main

import (
	"archive/zip"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestBinary looks at what the program itself makes: unioffice behaves otherwise
// under go test, where its stamp and its talk are off.
func TestBinary(t *testing.T) {
	dir := t.TempDir()
	binary := filepath.Join(dir, "tousu.exe") // Windows wants the suffix, others allow it
	if out, err := exec.Command("go", "build", "-ldflags=-s -w", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	temp := filepath.Join(dir, "temp")
	if err := os.Mkdir(temp, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"jincheng", "contact", "minimal"} {
		cmd := exec.Command(binary, "render", "../../testdata/cases/"+name+".yaml", "-o", filepath.Join(dir, "out"),
			"--to", "all")
		cmd.Env = append(os.Environ(), "TMPDIR="+temp, "TMP="+temp, "TEMP="+temp)
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		holdsNone(t, name+": stdout", string(out))
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("left in the folder for temporary files: %v, %v", left, err)
	}
	letters, err := filepath.Glob(filepath.Join(dir, "out", "*", "*.docx"))
	if err != nil || len(letters) < 13 {
		t.Fatalf("%d letters, %v", len(letters), err)
	}
	for _, file := range letters {
		checkParts(t, file)
	}
}

// checkParts reads every part of a DOCX.
func checkParts(t *testing.T, file string) {
	t.Helper()
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		holdsNone(t, filepath.Base(file)+": "+part.Name, string(data))
	}
}

// holdsNone refuses a library's stamp and the traces of an unfilled field.
func holdsNone(t *testing.T, where, s string) {
	t.Helper()
	for _, word := range []string{"unlicensed", "foxyutils", "unidoc", "unioffice", "<no value>", "%!", "{{", "<nil>"} {
		if strings.Contains(strings.ToLower(s), word) {
			t.Errorf("%s holds %q", where, word)
		}
	}
}
