package complaint

import (
	"slices"
	"strings"
	"testing"

	"tousu/legal"
)

// TestMentions: where a name is in a text, which word it may be a part of, and which quotation it
// is in.
func TestMentions(t *testing.T) {
	for _, c := range []struct{ text, name, want string }{
		{"周敏说", "周敏", "0-2"}, {"称周敏", "周敏", "1-3"}, {"周 敏说", "周敏", "0-3"}, {"周敏感", "周敏", "0-2 ?周敏感"},
		{"周敏abc", "周敏", "0-2"}, {"周敏，感", "周敏", "0-2"},
		{"周敏慧说", "周敏慧", "0-3"}, {"周敏慧感", "周敏慧", "0-3"}, {"周，敏", "周敏", ""}, {"周", "周敏", ""}, {"", "周敏", ""},
		{"周敏周敏", "周敏", "0-2 ?周敏周 2-4"}, {"周周敏", "周敏", "1-3"},
		{"“周敏欠钱”", "周敏", "1-3 ?周敏欠 “周敏欠钱”"}, {"「周敏」", "周敏", "1-3 “周敏”"}, {"“甲”周敏", "周敏", "3-5"},
		{"“甲\n周敏”", "周敏", "3-5"}, {"“周敏", "周敏", "1-3"}, {"甲“乙周敏", "周敏", "3-5"},
	} {
		var got []string
		for _, m := range mentions([]rune(c.text), []rune(c.name)) {
			s := string(rune('0'+m.from)) + "-" + string(rune('0'+m.to))
			if m.unsure != "" {
				s += " ?" + m.unsure
			}
			if m.quote != "" {
				s += " “" + m.quote + "”"
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s in %s: %q, want %q", c.name, c.text, s, c.want)
		}
	}
	border, quote := answerTo("name-border", "周敏感", "other"), answerTo("name-in-quote", "周敏欠钱", "keep")
	for name, c := range map[string]struct {
		m         mention
		confirmed []string
		want      bool
	}{
		"sure":                 {mention{}, []string{border, quote}, false},
		"unsure, another word": {mention{unsure: "周敏感"}, []string{border}, true},
		"unsure, nobody said":  {mention{unsure: "周敏感"}, nil, false},
		"quoted, to be kept":   {mention{quote: "周敏欠钱"}, []string{quote}, true},
		"quoted, nobody said":  {mention{quote: "周敏欠钱"}, []string{border}, false},
		"both, one said":       {mention{unsure: "周敏欠", quote: "周敏欠钱"}, []string{quote}, true},
	} {
		if got := c.m.kept(c.confirmed); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestVeiledTexts: third persons' names and numbers are not printed; those of the complainant, his
// agent and the callers are.
func TestVeiledTexts(t *testing.T) {
	c := &Case{Complainant: Complainant{Phone: "13800138000", IDNumber: "11010519491231002X"},
		Respondent: Respondent{Hotline: "95188 4000"}}
	c.Agent = &Agent{Phone: "13900139000"}
	c.Collector = &Collector{Phones: []string{"01012345678"}}
	c.Incidents = []Incident{{Caller: "13700137000"}}
	got := c.ownNumbers()
	for _, n := range []string{"13800138000", "13900139000", "01012345678", "12345678", "13700137000", "951884000"} {
		if !slices.Contains(got, n) {
			t.Errorf("%s is nobody's of those: %q", n, got)
		}
	}
	veil := &Veil{numbers: []string{"13600136000"},
		names: []veiled{{name: []rune("周玉兰"), mask: "周某"}, {name: []rune("王敏"), mask: "王某"}}}
	for text, want := range map[string]string{
		"": "", "甲": "甲", "致电周玉兰": "致电周某", "周 玉兰（13600136000）": "周某（136****6000）", "王敏和周玉兰": "王某和周某",
		"136-0013-6000": "136****6000", "13500135000": "13500135000",
	} {
		if got := veil.Text(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	veil.party = true
	for text, want := range map[string]string{"电13600136000话": "电（号码从略）话", "（13600136000）": "（号码从略）",
		"(13600136000)": "（号码从略）"} {
		if got := veil.Text(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	person := []ContactPerson{{Name: "周玉兰", Relation: "母亲", Phone: "13600136000"}, {Name: "李", Phone: "13800138000"}}
	told := &Case{Complainant: Complainant{Role: legal.Borrower, Phone: "13800138000"},
		Incidents: []Incident{{Contacts: person}}}
	if got := told.Veil(Body).Text("周玉兰、李13600136000、13800138000"); got != "周某、李136****6000、13800138000" {
		t.Error(got)
	}
	told.Complainant.Role = legal.Contact
	if told.Veil(Body) != nil || (&Case{}).Veil(Body) != nil {
		t.Error("a contact tells of himself, and a case of nobody hides nothing")
	}
	var none *Veil
	if none.Text("周玉兰13600136000") != "周玉兰13600136000" || (&Veil{}).Numbers("13600136000") != "13600136000" {
		t.Error("no veil hides something")
	}
}
