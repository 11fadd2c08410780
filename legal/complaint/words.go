package complaint

import (
	"fmt"
	"slices"

	"tousu/legal"
	"tousu/legal/pattern"
)

// grave are the words of acts that the police may punish, with the conduct that a case needs for
// letters to mention them.
var grave = []struct {
	conduct legal.Conduct
	words   *pattern.Pattern
}{
	{legal.Threat, pattern.New(`弄死|打死|杀了?你|砍|要你(?:的)?命|卸(?:你|他|她)?(?:一条)?[胳腿手]|不得好死|上门(?:找|抓|打|堵|闹)|抓(?:你|人|走)|让(?:你|他|她|全家)[^，。；]{0,8}(?:好看|好过|身败名裂|丢(?:了)?工作|抬不起头)|闹到?(?:你|她|他)?[^，。；]{0,4}(?:单位|学校|公司)|到[^，。；]{0,6}(?:单位|学校|公司)闹|去死|跳楼|烧了|泼(?:油漆|粪|硫酸)|花圈`)},
	{legal.Impersonation, pattern.New(`(?:自称|冒充|说自己是|假称)[^，。；]{0,10}(?:公安|警察|民警|派出所|法院|法官|检察院|检察官|经侦|司法局)`)},
	{legal.ForgedPapers, pattern.New(`(?:传票|立案(?:通知|告知)书?|逮捕令|通缉令|律师函|判决书|协查函)`)},
	{legal.Extortion, pattern.New(`(?:不(?:给|转|打)钱|先转|转账到(?:个人|私人)|私人账户|个人账户)[^。；]{0,20}(?:就|否则|才)`)},
	{legal.Insult, pattern.New(`(?:骂|辱骂)(?:我|他|她|本人|得|了)|(?:老赖|骗子|不要脸|臭不要脸|畜生|混蛋|贱人|婊子)`)},
}

// selfHarm matches how people write that somebody thinks of ending his life.
var selfHarm = pattern.New(`不想活|活不下去|想死|自杀|轻生|跳楼|跳河|跳江|割腕|了结自己|结束(?:自己的)?生命|寻短见|喝农药`)

// reviewWords looks for acts that an account describes but no conduct names. It never quotes what
// somebody says about his life.
func reviewWords(d *decoder) {
	for i := range d.c.Incidents {
		in := &d.c.Incidents[i]
		path := incidentPath(i, "narrative")
		for _, g := range grave {
			if slices.Contains(in.Conduct, g.conduct) {
				continue
			}
			m := g.words.FindString(in.Narrative)
			if m == "" {
				continue
			}
			label := legal.Conducts.Label(g.conduct)
			words := "“" + printable(m) + "”"
			if selfHarm.MatchString(m) {
				words = "这样的话"
			}
			d.suggest("grave-unmarked", path, "经过里写了"+words+"，“行为”里没有“"+label+"”", "是对方用来吓您或者逼您家人的吗？正有危险的，先打110。",
				Change("是：在“行为”里加上“"+label+"”，会写报案材料").By(d.also(i, g.conduct)),
				Leave("是对方说的，但不想报案：不用改，只写进信里"), Leave("不是，是别的意思：不用改"))
			break
		}
		if selfHarm.MatchString(in.Narrative) {
			d.suggest("self-harm", path, "这里有一句让人担心的话",
				"这是谁说的？不影响写信，也不会记录到别处。如果是您或者家人这样想过，请现在就告诉身边的人；心理援助热线12356，有危险打120、110。",
				Change("是对方这样威胁、刺激我们：在“行为”里加上“威胁恐吓”").By(d.also(i, legal.Threat)), Leave("只是一句气话：不用改"),
				Change("不要印在信上：删去这一句"))
		}
	}
}

// also returns the edit that adds a conduct to incident i.
func (d *decoder) also(i int, c legal.Conduct) Edit {
	e := Edit{Path: incidentPath(i, "conduct")}
	for _, c := range append(slices.Clone(d.c.Incidents[i].Conduct), c) {
		if label := legal.Conducts.Label(c); !slices.Contains(e.Items, label) {
			e.Items = append(e.Items, label)
		}
	}
	return e
}

// suggest adds a warning with a question that an interface may ask.
func (d *decoder) suggest(code, path, message, question string, options ...Option) {
	if len(d.findings) >= maxFindings {
		return
	}
	f := Ask(d.c.Position(path), code, path, "", message, question, options...)
	f.Header = d.header(f.Pos, code, path)
	d.findings = append(d.findings, f)
}

// fileName matches the file name of a picture, a recording or a document.
var fileName = pattern.New(`(?i)\.(?:jpe?g|png|heic|webp|gif|bmp|mp3|m4a|amr|wav|aac|mp4|mov|avi|pdf|docx?|xlsx?|txt|zip|rar)$`)

// reviewEvidence checks the evidence for the acts.
func reviewEvidence(d *decoder) {
	if len(d.c.Exhibits) == 0 {
		d.warning("no-evidence", "incidents.0", "没有写任何证据", "通话记录、短信截图、录音有的话请写进“证据”；没有也可以提交，受理机关可能要您补充")
		return
	}
	for i := range d.c.Exhibits {
		if fileName.MatchString(d.c.Exhibits[i].Name) {
			d.warning("exhibit-file-name", fmt.Sprintf("exhibits.%d.name", i), "证据的名称写的是文件名，信里会照样印出",
				"“名称”写它是什么，例如 通话记录截图；文件名写在这一项的“文件”里，tousu exhibits 会整理成册")
		}
	}
	d.reviewLists()
	if len(d.c.Incidents) == 1 {
		return // it proves that one
	}
	for i := range d.c.Exhibits {
		if !slices.ContainsFunc(d.c.Incidents, func(in Incident) bool { return slices.Contains(in.Exhibits, i) }) {
			d.warning("evidence-uncited", fmt.Sprintf("exhibits.%d", i), "没有一件事引用这项证据",
				"在“事件”的“证据”里写上它的名称，信里会写明它证明哪一件事；只说其中几件事的信，不列没有引用的证据")
		}
	}
}

// reviewLists warns about exhibits that seem to list other people, if the case does not say whether
// they do.
func (d *decoder) reviewLists() {
	for i := range d.c.Exhibits {
		if x := &d.c.Exhibits[i]; x.Others == nil && x.ListsOthers() {
			path := fmt.Sprintf("exhibits.%d.lists_others", i)
			d.suggest("exhibit-lists-others", fmt.Sprintf("exhibits.%d.name", i), "这项证据像是列有其他人的情况",
				"里面有别人的姓名、号码或者情况吗？有的，只随给公安、检察院、法院的信提交，写给别处的信只说可以另行提交。",
				Leave("有：不用改"), Change("没有，或者列出的人都同意交给所有收件机构：写“列有他人: 否”").By(Edit{Path: path, Text: "否"}))
		}
	}
}
