package legal

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestGroups: every group named in code is in the data.
func TestGroups(t *testing.T) {
	for _, g := range []Group{
		Calls, Collecting, Timed, Disturbing, Pestering, ReachingOthers, AgainstBorrower, PersonalData,
		"personal-information-crime",
		"of-app", Punishable,
	} {
		if len(g.Conducts()) == 0 {
			t.Errorf("%s is empty", g)
		}
	}
	for name, g := range groups() {
		for _, ref := range g.Basis {
			if err := Default().Known(ref); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// TestGroupMembers spells out where two groups differ.
func TestGroupMembers(t *testing.T) {
	for _, c := range []struct {
		group    Group
		in, outs []Conduct
	}{
		{Calls, []Conduct{Harassment, ForgedPapers},
			[]Conduct{HomeVisit, PublicPosting, ContactListCollection, UnlawfulProvision, Denial}},
		{Collecting, []Conduct{Harassment, HomeVisit, PublicPosting},
			[]Conduct{ContactListCollection, UnlawfulProvision, RightsRefusal, Denial}},
		{Timed, []Conduct{HomeVisit, OffHours}, []Conduct{ForgedPapers, PublicPosting}},
		{Punishable, []Conduct{ContactListCollection, UnlawfulProvision, OffHours, PublicPosting},
			[]Conduct{RightsRefusal, Denial}},
		{PersonalData, []Conduct{RightsRefusal, PublicPosting}, []Conduct{Harassment, Threat}},
	} {
		for _, x := range c.in {
			if !c.group.Includes(x) {
				t.Errorf("%s lacks %s", c.group, x)
			}
		}
		for _, x := range c.outs {
			if c.group.Includes(x) {
				t.Errorf("%s holds %s", c.group, x)
			}
		}
	}
}

func TestSpreadConducts(t *testing.T) {
	got, err := SpreadConducts([]Conduct{Denial, "of-app", RightsRefusal})
	want := []Conduct{Denial, ContactListCollection, UnlawfulProvision, RightsRefusal}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %v; want %v", got, err, want)
	}
	if _, err := SpreadConducts([]Conduct{"of-apps"}); err == nil {
		t.Error("an unknown group is let through")
	}
}

func TestLoadGroupsRefuses(t *testing.T) {
	for src, want := range map[string]string{
		"- {name: a, what: 甲, of: [threats]}":                                    "没有行为",
		"- {name: threat, what: 甲, of: [insult]}":                                "已有他用",
		"- {name: a, what: 甲, of: [b]}\n- {name: b, what: 乙, of: [threat]}":      "没有行为",
		"- {name: a, what: 甲, of: [threat]}\n- {name: a, what: 乙, of: [threat]}": "已有他用",
		"- {name: a, of: [threat]}":                                              "须有",
		"- {what: 甲, of: [threat]}":                                              "须有",
		"- {name: a, what: 甲}":                                                   "须有",
	} {
		_, err := loadGroups(fstest.MapFS{"groups.yaml": {Data: []byte(src)}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", src, err, want)
		}
	}
}
