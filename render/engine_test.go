package render

import (
	"errors"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"text/template"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/letter"
	"tousu/render/plan"
	"tousu/templates"
)

// shipped is the engine with the program's own data.
func shipped(t testing.TB) *Engine {
	t.Helper()
	e, err := New(plan.Default(), templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func day(iso string) legal.Date {
	d, err := legal.ParseDate(iso)
	if err != nil {
		panic(iso)
	}
	return d
}

// readCase decodes a file of testdata/cases.
func readCase(t testing.TB, name string) *complaint.Case {
	t.Helper()
	file := filepath.Join("..", "testdata", "cases", name+".yaml")
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	c, findings := complaint.Decode(name+".yaml", src, complaint.Days{Today: day("2026-03-20")})
	if c == nil {
		t.Fatal(findings)
	}
	return c
}

// samples are the names of testdata/cases.
func samples(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "testdata", "cases", "*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no sample cases: %v", err)
	}
	for i, f := range files {
		files[i] = strings.TrimSuffix(filepath.Base(f), ".yaml")
	}
	return files
}

// lettersOf yields every paper of a case, as it is written.
func lettersOf(t testing.TB, e *Engine, c *complaint.Case) iter.Seq2[agency.Decision, *Result] {
	t.Helper()
	chosen, err := e.planner.Plan(c, []string{"all"})
	if err != nil {
		t.Fatal(err)
	}
	return func(yield func(agency.Decision, *Result) bool) {
		for _, d := range chosen.Write {
			r, err := e.Render(c, d)
			if err != nil {
				t.Fatal(err)
			}
			if !yield(d, r) {
				return
			}
		}
	}
}

// with is the engine with one letter replaced by src.
func with(t *testing.T, files map[string]string) (*Engine, error) {
	t.Helper()
	return withFiles(files)
}

func withFiles(files map[string]string) (*Engine, error) {
	fsys := fstest.MapFS{}
	for name, src := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(src)}
	}
	return New(plan.Default(), templates.FS, fsys)
}

// renderNotice renders the lender's notice, whose template is src with what makes it
// a letter behind it.
func renderNotice(t *testing.T, c *complaint.Case, src string) (*Result, error) {
	t.Helper()
	e, err := with(t, map[string]string{"letters/lender-notice.tmpl": src + addressed})
	if err != nil {
		return nil, err
	}
	return e.Render(c, e.planner.Route(c)[0])
}

// addressed is what any letter must have.
const addressed = "\n= 标题\n@ 收件人：\n正文\n"

func TestTemplateFaultsHavePositions(t *testing.T) {
	c := readCase(t, "minimal")
	for name, x := range map[string]struct{ src, pos, msg string }{
		"an absent value": {"= 题\n电话：{{ .Respondent.Hotline }}\n", "letters/lender-notice.tmpl:2:7", "此处没有值"},
		"an absent value in a path": {"= 题\n{{ .Loan.Contract }}\n", "letters/lender-notice.tmpl:2:",
			"取 .Contract 时没有值"},
		"an unknown field": {"= 题\n\n{{ .Respondents }}\n", "letters/lender-notice.tmpl:3:", "Respondents"},
		"a function not offered": {"= 题\n{{ .Respondent.Name | html }}\n", "letters/lender-notice.tmpl:2:23",
			"模板不提供函数 html"},
		"printf": {"= 题\n{{ printf \"%s\" .Respondent.Name }}\n", "letters/lender-notice.tmpl:2:4",
			"模板不提供函数 printf"},
		"a function nobody has": {"= 题\n{{ env \"HOME\" }}\n", "letters/lender-notice.tmpl:2:4", "模板不提供函数 env"},
		"a partial that is none": {"= 题\n{{ template \"none\" . }}\n", "letters/lender-notice.tmpl:2:",
			"没有名为 none 的片段"},
		"what is not UTF-8":       {"= 题\n甲\xe9乙\n", "letters/lender-notice.tmpl", "不是 UTF-8"},
		"an unclosed action":      {"= 题\n{{ .Date\n", "letters/lender-notice.tmpl:4", "写法不对"},
		"a control in the text":   {"= 题\n甲\x02乙\n", "letters/lender-notice.tmpl:2:2", "控制字符"},
		"a control in a constant": {"= 题\n{{ \"a\\x02b\" }}\n", "letters/lender-notice.tmpl:2:4", "控制字符"},
		"an unknown mark": {"= 题\n{{ if true }}\n% 项\n{{ end }}\n", "letters/lender-notice.tmpl:3:1",
			"不认识的行首标记"},
		"a row of other width": {"= 题\n| a | b |\n{{ range .Incidents }}\n| {{ .No }} |\n{{ end }}\n",
			"letters/lender-notice.tmpl:4:1", "格数与表头不同"},
		"a value that is no text": {"= 题\n{{ .Respondent }}\n", "letters/lender-notice.tmpl:2:4", "不能打印这一类值"},
		"a wrong provision":       {"= 题\n{{ .Cite \"pipl/nothing\" }}\n", "letters/lender-notice.tmpl:2:", "没有名为"},
		"a law that did not apply": {"= 题\n{{ .Cite \"civil-general/rights\" }}\n", "letters/lender-notice.tmpl:2:",
			"已经失效"},
		"a rule that does not bind": {"= 题\n依据{{ .Rule \"microloan-companies\" }}办理。\n",
			"letters/lender-notice.tmpl:2:6", "此处没有值"},
		"a value's own methods": {"= 题\n{{ .Respondent.Name.Position }}\n", "letters/lender-notice.tmpl:2:",
			"没有 .Position 这个字段"},
		"a value as plain text": {"= 题\n{{ .Respondent.Name.String }}\n", "letters/lender-notice.tmpl:2:",
			"没有 .String 这个字段"},
		"a conduct that is none": {"= 题\n{{ if .Involves \"nothing\" }}甲{{ end }}\n", "letters/lender-notice.tmpl:2:",
			"没有行为"},
	} {
		_, err := renderNotice(t, c, x.src)
		if err == nil || !strings.HasPrefix(err.Error(), x.pos) || !strings.Contains(err.Error(), x.msg) {
			t.Errorf("%s: %v; want %s … %s", name, err, x.pos, x.msg)
		}
	}
}

// A partial may be empty: an advocate leaves out what he does not want.
func TestEmptyPartial(t *testing.T) {
	for range 20 { // whatever the order in which templates are met
		e, err := with(t, map[string]string{
			"letters/lender-notice.tmpl": "{{ define \"none\" }}{{ end }}= 题\n{{ template \"none\" . }}\n{{ template \"facts\" . }}\n@ 收件人：\n正文\n",
			"partials/facts.tmpl":        "",
		})
		if err != nil {
			t.Fatal(err)
		}
		c := readCase(t, "minimal")
		if r, err := e.Render(c, e.planner.Route(c)[0]); err != nil || len(r.Letter.Blocks) != 3 {
			t.Fatal(err)
		}
	}
}

func TestFaultInPartial(t *testing.T) {
	e, err := with(t, map[string]string{
		"letters/lender-notice.tmpl": "= 题\n{{ template \"mine\" . }}\n",
		"partials/mine.tmpl":         "甲\n\n乙{{ .Respondent.Hotline }}\n",
	})
	if err != nil {
		t.Fatal(err)
	}
	c := readCase(t, "minimal")
	_, err = e.Render(c, e.planner.Route(c)[0])
	if err == nil || !strings.HasPrefix(err.Error(), "partials/mine.tmpl:3:5: 此处没有值") {
		t.Error(err)
	}
}

func TestNotInForceIsTyped(t *testing.T) {
	_, err := renderNotice(t, readCase(t, "minimal"), "= 题\n{{ .Cite \"civil-general/rights\" }}\n")
	if e := (*legal.NotInForceError)(nil); !errors.As(err, &e) {
		t.Errorf("%v does not wrap *legal.NotInForceError", err)
	}
}

// Zero and false are values; only what is absent is a hole.
func TestWhatIsPrinted(t *testing.T) {
	for src, want := range map[string]string{
		"{{ add (add 1 2) 3 }}{{ range add 1 1 }}x{{ end }}": "6xx",
		"{{ 0 }}": "0", "{{ false }}": "否", "{{ \"甲\" }}": "甲", "{{ .Date }}": "2026年3月20日",
		"{{ with .Respondent.Hotline }}{{ . }}{{ else }}无{{ end }}": "无",
		"{{ .Respondent.Hotline | default \"无\" }}":                 "无",
		"{{ $x := .Respondent.Name }}{{ $x }}{{ $x }}":              "示例消费金融有限公司示例消费金融有限公司",
		"{{ print .Respondent.Name \"的\" 1 }}":                      "示例消费金融有限公司的1",
		"{{ trimSuffix \"有限公司\" .Respondent.Name }}":                "示例消费金融",
	} {
		r, err := renderNotice(t, readCase(t, "minimal"), src)
		if err != nil {
			t.Errorf("%s: %v", src, err)
			continue
		}
		if got := firstLine(r.Letter); got != want {
			t.Errorf("%s: %s, want %s", src, got, want)
		}
	}
}

func firstLine(l *letter.Letter) string {
	for line := range l.Lines() {
		return line.String()
	}
	return ""
}

// A letter that nobody could take in is a fault of its template.
func TestIncompleteLetters(t *testing.T) {
	c := readCase(t, "minimal")
	for src, want := range map[string]string{
		"": "是空的", " \n\n": "是空的", "{{/* 无 */}}": "是空的", "@ 收：\n正文\n": "没有标题", "= 题\n正文\n": "没有写给谁",
		"= 题\n正文\n! 此致\n": "没有写给谁",
		"= 题\n@ 收：\n":     "没有正文", "= 题\n@ 收：\n# 一\n": "没有正文", "= 题\n@ 收：\n正文\n": "", "= 题\n- 项\n! 此致\n! 某局\n": "",
	} {
		e, err := with(t, map[string]string{"letters/lender-notice.tmpl": src})
		if err != nil {
			t.Fatal(err)
		}
		_, err = e.Render(c, e.planner.Route(c)[0])
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: %v, want %q", src, err, want)
		}
	}
}

// TestFunctionExamples runs the example of every function that templates may call.
func TestFunctionExamples(t *testing.T) {
	for _, f := range Functions() {
		r, err := renderNotice(t, readCase(t, "minimal"), f.Example)
		if err != nil {
			t.Errorf("%s: %v", f.Name, err)
			continue
		}
		if got := firstLine(r.Letter); got != f.Output {
			t.Errorf("%s: %s prints %q, want %q", f.Name, f.Example, got, f.Output)
		}
		if f.Doc == "" || !strings.Contains(f.Example, f.Name) {
			t.Errorf("%s: the documentation does not show it", f.Name)
		}
	}
}

// TestEveryBuiltinIsDecided holds that no function of text/template itself is
// left to chance: each is offered, replaced or refused.
func TestEveryBuiltinIsDecided(t *testing.T) {
	for _, name := range []string{
		"and", "break", "call", "continue", "eq", "ge", "gt", "html", "index", "js", "le", "len", "lt", "ne", "not",
		"or",
		"print", "printf", "println", "slice", "urlquery",
	} {
		if name == "break" || name == "continue" {
			continue // keywords
		}
		if _, err := template.New("").Parse("{{ " + name + " }}"); err != nil {
			t.Errorf("%s is no function of text/template: %v", name, err)
		}
		_, err := with(t, map[string]string{"letters/x.tmpl": "{{ " + name + " }}"})
		refused := err != nil && strings.Contains(err.Error(), "模板不提供函数")
		if _, offered := funcMap()[name]; refused == offered {
			t.Errorf("%s: offered %v, error %v", name, offered, err)
		}
	}
}

// Every paper of every body has its template, and every template its paper.
func TestKindsAndPapers(t *testing.T) {
	e := shipped(t)
	papers := map[string]bool{}
	for _, a := range agency.Default().Agencies() {
		for _, p := range a.Papers {
			papers[p.Kind] = true
		}
	}
	for _, x := range agency.Default().Annexes() {
		papers[x.Kind] = true
	}
	for _, x := range agency.Default().Situations() {
		papers[x.Kind] = true
	}
	for _, k := range e.Kinds() {
		if !papers[k] {
			t.Errorf("letters/%s.tmpl is nobody's paper", k)
		}
		delete(papers, k)
	}
	for k := range papers {
		t.Errorf("%s has no template", k)
	}
}
