package complaint

import (
	"strconv"
	"strings"

	"tousu/legal"
	"tousu/legal/pattern"
)

var (
	moneyForm = pattern.New(`^[￥¥]?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?\s*元?整?$`)
	moneyTens = pattern.New(`^[￥¥]?\s*(\d{1,7})(?:\.(\d{1,6}))?\s*万元?整?$`)
	moneyWord = pattern.New(`[〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟角分]`)
	countForm = pattern.New(`^\d{1,7}$`)
)

// parseMoney reads an amount in 元 as an integer in 分: 32000.50, 32,000.50, 32000.5元, ￥32000.
// The maximum is legal.MaxMoney.
func parseMoney(s string) (legal.Money, *problem) {
	if m := moneyTens.FindStringSubmatch(s); m != nil { // 1万元 is a million 分: six decimals are exact
		fen, _ := strconv.ParseInt(m[1]+(m[2] + "000000")[:6], 10, 64) // at most thirteen digits: less than MaxMoney
		return legal.Money(fen), nil
	}
	m := moneyForm.FindStringSubmatch(s)
	switch {
	case m != nil:
	case hasFullwidthDigit(s):
		return 0, fullwidthDigits()
	case moneyWord.MatchString(s):
		return 0, &problem{"money-words", "应写成数字", "请用阿拉伯数字写到元，例如 32000.50"}
	default:
		return 0, badMoney()
	}
	fen, err := strconv.ParseInt(strings.ReplaceAll(m[1], ",", "")+(m[2] + "00")[:2], 10, 64)
	if err != nil || legal.Money(fen) > legal.MaxMoney {
		return 0, badMoney()
	}
	return legal.Money(fen), nil
}

func badMoney() *problem {
	return &problem{"bad-money", "的金额写法不能识别", "请写成 32000.50 这样的数字，小数最多两位"}
}

// parsePositiveMoney refuses zero: a letter that claims 0 元 is a mistake.
func parsePositiveMoney(s string) (legal.Money, *problem) {
	m, p := parseMoney(s)
	if p == nil && m == 0 {
		p = &problem{"money-zero", "不能是零", "没有就删去这一行"}
	}
	return m, p
}

// parseCount reads a positive whole number, with or without its unit.
func parseCount(s, unit string) (int, *problem) {
	digits := strings.TrimSpace(strings.TrimSuffix(s, unit))
	if hasFullwidthDigit(s) {
		return 0, fullwidthDigits()
	}
	if n := number(digits); countForm.MatchString(digits) && n > 0 {
		return n, nil
	}
	return 0, &problem{"bad-number", "应是正整数", "请用阿拉伯数字，例如 3；不清楚就删去这一行"}
}
