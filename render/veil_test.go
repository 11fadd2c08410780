package render

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"html"
	"io"
	"io/fs"
	"math/rand/v2"
	"reflect"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/legal/identity"
	"tousu/render/docx"
)

// cases is how many cases TestNoNumberGetsOut draws: a few by default, 10000 before a
// release.
var cases = flag.Int("cases", 20, "random cases of the test of third persons")

// spelled writes a number in one of the ways that people and their devices do.
func spelled(r *rand.Rand, number string) string {
	marks := []string{"", " ", "-", "\u00a0", "\u2011", ".", "–", "  ", "—", "\u3000", "·", "/", "，", "_", "\u200b",
		" - ", "(", "~"}
	zeros := []rune{'0', '0', '0', '０', '٠', '۰', '०', '𝟎'}
	tens := []string{"〇一二三四五六七八九", "零幺二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "⓪①②③④⑤⑥⑦⑧⑨"}
	var b strings.Builder
	b.WriteString([]string{"", "", "", "+86", "+86 ", "0086-", "86"}[r.IntN(7)])
	mark, zero, ten := marks[r.IntN(len(marks))], zeros[r.IntN(len(zeros))], r.IntN(4*len(tens))
	for i, c := range number {
		if i == 3 || i == 7 || r.IntN(12) == 0 {
			b.WriteString(mark)
		}
		if ten < len(tens) {
			b.WriteRune([]rune(tens[ten])[c-'0'])
		} else {
			b.WriteRune(zero + c - '0')
		}
	}
	return b.String()
}

// own are the fields whose numbers belong only to the parties: a number there
// is not a third person's, wherever else it is.
var own = []string{
	"Complainant.Phone", "Complainant.IDNumber", "Agent.Phone", "Agent.IDNumber", "Respondent.Hotline",
	"Collector.Phones", "Incidents.Caller",
	"File", "ID", "Confirmed", "Recipients", "Respondent.Region", "Addressees.Agency", "Incidents.Contacts.Name",
	"Complainant.Sex",
}

// sprinkle adds a text to every text of the case but those.
func sprinkle(v reflect.Value, path string, text func() string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			sprinkle(v.Elem(), path, text)
		}
	case reflect.Slice:
		for i := range v.Len() {
			sprinkle(v.Index(i), path, text)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				sprinkle(v.Field(i), strings.TrimPrefix(path+"."+f.Name, "."), text)
			}
		}
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() && !slices.Contains(own, path) {
			v.SetString(v.String() + text())
		}
	}
}

// TestNoNumberGetsOut: for random cases, however a contact's number is written and in
// whatever field it is, only letters to those who have to find him contain it.
func TestNoNumberGetsOut(t *testing.T) {
	e := shipped(t)
	var conducts []legal.Conduct
	for _, c := range legal.Conducts {
		conducts = append(conducts, c.Slug)
	}
	var shown atomic.Int32
	seeds := make(chan int)
	var running sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		running.Go(func() {
			for seed := range seeds {
				shown.Add(int32(sprinkled(t, e, conducts, seed)))
			}
		})
	}
	for seed := range *cases {
		seeds <- seed
	}
	close(seeds)
	running.Wait()
	if shown.Load() == 0 {
		t.Error("no paper to whom the number is for")
	}
}

// sprinkled writes the papers of one random case and returns how many may hold the number.
func sprinkled(t *testing.T, e *Engine, conducts []legal.Conduct, seed int) (shown int) {
	r := rand.New(rand.NewPCG(uint64(seed), 7))
	c := fullCase(day("2026-03-20"), legal.Borrower, legal.LenderKinds[r.IntN(len(legal.LenderKinds))].Slug, conducts)
	number := "1" + string("3456789"[r.IntN(7)])
	for len(number) < 11 {
		number += string(byte('0' + r.IntN(10)))
	}
	for i := range c.Incidents {
		c.Incidents[i].Contacts = []complaint.ContactPerson{{Relation: "母亲", Name: "周玉兰", Phone: spelled(r, number)}}
	}
	sprinkle(reflect.ValueOf(c).Elem(), "", func() string { return "，电话" + spelled(r, number) + "。周玉兰说" })
	c.Incidents[0].Narrative += "\n打来的是13700009999"
	if seed%docxEvery == 0 {
		if err := searchDocuments(e, c, number); err != nil {
			t.Errorf("case %d: %v", seed, err)
		}
	}
	outline := e.outline(c)
	for _, d := range everyPaper(e, c) {
		res, err := outline.render(d)
		if err != nil {
			t.Errorf("case %d: %s/%s: %v", seed, d.Agency.Slug, d.Paper.Kind, err)
			continue
		}
		text := all(res.Letter)
		if d.Paper.Identifies {
			shown++
			continue
		}
		if got, out := identity.Hide(text, []string{number}, func(string) string { return "＃＃" }); out {
			i := strings.Index(got, "＃＃")
			t.Errorf("case %d: %s/%s holds the number: …%s…", seed, d.Agency.Slug, d.Paper.Kind,
				got[max(0, i-60):min(len(got), i+60)])
		}
		if strings.Contains(text, "的是1370000") && !strings.Contains(text, "13700009999") {
			t.Errorf("case %d: %s/%s hides the caller's number", seed, d.Agency.Slug, d.Paper.Kind)
		}
	}
	return shown
}

// docxEvery is for which part of the cases every part of every document is searched too.
const docxEvery = 20

var xmlTag = regexp.MustCompile(`<[^>]*>`)

// searchDocuments looks for a number in the name and in every part of the documents of a
// case: body, headers, footers, properties, whatever else a DOCX may have.
func searchDocuments(e *Engine, c *complaint.Case, number string) error {
	w, err := docx.New()
	if err != nil {
		return err
	}
	form := Format{Name: "docx", Write: func(out io.Writer, r *Result, c *complaint.Case) error {
		return w.Write(out, r.Letter, docx.Properties{Title: r.Title, Author: r.Sender, Subject: r.Recipient,
			Date: c.Date})
	}}
	documents, err := e.Compose(c, everyPaper(e, c), []Format{form})
	if err != nil {
		return err
	}
	searched := 0
	for _, d := range documents {
		if d.Decision.Paper.Identifies {
			continue
		}
		z, err := zip.NewReader(bytes.NewReader(d.Files[0].Data), int64(len(d.Files[0].Data)))
		if err != nil {
			return err
		}
		for _, part := range z.File {
			src, err := fs.ReadFile(z, part.Name)
			if err != nil {
				return err
			}
			text := html.UnescapeString(xmlTag.ReplaceAllString(string(src), ""))
			if _, out := identity.Hide(d.Files[0].Name+"\n"+text, []string{number},
				func(string) string { return "" }); out {
				return fmt.Errorf("%s: %s holds the number", d.Files[0].Name, part.Name)
			}
			searched++
		}
	}
	if searched < 50 {
		return fmt.Errorf("only %d parts were searched", searched)
	}
	return nil
}
