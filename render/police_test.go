package render

import (
	"slices"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/complaint"
)

// one is a case of jincheng's borrower with this one fact.
func one(t *testing.T, in complaint.Incident) *complaint.Case {
	t.Helper()
	c := readCase(t, "jincheng")
	in.At = complaint.Moment{Date: day("2026-02-01")}
	c.Incidents, c.Collector, c.Exhibits, c.Prior = []complaint.Incident{in}, nil, nil, nil
	return c
}

// Only a threat to the person is 威胁他人人身安全; another is 恐吓信息, where it was done
// more than once, as is any call.
func TestWhatAThreatIs(t *testing.T) {
	e := shipped(t)
	body, calls := "第五十条第一款第（一）项", "第五十条第一款第（五）项"
	threat := []legal.Conduct{legal.Threat}
	for _, x := range []struct {
		says     string
		conduct  []legal.Conduct
		count    int
		has, not string
	}{
		{"来电人说“再不还就找人打断你的腿”。", threat, 2, body, ""},
		{"来电人说“小心你孩子放学路上出事”。", threat, 2, body, ""},
		{"来电人说“再不还就把你的照片贴到村口”。", threat, 2, calls, body},
		{"来电人说“明天就带人到你家门口，让你全家不得安生”。", threat, 2, calls, body},
		{"来电人一天打本人电话三十次，说“继续打你家里电话”。", threat, 30, calls, body},
		{"放款时收了砍头息，来电人说要“捅到你单位去”。", threat, 2, calls, body},
		{"来电人说“把你绑的卡都冻结”，本人一度想自杀。", threat, 2, calls, body},
		{"来电人说“打你电话不接，就打断你的腿”。", threat, 2, body, ""},
		{"来电人说“下次你儿子在路上出事别怪我”。", threat, 2, body, ""},
		{"来电人说“再不还就把你的照片贴到村口”。", threat, 1, "请贵局依法认定", body},
		{"来电人说“再不还就把你的照片贴到村口”。", threat, 1, "请贵局依法认定", calls},
		{"来电人说了一些难听的话。", []legal.Conduct{legal.Insult}, 1, "请贵局依法认定", calls},
		{"来电人说了一些难听的话。", []legal.Conduct{legal.Insult}, 3, calls, ""},
		{"对方不停地打来。", []legal.Conduct{legal.Harassment}, 0, calls, ""},
	} {
		c := one(t, complaint.Incident{Conduct: x.conduct, Narrative: x.says, Count: x.count})
		text := wrote(t, e, c, "police-report")
		if !strings.Contains(text, x.has) {
			t.Errorf("%s (%d): no %s", x.says, x.count, x.has)
		}
		if x.not != "" && strings.Contains(text, x.not) {
			t.Errorf("%s (%d): %s", x.says, x.count, x.not)
		}
	}
	// a second call of another day makes the first one of several
	c := one(t, complaint.Incident{Conduct: threat, Narrative: "来电人说“走着瞧”。", Count: 1})
	c.Incidents = append(c.Incidents, complaint.Incident{At: complaint.Moment{Date: day("2026-02-03")}, Conduct: threat,
		Narrative: "来电人又说“走着瞧”。", Count: 1})
	if text := wrote(t, e, c, "police-report"); !strings.Contains(text, calls) {
		t.Error("two calls are no several")
	}
}

// The police are told which of the exhibits are on the phone of the person who reports, and which
// they have to get from others; nothing of either where there are none.
func TestWhoHoldsTheExhibits(t *testing.T) {
	e := shipped(t)
	for name, want := range map[string]struct{ own, others string }{
		"contact":   {"证据1、2的原件在本人手机中", ""},
		"assignee":  {"", "证据1的原件由他人持有"},
		"hengyidai": {"证据1、4、5的原件在本人手机中", "证据2、3的原件由他人持有"},
	} {
		text := wrote(t, e, readCase(t, name), "police-report")
		for sentence, words := range map[string]string{"供当场查看、提取": want.own, "向持有人调取": want.others} {
			if strings.Contains(text, sentence) != (words != "") || !strings.Contains(text, words) {
				t.Errorf("%s: %s, want %q", name, sentence, words)
			}
		}
	}
}

// Nobody is said to hold an exhibit of which it is not told where it comes from.
func TestNobodyHoldsWhatIsNotTold(t *testing.T) {
	c := readCase(t, "assignee")
	for i := range c.Exhibits {
		c.Exhibits[i].Source = ""
	}
	if text := wrote(t, shipped(t), c, "police-report"); strings.Contains(text, "他人持有") {
		t.Error("others hold an exhibit of unknown source")
	}
}

// Whose number was not called says so to the police, and not that the result was his.
func TestPlaceOfTheResult(t *testing.T) {
	text := wrote(t, shipped(t), readCase(t, "assignee"), "police-report")
	if want := "被联系人接到来电的地点即结果发生地"; !strings.Contains(text, want) {
		t.Errorf("no %s", want)
	}
}

// An App that asked for the phone book, and got nothing as far as is told, took nothing: no
// 非法获取. What the account says of consent and of notice decides which articles are argued.
func TestWhatAnAppDid(t *testing.T) {
	e := shipped(t)
	const taken, consent, refusal, notice = "第四十六条", "第十四条", "第十六条", "第十七条第一款"
	for _, x := range []struct {
		says string
		has  []string // of the four, in the suit and, of taking, in the police report
	}{
		{"应用要求开启通讯录权限，不开启则停留在原页面。", []string{consent, refusal}},
		{"应用要求开启通讯录权限，本人开启后方可继续。", []string{taken, consent, refusal}},
		{"应用读取了本人手机里的通讯录。", []string{taken}},
		{"本人没有看到关于读取通讯录的说明，应用已经上传了通讯录。", []string{taken, consent, notice}},
		{"应用未经本人同意读取通讯录。", []string{taken, consent, notice}},
		{"应用读取了通讯录，同日扣收会员费，本人没有看到收费说明。", []string{taken}},
	} {
		c := one(t, complaint.Incident{Conduct: []legal.Conduct{legal.ContactListCollection}, Narrative: x.says,
			Channel: "手机应用"})
		c.Complainant.Ethnicity, c.Complainant.Occupation, c.Respondent.USCC, c.Respondent.Address = "汉族", "职员", "",
			"成都市示例路1号"
		suit, police := wrote(t, e, c, "civil-complaint"), wrote(t, e, c, "police-report")
		for _, article := range []string{taken, consent, refusal, notice} {
			in := suit
			if article == taken {
				in = police
			}
			if want := slices.Contains(x.has, article); strings.Contains(in, article) != want {
				t.Errorf("%s: %s stands: %v", x.says, article, !want)
			}
		}
	}
}
