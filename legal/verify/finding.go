package verify

// Severity says how certain a finding is.
type Severity string

// The severities.
const (
	Fault     Severity = "fault"     // wrong
	Note      Severity = "note"      // worth a look, but not wrong
	Unchecked Severity = "unchecked" // text not at hand: neither right nor wrong
)

// Finding is a remark on a citation or a quotation in a text.
type Finding struct {
	Start, End int    // byte offsets in the text
	Code       string // stable, one of Codes
	Severity   Severity
	Message    string // what is wrong, in Chinese
	Right      string // the right form or wording, or ""
}

// String returns the message, followed by the right form.
func (f Finding) String() string {
	if f.Right == "" {
		return f.Message
	}
	return f.Message + "；应为：" + f.Right
}

// Report is what was found in a text.
type Report struct {
	Findings []Finding // in reading order
	Right    int       // citations and quotations that were looked up and found right
}

// Count returns the number of findings with a severity.
func (r Report) Count(s Severity) int {
	n := 0
	for _, f := range r.Findings {
		if f.Severity == s {
			n++
		}
	}
	return n
}

// Codes documents the stable codes.
var Codes = map[string]string{
	"unknown-law":     "没有这部法律",
	"mistaken-name":   "法律名称写错或者不完整",
	"no-such-article": "没有这一条",
	"no-such-part":    "没有这一款或者项",
	"no-such-version": "这部法律没有这个版本",
	"not-in-force":    "在所涉日期没有施行或者已经失效",
	"moved":           "旧条号，内容已移到别的条",
	"altered":         "引文与原文不一致",
	"misattributed":   "引文出自别的条文",
	"confused":        "这一条规定的是别的事",
	"misprint":        "条号写错",
	"blank":           "条号没有填写",
	"outdated":        "机构或者法律已经不存在",
	"same-number":     "新旧两个版本中同一条号内容不同",
	"unlabelled":      "引用旧版本而没有注明版本",
	"abbreviation":    "法律名称用了简称",
	"unverified":      "没有收录，无法核对",
}
