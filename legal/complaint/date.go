package complaint

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"tousu/legal"
)

var (
	dayForm       = regexp.MustCompile(`^(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日)(.*)$`)
	clockForm     = regexp.MustCompile(`^(\d{1,2})(?::(\d{2})|时(\d{1,2})分)$`)
	shortYearForm = regexp.MustCompile(`^\d{2}[-/.年]\d`)
	relativeForm  = regexp.MustCompile(`今|昨|前天|明|后天|上周|上个?月|本周|本月|去年|近日|日前|最近|刚|周[一二三四五六日]|星期`)
)

const dayHint = "请写成 2026-03-20、2026/3/20、2026.3.20 或 2026年3月20日"

// parseMoment reads a date, and the time of day behind it where there is one:
// 2026-03-20 21:40, 2026年3月20日21时40分. The day must be in the calendar.
func parseMoment(s string) (Moment, *problem) {
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
	c := clockForm.FindStringSubmatch(rest)
	if c == nil || number(c[1]) > 23 || number(c[2]+c[3]) > 59 {
		return Moment{}, &problem{"bad-time", "的时刻不能识别", "请用24小时制，写成 21:40 或 21时40分，冒号用半角"}
	}
	out.HasTime, out.Hour, out.Minute = true, number(c[1]), number(c[2]+c[3])
	return out, nil
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

// badDay says what is wrong with a date that has none of the accepted forms.
func badDay(s string) *problem {
	switch {
	case hasFullwidthDigit(s):
		return fullwidthDigits()
	case shortYearForm.MatchString(s):
		return &problem{"two-digit-year", "的年份应写四位", dayHint}
	case relativeForm.MatchString(s):
		return &problem{"relative-date", "应是具体的日期", dayHint}
	}
	return &problem{"bad-date", "的日期写法不能识别", dayHint}
}

func fullwidthDigits() *problem {
	return &problem{"fullwidth-digit", "的数字是全角的", "请切换到半角，重新输入数字"}
}

// number reads digits that a pattern has matched.
func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// pastDay reads a date that may not lie after the letter's.
func (d *decoder) pastDay(_ *Field, s string) (legal.Date, *problem) {
	date, p := parseDay(s)
	if p == nil {
		p = d.notAfterLetter(date)
	}
	return date, p
}

// pastMoment is pastDay with a time of day.
func (d *decoder) pastMoment(_ *Field, s string) (Moment, *problem) {
	m, p := parseMoment(s)
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

// letterDay reads the letter's own date (日期), which may lie in the future. It is
// taken over at once: the other dates are measured by it.
func (d *decoder) letterDay(_ *Field, s string) (legal.Date, *problem) {
	date, p := parseDay(s)
	if p == nil && d.days.Letter.IsZero() {
		d.letter = date
	}
	return date, p
}
