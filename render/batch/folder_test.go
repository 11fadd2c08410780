package batch

import "testing"

// Names that some system takes for one folder are one.
func TestOneFolder(t *testing.T) {
	for _, same := range [][2]string{{"A1", "a1"}, {"Ａ１", "a1"}, {"é", "e\u0301"}, {"Straße", "STRASSE"}, {"①", "1"},
		{"ﬀ", "FF"}} {
		if oneFolder(same[0]) != oneFolder(same[1]) {
			t.Errorf("%s and %s are two folders", same[0], same[1])
		}
	}
	if oneFolder("甲-1") == oneFolder("甲-2") {
		t.Error("two cases are one folder")
	}
}
