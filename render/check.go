package render

import (
	"fmt"
	"strings"
	"sync"

	"tousu/legal"
	"tousu/render/letter"
)

// checkCitations looks once more at every citation that came from law data: one by
// the filing day is of the version in force that day, and one of a version no
// longer in force is labelled.
func (e *Engine) checkCitations(l *letter.Letter, ms *mentions, filed legal.Date) error {
	printed := sync.OnceValue(func() string { return lawFields(l) })
	for _, c := range ms.cited {
		s, _ := e.law.Statute(c.Version.Law)
		current, err := s.On(filed)
		if err == nil && current == c.Version {
			continue
		}
		if c.Clock == legal.ByFiling {
			return fmt.Errorf("%s不是信件日期有效的版本", c.Short())
		}
		labelled := "》（" + c.Version.Label
		if !strings.Contains(printed(), c.Version.Short+labelled) && !strings.Contains(printed(), c.Version.Title+labelled) {
			return fmt.Errorf("《%s》%s引用了旧版本而没有注明版本", c.Version.Short, c.Place.Chinese())
		}
	}
	return nil
}

// lawFields joins the letter's fields of law origin.
func lawFields(l *letter.Letter) string {
	var b strings.Builder
	for line := range l.Lines() {
		for _, in := range line {
			if f, ok := in.(*letter.Field); ok && f.Origin == letter.FromLaw {
				b.WriteString(f.Text)
				b.WriteByte('\n')
			}
		}
	}
	return b.String()
}
