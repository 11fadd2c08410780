package desk

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"tousu/legal"
	"tousu/render"
	"tousu/render/plan"
	"tousu/templates"
)

const today = "2026-11-21"

// desk is the shipped one; it takes a while to load.
var desk = sync.OnceValue(func() *Desk {
	e, err := render.New(plan.Default(), templates.FS)
	if err != nil {
		panic(err)
	}
	return New(e, "test")
})

func sample(t testing.TB, name string) CaseRequest {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("..", "..", "testdata", "cases", name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return CaseRequest{File: name + ".yaml", Case: string(src), Today: today}
}

// call goes through Call, as an interface does.
func call[A any](t testing.TB, verb string, request any) A {
	t.Helper()
	q, err := json.Marshal(request)
	if err != nil {
		t.Fatal(err)
	}
	out, err := desk().Call(verb, q)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(out), ":null") {
		t.Errorf("%s answers with a null: lists are never null", verb)
	}
	var a A
	if err := json.Unmarshal(out, &a); err != nil {
		t.Fatalf("%s: %v", verb, err)
	}
	return a
}

func TestCallRefuses(t *testing.T) {
	for _, x := range []struct{ verb, request, want string }{
		{"guess", `{}`, "没有"},
		{"route", `{"case": "", "today": "2026-11-21", "clock": 1}`, "clock"},
		{"route", `{"case": 3, "today": "2026-11-21"}`, "case"},
		{"route", `{"case": "", "today": "heute"}`, "today"},
		{"route", `{"case": "", "today": "2026-11-21", "date": "morgen"}`, "date"},
		{"route", `{"case": "", "today": "2026-11-21"}`, "处错误"},
		{"compose", `{"case": "", "today": "2026-11-21", "forms": ["rtf"]}`, "rtf"},
		{"next", `{"case": "", "today": "2026-11-21"}`, "处错误"},
		{"others", `{"case": "", "today": "2026-11-21"}`, "处错误"},
		{"cite", `{"case": "", "today": "2026-11-21", "ref": "csl/x", "key": "y"}`, "处错误"},
	} {
		_, err := desk().Call(x.verb, []byte(x.request))
		if err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s %s: %v, want %q", x.verb, x.request, err, x.want)
		}
	}
}

// TestNobodySuch: a recipient that there is not is told, whatever is asked.
func TestNobodySuch(t *testing.T) {
	request, err := json.Marshal(map[string]any{"case": sample(t, "minimal").Case, "today": today,
		"to": []string{"月球管理局"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, verb := range []string{"examine", "compose"} {
		if answer, err := desk().Call(verb, request); err == nil || !strings.Contains(err.Error(), "月球管理局") {
			t.Errorf("%s: %v, %.80s", verb, err, answer)
		}
	}
}

// Each conduct has one card, and each card a conduct.
func TestCards(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range Cards() {
		if c.Conduct == "" || seen[c.ID] || c.Borrower == "" || len(c.Prompts) == 0 || len(c.Evidence) == 0 {
			t.Errorf("%s: no conduct, a second time, or not filled in", c.ID)
		}
		seen[c.ID] = true
	}
	for _, term := range legal.Conducts {
		if !seen[string(term.Slug)] {
			t.Errorf("no card for %s", term.Slug)
		}
	}
}

// Every kind of value has a name for interfaces, and every vocabulary that is named
// is there.
func TestSchema(t *testing.T) {
	s := call[Schema](t, "schema", SchemaRequest{})
	var walk func([]Field)
	walk = func(fields []Field) {
		for _, f := range fields {
			if f.Kind == "" || f.Help == "" || f.Form == "" {
				t.Errorf("%s: kind %q, help %q, form %q", f.Path, f.Kind, f.Help, f.Form)
			}
			if f.Vocabulary != "" && len(s.Vocabularies[f.Vocabulary]) == 0 {
				t.Errorf("%s: no vocabulary %s", f.Path, f.Vocabulary)
			}
			if group := f.Kind == "group" || f.Kind == "groups"; group != (len(f.Fields) > 0) {
				t.Errorf("%s is a %s with %d fields", f.Path, f.Kind, len(f.Fields))
			}
			walk(f.Fields)
		}
	}
	walk(s.Fields)
	for i, c := range legal.Capacities() {
		if s.Vocabularies["capacity"][i] != (Term{c, c}) {
			t.Errorf("%s is called %+v", c, s.Vocabularies["capacity"][i])
		}
	}
	for i, r := range legal.Roles {
		if s.Vocabularies["role"][i] != (Term{string(r.Slug), r.Label}) {
			t.Errorf("%s is called %+v", r.Slug, s.Vocabularies["role"][i])
		}
	}
	if len(s.Cards) != len(legal.Conducts) || len(s.Bodies) == 0 || s.About.LawDate < "2026" ||
		s.About.Version != "test" {
		t.Errorf("about %+v, %d cards, %d bodies", s.About, len(s.Cards), len(s.Bodies))
	}
}

func TestExamine(t *testing.T) {
	q := sample(t, "jincheng")
	all := call[Examined](t, "examine", ExamineRequest{CaseRequest: q, To: []string{"all"}})
	if !all.OK || len(all.Papers) == 0 {
		t.Fatalf("%+v", all)
	}
	waiting := 0
	for _, p := range all.Papers {
		if p.Ready == (p.Reason != "") || p.Ready && len(p.Lacks) > 0 {
			t.Errorf("%s to %s: ready %v, lacks %v, reason %q", p.Paper, p.Body, p.Ready, p.Lacks, p.Reason)
		}
		for _, l := range p.Lacks {
			waiting++
			if l.Label == "" || l.Path == "" {
				t.Errorf("%s lacks %+v", p.Paper, l)
			}
		}
	}
	if waiting == 0 {
		t.Error("no paper of the sample waits for anything: the test shows nothing")
	}
	q.Case = strings.Replace(q.Case, "姓名:", "姓名：", 1)
	torn := call[Examined](t, "examine", ExamineRequest{CaseRequest: q})
	if torn.OK || len(torn.Findings) == 0 || torn.Findings[0].Severity != "fault" || torn.Findings[0].Line == 0 {
		t.Errorf("%+v", torn)
	}
}

func TestRoute(t *testing.T) {
	got := call[Routed](t, "route", sample(t, "jincheng"))
	chosen := 0
	for _, r := range got.Routes {
		if r.Body == "" || r.Reason == "" || r.StatusName == "" || r.Step == 0 {
			t.Errorf("%+v", r)
		}
		if r.Status == "chosen" {
			chosen++
		}
	}
	if chosen < 3 || len(got.Conflicts) == 0 {
		t.Errorf("%d papers are chosen, %d conflicts", chosen, len(got.Conflicts))
	}
}

// What is asked for in one form is there, and nothing else.
func TestCompose(t *testing.T) {
	q := ComposeRequest{CaseRequest: sample(t, "jincheng"), Forms: []string{"tree"}}
	trees := call[struct {
		Letters []struct {
			Title string
			Tree  []any
			Text  string
			DOCX  []byte
		}
		ZIP []byte
	}](t, "compose", q)
	if len(trees.Letters) < 3 || trees.ZIP != nil {
		t.Fatalf("%d letters", len(trees.Letters))
	}
	for _, l := range trees.Letters {
		if l.Tree[0] != "article" || l.Text != "" || l.DOCX != nil {
			t.Errorf("%s: tree %v, text %q, %d bytes", l.Title, l.Tree[0], l.Text, len(l.DOCX))
		}
	}
	q.Forms = []string{"text", "docx"}
	papers := call[struct {
		Letters []struct {
			File, Text string
			DOCX       []byte
		}
	}](t, "compose", q)
	for _, l := range papers.Letters {
		if !strings.HasSuffix(l.File, ".docx") || !strings.HasPrefix(string(l.DOCX), "PK") || l.Text == "" {
			t.Errorf("%s: %d bytes, text %q", l.File, len(l.DOCX), l.Text)
		}
	}
}

// Every citation of every letter of every sample can be shown, in the version that
// the letter cites.
func TestCite(t *testing.T) {
	files, err := filepath.Glob("../../testdata/cases/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no samples")
	}
	old := 0
	for _, file := range files {
		q := sample(t, strings.TrimSuffix(filepath.Base(file), ".yaml"))
		got := call[struct{ Letters []struct{ Tree []any } }](t, "compose",
			ComposeRequest{CaseRequest: q, To: []string{"all"}, Forms: []string{"tree"}})
		for _, cite := range citations(got.Letters) {
			x := call[Cited](t, "cite", CiteRequest{CaseRequest: q, Ref: cite[0], Key: cite[1]})
			if _, day, _ := strings.Cut(cite[1], "@"); x.Effective != day || x.Clock != cite[2] || x.Title == "" ||
				len(x.Why) < 2 {
				t.Errorf("%v is shown as %+v", cite, x)
			}
			if x.Label != "" {
				old++
			}
			if until, err := legal.ParseDate(x.Until); (err == nil) != strings.Contains(x.Why[0],
				"，到"+until.Chinese()+"为止") {
				t.Errorf("%v is in force until %q: %s", cite, x.Until, x.Why[0])
			}
			if strings.Contains(strings.Join(x.Why, ""), "现行版本中，这一规定改为") != (x.Now != "") || x.Now != "" &&
				x.Label == "" {
				t.Errorf("%v stands now in %q: %v", cite, x.Now, x.Why)
			}
			if rule := strings.HasPrefix(x.Ref, "rule/"); rule == (len(x.Text) > 0) || rule == (x.Place != "") {
				t.Errorf("%v has the words %q at %q", cite, x.Text, x.Place)
			}
		}
	}
	if old == 0 {
		t.Error("no sample cites a version that is no longer in force: the test shows nothing")
	}
}

// citations are the references, keys and clocks in the trees, each once.
func citations(letters []struct{ Tree []any }) [][3]string {
	var out [][3]string
	var walk func([]any)
	walk = func(node []any) {
		a := node[1].(map[string]any)
		if ref, ok := a["data-ref"].(string); ok {
			keys, clocks := strings.Fields(a["data-key"].(string)), strings.Fields(a["data-clock"].(string))
			for i, r := range strings.Fields(ref) {
				if x := [3]string{r, keys[i], clocks[i]}; !slices.Contains(out, x) {
					out = append(out, x)
				}
			}
		}
		for _, c := range node[2:] {
			if n, ok := c.([]any); ok {
				walk(n)
			}
		}
	}
	for _, l := range letters {
		walk(l.Tree)
	}
	return out
}

func TestWarm(t *testing.T) {
	if err := desk().Warm(); err != nil {
		t.Fatal(err)
	}
}

// A case file is opened whether it is right or not; what it says has its place.
func TestOpen(t *testing.T) {
	q := CaseRequest{File: "a.yaml", Today: today, Case: `投诉人:
  姓名: 林晓雯   # 本人
  phone: 13800001234
收件机构: 网信办、公安机关
事件:
  - 时间: 2026-03-20 21:40
    行为: [爆通讯录, 频繁骚扰]
    经过: |
      第一行
      第二行
    对象: {关系: 同事}
  - 经过: "冒号: 里面"
证据: [截图, {名称: 录音}]
收件机关名称: {公安机关: 成都市公安局}
不认识: 1
`}
	got := call[Opened](t, "open", q)
	want := map[string]string{
		"complainant.name": "林晓雯", "complainant.phone": "13800001234", "recipients": "网信办|公安机关",
		"incidents.0.at": "2026-03-20 21:40", "incidents.0.conduct": "爆通讯录|频繁骚扰",
		"incidents.0.narrative": "第一行\n第二行", "incidents.0.contact.0.relation": "同事", "incidents.1.narrative": "冒号: 里面",
		"exhibits.0.name": "截图", "exhibits.1.name": "录音", "addressees.公安机关": "成都市公安局",
	}
	for _, v := range got.Values {
		text := v.Text + strings.Join(v.Items, "|")
		if w, ok := want[v.Path]; !ok || text != w || v.Line == 0 || v.Column == 0 || v.Label == "" {
			t.Errorf("%+v, want %q", v, w)
		}
		delete(want, v.Path)
	}
	if len(want) > 0 || got.OK || len(got.Findings) == 0 || got.Case != q.Case {
		t.Errorf("not said: %v; ok %v, findings %v", want, got.OK, got.Findings)
	}
	if all := call[Opened](t, "open", sample(t, "jincheng")); !all.OK || all.ID == "" || all.Date != "2026-03-20" {
		t.Errorf("%v %s %s", all.OK, all.ID, all.Date)
	}
}

// A case made of answers is what the same case by hand is, and an answer changes
// nothing but its value.
func TestNewAndSet(t *testing.T) {
	made := call[Opened](t, "new", NewRequest{Today: today, Edits: []Edit{
		{Path: "incidents.0.at", Text: "2026-03-20 21:40"},
		{Path: "incidents.0.conduct", Items: []string{"爆通讯录", "威胁恐吓"}},
		{Path: "incidents.0.narrative", Text: "他说：\n“再不还 # 就不客气”"},
		{Path: "incidents.0.contact.0.relation", Text: "母亲"},
		{Path: "complainant.name", Text: "林晓雯"}, {Path: "complainant.id_number", Text: "510104199307163026"},
		{Path: "complainant.phone", Text: "13800001234"}, {Path: "complainant.address", Text: "四川省成都市锦江区示例路18号"},
		{Path: "respondent.name", Text: "四川锦程消费金融有限责任公司"}, {Path: "respondent.kind", Text: "消费金融公司"},
		{Path: "respondent.region", Text: "四川"},
	}})
	if len(made.Findings) > 0 && made.Findings[0].Severity == "fault" {
		t.Fatalf("%+v\n%s", made.Findings, made.Case)
	}
	if strings.Index(made.Case, "投诉人:") > strings.Index(made.Case, "事件:") {
		t.Errorf("the keys are not in their order:\n%s", made.Case)
	}
	if got := valueAt(made.Values, "incidents.0.narrative"); got != "他说：\n“再不还 # 就不客气”" {
		t.Errorf("the narrative became %q", got)
	}
	q := CaseRequest{Case: "# 我的\n" + made.Case, Today: today}
	set := call[Opened](t, "set", SetRequest{q,
		[]Edit{{Path: "complainant.phone", Text: "13900001234"}, {Path: "incidents.0.contact", Remove: true}}})
	if !strings.HasPrefix(set.Case, "# 我的\n") || valueAt(set.Values, "complainant.phone") != "13900001234" ||
		strings.Contains(set.Case, "母亲") {
		t.Errorf("%s", set.Case)
	}
}

func valueAt(values []Value, path string) string {
	for _, v := range values {
		if v.Path == path {
			return v.Text
		}
	}
	return ""
}

// What would be due if the letters went out today is told by days, in order, and a
// record that is there already is counted too.
func TestNext(t *testing.T) {
	q := NextRequest{CaseRequest: sample(t, "jincheng")}
	q.Date = today
	recorded := call[Next](t, "next", q)
	q.Sent = []string{"nfra-report", "cac-report"}
	sent := call[Next](t, "next", q)
	if len(sent.Deadlines) <= len(recorded.Deadlines) || len(sent.Steps) == 0 {
		t.Fatalf("%d deadlines with two more papers, %d without; steps %v", len(sent.Deadlines),
			len(recorded.Deadlines), sent.Steps)
	}
	for i, s := range sent.Steps {
		if s.Day < today || i > 0 && s.Day < sent.Steps[i-1].Day || s.What == "" {
			t.Errorf("step %d is %v", i, s)
		}
	}
	if len(sent.Latest) != 2 || sent.Latest[0].Day < today || sent.Latest[0].For == "" || sent.Latest[0].What == "" {
		t.Errorf("until when the acts can be pursued: %+v", sent.Latest)
	}
	q.Sent = []string{"没有这个机构"}
	request, _ := json.Marshal(q)
	if _, err := desk().Call("next", request); err == nil {
		t.Error("a body that nobody knows is taken for sent")
	}
}

// A text for a form is as short as the form asks.
func TestComposeShort(t *testing.T) {
	q := ComposeRequest{CaseRequest: sample(t, "jincheng"), To: []string{"nfra-report"}, Forms: []string{"text"}}
	type texts struct{ Letters []struct{ Text string } }
	whole := call[texts](t, "compose", q).Letters[0].Text
	q.Max = 500
	short := call[texts](t, "compose", q).Letters[0].Text
	if n := len([]rune(short)); n > 500 || n < 100 || n >= len([]rune(whole)) || !strings.Contains(short, "详见附件") {
		t.Errorf("%d characters of %d:\n%s", n, len([]rune(whole)), short)
	}
}

// From a borrower's case those of all who were called can be begun, and one against the
// lender of record; from another's none. What is begun is a case file that waits for its
// own complainant, or for the lender's particulars, and holds nothing more.
func TestOthers(t *testing.T) {
	q := sample(t, "jincheng")
	q.Case = call[Opened](t, "set", SetRequest{q, []Edit{{Path: "loan.funder", Text: "四川天府银行股份有限公司"}}}).Case
	got := call[Others](t, "others", q).Others
	kinds := map[string]int{}
	for _, o := range got {
		kinds[o.Kind]++
		opened := call[Opened](t, "open", CaseRequest{File: o.File, Case: o.Case, Today: today})
		at := func(path string) string {
			i := slices.IndexFunc(opened.Values, func(v Value) bool { return v.Path == path })
			if i < 0 {
				return ""
			}
			return opened.Values[i].Text
		}
		switch o.Kind {
		case "contact":
			if at("complainant.role") != "联系人" || at("complainant.id_number") != "" || at("loan.contract") != "" ||
				at("respondent.name") == "" {
				t.Errorf("%s: %s", o.Who, o.Case)
			}
		case "funder":
			if at("respondent.name") != "四川天府银行股份有限公司" || at("respondent.kind") != "银行" || at("loan.platform") == "" {
				t.Errorf("%s: %s", o.Who, o.Case)
			}
		}
		if !strings.HasSuffix(o.File, ".yaml") || o.File == q.File || opened.Findings == nil {
			t.Errorf("%+v", o)
		}
	}
	if kinds["contact"] == 0 || kinds["funder"] != 1 {
		t.Errorf("%v", kinds)
	}
	q.Case = got[0].Case
	if got[0].Kind != "contact" {
		t.Fatal(got[0].Kind)
	}
	if _, err := desk().Others(q); err == nil {
		t.Error("a case with faults has others")
	}
}
