package complaint

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/casefile"
	"tousu/legal/identity"
)

// told is the first finding of a code in the ordinary case with a change.
func told(t *testing.T, code, old, new string) (Finding, bool) {
	t.Helper()
	_, fs := Decode("case.yaml", []byte(edit(t, old, new)), testDays)
	i := slices.IndexFunc(fs, func(f Finding) bool { return f.Code == code })
	if i < 0 {
		return Finding{}, false
	}
	return fs[i], true
}

// TestHoursOfParts: each part of the day has its hours, to the last.
func TestHoursOfParts(t *testing.T) {
	for s, want := range map[string]string{
		"2026-03-20 下午11点": "2026年3月20日23时00分", "2026-03-20 下午24点": "bad-time", "2026-03-20T": "bad-date",
		"2026-03-20T9:05": "2026年3月20日09时05分",
	} {
		m, p := parseMoment(s)
		if got := m.Chinese(); p == nil && got != want || p != nil && p.code != want {
			t.Errorf("%s: %s, %+v; want %s", s, got, p, want)
		}
	}
	for s, want := range map[string]bool{"1900年1月": true, "1899年12月": false, "2026年3月中旬": true} {
		if _, ok := parseSpan(s); ok != want {
			t.Errorf("%s is a span: %v", s, ok)
		}
	}
	for s, want := range map[string]string{"05/04/2026": "分不清是5月4日还是4月5日", "2026年": "没有月份和日期"} {
		if _, p := parseDay(s); p == nil || !strings.Contains(p.message, want) {
			t.Errorf("%s: %+v, want %s", s, p, want)
		}
	}
}

// TestRegisteredNames: what may stand behind a registered name is a brand, and no second body.
func TestRegisteredNames(t *testing.T) {
	for name, want := range map[string]bool{
		"某某消费金融有限公司": true, "某某消费金融有限公司（某贷）": true, "某某消费金融有限公司(某贷)": true, "某某有限公司（某某银行）": false,
		"（某贷）": false, "某贷（某某有限公司）": false, "某某（深圳）有限公司": true, "花呗公司": false,
	} {
		if got := companyName(name); got != want {
			t.Errorf("%s can be registered: %v", name, got)
		}
	}
	const name = "  民族: 汉族\n被投诉人:\n  名称: 某某消费金融有限公司"
	for given, want := range map[string]struct{ question, keep string }{
		"  身份: 被冒名人\n被投诉人:\n  名称: 花呗":  {"信用报告", "信用报告上就是这样写的"},
		"  身份: 被冒名人\n被投诉人:\n  名称: 不知道": {"信用报告", ""},
		"  身份: 联系人\n被投诉人:\n  名称: 花呗":   {"说自己是哪家", "信里写“来电人自称”"},
		"  民族: 汉族\n被投诉人:\n  名称: 花呗":    {"借款合同", "合同上就是这样写的"},
		"  民族: 汉族\n被投诉人:\n  名称: 不知道":   {"借款合同", ""},
	} {
		f, _ := told(t, "company-name", name, given)
		kept := slices.ContainsFunc(f.Answers,
			func(a Answer) bool { return want.keep != "" && strings.Contains(a.Means, want.keep) })
		if !strings.Contains(f.Message+f.Hint+f.Question, want.question) || kept != (want.keep != "") ||
			want.keep == "" && len(f.Answers) != 2 {
			t.Errorf("%s: %+v", given, f)
		}
	}
}

// TestNameByCaller: a name that only the caller said is no registered one, and the kind is that of
// whoever collects, if nothing else is said.
func TestNameByCaller(t *testing.T) {
	src := strings.Replace(edit(t, "  民族: 汉族\n被投诉人:\n  名称: 某某消费金融有限公司\n  类型: 消费金融公司\n",
		"  身份: 联系人\n被投诉人:\n  名称: 花呗\n"), "借款:", "损失:", 1)
	src = src[:strings.Index(src, "损失:")] + src[strings.Index(src, "事件:"):]
	for word, want := range map[string]string{"said": "来电人自称的“花呗”", "later": unknownCompany} {
		c, fs := Decode("case.yaml", []byte(src+"核对: [\""+answerTo("company-name", "花呗", word)+"\"]\n"), testDays)
		if c == nil {
			t.Fatal(fs)
		}
		if r := c.Respondent; r.Name != want || !r.Unknown || r.Kind != legal.CollectionFirm {
			t.Errorf("%s: %+v", word, r)
		}
	}
}

// TestOthersCanBeChosen: a borrower who is none after all becomes a contact, whose case has no loan.
func TestOthersCanBeChosen(t *testing.T) {
	for _, o := range others(legal.Borrower) {
		if len(o.edits) == 0 {
			continue
		}
		src, err := Apply([]byte(ordinary(t)), o.edits...)
		if err != nil {
			t.Fatal(err)
		}
		c, fs := Decode("case.yaml", src, testDays)
		if c == nil || c.Complainant.Role == legal.Borrower || (c.Loan == nil) != (c.Complainant.Role == legal.Contact) {
			t.Errorf("%s: %+v %v", o.Means, c, fs)
		}
	}
}

// TestPeopleOfOneEntry: a number that stands for several people is the first one's.
func TestPeopleOfOneEntry(t *testing.T) {
	d := newDecoder("case.yaml", testDays)
	p := ContactPerson{Name: "王小明、李小红", Relation: "同事", Phone: "13900001111"}
	d.c.Confirmed = []string{answerTo("two-people", p.Name+"\n"+p.Relation, "each")}
	people := d.peopleIn("incidents.0.contact.0.name", p)
	if len(people) != 2 || people[0].Phone != p.Phone || people[1].Phone != "" || people[1].Relation != "同事" {
		t.Errorf("%+v", people)
	}
}

// TestUnsureDays: of one act on a day that is not known it is said, of several it is asked; one
// whose day is known says nothing of the others.
func TestUnsureDays(t *testing.T) {
	for count, want := range map[string]string{"": "day-span", "    次数: 1\n": "day-span", "    次数: 2\n": "day-unsure"} {
		_, fs := Decode("case.yaml", []byte(edit(t, "  - 时间: 2026/3/12\n    截止: 2026.3.15\n", "  - 时间: 2026年2月\n"+count)),
			testDays)
		var got []string
		for _, f := range fs {
			if strings.HasPrefix(f.Code, "day-") {
				got = append(got, f.Code)
			}
		}
		if !slices.Equal(got, []string{want}) {
			t.Errorf("with %q: %v, want %s", count, got, want)
		}
	}
}

// TestApplyToWhatCannotBeRead: a file that cannot be read is changed by nothing, not even by
// taking away what it has not.
func TestApplyToWhatCannotBeRead(t *testing.T) {
	for _, e := range []Edit{{Path: "loan", Remove: true}, {Path: "complainant.name", Text: "甲"}} {
		if _, err := Apply([]byte("诉求: [甲\n"), e); !errors.Is(err, casefile.ErrText) {
			t.Errorf("%+v: %v", e, err)
		}
	}
	for _, c := range []struct {
		src, path, want string
	}{
		{"complainant:\n  name: 甲\n", "complainant.name", "complainant:\n  name: 乙\n"},
		{"收件机关名称:\n  网信办: 甲\n", "addressees.网信办", "收件机关名称:\n  网信办: 乙\n"},
		{"诉求:\n  - 甲\n", "demands.0", "诉求:\n  - 乙\n"}, {"诉求:\n  - 甲\n", "demands.1", "诉求:\n  - 甲\n  - 乙\n"},
	} {
		got, err := Apply([]byte(c.src), Edit{Path: c.path, Text: "乙"})
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %q, %v; want %q", c.path, got, err, c.want)
		}
	}
}

// TestSaidTwice: what a list says twice is kept once.
func TestSaidTwice(t *testing.T) {
	c, fs := Decode("case.yaml", []byte(strings.Replace(edit(t, "行为: 频繁骚扰、威胁恐吓", "行为: [频繁骚扰, 威胁恐吓, 频繁骚扰]"),
		"证据: 通话记录；短信截图", "证据: [通话记录, 短信截图, 证据3]", 1)), testDays)
	if c == nil {
		t.Fatal(fs)
	}
	if in := c.Incidents[1]; len(in.Conduct) != 2 || len(in.Exhibits) != 2 {
		t.Errorf("%v, %v", in.Conduct, in.Exhibits)
	}
}

// TestItemsOfAList: an item of the wrong form does not hide those behind it.
func TestItemsOfAList(t *testing.T) {
	_, fs := Decode("case.yaml", []byte(edit(t, "      - 爆通讯录\n", "      - 甲: 乙\n      - 不是行为\n")), testDays)
	var codes []string
	for _, f := range fs.Of(Fault) {
		codes = append(codes, f.Code)
	}
	if !slices.Equal(codes, []string{"wrong-shape", "unknown-term"}) {
		t.Errorf("%v: %v", codes, fs)
	}
}

// TestLengths: a line has two hundred characters at most, a text twenty thousand.
func TestLengths(t *testing.T) {
	for _, c := range []struct {
		old, new string
		n        int
	}{{"北京市朝阳区幸福路1号", "甲", maxLine}, {"连续多日来电，每日十余次，并称要到单位来找本人。", "甲", maxText}} {
		for more, want := range []bool{false, true} {
			if _, got := told(t, "too-long", c.old, strings.Repeat(c.new, c.n+more)); got != want {
				t.Errorf("%d characters for %s are too many: %v", c.n+more, c.old, got)
			}
		}
	}
}

// TestOptionalGroups: 无 in the place of a group that may be absent says so; one that may not be
// absent wants its keys.
func TestOptionalGroups(t *testing.T) {
	if f, ok := told(t, "wrong-shape", "催收机构:\n  名称:\n  电话:\n", "催收机构: 无\n"); ok {
		t.Error(f)
	}
	if _, ok := told(t, "wrong-shape", "催收机构:\n  名称:\n  电话:\n", "催收机构: 某公司\n"); !ok {
		t.Error("a company in the place of its group is read")
	}
	src := ordinary(t)
	src = src[:strings.Index(src, "投诉人:")] + "投诉人: 无\n" + src[strings.Index(src, "被投诉人:"):]
	if _, fs := Decode("case.yaml", []byte(src), testDays); !slices.ContainsFunc(fs,
		func(f Finding) bool { return f.Code == "wrong-shape" && f.Path == "complainant" }) {
		t.Error(fs)
	}
}

// TestNamesOfBodies: each body's name once, in words; one without a name is none.
func TestNamesOfBodies(t *testing.T) {
	const names = "收件机构: 自动\n收件机关名称:\n"
	c, fs := Decode("case.yaml", []byte(edit(t, "收件机构: 自动\n", names+"  公安:\n  网信办: 某网信办\n")), testDays)
	if c == nil {
		t.Fatal(fs)
	}
	if want := []Override{{"网信办", "某网信办"}}; !slices.Equal(c.Addressees, want) {
		t.Errorf("%v", c.Addressees)
	}
	for lines, want := range map[string]string{"  公安: [甲]\n": "wrong-shape", "  公安: 甲\n  公安: 乙\n": "duplicate-key"} {
		if _, ok := told(t, want, "收件机构: 自动\n", names+lines); !ok {
			t.Errorf("%q is read", lines)
		}
	}
	var read []string
	for _, w := range Read("case.yaml", []byte(edit(t, "收件机构: 自动\n", names+"  公安: [甲]\n  网信办: 某网信办\n"))) {
		if strings.HasPrefix(w.Path, "addressees") {
			read = append(read, w.Path+"="+w.Text)
		}
	}
	if !slices.Equal(read, []string{"addressees.网信办=某网信办"}) {
		t.Errorf("read %v", read)
	}
}

// TestMistakenKeys: a key that people write for another leads to it.
func TestMistakenKeys(t *testing.T) {
	n := 0
	var walk func(g *Field)
	walk = func(g *Field) {
		for i := range g.Fields {
			for _, wrong := range g.Fields[i].Mistaken {
				n++
				d := newDecoder("case.yaml", testDays)
				d.unknownKey(g, &casefile.Entry{Key: wrong}, "")
				if hint := d.findings[0].Hint; !strings.Contains(hint, "是否想写“"+g.Fields[i].Key+"”") {
					t.Errorf("%s under %s: %s", wrong, g.Label, hint)
				}
			}
			walk(&g.Fields[i])
		}
	}
	if walk(schema().root); n == 0 {
		t.Error("no key is ever mistaken for another")
	}
}

// TestNumbersOfAgents: from fourteen digits on a number is meant for that of an identity card.
func TestNumbersOfAgents(t *testing.T) {
	for id, want := range map[string]string{"1101051949123": "", "11010519491231": "id-length",
		"110105491231002":    "id-fifteen",
		"11010519491231002X": "", "E12345678": ""} {
		p := checkAnyID(id, testDays.Today)
		if got := ""; p != nil {
			if got = p.code; got != want {
				t.Errorf("%s: %s, want %q", id, got, want)
			}
		} else if want != "" {
			t.Errorf("%s is accepted, want %s", id, want)
		}
	}
	if d, ok := birthDate("不是证件"); ok {
		t.Error(d)
	}
}

// TestWordsMeant: what people say for a term, in their own words or nearly in ours.
func TestWordsMeant(t *testing.T) {
	for word, want := range map[string]string{"骂人": "侮辱诽谤", "频繁搔扰": "频繁骚扰", "甲": ""} {
		if got := Meant(word, legal.Conducts.Labels()); got != want {
			t.Errorf("%s means %q, want %q", word, got, want)
		}
	}
	if _, p := term(legal.Roles, "身份")("borower"); p == nil || !strings.Contains(p.hint, "borrower") {
		t.Errorf("borower: %+v", p)
	}
	for word, want := range map[string]string{"女儿": "", "大女儿": "女儿", "老公": "丈夫", "同学": ""} {
		if got := kinsman(word); got != want {
			t.Errorf("%s ends in %q, want %q", word, got, want)
		}
	}
	var none *ColumnMap
	if rule, ok := none.Rule("姓名"); ok {
		t.Error(rule)
	}
	if f, ok := FieldByPlainHeader("3、造成的影响"); !ok || f.English != "harm" {
		t.Error(f)
	}
}

// TestWhomTheyCalled: a contact is asked of each other person whom he names as called, by the name
// where there is one; himself among them is passed over.
func TestWhomTheyCalled(t *testing.T) {
	base := strings.Replace(edit(t, "  民族: 汉族\n", "  民族: 汉族\n  身份: 联系人\n"), "借款:", "损失:", 1)
	base = base[:strings.Index(base, "损失:")] + base[strings.Index(base, "事件:"):]
	src := mustReplace(base, "    对象:\n      关系: 同事\n      姓名: 王某\n      电话: 139****5678\n      同意列名: 否\n",
		"    对象: [{关系: 同学, 电话: \"13800138000\"}, {关系: 同事, 姓名: 王某, 同意列名: 否}]\n")
	_, fs := Decode("case.yaml", []byte(src), testDays)
	asked := fs.Of(Doubt)
	i := slices.IndexFunc(asked, func(f Finding) bool { return f.Code == "own-call" })
	if i < 0 || asked[i].Path != "incidents.0.contact.1" || !strings.Contains(asked[i].Message, "“王某”") {
		t.Fatal(fs)
	}
	c, fs := Decode("case.yaml", []byte(src+"核对: [\""+answerTo("own-call", "王某\n", "me")+"\"]\n"), testDays)
	if c == nil || len(c.Incidents[0].Contacts) != 0 {
		t.Errorf("%+v: %v", c, fs)
	}
	if _, ok := told(t, "no-third-person", "  民族: 汉族\n", "  民族: 汉族\n  身份: 联系人\n"); ok {
		t.Error("a contact is asked whom else they called")
	}
}

// TestAgentsVoice: only the words of an agent's own relation to the principal betray his voice.
func TestAgentsVoice(t *testing.T) {
	const told1 = "连续多日来电，每日十余次，并称要到单位来找本人。"
	for capacity, want := range map[string]bool{"女儿": true, "律师": false} {
		src := strings.Replace(edit(t, "  民族: 汉族\n", "  民族: 汉族\n代理人: {姓名: 林小雨, 身份: "+capacity+"}\n"), told1,
			"我爸连续多日接到来电，每日十余次，他们称要到单位来找他。", 1)
		_, fs := Decode("case.yaml", []byte(src), testDays)
		if got := slices.ContainsFunc(fs, func(f Finding) bool { return f.Code == "whose-voice" }); got != want {
			t.Errorf("%s: %v", capacity, fs)
		}
	}
}

// TestNightBehindADay: an act without an hour does not hide one at night behind it.
func TestNightBehindADay(t *testing.T) {
	src := mustReplace(edit(t, "- 时间: 2026-03-10 21:40", "- 时间: 2026-03-10"), "- 时间: 2026/3/12\n    截止: 2026.3.15\n",
		"- 时间: 2026-03-12 23:10\n")
	_, fs := Decode("case.yaml", []byte(src), testDays)
	if !slices.ContainsFunc(fs, func(f Finding) bool { return f.Code == "off-hours-undeclared" }) {
		t.Error(fs)
	}
}

// TestGraveWordsOfOneself: what somebody may have said of his own life is not quoted.
func TestGraveWordsOfOneself(t *testing.T) {
	for words, want := range map[string]string{"他说让我去跳楼，": "这样的话", "他说要弄死我全家，": "“弄死”"} {
		f, ok := told(t, "grave-unmarked", "行为: 频繁骚扰、威胁恐吓\n    经过: ", "行为: 频繁骚扰\n    经过: "+words)
		if !ok || !strings.Contains(f.Message, want) || strings.Contains(f.Message, "跳楼") {
			t.Errorf("%s: %+v", words, f)
		}
	}
}

// TestMaskedBehindKept: a mention that is to be printed does not print the next.
func TestMaskedBehindKept(t *testing.T) {
	v := &Veil{names: []veiled{{name: []rune("周敏"), mask: "周某"}}}
	v.confirmed = []string{answerTo("name-border", "周敏感", "other")}
	if got := v.Text("周敏感人士，周敏说，周 敏的"); got != "周敏感人士，周某说，周某的" {
		t.Error(got)
	}
	if got := mentions([]rune("张张张"), []rune("张张")); len(got) != 1 {
		t.Errorf("%+v overlap", got)
	}
	if got := (&Veil{}).Numbers("13900001111"); got != "13900001111" {
		t.Error(got)
	}
}

// TestRowsOfOneCase: lists are gathered from rows, whatever ends their lines; an exhibit that only
// a later row names is declared; of rows that say nothing of an item one is left.
func TestRowsOfOneCase(t *testing.T) {
	head := "案件编号|姓名|身份证号码|手机号|家庭住址|平台|公司类型|注册地|时间|行为|经过|证据|诉求|核对\n"
	row := "A-1|何子谦|510104197905201126|13600007890|浙江省宁波市鄞州区示例路1号|示例消费金融有限公司|消费金融公司|宁波|" +
		"2026-02-11 10:00|频繁骚扰|来电人每天打十几次电话，要求马上还款，不听解释。||停止骚扰CRLF书面答复|甲-bcdfg\n"
	more := "A-1||||||||2026-02-12 10:00|威胁恐吓|来电人说要到单位去闹，让所有人知道这件事情。|录音||甲-bcdfhCRLF甲-bcdfj\n"
	columns, rows, _ := readTable(t, head+row+more)
	for i := range rows {
		for k := range rows[i].Cells {
			rows[i].Cells[k] = strings.ReplaceAll(rows[i].Cells[k], "CRLF", "\r\n")
		}
	}
	c, fs := DecodeRows("案件.csv", "R0001", columns, rows, testDays)
	if c == nil {
		t.Fatal(fs)
	}
	if want := []string{"停止骚扰", "书面答复"}; !slices.Equal(c.Demands, want) {
		t.Errorf("demands %q, want %q", c.Demands, want)
	}
	if want := []string{"甲-bcdfg", "甲-bcdfh", "甲-bcdfj"}; !slices.Equal(c.Confirmed, want) {
		t.Errorf("answers %q, want %q", c.Confirmed, want)
	}
	if len(c.Exhibits) != 1 || c.Exhibits[0].Name != "录音" || len(c.Incidents[1].Exhibits) != 1 {
		t.Errorf("exhibits %+v", c.Exhibits)
	}
}

// TestContactFileHasAll: what the borrower's case tells of a call and its evidence stands in the
// file for whoever was called, each once, and nothing of other calls.
func TestContactFileHasAll(t *testing.T) {
	c := Case{Respondent: Respondent{Name: "某某有限公司"},
		Exhibits: []Exhibit{{Name: "合同"}, {Name: "录音", Form: "光盘", Proves: "来电", Pages: 2, File: "录音.mp3"},
			{Name: "截图"}},
		Incidents: []Incident{{Conduct: []legal.Conduct{legal.ContactListHarassment}, Channel: "电话", Caller: "0571",
			Count: 1, Contacts: []ContactPerson{{Relation: "母亲"}}, Exhibits: []int{1}},
			{Conduct: []legal.Conduct{legal.ContactListHarassment}, Count: 3, Exhibits: []int{2},
				Contacts: []ContactPerson{{Relation: "母亲", Name: "甲"}, {Relation: "母亲", Name: "乙"}}}},
	}
	f := &contactFile{of: &c, exhibits: map[int]bool{}}
	if !f.find("母亲") || !slices.Equal(f.incidents, []int{0, 1}) {
		t.Fatalf("called in %v", f.incidents)
	}
	for at, i := range f.incidents {
		f.incident(at, &c.Incidents[i])
	}
	f.evidence()
	f.setAll("collector.phones", nil)
	got := map[string]string{}
	for _, e := range f.edits {
		got[e.Path] = e.Text + strings.Join(e.Items, "、")
	}
	for path, want := range map[string]string{
		"incidents.0.channel": "电话", "incidents.0.caller": "0571", "incidents.0.count": "1", "incidents.0.exhibits": "录音",
		"incidents.1.exhibits": "截图", "incidents.1.count": "", "exhibits.0.name": "录音", "exhibits.0.form": "光盘",
		"exhibits.0.proves": "来电", "exhibits.0.pages": "2", "exhibits.0.file": "录音.mp3", "exhibits.1.name": "截图",
		"exhibits.1.pages": "", "exhibits.2.name": "",
	} {
		if got[path] != want {
			t.Errorf("%s: %q, want %q", path, got[path], want)
		}
	}
	if _, written := got["collector.phones"]; written {
		t.Error("a list of nothing is written")
	}
}

// TestExhibitZero: 0 says that there is no evidence, where none is listed.
func TestExhibitZero(t *testing.T) {
	for exhibits, want := range map[int]int{0: 0, 1: 1} {
		d := newDecoder("case.yaml", testDays)
		d.c.Exhibits = make([]Exhibit, exhibits)
		var refs []int
		d.exhibitRefs(slot{field: &Field{Kind: ExhibitRefs}, node: &casefile.Node{Kind: casefile.Scalar, Text: "0"}}, &refs)
		if len(d.findings) != want || len(refs) != 0 {
			t.Errorf("0 of %d: %v, %v", exhibits, refs, d.findings)
		}
	}
}

// TestLeftOutValues: a value that letters do without is left out, and the case knows.
func TestLeftOutValues(t *testing.T) {
	c, fs := Decode("case.yaml", []byte(edit(t, "91350100M000100Y43", "91350100M000100Y44")), testDays)
	if c == nil {
		t.Fatal(fs)
	}
	if !c.LeftOut("respondent.uscc") || c.LeftOut("respondent.address") || c.Respondent.USCC != "" {
		t.Errorf("%v: %v", c.leftOut, fs)
	}
	if !c.Has("demands") || c.Has("harm") {
		t.Error("what is there and what is not")
	}
	if p := c.Position("nothing.of.the.kind"); p.Filename != "case.yaml" {
		t.Error(p)
	}
	if at := strings.Count(ordinary(t)[:strings.Index(ordinary(t), "- 立即停止")], "\n") + 1; c.Position("demands").Line != at {
		t.Errorf("demands stand at %v, want line %d", c.Position("demands"), at)
	}
}

// TestFilesOfCallers: the numbers of a file name count unless somebody called from them.
func TestFilesOfCallers(t *testing.T) {
	const file = "  - 名称: 通话录音\n    形式: 录音\n"
	for name, want := range map[string]bool{"13912345678.mp3": true, "录音1.mp3": false} {
		if _, got := told(t, "personal-file", file, file+"    文件: "+name+"\n"); got != want {
			t.Errorf("%s is somebody's: %v", name, got)
		}
	}
	if len(identity.Numbers("13912345678")) != 1 {
		t.Error("no number")
	}
}
