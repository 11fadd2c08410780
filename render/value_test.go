package render

import (
	"errors"
	"go/token"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/render/letter"
)

// TestKeysOfFacts: what is made of a current fact leads to that fact of the file, whatever stands
// before it there; what is made of none leads to the list of facts.
func TestKeysOfFacts(t *testing.T) {
	c := plainCase(legal.Denial)
	fact(c, "2026-03-02", "对方来电。", legal.Threat)
	fact(c, "2026-03-03", "对方来电。", legal.Threat)
	d := &Dossier{kase: c, acts: []*complaint.Incident{&c.Incidents[1], &c.Incidents[2]}}
	for i, want := range []string{"incidents.1.narrative", "incidents.2.narrative", "incidents"} {
		if got := d.ofAct(i, "narrative").path(); got != want {
			t.Errorf("fact %d: %s, want %s", i, got, want)
		}
	}
	third := func(in *complaint.Incident) bool { return in.At.Date == day("2026-03-03") }
	never := func(*complaint.Incident) bool { return false }
	for name, x := range map[string]struct {
		so   func(*complaint.Incident) bool
		want string
	}{"such": {third, "incidents.2.at"}, "none such": {never, "incidents.1.at"}, "any": {nil, "incidents.1.at"}} {
		if got := d.ofFirst(x.so, "at").path(); got != x.want {
			t.Errorf("%s: %s, want %s", name, got, x.want)
		}
	}
	if got := (&Dossier{kase: c}).ofFirst(nil, "at").path(); got != "incidents" {
		t.Errorf("of no fact: %s", got)
	}
}

// TestWhereValuesStand: a value leads to its key of the case file, a line of an account to that
// line; what is made of no value of the case leads nowhere.
func TestWhereValuesStand(t *testing.T) {
	const src = `投诉人: {姓名: 林晓雯, 身份证号: "510104199307163026", 电话: "13800001234", 住址: 四川省成都市锦江区示例路18号}
被投诉人: {名称: 示例消费金融有限公司, 类型: 消费金融公司, 地区: 四川}
事件:
  - 时间: 2026-03-01
    行为: 威胁恐吓
    经过: |
      对方来电。
      对方又来电。
`
	c, findings := complaint.Decode("case.yaml", []byte(src), complaint.Days{Today: day("2026-03-20")})
	if c == nil {
		t.Fatal(findings)
	}
	d := telling(shipped(t), c)
	account := d.Incidents[0].Narrative.Paragraphs
	for name, x := range map[string]struct {
		v    any
		path string
		line int
	}{
		"a name":             {d.Respondent.Name, "respondent.name", 2},
		"a first line":       {account[0], "incidents.0.narrative", 7},
		"a second line":      {account[1], "incidents.0.narrative", 8},
		"what is made of it": {d.Allegation(), "incidents.0.conduct", 5},
		"a word":             {"甲", "", 0}, "computed": {computed("甲"), "", 0},
	} {
		var out letter.Output
		if err := printValue(&out, x.v, &token.Position{}); err != nil {
			t.Fatal(err)
		}
		l, err := letter.Parse(&out)
		if err != nil {
			t.Fatal(err)
		}
		for f := range fieldsOf(l) {
			source, leads := f.Source.(letter.CaseSource)
			switch {
			case leads != (x.path != ""):
				t.Errorf("%s leads to a key: %t", name, leads)
			case leads && (source.Path() != x.path || source.Position().Line != x.line):
				t.Errorf("%s leads to %s at %s", name, source.Path(), source.Position())
			}
		}
	}
	if made(c, at("court", ""), " ") != nil || computed("") != nil || (*Value)(nil).words() != "" {
		t.Error("what shows nothing is a value")
	}
}

// TestHoles: what would leave a hole in the letter, and what is no text, is refused.
func TestHoles(t *testing.T) {
	d := telling(shipped(t), plainCase(legal.Threat))
	m, err := d.Cite("civil/privacy")
	if err != nil {
		t.Fatal(err)
	}
	for name, x := range map[string]struct {
		v    any
		want error
	}{
		"nothing": {nil, errEmpty}, "no value": {(*Value)(nil), errEmpty}, "no citation": {(*Mention)(nil), errEmpty},
		"no day": {legal.Date{}, errEmpty}, "a blank": {" ", errEmpty}, "a blank value": {&Value{text: "\u3000"}, errEmpty},
		"a list": {[]string{"甲"}, errKind}, "text": {"甲", nil}, "a citation": {m, nil}, "zero": {0, nil},
	} {
		var out letter.Output
		if err := printValue(&out, x.v, &token.Position{}); !errors.Is(err, x.want) {
			t.Errorf("%s: %v, want %v", name, err, x.want)
		}
	}
}

// TestFunctionsRefuse: a function says what it was not given rightly, and never leaves a hole.
func TestFunctionsRefuse(t *testing.T) {
	c := readCase(t, "minimal")
	for expr, want := range map[string]string{
		"trim": "函数 trim 的参数个数不对", `trim "甲" "乙"`: "函数 trim 的参数个数不对",
		`contains "甲"`: "函数 contains 的参数个数不对", `replace "甲" "乙"`: "函数 replace 的参数个数不对",
		"default": "函数 default 的参数个数不对", `ternary "甲" "乙"`: "函数 ternary 的参数个数不对",
		`ternary "甲" "乙" true true`: "函数 ternary 的参数个数不对", `ternary "甲" "乙" 1`: "函数 ternary 的第 3 个参数不合适",
		`dict "a" 1 2 3`: "函数 dict 的名称须是文字常量", `dict .Respondent.Name 1`: "函数 dict 的名称须是文字常量",
		`trim .Respondent.Hotline`: "此处没有值", `print .Respondent.Hotline`: "此处没有值", `print "甲" .Respondent.Hotline`: "此处没有值",
		"print": "此处没有值", `join "、" (list)`: "此处没有值", `join "、" (list "甲" .Respondent.Hotline)`: "此处没有值",
		`join "、" "甲"`: "须是一组值", `index "甲" 0`: "须是一组值",
		`index (list "甲") 1`: "一共 1 个，没有第 1 个", `index (list "甲") -1`: "没有第 -1 个", `index (list) 0`: "一共 0 个",
		"numeral -1": "只写 0 到", "numeral 100000000": "只写 0 到",
		`trim " "`: "此处没有值", `replace "甲" "" "甲"`: "此处没有值",
	} {
		_, err := renderNotice(t, c, "= 题\n{{ "+expr+" }}\n")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", expr, err, want)
		}
	}
	for expr, want := range map[string]string{
		"numeral 0": "零", "numeral 99999999": "九千九百九十九万九千九百九十九", `index (list "甲" "乙") 0`: "甲",
		`join "" (list "甲" "乙" "丙")`: "甲乙丙", `default "甲" .Respondent.Hotline`: "甲", `default "甲"`: "甲",
		`(dict "a" "甲" "b" "乙").b`: "乙", `ternary "甲" "乙" false`: "乙", `coalesce .Respondent.Hotline "甲"`: "甲",
		`sub 2 3`: "-1", `add 1 2 | add 3`: "6",
	} {
		r, err := renderNotice(t, c, "{{ "+expr+" }}")
		if err != nil || firstLine(r.Letter) != want {
			t.Errorf("%s: %v, want %s", expr, err, want)
		}
	}
}

// TestOriginsOfFunctions: what is put together of the case's own words is the case's, wherever
// they stand in it, and leads to the first of them.
func TestOriginsOfFunctions(t *testing.T) {
	name, hotline := &Value{text: "甲", origin: letter.FromCase, key: at("respondent", "name")},
		&Value{text: "乙", origin: letter.FromCase, key: at("respondent", "hotline")}
	body := &Value{text: "丙", origin: letter.FromAgency}
	call := func(fn string, args ...any) *Value {
		var out any
		var err error
		if fn == "print" {
			out, err = printAll(args...)
		} else {
			out, err = textual(fn).(func(...any) (any, error))(args...)
		}
		if err != nil {
			t.Fatal(err)
		}
		return out.(*Value)
	}
	for _, x := range []struct {
		fn     string
		args   []any
		text   string
		origin letter.Origin
		path   string
	}{
		{"print", []any{"的", name}, "的甲", letter.FromCase, "respondent.name"},
		{"print", []any{hotline, name}, "乙甲", letter.FromCase, "respondent.hotline"},
		{"print", []any{body, hotline, "的"}, "丙乙的", letter.FromCase, "respondent.hotline"},
		{"print", []any{body, "的"}, "丙的", letter.FromAgency, ""},
		{"print", []any{"的", body}, "的丙", letter.FromComputed, ""},
		{"trimSuffix", []any{"的", name}, "甲", letter.FromCase, "respondent.name"},
		{"replace", []any{"甲", "丁", name}, "丁", letter.FromCase, "respondent.name"},
		{"trim", []any{body}, "丙", letter.FromAgency, ""},
	} {
		got := call(x.fn, x.args...)
		if got.text != x.text || got.origin != x.origin || x.path != "" && got.key.path() != x.path {
			t.Errorf("%s %v: %s of %c at %s", x.fn, x.args, got.text, got.origin, got.key.path())
		}
	}
}
