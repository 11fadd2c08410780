package complaint

import (
	"slices"
	"strings"

	"tousu/legal/pattern"
)

// Headers of forms and surveys decorate a key: 3、您的身份证号（必填）. These are the decorations;
// anything else in a header may have a meaning.
var (
	headerNumber  = pattern.New(`^(?:第?[0-9０-９]{1,3}题?|[一二三四五六七八九十]{1,3}|[Qq][0-9]{1,3})[、.．,，)）:：]`)
	headerEnd     = pattern.New(`(?:[*＊:：?？。!！]|是(?:什么|多少|哪里|哪家|谁)?)$`)
	headerBracket = pattern.New(`[（【\[]([^（）【】\[\]]*)[）】\]]$`)
	headerRemark  = pattern.New(`^(?:\*?(?:必填|选填|必答|选答)项?|(?:可)?多选题?|单选题?|填空题?|矩阵.*|人民币|元|单位.*|省.*|.*详细地址|格式.*|例.*|如.*|请.*|尽量.*|不.*|没有.*|\d+位.*|以.*为准|yyyy.*)$`)
	headerPolite  = pattern.New(`^(?:请(?:您|你)?|麻烦您?)?(?:如实)?(?:填写|输入|描述|说明|提供|选择|简述|详述|写明)?(?:一下)?(?:您|你|本人)?的?`)
	headerAsking  = pattern.New(`^(?:遭遇|遇到|受到|经历|有|存在)(?:了|过)?(?:哪些|什么|何种)`)
	headerOfKind  = pattern.New(`^(?:该|此|这家)?(.+?)(?:属于|是)(?:哪种|什么|何种|哪类)(类型)$`)
)

// PlainHeader removes the decoration of a header: it returns 姓名 for “1、您的姓名：”, 联系电话 for
// “联 系 电 话 *”. Parentheses are only removed if they cannot change the meaning: 电话（公司）
// stays as it is.
func PlainHeader(header string) string {
	s := strings.Join(strings.Fields(parentheses.Replace(header)), "")
	s = headerNumber.ReplaceAllString(s, "")
	for {
		t := headerEnd.ReplaceAllString(s, "")
		if m := headerBracket.FindStringSubmatch(t); m != nil && headerRemark.MatchString(m[1]) {
			t = t[:len(t)-len(m[0])]
		}
		if t == s || t == "" {
			break
		}
		s = t
	}
	if t := headerPolite.ReplaceAllString(s, ""); t != "" {
		s = t
	}
	s = headerAsking.ReplaceAllString(s, "")
	return headerOfKind.ReplaceAllString(s, "$1$2")
}

// IsQuestion reports whether a header is worded as a question of a survey.
func IsQuestion(header string) bool {
	return headerNumber.MatchString(header) || strings.ContainsAny(header, "您你？?请")
}

// FieldByPlainHeader returns the key of a decorated header. If the header names several things
// (平台/公司全称), all of them must mean the same key.
func FieldByPlainHeader(header string) (Field, bool) {
	plain := PlainHeader(header)
	if f, ok := FieldByHeader(plain); ok {
		return f, true
	}
	var found *Field
	for part := range strings.FieldsFuncSeq(plain, func(r rune) bool { return strings.ContainsRune("/／或", r) }) {
		f, ok := FieldByHeader(strings.ReplaceAll(part, "的", ""))
		if !ok || found != nil && found.Path != f.Path {
			return Field{}, false
		}
		found = &f
	}
	if found == nil {
		return Field{}, false
	}
	return *found, true
}

// GuessHeader returns the longest header of the dictionary that a header contains: 时间 for
// 最近一次发生的时间. It is a guess, to be asked about.
func GuessHeader(header string) (string, bool) {
	plain := PlainHeader(header)
	best := ""
	for _, x := range allHeaders() {
		if h := x.name; len(h) > len(best) && strings.Contains(plain, h) {
			best = h
		}
	}
	if best == "" {
		return NearHeader(plain)
	}
	return best, true
}

// FieldUnder returns the key that a header means under the heading of a group: 姓名 under 代理人,
// 电话 under 投诉人信息. isGroup reports whether the heading is that of a group.
func FieldUnder(heading, header string) (f Field, isGroup, ok bool) {
	group := groupNamed(PlainHeader(heading))
	if group == nil {
		return Field{}, false, false
	}
	for _, name := range []string{strings.TrimSpace(header), PlainHeader(header)} {
		if f := group.find(name); f != nil && f.Kind != Group && f.Kind != GroupList {
			return *f, true, true
		}
	}
	if f, ok := FieldByPlainHeader(header); ok && strings.HasPrefix(f.Path, group.Path+".") {
		return f, true, true // by a name that it has in tables
	}
	return Field{}, true, false
}

var groupWords = strings.NewReplacer("基本", "", "信息", "", "情况", "", "资料", "")

// groupNamed returns the group with that name or label.
func groupNamed(name string) *Field {
	name = fold(groupWords.Replace(name))
	var found *Field
	var walk func(fs []Field)
	walk = func(fs []Field) {
		for i := range fs {
			f := &fs[i]
			if f.Kind != Group && f.Kind != GroupList {
				continue
			}
			if found == nil && (fold(f.Label) == name ||
				slices.ContainsFunc(f.Names(), func(n string) bool { return fold(n) == name })) {
				found = f
			}
			walk(f.Fields)
		}
	}
	walk(schema().root.Fields)
	return found
}

// FieldsNamed returns the keys with a name inside their groups: 姓名 is a key of the complainant,
// of the agent and of a contact.
func FieldsNamed(name string) []Field {
	var out []Field
	for _, f := range Fields() {
		if slices.ContainsFunc(append([]string{f.Key, f.English}, f.Aliases...),
			func(n string) bool { return fold(n) == fold(name) }) {
			out = append(out, f)
		}
	}
	return out
}
