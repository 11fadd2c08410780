package complaint

import (
	"cmp"
	"crypto/sha256"
	"go/token"
	"slices"
	"strings"
)

// A doubt (存疑) is what the program cannot know and what would falsify the signer,
// the addressee or a claim of a letter. It stops its case, and no other, until the
// case holds an answer under 核对.

// Answer is one answer to a doubt (答法).
type Answer struct {
	Write string // what to write under 核对; "" where the answer is to change the case
	Means string // what it says, in Chinese
	Edits []Edit // the change, where the answer tells all of it
	At    string // the key that the writer changes himself; "" where he changes nothing
	Words bool   // what stands at At is a day that is told in words
}

// markLetters have no vowel and nothing that reads as a digit: a mark is no word,
// and a spreadsheet that fills it down does not count it up.
const markLetters = "bcdfghjkmnpqrstvwxz"

const markLength = 5

// Mark binds an answer to what it confirms: five letters of a digest, which lapse
// with the value and say nothing of it.
func Mark(code, value string) string {
	sum := sha256.Sum256([]byte(code + "\x00" + strings.Join(strings.Fields(value), "")))
	out := make([]byte, markLength)
	for i := range out {
		out[i] = markLetters[int(sum[i])%len(markLetters)]
	}
	return string(out)
}

// Option is an answer before it is bound to a value.
type Option struct {
	Word  string // parts the answers that are written under 核对 from one another
	Means string
	edit  bool
	edits []Edit
	at    string // "" is the finding's own
	words bool
	leave bool
}

// Keep confirms the value as it stands.
func Keep(means string) Option { return Option{Means: means} }

// Choose is an answer that decides what the letters say.
func Choose(word, means string) Option { return Option{Word: word, Means: means} }

// Change is an answer that the writer gives by changing the case: the value itself, if no
// other method of Option says more.
func Change(means string) Option { return Option{Means: means, edit: true} }

// Leave is an answer that changes nothing: the writer finds out first, or there is nothing
// to change.
func Leave(means string) Option { return Option{Means: means, edit: true, leave: true} }

// By says the whole of a change, so that an interface can make it.
func (o Option) By(edits ...Edit) Option { o.edits = edits; return o }

// At says which key is to be changed, where it is not the one that is asked about.
func (o Option) At(path string) Option { o.at = path; return o }

// InWords says that the new day is told in words: 2026年3月上旬.
func (o Option) InWords() Option { o.words = true; return o }

// answer binds an answer to what it is about.
func (o Option) answer(code, path, value string) Answer {
	a := Answer{Means: o.Means, Edits: o.edits, Words: o.words}
	switch {
	case !o.edit:
		a.Write = answerTo(code, value, o.Word)
	case !o.leave && len(o.edits) == 0:
		a.At = cmp.Or(o.at, path)
	}
	return a
}

// Ask makes a doubt about a value. The message says what is seen, the question asks
// one thing, and the options are its answers, best first. Message and question may
// hold the value unless it is an ID or phone number.
func Ask(pos token.Position, code, path, value, message, question string, options ...Option) Finding {
	f := Finding{Pos: pos, Severity: severityOf(code), Code: code, Path: path, Message: message, Question: question}
	for _, o := range options {
		f.Answers = append(f.Answers, o.answer(code, path, value))
	}
	f.Hint = question + strings.Join(f.Choices(), "；")
	return f
}

// answerTo is what stands under 核对 for a value: company-name-kfdtr, and behind
// that the word of an answer that decides something.
func answerTo(code, value, word string) string {
	s := code + "-" + Mark(code, value)
	if word != "" {
		s += "-" + word
	}
	return s
}

// ordinals number the answers to one question.
var ordinals = [...]string{"①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨"}

// Choices are the answers for somebody who reads them on a screen, numbered, each with
// what to write.
func (f Finding) Choices() []string {
	out := make([]string, len(f.Answers))
	for i, a := range f.Answers {
		out[i] = ordinals[min(i, len(ordinals)-1)] + a.Means
		if a.Write != "" {
			out[i] += "：在“核对”里写 " + a.Write
		}
	}
	return out
}

// Settle answers the doubts of fs from what stands under 核对: such a doubt becomes
// a warning that bears the answer. The others stay open.
func (fs Findings) Settle(confirmed []string) Findings {
	out := slices.Clone(fs)
	for i := range out {
		f := &out[i]
		for _, a := range f.Answers {
			if f.Severity == Doubt && a.Write != "" && slices.Contains(confirmed, a.Write) {
				f.Severity, f.Answer = Warning, a.Write
				f.Message, f.Hint = "已核对："+f.Message, a.Means
				break
			}
		}
	}
	return out
}

// Word is the word of the answer that settled the doubt; "" for one that only confirms, or
// where there is none.
func (f Finding) Word() string {
	_, word, _ := strings.Cut(strings.TrimPrefix(f.Answer, f.Code+"-"), "-") // behind the mark
	return word
}

// Stops reports whether something keeps the case from being written: a fault, or a
// doubt without an answer.
func (fs Findings) Stops() bool {
	return slices.ContainsFunc(fs, func(f Finding) bool { return f.Severity != Warning })
}

// asking reports whether a doubt of the code is open.
func (d *decoder) asking(code string) bool {
	return slices.ContainsFunc(d.findings, func(f Finding) bool { return f.Code == code && f.Severity == Doubt })
}

// ask reports a doubt of the decoder and returns the word of its answer; "" for none.
func (d *decoder) ask(code, path, value, message, question string, options ...Option) (word string) {
	if len(d.findings) >= maxFindings {
		return ""
	}
	f := Ask(d.c.Position(path), code, path, value, message, question, options...)
	f.Header = d.header(f.Pos, code, path)
	f = Findings{f}.Settle(d.c.Confirmed)[0]
	d.findings = append(d.findings, f)
	for _, o := range options {
		if f.Answer != "" && !o.edit && f.Answer == answerTo(code, value, o.Word) {
			return o.Word
		}
	}
	return ""
}
