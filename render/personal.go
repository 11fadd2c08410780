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

// A company may use what a letter tells it. It gets identity numbers masked, unless
// the template says by name that it must have them whole:
//
//	{{/* allows: id-number */}}
const idNumber = "id-number"

var allowance = pattern.New(`\{\{-?\s*/\*\s*allows:([^*]*)\*/\s*-?\}\}`)

// allowances reads what a template says that it allows.
func allowances(file, src string) ([]string, error) {
	var out []string
	for _, m := range allowance.FindAllStringSubmatchIndex(src, -1) {
		for name := range strings.FieldsFuncSeq(src[m[2]:m[3]], func(r rune) bool { return strings.ContainsRune(" ,，、\t", r) }) {
			if name != idNumber {
				pos := token.Position{Filename: file, Line: 1 + strings.Count(src[:m[0]], "\n")}
				return nil, &TemplateError{Pos: pos, Msg: "allows 只认得 " + idNumber}
			}
			out = append(out, name)
		}
	}
	return out, nil
}

// withheld refuses an identity number in full in a letter to the respondent or its
// collector.
func (e *Engine) withheld(l *letter.Letter, dossier *Dossier, kind string) error {
	if !dossier.ToRespondent || slices.Contains(e.allows[kind], idNumber) {
		return nil
	}
	for line := range l.Lines() {
		for _, in := range line {
			f, ok := in.(*letter.Field)
			if path, from := casePath(f, ok); from && strings.HasSuffix(path, ".id_number") && !hidden(f.Text) {
				return &TemplateError{Pos: *f.Pos, Msg: fmt.Sprintf(
					"写给公司的信里有完整的证件号码：改用 .MaskedID；确有必要的，在模板第一行写 {{/* allows: %s */}}", idNumber)}
			}
		}
	}
	return nil
}

// casePath is where a field of the case stands there, without places in lists.
func casePath(f *letter.Field, ok bool) (string, bool) {
	if !ok {
		return "", false
	}
	source, ok := f.Source.(letter.CaseSource)
	if !ok {
		return "", false
	}
	return place.ReplaceAllString(source.Path(), ""), true
}

var place = pattern.New(`\.\d+`)

// hidden reports a number or name that is masked.
func hidden(s string) bool { return strings.Contains(s, "*") || strings.HasSuffix(s, "某") }

// personal are the values that tell who or where somebody is, by their paths.
var personal = []string{
	"complainant.name", "complainant.id_number", "complainant.phone", "complainant.address", "complainant.birth_date", "complainant.ethnicity",
	"complainant.email", "complainant.occupation", "complainant.employer", "agent.name", "agent.id_number", "agent.phone",
	"incidents.contact.name", "incidents.contact.phone",
}

// Disclosure is what a paper tells a body of people.
type Disclosure struct {
	Kind   string   // of the paper
	Bodies []string // slugs, sorted
	Values []string // labels of the keys, in the order of the case file; 遮盖 behind what is masked
}

// Disclosures writes every paper for a case that has all that a case may have, and
// returns what each tells of people, in the order of the registry. What cannot be
// written is left out: Lint tells why.
func (e *Engine) Disclosures(on legal.Date) []Disclosure {
	var out []Disclosure
	for _, role := range legal.Roles {
		c := fullCase(on, role.Slug, legal.ConsumerFinance, []legal.Conduct{legal.ContactListHarassment, legal.DebtDisclosure})
		sent := sentCase(on, role.Slug, legal.ConsumerFinance, []legal.Conduct{legal.ContactListHarassment, legal.DebtDisclosure}, e.planner.Agencies().Agencies())
		out = e.disclosedIn(sent, e.disclosedIn(c, out, func(agency.Decision) bool { return true }),
			func(d agency.Decision) bool { return d.Paper.Follows && d.Writable() })
	}
	return out
}

// disclosedIn adds what the papers of a case tell.
func (e *Engine) disclosedIn(c *complaint.Case, out []Disclosure, of func(agency.Decision) bool) []Disclosure {
	outline := e.outline(c)
	for _, d := range e.planner.Route(c) {
		if !of(d) {
			continue
		}
		for _, d := range append([]agency.Decision{d}, e.planner.Agencies().AnnexesOf(d, c.Agent != nil)...) {
			if r, err := outline.render(d); err == nil {
				out = disclose(out, d, told(r.Letter))
			}
		}
	}
	return out
}

// disclose adds a paper to those that tell the same.
func disclose(list []Disclosure, d agency.Decision, values []string) []Disclosure {
	for i := range list {
		if x := &list[i]; x.Kind == d.Paper.Kind && slices.Equal(x.Values, values) {
			if at, found := slices.BinarySearch(x.Bodies, d.Agency.Slug); !found {
				x.Bodies = slices.Insert(x.Bodies, at, d.Agency.Slug)
			}
			return list
		}
	}
	return append(list, Disclosure{d.Paper.Kind, []string{d.Agency.Slug}, values})
}

// told are the labels of the personal values in a letter.
func told(l *letter.Letter) []string {
	masked := map[string]bool{} // by path; false where it stands in full somewhere
	for line := range l.Lines() {
		for _, in := range line {
			f, ok := in.(*letter.Field)
			if path, from := casePath(f, ok); from && slices.Contains(personal, path) {
				before, seen := masked[path]
				masked[path] = hidden(f.Text) && (before || !seen)
			}
		}
	}
	var out []string
	for _, path := range personal {
		if m, ok := masked[path]; ok {
			field, _ := complaint.FieldByHeader(path)
			out = append(out, cmp.Or(field.Label, path)+map[bool]string{true: "（遮盖）"}[m])
		}
	}
	return out
}
