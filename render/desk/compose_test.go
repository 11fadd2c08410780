package desk

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tousu/legal/complaint"
	"tousu/render/docx"
	"tousu/render/output"
)

// TestComposeRefuses: a case with a fault or an open doubt becomes no letter and no folder, and
// an error says why.
func TestComposeRefuses(t *testing.T) {
	faulty, doubtful := sample(t, "minimal"), sample(t, "minimal")
	faulty.Case = strings.Replace(faulty.Case, "地区: 宁波", "地区: 火星", 1)
	doubtful.Case = strings.Replace(doubtful.Case, "2026-02-11", "大约2026年1月1日", 1)
	doubtful.Case = strings.Replace(doubtful.Case, "[爆通讯录]", "爆通讯录", 1)
	doubtful.Case = strings.Replace(doubtful.Case, "行为: 爆通讯录", "行为: [爆通讯录, 威胁恐吓]", 1)
	doubtful.Case = strings.Replace(doubtful.Case, "要求他们", "说不还就打断腿，要求他们", 1)
	nobody := sample(t, "minimal")
	for name, x := range map[string]struct {
		q    ComposeRequest
		want string
	}{
		"a fault":         {ComposeRequest{CaseRequest: faulty}, "案件有 1 处错误，先改好才能继续"},
		"a doubt":         {ComposeRequest{CaseRequest: doubtful}, "有 1 处要您核对，回答以后才能写信"},
		"nobody to write": {ComposeRequest{CaseRequest: nobody, To: []string{"月球管理局"}}, "没有名为“月球管理局”的收件机构"},
	} {
		out, err := desk().Compose(x.q)
		if err == nil || !strings.Contains(err.Error(), x.want) || !cmp.Equal(out, Composed{}) {
			t.Errorf("%s: %v, %+v", name, err, out)
		}
		if folder, run, err := desk().Run(x.q); err == nil || folder != "" || len(run.Files) > 0 {
			t.Errorf("%s: the folder %s: %v", name, folder, err)
		}
	}
}

// TestFaultOfPlanning: what only the registry can find is a fault like any other: it is
// among the rest in the order of the file, and the case has no number and no day.
func TestFaultOfPlanning(t *testing.T) {
	q := sample(t, "minimal")
	q.Case = strings.Replace(q.Case, "地区: 宁波", "地区: 火星", 1)
	q.Case = strings.Replace(q.Case, "2026-02-11", "2025-12-30", 1)
	o, err := desk().Open(q)
	if err != nil || o.OK || o.ID != "" || o.Date != "" {
		t.Errorf("%v: %+v", err, o)
	}
	at := slices.IndexFunc(o.Findings, func(f Finding) bool { return f.Code == "unknown-region" })
	if at < 0 || o.Findings[at].Severity != "fault" {
		t.Fatalf("%+v", o.Findings)
	}
	if !slices.IsSortedFunc(o.Findings, func(a, b Finding) int { return a.Line - b.Line }) {
		t.Errorf("not in the order of the file: %+v", o.Findings)
	}
}

// TestOpenIsOK: letters can be written of a case that stops at nothing.
func TestOpenIsOK(t *testing.T) {
	q := sample(t, "minimal")
	if o, err := desk().Open(q); err != nil || !o.OK || o.ID != "minimal" {
		t.Errorf("%v: %+v", err, o)
	}
	q.Today = "heute"
	if o, err := desk().Open(q); err == nil || o.Case != "" || o.Values != nil {
		t.Errorf("a day that is none: %+v", o)
	}
	q.Today = today
	q.Case = "投诉人: ["
	set := SetRequest{q, []Edit{{Path: "complainant.name", Text: "林晓雯"}}}
	if o, err := desk().Set(set); err == nil || o.Case != "" || o.Values != nil {
		t.Errorf("a file that cannot be edited: %v, %+v", err, o)
	}
}

// A citation in the user's own words that is wrong is told with the letters that hold it.
func TestComposeWarns(t *testing.T) {
	q := sample(t, "minimal")
	q.Case = strings.Replace(q.Case, "要求他们", "违反《个人信息保护法》第九十九条，要求他们", 1)
	out, err := desk().Compose(ComposeRequest{CaseRequest: q, To: []string{"nfra-report"}})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(out.Findings,
		func(f Finding) bool { return f.Code == "citation-no-such-article" && f.Line > 0 }) {
		t.Errorf("%+v", out.Findings)
	}
}

// TestPapersAskedFor: what can be written is ready and lacks nothing; what a body refuses lacks
// nothing that would help, and what only waits says for what.
func TestPapersAskedFor(t *testing.T) {
	x, err := desk().Examine(ExamineRequest{CaseRequest: sample(t, "contact"), To: []string{"samr", "police", "cca"}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range x.Papers {
		state := "ready"
		if !p.Ready {
			state = "refused"
		}
		for _, l := range p.Lacks {
			state = "lacks " + l.Path
		}
		got = append(got, p.Slug+"/"+p.Kind+" "+state)
	}
	want := []string{"police/police-report ready", "cca/cca-mediation refused", "samr/samr-complaint refused",
		"samr/samr-report lacks respondent.address"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestNoStationery: a DOCX that cannot be made, the first or any later one, is an error, and
// no letter goes without it.
func TestNoStationery(t *testing.T) {
	broken, d := errors.New("没有信纸"), *desk()
	good, left := d.stationery, 0
	d.stationery = func() (*docx.Writer, error) {
		if left == 0 {
			return nil, broken
		}
		left--
		return good()
	}
	q := ComposeRequest{CaseRequest: sample(t, "minimal"), To: []string{"nfra-report"}, Forms: []string{"zip"}}
	failed := 0
	for n := range 20 {
		left = n
		out, err := d.Compose(q)
		if err == nil && out.ZIP != nil {
			break
		}
		if failed++; !errors.Is(err, broken) || out.ZIP != nil {
			t.Errorf("after %d of them: %v, %d bytes", n, err, len(out.ZIP))
		}
	}
	if failed != 2 {
		t.Errorf("%d of a letter and a list fail", failed)
	}
}

// full takes so many bytes and no more.
type full int

func (f *full) Write(b []byte) (int, error) {
	if *f -= full(len(b)); *f < 0 {
		return 0, errors.New("full")
	}
	return len(b), nil
}

// TestPackTells: a ZIP that is cut off anywhere is an error.
func TestPackTells(t *testing.T) {
	files := []output.File{{Name: "a", Data: []byte("0123456789")}, {Name: "b", Data: []byte("b")}}
	var whole bytes.Buffer
	if err := pack(&whole, "c", files); err != nil {
		t.Fatal(err)
	}
	for n := range whole.Len() {
		room := full(n)
		if pack(&room, "c", files) == nil {
			t.Fatalf("%d of %d bytes are taken for the whole", n, whole.Len())
		}
	}
}

// TestRunHoldsItsLetters: a run has the letters, the list and their marks.
func TestRunHoldsItsLetters(t *testing.T) {
	_, run, err := desk().Run(ComposeRequest{CaseRequest: sample(t, "minimal"), To: []string{"nfra-report"}})
	if err != nil || len(run.Files) != 2 || len(run.Manifest.Letters) != 2 {
		t.Errorf("%v: %+v", err, run.Manifest)
	}
}

// TestAnswersAsValues: an answer writes its word, makes its changes, asks for the one value that
// it changes, or turns to what it changes.
func TestAnswersAsValues(t *testing.T) {
	got := answers(complaint.Finding{Answers: []complaint.Answer{
		{Means: "保留", At: "loan.due_on", Write: "a-1"},
		{Means: "改为", At: "loan.due_on", Words: true},
		{Means: "改几处", At: "incidents"},
		{Means: "删去", At: "demands.0", Edits: []complaint.Edit{{Path: "demands.0", Remove: true}}},
		{Means: "改好", Write: "a-2", Edits: []complaint.Edit{{Path: "loan.due_on", Text: "2026-01-01"}}},
	}})
	want := []Answer{
		{Text: "保留", Write: "a-1", Edits: []Edit{{Path: "confirmed.-", Text: "a-1"}}},
		{Text: "改为", Ask: "loan.due_on", Words: true, Edits: []Edit{}},
		{Text: "改几处", Go: "incidents", Edits: []Edit{}},
		{Text: "删去", Ask: "demands.0", Edits: []Edit{{Path: "demands.0", Remove: true}}},
		{Text: "改好", Write: "a-2",
			Edits: []Edit{{Path: "loan.due_on", Text: "2026-01-01"}, {Path: "confirmed.-", Text: "a-2"}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestCiteRefuses: what is no key, and what no law has, is an error and nothing else.
func TestCiteRefuses(t *testing.T) {
	q := sample(t, "minimal")
	for _, x := range []struct{ ref, key, want string }{
		{"csl/no-stolen-data", "csl/44@soon", "key"}, {"csl/no-stolen-data", "csl/44", "key"},
		{"csl/nothing", "csl/44@2026-01-01", "没有名为"},
	} {
		out, err := desk().Cite(CiteRequest{CaseRequest: q, Ref: x.ref, Key: x.key})
		if err == nil || !strings.Contains(err.Error(), x.want) || !cmp.Equal(out, Cited{}) {
			t.Errorf("%+v: %v, %+v", x, err, out)
		}
	}
}

// TestLists: the keys that hold several values are these and no others.
func TestLists(t *testing.T) {
	want := strings.Fields(`recipients collector.phones incidents[] incidents[].conduct incidents[].contact[]
		incidents[].exhibits prior[] exhibits[] demands harm losses.economic[] confirmed`)
	var got []string
	var walk func([]Field)
	walk = func(fields []Field) {
		for _, f := range fields {
			if f.List {
				got = append(got, f.Path)
			}
			walk(f.Fields)
		}
	}
	walk(fields(complaint.Keys()))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
