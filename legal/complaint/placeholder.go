package complaint

import (
	"slices"
	"strings"

	"tousu/legal/pattern"
)

// nothingWords say that there is no such thing (没有这一项). In an optional key they are read as
// its absence.
var nothingWords = pattern.New(`^(?:暂时?|目前|都)?(?:没有?|无)(?:该项|此项|这项|这一项|证据|诉求|内容|记录)?$`)

// unknownWords match what people write for what they do not know, or will write later.
var unknownWords = pattern.New(`^(?:不知道?|不清楚|不详|不明|不认识|未知|不?记得|没记|忘了|记不清楚?了?|想不起来|没说|没问|暂缺|空白?|缺|未填写?|没填|未提供|待(?:补充?|定|填写?|查|核实|确认|提供|完善)` +
	`|有(?:的|证据)?|不方便(?:透露|提供|填写)?|不便透露|保密|略|某公司|[-—－/\\?？.。、…x×XＸ*＊]+|#?n/?a|nil|none|null|unknown|tbd)$`)

// elsewhereWords refer to another place, which letters do not have.
var elsewhereWords = pattern.New(`^(?:同上|同前|同左|见上|如上|见上文)$`)

// unbracketed returns a text in lower case, without the brackets and quotes around it: （无）.
func unbracketed(s string) string {
	return strings.ToLower(strings.Trim(strings.TrimSpace(s), "()（）[]【】<>《》“”\"「」{}"))
}

func nothing(s string) bool { return nothingWords.MatchString(unbracketed(s)) }

// placeholder reports whether a text only stands in for another one, or for none.
func placeholder(s string) bool {
	b := unbracketed(s)
	return nothingWords.MatchString(b) || unknownWords.MatchString(b) || elsewhereWords.MatchString(b)
}

// saysNothing reports whether a text is to be read as the absence of its key: 无 and, in a key
// whose text is not printed, every placeholder. A placeholder that would be printed is recorded, to
// be asked about, and read as absent if the answer says so.
func (d *decoder) saysNothing(s slot, text string) bool {
	printed := s.field.Kind.printed()
	if !placeholder(text) && !(printed && strings.Trim(text, "0") == "") || s.path == "respondent.name" ||
		s.field.Kind == CaseID || s.field.Kind == Lines {
		return false
	}
	if !s.field.Required && nothing(text) || d.unasked(s.path) {
		return true
	}
	if !printed {
		return !s.field.Required
	}
	if s.field.Kind == LoosePhone || s.field.Kind == LoosePhones {
		switch b := unbracketed(text); {
		case hiddenWords.MatchString(b):
			return !isCaller(s.field) // letters say that the caller's number was not displayed
		case forgottenWords.MatchString(b):
			return true
		}
	}
	p := blankText{passage{s.path, text, "“" + s.field.Label + "”"}, !s.field.Required}
	d.placeholders = append(d.placeholders, p)
	if s.field.Kind == PersonName && !slices.Contains(d.c.Confirmed, answerTo("placeholder", text, "")) {
		return true // the question says what is wrong with it
	}
	return p.optional && slices.Contains(d.c.Confirmed, answerTo("placeholder", text, "none"))
}

// isCaller reports whether the number is a caller's.
func isCaller(f *Field) bool { return f.English == "caller" || f.Kind == LoosePhones }

// printed reports whether letters print texts of the kind verbatim.
func (k Kind) printed() bool {
	switch k {
	case Line, Text, Texts, PersonName, LoosePhone, LoosePhones:
		return true
	}
	return false
}

// blankText is a placeholder in a key whose text is printed.
type blankText struct {
	passage
	optional bool
}

// doubtPlaceholders asks about placeholders that would be printed.
func doubtPlaceholders(d *decoder) {
	for _, p := range d.placeholders {
		options := []Option{Change("改为实际的内容")}
		if p.optional {
			options = append(options, Choose("none", "没有或者不知道：当作没有填写"))
		}
		d.ask("placeholder", p.path, p.text, p.where+"写的是“"+printable(p.text)+"”，会照样印在信上", "这一项是什么？",
			append(options, Keep("就这样印"))...)
	}
}
