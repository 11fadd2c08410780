package docx

import (
	"bytes"
	"testing"

	"tousu/legal"
	"tousu/render/letter"
)

// f is a value of the case.
func f(s string) *letter.Field { return &letter.Field{Text: s, Origin: letter.FromCase} }

// law is a value of the statute corpus.
func law(s string) *letter.Field { return &letter.Field{Text: s, Origin: letter.FromLaw} }

// l makes a line; strings are template text.
func l(parts ...any) letter.Line {
	var line letter.Line
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			line = append(line, letter.Text(p))
		case letter.Inline:
			line = append(line, p)
		}
	}
	return line
}

var properties = Properties{
	Title: "关于四川锦程消费金融有限责任公司违法处理个人信息的投诉书", Author: "林晓梅",
	Subject: "个人信息保护", Date: legal.Date{Year: 2026, Month: 3, Day: 20},
}

// everyBlock holds each kind of block, each kind of inline and the characters
// that are easily lost.
func everyBlock() *letter.Letter {
	return &letter.Letter{Blocks: []letter.Block{
		&letter.Paragraph{Text: l(f("法援〔2026〕1号"))},
		&letter.Title{Text: l("关于", f("A & B <C> 公司"), "违法处理个人信息的", letter.Break{}, "投诉书")},
		&letter.Salutation{Text: l(f("国家金融监督管理总局四川监管局"), "：")},
		&letter.Heading{Level: 1, Number: 1, Text: l("当事人")},
		&letter.Parties{Rows: [][2]letter.Line{
			{l("投诉人"), l(f("𠮷野㐂"))},
			{l("统一社会信用代码"), l(f("91510000MA6CXXXX0P"))},
			{l("地址"), l(f("成都市"), letter.Break{}, f("某路 1 号"))},
		}},
		&letter.Parties{Rows: [][2]letter.Line{{l("被投诉人"), nil}}},
		&letter.Heading{Level: 1, Number: 2, Text: l("投诉请求")},
		&letter.List{Ordered: true, Items: []letter.Line{l("立即停止侵害；"), l("书面答复", f("“投诉人”"), "。")}},
		&letter.Heading{Level: 1, Number: 3, Text: l("事实与理由")},
		&letter.Heading{Level: 2, Number: 1, Text: l("经过")},
		&letter.Fact{Number: 1, Lines: []letter.Line{l("2026年3月1日，对方致电本人。"), l("次日又来电。")}},
		&letter.Paragraph{Text: l("催收人员称", f("“再不还钱……就打给你妈”"), "——见 ",
			f("https://example.com/a/very/long/path/to/a/page?id=1234567890"), "。")},
		&letter.Paragraph{Text: l(f("  两头空格  "), f("制\t表"), f("{{ .X }} # x | a | b |"))},
		&letter.Heading{Level: 2, Number: 2, Text: l("证据")},
		&letter.Table{Header: []letter.Line{l("序号"), l("时间"), l("内容")}, Rows: [][]letter.Line{
			{l("1"), l(f("2026年3月1日")), l(f("致电同事"))},
			{l("2"), nil, l(f("第一行"), letter.Break{}, f("第二行"))},
		}},
		&letter.List{Items: []letter.Line{l("录音；"), l("截图。")}},
		&letter.List{Ordered: true, Items: []letter.Line{l("又从一开始。")}},
		&letter.Heading{Level: 1, Text: l("法律依据")},
		&letter.Quote{Lines: []letter.Line{l(law("第十条　任何组织、个人不得非法收集他人个人信息：")), l(law("（一）示例。"))}},
		&letter.Closing{Lines: []letter.Line{l("此致"), l(f("国家金融监督管理总局四川监管局"))}},
		&letter.Signature{Lines: []letter.Line{l("投诉人（签名）："), l(f("2026年3月20日"))}},
		&letter.Enclosure{Items: []letter.Line{l("身份证复印件"), l(f("通话记录"), "2 页")}},
	}}
}

// reference is a letter as they are written most: about 1,800 characters, a party table, 3
// incidents, 4 exhibits, 5 quotations, about 60 fields.
func reference() *letter.Letter {
	blocks := []letter.Block{
		&letter.Title{Text: l("关于", f("四川锦程消费金融有限责任公司"), "违法处理个人信息、滋扰联系人的投诉书")},
		&letter.Salutation{Text: l(f("国家金融监督管理总局四川监管局"), "：")},
		&letter.Heading{Level: 1, Number: 1, Text: l("当事人")},
		&letter.Parties{Rows: [][2]letter.Line{
			{l("投诉人"), l(f("林晓梅"), "，", f("女"), "，", f("1992年8月14日"), "出生")},
			{l("身份证号"), l(f("510107199208140027"))},
			{l("联系电话"), l(f("13800138000"))},
			{l("通讯地址"), l(f("四川省成都市武侯区某某路100号2栋3单元404室"))},
			{l("被投诉人"), l(f("四川锦程消费金融有限责任公司"))},
			{l("统一社会信用代码"), l(f("91510100550000000X"))},
			{l("住所"), l(f("四川省成都市高新区某某大道500号"))},
			{l("借款合同编号"), l(f("JC-2024-0012-3456"))},
		}},
		&letter.Heading{Level: 1, Number: 2, Text: l("投诉请求")},
		&letter.List{Ordered: true, Items: []letter.Line{
			l("请求转送并督促", f("被投诉人"), "立即停止向投诉人以外的任何人拨打催收电话、发送催收信息，停止披露投诉人的债务情况；"),
			l("请求督促被投诉人删除从投诉人手机中读取的通讯录、通话记录及由此形成的联系人名单，并书面说明其来源、使用范围和接收方；"),
			l("请求督促被投诉人书面告知受其委托实施催收的机构名称、委托期限和委托事项，并保存全部通话录音；"),
			l("请求督促被投诉人就上述行为向投诉人及被联系人书面赔礼道歉，并于", f("收到之日起十五日内"), "书面答复。"),
		}},
		&letter.Heading{Level: 1, Number: 3, Text: l("事实与理由")},
		&letter.Heading{Level: 2, Number: 1, Text: l("借款及逾期情况")},
		&letter.Paragraph{Text: l("投诉人于", f("2024年5月10日"), "通过被投诉人的", f("“锦程易贷”"), "应用程序办理借款，本金", f("50,000.00"),
			"元，合同编号", f("JC-2024-0012-3456"), "。自", f("2025年9月11日"), "起因收入减少发生逾期，截至本函出具之日，被投诉人主张的欠款余额为", f("32,000.50"),
			"元。投诉人从未否认债务，并多次主动联系被投诉人协商还款。")},
		&letter.Heading{Level: 2, Number: 2, Text: l("违法处理个人信息的经过")},
		&letter.Table{Header: []letter.Line{l("序号"), l("时间"), l("被联系人"), l("方式及内容"), l("证据")}, Rows: [][]letter.Line{
			{l("1"), l(f("2025年11月2日21时40分")), l(f("同事王某"), "（", f("138****1234"), "）"),
				l(f("来电"), f("028-8xxx1234"), "，告知其投诉人欠款数额并要求转告"), l("证据", f("1"))},
			{l("2"), l(f("2026年1月15日10时05分")), l(f("母亲陈某"), "（", f("139****5678"), "）"),
				l(f("来电"), f("400-xxx-9527"), f("3次"), "，称“不还钱就起诉全家”"), l("证据", f("2"), "、", f("3"))},
			{l("3"), l(f("2026年2月8日")), l(f("前房东"), "（", f("136****4321"), "）"), l(f("短信"), "，附投诉人姓名、身份证号末四位和欠款金额"),
				l("证据", f("4"))},
		}},
		&letter.Paragraph{Text: l("上述被联系人均非本案借款的担保人或者共同借款人，投诉人在借款时也未将其列为联系人，更未同意被投诉人向其告知债务。",
			f("催收人员自称受被投诉人委托，先后使用不同号码连续拨打，投诉人的同事和亲属因此受到严重打扰，投诉人在单位的名誉受到影响。"), "据此，被投诉人能够取得上述号码，只能是因为其应用程序读取了投诉人的通讯录。")},
		&letter.Heading{Level: 2, Number: 3, Text: l("向被投诉人投诉的情况")},
		&letter.Paragraph{Text: l("投诉人已于", f("2026年2月10日"), "通过", f("客服热线"), "向被投诉人提出投诉，工单号", f("KF202602100088"),
			"，客服人员", f("工号1024"), "于", f("2026年2月13日"), "答复称", f("“系统未显示有联系第三人的记录”"), "，拒绝处理。")},
		&letter.Heading{Level: 1, Number: 4, Text: l("法律依据")},
		&letter.Paragraph{Text: l("一、", law("《中华人民共和国个人信息保护法》第六条"), "规定：")},
		&letter.Quote{Lines: []letter.Line{l(law("处理个人信息应当具有明确、合理的目的，并应当与处理目的直接相关，采取对个人权益影响最小的方式。")),
			l(law("收集个人信息，应当限于实现处理目的的最小范围，不得过度收集个人信息。"))}},
		&letter.Paragraph{Text: l(law("《个人信息保护法》第十条"), "规定：")},
		&letter.Quote{Lines: []letter.Line{l(law("任何组织、个人不得非法收集、使用、加工、传输他人个人信息，不得非法买卖、提供或者公开他人个人信息；不得从事危害国家安全、公共利益的个人信息处理活动。"))}},
		&letter.Paragraph{Text: l(law("《中华人民共和国民法典》第一千零三十二条第一款"), "规定：")},
		&letter.Quote{Lines: []letter.Line{l(law("自然人享有隐私权。任何组织或者个人不得以刺探、侵扰、泄露、公开等方式侵害他人的隐私权。"))}},
		&letter.Paragraph{Text: l(law("《民法典》第一千零三十三条第（一）项"), "规定：")},
		&letter.Quote{Lines: []letter.Line{l(law("除法律另有规定或者权利人明确同意外，任何组织或者个人不得实施下列行为：")),
			l(law("（一）以电话、短信、即时通讯工具、电子邮件、传单等方式侵扰他人的私人生活安宁；"))}},
		&letter.Paragraph{Text: l(law("《中华人民共和国网络安全法》（2016年）第四十四条"), "（", law("现第四十六条"), "）规定：")},
		&letter.Quote{Lines: []letter.Line{l(law("任何个人和组织不得窃取或者以其他非法方式获取个人信息，不得非法出售或者非法向他人提供个人信息。"))}},
		&letter.Heading{Level: 1, Number: 5, Text: l("证据清单")},
		&letter.List{Ordered: true, Items: []letter.Line{
			l(f("王某手机通话记录截图"), "，", f("2"), "页，证明", f("第1起来电的时间和号码"), "；"),
			l(f("陈某通话录音及文字整理"), "，", f("5"), "页，证明", f("第2起来电的内容"), "；"),
			l(f("陈某手机通话记录截图"), "，", f("1"), "页，证明", f("连续来电的次数"), "；"),
			l(f("前房东收到的短信截图"), "，", f("1"), "页，证明", f("披露债务和个人信息"), "。"),
		}},
		&letter.Paragraph{Text: l("投诉人保证以上所述均为本人所知的事实，所附材料真实，并愿意承担相应的法律责任。本投诉不影响投诉人依约履行还款义务，投诉人愿意继续与被投诉人协商合理的还款安排。")},
		&letter.Closing{Lines: []letter.Line{l("此致"), l(f("国家金融监督管理总局四川监管局"))}},
		&letter.Signature{Lines: []letter.Line{l("投诉人（签名）："), l(f("2026年3月20日"))}},
		&letter.Enclosure{Items: []letter.Line{l("投诉人身份证复印件1份"), l(f("证据材料共9页")), l(f("向被投诉人投诉的工单截图")),
			l("借款合同复印件1份")}},
	}
	return &letter.Letter{Blocks: blocks}
}

// newWriter is New for tests.
func newWriter(t testing.TB) *Writer {
	t.Helper()
	w, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// file writes a letter and returns the bytes.
func file(t testing.TB, w *Writer, x *letter.Letter) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := w.Write(&b, x, properties); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
