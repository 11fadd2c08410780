package complaint

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tousu/legal"
	"tousu/legal/identity"
)

func TestMoments(t *testing.T) {
	for in, want := range map[string]string{
		"2026-03-20":                "2026年3月20日",
		"2026-3-5":                  "2026年3月5日",
		"2026/3/20":                 "2026年3月20日",
		"2026.3.20":                 "2026年3月20日",
		"2026年3月20日":                "2026年3月20日",
		"2026-03-20 21:40":          "2026年3月20日21时40分",
		"2026/3/20 7:05":            "2026年3月20日07时05分",
		"2026年3月20日21时40分":          "2026年3月20日21时40分",
		"2026年3月20日 21时5分":          "2026年3月20日21时05分",
		"2026-03-20  00:00":         "2026年3月20日00时00分",
		"2024-02-29":                "2024年2月29日",
		"2026-04-31":                "no-such-day",
		"2026-13-01":                "no-such-day",
		"0026-03-20":                "no-such-day",
		"26-03-20":                  "two-digit-year",
		"26年3月20日":                  "two-digit-year",
		"昨天":                        "relative-date",
		"上个月20日":                    "relative-date",
		"3月20日":                     "no-year",
		"3月5号":                      "no-year",
		"1月中旬":                      "no-year",
		"2026-03":                   "bad-date",
		"20260320":                  "2026年3月20日",
		"2026-03-20T21:40":          "2026年3月20日21时40分",
		"2026-03-20T21:40:05Z":      "2026年3月21日05时40分",
		"2026-03-20T21:40:05+08:00": "2026年3月20日21时40分",
		"2026-03-20 21：40":          "2026年3月20日21时40分",
		"2026年3月20号":                "2026年3月20日",
		"2026年3月20日下午3点":            "2026年3月20日15时00分",
		"2026年3月20日 上午9点半":          "2026年3月20日09时30分",
		"2026-03-20 凌晨2点15分":        "2026年3月20日02时15分",
		"2026-03-20 晚上12点":          "bad-time",
		"2026-03-20 下午12点":          "bad-time",
		"2026-03-20 下午1点":           "2026年3月20日13时00分",
		"2026-03-20 傍晚18点":          "2026年3月20日18时00分",
		"2026-03-20 晚上5点":           "2026年3月20日17时00分",
		"2026-03-20 晚上4点":           "bad-time",
		"2026-03-20 夜里1点":           "bad-time",
		"2026-03-20 深夜0点":           "bad-time",
		"2026-03-20 凌晨6点":           "2026年3月20日06时00分",
		"2026-03-20 凌晨7点":           "bad-time",
		"2026-03-20 早上4点":           "2026年3月20日04时00分",
		"2026-03-20 早上3点":           "bad-time",
		"2026-03-20 早上11点":          "2026年3月20日11时00分",
		"2026-03-20 早上12点":          "bad-time",
		"2026-03-20 上午5点":           "2026年3月20日05时00分",
		"2026-03-20 上午4点":           "bad-time",
		"2026-03-20 上午12点":          "2026年3月20日12时00分",
		"2026-03-20 上午13点":          "bad-time",
		"2026-03-20 中午11点":          "2026年3月20日11时00分",
		"2026-03-20 中午10点":          "bad-time",
		"2026-03-20 中午12点":          "2026年3月20日12时00分",
		"2026-03-20 中午1点":           "2026年3月20日13时00分",
		"2026-03-20 中午2点":           "bad-time",
		"2026-03-20 中午14点":          "bad-time",
		"2026-03-20 晚上11点59分":       "2026年3月20日23时59分",
		"2026-03-20 晚上23点":          "2026年3月20日23时00分",
		"2026-03-20 晚上24点":          "bad-time",
		"2026-03-20 23:59":          "2026年3月20日23时59分",
		"2026-03-20 24:00":          "bad-time",
		"2026-03-20 早上21点":          "bad-time",
		"二〇二六年三月二十日":                "bad-date",
		"２０２６-03-20":                "fullwidth-digit",
		"2026-03-20 21:60":          "bad-time",
		"2026-03-20 25:00":          "bad-time",
		"2026-03-20 晚上9点":           "2026年3月20日21时00分",
		"2026-03-20 21:40:30":       "2026年3月20日21时40分",
		"2026年3月20日左右":              "bad-time",
		"2026、3、20":                 "2026年3月20日",
		"2026—3—20":                 "2026年3月20日",
		"20/3/2026":                 "2026年3月20日",
		"3/20/2026":                 "2026年3月20日",
		"3/3/2026":                  "2026年3月3日",
		"5/9/2026":                  "bad-date",
		"2026年":                     "bad-date",
	} {
		m, p := parseMoment(in)
		got := m.Chinese()
		if p != nil {
			got = p.code
		}
		if got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

// TestSpans: a single day that is not known has a first and a last possible day.
func TestSpans(t *testing.T) {
	for in, want := range map[string]string{
		"2020年3月": "2020-03-01 2020-03-31 2020年3月", "2026-02": "2026-02-01 2026-02-28 2026年2月",
		"2026/1":    "2026-01-01 2026-01-31 2026年1月",
		"2026年1月上旬": "2026-01-01 2026-01-10 2026年1月上旬", "2026年1月中旬": "2026-01-11 2026-01-20 2026年1月中旬",
		"2026年1月底":     "2026-01-21 2026-01-31 2026年1月底",
		"2026年1月20日左右": "2026-01-17 2026-01-23 2026年1月20日前后", "大约2026年1月": "2026-01-01 2026-01-31 2026年1月",
		"2026年13月": "", "2026年": "", "左右": "",
	} {
		got := ""
		if m, ok := parseSpan(in); ok {
			got = m.Date.String() + " " + m.Within.String() + " " + m.Words
		}
		if got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

// TestRanges: several days in one value are an act from the first to the last.
func TestRanges(t *testing.T) {
	for in, want := range map[string]string{
		"2026.5.13-5.14": "2026-05-13 2026-05-14", "2026年5月4日至5日": "2026-05-04 2026-05-05",
		"2026-05-04~2026-05-06": "2026-05-04 2026-05-06",
		"2026年5月30日—6月2日":       "2026-05-30 2026-06-02", "2026/5/4 21:40 到 5月6号": "2026-05-04 2026-05-06",
		"2026年5月5日至4日": "", "2026-05-04": "", "2026-05-04-06": "", "2026年5月至6月": "", "5月4日至5日": "",
	} {
		got := ""
		if m, ok := parseRange(in); ok {
			got = m.Date.String() + " " + m.Through.String()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
	c, fs := Decode("case.yaml", []byte(edit(t, "2026/3/12\n    截止: 2026.3.15", "2026年3月12日至13日")), testDays)
	if c == nil || c.Incidents[1].Until != date(2026, 3, 13) || !c.Incidents[1].At.Through.IsZero() {
		t.Errorf("%v", fs)
	}
	if c, fs := Decode("case.yaml", []byte(edit(t, "2026/3/12\n    截止: 2026.3.15", "2026年3月12日至28日")),
		testDays); c != nil {
		t.Errorf("days after the letter: %v", fs)
	}
}

// TestLeftOut: a malformed value that letters can omit never stops a case; it is left out, with a
// warning. A value that they depend on stops it.
func TestLeftOut(t *testing.T) {
	for _, c := range []struct{ old, new, path string }{
		{"  民族: 汉族", "  邮箱: lin（at）example", "complainant.email"}, {"本金: 32,000.50", "本金: 三万二千元", "loan.principal"},
		{"次数: 3次", "次数: 三四次", "incidents.0.count"}, {"逾期日期: 2025-05-02", "逾期日期: 2025年5月", "loan.overdue_since"},
		{"放款日期: 2024年5月1日", "放款日期: 2024年5月", "loan.disbursed_on"},
		{"欠款余额: 8000元", "欠款余额: 八千多", "loan.outstanding"}, {"  民族: 汉族", "  性别: 女士", ""},
		{"91350100M000100Y43", "9135", "respondent.uscc"},
	} {
		kase, fs := Decode("case.yaml", []byte(edit(t, c.old, c.new)), testDays)
		if kase == nil || fs.Stops() || c.path != "" && kase.Has(strings.Replace(c.path, ".0", "", 1)) &&
			c.path != "incidents.0.count" {
			t.Errorf("%s: %v", c.new, fs)
		}
		if !slices.ContainsFunc(fs, func(f Finding) bool {
			return strings.Contains(f.Message, "信里不写这一项") && f.Severity == Warning
		}) {
			t.Errorf("%s: nothing is said: %v", c.new, fs)
		}
	}
	for _, c := range [][2]string{{"截止: 2026.3.15", "截止: 月底"}, {"同意列名: 否", "同意列名: 不同意"}} {
		if kase, fs := Decode("case.yaml", []byte(edit(t, c[0], c[1])), testDays); kase != nil {
			t.Errorf("%s: %v", c[1], fs)
		}
	}
}

func TestMoney(t *testing.T) {
	for in, want := range map[string]legal.Money{
		"32000.50": 3200050, "32,000.50": 3200050, "32000.5元": 3200050, "￥32000": 3200000, "¥ 32,000 元": 3200000,
		"1.5万元": 1500000, "3,000元整": 300000, "3.2万": 3200000, "0.000001万": 1, "0": 0, "0.05": 5, "007": 700,
		"9999999999999.99": legal.MaxMoney,
	} {
		if got, p := parseMoney(in); p != nil || got != want {
			t.Errorf("%s: %d %v, want %d", in, got, p, want)
		}
	}
	for in, code := range map[string]string{
		"五千": "money-words", "三万二": "money-words", "10000000000000": "bad-money", "1e5": "bad-money",
		"3,2000": "bad-money",
		"32000.": "bad-money", ".5": "bad-money", "32 000": "bad-money", "$5": "bad-money", "约5000": "bad-money",
		"1.1234567万":           "money-words",
		"99999999999999999999": "bad-money", "￥": "bad-money", "５": "fullwidth-digit",
	} {
		if _, p := parseMoney(in); p == nil || p.code != code {
			t.Errorf("%s: %v, want %s", in, p, code)
		}
	}
}

// TestMoneyRoundTrip: what Money prints is parsed as the same amount.
func TestMoneyRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := legal.Money(rapid.Int64Range(0, int64(legal.MaxMoney)).Draw(t, "fen"))
		if got, p := parseMoney(m.String()); p != nil || got != m {
			t.Fatalf("%s: %d %v", m, got, p)
		}
	})
}

func TestPhones(t *testing.T) {
	for in, want := range map[string]string{
		"13800138000": "13800138000", "138 0013 8000": "13800138000", "138-0013-8000": "13800138000",
		"+86 13800138000": "13800138000", "+8613800138000": "13800138000", "008613800138000": "13800138000",
		"86-13800138000": "13800138000",
		"010-12345678":   "010-12345678", "01012345678": "01012345678", "0755-1234567-801": "0755-1234567-801",
		"028 - 12345678":  "028-12345678",
		"(010)8888 6666x": "bad-phone",
		"1380013800":      "phone-length", "138001380001": "phone-length", "12800138000": "bad-phone",
		"12345678": "phone-length",
		"95188":    "bad-phone", "不详": "bad-phone", "138****8000": "masked-value", "１３８００１３８０００": "fullwidth-digit",
	} {
		got, p := parsePhone(in)
		if p != nil {
			got = p.code
		}
		if got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	for in, want := range map[string]string{
		"林晓": "林晓", "林 晓 明": "林晓明", "阿不都•热合曼": "阿不都·热合曼", "约翰 ・ 史密斯": "约翰·史密斯", "a．b‧c": "a·b·c",
		"John Smith": "John Smith", "𠮷野": "𠮷野", strings.Repeat("热", 50): strings.Repeat("热", 50),
		"林晓2": "bad-name", "林晓２": "bad-name", "···": "bad-name", strings.Repeat("热", 101): "too-long",
	} {
		got, p := parseName(in)
		if p != nil {
			got = p.code
		}
		if got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

func TestDocuments(t *testing.T) {
	today := date(2026, 3, 20)
	for _, tc := range []struct {
		kind IDType
		id   string
		want string
	}{
		{ResidentID, "11010519491231002X", ""},
		{ResidentID, "440524188001010014", ""},
		{ResidentID, "44052418800101001", "id-length"},
		{ResidencePRC, withCheckDigit("81000019900101123"), ""},
		{ResidencePRC, "11010519491231002X", "id-form"},
		{ResidencePRC, "810000199001011231", "id-check-digit"},
		{HomeReturn, "H12345678", ""},
		{HomeReturn, "M1234567801", ""},
		{HomeReturn, "12345678", "id-form"},
		{TaiwanPermit, "12345678", ""},
		{TaiwanPermit, "1234567890A", ""},
		{TaiwanPermit, "123456789", "id-form"},
		{ForeignerID, "CHN110000123456", ""},
		{ForeignerID, withCheckDigit("91101019900101123"), ""},
		{ForeignerID, "123456", "id-form"},
		{Passport, "E12345678", ""},
		{Passport, "EA1234567", ""},
		{Passport, "E", "id-form"},
		{Passport, "护照", "id-form"},
	} {
		got := ""
		if p := checkID(tc.kind, tc.id, today); p != nil {
			got = p.code
		}
		if got != tc.want {
			t.Errorf("%s %s: %q, want %q", tc.kind, tc.id, got, tc.want)
		}
	}
	for id, want := range map[string]string{"E12345678": "", "11010519491231002X": "",
		"110105194912310021": "id-check-digit", "110105491231002": "id-fifteen", "1101051949123100": "id-length",
		"?": "id-form"} {
		got := ""
		if p := checkAnyID(id, today); p != nil {
			got = p.code
		}
		if got != want {
			t.Errorf("agent %s: %q, want %q", id, got, want)
		}
	}
	if identity.ResidentSex("H12345678") != "" || identity.ResidentSex("440524188001010014") != "男" ||
		identity.ResidentSex("11010519491231002X") != "女" {
		t.Error("sex")
	}
}

func withCheckDigit(first17 string) string {
	return first17 + string(identity.ResidentCheckDigit(first17))
}

// TestUSCC: what the parser adds to the check.
func TestUSCC(t *testing.T) {
	for in, want := range map[string]string{
		"91350100M000100Y43": "91350100M000100Y43", "91110000600037341l": "91110000600037341L",
		"9135 0100 M000 100Y43": "91350100M000100Y43",
		"9135O100M000100Y43":    "uscc-form", "91350100M000100Y": "uscc-length",
		"91350100M000100Y44": "uscc-check-digit", "９1350100M000100Y43": "fullwidth-digit",
	} {
		got, p := parseUSCC(in)
		if p != nil {
			got = p.code
		}
		if got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	var kinds []string
	for _, k := range legal.LenderKinds {
		kinds = append(kinds, k.Label)
	}
	for in, want := range map[string]string{
		"消费金融": "消费金融公司", "小贷公司": "小额贷款公司", "小贷": "小额贷款公司", "支付公司": "支付机构", "网贷平台": "助贷平台", "商业银行": "银行",
		"某某": "", "": "",
	} {
		if got, _ := Nearest(in, kinds); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"电话13812345678号": "电话***号", "第1234项": "第1234项",
		strings.Repeat("键", 30): strings.Repeat("键", 20) + "…"} {
		if got := printable(in); got != want {
			t.Errorf("printable(%s) = %s, want %s", in, got, want)
		}
	}
}

// A finding in a long account gives its line in the file.
func TestLinePosition(t *testing.T) {
	src := strings.Replace(ordinary(t), "经过: |\n", "经过: |\n\n", 1)
	c, findings := Decode("case.yaml", []byte(src), testDays)
	if c == nil {
		t.Fatal(findings)
	}
	start := strings.Count(src[:strings.Index(src, "经过: |")], "\n") + 1
	for i := range strings.Split(c.Incidents[0].Narrative, "\n") {
		if got := c.LinePosition("incidents.0.narrative", i); got.Line != start+2+i || got.Column < 3 {
			t.Errorf("line %d stands at %s, want line %d", i, got, start+2+i)
		}
	}
	if got := c.LinePosition("complainant.name", 0); got != c.Position("complainant.name") {
		t.Errorf("a value of one line stands at %s", got)
	}
}

// TestSpokenWords: a word that is not a label is quoted, with the label that it means.
func TestSpokenWords(t *testing.T) {
	for said, label := range map[string]string{"打我妈电话": "爆通讯录", "骂人": "侮辱诽谤", "半夜打电话": "深夜催收", "客服不承认": "客服否认或拒不处理",
		"发假传票": "伪造公文律师函", "吃饭": ""} {
		_, fs := Decode("case.yaml", []byte(edit(t, "行为: 频繁骚扰、威胁恐吓", "行为: "+said)), testDays)
		faults := fs.Of(Fault)
		if len(faults) != 1 || !strings.Contains(faults[0].Message, "“"+said+"”") || label != "" &&
			!strings.HasPrefix(faults[0].Hint, "是否想写“"+label+"”") {
			t.Errorf("%s: %v", said, faults)
		}
	}
}

// TestUnknownLender: a user who does not know what kind of company called him is told what to
// write.
func TestUnknownLender(t *testing.T) {
	for said, told := range map[string]bool{"不清楚": true, "不知道": true, "/": true, "网贷": false} {
		_, p := parseLender(said)
		if p == nil || strings.Contains(p.hint, "写“催收公司”") != told {
			t.Errorf("%s: %v", said, p)
		}
	}
}
