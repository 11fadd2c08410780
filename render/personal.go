package render

import (
	"cmp"
	"fmt"
	"go/token"
	"slices"
	"strings"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/legal/pattern"
	"tousu/render/letter"
)

// A company may use what a letter tells it. It gets identity numbers masked,
// unless the template declares that it needs them in full:
//
//	{{/* allows: id-number */}}
const idNumber = "id-number"

var allowance = pattern.New(`\{\{-?\s*/\*\s*allows:([^*]*)\*/\s*-?\}\}`)

// allowances returns the names that a template declares in its allows comments.
func allowances(file, src string) ([]string, error) {
	if !strings.Contains(src, "allows:") {
		return nil, nil // nearly all templates: the pattern is not compiled for them
	}
	var out []string
	for _, m := range allowance.FindAllStringSubmatchIndex(src, -1) {
		for name := range strings.FieldsFuncSeq(src[m[2]:m[3]],
			func(r rune) bool { return strings.ContainsRune(" ,，、\t", r) }) {
			if name != idNumber {
				pos := token.Position{Filename: file, Line: 1 + strings.Count(src[:m[0]], "\n")}
				return nil, &TemplateError{Pos: pos, Msg: "allows 只认得 " + idNumber}
			}
			out = append(out, name)
		}
	}
	return out, nil
}

// withheld returns an error for a full identity number in a letter to the respondent or its
// collector.
func (e *Engine) withheld(l *letter.Letter, dossier *Dossier, kind string) error {
	if !dossier.ToRespondent || slices.Contains(e.allows[kind], idNumber) {
		return nil
	}
	for line := range l.Lines() {
		for _, in := range line {
			f, ok := in.(*letter.Field)
			if path, from := fieldPath(f, ok); from && strings.HasSuffix(path, ".id_number") && !hidden(f.Text) {
				return &TemplateError{Pos: *f.Pos, Msg: fmt.Sprintf(
					"写给公司的信里有完整的证件号码：改用 .MaskedID；确有必要的，在模板第一行写 {{/* allows: %s */}}", idNumber)}
			}
		}
	}
	return nil
}

// casePath returns the path of a case field, without list indices.
func casePath(f *letter.Field, ok bool) (string, bool) {
	path, from := fieldPath(f, ok)
	return place.ReplaceAllString(path, ""), from
}

// fieldPath returns the path of a case field; false for any other field.
func fieldPath(f *letter.Field, ok bool) (string, bool) {
	if !ok || f.Origin != letter.FromCase { // a value computed from it does not reveal it
		return "", false
	}
	source, ok := f.Source.(letter.CaseSource)
	if !ok {
		return "", false
	}
	return source.Path(), true
}

var place = pattern.New(`\.\d+`)

// hidden reports whether a number or a name is masked.
func hidden(s string) bool { return strings.Contains(s, "*") || strings.HasSuffix(s, "某") }

// personal lists the paths of the values that say who or where somebody is.
var personal = []string{
	"complainant.name", "complainant.id_number", "complainant.phone", "complainant.address", "complainant.birth_date",
	"complainant.ethnicity",
	"complainant.email", "complainant.occupation", "complainant.employer", "agent.name", "agent.id_number",
	"agent.phone", "agent.address",
	"incidents.contact.name", "incidents.contact.phone", "harm",
}

// Disclosure is what a paper tells a body about people.
type Disclosure struct {
	Kind   string   // of the paper
	Bodies []string // slugs, sorted
	Values []string // labels of the keys, in the order of the case file; followed by （遮盖） if masked
}

// Disclosures writes every paper for cases that have everything that a case may have, one for
// each role, and returns what each tells about people, in the order of the registry. Papers that
// cannot be written are left out: Lint reports why.
func (e *Engine) Disclosures(on legal.Date) []Disclosure {
	var seen disclosed
	conducts := []legal.Conduct{legal.ContactListHarassment, legal.DebtDisclosure}
	for _, role := range legal.Roles {
		full := fullCase(on, role.Slug, legal.ConsumerFinance, conducts)
		sent := sentCase(on, role.Slug, legal.ConsumerFinance, conducts, e.planner.Agencies().Agencies())
		e.disclosedIn(full, &seen, func(agency.Decision) bool { return true })
		e.disclosedIn(sent, &seen, func(d agency.Decision) bool { return d.Paper.Follows })
	}
	return seen.list()
}

// disclosedIn adds what the papers of a case tell.
func (e *Engine) disclosedIn(c *complaint.Case, seen *disclosed, of func(agency.Decision) bool) {
	outline := e.outline(c)
	for _, d := range e.planner.Route(c) {
		if !of(d) {
			continue
		}
		for _, d := range append([]agency.Decision{d}, e.planner.Agencies().AnnexesOf(c.Agent != nil, d)...) {
			if r, err := outline.render(d); err == nil {
				seen.add(d.Paper.Kind, d.Agency.Slug, told(r.Letter))
			}
		}
	}
}

// disclosed is what papers tell which bodies, in the order in which they were written.
type disclosed struct {
	order []disclosedTo
	told  map[disclosedTo]map[string]bool // by path; true if no letter has it in full
}

type disclosedTo struct{ kind, body string }

// add adds what one letter tells.
func (s *disclosed) add(kind, body string, told map[string]bool) {
	to := disclosedTo{kind, body}
	before, known := s.told[to]
	if !known {
		if s.told == nil {
			s.told = map[disclosedTo]map[string]bool{}
		}
		before = map[string]bool{}
		s.order, s.told[to] = append(s.order, to), before
	}
	for path, masked := range told {
		always, seen := before[path]
		before[path] = masked && (always || !seen)
	}
}

// list returns an entry for each kind of paper and set of values, with all bodies that are told
// them.
func (s *disclosed) list() []Disclosure {
	var out []Disclosure
	for _, to := range s.order {
		values := labels(s.told[to])
		at := slices.IndexFunc(out, func(x Disclosure) bool {
			return x.Kind == to.kind && slices.Equal(x.Values, values)
		})
		if at < 0 {
			at = len(out)
			out = append(out, Disclosure{Kind: to.kind, Values: values})
		}
		out[at].Bodies = append(out[at].Bodies, to.body)
		slices.Sort(out[at].Bodies)
	}
	return out
}

// told returns the personal values in a letter by path; true if each occurrence is masked.
func told(l *letter.Letter) map[string]bool {
	masked := map[string]bool{}
	for line := range l.Lines() {
		for _, in := range line {
			f, ok := in.(*letter.Field)
			if path, from := casePath(f, ok); from && slices.Contains(personal, path) {
				before, seen := masked[path]
				masked[path] = hidden(f.Text) && (before || !seen)
			}
		}
	}
	return masked
}

// labels returns the labels of personal values.
func labels(told map[string]bool) []string {
	var out []string
	for _, path := range personal {
		if masked, ok := told[path]; ok {
			field, _ := complaint.FieldByHeader(path)
			out = append(out, cmp.Or(field.Label, path)+map[bool]string{true: "（遮盖）"}[masked])
		}
	}
	return out
}
