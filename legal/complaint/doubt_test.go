package complaint

import (
	"go/token"
	"strings"
	"testing"
)

// An answer is bound to the code and the value: a change of either changes the mark. Spaces do not
// matter, because people copy with and without them.
func TestMark(t *testing.T) {
	a := Mark("company-name", "花呗")
	if a != Mark("company-name", " 花 呗\u00a0") || a == Mark("company-name", "借呗") || a == Mark("sample-left", "花呗") {
		t.Error("a mark is bound to the wrong thing")
	}
	if len(a) != 5 || strings.Trim(a, markLetters) != "" {
		t.Errorf("mark %q", a)
	}
}

func TestSettle(t *testing.T) {
	f := Ask(token.Position{Line: 3}, "of-another-program", "respondent.name", "花呗", "像是品牌", "合同上是哪家？",
		Change("改为：____"), Keep("合同上就是这样写的"), Choose("later", "现在查不到"))
	if f.Severity != Doubt || len(f.Answers) != 3 || f.Answers[0].Write != "" ||
		!strings.HasPrefix(f.Answers[1].Write, "of-another-program-") {
		t.Fatalf("%+v", f)
	}
	for _, a := range f.Answers[1:] {
		if !strings.Contains(f.Hint, a.Write) {
			t.Errorf("the line does not say what to write: %s", f.Hint)
		}
		got := Findings{f}.Settle([]string{"x", a.Write})
		if got.Stops() || got[0].Severity != Warning || got[0].Answer != a.Write {
			t.Errorf("not settled by %s: %+v", a.Write, got[0])
		}
	}
	for _, no := range []string{"", "of-another-program", "of-another-program-bcdfg", f.Answers[1].Write + "x"} {
		if !(Findings{f}).Settle([]string{no}).Stops() {
			t.Errorf("settled by %q", no)
		}
	}
}
