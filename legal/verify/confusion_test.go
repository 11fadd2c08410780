package verify

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"tousu/legal"
)

// Each known confusion is seen by each of its words, is none where the article itself
// is meant, and the place that it points to is right.
func TestConfusions(t *testing.T) {
	n := 0
	for law, list := range Default().confusions {
		s, _ := legal.Default().Statute(law)
		for _, c := range list {
			n++
			v := s.Latest()
			if !c.From.IsZero() && v.Effective != c.From {
				t.Errorf("%s %s: no version of %s is the latest", law, c.Article, c.From)
			}
			place, err := legal.ParsePlace(c.Article)
			if err != nil {
				t.Errorf("%s %s: %v", law, c.Article, err)
			}
			cited := "《" + v.Short + "》" + place.Chinese()
			for _, w := range c.Words {
				if !confusedIn(cited + "，" + w) {
					t.Errorf("%s，%s: nothing is said", cited, w)
				}
				for _, u := range c.Unless {
					if confusedIn(cited + "，" + u + "，" + w) {
						t.Errorf("%s，%s，%s is called a confusion", cited, u, w)
					}
				}
			}
			if confusedIn(cited + "，其他内容") {
				t.Errorf("%s is called a confusion whatever is said of it", cited)
			}
			if strings.Contains(c.Right, "《") {
				if report := Default().Verify(c.Right, Occasion{[]legal.Date{day("2026-04-01")}, day("2026-11-21")}); report.Count(Fault) > 0 {
					t.Errorf("%s: %v", c.Right, report.Findings)
				}
				if text := c.Right + "，" + c.Words[0]; confusedIn(text) {
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

func TestConfusionsRefuse(t *testing.T) {
	src, err := fs.ReadFile(data, "confusions.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ old, new, want string }{
		{"law: pipl", "law: pippl", "没有法律"},
		{"  words: ", "  unless: ", "words"},
		{"  source: https://flk.npc.gov.cn\n", "", "source"},
		{"  right: ", "  wright: ", "wright"},
	} {
		changed := strings.Replace(string(src), c.old, c.new, 1)
		if c.old == "  words: " {
			changed = strings.Replace(string(src), "  words: [公民个人信息, 个人信息罪]\n", "", 1)
		}
		fsys := fstest.MapFS{"confusions.yaml": {Data: []byte(changed)}}
		if _, err := loadConfusions(legal.Default(), fsys); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q for %q: %v, want %q", c.new, c.old, err, c.want)
		}
	}
}
