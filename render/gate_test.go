package render

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"tousu/legal/complaint"
)

const quoted = "= 题\n《个人信息保护法》第十条规定：\n> 任何组织、个人不得非法收集、使用、加工、传输他人个人信息，不得非法买卖、提供或者公开他人个人信息；不得从事危害国家安全、公共利益的个人信息处理活动。\n"

// One changed character of a quotation in a template stops the letter, with the
// template's position.
func TestGateStopsTemplates(t *testing.T) {
	c := readCase(t, "minimal")
	if _, err := renderNotice(t, c, quoted); err != nil {
		t.Errorf("the right words: %v", err)
	}
	for src, pos := range map[string]string{
		strings.Replace(quoted, "加工、传输", "加工、传播", 1):          "letters/lender-notice.tmpl:3:1",
		"= 题\n依据《个人信息保护法》第一百条。\n":                             "letters/lender-notice.tmpl:2:1",
		"= 题\n\n向银保监会投诉。\n":                                   "letters/lender-notice.tmpl:3:1",
		"= 题\n依据《网络安全法》第四十四条，不得窃取、非法出售个人信息。\n":                "letters/lender-notice.tmpl:2:1",
		"= 题\n{{ print \"《人民网络安全法》\" \"第四十六条\" }}\n":          "letters/lender-notice.tmpl:2:4",
		"= 题\n《民法典》第一千零三十二条规定“自然人享有隐私权。任何组织和个人不得侵害他人的隐私权。”\n": "letters/lender-notice.tmpl:2:1",
	} {
		_, err := renderNotice(t, c, src)
		var wrong *CitationError
		if !errors.As(err, &wrong) || !strings.HasPrefix(err.Error(), pos) {
			t.Errorf("%q: %v; want *CitationError at %s", src, err, pos)
		}
	}
}

// The same in the user's own words is a warning with the line of the case file:
// the words are his.
func TestGateWarnsOfNarratives(t *testing.T) {
	src, err := os.ReadFile("../testdata/cases/jincheng.yaml")
	if err != nil {
		t.Fatal(err)
	}
	const before = "      母亲表示不是借款人"
	text := strings.Replace(string(src), before, "      本人认为违反《个人信息保护法》第一百条。\n"+before, 1)
	line := strings.Count(text[:strings.Index(text, "第一百条")], "\n") + 1
	c, findings := complaint.Decode("case.yaml", []byte(text), complaint.Days{})
	if c == nil {
		t.Fatal(findings)
	}
	e := shipped(t)
	told := 0
	for _, d := range e.Route(c) {
		if !slices.Contains([]string{"lender-notice", "lender-complaint", "nfra-complaint", "nfra-report", "cac-report"}, d.Paper.Kind) {
			continue // others shorten the account or leave it out
		}
		told++
		r, err := e.Render(c, d)
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Warnings) != 1 || r.Warnings[0].Pos.Line != line || r.Warnings[0].Code != "citation-no-such-article" {
			t.Errorf("%s: %v; want one warning at line %d", d.Paper.Kind, r.Warnings, line)
		}
	}
	if told != 5 {
		t.Errorf("%d papers tell the account", told)
	}
}
