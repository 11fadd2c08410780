package verify

import (
	"reflect"
	"testing"

	"tousu/legal"
)

// A reading remembers by seasons what was right. Whatever it has judged before, its result for each
// day is that of a fresh one, in particular on, before and after each change of the law.
func TestReadingRemembersBySeason(t *testing.T) {
	texts := []string{
		"依据《企业破产法》第二条", "违反《企业破产法》的规定", "违反《民法通则》的规定", "依据《担保法》的规定", "违反《电子商务法》的规定",
		"依据《治安管理处罚条例》的规定", "违反《民事诉讼法》的规定",
		"依据《民法通则》第一百条", "根据《合同法》第八条", "违反《网络安全法》第四十四条规定",
		"《互联网金融个人网络消费信贷贷后催收风控指引》要求", "向中国银行保险监督管理委员会投诉", "依据《个人信息保护法》第十条",
	}
	for _, w := range wrong {
		texts = append(texts, w.text)
	}
	for _, w := range right {
		texts = append(texts, w.text)
	}
	filings := []legal.Date{day("1990-06-01"), day("2006-01-01"), day("2019-05-01"), day("2025-12-31"),
		day("2026-05-01")}
	for _, text := range texts {
		r := Default().Read(text)
		if r == nothing {
			continue
		}
		for _, act := range daysAround(Default(), text) {
			for _, filed := range filings {
				for _, acts := range [][]legal.Date{{act}, {day("2025-11-03"), act}, {act, day("2026-03-02"), act}} {
					on := Occasion{acts, filed}
					if got, want := r.Verify(on), Default().Read(text).Verify(on); !reflect.DeepEqual(got, want) {
						t.Fatalf("%s on %v, filed %v:\nremembered %+v\nfresh      %+v", text, acts, filed, got, want)
					}
				}
			}
		}
	}
}

// daysAround returns the days of all versions of all laws, and those before and after them.
func daysAround(v *Verifier, text string) []legal.Date {
	days := []legal.Date{day("1990-01-01"), day("1985-01-01"), day("2026-04-20")}
	add := func(list ...legal.Date) {
		for _, d := range list {
			if !d.IsZero() {
				days = append(days, d.AddDays(-1), d, d.AddDays(1))
			}
		}
	}
	for _, m := range v.names.scan(fold(text)) {
		if s := m.name.statute; s != nil {
			for _, version := range s.Versions {
				add(version.Effective, version.Until)
			}
			if s.History != nil {
				add(s.History.Passed, s.History.Effective)
			}
		}
		if r := m.name.rule; r != nil {
			add(r.Effective, r.Until)
		}
		if o := m.name.outdated; o != nil {
			add(o.Since)
		}
		if h, err := v.law.History(m.name.title); err == nil && h != nil {
			add(h.Passed, h.Effective, h.Until)
		}
	}
	return days
}
