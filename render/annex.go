package render

import (
	"slices"
	"strings"

	"tousu/legal"
	"tousu/render/letter"
)

// Quote is a provision with its text (引文).
type Quote struct {
	Citation *Mention
	Text     []*Value // one for each 款 and 项
}

// Annex quotes what the letter has cited so far (附：引用的法律条文), law by law in the order of
// first mention, each article once. A letter to the lender or its collector is read by laymen: it
// quotes the provisions that decide, and superseded versions that read otherwise now. With
// Engine.Annexed every letter quotes all that it cites. Otherwise the annex is empty.
func (d *Dossier) Annex() []*Quote {
	switch {
	case d.engine.annex:
		return joined(d.quotes(func(*legal.Citation) bool { return true }))
	case d.ToRespondent:
		return joined(d.quotes(func(c *legal.Citation) bool {
			return d.engine.law.Quoted(c.Ref) || c.Superseded() && c.Clock == legal.ByAct && d.rewritten(c)
		}))
	}
	return nil
}

// QuotesAll reports whether the annex quotes everything that the letter cites.
func (d *Dossier) QuotesAll() bool { return d.engine.annex }

// Superseded quotes what the letter has cited so far from versions that are no longer in force,
// if the provision reads otherwise now: the reader may have only the present text. For a 项 it
// quotes only the words of that 项.
func (d *Dossier) Superseded() []*Quote {
	quotes := d.quotes(func(c *legal.Citation) bool {
		return c.Superseded() && c.Clock == legal.ByAct && d.rewritten(c)
	})
	for _, q := range quotes {
		q.Citation.then = true
		if c := q.Citation.citations[0]; c.Place.Item > 0 {
			q.Text = q.Text[len(q.Text)-1:]
		}
	}
	return quotes
}

// rewritten reports whether the cited provision of an older version, or the cited 项 itself,
// reads otherwise on the day of the letter.
func (d *Dossier) rewritten(c *legal.Citation) bool {
	now, err := d.engine.law.Cite(c.Ref, legal.Days{Act: d.Date, Filed: d.Date})
	if err != nil {
		return true
	}
	was, is := c.Text(), now.Text()
	if c.Place.Item > 0 && now.Place.Item > 0 {
		was, is = was[len(was)-1:], is[len(is)-1:]
	}
	return !slices.EqualFunc(was, is, func(a,
		b string) bool {
		return strings.TrimRight(a, "；。") == strings.TrimRight(b, "；。")
	})
}

func (d *Dossier) quotes(wanted func(*legal.Citation) bool) []*Quote {
	var cited []*legal.Citation
	for _, c := range d.mentions.cited {
		if wanted(c) && !slices.ContainsFunc(cited, func(o *legal.Citation) bool { return covers(o, c) }) {
			cited = slices.DeleteFunc(cited, func(o *legal.Citation) bool { return covers(c, o) })
			cited = append(cited, c)
		}
	}
	laws := map[*legal.Version]int{}
	for _, c := range cited {
		if _, known := laws[c.Version]; !known {
			laws[c.Version] = len(laws)
		}
	}
	slices.SortStableFunc(cited, func(a, b *legal.Citation) int {
		if a.Version != b.Version {
			return laws[a.Version] - laws[b.Version]
		}
		return a.Place.Compare(b.Place)
	})
	var out []*Quote
	for i, c := range cited {
		if same := slices.IndexFunc(cited[:i], func(o *legal.Citation) bool { return sameWords(o, c) }); same >= 0 {
			q := out[slices.IndexFunc(out, func(q *Quote) bool { return q.Citation.citations[0] == cited[same] })]
			if !cited[same].Moved() || c.Superseded() {
				q.Citation.citations = append(q.Citation.citations, c)
			}
			continue
		}
		out = append(out, &Quote{&Mention{of: d.mentions, citations: []*legal.Citation{c}}, lawText(c)})
	}
	return out
}

// joined merges quotations of several 项 of one 款, so that their opening words are printed once.
func joined(quotes []*Quote) []*Quote {
	var out []*Quote
	for _, q := range quotes {
		if n := len(out); n > 0 && siblings(out[n-1].Citation.citations, q.Citation.citations) {
			last := out[n-1]
			last.Citation.citations = append(last.Citation.citations, q.Citation.citations...)
			last.Text = append(last.Text, q.Text[len(q.Text)-1])
			continue
		}
		out = append(out, q)
	}
	return out
}

// siblings reports whether all citations are of 项 of one 款 in one version.
func siblings(a, b []*legal.Citation) bool {
	all := slices.Concat(a, b)
	return !slices.ContainsFunc(all, func(c *legal.Citation) bool {
		x, y := c.Place, all[0].Place
		x.Item, y.Item = 0, 0
		return c.Place.Item == 0 || c.Version != all[0].Version || x != y
	})
}

// sameWords reports whether two versions of a provision have the same words.
func sameWords(a, b *legal.Citation) bool { return a.Ref == b.Ref && slices.Equal(a.Text(), b.Text()) }

// covers reports whether the words of b are among those of a.
func covers(a, b *legal.Citation) bool {
	return a.Version == b.Version && a.Place.Covers(b.Place)
}

func lawText(c *legal.Citation) []*Value {
	lines := c.Text()
	out := make([]*Value, len(lines))
	for i, s := range lines {
		out[i] = &Value{text: s, origin: letter.FromLaw}
	}
	return out
}
