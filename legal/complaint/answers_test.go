package complaint

import (
	"strings"
	"testing"
)

// TestDecodeAnswers: a file of answers has one list and nothing else.
func TestDecodeAnswers(t *testing.T) {
	for src, want := range map[string]string{
		"核对:\n  - a-bcdfg   # 就是这样写的\n  - b-bcdfg\n#  - c-bcdfg\n": "a-bcdfg b-bcdfg",
		"核对: a-bcdfg、b-bcdfg\n": "a-bcdfg b-bcdfg",
		"核对:\n#  - a-bcdfg\n":   "",
	} {
		got, fs := DecodeAnswers("答.yaml", []byte(src))
		if got == nil || strings.Join(got, " ") != want {
			t.Errorf("%q: %v %v", src, got, fs)
		}
	}
	for _, src := range []string{
		"核对:\n  a: b\n", "姓名: 甲\n", "- a\n", "核对: a\n核对: b\n", "核对:\n  - a\n  - b: c\n",
	} {
		if got, fs := DecodeAnswers("答.yaml", []byte(src)); got != nil || len(fs) == 0 || fs[0].Pos.Line == 0 {
			t.Errorf("%q: %v %v", src, got, fs)
		}
	}
}
