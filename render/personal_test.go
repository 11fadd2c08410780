package render

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/render/letter"
)

// A company gets no identity number in full unless the template says so by name.
func TestWithheld(t *testing.T) {
	c := readCase(t, "minimal")
	for src, want := range map[string]string{
		"= 题\n@ 收：\n{{ .Complainant.IDNumber }}\n":                                                    "letters/lender-notice.tmpl:3:4: 写给公司的信里有完整的证件号码",
		"= 题\n@ 收：\n{{ print \"号码\" .Complainant.IDNumber }}\n":                                       "letters/lender-notice.tmpl:3:4: 写给公司的信里有完整的证件号码",
		"= 题\n@ 收：\n{{ .Complainant.MaskedID }}\n":                                                    "",
		"{{/* allows: id-number */}}\n= 题\n@ 收：\n{{ .Complainant.IDNumber }}\n":                       "",
		"\n{{/* allows: phone */}}\n= 题\n@ 收：\n{{ .Complainant.IDNumber }}\n":                         "letters/lender-notice.tmpl:2: allows 只认得 id-number",
		"{{/* 说明 */}}\n= 题\n@ 收：\n{{ .Complainant.IDNumber }}\n":                                      "letters/lender-notice.tmpl:4:4: 写给公司的信里有完整的证件号码",
		"{{ define \"x\" }}{{ .Complainant.IDNumber }}{{ end }}= 题\n@ 收：{{ template \"x\" . }}\n正文\n": "letters/lender-notice.tmpl:1:20: 写给公司的信里有完整的证件号码",
	} {
		_, err := renderNotice(t, c, src)
		if want == "" && err != nil || want != "" && (err == nil || !strings.HasPrefix(err.Error(), want)) {
			t.Errorf("%q: %v, want %q", src, err, want)
		}
	}
}

// What a paper tells of people is listed with whom it tells, masked values as such.
func TestDisclosures(t *testing.T) {
	list := shipped(t).Disclosures(day("2026-03-20"))
	find := func(kind, body string) []string {
		for _, d := range list {
			if d.Kind == kind && slices.Contains(d.Bodies, body) {
				return d.Values
			}
		}
		t.Fatalf("no %s to %s", kind, body)
		return nil
	}
	police, lender := find("police-report", "police"), find("lender-notice", "lender")
	for _, want := range []string{"投诉人.身份证号", "事件.对象.姓名", "事件.对象.电话"} {
		if !slices.Contains(police, want) {
			t.Errorf("the police are told %v, not %s", police, want)
		}
	}
	if !slices.Contains(lender, "投诉人.身份证号（遮盖）") || slices.Contains(lender, "投诉人.身份证号") ||
		slices.Contains(lender, "事件.对象.电话（遮盖）") {
		t.Errorf("the lender is told %v", lender)
	}
	for _, a := range shipped(t).planner.Agencies().Agencies() { // what follows a silence is told too
		for _, p := range a.Papers {
			if p.Follows && !slices.ContainsFunc(list, func(d Disclosure) bool { return d.Kind == p.Kind }) {
				t.Errorf("nothing is said of %s to %s", p.Kind, a.Slug)
			}
		}
	}
	seen := map[string]bool{}
	for _, d := range list {
		for _, b := range d.Bodies {
			if to := d.Kind + " to " + b; seen[to] {
				t.Errorf("%s is listed twice", to)
			} else {
				seen[to] = true
			}
		}
	}
}

// TestHarm: what the acts have led to, which may be of somebody's health, is told to police,
// prosecutors, courts and legal aid, and to nobody else.
func TestHarm(t *testing.T) {
	e := shipped(t)
	told := map[string]bool{}
	for _, role := range legal.Roles {
		c := fullCase(day("2026-03-20"), role.Slug, legal.ConsumerFinance, legal.WrongsThePerson.Conducts())
		for _, d := range everyPaper(e, c) {
			r, err := e.Render(c, d)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(all(r.Letter), c.Harm[0]) {
				told[d.Agency.Slug] = true
			}
		}
	}
	want := []string{"court", "internet-court", "legal-aid", "police", "procuratorate-filing"}
	if got := slices.Sorted(maps.Keys(told)); !slices.Equal(got, want) {
		t.Errorf("told to %v, want %v", got, want)
	}
}

// TestAllowances: what a template allows is said in a comment of its own, by names parted by
// blanks, commas or 、; any other name is a fault at its line.
func TestAllowances(t *testing.T) {
	for src, want := range map[string]string{
		"{{/* allows: id-number */}}":                            "id-number",
		"{{- /* allows: id-number，id-number */ -}}":              "id-number id-number",
		"allows: id-number":                                      "", // not in a comment
		"甲\n{{/* allows: */}}":                                   "",
		"{{/* allows: id-number */}}\n\n{{/* allows: phone */}}": "letters/x.tmpl:3: allows 只认得 id-number",
	} {
		got, err := allowances("letters/x.tmpl", src)
		said := strings.Join(got, " ")
		if err != nil {
			said = err.Error()
		}
		if said != want {
			t.Errorf("%q: %s, want %s", src, said, want)
		}
	}
}

// TestWithheldFromCompanies: an identity number in full is kept only from the other side, in the
// user's own key, wherever it is in the letter; what only looks like it passes.
func TestWithheldFromCompanies(t *testing.T) {
	e := shipped(t)
	e.allows = map[string][]string{"free": {idNumber}}
	number := func(text, name string, origin letter.Origin) *letter.Field {
		f := field(text, origin, 7)
		k := at("complainant", name)
		f.Source = &caseSource{key: k}
		return f
	}
	whole := number("510104199307163026", "id_number", letter.FromCase)
	law := field("510104199307163026", letter.FromCase, 7) // of no key
	for name, x := range map[string]struct {
		field *letter.Field
		to    bool // the other side
		kind  string
		stops bool
	}{
		"to a company":      {whole, true, "notice", true},
		"to a body":         {whole, false, "notice", false},
		"where it may":      {whole, true, "free", false},
		"masked":            {number("510104********3026", "id_number", letter.FromCase), true, "notice", false},
		"another key":       {number("13800001234", "phone", letter.FromCase), true, "notice", false},
		"made by us of it":  {number("510104199307163026", "id_number", letter.FromComputed), true, "notice", false},
		"of no key at all":  {law, true, "notice", false},
		"behind other text": {whole, true, "other", true},
	} {
		l := &letter.Letter{Blocks: []letter.Block{&letter.Paragraph{Text: letter.Line{letter.Text("甲")}},
			&letter.Paragraph{Text: letter.Line{letter.Text("证件号码："), field("甲", letter.FromLaw, 1), x.field}}}}
		err := e.withheld(l, &Dossier{ToRespondent: x.to}, x.kind)
		if (err != nil) != x.stops || err != nil && !strings.HasPrefix(err.Error(), "a:7: ") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestDisclosedTogether: what a body is told of people is the sum of what its letters tell: masked
// only if each of them masks it; bodies that one paper tells the same are listed together.
func TestDisclosedTogether(t *testing.T) {
	phone := func(text string) *letter.Field {
		f := field(text, letter.FromCase, 1)
		f.Source = &caseSource{key: item("incidents", 2, "contact.1.phone")}
		return f
	}
	product := field("甲", letter.FromCase, 1)
	product.Source = &caseSource{key: at("respondent", "product")}
	of := func(fields ...*letter.Field) map[string]bool {
		var line letter.Line
		for _, f := range fields {
			line = append(line, f)
		}
		return told(&letter.Letter{Blocks: []letter.Block{&letter.Paragraph{Text: line}}})
	}
	const full, masked = "13900005678", "139****5678"
	const label, hiddenLabel = "事件.对象.电话", "事件.对象.电话（遮盖）"
	for name, x := range map[string]struct {
		letters []map[string]bool
		want    []string
	}{
		"in full":                     {[]map[string]bool{of(phone(full))}, []string{label}},
		"masked":                      {[]map[string]bool{of(phone(masked))}, []string{hiddenLabel}},
		"once in full in a letter":    {[]map[string]bool{of(phone(masked), phone(full))}, []string{label}},
		"first in full":               {[]map[string]bool{of(phone(full), phone(masked))}, []string{label}},
		"always masked":               {[]map[string]bool{of(phone(masked), phone(masked)), of(phone(masked))}, []string{hiddenLabel}},
		"once in full in a second":    {[]map[string]bool{of(phone(masked)), of(phone(full))}, []string{label}},
		"and masked in a third":       {[]map[string]bool{of(phone(full)), of(phone(masked))}, []string{label}},
		"a second that tells no more": {[]map[string]bool{of(phone(full)), of()}, []string{label}},
		"nothing of people":           {[]map[string]bool{of(product)}, nil},
	} {
		var s disclosed
		for _, l := range x.letters {
			s.add("举报信", "nfra", l)
		}
		list := s.list()
		if len(list) != 1 || !slices.Equal(list[0].Values, x.want) || !slices.Equal(list[0].Bodies, []string{"nfra"}) {
			t.Errorf("%s: %+v, want %v", name, list, x.want)
		}
	}
	var s disclosed
	s.add("b", "police", of(phone(full)))
	s.add("a", "nfra", of(phone(masked)))
	s.add("b", "cac", of(phone(full)))
	s.add("a", "police", of(phone(full)))
	s.add("a", "cac", of(phone(masked)))
	var got []string
	for _, d := range s.list() {
		got = append(got, d.Kind+" "+strings.Join(d.Bodies, ",")+" "+strings.Join(d.Values, ","))
	}
	want := []string{"b cac,police " + label, "a cac,nfra " + hiddenLabel, "a police " + label}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for s, want := range map[string]bool{"周某": true, "139****5678": true, "周玉兰": false, "13900005678": false} {
		if hidden(s) != want {
			t.Errorf("%s is hidden: %t", s, !want)
		}
	}
}
