package batch

import (
	"slices"
	"strings"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/legal/pattern"
)

// generic holds names of keys that can mean anything in an office table: without a group they are
// asked about.
var generic = map[string]bool{
	"日期": true, "截止日期": true, "期限": true, "单位": true, "文件": true, "形式": true, "项目": true, "类别": true,
	"金额": true, "来源": true, "渠道": true, "条款": true, "页数": true, "经办人": true, "名称": true, "机构": true, "对象": true,
}

// ownHeader reports whether a column was written by the program for a person to read.
func ownHeader(h string) bool { return h == errorHeader || h == rowHeader || h == questionHeader }

// understand says what the i-th column holds. ok is false if there is nothing to say about it.
func (s *Sheet) understand(i int, m *complaint.ColumnMap) (l PlanLine, ok bool) {
	h := s.Header[i]
	l = PlanLine{Column: i + 1, Header: printable(h), header: h}
	if h == "" {
		l.Header, l.Why = "（没有列名）", "没有列名"
		return l, len(s.values(i, 1)) > 0
	}
	if ownHeader(h) {
		l.Why = "由程序写出"
		return l, true
	}
	if rule, mapped := m.Rule(h); mapped {
		l.rule, l.Why = rule, "按列名对照表"
		if f, known := complaint.FieldByHeader(rule.Key); known {
			l.hold(f)
		}
		return l, true
	}
	s.guess(&l, i)
	return l, true
}

// hold assigns the key to the column.
func (l *PlanLine) hold(f complaint.Field) { l.field, l.Label = f, f.Label }

// guess interprets a header that no column map mentions.
func (s *Sheet) guess(l *PlanLine, i int) {
	if candidates, why := s.ambiguous(l, i); len(candidates) > 0 {
		s.offer(l, "ambiguous-column", "这一列可能是"+why, candidates)
		if l.asked != nil && s.several(candidates) {
			l.guess = candidates[0]
		}
		return
	}
	if f, ok := complaint.FieldByHeader(l.header); ok {
		l.hold(f)
		return
	}
	if f, ok := complaint.FieldByPlainHeader(l.header); ok {
		l.hold(f)
		return
	}
	if f, ok := s.named(l, i); ok {
		l.hold(f)
		return
	}
	near, isNear := complaint.NearHeader(l.header)
	if isNear && !complaint.IsQuestion(l.header) {
		l.guess = near
		s.offer(l, "near-column", "不认识这个列名，是否想写“"+near+"”", []string{near})
		return
	}
	l.Why = "不是案件的内容"
	if complaint.IsQuestion(l.header) || strings.ContainsRune(l.header, '的') {
		if g, ok := complaint.GuessHeader(l.header); ok {
			l.guess, l.Why = g, "像是“"+g+"”，不能确定"
		}
	}
}

// offer asks which of the keys the column holds, or none, and applies the answer.
func (s *Sheet) offer(l *PlanLine, code, message string, labels []string) {
	fields := map[string]complaint.Field{}
	var options []complaint.Option
	for _, label := range labels {
		f, _ := complaint.FieldByHeader(label)
		word := strings.ReplaceAll(f.Path, "[]", "")
		fields[word] = f
		options = append(options, complaint.Choose(word, "是“"+f.Label+"”（"+f.Help+"）"))
	}
	f := s.ask(s.Line, l.Header, code, l.header, message, "“"+l.Header+"”这一列写的是什么？",
		append(options, complaint.Choose(unusedWord, "与信件无关，不用这一列"))...)
	if f.Answer == "" {
		l.asked = &f
		return
	}
	l.Why = "已核对"
	if field, ok := fields[f.Word()]; ok {
		l.hold(field)
	}
}

// unusedWord is the answer that a column holds nothing for letters.
const unusedWord = "unused"

// named recognises a key by its short name in a group: 执业证号.
func (s *Sheet) named(l *PlanLine, i int) (complaint.Field, bool) {
	fields := valued(complaint.FieldsNamed(complaint.PlainHeader(l.header)))
	if len(fields) == 1 {
		return fields[0], true
	}
	return s.fitting(fields, i)
}

// ambiguous returns the keys that a header may mean, if it may mean several or may have nothing
// to do with letters, and says why.
func (s *Sheet) ambiguous(l *PlanLine, i int) (labels []string, why string) {
	plain := complaint.PlainHeader(l.header)
	fields := valued(complaint.FieldsNamed(plain))
	switch {
	case plain == "日期":
		labels, why = []string{"信件日期", "时间"}, "信件的日期、事情发生的时间，也可能是登记的日期"
	case plain == "截止日期":
		labels, why = []string{"截止"}, "事情持续到的最后一天，也可能是办理、还款的期限"
	case plain == "地区" && s.livesThere(i):
		labels, why = []string{"注册地"}, "投诉人所在的地区，不是被投诉机构的（各行与住址相同）"
	case plain == "编号" && s.numbersOfDocuments(i):
		labels, why = []string{"文号", "案件编号"}, "文号，不是案件编号（案件编号用作文件夹的名称）"
	case generic[plain] && len(fields) > 0:
		labels, why = listed(fields), "“"+strings.Join(listed(fields), "”“")+"”，也可能与信件无关"
	case len(fields) > 1:
		if _, known := complaint.FieldByPlainHeader(l.header); known {
			return nil, ""
		}
		if _, fits := s.fitting(fields, i); !fits {
			labels, why = listed(fields), "“"+strings.Join(listed(fields), "”“")+"”"
		}
	}
	return labels, why
}

// several reports whether a header can only mean one of several keys: it is not taken for a
// column of a ledger.
func (s *Sheet) several(labels []string) bool {
	return len(labels) > 1 && !slices.Contains(labels, "信件日期") && !slices.Contains(labels, "文号") &&
		!slices.ContainsFunc(labels, func(label string) bool {
			f, _ := complaint.FieldByHeader(label)
			return generic[f.Key]
		})
}

func listed(fields []complaint.Field) []string {
	var out []string
	for _, f := range fields {
		out = append(out, f.Label)
	}
	return out
}

// valued returns the keys that a cell can hold.
func valued(fields []complaint.Field) []complaint.Field {
	return slices.DeleteFunc(fields, func(f complaint.Field) bool {
		return f.Kind == complaint.Group || f.Kind == complaint.GroupList
	})
}

// fitting returns the one key whose vocabulary includes every cell of the column: 身份 with
// 联系人 in it is the complainant's.
func (s *Sheet) fitting(fields []complaint.Field, i int) (complaint.Field, bool) {
	values := s.values(i, 500)
	if len(values) == 0 {
		return complaint.Field{}, false
	}
	for _, f := range fields {
		words := vocabulary(f.Kind)
		if words != nil && !slices.ContainsFunc(values, func(v string) bool { return !words(v) }) {
			return f, true
		}
	}
	return complaint.Field{}, false
}

// vocabulary returns a function that recognises the words of a kind, or nil if any text will do.
func vocabulary(k complaint.Kind) func(string) bool {
	switch k {
	case complaint.RoleTerm:
		return func(v string) bool { _, ok := legal.Roles.Find(v); return ok }
	case complaint.LenderTerm:
		return func(v string) bool { _, ok := legal.LenderKinds.Find(v); return ok }
	case complaint.Conducts:
		return func(v string) bool { _, ok := legal.Conducts.Find(v); return ok }
	case complaint.CapacityTerm:
		return legal.IsCapacity
	case complaint.LossTerm:
		return func(v string) bool { _, ok := complaint.LossClasses.Find(v); return ok }
	case complaint.IDTypeTerm:
		return func(v string) bool { _, ok := complaint.IDTypes.Find(v); return ok }
	}
	return nil
}

// values returns the first nonblank cells of the i-th column.
func (s *Sheet) values(i, most int) []string {
	var out []string
	for k := range s.Rows {
		cells := s.Rows[k].cells(i + 1)
		if v := strings.TrimSpace(cells[i].Text); v != "" && !complaint.Unanswered(v) {
			if out = append(out, v); len(out) == most {
				break
			}
		}
	}
	return out
}

// livesThere reports whether a column 地区 belongs to the complainant: it comes before the lender
// and repeats where he lives.
func (s *Sheet) livesThere(i int) bool {
	address, lender := s.columnOf("complainant.address"), s.columnOf("respondent.name")
	if address < 0 || lender < i {
		return false
	}
	same, filled := 0, 0
	for k := range s.Rows {
		cells := s.Rows[k].cells(len(s.Header))
		region := strings.TrimSpace(cells[i].Text)
		if region == "" {
			continue
		}
		if filled++; strings.HasPrefix(strings.TrimSpace(cells[address].Text), region) {
			same++
		}
	}
	return filled > 0 && same*5 >= filled*4
}

// columnOf returns the index of the first column whose header means the key, or -1.
func (s *Sheet) columnOf(path string) int {
	return slices.IndexFunc(s.Header, func(h string) bool {
		f, ok := complaint.FieldByPlainHeader(h)
		return ok && f.Path == path
	})
}

var documentNumber = pattern.New(`[〔\[［【(（]\d{4}[〕\]］】)）].*号|字第?.*\d+号`)

// numbersOfDocuments reports whether the column holds 文号: 法援字〔2026〕1号.
func (s *Sheet) numbersOfDocuments(i int) bool {
	return slices.ContainsFunc(s.values(i, 500), documentNumber.MatchString)
}
