package complaint

import (
	"cmp"
	"crypto/sha256"
	"go/token"
	"slices"
	"strings"
)

// A doubt (存疑) is something that the program cannot know and that would make the signer, the
// addressee or a claim of a letter wrong. It stops its case, and no other, until the case has an
// answer under 核对.

// Answer is one answer to a doubt (答法).
type Answer struct {
	Write string // what to write under 核对; "" if the answer is to change the case
	Means string // what the answer says, in Chinese
	Edits []Edit // the change, if the answer determines all of it
	At    string // key that the writer changes himself; "" if he changes nothing
	Words bool   // the value at At is a day in words
}

// markLetters are no vowels and nothing that looks like a digit, so that a mark is not a word and a
// spreadsheet does not count it up when filling down.
const markLetters = "bcdfghjkmnpqrstvwxz"

const markLength = 5

// Mark binds an answer to what it confirms. It returns five letters of a digest, which change with
// the value and reveal nothing of it.
func Mark(code, value string) string {
	sum := sha256.Sum256([]byte(code + "\x00" + strings.Join(strings.Fields(value), "")))
	out := make([]byte, markLength)
	for i := range out {
		out[i] = markLetters[int(sum[i])%len(markLetters)]
	}
	return string(out)
}

// Option is an answer that is not yet bound to a value.
type Option struct {
	Word  string // distinguishes the answers that are written under 核对
	Means string
	edit  bool
	edits []Edit
	at    string // "" for the path of the finding
	words bool
	leave bool
}

// Keep is the answer that confirms the value as it is.
func Keep(means string) Option { return Option{Means: means} }

// Choose is an answer that decides what the letters say.
func Choose(word, means string) Option { return Option{Word: word, Means: means} }

// Change is an answer that the writer gives by changing the case: the value itself, unless another
// method of Option says otherwise.
func Change(means string) Option { return Option{Means: means, edit: true} }

// Leave is an answer that changes nothing: the writer has to find out first, or there is nothing to
// change.
func Leave(means string) Option { return Option{Means: means, edit: true, leave: true} }

// By gives the whole change, so that an interface can make it.
func (o Option) By(edits ...Edit) Option { o.edits = edits; return o }

// At says which key to change, if it is not the one that the question is about.
func (o Option) At(path string) Option { o.at = path; return o }

// InWords says that the new day is given in words: 2026年3月上旬.
func (o Option) InWords() Option { o.words = true; return o }

// answer binds an option to a value.
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

// Ask returns a doubt about a value. The message says what was noticed, the question asks one
// thing, and the options are its answers, best first. Message and question may quote the value
// unless it is an ID or phone number.
func Ask(pos token.Position, code, path, value, message, question string, options ...Option) Finding {
	f := Finding{Pos: pos, Severity: severityOf(code), Code: code, Path: path, Message: message, Question: question}
	for _, o := range options {
		f.Answers = append(f.Answers, o.answer(code, path, value))
	}
	f.Hint = question + strings.Join(f.Choices(), "；")
	return f
}

// answerTo returns what is written under 核对 for a value: company-name-kfdtr, followed by the word
// of an answer that decides something.
func answerTo(code, value, word string) string {
	s := code + "-" + Mark(code, value)
	if word != "" {
		s += "-" + word
	}
	return s
}

// ordinals number the answers to one question.
var ordinals = [...]string{"①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨"}

// Choices formats the answers for display, numbered, each with what to write.
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

// Settle answers the doubts of fs from what is written under 核对: a doubt with an answer becomes a
// warning that has the answer. The others stay open.
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

// Word returns the word of the answer that settled the doubt, or "" if the answer only confirms or
// there is none.
func (f Finding) Word() string {
	_, word, _ := strings.Cut(strings.TrimPrefix(f.Answer, f.Code+"-"), "-") // behind the mark
	return word
}

// Stops reports whether the case must not be written: it has a fault, or a doubt without an answer.
func (fs Findings) Stops() bool {
	return slices.ContainsFunc(fs, func(f Finding) bool { return f.Severity != Warning })
}

// asking reports whether a doubt with the code is open.
func (d *decoder) asking(code string) bool {
	return slices.ContainsFunc(d.findings, func(f Finding) bool { return f.Code == code && f.Severity == Doubt })
}

// ask adds a doubt to the findings and returns the word of its answer, or "".
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
