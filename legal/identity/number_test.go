package identity

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func withCheckDigit(first17 string) string { return first17 + string(ResidentCheckDigit(first17)) }

// TestResidentCheckDigit: GB 11643 detects every single wrong digit and every swap of neighbours.
func TestResidentCheckDigit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := []byte(withCheckDigit(rapid.StringMatching(`[1-9]\d{5}19[5-9]\d(0[1-9]|1[0-2])(0[1-9]|1\d|2[0-8])\d{3}`).Draw(t, "id")))
		if flaw := CheckResident(string(id)); flaw != "" {
			t.Fatalf("%s: %s", id, flaw)
		}
		i := rapid.IntRange(0, 16).Draw(t, "place")
		wrong := append([]byte(nil), id...)
		wrong[i] = byte('0' + (int(id[i]-'0')+rapid.IntRange(1, 9).Draw(t, "by"))%10)
		if ResidentCheckDigit(string(wrong)) == id[17] {
			t.Fatalf("%s passes for %s", wrong, id)
		}
		if i < 16 && id[i] != id[i+1] {
			swapped := append([]byte(nil), id...)
			swapped[i], swapped[i+1] = id[i+1], id[i]
			if ResidentCheckDigit(string(swapped)) == id[17] {
				t.Fatalf("%s passes for %s", swapped, id)
			}
		}
	})
}

// TestCreditCode: GB 32100 detects every single wrong character.
func TestCreditCode(t *testing.T) {
	for _, code := range []string{"91350100M000100Y43", "91110000600037341L"} {
		if flaw := CheckCreditCode(code); flaw != "" {
			t.Errorf("%s: %s", code, flaw)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		org := rapid.StringMatching(`[0-9A-HJ-NP-RTUWXY]{8}`).Draw(t, "org")
		code := rapid.StringMatching(`9[123]\d{6}`).Draw(t, "head") + org
		check := OrgCodeCheckDigit(org)
		code += string(check)
		code += string(CreditCodeCheckDigit(code))
		if flaw := CheckCreditCode(code); flaw != "" {
			t.Fatalf("%s: %v", code, flaw)
		}
		i := rapid.IntRange(0, 17).Draw(t, "place")
		v := strings.IndexByte(creditCodeAlphabet, code[i])
		other := creditCodeAlphabet[(v+rapid.IntRange(1, 30).Draw(t, "by"))%31]
		wrong := code[:i] + string(other) + code[i+1:]
		if CheckCreditCode(wrong) == "" {
			t.Fatalf("%s passes for %s", wrong, code)
		}
	})
	if ResidentCheckDigit("1") != 0 || CreditCodeCheckDigit("1") != 0 || OrgCodeCheckDigit("1") != 0 ||
		OrgCodeCheckDigit("1234567?") != 0 {
		t.Error("short input has a check digit")
	}
}

func TestResident(t *testing.T) {
	for id, want := range map[string]Flaw{
		"11010519491231002X": "", "440524188001010014": "", "110105491231002": Fifteen, "1101051949123100": Length,
		"11010519491231A02X": Form,
		"1101051949123100XX": InnerX, "110105199002301234": BirthDate, "110105194912310021": CheckDigit, "": Length,
		"11010518491231002X": BirthDate,
	} {
		if got := CheckResident(id); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
	if y, m, d, ok := ResidentBirth("11010519491231002X"); y != 1949 || m != 12 || d != 31 || !ok {
		t.Error("birth date", y, m, d, ok)
	}
	if ResidentSex("H12345678") != "" || ResidentSex("440524188001010014") != "男" ||
		ResidentSex("11010519491231002X") != "女" {
		t.Error("sex")
	}
}

func TestBankCard(t *testing.T) {
	for s, want := range map[string]bool{
		"6222020000000000002": luhn("622202000000000000") == '2', "4111111111111111": true, "4111111111111112": false,
		"6212345678901232": true,
		"411111111111111":  false, "0111111111111114": false, "": false, "411111111111111x": false,
	} {
		if got := IsBankCard(s); got != want {
			t.Errorf("%s: %v", s, got)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		head := rapid.StringMatching(`[3-9]\d{14,17}`).Draw(t, "head")
		card := head + string(luhn(head))
		if !IsBankCard(card) {
			t.Fatalf("%s is none", card)
		}
		i := rapid.IntRange(1, len(card)-1).Draw(t, "place")
		wrong := card[:i] + string(byte('0'+(int(card[i]-'0')+rapid.IntRange(1, 9).Draw(t, "by"))%10)) + card[i+1:]
		if IsBankCard(wrong) {
			t.Fatalf("%s passes for %s", wrong, card)
		}
	})
}

// luhn finds the check digit by trying all ten against the definition: the sum of the digits, every
// second one from the second on from the right doubled, is a multiple of ten.
func luhn(head string) byte {
	for c := byte('0'); c <= '9'; c++ {
		sum, s := 0, head+string(c)
		for i := 0; i < len(s); i++ {
			d := int(s[i] - '0')
			if (len(s)-i)%2 == 0 {
				d = d*2/10 + d*2%10
			}
			sum += d
		}
		if sum%10 == 0 {
			return c
		}
	}
	return 0
}

func TestOnlyPhone(t *testing.T) {
	for in, want := range map[string]string{
		"(010)8888 6666": "010-88886666", "（0571）88886666": "0571-88886666", "+86 138 0013 8000": "13800138000",
		"138.0013.8000":  "13800138000",
		"(029) 86666666": "029-86666666", "0891-6666666": "0891-6666666", "0086951888": "", "0086 10 8888 6666": "",
		"01166666666":             "",
		"13800138000、13900139000": "", "138****8000": "", "电话13800138000": "", "": "",
	} {
		if got, _ := OnlyPhone(in); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

// TestDaysAreNoNumber: a sequence of days and hours is nobody's number, though its digits may read
// as a landline or a card; a number after a day is found.
func TestDaysAreNoNumber(t *testing.T) {
	for _, s := range []string{"2026-03-20、2026/3/20、2026.3.20", "2026-03-20 21:40，2026-03-20 9:05"} {
		for year := 2000; year < 2030; year++ {
			if text := strings.ReplaceAll(s, "2026", strconv.Itoa(year)); HasPersonalNumber(text) {
				t.Errorf("%s: %+v", text, Find(text))
			}
		}
	}
	if got := Find("2026-03-20 21:40，13912345678"); len(got) != 1 || got[0].Digits != "13912345678" {
		t.Errorf("a number behind a day: %+v", got)
	}
}

// TestCardForm: sixteen to nineteen digits, the first that of a bank card.
func TestCardForm(t *testing.T) {
	for _, head := range []string{"3", "4", "6", "9"} {
		for length, want := range map[int]bool{15: false, 16: true, 17: true, 18: true, 19: true, 20: false} {
			body := (head + "22202000000000000000")[:length-1]
			if card := body + string(luhn(body)); IsBankCard(card) != want {
				t.Errorf("%s, of %d digits: %v", card, length, !want)
			}
		}
	}
	for _, head := range []string{"0", "1", "2"} {
		body := head + "22202000000000"
		if card := body + string(luhn(body)); IsBankCard(card) {
			t.Errorf("%s is none", card)
		}
	}
}

// TestShortCodes: a code that is a character short has no check digit; one that is long enough has
// one, whatever follows.
func TestShortCodes(t *testing.T) {
	for code, want := range map[string]byte{"91350100M000100Y": 0, "91350100M000100Y4": '3', "91350100M000100Y43": '3',
		"91350100M000100I4": 0} {
		if got := CreditCodeCheckDigit(code); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
	for code, want := range map[string]byte{"M000100": 0, "M000100Y": '4', "M000100Y4": '4'} {
		if got := OrgCodeCheckDigit(code); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
	for code, want := range map[string]Flaw{"91350100M000100Y4": Length, "91350100M000100Y433": Length,
		"91350100M000100Y4?": Form, "91350100M000100I43": Form, "": Length} {
		if got := CheckCreditCode(code); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
	for id, want := range map[string]byte{"1101051949123100": 0, "11010519491231002": 'X', "11010519491231002X": 'X'} {
		if got := ResidentCheckDigit(id); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

// TestWrittenNumbers: the numbers in the text of a field for telephone numbers.
func TestWrittenNumbers(t *testing.T) {
	for s, want := range map[string]string{
		"123456": "", "1234567": "1234567", "1380013800013900139000": "13800138000 13900139000",
		"8613800138000": "13800138000", "008613800138000": "13800138000", "86138001380": "86138001380",
		"138001380001234567": "13800138000 1234567", "13800138000123456": "13800138000",
		"02812345678901": "02812345678901",
	} {
		if got := strings.Join(Numbers(s), " "); got != want {
			t.Errorf("%s: %q, want %q", s, got, want)
		}
	}
	for number, want := range map[string]string{"02888886666": "02888886666 88886666",
		"0108888666": "0108888666 8888666", "13800138000": "13800138000"} {
		if got := strings.Join(Spellings(number), " "); got != want {
			t.Errorf("%s: %q, want %q", number, got, want)
		}
	}
}

// TestFindAtTheEdges: a number is found at the beginning or end of a text, if it is complete.
func TestFindAtTheEdges(t *testing.T) {
	for s, want := range map[string]int{
		"13800138000": 1, "1380013800": 0, "电13800138000": 1, "13800138000话": 1, "138001380001": 0,
		"*13800138000": 0, "13800138000*": 0, "＊13800138000": 0, "13800138000＊": 0,
		"11010519491231002X": 1, "11010519491231002x": 1, "X11010519491231002": 0, "11010519491231002": 0,
		"13800138000 13900139000": 2, "2026-03-10 13800138000": 1, "13800138000、2026-03-10": 1, "0288888666": 1,
		"028888866": 0,
	} {
		found := Find(s)
		if len(found) != want || HasPersonalNumber(s) != (want > 0) {
			t.Errorf("%s: %v", s, found)
		}
		for _, n := range found {
			if n.From < 0 || n.To > len([]rune(s)) || n.From >= n.To {
				t.Errorf("%s: %+v", s, n)
			}
		}
	}
}

// TestResidentBirthBounds: nobody alive was born before 1850, and what is not an identity number
// has no day of birth.
func TestResidentBirthBounds(t *testing.T) {
	for id, want := range map[string]bool{"110105184912310021": false, "110105185001010021": true,
		"110105195002290021": false, "110105195002280021": true} {
		if _, _, _, ok := ResidentBirth(id); ok != want {
			t.Errorf("%s has a day of birth: %v", id, ok)
		}
	}
	if y, m, d, ok := ResidentBirth("abc"); y != 0 || m != 0 || d != 0 || ok {
		t.Errorf("%d %d %d %v", y, m, d, ok)
	}
}
