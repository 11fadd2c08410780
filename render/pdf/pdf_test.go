package pdf

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestMain lets the test be the program that is installed: FAKE says how it behaves.
func TestMain(m *testing.M) {
	switch os.Getenv("FAKE") {
	case "":
		os.Exit(m.Run())
	case "torn": // the second PDF lacks its end
		convert("torn")
	case "starts": // another, as the script of LibreOffice does, and waits for its end
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), "FAKE=waits")
		_ = child.Run()
	case "waits": // for its end
		c, err := net.Dial("unix", os.Getenv("NOTES"))
		if err != nil {
			panic(err)
		}
		_, _ = c.Read(make([]byte, 1))
	default:
		convert("")
	}
	os.Exit(1) // whatever a program exits with says nothing
}

// convert writes the PDFs that the arguments ask for, each with the document in it, and
// notes the arguments and the folder.
func convert(how string) {
	note(strings.Join(os.Args[1:], "\n") + "\n\n")
	dir, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	for i, file := range os.Args[1:] {
		to := strings.TrimSuffix(file, ".docx") + ".pdf"
		if printed, ok := strings.CutPrefix(file, "--print-to-pdf="); ok {
			to, file = printed, strings.TrimSuffix(printed, "pdf")+"html"
		} else if filepath.Ext(file) != ".docx" {
			continue
		}
		src, err := os.ReadFile(file)
		if err != nil || filepath.Dir(file) != dir && !samePlace(filepath.Dir(file), dir) {
			panic(file)
		}
		if mode, err := os.Stat(file); err != nil || runtime.GOOS != "windows" && mode.Mode() != 0o600 {
			panic("others may read " + file)
		}
		end := "\n%%EOF\n"
		if how == "torn" && i == len(os.Args)-2 {
			end = ""
		}
		if err := os.WriteFile(to, []byte("%PDF-1.7\n"+string(src)+end), 0o600); err != nil {
			panic(err)
		}
	}
}

// samePlace sees through links of the folder for temporary files.
func samePlace(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

func note(s string) {
	f, err := os.OpenFile(os.Getenv("NOTES"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		panic(err)
	}
	if _, err := f.WriteString(s); err != nil {
		panic(err)
	}
	f.Close()
}

// fake is the program, with a folder for temporary files that must be empty afterwards.
func fake(t *testing.T, how string, kind Kind) (p Program, runs func() [][]string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir, notes := t.TempDir(), filepath.Join(t.TempDir(), "notes")
	for _, name := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(name, dir)
	}
	t.Setenv("FAKE", how)
	t.Setenv("NOTES", notes)
	t.Cleanup(func() {
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
			t.Errorf("left in the folder for temporary files: %v %v", left, err)
		}
	})
	return Program{Name: "示例", Path: self, Kind: kind}, func() [][]string {
		src, err := os.ReadFile(notes)
		if err != nil {
			t.Fatal(err)
		}
		var out [][]string
		for run := range strings.SplitSeq(strings.TrimSuffix(string(src), "\n\n"), "\n\n") {
			args := strings.Split(run, "\n")
			for i, a := range args { // the folder has a name of its own in each run
				if at := strings.Index(a, "tousu-pdf-"); at >= 0 {
					_, name, _ := strings.Cut(a[at:], "/")
					head, _, _ := strings.Cut(a, "=")
					if head == a {
						head = ""
					}
					args[i] = head + " " + name
				}
			}
			out = append(out, args)
		}
		return out
	}
}

var two = [][]byte{[]byte("甲"), []byte("乙")}

func holdsBoth(t *testing.T, out [][]byte, err error) {
	t.Helper()
	if err != nil || len(out) != 2 || string(out[0]) != "%PDF-1.7\n甲\n%%EOF\n" ||
		string(out[1]) != "%PDF-1.7\n乙\n%%EOF\n" {
		t.Fatalf("%q, %v", out, err)
	}
}

// TestOffice: one run makes a PDF of each document, with a profile that is nobody's.
func TestOffice(t *testing.T) {
	for _, blank := range []bool{false, true} {
		p, runs := fake(t, "well", Office)
		p.Blank = blank
		out, err := p.Convert(context.Background(), two)
		holdsBoth(t, out, err)
		filter := "pdf"
		if blank {
			filter = `pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}`
		}
		want := []string{"-env:UserInstallation profile", "--headless", "--norestore", "--nolockcheck", "--convert-to",
			filter, "--outdir", " ", " 001.docx", " 002.docx"}
		if got := runs(); len(got) != 1 || !slices.Equal(got[0], want) {
			t.Errorf("%q", got)
		}
	}
}

// TestBrowser: a browser prints one page in a run, and starts as root only without its sandbox.
func TestBrowser(t *testing.T) {
	p, runs := fake(t, "well", Browser)
	out, err := p.Convert(context.Background(), two)
	holdsBoth(t, out, err)
	got := runs()
	if len(got) != 2 {
		t.Fatalf("%q", got)
	}
	for i, name := range []string{"001", "002"} {
		want := []string{
			"--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking",
			"--user-data-dir profile", "--no-pdf-header-footer", "--print-to-pdf " + name + ".pdf",
			" " + name + ".html",
		}
		if os.Geteuid() == 0 {
			want = append([]string{"--no-sandbox"}, want...)
		}
		if !slices.Equal(got[i], want) {
			t.Errorf("%q, want %q", got[i], want)
		}
	}
}

// TestFailures: an incomplete file is not one, and the error counts them.
func TestFailures(t *testing.T) {
	p, _ := fake(t, "torn", Office)
	out, err := p.Convert(context.Background(), two)
	var e *Error
	if out != nil || !errors.As(err, &e) || *e != (Error{"示例", 1, 2}) || err.Error() != "示例 应转出 2 份 PDF，只得到 1 份" {
		t.Errorf("%q, %v", out, err)
	}
	p.Path = filepath.Join(t.TempDir(), "none")
	if out, err := p.Convert(context.Background(), two); out != nil || !errors.As(err, &e) || e.Got != 0 {
		t.Errorf("%q, %v", out, err)
	}
}

// TestEnded: the program ends with what asked for it, and so does what it has started.
func TestEnded(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there a program has no group that ends as a whole")
	}
	p, _ := fake(t, "starts", Office)
	socket := filepath.Join(t.TempDir(), "s")
	t.Setenv("NOTES", socket)
	l, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	ctx, cancel := context.WithCancel(context.Background())
	failed := make(chan error, 1)
	go func() {
		_, err := p.Convert(ctx, two)
		failed <- err
	}()
	child, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer child.Close() // lets one go that was not ended
	cancel()
	if err := child.SetReadDeadline(time.Now().Add(10 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := child.Read(make([]byte, 1)); !errors.Is(err, io.EOF) {
		t.Fatalf("what the program started goes on: %v", err)
	}
	var e *Error
	if err := <-failed; !errors.As(err, &e) || e.Got != 0 {
		t.Error(err)
	}
}

// TestPatience: two minutes for the start and twenty seconds for each document.
func TestPatience(t *testing.T) {
	for n, want := range map[int]string{1: "2m20s", 10: "5m20s"} {
		if got := patience(n).String(); got != want {
			t.Errorf("%d documents may take %s, want %s", n, got, want)
		}
	}
}

// TestDisk: where the documents cannot be laid down no program is asked, and the error is the
// disk's.
func TestDisk(t *testing.T) {
	p, _ := fake(t, "well", Office)
	p.Kind = "no/folder"
	var e *Error
	if out, err := p.Convert(context.Background(), two); out != nil ||
		!errors.Is(err, fs.ErrNotExist) || errors.As(err, &e) {
		t.Errorf("a file that cannot be written: %q, %v", out, err)
	}
	for _, name := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(name, filepath.Join(t.TempDir(), "none"))
	}
	p.Kind = Office
	if out, err := p.Convert(context.Background(), two); out != nil ||
		!errors.Is(err, fs.ErrNotExist) || errors.As(err, &e) {
		t.Errorf("no folder for temporary files: %q, %v", out, err)
	}
}

func TestWhole(t *testing.T) {
	for _, tc := range []struct {
		text string
		want bool
	}{
		{"%PDF-1.7\n%%EOF", true},
		{"%PDF-1.7\n%%EOF\n", true},
		{"", false},
		{"%PDF-1.7\n", false},
		{"PDF-1.7\n%%EOF", false},
		{" %PDF-1.7\n%%EOF", false},
		{"%PDF-1.7\n%%EOF" + strings.Repeat(" ", 1019), true},
		{"%PDF-1.7\n%%EOF" + strings.Repeat(" ", 1020), false},
	} {
		if got := whole([]byte(tc.text)); got != tc.want {
			t.Errorf("%.20q of %d bytes: %v", tc.text, len(tc.text), got)
		}
	}
}

func TestFileURL(t *testing.T) {
	for name, want := range map[string]string{"/tmp/a b/甲.html": "file:///tmp/a%20b/%E7%94%B2.html",
		"C:/a.html": "file:///C:/a.html"} {
		if got := fileURL(name); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
