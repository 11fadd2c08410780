package render

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"tousu/render/plan"
	"tousu/render/program"
)

// faulty are templates of which one is no file, cannot be opened or cannot be read.
type faulty struct {
	fstest.MapFS
	stat, open, read bool
}

func (f faulty) Stat(name string) (fs.FileInfo, error) {
	if f.stat {
		return nil, fs.ErrPermission
	}
	return f.MapFS.Stat(name)
}

func (f faulty) Open(name string) (fs.File, error) {
	if f.open && strings.HasSuffix(name, ".tmpl") {
		return nil, fs.ErrPermission
	}
	file, err := f.MapFS.Open(name)
	if f.read && strings.HasSuffix(name, ".tmpl") {
		return torn{file}, err
	}
	return file, err
}

type torn struct{ fs.File }

func (torn) Read([]byte) (int, error) { return 0, fs.ErrInvalid }

// TestTemplateFiles: a template that is no regular file, or cannot be read, is told with its name;
// marks of Windows in it are taken out; one may be as large as package program takes.
func TestTemplateFiles(t *testing.T) {
	const name = "partials/mine.tmpl"
	one := func(src string) fstest.MapFS { return fstest.MapFS{name: {Data: []byte(src), ModTime: time.Time{}}} }
	pipe := one("甲")
	pipe[name].Mode = fs.ModeNamedPipe
	full := "甲" + strings.Repeat("a", program.MaxSource-len("甲"))
	for what, x := range map[string]struct {
		files fs.FS
		want  string
	}{
		"sound": {one("甲"), ""}, "a pipe": {pipe, name + ": 不是文件，或者打不开"},
		"not to be asked":  {faulty{MapFS: one("甲"), stat: true}, name + ": 不是文件，或者打不开"},
		"not to be opened": {faulty{MapFS: one("甲"), open: true}, name + ": 打不开"},
		"not to be read":   {faulty{MapFS: one("甲"), read: true}, name + ": 读不出来"},
		"not UTF-8":        {one("甲\xe9"), name + ": 模板不是 UTF-8 编码的文字"},
		"as large as may":  {one(full), ""}, "larger": {one(full + "a"), name + ":"},
		"half a sign larger": {one(full + "甲"), name + ":"},
		"not to be parsed":   {one("甲{{"), name + ":1"},
	} {
		_, err := New(plan.Default(), x.files)
		if (err != nil) != (x.want != "") || err != nil && !strings.HasPrefix(err.Error(), x.want) {
			t.Errorf("%s: %v, want %s", what, err, x.want)
		}
	}
	sources := map[string]string{}
	if err := collect(one("\ufeff甲\r\n乙\n"), sources); err != nil || sources[name] != "甲\n乙\n" {
		t.Errorf("%q, %v", sources[name], err)
	}
}

// TestLaterTemplatesWin: a template of a later folder takes the place of its namesake, and the
// digest tells; a partial may stand within a line, a letter may allow what it names.
func TestLaterTemplatesWin(t *testing.T) {
	folder := func(src string) fs.FS {
		return fstest.MapFS{"letters/lender-notice.tmpl": {Data: []byte(src)},
			"partials/mine.tmpl": {Data: []byte("乙\n")}}
	}
	first, second := folder("{{/* allows: id-number */}}\n= 甲{{ template \"mine\" . }}丙\n@ 收：\n正文\n"),
		folder("= 甲{{ template \"mine\" . }}丁\n@ 收：\n正文\n")
	for want, order := range map[string][]fs.FS{"甲乙丁": {first, second}, "甲乙丙": {second, first}} {
		e, err := New(plan.Default(), order...)
		if err != nil {
			t.Fatal(err)
		}
		alone, err := New(plan.Default(), order[1])
		if err != nil {
			t.Fatal(err)
		}
		c := readCase(t, "minimal")
		r, err := e.Render(c, e.planner.Route(c)[0])
		if err != nil || firstLine(r.Letter) != want {
			t.Errorf("%v, want %s", err, want)
		}
		if other, _ := New(plan.Default(), order[0]); e.Digest() != alone.Digest() || e.Digest() == other.Digest() {
			t.Error("the digest is not that of what is used")
		}
		if allows := len(e.allows["lender-notice"]) > 0; allows != (want == "甲乙丙") {
			t.Errorf("%s: allows %t", want, allows)
		}
		if strings.Join(e.Kinds(), " ") != "lender-notice" {
			t.Errorf("kinds %v", e.Kinds())
		}
	}
}
