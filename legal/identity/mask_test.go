package identity

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestMasks(t *testing.T) {
	for in, want := range map[string]string{
		"13812345678": "138****5678", "138 1234 5678": "138****5678", "+86-13812345678": "138****5678",
		"138****5678":  "138****5678",
		"010-12345678": "010-******78", "01012345678": "010-******78", "0755-1234567": "0755-*****67",
		"010-12345678-801": "010-*********01",
		"1234567":          "12***67", "400-123-4567": "400*****67", "95188": "95188", "未知号码": "未知号码", "": "",
		"13812345678、13912345678": "138****5678、139****5678", "１３８１２３４５６７８": "138****5678", "尾号5678": "尾号5678",
	} {
		if got := MaskPhone(in); got != want {
			t.Errorf("MaskPhone(%s) = %s, want %s", in, got, want)
		}
	}
	for in, want := range map[string]string{"11010519491231002X": "110105********002X", "E12345678": "E1*****78",
		"1234": "****", "": ""} {
		if got := MaskID(in); got != want {
			t.Errorf("MaskID(%s) = %s, want %s", in, got, want)
		}
	}
	for in, want := range map[string]string{"张三": "张某", "欧阳明": "欧阳某", "欧阳": "欧某", "老张": "老张", "王姐": "王姐", "陈老师": "陈老师",
		"周先生": "周先生", "阿不都·热合曼": "阿某", "𠮷野": "𠮷某", "张某": "张某", " ": ""} {
		if got := MaskName(in); got != want {
			t.Errorf("MaskName(%s) = %s, want %s", in, got, want)
		}
	}
}

// TestMaskOfAdheringDigits: a mobile number with digits right after it leaves no number.
func TestMaskOfAdheringDigits(t *testing.T) {
	if got := MaskPhone("1300000000000９"); got != "130****00***0９" {
		t.Error(got)
	}
}

// TestMaskLeavesNoNumber: after masking, there are no seven consecutive digits.
func TestMaskLeavesNoNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[0-9+ 、电*٣０-９七\x{a0}.()–-]{0,40}`).Draw(t, "text")
		if adhering.MatchString(MaskPhone(s)) {
			t.Fatalf("%q is masked to %q", s, MaskPhone(s))
		}
	})
}

func TestFind(t *testing.T) {
	for in, want := range map[string]int{
		"138****1234及139****5678": 0, "致电13812345678，称": 1, "138-1234-5678 与 139 1234 5678": 2, "+8613812345678": 1,
		"电话008613812345678": 1,
		"编号113812345678":    0, "138123456789": 0, "身份证11010519491231002X。": 1, "110105194912310020": 1,
		"110105194913310020": 0,
		"2026-03-20 21:40":   0, "１３８１２３４５６７８": 1, "95188": 0, "工单20260320138123456789": 0, "": 0,
		"13812345678、13912345678": 2, "1101051949123100201": 0, "13812345678/13912345678，13712345678": 3,
		"0571-88886666": 1, "(010) 8888 6666": 1,
		"4111 1111 1111 1111": 1, "一三八一二三四五六七八": 1, "第1次13812345678": 1, "2026年3月20日13812345678": 1,
		"2026-03-20 13812345678": 1,
	} {
		if got := Find(in); len(got) != want {
			t.Errorf("%s: %v, want %d", in, got, want)
		}
	}
	text := []rune("致电+86 138 1234 5678，称")
	if n := Find(string(text))[0]; string(text[n.From:n.To]) != "86 138 1234 5678" || n.Digits != "13812345678" ||
		n.Kind != Mobile {
		t.Errorf("%+v", n)
	}
}

// spellings are the ways in which a number has reached letters.
func spellings(number string) []string {
	a, b, c := number[:3], number[3:7], number[7:]
	var out []string
	for _, sep := range []string{"", " ", "-", "\u00a0", "\u2011", ".", "–", "  ", "—", "\u3000", "\u2009", "·", "/",
		"、", "，", ",", "_", "\u200b", " - ", "(", "）（", "：", "~", "|"} {
		out = append(out, a+sep+b+sep+c)
	}
	out = append(out, "+86"+number, "+86 "+a+" "+b+" "+c, "0086-"+number, "86"+number, "（+86）"+number, "tel:"+number)
	for _, zero := range []rune{'０', '٠', '۰', '०', '𝟎', '𝟬', '𝟶'} {
		out = append(out, shifted(number, func(d int) rune { return zero + rune(d) }))
	}
	for _, ten := range []string{"〇一二三四五六七八九", "零幺二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "⓪①②③④⑤⑥⑦⑧⑨"} {
		out = append(out, shifted(number, func(d int) rune { return []rune(ten)[d] }))
	}
	return out
}

func shifted(number string, to func(int) rune) string {
	var b []rune
	for _, c := range number {
		b = append(b, to(int(c-'0')))
	}
	return string(b)
}

// TestHide: a known number is hidden in any spelling, and nothing else of the text changes.
func TestHide(t *testing.T) {
	const number = "13900005678"
	all := spellings(number)
	if len(all) < 35 {
		t.Fatalf("only %d spellings", len(all))
	}
	for _, s := range all {
		got, hidden := Hide("打到她的手机"+s+"，称", []string{number}, func(string) string { return "＃" })
		if !hidden || len(Numbers(got)) > 0 {
			t.Errorf("%q is printed as %q", s, got)
		}
	}
	const other = "来电13700002468，合同2026-0012，周玉兰说"
	if got, hidden := Hide(other, []string{number}, func(string) string { return "＃" }); hidden || got != other {
		t.Errorf("%q was changed to %q", other, got)
	}
	if got, _ := Hide("甲13900005678乙13900005678丙", []string{number}, MaskPhone); got != "甲139****5678乙139****5678丙" {
		t.Error(got)
	}
	if got, _ := Hide("01 +8613900005678号", []string{number}, MaskPhone); got != "01 139****5678号" {
		t.Error(got)
	}
}

// TestHideAny: any marks between the digits, any digits of Unicode.
func TestHideAny(t *testing.T) {
	zeros := []rune{'0', '０', '٠', '۰', '०', '০', '๐', '𝟎', '𝟘', '𝟢'}
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.StringMatching(`1[3-9]\d{9}`).Draw(t, "number")
		var b strings.Builder
		for _, c := range number {
			b.WriteRune(rapid.SampledFrom(zeros).Draw(t, "zero") + c - '0')
			b.WriteString(rapid.StringOfN(rapid.SampledFrom([]rune(" -.·–—\u00a0\u2011\u3000\u200b,，、/()（）_~")), 0, 3,
				-1).Draw(t, "mark"))
		}
		got, hidden := Hide("电话"+b.String()+"号", []string{number}, func(string) string { return "＃" })
		if !hidden || !strings.HasPrefix(got, "电话＃") || len(Numbers(got)) > 0 {
			t.Fatalf("%q is printed as %q", b.String(), got)
		}
	})
}

func TestNumbers(t *testing.T) {
	for in, want := range map[string]string{
		"13812345678": "13812345678", "+86 138 1234 5678": "13812345678",
		"13812345678/13912345678": "13812345678 13912345678",
		"138****5678":             "", "010-12345678": "01012345678", "未知号码": "", "95188": "",
		"一三八一二三四五六七八": "13812345678",
	} {
		if got := strings.Join(Numbers(in), " "); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
	if got := strings.Join(Spellings("01012345678"), " "); got != "01012345678 12345678" {
		t.Error(got)
	}
}
