package legal

import (
	"reflect"
	"slices"
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

// A day on which a law was in force in a version that is not at hand is not reported as a day on
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
	for year, want := range map[int]bool{2015: false, 2016: true, 2017: true, 2018: false, 2025: true, 2026: true,
		2027: false} {
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
		"某法 2020-01-01 修正2020-01-01 修订2020-01-01":    "",
		"某法 2020-01-01 修正2019-12-31":                 "更晚的之后",
		"某法 2020-01-01 共1条":                          "",
		"某法 2020-01-01 共0条":                          "无法理解",
		"某法 2020-01-01 共10":                          "无法理解",
		"某法 2020-01-01 共十条":                          "无法理解",
		"某法 2020-01-01 废2021-02-28→":                 "由什么取代",
		"某法 2020-01-01 废2021-02-28":                  "由什么取代",
		"某法 2020-01-01 废2021-02-28→另一法":              "",
	} {
		l := &Library{}
		if err := l.loadHistories(fstest.MapFS{"titles.txt": {Data: []byte("# known until 2026-06-26\n" + line +
			"\n")}}); err != nil {
			t.Fatal(err)
		}
		_, err := l.History("某法")
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", line, err, want)
		}
	}
}

// TestHistoryOf reads one line of each kind in full.
func TestHistoryOf(t *testing.T) {
	h, err := parseHistory("某法 2020-01-01/2020-02-01 修正2021-01-01/2021-03-01 修订2022-01-01 共10条 废2023-01-01→另一法")
	if err != nil {
		t.Fatal(err)
	}
	want := &History{
		Title: "某法", Passed: day("2020-01-01"), Effective: day("2020-02-01"), Until: day("2022-12-31"),
		Successor: "另一法", Articles: 10,
		Revisions: []Revision{{Passed: day("2021-01-01"), Effective: day("2021-03-01")},
			{Rewritten: true, Passed: day("2022-01-01")}},
	}
	if !reflect.DeepEqual(h, want) {
		t.Errorf("%+v, want %+v", h, want)
	}
}

// TestCurrentVersion: the newest version is in force from its first day; where that is not
// known, a year after it was passed at the latest; where nothing is known, never.
func TestCurrentVersion(t *testing.T) {
	passed := History{Passed: day("2020-01-01")}
	dated := History{Passed: day("2020-01-01"), Effective: day("2020-06-01")}
	revised := dated
	revised.Revisions = []Revision{{Passed: day("2021-01-01"), Effective: day("2021-03-01")}}
	unknown := dated
	unknown.Revisions = []Revision{{Passed: day("2020-09-01"), Effective: day("2020-10-01")},
		{Passed: day("2021-01-01")}}
	for name, c := range map[string]struct {
		h     History
		since string
	}{"passed": {passed, "2020-01-01"}, "in force": {dated, "2020-06-01"}, "revised": {revised, "2021-03-01"},
		"revised, from some day on": {unknown, "2022-01-01"}} {
		since := day(c.since)
		if c.h.Current(since.AddDays(-1)) || !c.h.Current(since) || !c.h.Current(since.AddDays(1)) {
			t.Errorf("%s: not in force from %s on", name, since)
		}
	}
	if (&History{}).Current(day("2026-01-01")) {
		t.Error("a law of which nothing is known is in force")
	}
}

// TestDaysOfUnheldLaws: what the error says of a day before the first text at hand.
func TestDaysOfUnheldLaws(t *testing.T) {
	held := []*Version{{Short: "某法", Effective: day("2020-01-01")}}
	for name, c := range map[string]struct {
		h    *History
		on   string
		want string
	}{
		"no history":            {nil, "2019-12-31", "《某法》自2020年1月1日起施行，2019年12月31日尚未施行"},
		"a history without day": {&History{}, "2019-12-31", "《某法》自2020年1月1日起施行，2019年12月31日尚未施行"},
		"the same day": {&History{Effective: day("2020-01-01")}, "2019-12-31",
			"《某法》自2020年1月1日起施行，2019年12月31日尚未施行"},
		"an older text": {&History{Effective: day("2010-01-01")}, "2019-12-31",
			"《某法》自2010年1月1日起施行，没有收录2019年12月31日有效的版本"},
		"its first day": {&History{Effective: day("2010-01-01")}, "2010-01-01",
			"《某法》自2010年1月1日起施行，没有收录2010年1月1日有效的版本"},
		"the day before": {&History{Effective: day("2010-01-01")}, "2009-12-31", "《某法》自2010年1月1日起施行，2009年12月31日尚未施行"},
	} {
		s := &Statute{Versions: held, History: c.h}
		if _, err := s.On(day(c.on)); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// TestTitles: a law is known by its title with and without 中华人民共和国, and so is its statute.
func TestTitles(t *testing.T) {
	titles := "# known until 2026-06-26\n\n中华人民共和国试验法 2019-12-01/2020-01-01\n另一法 2020-01-01\n"
	load := func(title string) *Library {
		l := &Library{statutes: []*Statute{{ID: "x", Versions: []*Version{{Title: title}}}}}
		if err := l.loadHistories(fstest.MapFS{"titles.txt": {Data: []byte(titles)}}); err != nil {
			t.Fatal(err)
		}
		return l
	}
	for title, want := range map[string]bool{"中华人民共和国试验法": true, "试验法": true, "试验": false} {
		l := load(title)
		if h := l.statutes[0].History; (h != nil) != want {
			t.Errorf("%s: %+v", title, h)
		}
		if l.HistoriesUntil() != day("2026-06-26") {
			t.Errorf("known until %s", l.HistoriesUntil())
		}
		if got := slices.Sorted(l.Titles); !slices.Equal(got, []string{"中华人民共和国试验法", "另一法", "试验法"}) {
			t.Errorf("%q", got)
		}
		for range l.Titles {
			break // the caller may stop
		}
	}
	for _, titles := range []string{"中华人民共和国试验法 2019-13-01\n", "试验法 2019-12-01\n"} {
		l := &Library{statutes: []*Statute{{ID: "x", Versions: []*Version{{Title: "试验法"}}}}}
		if err := l.loadHistories(fstest.MapFS{"titles.txt": {Data: []byte(titles)}}); err == nil {
			t.Errorf("%q is taken", titles)
		}
	}
}
