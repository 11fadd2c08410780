package verify

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"tousu/legal"
	"tousu/legal/pattern"
)

// calendar holds the days that a text itself names, by line and by numbered fact.
type calendar struct {
	on    Occasion
	text  string
	lines []line
	facts map[int][]legal.Date
	all   []legal.Date // sorted
	whole Occasion     // the given days and all days of the text
}

// line is one line of a text with the days in it.
type line struct {
	start int
	days  []textDay
}

// textDay is a day that a text names.
type textDay struct {
	at  int // byte offset in the text
	day legal.Date
}

var (
	dayForm = pattern.New(`(\d{4})(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})日?` +
		`(?:(?:至|到|-|—|~)(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日)?`)
	factHead = pattern.New(`^(?:事实)?(?:（?([一二三四五六七八九十]+)）?、?|(\d{1,2})[.、．])`)
	factRef  = pattern.New(`事实（?([一二三四五六七八九十]+|\d{1,2})）?|` +
		`(?:^|\n|就|对|对于|关于|针对|上述|前述|（)第（?([一二三四五六七八九十]+|\d{1,2})）?(?:项|起|次|部分)`)
)

// notActs are the words after a day that make it the day of a law or paper, and not of an act.
var notActs = []string{"起施行", "起实施", "起生效", "施行", "公布", "发布", "通过", "修正", "修订", "印发", "签订", "签署", "出生", "生"}

// readCalendar reads the days of a text.
func readCalendar(text string, o Occasion) *calendar {
	c := &calendar{on: o, text: text, facts: map[int][]legal.Date{}}
	start := 0
	for l := range strings.Lines(text) {
		if days := c.daysOf(l, start); days != nil {
			c.lines = append(c.lines, line{start, days})
			if n := factNumber(l); n > 0 {
				for _, d := range days {
					c.facts[n] = append(c.facts[n], d.day)
				}
			}
		}
		start += len(l)
	}
	slices.SortFunc(c.all, legal.Date.Compare)
	c.all = slices.Compact(c.all)
	c.whole = Occasion{append(slices.Clone(o.Acts), c.all[:min(len(c.all), most)]...), o.Filed}
	return c
}

// most limits the days that one citation is checked against.
const most = 300

// daysOf returns the days of acts in a line: those not after the day of filing.
func (c *calendar) daysOf(l string, start int) []textDay {
	if !strings.ContainsAny(l, "年-./") {
		return nil
	}
	var out []textDay
	for _, m := range dayForm.FindAllStringSubmatchIndex(l, -1) {
		group := func(i int) int {
			if m[2*i] < 0 {
				return 0
			}
			n, _ := strconv.Atoi(l[m[2*i]:m[2*i+1]]) // matched as digits
			return n
		}
		if rest := l[m[1]:]; slices.ContainsFunc(notActs, func(w string) bool { return strings.HasPrefix(rest, w) }) {
			continue
		}
		at := start + m[0]
		out = c.day(out, at, group(1), group(2), group(3))
		out = c.day(out, at, cmp.Or(group(4), group(1)), group(5), group(6)) // the end of a span, if any
	}
	return out
}

func (c *calendar) day(out []textDay, at, y, m, d int) []textDay {
	day, ok := legal.NewDate(y, time.Month(m), d)
	if !ok || day.After(c.on.Filed) || y < 1949 {
		return out
	}
	c.all = append(c.all, day)
	return append(out, textDay{at, day})
}

// factNumber returns the number of the fact that a line describes, or 0.
func factNumber(l string) int {
	m := factHead.FindStringSubmatch(l)
	if m == nil {
		return 0
	}
	return number(m[1] + m[2])
}

func number(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	n, _ := legal.ParseNumeral(s) // 0 if s is not a number
	return n
}

// occasion returns the days that a mention is checked against: those of its own sentence before it,
// else those of the facts that its sentence names, else those of its line and the given ones, else
// all. own reports whether it is one of the first two.
func (c *calendar) occasion(m mention) (on Occasion, own bool) {
	start := lineStart(c.text, m.start)
	sentence := m.start - len(behindLast(c.text[start:m.start], "。"))
	var said, near []legal.Date
	if i, ok := slices.BinarySearchFunc(c.lines, start, func(l line, at int) int { return cmp.Compare(l.start, at) }); ok {
		for _, d := range c.lines[i].days[:min(len(c.lines[i].days), most)] {
			near = append(near, d.day)
			if d.at >= sentence && d.at < m.start {
				said = append(said, d.day)
			}
		}
	}
	if said == nil && len(c.facts) > 0 {
		sentence = max(sentence, clip(c.text, m.start-reach))
		for _, f := range factRef.FindAllStringSubmatch(c.text[sentence:m.start], -1) {
			said = append(said, c.facts[number(f[1]+f[2])]...)
		}
	}
	switch {
	case said != nil:
		return Occasion{said, c.on.Filed}, true
	case near != nil:
		return Occasion{append(slices.Clone(c.on.Acts), near...), c.on.Filed}, false
	}
	return c.whole, false
}
