package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// counting counts calls of Write.
type counting struct {
	bytes.Buffer
	calls int
}

func (c *counting) Write(p []byte) (int, error) {
	c.calls++
	return c.Buffer.Write(p)
}

func TestOneWritePerFile(t *testing.T) {
	var out counting
	if err := newWriter(t).Write(&out, everyBlock(), properties); err != nil || out.calls != 1 {
		t.Errorf("%d calls, %v", out.calls, err)
	}
}

// Readers tell a DOCX from any ZIP by its first entries.
func TestOrderOfParts(t *testing.T) {
	b := file(t, newWriter(t), everyBlock())
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"} {
		if r.File[i].Name != want {
			t.Errorf("entry %d is %s, want %s", i, r.File[i].Name, want)
		}
	}
	for _, f := range r.File {
		if f.Modified.Year() > 1980 || f.Flags != 0 {
			t.Errorf("%s: time %v, flags %x", f.Name, f.Modified, f.Flags)
		}
	}
}

func TestSameBytes(t *testing.T) {
	w := newWriter(t)
	want := file(t, w, reference())
	file(t, w, everyBlock()) // leaves its traces in the pool
	if !bytes.Equal(file(t, w, reference()), want) || !bytes.Equal(file(t, newWriter(t), reference()), want) {
		t.Error("the same letter gave other bytes")
	}
	var all sync.WaitGroup
	for i := range 16 {
		all.Go(func() {
			letters := []func() []byte{
				func() []byte { return file(t, w, reference()) },
				func() []byte { return file(t, w, everyBlock()) },
			}
			if got := letters[i%2](); i%2 == 0 && !bytes.Equal(got, want) {
				t.Error("other bytes when written at the same time")
			}
		})
	}
	all.Wait()
}

func TestSize(t *testing.T) {
	if n := len(file(t, newWriter(t), reference())); n > 12<<10 {
		t.Errorf("the reference letter takes %d bytes, want at most 12 KB", n)
	}
}

func TestPythonReadsIt(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 here; .ci/conformance installs it and reads every letter with it")
	}
	name := filepath.Join(t.TempDir(), "x.docx")
	if err := os.WriteFile(name, file(t, newWriter(t), everyBlock()), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(python, "-m", "zipfile", "-t", name).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// A program that go build made, not a test binary: unioffice behaves otherwise
// under go test.
func TestProgram(t *testing.T) {
	dir := t.TempDir()
	program := filepath.Join(dir, "write")
	if out, err := exec.Command("go", "build", "-o", program, "./testdata/write").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	tmp := filepath.Join(dir, "tmp")
	if err := os.Mkdir(tmp, 0o700); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program)
	cmd.Env = append(os.Environ(), "TMPDIR="+tmp)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	if left, _ := os.ReadDir(tmp); len(left) > 0 || stderr.Len() > 0 {
		t.Errorf("left %v, said %q", left, stderr.String())
	}
	if !bytes.HasPrefix(stdout.Bytes(), []byte("PK\x03\x04")) {
		t.Errorf("output begins with %q", fmt.Sprintf("%.40s", stdout.String()))
	}
	for name, content := range parts(t, stdout.Bytes()) {
		for _, word := range []string{"Unlicensed", "FoxyUtils", "unidoc", "UniOffice", "strict"} {
			if bytes.Contains(content, []byte(word)) {
				t.Errorf("%s holds %q", name, word)
			}
		}
	}
}

// A part of a compressed opening and a stored end is read back whole, however long the
// end is.
func TestPartBehindOpening(t *testing.T) {
	start := bytes.Repeat([]byte("开头"), 500)
	o := newOpening(start)
	for _, n := range []int{0, 1, maxStored, maxStored + 1, 2 * maxStored} {
		rest := bytes.Repeat([]byte("x"), n)
		a := archive{}
		a.behind(o, "part", rest)
		a.finish()
		z, err := zip.NewReader(bytes.NewReader(a.buf), int64(len(a.buf)))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := readPart(z, "part"); err != nil || !bytes.Equal(got, append(bytes.Clone(start), rest...)) {
			t.Errorf("%d bytes behind the opening: %d bytes back, %v", n, len(got), err)
		}
	}
}
