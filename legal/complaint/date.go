package complaint

import (
	"strconv"
	"strings"
	"time"

	"tousu/legal"
	"tousu/legal/pattern"
)

var (
	dayForm       = pattern.New(`^(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号])(.*)$`)
	packedForm    = pattern.New(`^((?:19|20)\d{2})(\d{2})(\d{2})$`)
	zonedForm     = pattern.New(`^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$`)
	clockForm     = pattern.New(`^(凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|深夜)?\s*(\d{1,2})(?::(\d{2})(?::\d{2})?|[时点](半)?(?:(\d{1,2})分?)?)$`)
	spanForm      = pattern.New(`^(\d{4})(?:年(\d{1,2})月(初|上旬|中旬|下旬|底|末|份)?|[-/.](\d{1,2}))$`)
	aboutForm     = pattern.New(`^(.*?)\s*(?:前后|左右|上下)$|^(?:大约|大概|约)\s*(.*)$`)
	yearlessForm  = pattern.New(`^\d{1,2}月(?:\d{1,2}[日号]|初|上旬|中旬|下旬|底|末|份)?|^\d{1,2}[./]\d{1,2}$`)
	shortYearForm = pattern.New(`^\d{2}[-/.年]\d`)
	relativeForm  = pattern.New(`今|昨|前天|明|后天|上周|上个?月|本周|本月|去年|近日|日前|最近|刚|周[一二三四五六日]|星期`)
)

const (
	dayHint   = "请写成 2026-03-20、2026/3/20、2026.3.20 或 2026年3月20日"
	roughHint = "；看看通话记录、短信上的日期"
	spanHint  = "，记不清哪一天的写到月份：2026年3月、2026年3月中旬"
)

// parseMoment reads a date, with a time of day if there is one: 2026-03-20 21:40,
// 2026年3月20日21时40分. The calendar must have the day.
func parseMoment(s string) (Moment, *problem) {
	if p := packedForm.FindStringSubmatch(s); p != nil {
		s = p[1] + "-" + p[2] + "-" + p[3]
	}
	s = regular(s)
	if zonedForm.MatchString(s) {
		return zoned(s)
	}
	if len(s) > 11 && s[10] == 'T' {
		s = s[:10] + " " + s[11:]
	}
	m := dayForm.FindStringSubmatch(s)
	if m == nil {
		return Moment{}, badDay(s)
	}
	month, day := m[2]+m[4]+m[6]+m[8], m[3]+m[5]+m[7]+m[9]
	rest, han := m[10], m[8] != ""
	if rest != "" && !han && !strings.HasPrefix(rest, " ") {
		return Moment{}, badDay(s)
	}
	date, ok := legal.NewDate(number(m[1]), time.Month(number(month)), number(day))
	if !ok || date.Year < 1900 {
		return Moment{}, &problem{"no-such-day", "在日历上没有这一天", "请核对年、月、日"}
	}
	out := Moment{Date: date}
	if rest = strings.TrimSpace(rest); rest == "" {
		return out, nil
	}
	hour, minute, ok := clock(strings.ReplaceAll(rest, "：", ":"))
	if !ok {
		return Moment{}, &problem{"bad-time", "的时刻“" + printable(rest) + "”不能识别",
			"请用24小时制，写成 21:40 或 21时40分；记不清几点几分的，只写日期"}
	}
	out.HasTime, out.Hour, out.Minute = true, hour, minute
	return out, nil
}

// clock reads a time of day: 21:40, 21时40分, 晚上9点半. The hour must fit its part of the day.
func clock(s string) (hour, minute int, ok bool) {
	c := clockForm.FindStringSubmatch(s)
	if c == nil {
		return 0, 0, false
	}
	hour, minute = number(c[2]), number(c[3]+c[5])
	if c[4] != "" {
		minute = 30
	}
	switch c[1] {
	case "凌晨":
		ok = hour <= 6
	case "清晨", "早上", "早晨":
		ok = 4 <= hour && hour <= 11
	case "上午":
		ok = 5 <= hour && hour <= 12
	case "中午":
		ok = 11 <= hour && hour <= 13
		if hour == 1 {
			hour, ok = 13, true
		}
	case "下午", "傍晚":
		hour = afternoon(hour)
		ok = 13 <= hour && hour <= 23
	case "晚上", "夜里", "深夜": // 夜里1点 may be of the next day
		hour = afternoon(hour)
		ok = 17 <= hour && hour <= 23
	default:
		ok = hour <= 23
	}
	return hour, minute, ok && minute <= 59
}

// afternoon converts an hour after noon to the 24-hour clock.
func afternoon(hour int) int {
	if 1 <= hour && hour <= 11 {
		return hour + 12
	}
	return hour
}

// chinaOffset is China's time in seconds east of Greenwich.
const chinaOffset = 8 * 60 * 60

// zoned reads a time with a zone and converts it to China's.
func zoned(s string) (Moment, *problem) {
	for _, layout := range []string{"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z0700",
		"2006-01-02T15:04Z0700"} {
		if t, err := time.Parse(layout, strings.Replace(s, " ", "T", 1)); err == nil {
			_, offset := t.Zone()
			t = t.In(time.FixedZone("", chinaOffset))
			date, _ := legal.NewDate(t.Year(), t.Month(), t.Day())
			return Moment{Date: date, HasTime: true, Hour: t.Hour(), Minute: t.Minute(),
				Elsewhere: offset != chinaOffset}, nil
		}
	}
	return Moment{}, &problem{"no-such-day", "在日历上没有这一天", "请核对年、月、日"}
}

// parseSpan reads a single day that is known only to a month or a third of one, or approximately:
// 2026年3月, 2026年1月中旬, 2026年1月20日左右. ok is false for anything else.
func parseSpan(s string) (m Moment, ok bool) {
	if a := aboutForm.FindStringSubmatch(s); a != nil {
		around, p := parseMoment(a[1] + a[2])
		if p != nil {
			return parseSpan(a[1] + a[2])
		}
		return Moment{Date: around.AddDays(-3), Within: around.AddDays(3), Words: around.Date.Chinese() + "前后"}, true
	}
	f := spanForm.FindStringSubmatch(s)
	if f == nil {
		return Moment{}, false
	}
	first, ok := legal.NewDate(number(f[1]), time.Month(number(f[2]+f[4])), 1)
	if !ok || first.Year < 1900 {
		return Moment{}, false
	}
	last, words := first.AddMonths(1).AddDays(-1), strconv.Itoa(first.Year)+"年"+strconv.Itoa(int(first.Month))+"月"
	switch f[3] {
	case "初", "上旬":
		last, words = first.AddDays(9), words+f[3]
	case "中旬":
		first, last, words = first.AddDays(10), first.AddDays(19), words+f[3]
	case "下旬", "底", "末":
		first, words = first.AddDays(20), words+f[3]
	}
	return Moment{Date: first, Within: last, Words: words}, true
}

// parseDay reads a date without a time of day.
func parseDay(s string) (legal.Date, *problem) {
	m, p := parseMoment(s)
	if p != nil {
		return legal.Date{}, p
	}
	if m.HasTime {
		return legal.Date{}, &problem{"time-not-allowed", "只需要日期", "请删去时刻"}
	}
	return m.Date, nil
}

// badDay says what is wrong with a date in none of the accepted forms.
func badDay(s string) *problem {
	if p := unclearDay(s); p != nil {
		return p
	}
	switch {
	case hasFullwidthDigit(s):
		return fullwidthDigits()
	case shortYearForm.MatchString(s) && !yearlessForm.MatchString(s):
		return &problem{"two-digit-year", "写的是“" + printable(s) + "”，年份应写四位", dayHint}
	case relativeForm.MatchString(s):
		return &problem{"relative-date", "写的是“" + printable(s) + "”，应是具体的日期", dayHint + roughHint}
	}
	if day := yearlessForm.FindString(s); day != "" {
		return &problem{"no-year", "写的是“" + printable(s) + "”，没有年份", "请在前面写上年份，例如 2026" + yearMark(day) + day}
	}
	return &problem{"bad-date", "的日期“" + printable(s) + "”不能识别", dayHint}
}

// yearMark returns what follows a year put before the day.
func yearMark(day string) string {
	for _, mark := range []string{".", "/"} {
		if strings.Contains(day, mark) {
			return mark
		}
	}
	return "年"
}

func fullwidthDigits() *problem {
	return &problem{"fullwidth-digit", "的数字是全角的", "请切换到半角，重新输入数字"}
}

// number converts digits that a pattern has matched.
func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// pastDay reads a date that must not be after the letter's.
func (d *decoder) pastDay(_ *Field, s string) (legal.Date, *problem) {
	date, p := parseDay(s)
	if p == nil {
		p = d.notAfterLetter(date)
	}
	return date, p
}

// recordDay reads a day on which something was submitted or answered. It may be after the date of a
// letter that was written earlier, but not after today.
func (d *decoder) recordDay(_ *Field, s string) (legal.Date, *problem) {
	date, p := parseDay(s)
	last := d.letter
	if d.days.Today.After(last) {
		last = d.days.Today
	}
	if p == nil && !last.IsZero() && date.After(last) {
		p = &problem{"date-after-letter", "晚于今天（" + last.Chinese() + "）", "请核对年份"}
	}
	return date, p
}

// pastMoment is like pastDay, with a time of day. It also reads spans and ranges.
func (d *decoder) pastMoment(_ *Field, s string) (Moment, *problem) {
	m, p := parseMoment(s)
	if p != nil {
		if span, ok := parseSpan(s); ok {
			m, p = span, nil
		} else if days, ok := parseRange(s); ok {
			m, p = days, d.notAfterLetter(days.Through)
		} else if p.code == "relative-date" || p.code == "bad-date" {
			p.hint += spanHint
		}
	}
	if p == nil {
		p = d.notAfterLetter(m.Date)
	}
	return m, p
}

func (d *decoder) notAfterLetter(date legal.Date) *problem {
	if d.letter.IsZero() || !date.After(d.letter) {
		return nil
	}
	return &problem{"date-after-letter", "晚于信件日期（" + d.letter.Chinese() + "）", "请核对年份；信件日期可用“日期”或 --date 指定"}
}

// letterDay reads the letter's own date (日期), which may be in the future. It takes effect at
// once, because the other dates are compared with it.
func (d *decoder) letterDay(_ *Field, s string) (legal.Date, *problem) {
	date, p := parseDay(s)
	if p == nil && d.days.Letter.IsZero() {
		d.letter = date
	}
	return date, p
}

// ParseDay reads a day in any form that a case file accepts.
func ParseDay(text string) (legal.Date, bool) {
	d, problem := parseDay(text)
	return d, problem == nil
}
