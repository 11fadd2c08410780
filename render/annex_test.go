package render

import (
	"slices"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/render/letter"
)

// annexed lists the provisions whose words stand in the annex of a paper.
func annexed(t *testing.T, e *Engine, sample, kind string) []string {
	t.Helper()
	return annexedOf(t, e, readCase(t, sample), kind)
}

func annexedOf(t *testing.T, e *Engine, c *complaint.Case, kind string) []string {
	t.Helper()
	d := paper(t, e, c, kind)
	dossier, err := e.outline(c).addressedTo(d)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.fill(dossier, d); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, q := range dossier.Annex() {
		for _, c := range q.Citation.citations {
			out = append(out, c.Ref)
		}
	}
	return out
}

// The lender reads the words that decide, and no more than a page or two of them; a body
// reads none, unless every letter is to quote all that it cites.
func TestAnnexQuotesWhatDecides(t *testing.T) {
	e := shipped(t)
	for _, x := range []struct {
		sample, kind string
		quoted, not  []string
	}{
		{"jincheng", "lender-notice",
			[]string{"pipl/no-illegal-processing", "pipl/right-of-deletion", "civil/privacy"},
			[]string{"csl/lawful-collection", "civil/personal-information", "civil/apology", "consumer/secrecy"}},
		{"hengyidai", "collector-notice",
			[]string{"pipl/entrusted-limits", "civil/privacy"}, []string{"civil/personal-information"}},
	} {
		got := annexed(t, e, x.sample, x.kind)
		for _, ref := range x.quoted {
			if !slices.Contains(got, ref) {
				t.Errorf("%s of %s quotes %v, not %s", x.kind, x.sample, got, ref)
			}
		}
		for _, ref := range x.not {
			if slices.Contains(got, ref) {
				t.Errorf("%s of %s quotes %s", x.kind, x.sample, ref)
			}
			if all := annexed(t, e.Annexed(), x.sample, x.kind); !slices.Contains(all, ref) {
				t.Errorf("%s of %s does not quote %s where all is asked for", x.kind, x.sample, ref)
			}
		}
	}
	c := readCase(t, "unnamed")
	c.Incidents = c.Incidents[:1]
	// what was repealed nobody has at hand
	if got := annexedOf(t, e, c, "lender-notice"); !slices.Contains(got, "civil-general/personal-information") {
		t.Errorf("of what was before the Civil Code it quotes %v", got)
	}
	if got := annexed(t, e, "jincheng", "nfra-report"); len(got) > 0 {
		t.Errorf("a body is quoted %v", got)
	}
	if got := annexed(t, e.Annexed(), "jincheng", "nfra-report"); !slices.Contains(got, "pipl/penalty") {
		t.Errorf("a body is quoted %v where all is asked for", got)
	}
}

// The title of the annex says whether it is all that is cited.
func TestAnnexTitle(t *testing.T) {
	e, c := shipped(t), readCase(t, "jincheng")
	for title, engine := range map[string]*Engine{"附：引用的主要法律条文": e, "附：引用的法律条文": e.Annexed()} {
		if text := wrote(t, engine, c, "lender-notice"); !strings.Contains(text, title) {
			t.Errorf("no %s in\n%s", title, text)
		}
	}
}

// TestQuotes: each article is quoted once, law by law in the order of their first mention, what
// holds its parts in their place; of two versions with the same words the older stands with the
// newer, and where the citation of the older names the newer number, once.
func TestQuotes(t *testing.T) {
	e := shipped(t)
	const before, now = "2025-12-31", "2026-03-20"
	for name, x := range map[string]struct {
		cited [][2]string // provision, day
		want  string
	}{
		"once":              {[][2]string{{"civil/privacy", now}, {"civil/privacy", now}}, "civil/privacy"},
		"laws in order":     {[][2]string{{"pipl/penalty", now}, {"civil/privacy", now}, {"pipl/notice", now}}, "pipl/notice pipl/penalty civil/privacy"},
		"articles in order": {[][2]string{{"civil/personal-information", now}, {"civil/privacy", now}}, "civil/privacy civil/personal-information"},
		"renumbered alone": {[][2]string{{"csl/lawful-collection", before}, {"csl/lawful-collection", now}},
			"csl/lawful-collection"},
		"the present first": {[][2]string{{"csl/lawful-collection", now}, {"csl/lawful-collection", before}},
			"csl/lawful-collection+csl/lawful-collection"},
		"reworded": {[][2]string{{"psap/harassment", before}, {"psap/harassment", now}}, "psap/harassment psap/harassment"},
	} {
		d := telling(e, plainCase(legal.Threat))
		for _, c := range x.cited {
			of, err := e.law.Cite(c[0], legal.Days{Act: day(c[1]), Filed: day(now)})
			if err != nil {
				t.Fatal(err)
			}
			d.mentions.cited = append(d.mentions.cited, of)
		}
		var got []string
		for _, q := range d.quotes(func(*legal.Citation) bool { return true }) {
			var refs []string
			for _, c := range q.Citation.citations {
				refs = append(refs, c.Ref)
			}
			got = append(got, strings.Join(refs, "+"))
			if len(q.Text) == 0 || q.Text[0].origin != letter.FromLaw {
				t.Errorf("%s: %v", name, q.Text)
			}
		}
		if strings.Join(got, " ") != x.want {
			t.Errorf("%s: %s, want %s", name, got, x.want)
		}
	}
}
