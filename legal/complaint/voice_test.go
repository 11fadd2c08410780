package complaint

import (
	"strings"
	"testing"

	"tousu/legal"
)

// A user who writes his own word for his role is told which of ours it is.
func TestOwnWords(t *testing.T) {
	for _, tc := range []struct{ name, old, new, message, hint string }{
		{"who complains", "  民族: 汉族", "  身份: 受害者", "“受害者”不是规定的身份", "没有借过、被人用自己的名字借了写“被冒名人”"},
		{"for another", "  民族: 汉族", "  身份: 女儿", "“女儿”不是规定的身份", "替别人填的，“投诉人”写他的情况"},
		{"elder daughter", "  民族: 汉族", "  民族: 汉族\n代理人: {姓名: 林小雨, 身份: 大女儿}", "“大女儿”不是规定的代理人身份", "是否想写“女儿”"},
		{"wife", "  民族: 汉族", "  民族: 汉族\n代理人: {姓名: 林小雨, 身份: 老婆}", "“老婆”不是规定的代理人身份", "是否想写“妻子”"},
		{"no lawyer", "  民族: 汉族", "  民族: 汉族\n代理人: {姓名: 林小雨, 身份: 非律师}", "“非律师”不是规定的代理人身份", "可写：律师"},
		{"last month", "2026-03-10 21:40", "上个月", "写的是“上个月”", "记不清哪一天的写到月份：2026年3月"},
		{"no year", "2026-03-10 21:40", "3月初", "写的是“3月初”，没有年份", "例如 2026年3月初"},
		{"no year, and a number", "2026-03-10 21:40", "3月5日 138 1234 5678", "写的是“3月5日 ***”，没有年份", "例如 2026年3月5日"},
		{"no year, with a dot", "2026-03-10 21:40", "10.12", "写的是“10.12”，没有年份", "例如 2026.10.12"},
		{"no words of time", "2026-03-10 21:40", "很久以前", "“很久以前”不能识别", "记不清哪一天的写到月份"},
		{"a day of birth is no span", "  民族: 汉族", "  出生日期: 去年", "写的是“去年”", "请写成 2026-03-20"},
	} {
		_, fs := Decode("case.yaml", []byte(edit(t, tc.old, tc.new)), testDays)
		var told []string
		for _, f := range fs {
			told = append(told, f.Message+"；"+f.Hint)
		}
		all := strings.Join(told, "\n")
		if !strings.Contains(all, tc.message) || !strings.Contains(all, tc.hint) {
			t.Errorf("%s: %s", tc.name, all)
		}
	}
}

// An account that has not been written yet is asked for once.
func TestNothingToldYet(t *testing.T) {
	src := strings.Replace(edit(t, "行为: 频繁骚扰、威胁恐吓", "行为: 爆通讯录"), "连续多日来电，每日十余次，并称要到单位来找本人。", "同上", 1)
	if _, fs := Decode("case.yaml", []byte(src), testDays); len(fs.Of(Fault, Doubt)) != 1 ||
		fs.Of(Doubt)[0].Code != "placeholder" {
		t.Error(fs)
	}
}

// The complainant himself is not one of the people who were called.
func TestCalledHimself(t *testing.T) {
	for written, want := range map[string]int{
		"      关系: 本人\n": 0, "      关系: 自己\n      姓名: 林晓\n": 0, "      关系: 父亲\n      姓名: 林晓\n": 0,
		"      姓名: 本人\n": 0, "      关系: 同事\n      姓名: 王某\n": 1, "      关系: 本人\n      姓名: 王晓明\n": -1,
	} {
		c, fs := Decode("case.yaml", []byte(edit(t, "      关系: 同事\n      姓名: 王某\n", written)), testDays)
		if c == nil {
			if faults := fs.Of(Fault); want >= 0 || len(faults) != 1 || faults[0].Code != "contact-self" {
				t.Errorf("%s: %v", written, fs)
			}
			produced["contact-self"] = true
		} else if len(c.Incidents[0].Contacts) != want {
			t.Errorf("%s: %+v", written, c.Incidents[0].Contacts)
		}
	}
}

// A cell with several people gives as many contacts, if the answer says so: each with his relation
// and number.
func TestPeopleInOneName(t *testing.T) {
	src := edit(t, "      关系: 同事\n      姓名: 王某\n      电话: 139****5678\n",
		"      关系: 父亲、母亲\n      姓名: 周国平、刘芳\n      电话: \"13900001111、13900002222\"\n")
	_, fs := Decode("case.yaml", []byte(src), testDays)
	open := fs.Of(Fault, Doubt)
	if len(open) != 1 || open[0].Code != "two-people" || !strings.Contains(open[0].Hint, "是2个人：周国平（父亲）、刘芳（母亲）") {
		t.Fatal(open)
	}
	c, fs := Decode("case.yaml", []byte(src+"核对: ["+open[0].Answers[0].Write+"]\n"), testDays)
	if fs.Stops() {
		t.Fatal(fs)
	}
	want := []ContactPerson{{Relation: "父亲", Name: "周国平", Phone: "13900001111"},
		{Relation: "母亲", Name: "刘芳", Phone: "13900002222"}}
	if got := c.Incidents[0].Contacts; len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("%+v", got)
	}
	if got := c.Veil(Party).Text("打给周国平13900001111，刘芳 139 0000 2222。"); strings.Contains(got, "国平") ||
		strings.Contains(got, "芳") || strings.Contains(got, "1390") {
		t.Error(got)
	}
}

// A user who does not know the company is not asked for its kind or seat, and is told which papers
// he can write all the same.
func TestKindUnknown(t *testing.T) {
	const told = "连续多日来电，每日十余次，并称要到单位来找本人。"
	for role, papers := range map[string]string{"借款人": "公安；本人接到电话、知道号码的，还可以勾12321", "联系人": "公安；本人接到电话、知道号码的，还可以勾12321",
		"被冒名人": "先写报案材料"} {
		src := edit(t, "  民族: 汉族", "  身份: "+role)
		src = strings.Replace(src, "  名称: 某某消费金融有限公司\n  类型: 消费金融公司\n  地区: 四川\n", "  名称: 不知道\n  类型: 不清楚\n  地区: 不知道\n", 1)
		src = strings.Replace(without(src, "借款:\n", "事件:\n"), "      姓名: 王某\n", "", 1)
		src = strings.Replace(src, told, told+"没有别的。", 1)
		_, fs := Decode("case.yaml", []byte(src), testDays)
		open := fs.Of(Fault, Doubt)
		if len(open) != 1 || open[0].Code != "company-name" || !strings.Contains(open[0].Hint, papers) {
			t.Fatalf("%s: %v", role, open)
		}
		answers := open[0].Answers
		c, fs := Decode("case.yaml", []byte(src+"核对: ["+answers[len(answers)-1].Write+"]\n"), testDays)
		if fs.Stops() || c.Respondent.Kind != legal.CollectionFirm || !c.Respondent.Unknown {
			t.Errorf("%s: %v", role, fs)
		}
	}
}
