package render

import (
	"slices"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
)

// TestPeriod: when a fact was, as a letter tells it.
func TestPeriod(t *testing.T) {
	at := complaint.Moment{Date: day("2026-02-11")}
	for want, in := range map[string]complaint.Incident{
		"2026年2月11日":            {At: at},
		"2026年2月11日至2月14日":      {At: at, Until: day("2026-02-14")},
		"2025年12月30日至2026年1月2日": {At: complaint.Moment{Date: day("2025-12-30")}, Until: day("2026-01-02")},
		"2026年2月上旬，具体日期以通话记录为准": {At: complaint.Moment{Date: day("2026-02-01"), Words: "2026年2月上旬"}},
	} {
		if got := period(&in); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if got := period(&complaint.Incident{At: at, Until: at.Date}); got != "2026年2月11日" {
		t.Error(got)
	}
}

// TestRelation: who somebody is to the complainant, in the words of a letter.
func TestRelation(t *testing.T) {
	for in, want := range map[string]string{
		"我妈妈": "母亲", "我的老公": "丈夫", "本人的同事": "同事", "本人": "本人", "我": "我", "我的": "的", "姥姥": "外祖母", "领导": "领导", "": "",
	} {
		if got := relation(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
	for in, want := range map[string][2]bool{"电话": {true, false}, "来电": {true, false}, "固定电话": {true, false},
		"电话、短信": {false, false}, "上门": {false, true}, "到单位当面": {false, true}, "": {false, false}} {
		if telephone(in) != want[0] || onTheSpot(in) != want[1] {
			t.Errorf("%s: %t, %t", in, telephone(in), onTheSpot(in))
		}
	}
	if got := formally("违规联系他人（俗称“爆通讯录”）、威胁"); got != "违规联系他人、威胁" {
		t.Error(got)
	}
}

// TestNumbersOfFacts: facts and exhibits by their numbers, spans from three on.
func TestNumbersOfFacts(t *testing.T) {
	for want, list := range map[string][]int{"": nil, "1": {0}, "1、2": {0, 1}, "1至3": {0, 1, 2},
		"1、3至5、7、8": {0, 2, 3, 4, 6, 7}, "2、4": {1, 3}} {
		if got := numbers(list); got != want {
			t.Errorf("%v: %s, want %s", list, got, want)
		}
	}
	if exhibitNames(nil) != "" || exhibitNames([]int{0, 2}) != "证据1、3" {
		t.Error(exhibitNames([]int{0, 2}))
	}
	for _, x := range []struct {
		since, until legal.Date
		want         string
	}{
		{legal.Date{}, legal.Date{}, ""}, {day("2026-01-01"), legal.Date{}, "中2026年1月1日以后的部分"},
		{legal.Date{}, day("2025-12-31"), "中2025年12月31日以前的部分"},
		{day("2025-01-01"), day("2025-12-31"), "中2025年1月1日至2025年12月31日的部分"},
	} {
		if got := partName(x.since, x.until); got != x.want {
			t.Errorf("%s, want %s", got, x.want)
		}
	}
	if !subset(nil, nil) || !subset([]int{1}, []int{0, 1}) || subset([]int{1, 2}, []int{1}) {
		t.Error("subsets are told otherwise")
	}
	list := []int{0, 1, 2}
	if got := without(list, []int{1}); !slices.Equal(got, []int{0, 2}) || !slices.Equal(list, []int{0, 1, 2}) ||
		!slices.Equal(without(list, nil), list) {
		t.Error(got, list)
	}
}

// TestInsertByLaw: citations of one version are together, in the order of its articles;
// the laws in that of their first mention.
func TestInsertByLaw(t *testing.T) {
	e := shipped(t)
	cite := func(ref string) *legal.Citation {
		c, err := e.law.Cite(ref, legal.Days{Act: day("2026-02-01"), Filed: day("2026-03-20")})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	for _, order := range [][]string{
		{"civil/privacy", "pipl/penalty", "civil/personal-information"},
		{"pipl/penalty", "civil/personal-information", "civil/privacy"},
		{"civil/personal-information", "civil/privacy", "pipl/penalty"},
		{"civil/privacy", "civil/privacy", "pipl/penalty"},
	} {
		var list []*legal.Citation
		var laws []string
		for _, ref := range order {
			if law, _, _ := strings.Cut(ref, "/"); !slices.Contains(laws, law) {
				laws = append(laws, law)
			}
			list = insertByLaw(list, cite(ref))
		}
		var got []string
		for i, c := range list {
			if law := c.Version.Law; len(got) == 0 || got[len(got)-1] != law {
				got = append(got, law)
			} else if list[i-1].Place.Compare(c.Place) > 0 {
				t.Errorf("%v: %s before %s", order, list[i-1].Place.Chinese(), c.Place.Chinese())
			}
		}
		if len(list) != len(order) || !slices.Equal(got, laws) {
			t.Errorf("%v: %v, want %v", order, got, laws)
		}
	}
}

// TestContactAsSeen: what a reader may see of who was called, by his consent.
func TestContactAsSeen(t *testing.T) {
	c := fullCase(day("2026-03-20"), legal.Borrower, legal.ConsumerFinance,
		[]legal.Conduct{legal.ContactListHarassment})
	p := &c.Incidents[0].Contacts[0]
	for _, x := range []struct {
		reader      complaint.Reader
		consent     complaint.Consent
		name, phone string
		consents    bool
	}{
		{complaint.Authority, "", "周玉兰", "13900005678", false}, {complaint.Body, "", "周某", "139****5678", false},
		{complaint.Party, "", "", "", false},
		{complaint.Authority, complaint.ToNobody, "", "", false}, {complaint.Body, complaint.ToNobody, "", "", false},
		{complaint.Body, complaint.ToAll, "周玉兰", "139****5678", true},
		{complaint.Party, complaint.ToAll, "周玉兰", "", true},
		{complaint.Body, complaint.ToAuthorities, "周某", "139****5678", false},
	} {
		p.Consent = x.consent
		f := &view{c: c, shown: x.reader, veil: c.Veil(x.reader)}
		got := f.contact(0, 0)
		if got == nil || got.Name.words() != x.name || got.Phone.words() != x.phone || got.Consents != x.consents ||
			got.Relation.words() != "母亲" {
			t.Errorf("%v of %q: %s %s %s", x.reader, x.consent, got.Relation.words(), got.Name.words(),
				got.Phone.words())
		}
	}
	*p = complaint.ContactPerson{}
	if got := (&view{c: c, shown: complaint.Body, veil: c.Veil(complaint.Body)}).contact(0, 0); got != nil {
		t.Errorf("%+v", got)
	}
}

// TestReservedPersons: whom a paper to the authorities names who has not agreed to be named to
// others, and whether all of those agreed to be named to it.
func TestReservedPersons(t *testing.T) {
	person := func(consent complaint.Consent) complaint.ContactPerson {
		return complaint.ContactPerson{Name: "周玉兰", Consent: consent}
	}
	for _, x := range []struct {
		reader       complaint.Reader
		role         legal.Role
		called       []complaint.ContactPerson
		some, agreed bool
	}{
		{complaint.Authority, legal.Borrower, []complaint.ContactPerson{person("")}, true, false},
		{complaint.Authority, legal.Borrower, []complaint.ContactPerson{person(complaint.ToAuthorities)}, true, true},
		{complaint.Authority, legal.Borrower, []complaint.ContactPerson{person(complaint.ToAuthorities), person("")},
			true, false}, {complaint.Authority, legal.Borrower,
			[]complaint.ContactPerson{person(""), person(complaint.ToAuthorities)}, true, false},
		{complaint.Authority, legal.Borrower,
			[]complaint.ContactPerson{person(complaint.ToAll), person(complaint.ToNobody), {}}, false, false},
		{complaint.Authority, legal.Borrower, nil, false, false},
		{complaint.Body, legal.Borrower, []complaint.ContactPerson{person("")}, false, false},
		{complaint.Authority, legal.Contact, []complaint.ContactPerson{person("")}, false, false},
		{complaint.Authority, legal.Borrower, []complaint.ContactPerson{{Phone: "13900005678"}}, true, false},
	} {
		c := fullCase(day("2026-03-20"), x.role, legal.ConsumerFinance, []legal.Conduct{legal.Threat})
		c.Incidents[0].Contacts = x.called
		f := &view{c: c, shown: x.reader}
		if some, agreed := f.reserved([]int{1, 0}); some != x.some || agreed != x.agreed {
			t.Errorf("%+v: %t, %t", x, some, agreed)
		}
	}
}

// TestFormalConduct: a formal paper puts a conduct without the words of the trade, and without
// the exhibits that it leaves out; the fact itself stays as it was told.
func TestFormalConduct(t *testing.T) {
	c := fullCase(day("2026-03-20"), legal.Borrower, legal.ConsumerFinance,
		[]legal.Conduct{legal.ContactListHarassment})
	f := viewed(c)
	f.told = make([]*Incident, len(c.Incidents))
	plain := f.incident(0, false, leaving{})
	formal := f.incident(0, true, leaving{exhibits: []int{0}})
	if !strings.Contains(plain.Conduct.words(), "俗称") || strings.Contains(formal.Conduct.words(), "俗称") ||
		formal.Conduct.words() != formally(plain.Conduct.words()) {
		t.Errorf("%s, %s", plain.Conduct.words(), formal.Conduct.words())
	}
	if plain.Exhibits.words() != "证据1、2" || formal.Exhibits.words() != "证据2" ||
		f.incident(0, false, leaving{exhibits: []int{5}}).Exhibits.words() != "证据1、2" {
		t.Errorf("%s, %s", plain.Exhibits.words(), formal.Exhibits.words())
	}
	if isObjection(nil) || isObjection(&agency.Term{}) ||
		!isObjection(&agency.Term{Basis: []string{"x", "credit-reporting/objection"}}) {
		t.Error("objections are told otherwise")
	}
}
