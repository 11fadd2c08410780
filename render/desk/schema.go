package desk

import (
	"tousu/legal"
	"tousu/legal/complaint"
)

// SchemaRequest is empty.
type SchemaRequest struct{}

// Schema is what an interface builds its questions from.
type Schema struct {
	About        About             `json:"about"`
	Fields       []Field           `json:"fields"` // the keys of a case, in the order of filling in
	Vocabularies map[string][]Term `json:"vocabularies"`
	Cards        []Card            `json:"cards"` // conduct in everyday words
	Bodies       []Term            `json:"bodies"`
}

// About describes the program.
type About struct {
	Version string `json:"version"`
	Licence string `json:"licence"`
	LawDate string `json:"law_date"` // the latest day on which a text of the corpus took effect
}

// Field is one key of the case.
type Field struct {
	Path       string  `json:"path"`  // incidents[].contact.phone
	Label      string  `json:"label"` // 事件.对象.电话
	Key        string  `json:"key"`   // 电话
	Kind       string  `json:"kind"`  // the type of the value; group and groups have fields of their own
	Form       string  `json:"form"`  // the accepted forms, in Chinese
	Help       string  `json:"help"`
	Required   bool    `json:"required"` // within its group
	List       bool    `json:"list"`     // it holds several values
	Unit       string  `json:"unit,omitempty"`
	Vocabulary string  `json:"vocabulary,omitempty"` // the values are the labels of this vocabulary
	Fields     []Field `json:"fields,omitempty"`
}

// Term is one entry of a closed vocabulary; a case file holds labels.
type Term struct {
	Slug  string `json:"slug"`
	Label string `json:"label"`
}

// kinds maps the kinds of value to their names and vocabularies.
var kinds = map[complaint.Kind]struct{ name, vocabulary string }{
	complaint.Group: {"group", ""}, complaint.GroupList: {"groups", ""}, complaint.NameTable: {"names", ""},
	complaint.Line: {"line", ""}, complaint.Lines: {"line", ""}, complaint.Text: {"text", ""},
	complaint.Texts:  {"text", ""},
	complaint.CaseID: {"line", ""}, complaint.PersonName: {"name", ""}, complaint.IDNumber: {"id", ""},
	complaint.Phone: {"phone", ""}, complaint.LoosePhone: {"line", ""}, complaint.LoosePhones: {"line", ""},
	complaint.Email: {"email", ""}, complaint.USCC: {"uscc", ""},
	complaint.Day: {"day", ""}, complaint.AnyDay: {"any-day", ""}, complaint.DayTime: {"moment", ""},
	complaint.Money: {"money", ""}, complaint.Balance: {"money", ""}, complaint.Count: {"count", ""},
	complaint.YesNo: {"yes-no", "yes-no"}, complaint.Sex: {"term", "sex"}, complaint.ConsentTerm: {"term", "consent"},
	complaint.IDTypeTerm: {"term", "id-type"}, complaint.RoleTerm: {"term", "role"},
	complaint.CapacityTerm: {"term", "capacity"},
	complaint.LenderTerm:   {"term", "lender"}, complaint.LossTerm: {"term", "loss"},
	complaint.ResultTerm: {"term", "result"},
	complaint.Conducts:   {"term", "conduct"}, complaint.ExhibitRefs: {"exhibit", ""},
}

// lists holds the kinds with several values.
var lists = map[complaint.Kind]bool{
	complaint.GroupList: true, complaint.Lines: true, complaint.Texts: true, complaint.LoosePhones: true,
	complaint.Conducts: true, complaint.ExhibitRefs: true,
}

// Schema describes the keys of a case.
func (d *Desk) Schema(SchemaRequest) (Schema, error) {
	s := Schema{
		About:  About{Version: d.version, Licence: "AGPL-3.0-or-later", LawDate: d.lawDate().String()},
		Fields: fields(complaint.Keys()),
		Vocabularies: map[string][]Term{
			"yes-no": {{"yes", "是"}, {"no", "否"}}, "sex": {{"male", "男"}, {"female", "女"}},
			"id-type": terms(complaint.IDTypes), "loss": terms(complaint.LossClasses),
			"result": terms(complaint.Results), "consent": terms(complaint.Consents),
			"role": terms(legal.Roles), "lender": terms(legal.LenderKinds), "conduct": terms(legal.Conducts),
			"capacity": words(legal.Capacities()),
		},
		Cards: Cards(), Bodies: []Term{},
	}
	for _, a := range d.planner.Agencies().Agencies() {
		s.Bodies = append(s.Bodies, Term{a.Slug, a.Label})
	}
	return s, nil
}

func fields(keys []complaint.Field) []Field {
	out := make([]Field, len(keys))
	for i, k := range keys {
		kind := kinds[k.Kind]
		out[i] = Field{
			Path: k.Path, Label: k.Label, Key: k.Key, Kind: kind.name, Form: k.Kind.Form(), Help: k.Help,
			Required: k.Required, List: lists[k.Kind], Unit: k.Unit, Vocabulary: kind.vocabulary,
			Fields: fields(k.Fields),
		}
	}
	return out
}

func terms[S ~string](v legal.Vocabulary[S]) []Term {
	out := make([]Term, len(v))
	for i, t := range v {
		out[i] = Term{string(t.Slug), t.Label}
	}
	return out
}

// words returns a vocabulary whose words are their own slugs.
func words(list []string) []Term {
	out := make([]Term, len(list))
	for i, w := range list {
		out[i] = Term{w, w}
	}
	return out
}

// lawDate returns the latest day on which a text of the corpus took effect.
func (d *Desk) lawDate() legal.Date {
	var latest legal.Date
	for _, s := range d.planner.Law().Statutes() {
		if v := s.Versions[len(s.Versions)-1]; v.Effective.After(latest) {
			latest = v.Effective
		}
	}
	return latest
}
