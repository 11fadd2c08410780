package legal

import (
	"fmt"
	"strings"
)

// Money is an amount of Renminbi in 分 (1/100 元). It is never a float.
type Money int64

// MaxMoney is the largest amount that Words can write: 9,999,999,999,999.99 元.
const MaxMoney Money = 999_999_999_999_999

// String returns the amount in 元 with two decimals and no grouping: 32000.50.
func (m Money) String() string {
	sign := ""
	if m < 0 {
		sign, m = "-", -m
	}
	return fmt.Sprintf("%s%d.%02d", sign, m/100, m%100)
}

// Words returns the amount in capitals (人民币大写) by the rules of the annex
// 正确填写票据和结算凭证的基本规定 of the 支付结算办法: 整 after 元 and 角, none after 分, one 零
// for inner zeros. Where the rules leave 零 and 整 optional, they are written as in the annex's
// examples: 人民币壹仟肆佰零玖元伍角整, 人民币壹拾万柒仟元零伍角叁分. Words panics unless m is in 1
// to MaxMoney.
func (m Money) Words() string {
	if m <= 0 || m > MaxMoney {
		panic("legal.Money.Words: amount out of range")
	}
	yuan, jiao, fen := int64(m)/100, int64(m)/10%10, int64(m)%10
	var b strings.Builder
	b.WriteString("人民币")
	if yuan > 0 {
		b.WriteString(capitals(yuan))
		b.WriteString("元")
	}
	switch {
	case jiao == 0 && fen == 0:
		return b.String() + "整"
	case jiao == 0:
		if yuan > 0 {
			b.WriteString("零")
		}
	default:
		if yuan != 0 && yuan%10 == 0 { // the last digit of 元 is 0: 零 before 角, as in the annex's 107000.53
			b.WriteString("零")
		}
		b.WriteString(capitalDigits[jiao] + "角")
		if fen == 0 {
			return b.String() + "整"
		}
	}
	return b.String() + capitalDigits[fen] + "分"
}

var (
	capitalDigits   = strings.Split("零壹贰叁肆伍陆柒捌玖", "")
	capitalPlaces   = []string{"", "拾", "佰", "仟"}
	capitalSections = []string{"", "万", "亿", "万亿"}
)

// capitals writes n > 0 in groups of four digits.
func capitals(n int64) string {
	var sections []int64
	for ; n > 0; n /= 10_000 {
		sections = append(sections, n%10_000)
	}
	var b strings.Builder
	var gap bool
	for i := len(sections) - 1; i >= 0; i-- {
		s := sections[i]
		if s == 0 {
			gap = b.Len() > 0
			continue
		}
		if b.Len() != 0 && (gap || s < 1000) {
			b.WriteString("零")
		}
		gap = false
		var started, zero bool
		for place := 3; place >= 0; place-- {
			d := s / [...]int64{1, 10, 100, 1000}[place] % 10
			if d == 0 {
				zero = started
				continue
			}
			if zero {
				b.WriteString("零")
				zero = false
			}
			started = true
			b.WriteString(capitalDigits[d] + capitalPlaces[place])
		}
		unit := capitalSections[i]
		if i == 3 && sections[2] != 0 { // 万亿 is followed by its own 亿
			unit = "万"
		}
		b.WriteString(unit)
	}
	return b.String()
}
