package agency

import (
	"errors"
	"fmt"
)

// Situation is a paper about many cases, submitted by an organisation (情况反映).
type Situation struct {
	Kind    string
	Title   string
	Bodies  []string // slugs of the bodies that it may go to
	Senders []SituationSender
}

// SituationSender is a kind of organisation that may submit one.
type SituationSender struct {
	Slug    string
	Label   string // 消费者协会
	Self    string // what it calls itself in the paper: 本会
	Basis   string // the provision that allows it to
	Consent bool   // only with the written consent of the people whose cases it describes
}

// Situations returns the papers about many cases.
func (r *Registry) Situations() []Situation { return r.situations }

// Sender returns the kind of organisation with that label or slug.
func (s *Situation) Sender(name string) (SituationSender, bool) {
	for _, x := range s.Senders {
		if x.Label == name || x.Slug == name {
			return x, true
		}
	}
	return SituationSender{}, false
}

func (s *Situation) validate(r *Registry) error {
	if s.Kind == "" || s.Title == "" || len(s.Bodies) == 0 || len(s.Senders) == 0 {
		return errors.New("须有 kind、title、bodies、senders")
	}
	for _, x := range s.Senders {
		if x.Slug == "" || x.Label == "" || x.Self == "" || x.Basis == "" {
			return fmt.Errorf("%s：提交者须有 slug、label、self、basis", s.Kind)
		}
	}
	return r.bodies(s.Bodies)
}
