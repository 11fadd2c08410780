package desk

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tousu/legal"
	"tousu/legal/complaint"
)

// CiteRequest asks for the provision behind a citation in a letter. Its values are those of the
// element in the letter's tree.
type CiteRequest struct {
	CaseRequest
	Ref       string `json:"ref"`                 // one of data-ref: csl/no-stolen-data, rule/cba-norm
	Key       string `json:"key"`                 // the entry of data-key at the same position
	Incidents []int  `json:"incidents,omitempty"` // data-incidents
}

// Cited is a provision in its version, or a rule.
type Cited struct {
	Ref       string   `json:"ref"`
	Key       string   `json:"key"`
	Title     string   `json:"title"`             // 中华人民共和国网络安全法
	Label     string   `json:"label,omitempty"`   // of a version no longer in force: 2016年
	Place     string   `json:"place,omitempty"`   // 第四十四条; none for a rule
	Text      []string `json:"text"`              // the cited text, one entry for each 款 and 项; empty for a rule
	Article   []string `json:"article,omitempty"` // the whole article, if Text is a part of it
	Rank      string   `json:"rank,omitempty"`    // of a rule: 部门规章
	About     string   `json:"about,omitempty"`   // what a rule governs
	Effective string   `json:"effective"`
	Until     string   `json:"until,omitempty"` // the last day in force
	Now       string   `json:"now,omitempty"`   // its number on the day of the letter, if different
	Clock     string   `json:"clock"`           // act or filing: the day that decides the version
	Why       []string `json:"why"`             // why this version, and why it is cited at all, in sentences
	Source    string   `json:"source"`          // where the text was taken from
}

// Cite returns a provision as a letter cites it.
func (d *Desk) Cite(q CiteRequest) (Cited, error) {
	c, _, err := d.whole(q.CaseRequest)
	if err != nil {
		return Cited{}, err
	}
	_, day, _ := strings.Cut(q.Key, "@")
	effective, err := legal.ParseDate(day)
	if err != nil {
		return Cited{}, fmt.Errorf("key：%w", err)
	}
	// On the first day of a version both clocks select it.
	g, err := d.planner.Law().Resolve(q.Ref, legal.Days{Act: effective, Filed: effective})
	if err != nil {
		return Cited{}, err
	}
	out := Cited{Ref: q.Ref, Key: q.Key, Text: []string{}}
	if g.Rule != nil {
		out.rule(g.Rule)
	} else {
		out.provision(g.Citation)
		out.now(d.planner.Law(), g.Citation, c.Date)
	}
	out.Why = why(c, q.Incidents, &out)
	return out, nil
}

func (out *Cited) rule(r *legal.Rule) {
	out.Title, out.Rank, out.About, out.Source = r.Title, string(r.Rank), r.About, r.Source
	out.Effective, out.Until, out.Clock = r.Effective.String(), r.Until.String(), string(r.Time)
}

func (out *Cited) provision(c *legal.Citation) {
	v := c.Version
	out.Title, out.Place, out.Text, out.Source = v.Title, c.Place.Chinese(), list(c.Text()), v.Source
	out.Effective, out.Until, out.Clock = v.Effective.String(), v.Until.String(), string(c.Clock)
	if whole := v.Article(c.Place.Article).Lines(); !slices.Equal(whole, out.Text) {
		out.Article = whole
	}
}

// now says what happened to the version by the day of the letter.
func (out *Cited) now(law *legal.Library, c *legal.Citation, filed legal.Date) {
	s, _ := law.Statute(c.Version.Law)
	current, err := s.On(filed)
	if err == nil && current == c.Version {
		return
	}
	out.Label = c.Version.Label
	if err != nil {
		return
	}
	_, name, _ := strings.Cut(c.Ref, "/")
	if p, ok := current.Provision(name); ok && !p.Absent && p.Place != c.Place {
		out.Now = p.Place.Chinese()
	}
}

// why explains why this version applies, and for which acts it is cited.
func why(c *complaint.Case, incidents []int, x *Cited) []string {
	out := []string{}
	in := "《" + x.Title + "》的这个版本自" + chinese(x.Effective) + "起施行"
	if x.Until != "" {
		in += "，到" + chinese(x.Until) + "为止"
	}
	out = append(out, in+"。")
	if x.Clock == string(legal.ByFiling) {
		out = append(out, "这一条按信件的日期（"+c.Date.Chinese()+"）选用版本：它规定怎样受理、怎样办理，或者现在可以行使的权利。")
	} else {
		out = append(out, "这一条按行为发生的日期选用版本：做了什么、应当承担什么责任，适用行为当时的法律。")
	}
	for _, i := range incidents {
		if i >= 0 && i < len(c.Incidents) {
			out = append(out, act(i, &c.Incidents[i]))
		}
	}
	if x.Now != "" {
		out = append(out, "现行版本中，这一规定改为"+x.Now+"。")
	}
	return out
}

// act describes one incident and its days.
func act(i int, in *complaint.Incident) string {
	labels := make([]string, len(in.Conduct))
	for j, x := range in.Conduct {
		labels[j] = legal.Conducts.Label(x)
	}
	when := in.At.Date.Chinese()
	if last := in.Last(); last != in.At.Date {
		when += "至" + last.Chinese()
	}
	return "用于第" + strconv.Itoa(i+1) + "件事（" + when + "）：" + strings.Join(labels, "、") + "。"
}

func chinese(iso string) string {
	d, err := legal.ParseDate(iso)
	if err != nil {
		return iso
	}
	return d.Chinese()
}
