package render

import (
	"reflect"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/render/letter"
)

// TestSights: the table of who may see what holds every key of the case once, and no
// other; whatever it does not know is veiled.
func TestSights(t *testing.T) {
	known := map[string]bool{}
	for _, f := range complaint.Fields() {
		path := strings.ReplaceAll(f.Path, "[]", "")
		known[path] = true
		if _, ok := sights[path]; !ok {
			t.Errorf("%s (%s): who may see it?", path, f.Label)
		}
	}
	for path := range sights {
		if !known[path] {
			t.Errorf("%s is no key of the case", path)
		}
	}
	if at("nobody", "knows").sight() != veiledText {
		t.Error("what the table does not know is not veiled")
	}
}

// TestDossierIsSeen: every value of the case that any paper's dossier holds is one that
// the table knows, and none that it calls unprinted.
func TestDossierIsSeen(t *testing.T) {
	e := shipped(t)
	seen := map[string]bool{}
	for _, role := range legal.Roles {
		c := fullCase(day("2026-03-20"), role.Slug, legal.ConsumerFinance,
			[]legal.Conduct{legal.ContactListHarassment, legal.Threat})
		outline := e.outline(c)
		for _, d := range everyPaper(e, c) {
			dossier, err := outline.addressedTo(d)
			if err != nil {
				t.Fatal(err)
			}
			walkValues(reflect.ValueOf(dossier), map[uintptr]bool{}, func(v *Value) {
				if v.origin != letter.FromCase {
					return
				}
				path := place.ReplaceAllString(v.key.path(), "")
				seen[path] = true
				if s, ok := sights[path]; !ok || s == unprinted || v.key.sight() != s {
					t.Errorf("%s/%s: %s is seen as %d, the table says %d (%v)", d.Agency.Slug, d.Paper.Kind, path,
						v.key.sight(), s, ok)
				}
			})
		}
	}
	if len(seen) < 40 {
		t.Errorf("only %d keys were seen: the walk does not reach the values", len(seen))
	}
}

// walkValues calls f for every value below v.
func walkValues(v reflect.Value, visited map[uintptr]bool, f func(*Value)) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || visited[v.Pointer()] {
			return
		}
		visited[v.Pointer()] = true
		if x, isValue := v.Interface().(*Value); isValue {
			f(x)
			return
		}
		walkValues(v.Elem(), visited, f)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				walkValues(v.Field(i), visited, f)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			walkValues(v.Index(i), visited, f)
		}
	}
}

// TestNamesAreVeiled: in every text of a letter that the table calls veiled, the name of
// a person who does not agree to be named is masked, except for readers who may see him.
func TestNamesAreVeiled(t *testing.T) {
	e := shipped(t)
	c := fullCase(day("2026-03-20"), legal.Borrower, legal.ConsumerFinance,
		[]legal.Conduct{legal.ContactListHarassment, legal.Threat})
	c.Incidents[0].Contacts = []complaint.ContactPerson{{Relation: "母亲", Name: "周玉兰"}}
	sprinkle(reflect.ValueOf(c).Elem(), "", func() string { return "，周玉兰说" })
	whole := 0
	for _, d := range everyPaper(e, c) {
		res, err := e.Render(c, d)
		if err != nil {
			t.Fatal(err)
		}
		for line := range res.Letter.Lines() {
			for _, in := range line {
				f, isField := in.(*letter.Field)
				path, from := casePath(f, isField)
				if !from || !strings.Contains(f.Text, "周玉兰") {
					continue
				}
				if whole++; sights[path] == veiledText && !d.Paper.Identifies {
					t.Errorf("%s/%s: %s names her: %s", d.Agency.Slug, d.Paper.Kind, path, f.Text)
				}
			}
		}
	}
	if whole == 0 {
		t.Error("she is named nowhere, not even to the police")
	}
}

// TestReserved: to the police the letter says who may not be told the names; it says that
// they have agreed to that only where they have.
func TestReserved(t *testing.T) {
	e := shipped(t)
	const unasked, agreed = "被联系的人，姓名和电话只写给公安机关", "被联系的人只同意将姓名和电话写给公安机关"
	for consent, want := range map[complaint.Consent]string{complaint.Unasked: unasked, complaint.ToAuthorities: agreed,
		complaint.ToAll: "", complaint.ToNobody: ""} {
		c := fullCase(day("2026-03-20"), legal.Borrower, legal.ConsumerFinance,
			[]legal.Conduct{legal.ContactListHarassment, legal.Threat})
		for i := range c.Incidents {
			c.Incidents[i].Contacts = []complaint.ContactPerson{{Relation: "母亲", Name: "周玉兰", Phone: "13900005678",
				Consent: consent}}
		}
		for kind, l := range letters(t, e, c) {
			for _, said := range []string{unasked, agreed} {
				if text := all(l); strings.Contains(text, said) != (kind == "police-report" && said == want) {
					t.Errorf("%s, %q: says %q: %v", kind, consent, said, strings.Contains(text, said))
				}
			}
		}
	}
}
