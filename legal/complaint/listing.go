package complaint

import "strings"

// Listing formats findings as lines, to be read one after another on a screen. If the same question
// is asked again, its answers are not repeated. The zero value is ready for use.
type Listing struct{ asked map[string]bool }

// Lines formats a finding: the place and the message and, below it, a question with its answers.
// note follows the message, or is "".
func (l *Listing) Lines(f Finding, note string) []string {
	switch f.Severity {
	case Doubt:
		f.Message = "请核对：" + f.Message
	case Warning:
		f.Message = "提醒：" + f.Message
	}
	if f.Answer != "" || len(f.Answers) == 0 {
		return []string{f.String() + note}
	}
	head := f.Place() + ": " + f.Message + note
	if l.again(f) {
		return []string{head + f.codes()}
	}
	out := []string{head, "    " + f.Question}
	for _, choice := range f.Choices() {
		out = append(out, "    "+choice)
	}
	return out
}

// again reports whether the same question was asked before, with the same answers.
func (l *Listing) again(f Finding) bool {
	key := f.Question
	for _, a := range f.Answers {
		key += "\n" + a.Means
	}
	if l.asked[key] {
		return true
	}
	if l.asked == nil {
		l.asked = map[string]bool{}
	}
	l.asked[key] = true
	return false
}

// codes returns what to write for the answers to a question that was asked before.
func (f Finding) codes() string {
	var out []string
	for i, a := range f.Answers {
		if a.Write != "" {
			out = append(out, ordinals[min(i, len(ordinals)-1)]+"写 "+a.Write)
		}
	}
	if len(out) == 0 {
		return "（答法同上）"
	}
	return "（答法同上：" + strings.Join(out, "，") + "）"
}
