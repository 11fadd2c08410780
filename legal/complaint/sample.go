package complaint

import (
	_ "embed"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"sync"

	"tousu/legal/casefile"
	"tousu/legal/pattern"
)

// Sample is the commented case file of an invented person, for somebody to write his
// own into. What is left of it in a case is doubted.
//
//go:embed sample.yaml
var Sample string

// distinctive are the keys whose values in the sample nobody has by chance.
var distinctive = []string{
	"complainant.name", "complainant.id_number", "complainant.phone", "complainant.address", "complainant.email",
	"agent.name", "agent.id_number", "agent.licence", "respondent.name", "respondent.address", "respondent.app",
	"incidents.at", "incidents.narrative", "incidents.contact.name",
}

// commented is a key that stands in the sample behind a #.
var commented = pattern.New(`(?m)^( *)# ( *(?:- )?\p{Han}+:(?: .*)?)$`)

// sampleTexts are the texts of the sample by their keys, those behind a # too.
var sampleTexts = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for _, src := range []string{Sample, commented.ReplaceAllString(Sample, "$1$2")} {
		if tree := casefile.Parse("", []byte(src), schema().root, func(token.Position, string, string, string) {}); tree != nil {
			collect(out, schema().root, tree, "")
		}
	}
	return out
})

// collect adds the texts below a group by their English keys.
func collect(out map[string][]string, f *Field, n *casefile.Node, path string) {
	for _, item := range n.Items {
		collect(out, f, item, path)
	}
	for _, e := range n.Entries {
		if c := f.find(e.Key); c != nil {
			at := strings.TrimPrefix(path+"."+c.English, ".")
			out[at] = append(out[at], clean(e.Value))
			collect(out, c, e.Value, at)
		}
	}
}

// doubtSample asks of what is left of the sample.
func doubtSample(d *decoder) {
	d.c.texts(func(path, key, text string) {
		if !inSample(key, text) {
			return
		}
		of := sampleTexts()[key]
		if text == "" || !slices.Contains(distinctive, key) || len(of) == 0 {
			return
		}
		left := slices.Contains(of, text)
		if key == "incidents.narrative" {
			left = sharesLine(of, text)
		}
		if !left {
			return
		}
		label := d.schema.headers[key].Label
		d.ask("sample-left", path, text, "“"+label+"”还是示例里的内容，会印在信上", "您的情况是怎样的？",
			Change("改为您自己的内容"), Change("没有这一项：删去"), Keep("巧合，这确实是我的情况"))
	})
}

// inSample reports whether a text may be the sample's, as it is written there; where it
// is not, the sample need not be read.
func inSample(key, text string) bool {
	if key != "incidents.narrative" {
		return sampleValues()[text]
	}
	const quick = 60 // bytes that are looked for at once
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		if line = line[:min(len(line), quick)]; line != "" && strings.Contains(Sample, line) {
			return true
		}
	}
	return false
}

// sampleValues are what stands behind the keys of the sample.
var sampleValues = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(Sample) {
		if _, value, ok := strings.Cut(line, ": "); ok {
			value, _, _ = strings.Cut(value, " #")
			out[strings.Trim(strings.TrimSpace(value), `"`)] = true
		}
	}
	return out
})

// sharesLine reports whether an account has a line of the sample's.
func sharesLine(sample []string, text string) bool {
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		if len([]rune(line)) > 10 && slices.ContainsFunc(sample, func(s string) bool { return strings.Contains(s, line) }) {
			return true
		}
	}
	return false
}

// texts calls yield with what the case holds under the distinctive keys.
func (c *Case) texts(yield func(path, key, text string)) {
	p, r := c.Complainant, c.Respondent
	for _, x := range [][2]string{
		{"complainant.name", p.Name}, {"complainant.id_number", p.IDNumber}, {"complainant.phone", p.Phone},
		{"complainant.address", p.Address}, {"complainant.email", p.Email},
		{"respondent.name", r.Name}, {"respondent.address", r.Address}, {"respondent.app", r.App},
	} {
		yield(x[0], x[0], x[1])
	}
	if a := c.Agent; a != nil {
		yield("agent.name", "agent.name", a.Name)
		yield("agent.id_number", "agent.id_number", a.IDNumber)
		yield("agent.licence", "agent.licence", a.Licence)
	}
	for i := range c.Incidents {
		in := &c.Incidents[i]
		if in.At.HasTime {
			yield(incidentPath(i, "at"), "incidents.at", in.At.Date.String()+" "+twoDigits(in.At.Hour)+":"+twoDigits(in.At.Minute))
		}
		yield(incidentPath(i, "narrative"), "incidents.narrative", in.Narrative)
		for k, p := range in.Contacts {
			yield(incidentPath(i, "contact."+strconv.Itoa(k)+".name"), "incidents.contact.name", p.Name)
		}
	}
}
