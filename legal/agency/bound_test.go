package agency

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tousu/legal"
)

// TestNothingMayBeUnknown: a body's file is refused where it names what nobody knows, or says
// what cannot be.
func TestNothingMayBeUnknown(t *testing.T) {
	for what, spoil := range map[string]func(*file){
		"acts of a paper":        func(f *file) { f.Papers[0].About = []About{{Of: []legal.Conduct{"moon"}}} },
		"exhibits of a paper":    func(f *file) { f.Papers[0].Exhibits = "moon" },
		"roles of a paper":       func(f *file) { f.Papers[0].Roles = []legal.Role{"moon"} },
		"presumed roles":         func(f *file) { f.Papers[0].Presumed = []legal.Role{"moon"} },
		"a period of a paper":    func(f *file) { f.Papers[0].Opens = &Opening{After: "nfra", Within: "moon"} },
		"a party":                func(f *file) { f.Party, f.Addressee = "moon", []Addressee{{Key: "x"}} },
		"a party without a name": func(f *file) { f.Party, f.Addressee = TheRespondent, nil },
		"a key of a name":        func(f *file) { f.Addressee = []Addressee{{}} },
		"kinds of a name":        func(f *file) { f.Addressee = []Addressee{{Key: "x", Kinds: []legal.LenderKind{"moon"}}} },
		"kinds spoken to":        func(f *file) { f.Yous = map[legal.LenderKind]string{"moon": "您"} },
		"a refusal":              func(f *file) { f.Refuses = []Refusal{{}} },
		"what is never written":  func(f *file) { f.Papers[0].Rules[0].Never, f.Papers[0].Rules[0].Status = true, Chosen },
		"a last rule for some": func(f *file) {
			f.Papers[0].Rules[len(f.Papers[0].Rules)-1].When = Condition{Roles: []legal.Role{legal.Contact}}
		},
		"a first rule for all": func(f *file) {
			f.Papers[0].Rules = append([]Rule{{ID: "x", Reason: "x", Status: Chosen}}, f.Papers[0].Rules...)
		},
		"names apart": func(f *file) {
			f.Names = []Name{{Name: "甲", Until: day("2020-01-01")}, {Name: "乙", From: day("2020-01-03")}}
		},
	} {
		f, err := load(data, "agencies/nfra.yaml")
		if err != nil {
			t.Fatal(err)
		}
		spoil(f)
		if err := f.validate(); err == nil {
			t.Errorf("%s: accepted", what)
		}
	}
	for what, c := range map[string]Condition{
		"kinds": {Kinds: []legal.LenderKind{"moon"}}, "conducts": {Conducts: []legal.Conduct{"moon"}},
		"roles": {Roles: []legal.Role{"moon"}}, "facts": {Is: []Fact{"moon"}}, "absent facts": {Not: []Fact{"moon"}},
	} {
		if c.known() == nil {
			t.Errorf("a condition of unknown %s", what)
		}
	}
	for what, x := range map[string]ActTest{
		"conduct": {Before: day("2020-01-01"), Of: []legal.Conduct{"moon"}}, "period": {Older: "moon"}, "neither": {},
		"exceptions": {Before: day("2020-01-01"), Unless: []About{{Of: []legal.Conduct{"moon"}}, {}}},
	} {
		if x.validate() == nil {
			t.Errorf("a test of acts with unknown %s", what)
		}
	}
	term := Term{ID: "x", What: "y", Fixed: 3, From: Received}
	if err := term.validate(); err != nil {
		t.Fatal(err)
	}
	term.Kinds = []legal.LenderKind{"moon"}
	if term.validate() == nil {
		t.Error("a term of unknown kinds")
	}
	term.Kinds, term.Asked, term.Basis = nil, true, []string{"x/y"}
	if term.validate() == nil {
		t.Error("a term that is asked for has a basis")
	}
	moon := fstest.MapFS{"agencies/moon.yaml": {Data: []byte("slug: nfra\n")}}
	if _, err := load(moon, "agencies/moon.yaml"); err == nil || !strings.Contains(err.Error(), "文件名") {
		t.Errorf("a file of another name: %v", err)
	}
	one := Agency{Slug: "a", Label: "甲", Names: []Name{{Name: "某局"}}}
	for n, agencies := range [][]*Agency{{}, {{Party: TheRespondent}, {Party: TheRespondent}, {Party: TheCollector}},
		{{Party: TheRespondent}}} {
		if (&Registry{agencies: agencies}).parties() == nil {
			t.Errorf("parties %d: accepted", n)
		}
	}
	other := one
	other.Slug = "b"
	if (&Registry{agencies: []*Agency{&one, &other}}).indexNames() == nil {
		t.Error("two bodies of one name")
	}
	r := &Registry{agencies: []*Agency{&one}}
	if err := r.indexNames(); err != nil || r.names["某局"] != &one {
		t.Errorf("%v: %v", r.names, err)
	}
}

// TestYearsOfHolidays: a year says of which notice it is, where it was found and when it was
// looked at, in a file of its name; its days off are all from the first to the last.
func TestYearsOfHolidays(t *testing.T) {
	const whole = "year: 2026\nnotice: 通知\nsources: [甲, 乙]\nchecked: 2026-01-02\n" +
		"off:\n  - {name: 元旦, from: 2026-01-01, to: 2026-01-03}\nwork:\n  - {name: 元旦, day: 2026-01-04}\n"
	read := func(name, text string) (*Calendar, error) {
		return loadCalendar(fstest.MapFS{"holidays/" + name: {Data: []byte(text)}})
	}
	c, err := read("2026.yaml", whole)
	if err != nil {
		t.Fatal(err)
	}
	y := c.years[2026]
	for d, want := range map[string]string{"2025-12-31": "", "2026-01-01": "元旦", "2026-01-02": "元旦", "2026-01-03": "元旦",
		"2026-01-04": ""} {
		if y.off[day(d)] != want {
			t.Errorf("%s is off: %q", d, y.off[day(d)])
		}
	}
	if y.work[day("2026-01-04")] != "元旦" || len(y.work) != 1 {
		t.Errorf("days of work %v", y.work)
	}
	for _, line := range []string{"notice: 通知\n", "sources: [甲, 乙]\n", "checked: 2026-01-02\n", "year: 2026\n"} {
		if _, err := read("2026.yaml", strings.Replace(whole, line, "", 1)); err == nil {
			t.Errorf("without %q", line)
		}
	}
	if _, err := read("2025.yaml", whole); err == nil {
		t.Error("a file of another year")
	}
	for day, want := range map[string]bool{"2026-01-02": false, "2026-01-05": false, "2025-01-04": false} {
		if _, err := read("2026.yaml", strings.Replace(whole, "day: 2026-01-04", "day: "+day, 1)); (err == nil) != want {
			t.Errorf("work on %s: %v", day, err)
		}
	}
}

// TestPlacesFile: provinces, below each its cities with their counties, under all their names.
func TestPlacesFile(t *testing.T) {
	g, err := parseGazetteer("# 说明\n\n川 四川省\n  # 市\n*凉山(彝族自治州): ?西昌市 会理市=会理县\n-: 甲县\n")
	if err != nil {
		t.Fatal(err)
	}
	cities := g.provinces[0].Cities
	if c := cities[0]; c.Full != "凉山彝族自治州" || !c.Separate || strings.Join(c.Names, " ") != "凉山彝族自治州 凉山 凉山州" {
		t.Errorf("%+v", c)
	}
	if k := cities[0].Counties; !k[0].Open || k[0].Full != "西昌市" || len(k[0].Names) != 1 || k[1].Open ||
		strings.Join(k[1].Names, " ") != "会理市 会理县" {
		t.Errorf("%+v %+v", k[0], k[1])
	}
	if c := cities[1]; c.Full != "" || len(c.Names) != 0 || c.Counties[0].Full != "甲县" {
		t.Errorf("%+v", c)
	}
	for src, want := range map[string]string{"# 说明\n\n甲: 乙\n": "第 3 行", "川 四川省\n甲\n": "第 2 行"} {
		if _, err := parseGazetteer(src); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", src, err, want)
		}
	}
	for name, want := range map[string]string{"昆山市": "昆山", "甲市": "", "": ""} {
		if name == "" {
			continue
		}
		if got := stem(name); got != want {
			t.Errorf("%s without its kind is %q", name, got)
		}
	}
}

// TestBackgroundOnce: the acts that are told and not rested on, each once, and no others.
func TestBackgroundOnce(t *testing.T) {
	d := Decision{Objections: []Objection{{Refusal: &Refusal{}, Effect: Warns, Acts: []int{0}},
		{Refusal: &Refusal{}, Effect: AsBackground, Acts: []int{2, 1}},
		{Refusal: &Refusal{}, Effect: AsBackground, Acts: []int{1}}}}
	if got := d.Background(); !slices.Equal(got, []int{2, 1}) {
		t.Error(got)
	}
	if got := (spot{}).where(); got != (Where{}) {
		t.Errorf("nowhere is %+v", got)
	}
}
