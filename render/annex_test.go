package render

import (
	"slices"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/render/letter"
)

// annexed lists the provisions quoted in the annex of a paper.
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
// holds its parts in their place; of two versions with the same words the older is with the
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

// TestAnnexOfThePast: the lender is quoted an article of old where it read otherwise then, beside
// what decides; a body is quoted nothing unless all is asked for. Of one 款 several 项 stand
// together under its opening words.
func TestAnnexOfThePast(t *testing.T) {
	e := shipped(t)
	for name, x := range map[string]struct {
		ref, on string
		quoted  bool
	}{
		"reworded since": {"psap/harassment", "2025-12-31", true}, "of today": {"psap/harassment", "2026-03-01", false},
		"renumbered alone": {"csl/lawful-collection", "2025-12-31", false}, "decides": {"civil/privacy", "2026-03-01", true},
	} {
		c, err := e.law.Cite(x.ref, legal.Days{Act: day(x.on), Filed: day("2026-03-20")})
		if err != nil {
			t.Fatal(err)
		}
		d := telling(e, plainCase(legal.Threat))
		d.mentions.cited = []*legal.Citation{c}
		if d.Annex() != nil || d.QuotesAll() {
			t.Errorf("%s: a body is quoted it", name)
		}
		d.ToRespondent = true
		if got := len(d.Annex()) > 0; got != x.quoted {
			t.Errorf("%s: quoted to the lender: %t", name, got)
		}
		if got, want := len(d.Superseded()) > 0, name == "reworded since"; got != want {
			t.Errorf("%s: quoted as superseded: %t", name, got)
		}
		d.engine, d.ToRespondent = e.Annexed(), false
		if len(d.Annex()) != 1 || !d.QuotesAll() {
			t.Errorf("%s: it is not quoted where all is asked for", name)
		}
	}
	cite := func(ref string) *legal.Citation {
		c, err := e.law.Cite(ref, legal.Days{Act: day("2025-12-31"), Filed: day("2026-03-20")})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	d := telling(e, plainCase(legal.Threat))
	d.mentions.cited = []*legal.Citation{cite("psap/harassment"), cite("psap/privacy"), cite("civil/privacy")}
	apart := d.quotes(func(*legal.Citation) bool { return true })
	if len(apart) != 3 {
		t.Fatalf("%d quotations", len(apart))
	}
	opening, second := apart[0].Text, apart[1].Text
	whole := joined(apart)
	if len(whole) != 2 || len(whole[0].Citation.citations) != 2 || len(whole[0].Text) != len(opening)+1 ||
		whole[0].Text[len(opening)].text != second[len(second)-1].text || len(whole[1].Citation.citations) != 1 {
		t.Errorf("%d quotations, the first of %d lines", len(whole), len(whole[0].Text))
	}
	article, err := e.law.Cite("tort/liability-forms", legal.Days{Act: day("2020-01-01"), Filed: day("2026-03-20")})
	if err != nil {
		t.Fatal(err)
	}
	old := telling(e, plainCase(legal.Threat))
	old.mentions.cited = []*legal.Citation{article}
	if q := old.Superseded(); len(q) != 1 || len(q[0].Text) != len(article.Text()) {
		t.Errorf("%d quotations of a whole article of old", len(q))
	}
	for _, q := range d.Superseded() { // of a 项 its own words alone
		if len(q.Text) != 1 || !q.Citation.then {
			t.Errorf("%d lines of one 项, told as what stands now: %t", len(q.Text), !q.Citation.then)
		}
	}
}
