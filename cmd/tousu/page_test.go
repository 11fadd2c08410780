package main

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"tousu/render/desk"
	"tousu/render/desk/web"
	"tousu/render/output"
)

// visit is a browser that opens the page, looks at it and closes it. Its arguments can be
// seen by others: they hold no token, and lead to one that nobody else can read.
func visit(start string) error {
	if strings.Contains(start, "token") {
		return fmt.Errorf("the token is an argument")
	}
	u, err := url.Parse(start)
	if err != nil {
		return err
	}
	info, err := os.Stat(u.Path)
	if err != nil || info.Mode().Perm() != 0o600 {
		return fmt.Errorf("%v, %v", info, err)
	}
	src, err := os.ReadFile(u.Path)
	if err != nil {
		return err
	}
	_, address, _ := strings.Cut(string(src), "0;url=")
	address, _, _ = strings.Cut(address, `"`)
	if u, err = url.Parse(address); err != nil {
		return err
	}
	defer func() { left, _ = filepath.Glob("*/正在打开*") }()
	token := strings.TrimPrefix(u.Fragment, "token=")
	u.Fragment = ""
	for _, path := range []string{"call/schema", "bye"} {
		q, err := http.NewRequest("POST", u.String()+path, strings.NewReader("{}"))
		if err != nil {
			return err
		}
		q.Header.Set("X-Tousu-Token", token)
		answer, err := http.DefaultClient.Do(q)
		if err != nil {
			return err
		}
		answer.Body.Close()
		if answer.StatusCode != http.StatusOK {
			return fmt.Errorf("%s: %s", path, answer.Status)
		}
	}
	return nil
}

// left are the files that led to the page, when it had been there.
var left []string

// The address holds the token in its fragment alone, and the host is this machine.
func TestPageAddress(t *testing.T) {
	t.Chdir(t.TempDir())
	status, out, talk := runCommand("page")
	at := strings.Index(talk, "http://127.0.0.1:")
	if status != 0 || out != "" || at < 0 || !strings.Contains(talk[at:], "/#token=") ||
		!strings.Contains(talk, "已经在浏览器里打开") {
		t.Errorf("status %d, %q, %q", status, out, talk)
	}
	if _, err := os.Stat("out"); !os.IsNotExist(err) || len(left) > 0 {
		t.Errorf("the page was there, and %v was left; the folder: %v", left, err)
	}
	if status, _, talk := runCommand("page", "a.yaml", "b.yaml"); status != exitUsage ||
		!strings.Contains(talk, "多写了") {
		t.Errorf("two files: status %d, %s", status, talk)
	}
	if err := os.Mkdir("folder.yaml", 0o700); err != nil {
		t.Fatal(err)
	}
	if status, _, talk := runCommand("page", "folder.yaml"); status != exitFailed || !strings.Contains(talk, "是文件夹") {
		t.Errorf("a folder: status %d, %s", status, talk)
	}
}

// The program ends when nothing is heard of the page, soon after it was closed, and
// not when it was only loaded anew.
func TestLife(t *testing.T) {
	over := func(l *life) bool {
		synctest.Wait()
		select {
		case <-l.over:
			return true
		default:
			return false
		}
	}
	synctest.Test(t, func(t *testing.T) {
		l := newLife()
		time.Sleep(idle - time.Second)
		l.here()
		time.Sleep(idle - time.Second)
		if over(l) {
			t.Error("over while the page is there")
		}
		time.Sleep(2 * time.Second)
		if !over(l) {
			t.Error("not over when idle")
		}
		l.here() // too late, and no harm
	})
	synctest.Test(t, func(t *testing.T) {
		l := newLife()
		l.bye()
		time.Sleep(grace / 2)
		l.here()
		time.Sleep(2 * grace)
		if over(l) {
			t.Error("over when the page was loaded anew")
		}
		l.bye()
		time.Sleep(grace + time.Second)
		if !over(l) {
			t.Error("not over when the page was closed")
		}
	})
}

func newSitting(t *testing.T, file string) *sitting {
	t.Helper()
	engine, err := loadEngine("")
	if err != nil {
		t.Fatal(err)
	}
	return &sitting{desk: desk.New(engine, "test"), file: file, dir: filepath.Join(t.TempDir(), "out")}
}

func TestKeepCase(t *testing.T) {
	s := newSitting(t, "")
	first, err := s.keepCase(web.CaseFile{Name: "../../x.yaml", Case: "一"})
	if err != nil || first != filepath.Join(s.dir, "案件.yaml") {
		t.Fatal(first, err)
	}
	if again, err := s.keepCase(web.CaseFile{Case: "二"}); err != nil || again != first {
		t.Error(again, err)
	}
	if src, _ := os.ReadFile(first); string(src) != "二" {
		t.Errorf("%q", src)
	}
	if info, _ := os.Stat(first); info.Mode().Perm() != 0o600 {
		t.Error(info.Mode())
	}
	if err := os.WriteFile(first, []byte("手改"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.keepCase(web.CaseFile{Case: "三"}); err == nil || !strings.Contains(err.Error(), "别处被改过") {
		t.Error(err)
	}
	if src, _ := os.ReadFile(first); string(src) != "手改" {
		t.Errorf("what was changed elsewhere became %q", src)
	}
	// Another case never takes the place of the one before, wherever its name points.
	for name, want := range map[string]string{"案件-母亲.yaml": "案件-母亲.yaml",
		"../../y.yaml": output.FolderName("../../y") + ".yaml"} {
		if path, err := s.keepCase(web.CaseFile{Name: name, Case: name}); err != nil ||
			path != filepath.Join(s.dir, want) {
			t.Error(path, err)
		}
		if path, err := s.keepCase(web.CaseFile{Name: name, Case: "改"}); err != nil ||
			path != filepath.Join(s.dir, want) {
			t.Error(path, err)
		}
	}
	if src, _ := os.ReadFile(first); string(src) != "手改" {
		t.Errorf("the first case became %q", src)
	}
	other := newSitting(t, "")
	other.dir = s.dir
	if second, err := other.keepCase(web.CaseFile{Case: "四"}); err != nil ||
		second != filepath.Join(s.dir, "案件-2.yaml") {
		t.Error(second, err)
	}
	if left, _ := filepath.Glob(filepath.Join(s.dir, ".tousu-*")); len(left) > 0 {
		t.Error(left)
	}
}

// The letters of the page are those of tousu render.
func TestKeepLetters(t *testing.T) {
	src, err := os.ReadFile("../../testdata/cases/jincheng.yaml")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "jincheng.yaml")
	if err := os.WriteFile(file, src, 0o600); err != nil {
		t.Fatal(err)
	}
	s := newSitting(t, file)
	if f, err := s.opened(); err != nil || f.Case != string(src) || f.Name != "jincheng.yaml" {
		t.Fatal(f.Name, err)
	}
	request := `{"file": "jincheng.yaml", "case": ` + quoted(string(src)) + `, "today": "2026-11-21"}`
	folder, err := s.keepLetters([]byte(request))
	if err != nil {
		t.Fatal(err)
	}
	want := filepath.Join(t.TempDir(), "want")
	if status, _, talk := runCommand("render", file, "-o", want); status != 0 {
		t.Fatal(talk)
	}
	letters, err := filepath.Glob(filepath.Join(want, "*", "*"))
	if err != nil || len(letters) < 4 {
		t.Fatal(letters, err)
	}
	for _, l := range letters {
		a, errA := readFile(l)
		b, errB := readFile(filepath.Join(folder, filepath.Base(l)))
		if errA != nil || errB != nil || a != b {
			t.Errorf("%s is not what tousu render writes (%v, %v)", filepath.Base(l), errA, errB)
		}
	}
	if _, err := s.keepLetters([]byte(`{"case": 1}`)); err == nil {
		t.Error("a request of another form was taken")
	}
}

func quoted(s string) string {
	return `"` + strings.NewReplacer("\\", `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`).Replace(s) + `"`
}

func TestDoubleClicked(t *testing.T) {
	whole := string(filepath.Separator) + filepath.Join("Applications", "tousu")
	for _, x := range []struct {
		system           string
		args             []string
		explorer, atHome bool
		want             bool
	}{
		{"windows", []string{whole}, true, false, true},
		{"windows", []string{whole}, false, true, false},
		{"windows", []string{whole, "render"}, true, false, false},
		{"darwin", []string{whole}, false, true, true},
		{"darwin", []string{whole}, false, false, false},
		{"darwin", []string{"tousu"}, false, true, false},
		{"darwin", []string{whole, "--version"}, false, true, false},
		{"linux", []string{whole}, false, true, false},
	} {
		if got := doubleClicked(x.system, x.args, x.explorer, x.atHome); got != x.want {
			t.Errorf("%+v: %v", x, got)
		}
	}
}
