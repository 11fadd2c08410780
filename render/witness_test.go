package render

import (
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/complaint"
)

// A statement is made out for each person who was called, once; it names whoever agreed
// to be named to all, and nobody else.
func TestWitnesses(t *testing.T) {
	c := readCase(t, "minimal")
	called := func(relation, name string, consent complaint.Consent) complaint.ContactPerson {
		return complaint.ContactPerson{Relation: relation, Name: name, Phone: "13900005678", Consent: consent}
	}
	incident := func(persons ...complaint.ContactPerson) complaint.Incident {
		in := c.Incidents[0]
		in.Conduct, in.Contacts = []legal.Conduct{legal.ContactListHarassment}, persons
		return in
	}
	c.Incidents = []complaint.Incident{
		incident(called("姐姐", "何子悦", complaint.ToAll), called("我妈妈", "周玉兰", complaint.ToAuthorities)),
		incident(called("姐姐", "何子悦", complaint.ToAll), called("同事", "陈某某", complaint.ToNobody),
			called("邻居", "", complaint.Unasked)),
	}
	var got [][2]string
	for _, w := range (&Dossier{kase: c, views: &views{}}).Witnesses() {
		var pair [2]string
		for i, v := range []*Value{w.Name, w.Relation} {
			if v != nil {
				pair[i] = v.text
			}
		}
		got = append(got, pair)
	}
	want := [][2]string{{"何子悦", "姐姐"}, {"", "母亲"}, {"", "同事"}, {"", "邻居"}}
	if len(got) != len(want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("person %d: %q, want %q", i, got[i], want[i])
		}
	}
	c.Incidents = []complaint.Incident{incident()}
	if got := (&Dossier{kase: c, views: &views{}}).Witnesses(); len(got) != 1 || *got[0] != (Witness{}) {
		t.Errorf("of nobody in particular: %v", got)
	}
}

// TestWhoWitnesses: who was called is asked, of facts that reached others alone; two of one name
// are two where they are not the same to the complainant, and a blank in a name is none.
func TestWhoWitnesses(t *testing.T) {
	called := func(name, relation string) complaint.ContactPerson {
		return complaint.ContactPerson{Name: name, Relation: relation, Consent: complaint.ToAll}
	}
	for name, x := range map[string]struct {
		role    legal.Role
		conduct legal.Conduct
		people  []complaint.ContactPerson
		want    string
	}{
		"called":              {legal.Borrower, legal.Threat, []complaint.ContactPerson{called("周玉兰", "母亲")}, "周玉兰母亲"},
		"told of the debt":    {legal.Borrower, legal.DebtDisclosure, []complaint.ContactPerson{called("周玉兰", "母亲")}, "周玉兰母亲"},
		"of a contact's case": {legal.Contact, legal.Threat, []complaint.ContactPerson{called("周玉兰", "母亲")}, ""},
		"that reached others": {legal.Contact, legal.DebtDisclosure, []complaint.ContactPerson{called("周玉兰", "母亲")}, "周玉兰母亲"},
		"named twice": {legal.Borrower, legal.Threat, []complaint.ContactPerson{called("周 玉兰", "我妈妈"), called("周玉兰", "母亲")},
			"周 玉兰母亲"},
		"two of one name": {legal.Borrower, legal.Threat, []complaint.ContactPerson{called("周玉兰", "母亲"), called("周玉兰", "同事")},
			"周玉兰母亲；周玉兰同事"},
		"by relation alone": {legal.Borrower, legal.Threat, []complaint.ContactPerson{{}, called("", "母亲")}, "母亲"},
		"by name alone":     {legal.Borrower, legal.Threat, []complaint.ContactPerson{called("周玉兰", "")}, "周玉兰"},
	} {
		c := bareCase(day("2026-03-20"), x.role, legal.Bank, []legal.Conduct{x.conduct})
		c.Incidents[0].Contacts = x.people
		var got []string
		for _, w := range (&Dossier{kase: c, views: &views{}}).Witnesses() {
			got = append(got, w.Name.words()+w.Relation.words())
		}
		if strings.Join(got, "；") != x.want {
			t.Errorf("%s: %q, want %s", name, got, x.want)
		}
	}
}
