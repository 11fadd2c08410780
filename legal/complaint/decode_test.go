package complaint

import (
	"fmt"
	"go/token"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tousu/legal"
)

func date(y, m, d int) legal.Date {
	out, ok := legal.NewDate(y, time.Month(m), d)
	if !ok {
		panic("no such day")
	}
	return out
}

func TestOrdinary(t *testing.T) {
	c, got := found(t, ordinary(t))
	if len(got) > 0 {
		t.Fatal(got)
	}
	yes := true
	want := &Case{
		File: "case.yaml", ID: "C-001", Date: date(2026, 3, 20), Recipients: []string{"自动"},
		Complainant: Complainant{
			Name: "林晓", Role: legal.Borrower, Sex: "女", Ethnicity: "汉族", BirthDate: date(1949, 12, 31),
			IDType: ResidentID, IDNumber: "11010519491231002X", Phone: "13800138000", Address: "北京市朝阳区幸福路1号",
		},
		Respondent: Respondent{Name: "某某消费金融有限公司", Kind: legal.ConsumerFinance, Region: "四川",
			USCC: "91350100M000100Y43", Product: "某贷"},
		Loan: &Loan{
			Contract: "0012", Principal: 3200050, DisbursedOn: date(2024, 5, 1), DueOn: date(2025, 5, 1),
			OverdueSince: date(2025, 5, 2), Outstanding: 800000,
		},
		Incidents: []Incident{{
			At:        Moment{Date: date(2026, 3, 10), HasTime: true, Hour: 21, Minute: 40},
			Conduct:   []legal.Conduct{legal.ContactListHarassment, legal.DebtDisclosure},
			Narrative: "催收人员致电本人同事，称“林晓欠钱不还”。\n# 并要求代为转告。\n{{ .X }} | a | b | 138****1234及139****5678",
			Channel:   "电话", Caller: "未知号码", Contacts: []ContactPerson{{Relation: "同事", Name: "王某",
				Phone: "139****5678"}},
			Count: 3, DisclosedDebt: &yes, Exhibits: []int{0, 1},
		}, {
			At: Moment{Date: date(2026, 3, 12)}, Until: date(2026, 3, 15),
			Conduct:   []legal.Conduct{legal.Harassment, legal.Threat},
			Narrative: "连续多日来电，每日十余次，并称要到单位来找本人。", Exhibits: []int{2, 1},
		}},
		Prior: []Prior{{
			Date: date(2026, 3, 16), Body: "某某消费金融有限公司客服", Ticket: "0012", Reply: "称与其无关", RepliedOn: date(2026, 3, 17),
		}},
		Exhibits: []Exhibit{{Name: "通话录音", Form: "录音", Pages: 1}, {Name: "短信截图"}, {Name: "通话记录", Source: "运营商"}},
		Demands:  []string{"立即停止骚扰本人的联系人", "书面答复"},
	}
	if diff := cmp.Diff(want, c, cmpopts.IgnoreUnexported(Case{})); diff != "" {
		t.Errorf("case (-want +got):\n%s", diff)
	}
}

// TestRequiredOnly: a case with only the required keys is complete, in Chinese and in English, in
// block and in flow style.
func TestRequiredOnly(t *testing.T) {
	for _, src := range []string{
		"投诉人:\n  姓名: 林晓\n  身份证号: 11010519491231002X\n  电话: 010-12345678\n  住址: 北京\n" +
			"被投诉人:\n  名称: 某某银行\n  类型: 银行\n  地区: 北京\n" +
			"事件:\n- 时间: 2026-03-10\n  行为: 爆通讯录\n  经过: 催收人员致电本人同事，说出本人欠款。\n",
		"complainant: {name: 林晓, id_number: 11010519491231002x, phone: 010-12345678, address: 北京}\n" +
			"Respondent: {name: 某某银行, kind: bank, region: 北京}\n" +
			"incidents: {at: 2026-03-10, conduct: [contact-list-harassment], narrative: 催收人员致电本人同事，说出本人欠款。}\n",
	} {
		c, got := found(t, src)
		if len(got) != 1 || !strings.HasSuffix(got[0], "no-evidence") {
			t.Fatal(got)
		}
		want := &Case{
			File: "case.yaml", ID: "case", Date: testDays.Today,
			Complainant: Complainant{
				Name: "林晓", Role: legal.Borrower, Sex: "女", BirthDate: date(1949, 12, 31), IDType: ResidentID,
				IDNumber: "11010519491231002X", Phone: "010-12345678", Address: "北京",
			},
			Respondent: Respondent{Name: "某某银行", Kind: legal.Bank, Region: "北京"},
			Incidents: []Incident{{
				At: Moment{Date: date(2026, 3, 10)}, Conduct: []legal.Conduct{legal.ContactListHarassment},
				Narrative: "催收人员致电本人同事，说出本人欠款。",
			}},
		}
		if diff := cmp.Diff(want, c, cmpopts.IgnoreUnexported(Case{})); diff != "" {
			t.Errorf("case (-want +got):\n%s", diff)
		}
	}
}

// verbatim lists narratives that must stay as they are: nothing in them is markup, a key or a
// comment.
func TestVerbatim(t *testing.T) {
	const old = "    经过: 连续多日来电，每日十余次，并称要到单位来找本人。\n"
	for name, tc := range map[string]struct{ yaml, want string }{
		"wide colon in a value": {"经过: 催收员说：姓名：林晓，电话：不知道，请转告", "催收员说：姓名：林晓，电话：不知道，请转告"},
		"keys in a block": {"经过: |\n      姓名：林晓\n      电话：未知\n      证据: 有\n\n      # 一级标题\n      - 甲",
			"姓名：林晓\n电话：未知\n证据: 有\n\n# 一级标题\n- 甲"},
		"wide indent in a block": {"经过: |\n      　　姓名：林晓\n      　　电话：未知\n      末行十五字以上十五字以上",
			"姓名：林晓\n　　电话：未知\n末行十五字以上十五字以上"},
		"tab in a block": {"经过: |\n      甲\t乙十五字以上十五字以上十五字以上\n      \t丙", "甲 乙十五字以上十五字以上十五字以上\n 丙"},
		"blank lines in a block": {"经过: |\n\n      甲乙十五字以上十五字以上十五字以上\n\t\n\n      丙\n\n",
			"甲乙十五字以上十五字以上十五字以上\n\n\n丙"},
		"block with chomping":   {"经过: |-  # 注\n        甲十五字以上十五字以上十五字以上\n          乙", "甲十五字以上十五字以上十五字以上\n  乙"},
		"stated indentation":    {"经过: |2\n          甲十五字以上十五字以上十五字以上\n      乙", "甲十五字以上十五字以上十五字以上\n乙"},
		"folded":                {"经过: >\n      甲十五字以上十五字以上十五字以上\n      乙", "甲十五字以上十五字以上十五字以上 乙"},
		"text on the next line": {"经过:\n      姓名：林晓，电话：未知，十五字以上十五字以上", "姓名：林晓，电话：未知，十五字以上十五字以上"},
		"continued":             {"经过: 十五字以上十五字以上十五字以上\n      姓名：林晓\n\t\t\t末行", "十五字以上十五字以上十五字以上 姓名：林晓 末行"},
		"double quotes": {"经过: \"他说: 还钱 #1\n      姓名：林晓\n      {十五字以上十五字以上十五字以上}\"",
			"他说: 还钱 #1 姓名：林晓 {十五字以上十五字以上十五字以上}"},
		"single quotes": {"经过: '{{ .Complainant.IDNumber }} & <C> | a | ''b'' 𠮷 # x'",
			"{{ .Complainant.IDNumber }} & <C> | a | 'b' 𠮷 # x"},
		"escapes":                     {`经过: "甲\t乙\r\n丙\v丁\u2028戊\u0085己十五字以上十五字以上"`, "甲 乙\n丙\n丁\n戊\n己十五字以上十五字以上"},
		"zero width":                  {"经过: 甲\u200b乙\ufeff丙\u00ad丁十五字以上十五字以上十五字以上", "甲乙丙丁十五字以上十五字以上十五字以上"},
		"exponent":                    {"经过: 1e5", "1e5"},
		"octal":                       {"经过: 0012", "0012"},
		"yes":                         {"经过: yes", "yes"},
		"null":                        {"经过: null", "null"},
		"tilde":                       {"经过: ~", "~"},
		"hexadecimal":                 {"经过: 0xFF_FF", "0xFF_FF"},
		"date":                        {"经过: 2026-03-20", "2026-03-20"},
		"hash inside a word":          {"经过: 5#楼", "5#楼"},
		"url":                         {"经过: http://example.com/a?b=c#d", "http://example.com/a?b=c#d"},
		"comma and brackets in plain": {"经过: 他说[还钱]，{不还}就找你, 再说", "他说[还钱]，{不还}就找你, 再说"},
	} {
		t.Run(name, func(t *testing.T) {
			c, fs := Decode("case.yaml", []byte(edit(t, old, "    "+tc.yaml+"\n")), testDays)
			if c == nil {
				t.Fatal(fs)
			}
			if got := c.Incidents[1].Narrative; got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
			if len(fs) > 0 && fs[0].Code != "short-narrative" && fs[0].Code != "placeholder" {
				t.Error(fs)
			}
			if got := c.Incidents[1].Exhibits; !cmp.Equal(got, []int{2, 1}) {
				t.Errorf("what follows is lost: exhibits %v", got)
			}
		})
	}
}

// TestColumns: columns count characters, wherever the value is.
func TestColumns(t *testing.T) {
	checkMarked(t, edit(t, "  民族: 汉族", "  邮箱 :   §bad-email|邮箱𠮷𠮷   "))
	checkMarked(t, edit(t, "  民族: 汉族", "  邮箱: §bad-email|'邮箱' # 注"))
	checkMarked(t, edit(t, "  民族: 汉族", "  \"邮箱\": §bad-email|邮箱"))
	checkMarked(t, edit(t, "  民族: 汉族", "  邮箱:\n      §bad-email|邮箱"))
	checkMarked(t, edit(t, "  民族: 汉族", "  邮箱: §one-line|\"邮\n\n    箱\""))
	checkMarked(t, edit(t, "  民族: 汉族", "  邮箱: §one-line|邮\n\n    箱  "))
	checkMarked(t, edit(t, "  民族: 汉族", "  邮箱§fullwidth-colon|：　§bad-email|邮箱"))
	checkMarked(t, edit(t, "  民族: 汉族", "§tab-indent|\t \t邮箱§colon-space|:§bad-email|邮箱"))
	checkMarked(t, edit(t, "[证据1, 2]", "[证据1, '2', §unknown-exhibit|证据𠮷,  §unknown-exhibit|7 ]"))
	checkMarked(t, edit(t, "  民族: 汉族", "  邮箱: §bad-email||-\n    长一点的中文"))
}

func TestPosition(t *testing.T) {
	c, _ := found(t, ordinary(t))
	for path, want := range map[string]string{
		"complainant.id_number": "case.yaml:7:9",
		"complainant.email":     "case.yaml:5:1",
		"incidents.1.narrative": "case.yaml:49:9",
		"incidents.1.contact":   "case.yaml:46:5",
		"exhibits.1.name":       "case.yaml:61:5",
		"court":                 "case.yaml",
	} {
		if got := c.Position(path).String(); got != want {
			t.Errorf("%s at %s, want %s", path, got, want)
		}
	}
	if (c.Position("x") != token.Position{Filename: "case.yaml"}) {
		t.Error("a path outside the case has a position")
	}
}

// TestLetterDate: the flag takes precedence over 日期, and that over today.
func TestLetterDate(t *testing.T) {
	src := []byte(ordinary(t))
	c, _ := Decode("case.yaml", src, Days{Letter: date(2026, 4, 1), Today: date(2026, 5, 1)})
	if c.Date != date(2026, 4, 1) {
		t.Errorf("with a flag: %s", c.Date)
	}
	c, _ = Decode("case.yaml", []byte(edit(t, "日期: 2026-03-20\n", "")), Days{Today: date(2026, 5, 1)})
	if c.Date != date(2026, 5, 1) {
		t.Errorf("without any: %s", c.Date)
	}
	_, fs := Decode("case.yaml", src, Days{Letter: date(2026, 3, 14), Today: date(2026, 5, 1)})
	if got := len(fs); got != 1 { // 截止 of the second incident; a submission may be after the letter
		t.Errorf("%d findings before the acts: %v", got, fs)
	}
	_, fs = Decode("case.yaml", src, Days{Letter: date(2026, 3, 14), Today: date(2026, 3, 14)})
	if got := len(fs.Of(Fault)); got != 3 { // and 日期 and 答复日期 of the complaint, which are after today
		t.Errorf("%d findings before today: %v", got, fs)
	}
}

// TestBlankTemplate: optional keys without values count as absent.
func TestBlankTemplate(t *testing.T) {
	src := edit(t, "催收机构:\n  名称:\n  电话:\n", "催收机构:\n  名称:\n  电话: []\n代理人:\n  姓名:\n  期限: ''\n损失:\n  经济损失:\n    - 项目:\n      金额:\n仲裁协议: {}\n法院:\n收件机关名称:\n  公安机关:\n")
	c, got := found(t, src)
	if len(got) > 0 {
		t.Fatal(got)
	}
	if c.Collector != nil || c.Agent != nil || c.Losses != nil || c.Arbitration != nil || c.Court != "" ||
		c.Addressees != nil {
		t.Errorf("blank groups are not absent: %+v", c)
	}
}

func TestAddressees(t *testing.T) {
	c, got := found(t, edit(t, "收件机构: 自动\n", "收件机构: 自动、国家金融监督管理总局，cac\n收件机关名称:\n  police: 成都市公安局\n"))
	if len(got) > 0 {
		t.Fatal(got)
	}
	if want := []Override{{"police", "成都市公安局"}}; !cmp.Equal(c.Addressees, want) {
		t.Errorf("got %v", c.Addressees)
	}
	if want := []string{"自动", "国家金融监督管理总局", "cac"}; !cmp.Equal(c.Recipients, want) {
		t.Errorf("got %v", c.Recipients)
	}
	checkMarked(t, edit(t, "收件机构: 自动\n", "收件机关名称:\n  公安机关§fullwidth-colon|：成都市公安局\n  §duplicate-key|公安机关: 又一个\n"))
}

// TestEveryKey gives every key of the dictionary once.
func TestEveryKey(t *testing.T) {
	samples := map[Kind]string{
		NameTable: "{police: 成都市公安局}", Line: "文字", Lines: "甲、乙", Text: "一段足够长的文字一段足够长的文字", Texts: "[甲, 乙]",
		CaseID: "C-1", PersonName: "林晓", IDTypeTerm: "居民身份证", IDNumber: "11010519491231002X", Phone: "13800138000",
		LoosePhone: "未知号码", LoosePhones: "[未知号码]", Email: "a@example.com", USCC: "91350100M000100Y43",
		Day:    "1949-12-31",
		AnyDay: "2026-03-20", DayTime: "1949-12-31 21:40", Money: "5", Balance: "0", Count: "3", YesNo: "是",
		ConsentTerm: "是", Sex: "女",
		CapacityTerm: "律师", RoleTerm: "borrower", LenderTerm: "bank", LossTerm: "contract", ResultTerm: "已转办",
		Conducts: "威胁恐吓", ExhibitRefs: "1",
	}
	var write func(fs []Field, indent string, english bool) string
	write = func(fs []Field, indent string, english bool) string {
		var b strings.Builder
		for _, f := range fs {
			key := f.Key
			if english {
				key = f.English
			}
			switch f.Kind {
			case Group:
				b.WriteString(indent + key + ":\n" + write(f.Fields, indent+"  ", english))
			case GroupList:
				b.WriteString(indent + key + ":\n" + indent + "  -\n" + write(f.Fields, indent+"    ", english))
			default:
				value := samples[f.Kind]
				if f.Path == "incidents[].contact[].name" {
					value = "林晚" // the complainant himself is not a contact
				}
				b.WriteString(indent + key + ": " + value + "\n")
			}
		}
		return b.String()
	}
	var cases []*Case
	for _, english := range []bool{false, true} {
		c, fs := Decode("case.yaml", []byte(write(Keys(), "", english)), testDays)
		if c == nil {
			t.Fatal(fs)
		}
		cases = append(cases, c)
	}
	if diff := cmp.Diff(cases[0], cases[1], cmpopts.IgnoreUnexported(Case{})); diff != "" {
		t.Errorf("Chinese and English keys differ:\n%s", diff)
	}
	for _, f := range Fields() {
		path := strings.ReplaceAll(f.Path, "[]", ".0")
		if _, ok := cases[0].positions[path]; !ok {
			t.Errorf("%s was not read", f.Path)
		}
	}
	c := cases[0]
	if c.Agent.Until != date(2026, 3, 20) || c.Losses.Economic[0].Amount != 500 || c.Losses.Mental != 500 ||
		c.Exhibits[0].Pages != 3 ||
		c.Affected != 3 || c.Arbitration.Clause == "" || c.Collector.Phones[0] != "未知号码" ||
		c.Incidents[0].Contacts[0].Consent != ToAll {
		t.Errorf("values went astray: %+v", c)
	}
}

func BenchmarkDecode(b *testing.B) {
	src := []byte(ordinary(b))
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if c, fs := Decode("case.yaml", src, testDays); c == nil {
			b.Fatal(fs)
		}
	}
}

// BenchmarkLarge reads case files of three sizes and reports the time per element: an element must
// not take longer in a larger file.
func BenchmarkLarge(b *testing.B) {
	head, _, _ := strings.Cut(ordinary(b), "事件:\n")
	for name, many := range map[string]func(n int) string{
		"incidents": func(n int) string {
			return "事件:\n" + strings.Repeat("  - {时间: 2026-03-10, 行为: 频繁骚扰, 经过: 打电话}\n", n)
		},
		"keys":       func(n int) string { return numbered(n, "键%d: 1\n") },
		"unreadable": func(n int) string { return strings.Repeat("\u200b", n) + "\n" },
		"flow":       func(n int) string { return "键: [" + strings.Repeat("甲, ", n) + "甲]\n" },
		"flow-keys":  func(n int) string { return "键: {" + numbered(n, "键%d: 1, ") + "甲: 1}\n" },
		"flow-lists": func(n int) string {
			return "键: " + strings.Repeat("[甲, [乙], ", n/10) + strings.Repeat("]", n/10) + "\n"
		},
		"nested": func(n int) string { return "键:\n" + numbered(n, "  - 甲%d: 1\n") },
		"digits": func(n int) string { return "补充: " + strings.Repeat("139****5678、", n) + "\n" },
	} {
		for _, n := range []int{750, 3_000, 12_000} {
			src := []byte(head + many(n))
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				for b.Loop() {
					Decode("case.yaml", src, testDays)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/part")
			})
		}
	}
}

// numbered writes a line for each number.
func numbered(n int, format string) string {
	var s strings.Builder
	for i := range n {
		fmt.Fprintf(&s, format, i)
	}
	return s.String()
}
