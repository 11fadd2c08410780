package legal

import (
	"strings"
	"testing"
	"testing/fstest"
)

// Every line of titles.txt is read, and what it says of a law at hand agrees with the
// statute files: first days, labels, numbers of articles.
func TestHistories(t *testing.T) {
	l := Default()
	days := 0
	for title := range l.Titles {
		h, err := l.History(title)
		if err != nil {
			t.Errorf("%s: %v", title, err)
			continue
		}
		if !h.Passed.IsZero() {
			days++
		}
		if h.Successor != "" {
			if next, _ := l.History(h.Successor); next == nil {
				t.Errorf("%s: nothing is known of its successor %s", title, h.Successor)
			}
		}
	}
	if days < 1000 {
		t.Errorf("only %d titles have days", days)
	}
	for _, s := range l.Statutes() {
		if s.History == nil {
			t.Errorf("%s has no history", s.ID)
			continue
		}
		for _, v := range s.Versions {
			agrees(t, s.History, v)
		}
	}
}

func agrees(t *testing.T, h *History, v *Version) {
	t.Helper()
	began := h.Effective == v.Effective
	for _, r := range h.Revisions {
		began = began || r.Effective == v.Effective
	}
	if !began {
		t.Errorf("%s: no version of its history begins on %s", v.Law, v.Effective)
	}
	if v.Until.IsZero() && v.Last > 0 && h.Articles > 0 && v.Last != h.Articles {
		t.Errorf("%s: %d articles, %d by its history", v.Law, v.Last, h.Articles)
	}
	if v.Repealed && v.Until != h.Until {
		t.Errorf("%s: in force until %s, %s by its history", v.Law, v.Until, h.Until)
	}
}

// A day on which a law was in force in a version that is not at hand is not one on
// which it was not in force.
func TestUnheldVersions(t *testing.T) {
	for _, c := range []struct{ law, day, want string }{
		{"criminal", "2023-05-24", "《刑法》自1980年1月1日起施行，没有收录2023年5月24日有效的版本"},
		{"criminal", "2024-02-29", "没有收录"},
		{"criminal", "2024-03-01", ""},
		{"criminal", "1979-12-31", "尚未施行"},
		{"civproc", "2022-06-10", "《民事诉讼法》自1991年4月9日起施行，没有收录"},
		{"civproc", "1991-04-08", "《民事诉讼法》自1991年4月9日起施行，1991年4月8日尚未施行"},
		{"pipl", "2021-10-31", "尚未施行"},
		{"tort", "2021-01-01", "已经失效"},
	} {
		s, _ := Default().Statute(c.law)
		_, err := s.On(day(c.day))
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s on %s: %v, want %q", c.law, c.day, err, c.want)
		}
	}
}

func TestHistoryVersions(t *testing.T) {
	h, err := Default().History("网络安全法")
	if err != nil {
		t.Fatal(err)
	}
	for year, want := range map[int]bool{2015: false, 2016: true, 2017: true, 2018: false, 2025: true, 2026: true, 2027: false} {
		if h.Version(year) != want {
			t.Errorf("a version of %d: %v", year, !want)
		}
	}
	for d, want := range map[string]bool{"2025-12-31": false, "2026-01-01": true, "2016-01-01": false} {
		if h.Current(day(d)) != want {
			t.Errorf("the newest version on %s: %v", d, !want)
		}
	}
	if h, err := Default().History("不存在的法"); h != nil || err != nil {
		t.Errorf("%v, %v", h, err)
	}
}

func TestHistoriesRefuse(t *testing.T) {
	for line, want := range map[string]string{
		"某法 2020-13-01":                              "日期",
		"某法 2020-01-01/2020-02-30":                   "日期",
		"某法 昨天":                                      "无法理解",
		"某法 2020-01-01 修正2019-01-01":                 "更晚的之后",
		"某法 2020-01-01 修正2022-01-01 修正2021-01-01":    "更晚的之后",
		"某法 2020-01-01 废2021-02-30→另一法":              "日期",
		"某法 2020-01-01/2020-02-01 修订2021-01-01 共10条": "",
	} {
		l := &Library{}
		if err := l.loadHistories(fstest.MapFS{"titles.txt": {Data: []byte("# known until 2026-06-26\n" + line + "\n")}}); err != nil {
			t.Fatal(err)
		}
		_, err := l.History("某法")
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", line, err, want)
		}
	}
}
