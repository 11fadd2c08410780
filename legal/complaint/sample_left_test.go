package complaint

import "testing"

// TestSharesLine: a line of the sample counts if it is complete and has at least eleven characters.
func TestSharesLine(t *testing.T) {
	sample := []string{"一二三四五六七八九十一\n短"}
	for text, want := range map[string]bool{
		"一二三四五六七八九十一": true, "  一二三四五六七八九十一 \n别的": true, "别的\n一二三四五六七八九十一": true,
		"一二三四五六七八九十": false, "二三四五六七八九十一": false, "短": false, "": false, "一二三四五六七八九十二": false,
	} {
		if got := sharesLine(sample, text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// TestNamed: a name that is not known is not a name.
func TestNamed(t *testing.T) {
	for name, want := range map[string]bool{"某某消费金融有限公司": true, "": true, unknownCompany: false} {
		if got := (&Respondent{Name: name}).Named(); got != want {
			t.Errorf("%q: %v", name, got)
		}
	}
}

// TestAgain: a question is a different one if it has different answers.
func TestAgain(t *testing.T) {
	ask := func(answers ...string) Finding {
		f := Finding{Question: "哪一家？"}
		for _, a := range answers {
			f.Answers = append(f.Answers, Answer{Means: a})
		}
		return f
	}
	l := &Listing{asked: map[string]bool{}}
	for _, tc := range []struct {
		f    Finding
		want bool
	}{{ask("甲"), false}, {ask("甲"), true}, {ask("乙"), false}, {ask("甲", "乙"), false}, {ask("甲", "乙"), true},
		{ask(), false}, {ask(), true}} {
		if got := l.again(tc.f); got != tc.want {
			t.Errorf("%v: %v", tc.f.Answers, got)
		}
	}
}
