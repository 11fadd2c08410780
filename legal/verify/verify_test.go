package verify

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"tousu/legal"
)

func day(iso string) legal.Date {
	d, err := legal.ParseDate(iso)
	if err != nil {
		panic(err)
	}
	return d
}

// faults lists the codes of the faults in a text.
func faults(text, on, filed string) []string {
	var out []string
	for _, d := range Default().Verify(text, Occasion{[]legal.Date{day(on)}, day(filed)}).Findings {
		if d.Severity == Fault {
			out = append(out, d.Code)
		}
	}
	return out
}

// wrong citations: the text, the day of the act, the codes, and what the right form must contain.
var wrong = []struct{ text, on, codes, right string }{
	// Names that are misspelt, cut, or invented.
	{"《人民网络安全法》第四十六条", "2026-02-01", "mistaken-name", "《中华人民共和国网络安全法》"},
	{"《人民个人信息保》第十条", "2026-02-01", "mistaken-name", "《中华人民共和国个人信息保护法》"},
	{"《中国民法典》第一千零三十四条", "2026-02-01", "mistaken-name", "《中华人民共和国民法典》"},
	{"《个人信息保护》第十条", "2026-02-01", "mistaken-name", "《中华人民共和国个人信息保护法》"},
	{"《个人信息安全保护法》第十条", "2026-02-01", "mistaken-name", "《中华人民共和国个人信息保护法》"},
	{"《消费者权益保障法》第二十九条", "2026-02-01", "mistaken-name", "《中华人民共和国消费者权益保护法》"},
	{"《治安管理处法》第五十条", "2026-02-01", "mistaken-name", "《中华人民共和国治安管理处罚法》"},
	{"《人民共和国民事诉讼法》第一百二十四条", "2026-02-01", "mistaken-name", "《中华人民共和国民事诉讼法》"},
	{"人民网络安全法第四十六条", "2026-02-01", "mistaken-name", "《中华人民共和国网络安全法》"},
	{"《网络数据安全管理规定条例》第十二条", "2026-02-01", "mistaken-name", "《网络数据安全管理条例》"},
	{"违反《通讯录保护法》第三条", "2026-02-01", "unknown-law", ""},
	{"依据《反暴力催收法》", "2026-02-01", "unknown-law", ""},
	{"《债务人隐私法典》第一条", "2026-02-01", "unknown-law", ""},
	// No such article, paragraph or item.
	{"《个人信息保护法》第一百条", "2026-02-01", "no-such-article", ""},
	{"《个人信息保护法》第75条", "2026-02-01", "no-such-article", ""},
	{"《民法典》第一千三百条", "2026-02-01", "no-such-article", ""},
	{"《网络安全法》第八十二条", "2026-02-01", "no-such-article", ""},
	{"《网络安全法》（2016年）第八十条", "2025-06-01", "no-such-article", ""},
	{"《治安管理处罚法》第一百四十五条", "2026-02-01", "no-such-article", ""},
	{"《仲裁法》第九十七条", "2026-04-01", "no-such-article", ""},
	{"《消费者权益保护法》第六十四条", "2026-02-01", "no-such-article", ""},
	{"《数据安全法》第五十六条", "2026-02-01", "no-such-article", ""},
	{"《个人信息保护法》第十三条第三款", "2026-02-01", "no-such-part", ""},
	{"《个人信息保护法》第十条第二款", "2026-02-01", "no-such-part", ""},
	{"《个人信息保护法》第十三条第（八）项", "2026-02-01", "no-such-part", ""},
	{"《民法典》第一千零三十三条第（七）项", "2026-02-01", "no-such-part", ""},
	{"《民法典》第一千零三十三条第二款", "2026-02-01", "no-such-part", ""},
	{"《消费者权益保护法》第二十九条第四款", "2026-02-01", "no-such-part", ""},
	{"《消费者权益保护法》第三十九条第（六）项", "2026-02-01", "no-such-part", ""},
	{"《网络安全法》第四十六条第二款", "2026-02-01", "no-such-part", ""},
	{"《治安管理处罚法》（2012年修正）第四十二条第二款", "2025-06-01", "no-such-part", ""},
	{"《治安管理处罚法》第五十条第三款", "2026-02-01", "no-such-part", ""},
	// Before its day, or after it.
	{"依据《民法典》", "2020-05-01", "not-in-force", ""},
	{"《民法典》第一千零三十四条", "2020-05-01", "not-in-force", ""},
	{"依据《数据安全法》，请求查处", "2020-05-01", "not-in-force", ""}, // it gives no rights that are exercised now
	{"《个人信息保护法》第十条", "2021-10-31", "not-in-force", ""},
	{"《数据安全法》第三十二条", "2021-08-31", "not-in-force", ""},
	{"《网络数据安全管理条例》第十二条", "2024-12-31", "not-in-force", ""},
	{"《网络安全法》第四十一条", "2017-05-31", "not-in-force", ""},
	{"《民法总则》第一百一十一条", "2021-01-01", "not-in-force", ""},
	{"《侵权责任法》第六条", "2026-02-01", "not-in-force", ""},
	{"违反《消费金融公司管理办法》", "2024-04-17", "not-in-force", ""},
	{"《金融机构个人消费类贷款催收工作指引（试行）》", "2026-01-29", "not-in-force", ""},
	{"《治安管理处罚法》第五十六条规定，出售或者提供公民个人信息的", "2025-12-01", "not-in-force", ""},
	// Old numbers with the old article's words.
	{"《网络安全法》第四十四条规定，任何个人和组织不得窃取……", "2026-02-01", "moved", "第四十六条"},
	{"违反《网络安全法》第六十四条处以罚款", "2026-02-01", "moved", "第七十一条"},
	{"《治安管理处罚法》第42条第5项", "2026-02-01", "moved", "第五十条第一款第（五）项"},
	{"依据《治安管理处罚法》第四十二条第（六）项，散布他人隐私", "2026-02-01", "moved", "第五十条第一款第（六）项"},
	{"依据治安法第二十六条，寻衅滋事", "2026-02-01", "moved", "第三十条"},
	{"构成敲诈勒索，应依《治安管理处罚法》第四十九条处罚", "2026-02-01", "moved", "第五十八条"},
	{"冒充国家机关工作人员招摇撞骗的，依照《治安管理处罚法》第五十一条", "2026-02-01", "moved", "第六十二条"},
	{"网安法44条规定不得非法获取个人信息", "2026-02-01", "moved", "第四十六条"},
	{"《网络安全法》第四十三条规定，个人有权要求网络运营者删除其个人信息", "2026-02-01", "moved", "第四十五条"},
	{"《网络安全法》第四十一条规定，网络运营者收集、使用个人信息，应当遵循合法、正当、必要的原则", "2026-02-01", "moved", "第四十三条"},
	{"按照《仲裁法》第十六条，仲裁协议应当具有请求仲裁的意思表示", "2026-04-01", "moved", "第二十七条"},
	// Wording that is not the statute's.
	{"依照《人民网络安全法》第四十四条的规定：“任何个人和组织不得窃取或以其他非法方法获取个人信息。”", "2026-02-01", "mistaken-name moved altered", "第四十六条"},
	{"《个人信息保护法》第十条规定：“任何组织、个人不得非法收集、使用、加工、传播他人个人信息。”", "2026-02-01", "altered", "任何组织、个人不得非法收集、使用、加工、传输他人个人信息"},
	{"《民法典》第一千零三十二条规定：“自然人享有隐私权。任何组织和个人不得以刺探、侵扰、泄露、公开等方式侵害他人的隐私权。”", "2026-02-01", "altered", "任何组织或者个人"},
	{"《民法典》第一千零三十四条：“自然人的个人信息受到法律的保护。”", "2026-02-01", "altered", "自然人的个人信息受法律保护。"},
	{"法律规定“未经消费者同意或者请求，或者消费者明确拒绝的，经营者不得向其发送商业性信息”", "2026-02-01", "altered", "经营者未经消费者同意或者请求"},
	{"《个人信息保护法》第六条规定：“任何组织、个人不得非法收集、使用、加工、传输他人个人信息，不得非法买卖、提供或者公开他人个人信息”", "2026-02-01", "misattributed", "第十条"},
	{"《民法典》第一千零三十二条规定：\n自然人享有隐私权。任何组织和个人不得以刺探、侵扰、泄露、公开等方式侵害他人的隐私权。\n", "2026-02-01", "altered", "任何组织或者个人"},
	// Misprints.
	{"《民法典》之一千零三十四条规定", "2026-02-01", "misprint", "第一千零三十四条"},
	{"《个人信息保护法》之四十七条", "2026-02-01", "misprint", "第四十七条"},
	// Bodies and laws that no longer exist.
	{"向银保监会投诉", "2026-02-01", "outdated", "国家金融监督管理总局"},
	{"中国银行保险监督管理委员会四川监管局", "2026-02-01", "outdated", "国家金融监督管理总局"},
	{"已向银监会和保监会反映", "2026-02-01", "outdated outdated", "国家金融监督管理总局"},
	{"请工商局查处", "2026-02-01", "outdated", "市场监督管理局"},
	{"违反《合同法》第六十条", "2026-02-01", "outdated", "《中华人民共和国民法典》"},
	{"《中华人民共和国民法通则》第一百零一条", "2026-02-01", "outdated", "《中华人民共和国民法典》"},
	{"《治安管理处罚条例》第二十二条", "2026-02-01", "outdated", "《中华人民共和国治安管理处罚法》"},
}

func TestWrongCitations(t *testing.T) {
	if len(wrong) < 60 {
		t.Errorf("only %d wrong citations", len(wrong))
	}
	for _, c := range wrong {
		findings := Default().Verify(c.text, Occasion{[]legal.Date{day(c.on)}, day("2026-11-21")}).Findings
		var codes []string
		said := ""
		for _, d := range findings {
			if d.Severity == Fault {
				codes = append(codes, d.Code)
				said += d.Right + "\n"
			}
		}
		if strings.Join(codes, " ") != c.codes || !strings.Contains(said, c.right) {
			t.Errorf("%s (%s): %v, want %s with %s", c.text, c.on, findings, c.codes, c.right)
		}
	}
}

// right citations, which must have no findings.
var right = []struct{ text, on string }{
	{"《网络安全法》第四十四条", "2026-02-01"},
	{"《网络安全法》第四十四条规定：“网络运营者不得泄露、篡改、毁损其收集的个人信息；未经被收集者同意，不得向他人提供个人信息。”", "2026-02-01"},
	{"《网络安全法》第四十四条规定，任何个人和组织不得窃取……", "2025-12-01"},
	{"《治安管理处罚法》第42条第5项", "2025-12-01"},
	{"《治安管理处罚法》（2012年修正）第四十二条第（五）项", "2025-12-01"},
	{"《网络安全法》（2016年）第四十四条（现第四十六条）", "2025-12-01"},
	{"《网络安全法》（2016年）第四十一条、第四十二条（第1、3项事实适用现行第四十三条、第四十四条）", "2025-12-01"},
	{"《中华人民共和国网络安全法》（2025年修正）第四十六条", "2026-02-01"},
	{"《民法典》第1034条", "2026-02-01"},
	{"《民法典》第１０３４条", "2026-02-01"},
	{"民法典第一千零三十四条、第一千零三十五条", "2026-02-01"},
	{"《民法典》第一千零三十二条至第一千零三十八条", "2026-02-01"},
	{"《民法典》第一千零三十三条第（一）项、第（五）项", "2026-02-01"},
	{"《民法典》第一千零三十三条第一项", "2026-02-01"},
	{"《个人信息保护法》第四十七条第一款、第二款", "2026-02-01"},
	{"《个人信息保护法》第四十七条", "2020-05-01"},
	{"依据《个人信息保护法》，请求删除", "2020-05-01"}, // a right exercised now
	{"《个人信息保护法》第十三条第一款第（一）项", "2026-02-01"},
	{"《个人信息保护法》第十条规定：“任何组织、个人不得非法收集、使用……他人个人信息”", "2026-02-01"},
	{"《个人信息保护法》第十条规定:“任何组织、个人不得非法收集、使用、加工、传输他人个人信息，不得非法买卖、提供或者公开他人个人信息”", "2026-02-01"},
	{"根据《刑法》第二百五十三条之一", "2026-02-01"},
	{"《中华人民共和国刑法》第二百五十三条之一第一款", "2026-02-01"},
	{"《民法总则》第一百一十一条", "2020-05-01"},
	{"《民法总则》（2017年，2021年1月1日起废止）第一百一十一条", "2020-05-01"},
	{"《侵权责任法》第六条", "2020-05-01"},
	{"依据《合同法》第六十条", "2019-05-01"},
	{"原银保监会发布的办法", "2026-02-01"},
	{"银保监会令2020年第3号", "2026-02-01"},
	{"银保监办发〔2020〕86号", "2026-02-01"},
	{"国家金融监督管理总局四川监管局", "2026-02-01"},
	{"《借款合同》第三条约定", "2026-02-01"},
	{"《隐私政策》第二条", "2026-02-01"},
	{"借款合同第三条、第四条", "2026-02-01"},
	{"来电人说“你欠的钱今天必须还，不然就让你身边的人都知道”", "2026-02-01"},
	{"短信写道“尊敬的客户，您的账单已经逾期，请尽快处理以免影响您的信用记录”", "2026-02-01"},
	{"《商业银行法》第二十九条", "2026-02-01"},
	{"《中华人民共和国反电信网络诈骗法》第三条", "2026-02-01"},
	{"《最高人民法院关于适用〈中华人民共和国民法典〉时间效力的若干规定》第一条", "2026-02-01"},
	{"《银行业保险业消费投诉处理管理办法》第十三条", "2026-02-01"},
	{"推荐性国家标准《互联网金融 个人网络消费信贷 贷后催收风控指引》（GB/T 45251-2025）", "2026-02-01"},
	{"《网络安全法》（以下简称《网安法》）第四十六条", "2026-02-01"},
	{"取消法人资格", "2026-02-01"},
	{"合同法定代表人签字", "2026-02-01"},
	{"他学的是刑法学", "2026-02-01"},
	{"第一条短信的内容", "2026-02-01"},
	{"共收到第三条、第四条短信", "2026-02-01"},
	{"《网络安全法》第四十三条规定，网络运营者收集、使用个人信息，应当遵循合法、正当、必要的原则", "2026-02-01"},
	{"《仲裁法》第二十七条，仲裁协议", "2026-04-01"},
	{"《消费者权益保护法》第三十九条第三项，向有关行政部门投诉", "2026-02-01"},
	{"依据个保法第四十五条，请求查阅", "2026-02-01"},
	{"《治安管理处罚法》第五十条第一款第（五）项、第二款，第五十六条", "2026-02-01"},
	{"《民事诉讼法》第一百二十四条、第一百二十二条", "2026-02-01"},
	{"", "2026-02-01"},
	{"《", "2026-02-01"},
	{"《》第一条", "2026-02-01"},
	{"第条第款", "2026-02-01"},
}

func TestRightCitations(t *testing.T) {
	n := 0
	check := func(text, on, filed string) {
		n++
		if got := faults(text, on, filed); len(got) > 0 {
			t.Errorf("%s (%s, %s): %v", text, on, filed,
				Default().Verify(text, Occasion{[]legal.Date{day(on)}, day(filed)}))
		}
	}
	for _, c := range right {
		check(c.text, c.on, "2026-11-21")
	}
	// Every provision of every version, as the letters cite it and as people write it, with its
	// words.
	for _, s := range legal.Default().Statutes() {
		for _, v := range s.Versions {
			for _, p := range v.Provisions() {
				if p.Absent {
					continue
				}
				on := v.Effective.String()
				for _, filed := range []legal.Date{v.Effective, day("2026-11-21")} {
					if p.Clock == legal.ByFiling && !v.Until.IsZero() {
						filed = v.Effective
					}
					c, err := legal.Default().Cite(s.ID+"/"+p.Name, legal.Days{Act: v.Effective, Filed: filed})
					if err != nil {
						t.Fatal(err)
					}
					words := strings.Join(c.Text(), "")
					for _, form := range []string{c.Full(), c.Short(), c.Full() + "规定：“" + words + "”",
						c.Short() + "规定：\n" + strings.Join(c.Text(), "\n")} {
						check(form, on, filed.String())
					}
					check(fmt.Sprintf("《%s》%s第%d条", v.Short, c.Label(), p.Place.Article.N), on, filed.String())
				}
			}
		}
	}
	if n < 100 {
		t.Errorf("only %d right citations", n)
	}
	t.Logf("%d right citations", n)
}

func TestCodes(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range wrong {
		for _, d := range Default().Verify(c.text, Occasion{[]legal.Date{day(c.on)}, day("2026-11-21")}).Findings {
			seen[d.Code] = true
		}
	}
	for _, c := range right {
		for _, d := range Default().Verify(c.text, Occasion{[]legal.Date{day(c.on)}, day("2026-11-21")}).Findings {
			seen[d.Code] = true
		}
	}
	for _, d := range Default().Verify("《民法典（草案）条例》第一条，《网络安全法》（1999年）第一条，《民法典》第X条，《消费者权益保护法》第三十四条规定的五种途径",
		Occasion{[]legal.Date{day("2026-02-01")}, day("2026-02-01")}).Findings {
		seen[d.Code] = true
	}
	for code := range Codes {
		if !seen[code] {
			t.Errorf("no text shows %s", code)
		}
		delete(seen, code)
	}
	for code := range seen {
		t.Errorf("%s is not documented", code)
	}
}

// FuzzVerify: no text makes Verify panic or point outside the text.
func FuzzVerify(f *testing.F) {
	for _, c := range wrong {
		f.Add(c.text)
	}
	for _, c := range right {
		f.Add(c.text)
	}
	on := Occasion{[]legal.Date{day("2025-12-01"), day("2026-02-01")}, day("2026-11-21")}
	f.Fuzz(func(t *testing.T, text string) {
		for _, d := range Default().Verify(text, on).Findings {
			if d.Start < 0 || d.End > len(text) || d.Start >= d.End {
				t.Fatalf("%+v points outside %q", d, text)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[d.Start:d.End]) {
				t.Fatalf("%+v cuts a character of %q", d, text)
			}
			if Codes[d.Code] == "" {
				t.Fatalf("%s is not documented", d.Code)
			}
		}
	})
}

// BenchmarkVerify reads texts of 250 KB and 1 MB: the time must grow with the length, not with its
// square.
func BenchmarkVerify(b *testing.B) {
	var long strings.Builder
	for long.Len() < 1<<20 {
		for _, c := range wrong {
			long.WriteString(c.text + "。")
		}
		long.WriteString("来电人要求本人转告其还款，本人表示与借款无关。\n")
	}
	text := long.String()
	on := Occasion{[]legal.Date{day("2026-02-01")}, day("2026-11-21")}
	Default().Verify(text[:1000], on)
	// No line ends and no sentences: no search may go to the end of the text.
	const endless = "依据《民法典》第一千零三十四条，2026年1月5日对方违反《个人信息保护法》第十条、第九十九条，"
	line := strings.Repeat(endless, (1<<20)/len(endless)+1)
	for _, size := range []int{1 << 18, 1 << 20} {
		b.Run(fmt.Sprintf("%dKB", size>>10), func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				Default().Verify(text[:size], on)
			}
		})
		b.Run(fmt.Sprintf("line/%dKB", size>>10), func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				Default().Document(line[:size], on)
			}
		})
	}
}

// Two places of one article are judged separately: what a text means by one says nothing of the
// other.
func TestPlacesOfOneArticle(t *testing.T) {
	for _, c := range []struct {
		text  string
		on    Occasion
		codes string // of the faults
	}{
		{"依据《治安管理处罚法》第一百零五条第四款和第一款，抵岸，到站，交至。", Occasion{[]legal.Date{day("2026-01-21")}, day("2026-01-26")}, "moved"},
		{"依据《仲裁法》第七十九条和第二款，证据保全，涉外证据保全，中级人民法院。",
			Occasion{[]legal.Date{day("2018-02-10"), day("2026-03-21")}, day("2026-03-26")}, ""},
	} {
		var codes []string
		for _, d := range Default().Verify(c.text, c.on).Findings {
			if d.Severity == Fault {
				codes = append(codes, d.Code)
			}
		}
		if got := strings.Join(codes, " "); got != c.codes {
			t.Errorf("%s: %q, want %q", c.text, got, c.codes)
		}
	}
}

// An old number without its label is right for an old act, and a note says how to cite it so that
// nobody mistakes it for the present one.
func TestOldNumbersAskForTheirLabel(t *testing.T) {
	for _, c := range []struct{ text, on, right string }{
		{"《网络安全法》第四十四条规定，任何个人和组织不得窃取个人信息", "2025-12-01", "《网络安全法》（2016年）第四十四条"},
		{"《治安管理处罚法》第42条第5项", "2025-12-31", "《治安管理处罚法》（2012年修正）第四十二条第（五）项"},
		{"《网络安全法》（2016年）第四十四条", "2025-12-01", ""},
		{"《网络安全法》第四十六条规定，任何个人和组织不得窃取个人信息", "2026-01-01", ""},
		{"《网络安全法》第一条", "2025-12-01", ""}, // the same in both versions
	} {
		findings := Default().Verify(c.text, Occasion{[]legal.Date{day(c.on)}, day("2026-11-21")}).Findings
		got := ""
		for _, f := range findings {
			if f.Code == "unlabelled" && f.Severity == Note {
				got += f.Right
			}
		}
		if got != c.right {
			t.Errorf("%s (%s): %v, want the note %q", c.text, c.on, findings, c.right)
		}
	}
}

// Invalid UTF-8 does not hide a citation after it.
func TestTornRunesHideNothing(t *testing.T) {
	on := Occasion{[]legal.Date{day("2026-02-01")}, day("2026-11-21")}
	for text, code := range map[string]string{
		"依据\xe9《债务人隐私法典》第一条":        "unknown-law",
		"依据\xe9\xb6《债务人隐私法典》第一条":    "unknown-law",
		"向\xe9\xb6银保监会投诉":           "outdated",
		"《民法典》\xef第一条\xe4。依据《债务人法》": "unknown-law",
	} {
		if findings := Default().Verify(text, on).Findings; len(findings) != 1 || findings[0].Code != code {
			t.Errorf("%q: %v, want %s", text, findings, code)
		}
	}
}

// TestNearestLaw: a name equally near to two laws is that of neither.
func TestNearestLaw(t *testing.T) {
	for range 50 { // the names are in a map
		if got := Default().names.resolve("形事诉讼法"); got.statute != nil {
			t.Fatalf("《形事诉讼法》 is taken for %s", got.statute.ID)
		}
	}
}

// TestSucceeded: a law that another has replaced is in force on its last day, and is reported as
// replaced from the day after.
func TestSucceeded(t *testing.T) {
	for _, name := range []string{"合同法", "物权法", "婚姻法"} {
		for on, want := range map[string]bool{"2020-12-31": false, "2021-01-01": true, "2026-02-01": true} {
			got := ""
			for _, f := range Default().Verify("违反《"+name+"》第十条", Occasion{[]legal.Date{day(on)}, day(on)}).Findings {
				if f.Severity == Fault {
					got += f.Code + " " + f.Message
				}
			}
			if (got != "") != want || want && !strings.HasSuffix(got, "自2021年1月1日起已由他者取代") {
				t.Errorf("%s on %s: %q", name, on, got)
			}
		}
	}
}

// TestShortWords: words in marks are compared from four characters on, without marks from eight; if
// more than one character in three differs, they are the text's own.
func TestShortWords(t *testing.T) {
	for text, want := range map[string]string{
		"《网络安全法》第四十四条规定：“不得窃耳”":                       "",        // the three that match could be anybody's
		"《网络安全法》第四十六条规定：“不得窃取或者以其他非法方式获取个人信息”":        "",        // word for word
		"《网络安全法》第四十六条规定：“不得窃取或者以其它非法方式获取个人信息”":        "altered", // one character
		"《个人信息保护法》第十条规定：“不得非法收集、使用、加工、传输他人个人信息”":      "",        // word for word
		"《个人信息保护法》第十条规定：“不得非法收集、使用、加工、传送他人个人信息”":      "altered", // one character
		"《个人信息保护法》第十条规定：任何组织、个人不得非法收集、使用、加工、传输他人个人信息": "",
	} {
		if got := strings.Join(faults(text, "2026-02-01", "2026-02-01"), " "); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// TestClip: an offset within a character moves to its start, and never further than a character is
// long.
func TestClip(t *testing.T) {
	torn := "甲" + strings.Repeat("\xb0", 9) + "乙"
	for _, c := range []struct {
		text     string
		at, want int
	}{
		{"甲乙", -1, 0}, {"甲乙", 0, 0}, {"甲乙", 1, 0}, {"甲乙", 2, 0}, {"甲乙", 3, 3}, {"甲乙", 5, 3}, {"甲乙", 6, 6}, {"甲乙", 7, 6},
		{"a😀", 4, 1}, {torn, 8, 8}, {torn, 5, 5}, {torn, 13, 12}, {"\xb0\xb0", 1, 1}, {"", 3, 0},
	} {
		if got := clip(c.text, c.at); got != c.want {
			t.Errorf("%q at %d: %d, want %d", c.text, c.at, got, c.want)
		}
	}
}
