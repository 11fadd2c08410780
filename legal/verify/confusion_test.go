package verify

import (
	"strings"
	"testing"
	"testing/fstest"

	"tousu/legal"
)

// Each known confusion is found by each of its words, but not if the article itself is meant, and
// the place that it points to is right.
func TestConfusions(t *testing.T) {
	n := 0
	for law, list := range Default().confusions {
		s, _ := legal.Default().Statute(law)
		for _, c := range list {
			n++
			v := s.Latest()
			if !c.from.IsZero() && v.Effective != c.from {
				t.Errorf("%s %s: no version of %s is the latest", law, c.article, c.from)
			}
			cited := "《" + v.Short + "》" + c.article.Chinese()
			for _, w := range c.words {
				if !confusedIn(cited + "，" + w) {
					t.Errorf("%s，%s: nothing is said", cited, w)
				}
				for _, u := range c.unless {
					if confusedIn(cited + "，" + u + "，" + w) {
						t.Errorf("%s，%s，%s is called a confusion", cited, u, w)
					}
				}
			}
			if confusedIn(cited + "，其他内容") {
				t.Errorf("%s is called a confusion whatever is said of it", cited)
			}
			if strings.Contains(c.right, "《") {
				if report := Default().Verify(c.right,
					Occasion{[]legal.Date{day("2026-04-01")}, day("2026-11-21")}); report.Count(Fault) > 0 {
					t.Errorf("%s: %v", c.right, report.Findings)
				}
				if text := c.right + "，" + c.words[0]; confusedIn(text) {
					t.Errorf("%s is called a confusion", text)
				}
			}
		}
	}
	if n < 40 {
		t.Errorf("only %d confusions", n)
	}
}

func confusedIn(text string) bool {
	report := Default().Verify(text, Occasion{[]legal.Date{day("2026-04-01")}, day("2026-11-21")})
	for _, f := range report.Findings {
		if f.Code == "confused" {
			return true
		}
	}
	return false
}

// TestUnreadableData: there is no verifier without one of its files.
func TestUnreadableData(t *testing.T) {
	for _, absent := range []string{"", "names.yaml", "outdated.yaml", "confusions.txt"} {
		files := fstest.MapFS{}
		for _, name := range []string{"names.yaml", "outdated.yaml", "confusions.txt"} {
			if text, err := data.ReadFile(name); err != nil {
				t.Fatal(err)
			} else if name != absent {
				files[name] = &fstest.MapFile{Data: text}
			}
		}
		if _, err := load(legal.Default(), files); (err == nil) != (absent == "") {
			t.Errorf("without %q: %v", absent, err)
		}
	}
}

func TestConfusionsRefuse(t *testing.T) {
	const line = "pipl 45 | 删除权 | 查阅 | - | 《个人信息保护法》第四十七条 | 查阅、复制"
	for _, c := range []struct{ old, new, want string }{
		{"pipl", "pippl", "没有法律"},
		{"pipl", "个人信息保护法", "没有法律"},
		{" | 查阅 | ", " | ", "六栏"},
		{"45", "四十五", "条款应写成"},
		{"删除权", "-", "关键词"},
		{"| - |", "| 去年 |", "日期"},
		{"查阅、复制", "查阅和复制", ""},
	} {
		fsys := fstest.MapFS{"confusions.txt": {Data: []byte("# 说明\n\n" + strings.Replace(line, c.old, c.new, 1) +
			"\n")}}
		_, err := loadConfusions(legal.Default(), fsys)
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q for %q: %v, want %q", c.new, c.old, err, c.want)
		}
	}
}
