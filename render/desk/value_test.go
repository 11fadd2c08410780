package desk

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/output"
	"tousu/render/plan"
)

func day2(iso string) legal.Date {
	d, err := legal.ParseDate(iso)
	if err != nil {
		panic(iso)
	}
	return d
}

// TestCardsTell: which cards reach others, disclose the debt, or are shown only to victims of
// identity theft; the rest say nothing of it.
func TestCardsTell(t *testing.T) {
	for _, c := range Cards() {
		reaches := slices.Contains([]string{"contact-list-harassment", "debt-disclosure", "public-posting"}, c.ID)
		unasked := slices.Contains([]string{"unlawful-provision", "stolen-name", "usury"}, c.ID)
		if c.Others != reaches || c.Disclosed != (c.ID == "debt-disclosure") || c.Misused != (c.ID == "stolen-name") ||
			(c.Contact == "") != unasked {
			t.Errorf("%+v", c)
		}
		if len(c.Told) == 0 || len(c.Held) == 0 {
			t.Errorf("%s asks a contact for nothing", c.ID)
		}
	}
}

// TestWhy: the sentences that explain a version, and the acts that it is cited for.
func TestWhy(t *testing.T) {
	c := &complaint.Case{Date: day2("2026-03-20"), Incidents: []complaint.Incident{
		{At: complaint.Moment{Date: day2("2026-02-01")}, Until: day2("2026-02-03"),
			Conduct: []legal.Conduct{legal.Threat, legal.Insult}},
		{At: complaint.Moment{Date: day2("2026-02-05")}, Conduct: []legal.Conduct{legal.Threat}},
	}}
	const act, filing = "这一条按行为发生的日期选用版本：做了什么、应当承担什么责任，适用行为当时的法律。",
		"这一条按信件的日期（2026年3月20日）选用版本：它规定怎样受理、怎样办理，或者现在可以行使的权利。"
	for _, x := range []struct {
		cited     Cited
		incidents []int
		want      []string
	}{
		{Cited{Title: "甲法", Effective: "2026-01-01", Clock: "act"}, nil, []string{"《甲法》的这个版本自2026年1月1日起施行。", act}},
		{Cited{Title: "甲法", Effective: "2017-06-01", Until: "2025-12-31", Clock: "act", Now: "第四十六条"},
			[]int{0, 1, 2, -1}, []string{
				"《甲法》的这个版本自2017年6月1日起施行，到2025年12月31日为止。", act, "用于第1件事（2026年2月1日至2026年2月3日）：威胁恐吓、侮辱诽谤。",
				"用于第2件事（2026年2月5日）：威胁恐吓。",
				"现行版本中，这一规定改为第四十六条。",
			}},
		{Cited{Title: "乙法", Effective: "2021-11-01", Clock: "filing"}, nil,
			[]string{"《乙法》的这个版本自2021年11月1日起施行。", filing}},
	} {
		if diff := cmp.Diff(x.want, why(c, x.incidents, &x.cited)); diff != "" {
			t.Error(diff)
		}
	}
	if chinese("soon") != "soon" {
		t.Error("what is no day is told otherwise")
	}
}

// TestNow: an older version has its label, and the present number if that has changed.
func TestNow(t *testing.T) {
	law := desk().planner.Law()
	for _, x := range []struct{ ref, act, filed, label, now string }{
		{"csl/no-stolen-data", "2025-12-31", "2026-03-20", "2016年", "第四十六条"},
		{"csl/no-stolen-data", "2026-01-01", "2026-03-20", "", ""},
		{"csl/no-stolen-data", "2025-12-31", "2025-12-31", "", ""},
		{"psap/unit-liability", "2025-12-31", "2026-03-20", "2012年修正", ""}, // it stands where it stood
		{"pipl/penalty", "2025-12-31", "2026-03-20", "", ""},
		{"csl/no-stolen-data", "2025-12-31", "1990-01-01", "2016年", ""},
	} {
		g, err := law.Resolve(x.ref, legal.Days{Act: day2(x.act), Filed: day2(x.act)})
		if err != nil {
			t.Fatal(err)
		}
		var out Cited
		out.now(law, g.Citation, day2(x.filed))
		if out.Label != x.label || out.Now != x.now {
			t.Errorf("%+v: %q %q", x, out.Label, out.Now)
		}
	}
}

// TestWhole: the cited part of an article is separate from the article, unless it is all of it.
func TestWhole(t *testing.T) {
	law := desk().planner.Law()
	for ref, part := range map[string]bool{"psap/harassment": true, "csl/no-stolen-data": false} {
		g, err := law.Resolve(ref, legal.Days{Act: day2("2026-02-01"), Filed: day2("2026-02-01")})
		if err != nil {
			t.Fatal(err)
		}
		var out Cited
		if out.provision(g.Citation); (len(out.Article) > len(out.Text)) != part || !part && out.Article != nil ||
			len(out.Text) == 0 || out.Clock != "act" {
			t.Errorf("%s: %d lines of %d", ref, len(out.Text), len(out.Article))
		}
	}
}

// TestDeadlinesAsValues: a term with all that it may have, and one of a body that keeps none.
func TestDeadlinesAsValues(t *testing.T) {
	on := day2("2026-03-20")
	term := &agency.Term{What: "答复", Working: true, Asked: true, Own: true, Extension: "可以延长", Certainty: agency.High}
	all := []plan.Deadline{
		{Body: "甲局", Paper: &agency.Paper{Title: "举报信"}, Term: term, Start: day2("2026-03-01"), State: plan.Running},
		{Body: "乙局", State: plan.Unknown},
	}
	all[0].Count.Due, all[0].Count.Skipped, all[0].Count.Unconfirmed = day2("2026-03-12"),
		[]agency.Day{{Date: day2("2026-03-07"), Name: "星期六"}}, 2
	all[0].Count.MadeUp = []agency.Day{{Date: day2("2026-03-08"), Name: "补班"}}
	all[0].Then = []plan.Step{{From: day2("2026-03-13"), Decision: agency.Decision{
		Agency: &agency.Agency{Label: "甲局（总称）"}, Paper: &agency.Paper{Kind: "inquiry", Title: "查询函"},
	}}}
	got := Deadlines(desk().planner, all, on)
	want := []Deadline{
		{
			Paper: "举报信", Body: "甲局", What: "答复", Start: "2026-03-01", Days: term.Days(day2("2026-03-01")),
			Working: true, Due: "2026-03-12", Skipped: []Off{{"2026-03-07", "星期六"}},
			MadeUp: []Off{{"2026-03-08", "补班"}}, Unconfirmed: 2, State: "running", Asked: true, Own: true,
			Extension: "可以延长", Certainty: "high", Basis: []string{},
			Then: []Opens{{"inquiry", "查询函", "甲局（总称）", "2026-03-13"}},
		},
		{Body: "乙局", Skipped: []Off{}, MadeUp: []Off{}, State: "unknown", Basis: []string{}, Then: []Opens{}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	over, open := plan.Limitation{Due: day2("2026-01-01"), State: plan.Overdue},
		plan.Limitation{Due: day2("2026-09-01"), For: "向公安机关报案", What: "追究", State: plan.Running}
	if diff := cmp.Diff([]Latest{{"2026-09-01", "向公安机关报案", "追究"}}, latest([]plan.Limitation{over, open})); diff != "" {
		t.Error(diff)
	}
}

// TestNextOn: the day that is asked about is today's, or the one that is named; both have to
// be days, and papers taken for sent have to be there.
func TestNextOn(t *testing.T) {
	q := sample(t, "jincheng")
	for _, x := range []struct {
		today, on string
		sent      []string
		fails     bool
	}{{today, "", nil, false}, {today, "2027-01-01", nil, false}, {today, "morgen", nil, true},
		{today, "", []string{"月球管理局"}, true}, {today, "", []string{"nfra"}, false}} {
		q.Today = x.today
		n, err := desk().Next(NextRequest{CaseRequest: q, On: x.on, Sent: x.sent})
		if (err != nil) != x.fails || x.fails && len(n.Steps) > 0 {
			t.Errorf("%+v: %v", x, err)
		}
		if len(x.sent) > 0 && !x.fails && len(n.Deadlines) == 0 {
			t.Error("what is taken for sent has no deadline")
		}
	}
	c, _, err := desk().whole(sample(t, "jincheng"))
	if err != nil {
		t.Fatal(err)
	}
	all, want := Limitations(desk().planner, c, day2(today)), desk().planner.Limitations(c, day2(today))
	if len(all) != len(want) || len(all) == 0 {
		t.Fatalf("%d days of %d", len(all), len(want))
	}
	for i, l := range all {
		if !l.Own || l.Certainty != "high" || l.Start == "" || l.Due != want[i].Due.String() || l.What != want[i].What ||
			len(l.Basis) == 0 {
			t.Errorf("%+v", l)
		}
	}
}

// TestZip: the folder holds what a run writes, its manifest and the case, and nothing else.
func TestZip(t *testing.T) {
	q := ComposeRequest{CaseRequest: sample(t, "minimal"), To: []string{"nfra"}, Forms: []string{"zip"}}
	out, err := desk().Compose(q)
	if err != nil {
		t.Fatal(err)
	}
	folder, run, err := desk().Run(q)
	if err != nil || folder != out.Folder {
		t.Fatal(folder, err)
	}
	z, err := zip.NewReader(bytes.NewReader(out.ZIP), int64(len(out.ZIP)))
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, f := range run.Files {
		want = append(want, folder+"/"+f.Name)
	}
	want = append(want, folder+"/"+output.ManifestName, folder+"/案件.yaml")
	for _, f := range z.File {
		got = append(got, f.Name)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if !run.Covers(output.ManifestLetter{Slug: "nfra", Kind: "nfra-report"}) ||
		run.Covers(output.ManifestLetter{Slug: "cac", Kind: "cac-report"}) {
		t.Error("the run covers what it was not asked for, or not what it was")
	}
	if folder, run, err := desk().Run(ComposeRequest{CaseRequest: CaseRequest{Today: today}}); err == nil ||
		folder != "" || len(run.Files) > 0 {
		t.Errorf("a case with faults becomes %s: %v", folder, err)
	}
	for _, l := range out.Letters {
		if l.Tree != nil || l.Text != "" || l.DOCX != nil {
			t.Errorf("%s has forms that nobody asked for", l.File)
		}
	}
}

// TestChannelsOfABody: as the registry has them, and how it is reached otherwise.
func TestChannelsOfABody(t *testing.T) {
	a := &agency.Agency{Reach: "到窗口", Channels: []agency.Channel{{Kind: "电话", Value: "12345", Note: "白天",
		Checked: day2("2026-01-02")}}}
	if diff := cmp.Diff([]Channel{{"电话", "12345", "白天", "2026-01-02"}, {Value: "到窗口"}}, channels(a)); diff != "" {
		t.Error(diff)
	}
	if got := channels(&agency.Agency{}); got == nil || len(got) != 0 {
		t.Errorf("%v", got)
	}
}

// TestNewInOrder: a new case file has its keys in the order of the schema, whatever the order
// of the edits.
func TestNewInOrder(t *testing.T) {
	o, err := desk().New(NewRequest{Today: today, Edits: []Edit{
		{Path: "demands.-", Text: "道歉"}, {Path: "respondent.name", Text: "甲公司"},
		{Path: "complainant.name", Text: "林晓雯"}, {Path: "complainant.phone", Text: "13800001234"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	last := -1
	for _, key := range []string{"投诉人:", "姓名:", "电话:", "被投诉人:", "诉求:"} {
		at := strings.Index(o.Case, key)
		if at <= last {
			t.Errorf("%s stands at %d:\n%s", key, at, o.Case)
		}
		last = at
	}
	if o.OK || o.ID != "" || o.Date != "" || len(o.Findings) == 0 {
		t.Errorf("%+v", o)
	}
}

// TestLawDate: the latest day on which a text took effect.
func TestLawDate(t *testing.T) {
	latest := desk().lawDate()
	found := false
	for _, s := range desk().planner.Law().Statutes() {
		for _, v := range s.Versions {
			found = found || v.Effective == latest
			if v.Effective.After(latest) {
				t.Errorf("%s is later than %s", v.Effective, latest)
			}
		}
	}
	if !found {
		t.Errorf("nothing took effect on %s", latest)
	}
}
