package complaint

import (
	"strings"
	"sync"

	"tousu/legal/casefile"
)

// Kind says what a key's value is and which forms of it are accepted.
type Kind int

// The kinds of value. Group, GroupList and NameTable hold other keys.
const (
	Group        Kind = iota // a group of keys
	GroupList                // a list of such groups; a single group is a list of one
	NameTable                // free keys, each with one line of text
	Line                     // one line of text
	Lines                    // a list of lines, or one line split at 、 ； ，
	Text                     // text of any number of lines
	Texts                    // a list of such texts
	CaseID                   // one line that can be a folder name
	PersonName               // a person's full name
	IDTypeTerm               // a label of IDTypes
	IDNumber                 // the number of an identity document
	Phone                    // mobile number, or landline with area code
	LoosePhone               // any text up to 40 characters: masked numbers, 未知号码
	LoosePhones              // a list of those
	Email                    // an e-mail address
	USCC                     // unified social credit code
	Day                      // a date not after the letter's
	AnyDay                   // a date
	DayTime                  // a date not after the letter's, time of day optional
	Money                    // an amount above zero
	Balance                  // an amount, zero included
	Count                    // a positive whole number
	YesNo                    // 是 or 否
	Sex                      // 男 or 女
	RoleTerm                 // a label of legal.Roles
	LenderTerm               // a label of legal.LenderKinds
	LossTerm                 // a label of LossClasses
	ResultTerm               // a label of Results
	ConsentTerm              // a label of Consents, or 是, 否
	CapacityTerm             // a word that legal.IsCapacity accepts
	Conducts                 // labels of legal.Conducts
	ExhibitRefs              // exhibits by name or number
)

// forms describes the accepted forms in the words of the manual.
var forms = [...]string{
	Group:        "一组键",
	GroupList:    "列表，每项以“- ”开头",
	NameTable:    "每行一个“机构: 名称”",
	Line:         "一行文字",
	Lines:        "列表；只有一行时可用、；，分隔",
	Text:         "文字，可以分行",
	Texts:        "列表，每项一段文字",
	CaseID:       "一行文字，不含斜杠",
	PersonName:   "姓名，间隔号写“·”",
	IDTypeTerm:   "证件类型之一",
	IDNumber:     "证件上的完整号码",
	Phone:        "11位手机号，或带区号的座机号",
	LoosePhone:   "不超过40字，可以掩码，可写“未知号码”",
	LoosePhones:  "列表，每项不超过40字",
	Email:        "邮箱地址",
	USCC:         "18位代码",
	Day:          "日期，如 2026-03-20 或 2026年3月20日",
	AnyDay:       "日期，如 2026-03-20 或 2026年3月20日",
	DayTime:      "日期，可带时刻，如 2026-03-20 21:40",
	Money:        "金额（元），如 32000.50",
	Balance:      "金额（元），如 32000.50",
	Count:        "正整数",
	YesNo:        "是或否",
	Sex:          "男或女",
	RoleTerm:     "借款人、联系人或被冒名人",
	LenderTerm:   "机构类型之一",
	LossTerm:     "侵权或合同",
	ResultTerm:   "结果之一",
	CapacityTerm: "律师、配偶、朋友等",
	ConsentTerm:  "都可以、只写给公安检察院法院，或都不写",
	Conducts:     "行为名称，几种行为写成列表",
	ExhibitRefs:  "证据清单中的名称或序号",
}

// Form describes in Chinese which forms of a value are accepted.
func (k Kind) Form() string { return forms[k] }

// multiline reports whether line breaks belong to the value.
func (k Kind) multiline() bool { return k == Text || k == Texts }

// holds says what the value may be besides a single text.
func (k Kind) holds() casefile.Holds {
	switch k {
	case Group:
		return casefile.Keys
	case GroupList:
		return casefile.Keys | casefile.Items
	case NameTable:
		return casefile.Keys | casefile.FreeKeys
	case Lines, Texts, LoosePhones, Conducts, ExhibitRefs:
		return casefile.Items
	}
	return 0
}

// mapping reports whether the value may be a group of keys, list whether it may be a list.
func (k Kind) mapping() bool { return k.holds()&casefile.Keys != 0 }
func (k Kind) list() bool    { return k.holds()&casefile.Items != 0 }

// wordy reports whether # is likely to belong to the value rather than to start a comment.
func (k Kind) wordy() bool {
	switch k {
	case Line, Lines, Text, Texts, PersonName, CaseID, LoosePhone, LoosePhones, ExhibitRefs:
		return true
	}
	return false
}

// Field is one key of the case, in YAML files and in table headers alike.
type Field struct {
	Path     string   // complainant.id_number, incidents[].at
	Label    string   // 投诉人.身份证号, 事件.时间
	Key      string   // 身份证号
	English  string   // id_number
	Aliases  []string // other names, accepted only inside the group
	Mistaken []string // what people write for it by mistake: the key is suggested
	Headers  []string // other names that also mean this key in a flat table
	Required bool     // within its group; an optional group may be absent
	Kind     Kind
	Unit     string  // may follow a Count: 次, 页, 人
	Help     string  // what to write, one line of Chinese
	Fields   []Field // of a Group or GroupList

	early   bool              // read before its siblings, which need it
	spare   bool              // a value that cannot be read is left out with a warning: no letter depends on it
	gathers bool              // the rows of a table add to it
	byName  string            // the key that an item means if it is only a text
	place   int               // index among its siblings
	steps   []string          // the parts of Path
	names   map[string]*Field // of Fields, by every accepted name
}

// Names returns all names of the key inside its group, the Chinese one first.
func (f *Field) Names() []string {
	out := []string{f.Key, f.English}
	out = append(out, f.Aliases...)
	return append(out, f.Headers...)
}

// find returns the child with that name, or nil. An unknown field has none.
func (f *Field) find(name string) *Field {
	if f == nil {
		return nil
	}
	return f.names[fold(name)]
}

// Child returns the child with that name, as package casefile asks for it.
func (f *Field) Child(name string) casefile.Schema {
	if c := f.find(name); c != nil {
		return c
	}
	return nil
}

// Holds says what the value may be besides a single text.
func (f *Field) Holds() casefile.Holds { return f.Kind.holds() }

// fold normalizes names for comparison: English keys are case-insensitive.
func fold(name string) string { return strings.ToLower(strings.TrimSpace(name)) }

// Keys returns the dictionary as a tree: the keys of a case file in the order in which a person
// fills them in. The caller must not change it.
func Keys() []Field { return schema().root.Fields }

// Fields returns the dictionary as a flat list of all keys that hold a value.
func Fields() []Field {
	var out []Field
	for _, f := range leaves(schema().root.Fields, nil) {
		out = append(out, *f)
	}
	return out
}

// FieldByHeader returns the key for a table column with that header: a label (投诉人.身份证号), a
// path (complainant.id_number) or a synonym (姓名). List marks in paths may be left out.
func FieldByHeader(header string) (Field, bool) {
	f, ok := schema().headers[fold(header)]
	if !ok {
		return Field{}, false
	}
	return *f, true
}

// dictionary holds every key as a tree and by its headers.
type dictionary struct {
	root    *Field
	headers map[string]*Field
}

// schema builds the dictionary on first use.
var schema = sync.OnceValue(func() *dictionary { return newDictionary(fieldsOf(caseKeys())) })

func newDictionary(fields []Field) *dictionary {
	d := &dictionary{root: index(Field{Kind: Group, Fields: fields}, "", ""), headers: map[string]*Field{}}
	for _, f := range leaves(d.root.Fields, nil) {
		for _, n := range append([]string{f.Label, f.Path, strings.ReplaceAll(f.Path, "[]", "")}, f.Headers...) {
			d.headers[fold(n)] = f
		}
	}
	return d
}

// leaves appends the keys that hold a value.
func leaves(fields []Field, out []*Field) []*Field {
	for i := range fields {
		if f := &fields[i]; f.Kind == Group || f.Kind == GroupList {
			out = leaves(f.Fields, out)
		} else {
			out = append(out, f)
		}
	}
	return out
}

// index fills in the paths, labels and look-up tables of a group.
func index(g Field, path, label string) *Field {
	g.names = map[string]*Field{}
	fields := make([]Field, len(g.Fields))
	for i, f := range g.Fields {
		f.Path, f.Label = path+f.English, label+f.Key
		sep := "."
		if f.Kind == GroupList {
			f.Path += "[]"
		}
		f.place, f.steps = i, strings.Split(f.Path, ".")
		fields[i] = *index(f, f.Path+sep, f.Label+sep)
		for _, n := range f.Names() {
			g.names[fold(n)] = &fields[i]
		}
	}
	g.Fields = fields
	return &g
}
