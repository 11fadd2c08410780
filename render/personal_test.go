package render

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"tousu/legal"
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
