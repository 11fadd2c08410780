package render

import (
	"slices"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
)

// TestWhoHasTheOriginal: where the original of an exhibit is, as its source tells; where none
// does, by what it is called and whom the facts that it goes with reached.
func TestWhoHasTheOriginal(t *testing.T) {
	e := shipped(t)
	const nobody, own, others, both = "", "own", "others", "both" // whom the facts reached that cite it
	for _, x := range []struct {
		cited string
		shown complaint.Exhibit
		want  string // phone, others, hand
	}{
		{own, complaint.Exhibit{Name: "通话记录", Source: "本人手机"}, "phone"},
		{others, complaint.Exhibit{Name: "通话记录", Source: "本人手机"}, "phone"},
		{own, complaint.Exhibit{Name: "通话记录", Source: "本人电脑"}, "hand"},
		{own, complaint.Exhibit{Name: "汇总表", Source: "本人整理"}, ""}, // it has no other original
		{own, complaint.Exhibit{Name: "通话记录", Source: "母亲手机"}, ""},
		{others, complaint.Exhibit{Name: "通话记录", Source: "母亲手机"}, "others"},
		{both, complaint.Exhibit{Name: "通话记录", Source: "母亲手机"}, ""},
		{nobody, complaint.Exhibit{Name: "通话记录", Source: "母亲手机"}, ""},
		{others, complaint.Exhibit{Name: "通话记录", Source: "母亲手机", Form: "原件"}, "hand"},
		{others, complaint.Exhibit{Name: "通话记录"}, ""},
		{own, complaint.Exhibit{Name: "通话记录"}, "phone"},
		{both, complaint.Exhibit{Name: "通话记录"}, "phone"},
		{nobody, complaint.Exhibit{Name: "通话记录"}, "phone"},
		{own, complaint.Exhibit{Name: "借款合同", Form: "原件"}, "hand"},
		{own, complaint.Exhibit{Name: "借款合同", Form: "复印件"}, ""},
	} {
		c := plainCase(legal.Harassment)
		c.Exhibits = []complaint.Exhibit{{Name: "借据", Form: "复印件"}, x.shown}
		byMother := fact(c, "2026-03-01", "对方打给母亲。", legal.Harassment)
		byMother.ReportedBy = "母亲"
		if x.cited == own || x.cited == both {
			c.Incidents[0].Exhibits = []int{1}
		}
		if x.cited == others || x.cited == both {
			c.Incidents[1].Exhibits = []int{1}
		}
		d := telling(e, c)
		var got []string
		for _, place := range []struct {
			name string
			of   *Value
		}{{"phone", d.OnOwnPhone()}, {"others", d.HeldByOthers()}, {"hand", d.AtHand()}} {
			if place.of != nil {
				got = append(got, place.name)
				if place.of.text != "证据2" || place.of.key.path() != "exhibits.1.name" {
					t.Errorf("%+v: %s at %s", x.shown, place.of.text, place.of.key.path())
				}
			}
		}
		if strings.Join(got, " ") != x.want {
			t.Errorf("%q %+v: %s, want %s", x.cited, x.shown, got, x.want)
		}
		if d.OthersHoldAll() {
			t.Errorf("%+v: a copy is held by others", x.shown)
		}
		d.Exhibits = d.Exhibits[1:]
		if got := d.OthersHoldAll(); got != (x.want == "others") {
			t.Errorf("%q %+v: others hold all: %t", x.cited, x.shown, got)
		}
	}
	if telling(e, plainCase(legal.Threat)).OthersHoldAll() {
		t.Error("others hold all of nothing")
	}
}

// TestBlacksOut: copies of what others are called in are blacked out, recordings not.
func TestBlacksOut(t *testing.T) {
	e := shipped(t)
	record, sound, disc := complaint.Exhibit{Name: "通话记录", Form: "打印件"}, complaint.Exhibit{Name: "录音", Form: "文件"},
		complaint.Exhibit{Name: "通话", Form: "光盘"}
	for _, x := range []struct {
		others bool
		shown  []complaint.Exhibit
		want   bool
	}{
		{true, []complaint.Exhibit{record}, true}, {true, []complaint.Exhibit{sound, record}, true},
		{true, []complaint.Exhibit{sound, disc}, false}, {true, nil, false}, {false, []complaint.Exhibit{record}, false},
	} {
		c := plainCase(legal.Harassment)
		c.Exhibits = x.shown
		if x.others {
			c.Incidents[0].ReportedBy = "母亲"
		}
		if got := telling(e, c).BlacksOut(); got != x.want {
			t.Errorf("%+v: %t", x, got)
		}
	}
}

// TestFullNumbers: a number that a fact gives in part is seen in full where the exhibit that the
// fact cites is one that shows numbers.
func TestFullNumbers(t *testing.T) {
	e := shipped(t)
	for _, x := range []struct {
		caller, name string
		cites        []int
		want         string
	}{
		{"028-5550****", "通话详单", []int{1}, "证据2"}, {"028-5550＊＊＊＊", "来电截图", []int{0, 1}, "证据2"},
		{"02855501234", "通话详单", []int{1}, ""}, {"028-5550****", "借款合同", []int{1}, ""},
		{"028-5550****", "通话详单", []int{0}, ""}, {"028-5550****", "通话详单", nil, ""},
	} {
		c := plainCase(legal.Harassment)
		c.Exhibits = []complaint.Exhibit{{Name: "借据"}, {Name: x.name}}
		c.Incidents[0].Caller, c.Incidents[0].Exhibits = x.caller, x.cites
		got := telling(e, c).FullNumbers()
		if got.words() != x.want || got != nil && got.key.path() != "exhibits.1.name" {
			t.Errorf("%+v: %s", x, got.words())
		}
	}
}

// TestNumbersOfTheCollector: those that no call of the letter shows, and whether some showed
// none, which no fact says.
func TestNumbersOfTheCollector(t *testing.T) {
	e := shipped(t)
	const number, another = "028-55501234", "028-55505678"
	for _, x := range []struct {
		phones  []string
		caller  string
		conduct legal.Conduct
		other   string
		hidden  bool
	}{
		{[]string{number, another}, number, legal.Threat, another, false},
		{[]string{number, another}, "", legal.Threat, number + " " + another, false},
		{[]string{number}, number, legal.HomeVisit, number, false}, // nobody called from it
		{[]string{number, hiddenNumber}, number, legal.Threat, "", true},
		{[]string{number, hiddenNumber}, hiddenNumber, legal.Threat, number, false},
		{nil, number, legal.Threat, "", false},
	} {
		c := plainCase(x.conduct)
		c.Collector, c.Incidents[0].Caller = &complaint.Collector{Name: "示例公司", Phones: x.phones}, x.caller
		d := telling(e, c)
		var got []string
		for _, p := range d.OtherPhones() {
			got = append(got, p.text)
		}
		if strings.Join(got, " ") != x.other || d.OtherHidden() != x.hidden {
			t.Errorf("%+v: %s, %t", x, got, d.OtherHidden())
		}
	}
	d := telling(e, plainCase(legal.Threat))
	if d.OtherPhones() != nil || d.OtherHidden() {
		t.Error("numbers of nobody")
	}
}

// TestWithheldExhibits: what lists other persons goes to police, prosecutor and court, and where
// the paper asks for it; an arbitrator, who judges the charge, is none of them. What is withheld
// is named, and leaves no gap that nobody explains.
func TestWithheldExhibits(t *testing.T) {
	e := shipped(t)
	for _, x := range []struct {
		paper agency.Paper
		body  agency.Agency
		sees  bool
	}{
		{agency.Paper{Identifies: true}, agency.Agency{}, true}, {agency.Paper{Lists: true}, agency.Agency{}, true},
		{agency.Paper{}, agency.Agency{Tribunal: true}, true},
		{agency.Paper{}, agency.Agency{Tribunal: true, Contract: true}, false},
		{agency.Paper{}, agency.Agency{Contract: true}, false}, {agency.Paper{}, agency.Agency{}, false},
	} {
		c := plainCase(legal.Harassment)
		c.Exhibits = []complaint.Exhibit{{Name: "录音"}, {Name: "通讯录截图", Others: &yes}, {Name: "借据"}}
		d := telling(e, c)
		d.keepExhibits(agency.Decision{Paper: &x.paper, Agency: &x.body}, nil)
		var shown []int
		for _, s := range d.Exhibits {
			shown = append(shown, s.No)
		}
		want, withheld := []int{1, 3}, "证据2"
		if x.sees {
			want, withheld = []int{1, 2, 3}, ""
		}
		if !slices.Equal(shown, want) || d.Withheld().words() != withheld || d.Gaps() {
			t.Errorf("%+v %+v: %v, withheld %s, gaps %t", x.paper, x.body, shown, d.Withheld().words(), d.Gaps())
		}
	}
}

// TestGaps: numbers are without gaps where those that are shown and those that are named as
// withheld are all from the first to the last.
func TestGaps(t *testing.T) {
	for _, x := range []struct {
		shown, withheld []int // numbers from 1, places from 0
		gaps            bool
	}{
		{nil, nil, false}, {[]int{1, 2}, nil, false}, {[]int{2}, nil, true}, {[]int{1, 3}, nil, true},
		{[]int{1, 3}, []int{1}, false}, {[]int{1}, []int{1}, false}, {[]int{1}, []int{2}, true}, {nil, []int{1}, true},
		{[]int{2, 1}, nil, false},
	} {
		d := &Dossier{withheld: x.withheld}
		for _, no := range x.shown {
			d.Exhibits = append(d.Exhibits, &Exhibit{No: no})
		}
		if got := d.Gaps(); got != x.gaps {
			t.Errorf("%+v: %t", x, got)
		}
	}
	said := &Value{text: "x"}
	for what, x := range map[string]*Exhibit{"form": {Form: said}, "source": {Source: said}, "proves": {Proves: said},
		"pages": {Pages: said}} {
		for _, asked := range []string{"form", "source", "proves", "pages"} {
			got, err := (&Dossier{Exhibits: []*Exhibit{{Name: said}, x}}).ExhibitsTell(asked)
			if err != nil || got != (asked == what) {
				t.Errorf("an exhibit with its %s alone tells its %s: %t, %v", what, asked, got, err)
			}
		}
	}
	d := &Dossier{Exhibits: []*Exhibit{{Name: &Value{text: "通话记录"}}, {Name: &Value{text: "个人信用报告"}}}}
	if !d.ExhibitNamed("信用报告") || d.ExhibitNamed("录音") {
		t.Error("exhibits are found by other names")
	}
}

// TestExhibitsOfActs: a paper of some acts shows what they cite; what no act of the case cites
// goes with it where all may, or where no act cites anything.
func TestExhibitsOfActs(t *testing.T) {
	e := shipped(t)
	for _, x := range []struct {
		cites   [2][]int // by the two facts; the paper speaks of the second
		loose   bool
		kept    string
		keptTie string // of those tied to the act or to a loss
	}{
		{[2][]int{{0}, {1}}, false, "2", "2 4"}, {[2][]int{{0}, {1}}, true, "2 3 4", "2 4"},
		{[2][]int{{0, 1}, {1, 2}}, true, "2 3 4", "2 3 4"}, {[2][]int{{0}, nil}, false, "", "4"},
		{[2][]int{nil, nil}, true, "1 2 3 4", "4"},
	} {
		c := plainCase(legal.Harassment)
		fact(c, "2026-03-01", "对方来电。", legal.Harassment)
		c.Exhibits = []complaint.Exhibit{{Name: "录音"}, {Name: "截图"}, {Name: "借据"}, {Name: "公证费发票"}}
		c.Losses = &complaint.Losses{Economic: []complaint.LossItem{{Item: "公证费", Amount: 100}}}
		c.Incidents[0].Exhibits, c.Incidents[1].Exhibits = x.cites[0], x.cites[1]
		numbers := func(d *Dossier) string {
			var out []string
			for _, x := range d.Exhibits {
				out = append(out, string(rune('0'+x.No)))
			}
			return strings.Join(out, " ")
		}
		d := telling(e, c)
		if got := d.cites(); got != (x.cites[0] != nil) {
			t.Errorf("%v: some fact cites an exhibit: %t", x.cites, got)
		}
		d.keepOf([]int{1}, x.loose)
		if got := numbers(d); got != x.kept {
			t.Errorf("%v, loose %t: %s, want %s", x.cites, x.loose, got, x.kept)
		}
		d = telling(e, c)
		d.keepTied([]int{1})
		if got := numbers(d); got != x.keptTie {
			t.Errorf("%v, tied: %s, want %s", x.cites, got, x.keptTie)
		}
		d = telling(e, c)
		d.agency.Contract = true // a loss of another class ties nothing
		d.keepTied([]int{1})
		if x.cites[1] == nil && numbers(d) != "1 2 3 4" {
			t.Errorf("%v: nothing is tied, and %s are kept", x.cites, numbers(d))
		}
	}
}
