package render

import (
	"slices"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/complaint"
)

// unargued lists the provisions that a paper argues for some fact and that are in no
// sentence of it, as no point of its template speaks of them.
func unargued(dossier *Dossier, r *Result) (refs []string) {
	for _, g := range dossier.grounds {
		key := ""
		if g.Rule != nil {
			key = "rule/" + g.Rule.ID + "@" + g.Rule.Effective.String()
		} else {
			key = g.Citation.Key()
		}
		if !g.Apart && !slices.Contains(r.Citations, key) {
			refs = append(refs, g.Ref())
		}
	}
	return refs
}

// What was cited for a fact is not cited for it again: of a call to another the peace of
// the complainant is not argued beside the disclosure.
func TestFurtherOfOtherFacts(t *testing.T) {
	e, c := shipped(t), readCase(t, "unnamed")
	for _, kind := range []string{"lender-notice", "civil-complaint"} {
		_, point, _ := strings.Cut(wrote(t, e, c, kind), "频繁拨打电话或者发送信息骚扰，超出")
		point, _, _ = strings.Cut(point, "。")
		if strings.Contains(point, "第1") || !strings.Contains(point, "第2项事实") {
			t.Errorf("%s: %s", kind, point)
		}
	}
}

// Titles of rules are printed side by side without a comma (GB/T 15834), before the facts to which
// they apply; what only recommends is no rule to follow.
func TestRulesReadAsASentence(t *testing.T) {
	l := wrote(t, shipped(t), readCase(t, "jincheng"), "nfra-complaint")
	if !strings.Contains(l, "请依照《银行保险机构消费者权益保护管理办法》《消费金融公司管理办法》核查第2、3项事实；依照《银行业保险业消费投诉处理管理办法》核查第4项事实") {
		t.Error("the rules are a list of keys")
	}
	l = wrote(t, shipped(t), readCase(t, "jincheng"), "nfra-report")
	for _, want := range []string{"、参照推荐性国家标准《互联网金融", "；参照行业自律规范《金融机构"} {
		if !strings.Contains(l, want) {
			t.Errorf("no %s", want)
		}
	}
}

// A sentence of the law cites the provision that says so: that processing needs a basis and
// keeps to the minimum is in arts. 6 and 13 of the PIPL.
func TestSentencesCiteTheirLaw(t *testing.T) {
	e := shipped(t)
	met := 0
	for name, c := range elementCases(t) {
		for _, d := range papersOf(e, c) {
			r, err := e.Render(c, d)
			if err != nil || !strings.Contains(all(r.Letter), "法定情形、限于最小范围") ||
				!slices.Contains(r.Citations, "pipl/10@2021-11-01") {
				continue
			}
			met++
			for _, want := range []string{"pipl/6@2021-11-01", "pipl/13@2021-11-01"} {
				if !slices.Contains(r.Citations, want) {
					t.Errorf("%s of %s does not cite %s", d.Paper.Kind, name, want)
				}
			}
		}
	}
	if met == 0 {
		t.Error("no letter says so")
	}
}

// What was charged is argued where it is claimed back from who serves the consumer, of the fact
// that tells of it, and in the papers that take it up.
func TestCharged(t *testing.T) {
	e := shipped(t)
	const cited = "会员费299元的收取与此不符，第1项事实涉嫌违反《消费者权益保护法》第八条、第九条、第二十条第三款、第二十八条"
	for kind, want := range map[string]bool{
		"samr-complaint": true, "samr-report": true, "cca-mediation": true, "lender-complaint": true,
		"lender-notice": false, "police-report": false, "nifa-report": false, "cac-report": false,
	} {
		if l := wrote(t, e, readCase(t, "platform"), kind); strings.Contains(l, cited) != want &&
			!(want && strings.Contains(l, strings.Replace(cited, "《消费", "《中华人民共和国消费", 1))) {
			t.Errorf("%s argues the charge: %v in\n%s", kind, !want, l)
		}
	}
	for name, change := range map[string]func(*complaint.Case){
		"no claim":     func(c *complaint.Case) { c.Losses = nil },
		"untold":       func(c *complaint.Case) { c.Incidents[0].Narrative = "应用读取了通讯录。" },
		"who bought":   func(c *complaint.Case) { c.Respondent.Kind = legal.Assignee },
		"who was told": func(c *complaint.Case) { c.Complainant.Role = legal.Contact },
	} {
		c := readCase(t, "platform")
		change(c)
		if l := wrote(t, e, c, "samr-report"); strings.Contains(l, "第二十八条") {
			t.Errorf("%s: the charge is argued", name)
		}
	}
}

// TestPointRefuses: a conduct or a provision that there is not, and a rule where an article of a
// law is meant, are faults of the template.
func TestPointRefuses(t *testing.T) {
	c := plainCase(legal.Threat)
	c.Losses = &complaint.Losses{Economic: []complaint.LossItem{{Item: "会员费", Amount: 100, Class: complaint.ContractLoss}}}
	c.Incidents[0].Narrative = "扣了会员费。"
	d := telling(shipped(t), c)
	d.charges = true
	for name, try := range map[string]func() ([]*Part, error){
		"a conduct":            func() ([]*Part, error) { return d.Point([]any{"colour"}, "civil/privacy") },
		"no text":              func() ([]*Part, error) { return d.Point([]any{1}, "civil/privacy") },
		"a provision":          func() ([]*Part, error) { return d.Point([]any{"threat"}, "civil/no-such") },
		"a conduct, further":   func() ([]*Part, error) { return d.Further([]any{"colour"}, "civil/privacy") },
		"a provision, further": func() ([]*Part, error) { return d.Further([]any{"threat"}, "civil/no-such") },
		"a provision, charged": func() ([]*Part, error) { return d.Charged("civil/no-such") },
		"a rule, charged":      func() ([]*Part, error) { return d.Charged("rule/nfra-complaints") },
		"a rule, under":        func() ([]*Part, error) { return d.Under("rule/nfra-complaints", "threat") },
	} {
		if parts, err := try(); err == nil || len(parts) > 0 {
			t.Errorf("%s: %d parts, %v", name, len(parts), err)
		}
	}
	if parts, err := d.Charged("civil/privacy", "pipl/penalty"); err != nil || len(parts) != 1 ||
		len(parts[0].Citation.citations) != 2 {
		t.Errorf("two provisions on the charge: %s, %v", saying(parts), err)
	}
	d.charges = false
	if _, err := d.Charged("civil/no-such"); err == nil {
		t.Error("a paper that takes up no charge hides that there is no such provision")
	}
}
