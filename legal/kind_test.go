package legal

import (
	"slices"
	"testing"
	"testing/fstest"
)

// TestKinds: every kind of respondent has one supervisor, or none.
func TestKinds(t *testing.T) {
	for _, k := range LenderKinds {
		var of []string
		for _, g := range []KindGroup{"nfra-supervised", "locally-supervised", "pboc-supervised", Unsupervised} {
			if g.Includes(k.Slug) {
				of = append(of, string(g))
			}
		}
		if len(of) != 1 {
			t.Errorf("%s is supervised by %v", k.Label, of)
		}
	}
	if purchasers := KindGroup("purchasers"); purchasers.Includes(Bank) || !purchasers.Includes(Assignee) {
		t.Error("a bank claims what it lent itself, an assignee what it bought")
	}
}

func TestSpreadKinds(t *testing.T) {
	got, err := SpreadKinds([]LenderKind{Bank, "pboc-supervised", Payment})
	if err != nil || !slices.Equal(got, []LenderKind{Bank, Payment}) {
		t.Errorf("%v, %v", got, err)
	}
	if _, err := SpreadKinds([]LenderKind{"banks"}); err == nil {
		t.Error("an unknown kind is spread")
	}
}

func TestLoadKindsRefuses(t *testing.T) {
	for name, src := range map[string]string{
		"no member": "- {name: a, what: b}", "no name": "- {what: b, of: [bank]}",
		"nothing said": "- {name: a, of: [bank]}", "unknown": "- {name: a, what: b, of: [banks]}",
		"a kind's name": "- {name: bank, what: b, of: [bank]}",
		"twice":         "- {name: a, what: b, of: [bank]}\n- {name: a, what: b, of: [bank]}",
	} {
		if _, err := loadKinds(fstest.MapFS{"kinds.yaml": {Data: []byte(src)}}); err == nil {
			t.Errorf("%s: loaded", name)
		}
	}
}
