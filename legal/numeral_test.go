package legal

import "testing"

func TestNumeral(t *testing.T) {
	for n, want := range map[int]string{
		0: "零", 1: "一", 9: "九", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 100: "一百", 101: "一百零一",
		110: "一百一十", 111: "一百一十一", 124: "一百二十四", 253: "二百五十三", 1000: "一千", 1001: "一千零一", 1010: "一千零一十",
		1034: "一千零三十四", 1100: "一千一百", 1165: "一千一百六十五", 10000: "一万", 11000: "一万一千", 10999: "一万零九百九十九", 10010: "一万零一十",
		12345:  "一万二千三百四十五",
		100000: "十万", 100001: "十万零一", 1050000: "一百零五万", 99999999: "九千九百九十九万九千九百九十九",
	} {
		if got := Numeral(n); got != want {
			t.Errorf("Numeral(%d) = %s, want %s", n, got, want)
		}
	}
}

// TestNumeralRange: a number that no article, heading or day can have is a programming error.
func TestNumeralRange(t *testing.T) {
	for _, n := range []int{-1, 100_000_000} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("Numeral(%d) is written", n)
				}
			}()
			Numeral(n)
		}()
	}
}

func TestParseNumeralRefuses(t *testing.T) {
	for _, s := range []string{"", "一零", "一十二", "零一", "十百", "两百", "百", "一百二", "万", "一亿", "1", "一 二", "零十", "九千千万",
		"一万万"} {
		if n, ok := ParseNumeral(s); ok || n != 0 {
			t.Errorf("ParseNumeral(%q) = %d", s, n)
		}
	}
}

func FuzzNumeral(f *testing.F) {
	for _, n := range []uint32{0, 1, 10, 19, 20, 101, 1034, 10010, 100001, 99_999_999} {
		f.Add(n)
	}
	f.Fuzz(func(t *testing.T, seed uint32) {
		n := int(seed % 100_000_000) // the range of Numeral
		if got, ok := ParseNumeral(Numeral(n)); !ok || got != n {
			t.Errorf("ParseNumeral(%s) = %d, %v; want %d", Numeral(n), got, ok, n)
		}
	})
}

// The examples of the annex to the 支付结算办法, and what other programs get wrong.
func TestMoneyWords(t *testing.T) {
	for m, want := range map[Money]string{
		140950:          "人民币壹仟肆佰零玖元伍角整",
		600714:          "人民币陆仟零柒元壹角肆分",
		10700053:        "人民币壹拾万柒仟元零伍角叁分",
		32504:           "人民币叁佰贰拾伍元零肆分",
		5:               "人民币伍分",
		105:             "人民币壹元零伍分",
		150:             "人民币壹元伍角整",
		1050:            "人民币壹拾元零伍角整",
		101100:          "人民币壹仟零壹拾壹元整",
		10100000:        "人民币壹拾万壹仟元整",
		100001000100000: "人民币壹万亿零壹仟万壹仟元整",
		50:              "人民币伍角整",
		1000:            "人民币壹拾元整",
		10000000:        "人民币壹拾万元整",
		100:             "人民币壹元整",
		10001000:        "人民币壹拾万零壹拾元整",
		10500000:        "人民币壹拾万伍仟元整",
		1000000000000:   "人民币壹佰亿元整",
		1000000010000:   "人民币壹佰亿零壹佰元整",
		1000100000000:   "人民币壹佰亿零壹佰万元整",
		123456789012:    "人民币壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元零壹角贰分",
		100000000000000: "人民币壹万亿元整",
		100010000000000: "人民币壹万零壹亿元整",
		999999999999999: "人民币玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
	} {
		if got := m.Words(); got != want {
			t.Errorf("%s: %s, want %s", m, got, want)
		}
	}
}

func TestMoneyString(t *testing.T) {
	for m, want := range map[Money]string{0: "0.00", 5: "0.05", 3200050: "32000.50", -101: "-1.01"} {
		if got := m.String(); got != want {
			t.Errorf("%d: %s, want %s", m, got, want)
		}
	}
}
