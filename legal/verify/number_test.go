package verify

import (
	"fmt"
	"strings"
	"testing"

	"tousu/legal"
)

// TestReferences: what is read of a reference at the beginning of a text, after article 40
// paragraph 2 if the text begins with …: its place, what is wrong with it in parentheses, and after
// / what is left.
func TestReferences(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"第十条规定", "10 /规定"}, {"第10条规定", "10 /规定"}, {"10条", "10 /"}, {"第十条第二款第（三）项", "10¶2(3) /"},
		{"第十条第2款第3项", "10¶2(3) /"},
		{"第十条的第二款的第三项", "10¶2(3) /"}, {"第十条（三）", "10(3) /"}, {"第十条（三）项", "10(3) /"}, {"第十条第（三）", "10 /第（三）"},
		{"第十条（九十九）", "10(99) /"},
		{"第十条（一百）", "10 /（一百）"}, {"第十条（一百）项", "10(100) /"}, {"第十条（2016年）", "10 /（2016年）"}, {"第十条 （三）", "10 /（三）"},
		{"第十条第三", "10 /第三"},
		{"第二百五十三条之一", "253-1 /"}, {"第二百五十三之一条", "253-1 /"}, {"第十条之一千零三十四条", "10 /之一千零三十四条"}, {"第十条之后", "10 /之后"},
		{"第十条之一第二款", "10-1¶2 /"}, {"第一百十条", "110（条号的写法不规范） /"}, {"之十条", "10（“之”应为“第”） /"},
		{"之二百五十三之一条", "253-1（“之”应为“第”） /"}, {"第〇条", "- /第〇条"},
		{"第0条", "- /第0条"}, {"第条", "- /第条"}, {"第之一条", "- /第之一条"},
		{"第十一、十二条", "11 12 /"}, {"第十一、十二条第二款", "11 12 /第二款"}, {"第10-15条", "10 ~15 /"}, {"第10至15条", "10 ~15 /"},
		{"第十、第十一条", "- /第十、第十一条"},
		{"第十条、第十一条", "10 /、第十一条"}, {"第十、", "- /、"}, {"第一〇三条", "103（条号的写法不规范） /"}, {"十条", "10 /"},
		{"…第三款", "40¶3 /"}, {"…第三款第（一）项", "40¶3(1) /"}, {"…第（三）项", "40¶2(3) /"}, {"…（三）", "40¶2(3) /"},
		{"…三款", "- /三款"}, {"…第三之一款", "- /第三之一款"}, {"…第三十", "- /第三十"},
	} {
		text, behind := strings.CutPrefix(c.text, "…")
		var last legal.Place
		if behind {
			last = legal.Place{Article: legal.ArticleNumber{N: 40}, Paragraph: 2}
		}
		f := fold(text)
		p := refParser{text: f.text, f: f}
		got := ""
		for _, r := range p.refs(last, false) {
			if r.through {
				got += "~"
			}
			got += r.place.String()
			if r.wrong != "" {
				got += "（" + r.wrong + "）"
			}
			got += " "
			if r.start < 0 || r.end > p.at || r.start >= r.end {
				t.Errorf("%s: a reference from %d to %d", c.text, r.start, r.end)
			}
		}
		if got == "" {
			p.at, got = 0, "- "
		}
		if want := strings.TrimSpace(c.want); got+"/"+p.text[p.at:] != want &&
			!(got == "- " && strings.HasPrefix(want, "- ")) {
			t.Errorf("%s: %s/%s, want %s", c.text, got, p.text[p.at:], want)
		}
	}
}

// TestNumbers: how numbers are written, and what is understood all the same.
func TestNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"一千零三十四": "1034 true", "1034": "1034 true", "一〇三四": "1034 loose", "一零三四": "1034 loose", "一百十": "110 loose",
		"一百十一": "111 loose", "一千〇三十四": "1034 loose",
		"一百零十一": "111 loose", "九九九九": "9999 loose", "一零零零零": "0 false", "一百零": "0 false",
		strings.Repeat("九", 30): "0 false", "零": "0 false", "0": "0 false", "": "0 false",
		"甲": "0 false", "十十": "0 false",
		"九十九亿": "99999999 loose", "99999999999999999999": "99999999 true", "99999999": "99999999 true", "万": "0 false",
		"二百十": "210 loose", "千百": "0 false",
	} {
		f := fold(text)
		p := refParser{text: f.text, f: f}
		n, loose, ok := p.number()
		got := fmt.Sprint(n, ok)
		if loose {
			got = fmt.Sprint(n, "loose")
		}
		if strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(want, " ", "") {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
		if ok != (p.at == len(p.text) && p.at > 0) {
			t.Errorf("%s: read to %d", text, p.at)
		}
	}
}

// TestNotesBehindReferences: the note that our letters write after an old number is skipped, and
// nothing else.
func TestNotesBehindReferences(t *testing.T) {
	for text, want := range map[string]bool{
		"（现第四十六条）": true, "（第3项事实适用现行第四十六条）": true, "现第四十六条": false, "，现（在）": false, "（第四十六条）": false, "（现第四十六条": false,
		"（现第四\n十六条）":     false,
		"（第3项适用现行第四十六条）": false, "（3项事实适用现行第四十六条）": false, "（现行（新）第四十六条）": true, "": false,
		"（现" + strings.Repeat("a", 150-len("（现")-1) + "）": true,
		"（现" + strings.Repeat("a", 150-len("（现")) + "）":   false,
	} {
		p := refParser{text: text}
		if got := p.note(); got != want || got != (p.at > 0) {
			t.Errorf("%s: %v, read to %d", text, got, p.at)
		}
	}
}
