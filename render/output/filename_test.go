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

// TestClip cuts at the end of a character, and to nothing where not one fits.
func TestClip(t *testing.T) {
	for _, tc := range []struct {
		s    string
		n    int
		want string
	}{
		{"一二", 7, "一二"}, {"一二", 6, "一二"}, {"一二", 5, "一"}, {"一二", 4, "一"}, {"一二", 3, "一"}, {"一二", 2, ""}, {"一二", 0, ""},
		{"ab", 1, "a"}, {"", 0, ""},
	} {
		if got := clip(tc.s, tc.n); got != tc.want {
			t.Errorf("%s to %d: %q, want %q", tc.s, tc.n, got, tc.want)
		}
	}
}

// TestLongFileName: the name of the body gives way, to the byte, and the title stays whole.
func TestLongFileName(t *testing.T) {
	for n := 180; n < 200; n++ {
		body := strings.Repeat("a", n)
		got := FileName(7, body, "举报信", "docx")
		want := "07-" + body[:min(n, 200-len("07--举报信.docx"))] + "-举报信.docx"
		if got != want || len(got) > 200 {
			t.Errorf("%d: %s, %d bytes", n, got, len(got))
		}
	}
	if got := FileName(12, "甲-乙. ", "题-目 .", "txt"); got != "12-甲_乙-题_目.txt" {
		t.Error(got)
	}
}
