package plan

import (
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/complaint"
)

// TestExamine: names that lead to no body, paper or region are found, each with what may
// have been meant, and those that do are not.
func TestExamine(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*complaint.Case)
		want   string // code path hint
	}{
		{"all is right", func(c *complaint.Case) {
			c.Recipients, c.Addressees = []string{"网信办", "cac"}, []complaint.Override{{Agency: "cac", Name: "某市网信办"}}
			c.Prior = []complaint.Prior{{Body: c.Respondent.Name, Paper: "消费投诉书"}, {Body: c.Respondent.Name}}
		}, ""},
		{"no region", func(c *complaint.Case) { c.Respondent.Region = "" }, ""},
		{"a region that is none", func(c *complaint.Case) { c.Respondent.Region = "火星" },
			"unknown-region respondent.region"},
		{"a recipient", func(c *complaint.Case) { c.Recipients = []string{"网信办", "网信局"} },
			"unknown-recipient recipients.1 是否想写“网信办”"},
		{"an addressee", func(c *complaint.Case) {
			c.Addressees = []complaint.Override{{Agency: "moon", Name: "月球管理局"}}
		}, "unknown-recipient addressees.moon 可用的名称见 tousu agency list"},
		{"a paper", func(c *complaint.Case) { c.Prior = []complaint.Prior{{Body: c.Respondent.Name, Paper: "情书"}} },
			"unknown-paper prior.0.paper"},
	} {
		kase := readCase(t, "minimal")
		c.change(kase)
		got := ""
		for _, f := range Default().Examine(kase) {
			got += f.Code + " " + f.Path + " " + f.Hint
		}
		if !strings.HasPrefix(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s: %s; want %s", c.name, got, c.want)
		}
	}
}

// TestContradictedRegion: a region that is not where the lender's address or name
// places it is warned of; a branch bears the place of its head office.
func TestContradictedRegion(t *testing.T) {
	for _, c := range []struct {
		name, region, address string
		warns                 bool
	}{
		{"重庆某甲消费金融有限公司", "重庆", "", false},
		{"重庆某甲消费金融有限公司", "四川", "", true},
		{"某甲消费金融有限公司", "四川", "重庆市江北区示例路1号", true},
		{"某甲消费金融有限公司", "成都", "四川省成都市锦江区示例路1号", false},
		{"深圳某乙银行股份有限公司", "广东", "", false},
		{"北京某乙银行股份有限公司上海分行", "上海", "", false},
		{"某甲消费金融有限公司", "四川", "", false},
	} {
		src := "投诉人: {姓名: 程知行, 身份证号: \"510104197905201126\", 电话: \"13880001234\", 住址: 成都市锦江区示例街66号}\n被投诉人: {名称: " +
			c.name +
			", 类型: 银行, 地区: " + c.region + ", 住所: " + strings.TrimSpace("\""+c.address+"\"") +
			"}\n事件: {时间: 2026-03-09, 行为: 爆通讯录, 经过: 给朋友发短信，说我欠款，要他转告我还款。}\n"
		kase, fs := complaint.Decode("case.yaml", []byte(src),
			complaint.Days{Letter: day("2026-03-20"), Today: day("2026-03-20")})
		if kase == nil {
			t.Fatal(fs)
		}
		warns := false
		for _, f := range Default().Examine(kase) {
			warns = warns || f.Code == "region-contradicted" && f.Severity == complaint.Warning
		}
		if warns != c.warns {
			t.Errorf("%s, %s, %s: warned %v", c.name, c.region, c.address, warns)
		}
	}
}

// TestSpansOfSeveral: each day that is not known is asked of, the ones that are known are not,
// nor is the first day of an act that lasted.
func TestSpansOfSeveral(t *testing.T) {
	moment := func(first, last, words string) complaint.Moment {
		m := complaint.Moment{Date: day(first), Words: words}
		if last != "" {
			m.Within = day(last)
		}
		return m
	}
	over := moment("2025-12-27", "2026-01-02", "年底前后")
	lasted := complaint.Incident{At: over, Until: day("2026-01-05"), Conduct: []legal.Conduct{legal.Threat}}
	known := complaint.Incident{At: moment("2026-01-01", "", ""), Conduct: []legal.Conduct{legal.Threat}}
	before := complaint.Incident{At: moment("2025-12-01", "2025-12-31", "12月"), Conduct: []legal.Conduct{legal.Threat}}
	asked := complaint.Incident{At: over, Conduct: []legal.Conduct{legal.Threat}}
	c := readCase(t, "minimal")
	c.Incidents = []complaint.Incident{lasted, known, before, asked, known, asked}
	var got []string
	for _, f := range Default().spansOfLaw(c) {
		got = append(got, f.Path)
	}
	if s := strings.Join(got, " "); s != "incidents.3.at incidents.5.at" {
		t.Errorf("asked of %s", s)
	}
}

// TestChanges: the laws that some paper would cite for an act and that change after its first
// day and not after its last, with the day of the change.
func TestChanges(t *testing.T) {
	p := Default()
	for _, x := range []struct {
		conduct     legal.Conduct
		first, last string
		want        string
	}{
		{legal.Threat, "2025-12-31", "2026-01-01", "2026-01-01 《治安管理处罚法》"},
		{legal.Threat, "2026-01-01", "2026-01-02", ""}, // the first day has the new law already
		{legal.Threat, "2025-12-30", "2025-12-31", ""}, // the last day has the old one still
		{legal.ContactListCollection, "2025-12-31", "2026-01-01", "2026-01-01 《网络安全法》"},
		{legal.Denial, "2025-12-31", "2026-01-01", ""}, // no paper cites either for it
	} {
		c := readCase(t, "minimal")
		c.Respondent.App = "某App"
		in := &c.Incidents[0]
		in.Narrative = "说要打断腿"
		in.At, in.Conduct = complaint.Moment{Date: day(x.first), Within: day(x.last)}, []legal.Conduct{x.conduct}
		titles, days := p.changes(c, in)
		got := ""
		for i, title := range titles {
			got += days[i].String() + " " + title
		}
		if got != x.want {
			t.Errorf("%s from %s to %s: %s, want %s", x.conduct, x.first, x.last, got, x.want)
		}
	}
}

// A region that is no place contradicts nothing: it is named as unknown.
func TestUnknownRegionContradictsNothing(t *testing.T) {
	for _, region := range []string{"", "火星"} {
		c := &complaint.Case{Respondent: complaint.Respondent{Name: "重庆某甲消费金融有限公司", Region: region}}
		if got := Default().contradictedRegion(c); got != nil {
			t.Errorf("%q: %v", region, got)
		}
	}
}

// TestSpanOfLaw: a day that is not known is asked about where a law that a letter would
// cite changes within its span, and only there; an answer settles it.
func TestSpanOfLaw(t *testing.T) {
	for when, asked := range map[string]bool{
		"2025年12月30日左右": true, "2026年1月": false, "2025年12月": false, "2026年2月中旬": false, "2025-12-30": false,
		"大约2026年1月1日": true,
	} {
		src := "投诉人: {姓名: 程知行, 身份证号: \"510104197905201126\", 电话: \"13880001234\", 住址: 成都市锦江区示例街66号}\n被投诉人: {名称: 某甲消费金融有限公司, 类型: 消费金融公司, 地区: 重庆}\n" +
			"事件: {时间: " + when + ", 行为: [爆通讯录, 威胁恐吓], 经过: 给朋友发短信，说我欠款，要他转告我还款，不还就上门。}\n"
		decode := func(src string) complaint.Findings {
			kase, fs := complaint.Decode("case.yaml", []byte(src),
				complaint.Days{Letter: day("2026-03-20"), Today: day("2026-03-20")})
			if kase == nil {
				t.Fatal(fs)
			}
			return Default().Examine(kase)
		}
		open := decode(src).Of(complaint.Doubt)
		if (len(open) == 1 && open[0].Code == "span-of-law") != asked {
			t.Errorf("%s: %v", when, open)
		}
		if asked && !strings.Contains(open[0].Answers[1].Means, "2025年12月31日左右、2026年1月上旬") {
			t.Errorf("%s: what may be known of the day is %s", when, open[0].Answers[1].Means)
		}
		if asked && decode(src+"核对: ["+open[0].Answers[2].Write+"]\n").Stops() {
			t.Errorf("%s: the answer does not settle it", when)
		}
	}
}
