package complaint

import (
	"go/token"
	"slices"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/casefile"
)

// TestStrangers: a number in the writer's words is asked about, once, if the case has it nowhere
// else.
func TestStrangers(t *testing.T) {
	c := &Case{
		Complainant: Complainant{Phone: "13800138000"}, Loan: &Loan{Contract: "6212345678901232"},
		Prior: []Prior{{Ticket: "13700137000"}},
		Incidents: []Incident{
			{Contacts: []ContactPerson{{Phone: "13900139000"}}, Caller: "010-12345678",
				Narrative: "13800138000、13900139000、01012345678、13700137000、6212345678901232"},
			{Narrative: "打给13600136000，又打给13600136000"}, {Narrative: "打给13500135000，没有别的"}, {Narrative: "123456"},
		},
	}
	var got []string
	for _, s := range c.strangers() {
		got = append(got, s.digits+" "+s.path)
	}
	if want := []string{"13600136000 incidents.1.narrative", "13500135000 incidents.2.narrative"}; !slices.Equal(got,
		want) {
		t.Errorf("%q, want %q", got, want)
	}
	c.Loan, c.Prior = nil, nil
	if n := len(c.strangers()); n != 4 {
		t.Errorf("%d strangers, want 4", n)
	}
	if got := c.numbersOf("contact"); got != nil {
		t.Errorf("nobody has said whose: %q", got)
	}
	c.Confirmed = []string{answerTo("whose-number", "13600136000", "contact"),
		answerTo("whose-number", "13500135000", "caller")}
	if got := c.numbersOf("contact"); !slices.Equal(got, []string{"13600136000"}) {
		t.Errorf("%q", got)
	}
}

// TestAnother: a person is somebody else by name or, without a name, by number.
func TestAnother(t *testing.T) {
	own := []string{"13800138000", "01012345678"}
	for name, c := range map[string]struct {
		p    ContactPerson
		want bool
	}{
		"another name": {ContactPerson{Name: "王某"}, true}, "his name": {ContactPerson{Name: "林晓"}, false},
		"himself":                  {ContactPerson{Name: "本人"}, false},
		"his name, another number": {ContactPerson{Name: "林晓", Phone: "13900139000"}, false},
		"another number":           {ContactPerson{Phone: "13900139000"}, true},
		"his number":               {ContactPerson{Phone: "138-0013-8000"}, false},
		"both numbers":             {ContactPerson{Phone: "13900139000、13800138000"}, false},
		"nothing":                  {ContactPerson{}, false}, "masked": {ContactPerson{Phone: "138****8000"}, false},
	} {
		if got := another(&c.p, "林晓", own); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestCompanyNames: what can be the registered name of a company.
func TestCompanyNames(t *testing.T) {
	for name, want := range map[string]bool{
		"某某消费金融有限公司": true, "某某（北京）科技有限公司": true, "某某银行股份有限公司（某贷App）": true, "某某科技有限公司(某贷)": true, "某贷": false,
		"某某": false, "不知道": false, "某贷App": false, "": false,
		"某某有限公司13800138000": false, "（某某）有限公司": true,
	} {
		if got := companyName(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestExhibitsThatListOthers: as the case says, else by the name and what it proves.
func TestExhibitsThatListOthers(t *testing.T) {
	yes, no := true, false
	for name, c := range map[string]struct {
		x    Exhibit
		want bool
	}{
		"a roll": {Exhibit{Name: "受影响人员名单"}, true}, "a roll that is none": {Exhibit{Name: "名单", Others: &no}, false},
		"said":                   {Exhibit{Name: "录音", Others: &yes}, true},
		"a summary of people":    {Exhibit{Name: "通话汇总", Proves: "12人被打扰"}, true},
		"a summary of calls":     {Exhibit{Name: "通话汇总", Proves: "每日十余次"}, false},
		"people without summary": {Exhibit{Name: "录音", Proves: "12人被打扰"}, false},
		"people in its name":     {Exhibit{Name: "联系人统计"}, true},
	} {
		if got := c.x.ListsOthers(); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestCells: how the cells of a table are split.
func TestCells(t *testing.T) {
	pos := token.Position{Line: 2, Column: 3}
	for text, want := range map[string]string{
		"公安：某局；银行:某行": `公安=某局 银行=某行`, "公安：某局\n银行：某行": `公安=某局 银行=某行`, " 公安 ：： 某局": `公安= 某局`, "某局": "某局",
		"公安：某局；某行": "公安：某局；某行", "：某局": "=某局",
	} {
		n := nameCell(text, pos)
		got := n.Text
		var entries []string
		for _, e := range n.Entries {
			entries = append(entries, e.Key+"="+e.Value.Text)
		}
		if n.Kind == casefile.Mapping {
			got = strings.Join(entries, " ")
		}
		if got != want || n.Pos != pos {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	for _, c := range []struct{ text, want string }{{"录音、截图", "录音|截图"}, {"录音、截图（共两份）", "录音、截图（共两份）"},
		{"录音\n截图、照片", "录音|截图|照片"}, {"", ""}} {
		cell := casefile.NewText(c.text)
		if strings.Contains(c.text, "\n") {
			cell = casefile.NewList()
			for l := range strings.SplitSeq(c.text, "\n") {
				cell.Items = append(cell.Items, casefile.NewText(l))
			}
		}
		if got := strings.Join(exhibitNames(cell, map[string]bool{"录音、截图（共两份）": true}), "|"); got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
	text := func(s string) *casefile.Node { return casefile.NewText(s) }
	group := func(key, value string) *casefile.Node { return casefile.NewGroup(casefile.NewEntry(key, text(value))) }
	for name, c := range map[string]struct {
		a, b *casefile.Node
		want bool
	}{
		"texts": {text("甲 "), text("甲"), true}, "other texts": {text("甲"), text("乙"), false},
		"lists":         {casefile.NewList(text("甲")), casefile.NewList(text("甲")), true},
		"a longer list": {casefile.NewList(text("甲")), casefile.NewList(text("甲"), text("乙")), false},
		"groups":        {group("a", "甲"), group("a", "甲"), true},
		"another key":   {group("a", "甲"), group("b", "甲"), false},
		"another value": {group("a", "甲"), group("a", "乙"), false},
		"another kind":  {text(""), casefile.NewList(), false},
	} {
		if got := sameNode(c.a, c.b); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestAnswersOfADoubt: what an answer writes, changes, or points to.
func TestAnswersOfADoubt(t *testing.T) {
	edit := Edit{Path: "x", Text: "y"}
	for name, c := range map[string]struct {
		o    Option
		want Answer
	}{
		"keep":             {Keep("甲"), Answer{Means: "甲", Write: answerTo("code", "v", "")}},
		"choose":           {Choose("w", "甲"), Answer{Means: "甲", Write: answerTo("code", "v", "w")}},
		"change":           {Change("甲"), Answer{Means: "甲", At: "path"}},
		"change elsewhere": {Change("甲").At("there"), Answer{Means: "甲", At: "there"}},
		"change by":        {Change("甲").By(edit), Answer{Means: "甲", Edits: []Edit{edit}}},
		"leave":            {Leave("甲"), Answer{Means: "甲"}},
		"in words":         {Change("甲").InWords(), Answer{Means: "甲", At: "path", Words: true}},
	} {
		got := c.o.answer("code", "path", "v")
		if got.Means != c.want.Means || got.Write != c.want.Write || got.At != c.want.At || got.Words != c.want.Words ||
			len(got.Edits) != len(c.want.Edits) {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
	f := Ask(token.Position{}, "name-border", "path", "v", "m", "q", Choose("name", "是"), Keep("否"))
	for confirmed, want := range map[string]string{answerTo("name-border", "v", "name"): "name",
		answerTo("name-border", "v", ""): "", "": ""} {
		settled := Findings{f}.Settle([]string{confirmed})
		if got := settled[0].Word(); got != want || settled.Stops() != (confirmed == "") {
			t.Errorf("%s: %q, stops %v", confirmed, got, settled.Stops())
		}
	}
	var many Finding
	for range 10 {
		many.Answers = append(many.Answers, Answer{Means: "甲"})
	}
	if got := many.Choices(); len(got) != 10 || got[0] != "①甲" || got[8] != "⑨甲" || got[9] != "⑨甲" {
		t.Errorf("%q", got)
	}
}

// TestEnoughFindings: there is a maximum number of findings, after which no question is asked and
// no warning given.
func TestEnoughFindings(t *testing.T) {
	for n, want := range map[int]int{maxFindings - 1: maxFindings, maxFindings: maxFindings} {
		for name, add := range map[string]func(*decoder){
			"a question":   func(d *decoder) { d.ask("name-border", "demands", "v", "m", "q", Keep("甲")) },
			"a suggestion": func(d *decoder) { d.suggest("self-harm", "demands", "m", "q", Leave("甲")) },
			"left out": func(d *decoder) {
				d.leaveOut(slot{field: &Field{}, node: &casefile.Node{}, path: "x"},
					badMoney())
			},
		} {
			d := &decoder{c: &Case{positions: map[string]token.Position{}}, findings: make(Findings, n)}
			if add(d); len(d.findings) != want {
				t.Errorf("%s behind %d: %d", name, n, len(d.findings))
			}
		}
	}
	d := &decoder{c: &Case{Incidents: []Incident{{Conduct: []legal.Conduct{legal.Threat}}}}}
	if e := d.also(0, legal.Insult); len(e.Items) != 2 || e.Path != "incidents.0.conduct" {
		t.Errorf("%+v", e)
	}
	if e := d.also(0, legal.Threat); len(e.Items) != 1 {
		t.Errorf("%+v", e)
	}
}
