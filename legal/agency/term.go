package agency

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"

	"tousu/legal"
)

// Event is what happens to a submission (事项的节点).
type Event string

// The events, in the order in which they happen.
const (
	Sent     Event = "sent"
	Received Event = "received"
	Accepted Event = "accepted"
	Replied  Event = "replied"
)

// Events gives the Chinese words of the events.
var Events = legal.Vocabulary[Event]{
	{Slug: Sent, Label: "提交"},
	{Slug: Received, Label: "签收"},
	{Slug: Accepted, Label: "受理"},
	{Slug: Replied, Label: "答复"},
}

// Term is a time limit that a submission starts (期限).
type Term struct {
	ID        string
	What      string             // 作出处理决定
	From      Event              // the term begins on the day after
	Since     string             // the name of From here, 立案; "" for its label in Events
	Ends      Event              // what stops it; default replied
	Fixed     int                `yaml:"days"` // number of days, if only this term has that length; else 0
	Within    legal.Period       // period in days, if other terms share it; else ""
	Working   bool               // counts working days only
	Kinds     []legal.LenderKind // the respondents it binds; the data may name groups; empty for all
	Asked     bool               // no law sets it: the letter asks for it
	Own       bool               // the sender has to act within it
	Extension string             // how it may be extended, in words
	Certainty Certainty          // default high
	Basis     legal.Refs         // empty for one that is asked for, and for settled practice
	Then      []string           // kinds of paper that open when it has ended
}

// Certainty says how sure a term is (把握). Anything less certain than Medium is left out of the
// data.
type Certainty string

// The certainties.
const (
	High   Certainty = "high"   // its text was read
	Medium Certainty = "medium" // second-hand, or its rule need not cover this body
)

func (t *Term) validate() error {
	t.Ends, t.Certainty = cmp.Or(t.Ends, Replied), cmp.Or(t.Certainty, High)
	switch {
	case t.ID == "" || t.What == "" || (t.Fixed > 0) == (t.Within != ""):
		return errors.New("期限须有 id、what，以及 days 和 within 之一")
	case t.Within != "" && t.Within.Known() != nil:
		return fmt.Errorf("期限 %s：%w", t.ID, t.Within.Known())
	case Events.Label(t.From) == "" || Events.Label(t.Ends) == "":
		return fmt.Errorf("期限 %s：没有节点 %q 或者 %q", t.ID, t.From, t.Ends)
	case t.Certainty != High && t.Certainty != Medium:
		return fmt.Errorf("期限 %s：certainty 应为 high 或者 medium", t.ID)
	case t.Asked && len(t.Basis) > 0:
		return fmt.Errorf("期限 %s：信中请求的期限没有依据", t.ID)
	}
	var err error
	if t.Kinds, err = legal.SpreadKinds(t.Kinds); err != nil {
		return fmt.Errorf("期限 %s：%w", t.ID, err)
	}
	return nil
}

// Days returns the number of days of a term that an event on that day starts.
func (t *Term) Days(start legal.Date) int {
	if t.Within == "" {
		return t.Fixed
	}
	return t.Within.Length(legal.Days{Act: start, Filed: start}).Days
}

// Start returns the name of the event from which the term runs: 签收.
func (t *Term) Start() string { return cmp.Or(t.Since, Events.Label(t.From)) }

// Length formats the length of a term that an event on that day starts: 15日, 7个工作日.
func (t *Term) Length(start legal.Date) string {
	if t.Working {
		return strconv.Itoa(t.Days(start)) + "个工作日"
	}
	return strconv.Itoa(t.Days(start)) + "日"
}

// Caution returns what to know before relying on the term, or "".
func (t *Term) Caution() string {
	if t.Certainty == Medium {
		return "这一期限据公开资料整理，没有与规定的原文逐条核对，可能有出入，也可能延长"
	}
	return ""
}

// Binds reports whether the term runs against a respondent of the kind.
func (t *Term) Binds(kind legal.LenderKind) bool { return holds(t.Kinds, kind) }
