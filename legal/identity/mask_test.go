package identity

import (
	"testing"

	"pgregory.net/rapid"
)

func TestMasks(t *testing.T) {
	for in, want := range map[string]string{
		"13812345678": "138****5678", "138 1234 5678": "138****5678", "+86-13812345678": "138****5678", "138****5678": "138****5678",
		"010-12345678": "010-******78", "01012345678": "010-******78", "0755-1234567": "0755-*****67", "010-12345678-801": "010-*********01",
		"1234567": "12***67", "400-123-4567": "400*****67", "95188": "95188", "未知号码": "未知号码", "": "",
		"13812345678、13912345678": "138****5678、139****5678", "１３８１２３４５６７８": "138****5678", "尾号5678": "尾号5678",
	} {
		if got := MaskPhone(in); got != want {
			t.Errorf("MaskPhone(%s) = %s, want %s", in, got, want)
		}
	}
	for in, want := range map[string]string{"11010519491231002X": "110105********002X", "E12345678": "E1*****78", "1234": "****", "": ""} {
		if got := MaskID(in); got != want {
			t.Errorf("MaskID(%s) = %s, want %s", in, got, want)
		}
	}
	for in, want := range map[string]string{"张三": "张某", "欧阳明": "欧阳某", "欧阳": "欧某", "阿不都·热合曼": "阿某", "𠮷野": "𠮷某", "张某": "张某", " ": ""} {
		if got := MaskName(in); got != want {
			t.Errorf("MaskName(%s) = %s, want %s", in, got, want)
		}
	}
}

// TestMaskLeavesNoNumber: after masking, no whole number is left.
func TestMaskLeavesNoNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[0-9+ 、电*-]{0,40}`).Draw(t, "text")
		masked := MaskPhone(s)
		if HasPersonalNumber(masked) || longNumber.MatchString(masked) {
			t.Fatalf("%q is masked to %q", s, masked)
		}
	})
}

func TestPersonalNumbers(t *testing.T) {
	for in, want := range map[string]int{
		"138****1234及139****5678": 0, "致电13812345678，称": 1, "138-1234-5678 与 139 1234 5678": 2, "+8613812345678": 1, "电话008613812345678": 1,
		"编号113812345678": 0, "138123456789": 0, "身份证11010519491231002X。": 1, "110105194912310020": 1, "110105194913310020": 0,
		"2026-03-20 21:40": 0, "１３８１２３４５６７８": 1, "95188": 0, "工单20260320138123456789": 0, "": 0,
		"13812345678、13912345678": 2, "1101051949123100201": 0,
	} {
		if got := len(PersonalNumbers(in)); got != want {
			t.Errorf("%s: %d numbers, want %d", in, got, want)
		}
	}
	text := []rune("致电13812345678，称")
	if at := PersonalNumbers(string(text))[0]; string(text[at[0]:at[1]]) != "13812345678" {
		t.Errorf("at %v", at)
	}
}
