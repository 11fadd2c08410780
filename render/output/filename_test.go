package output

import (
	"strings"
	"testing"
)

func TestFolderName(t *testing.T) {
	for id, want := range map[string]string{
		"A-001":                         "A-001",
		"甲/乙:丙":                         "甲_乙_丙",
		"案件. ":                          "案件",
		"con":                           "_con",
		"NUL.txt":                       "_NUL.txt",
		".hidden":                       "_.hidden",
		"":                              "_",
		"a\x00b\x7f":                    "a_b_",
		strings.Repeat("a", 198) + ".b": strings.Repeat("a", 198),
		"." + strings.Repeat("a", 210):  "_." + strings.Repeat("a", 198),
		strings.Repeat("一", 70):         strings.Repeat("一", 66),
	} {
		if got := FolderName(id); got != want || len(got) > maxName {
			t.Errorf("FolderName(%q) = %q, %d bytes; want %q", id, got, len(got), want)
		}
	}
}
