package workbook

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"tousu/legal/pattern"
)

// Format is the relevant part of a cell's number format (单元格格式).
type Format struct {
	Date  bool
	Clock bool // it shows the time of day
	Zeros int  // minimum number of digits, for a format such as 000000
}

// builtinFormat returns a built-in format. Those that show a date are 14–22 (ECMA-376 part 1,
// 18.8.30) and, in Chinese Excel, 27–36 and 50–58, whose codes are not in any file.
func builtinFormat(id int) Format {
	switch {
	case 14 <= id && id <= 17, 27 <= id && id <= 31, id == 36, 50 <= id && id <= 54, id == 57, id == 58:
		return Format{Date: true}
	case 18 <= id && id <= 22, 32 <= id && id <= 35, 45 <= id && id <= 47, id == 55, id == 56:
		return Format{Date: true, Clock: true}
	}
	return Format{}
}

var (
	formatLiteral = pattern.New(`"[^"]*"|\\.|_.|\*.`)
	formatBracket = pattern.New(`\[[^\]]*\]`)
	onlyZeros     = pattern.New(`^0{2,}$`)
)

// customFormat interprets a format code: yyyy"年"m"月"d"日" h:mm, [$-804]yyyy/m/d, 000000. A date
// shows a year or a day, a time an hour.
func customFormat(code string) Format {
	code, _, _ = strings.Cut(code, ";")
	elapsed := strings.Contains(strings.ToLower(code), "[h]")
	bare := strings.ToLower(formatBracket.ReplaceAllString(formatLiteral.ReplaceAllString(code, ""), ""))
	if onlyZeros.MatchString(bare) {
		return Format{Zeros: len(bare)}
	}
	if strings.Contains(bare, "general") || strings.ContainsAny(bare, "0#?@") && !strings.ContainsAny(bare, "yh") {
		return Format{}
	}
	clock := elapsed || strings.Contains(bare, "h")
	return Format{Date: clock || strings.ContainsAny(bare, "yde") && !strings.Contains(bare, "red"), Clock: clock}
}

// dateText formats a serial number as the date it shows. A time of 0:00 is left out: Excel adds
// it to a date without a time. ok is false if n is not a day since 1900.
func dateText(n float64, is1904, clock bool) (string, bool) {
	if n < 1 || n > 2958465 { // 9999-12-31
		return "", false
	}
	days, part := math.Modf(n)
	t := firstDay(days, is1904).AddDate(0, 0, int(days)).Add(time.Duration(math.Round(part*86400)) * time.Second)
	text := fmt.Sprintf("%04d-%02d-%02d", t.Year(), t.Month(), t.Day())
	if clock && (t.Hour() != 0 || t.Minute() != 0) {
		text += fmt.Sprintf(" %02d:%02d", t.Hour(), t.Minute())
	}
	return text, true
}

// firstDay returns day 0. Excel counts a 29 February 1900, which did not exist, so day 0 is one
// day later for the days before it.
func firstDay(days float64, is1904 bool) time.Time {
	switch {
	case is1904:
		return time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case days < 60:
		return time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
}

var isoForm = pattern.New(`^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z?)?$`)

// isoDate reads a cell that stores its date in ISO 8601.
func isoDate(v string) string {
	m := isoForm.FindStringSubmatch(v)
	switch {
	case m == nil:
		return v
	case m[2] == "" || m[2] == "00:00":
		return m[1]
	}
	return m[1] + " " + m[2]
}

// numberText formats a number with the fifteen digits that Excel keeps, without an exponent.
func numberText(n float64, zeros int) string {
	kept, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64)
	if err != nil {
		kept = n
	}
	text := strconv.FormatFloat(kept, 'f', -1, 64)
	if strings.Trim(text, "0123456789") == "" {
		text = strings.Repeat("0", max(0, zeros-len(text))) + text
	}
	return text
}
