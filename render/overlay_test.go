package render

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"tousu/templates"
)

// TestLetterhead: the head of an office is above every title.
func TestLetterhead(t *testing.T) {
	files, err := fs.Glob(templates.FS, "letters/*.tmpl")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		src, err := fs.ReadFile(templates.FS, file)
		if err != nil {
			t.Fatal(err)
		}
		head, _, titled := strings.Cut(string(src), "\n= ")
		if !titled || !strings.Contains(head, "{{ template \"letterhead\" . }}") {
			t.Errorf("%s: no letterhead above the title", file)
		}
	}
}

// TestNames: a file that no letter would use is told, with the reason.
func TestNames(t *testing.T) {
	for file, want := range map[string]string{
		"letters/cac-report.tmpl":      "",
		"letters/.DS_Store":            "",
		"说明.txt":                       "",
		"partials/mine.tmpl":           "", // cac-report invokes it
		"partials/facts.tmpl":          "",
		"cac-report.tmpl":              "cac-report.tmpl: 要放在 letters（文书）或者 partials（片段）文件夹里",
		"letters/nfra-report.tmpl.txt": "letters/nfra-report.tmpl.txt: 没有读：文件名要以 .tmpl 结尾，请改名为 nfra-report.tmpl",
		"letters/说明.txt":               "letters/说明.txt: 没有读：这里只放以 .tmpl 结尾的模板，请把它移到别处",
		"letters/nfra-repotr.tmpl":     "letters/nfra-repotr.tmpl: 没有这种文书，写信时不会用到它：是不是 nfra-report.tmpl",
		"partials/opnening.tmpl":       "partials/opnening.tmpl: 没有模板用到这个片段：是不是 opening.tmpl",
	} {
		own := fstest.MapFS{file: {Data: []byte("x")}}
		own["letters/cac-report.tmpl"] = &fstest.MapFile{Data: []byte(`{{ template "mine" . }}`)}
		got := ""
		if err := Names(own, templates.FS); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
}

// barred is a folder of which one part cannot be opened.
type barred struct {
	fs.FS
	part string
}

func (b barred) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == b.part {
		return nil, fs.ErrPermission
	}
	return fs.ReadDir(b.FS, name)
}

// TestNamesOfAll: every wrong name is told, a folder that cannot be opened too; a missing folder
// is none, nor is a file of an editor at work, or another folder.
func TestNamesOfAll(t *testing.T) {
	own := fstest.MapFS{
		"letters/a.txt": {}, "letters/~$b.tmpl": {}, "letters/cac-report.tmpl": {Data: []byte("x")}, "letters/qqqqqq.tmpl": {},
		"partials/first.tmpl":  {Data: []byte(`{{- template "second" . }}{{template "third" .}}`)},
		"partials/second.tmpl": {}, "partials/third.tmpl": {}, "draft.tmpl/x": {}, "letters/broken.tmpl/x": {},
	}
	errs := Names(barred{own, "nothing"}, templates.FS)
	want := []string{
		"letters/a.txt: 没有读：这里只放以 .tmpl 结尾的模板，请把它移到别处",
		"letters/broken.tmpl: 没有这种文书，写信时不会用到它：运行 tousu template list 看有哪些",
		"letters/qqqqqq.tmpl: 没有这种文书，写信时不会用到它：运行 tousu template list 看有哪些",
		"partials/first.tmpl: 没有模板用到这个片段：运行 tousu template list 看有哪些",
	}
	if errs == nil || errs.Error() != strings.Join(want, "\n") {
		t.Errorf("%v", errs)
	}
	for part, want := range map[string]string{"letters": "letters: 文件夹打不开", "partials": "partials: 文件夹打不开",
		".": ".: 文件夹打不开"} {
		if err := Names(barred{fstest.MapFS{"letters/cac-report.tmpl": {}}, part}, templates.FS); err == nil ||
			err.Error() != want {
			t.Errorf("%s: %v", part, err)
		}
	}
	if err := Names(fstest.MapFS{}, templates.FS); err != nil {
		t.Errorf("an empty folder: %v", err)
	}
}
