package output

import "testing"

// What Windows keeps for itself names no folder, however it is written.
func TestReservedNames(t *testing.T) {
	for _, name := range []string{"CON", "con", "NUL.txt", "CON .x", "COM¹", "lpt³.a", "CONIN$", "conout$"} {
		if got := FolderName(name); got != "_"+name {
			t.Errorf("%s becomes %s", name, got)
		}
	}
	if got := FolderName("CONTRACT"); got != "CONTRACT" {
		t.Error(got)
	}
}
