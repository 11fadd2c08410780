package render

import (
	"errors"
	"strings"
	"testing"

	"tousu/render/program"
)

// What functions make has bounds: a loop could double a text at each turn, and a sum
// that overflows would print a wrong number.
func TestFunctionBounds(t *testing.T) {
	c := readCase(t, "minimal")
	doubled := "= 题\n{{ $s := \"甲乙丙丁\" }}\n{{ range 40 }}\n{{ $s = EXPR }}\n{{ end }}\n"
	for expr, name := range map[string]string{
		`print $s $s`: "print", `join "、" (list $s $s)`: "join", `replace "甲" $s $s`: "replace",
	} {
		_, err := renderNotice(t, c, strings.Replace(doubled, "EXPR", expr, 1))
		if !errors.Is(err, program.ErrBudget) || !strings.HasPrefix(err.Error(), "letters/lender-notice.tmpl:4:9: ") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, expr := range []string{
		"add 9223372036854775807 1", "add 1 9223372036854775807", "sub -9223372036854775807 2",
		"sub 0 -1000000000000001", "add 1000000000000001 0",
	} {
		_, err := renderNotice(t, c, "= 题\n{{ "+expr+" }}\n")
		if err == nil || !strings.Contains(err.Error(), "的数太大") {
			t.Errorf("%s: %v", expr, err)
		}
	}
	r, err := renderNotice(t, c, "= 题\n@ 收：\n{{ add 1000000000000000 1000000000000000 }}，{{ sub -1000000000000000 1000000000000000 }}\n")
	if err != nil || !strings.Contains(all(r.Letter), "2000000000000000，-2000000000000000") {
		t.Error(err)
	}
	if _, err := renderNotice(t, c, "= 题\n{{ with dict (list 1) 2 }}{{ end }}\n"); err == nil ||
		!strings.Contains(err.Error(), "dict") {
		t.Error(err)
	}
}
