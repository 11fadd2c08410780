package render

import (
	"io"
	"slices"
	"strings"
	"testing"

	"tousu/legal/complaint"
	"tousu/render/text"
)

// textFormat writes letters as plain text.
var textFormat = Format{Name: "txt", Write: func(w io.Writer, r *Result,
	_ *complaint.Case) error {
	return text.Write(w, r.Letter)
}}

// The dispatch list says of every letter what the letter says: its title, what goes with
// it, who signs; it names the days that follow, and is no letter of its own.
func TestDispatch(t *testing.T) {
	e := shipped(t)
	for _, name := range []string{"jincheng", "clinic", "silent", "contact"} {
		c := readCase(t, name)
		chosen, err := e.planner.Plan(c, []string{"auto", "下一步"})
		if err != nil {
			t.Fatal(err)
		}
		documents, err := e.Compose(c, chosen.Write, []Format{textFormat})
		if err != nil {
			t.Fatal(err)
		}
		run, err := e.Run(c, documents, []Format{textFormat})
		if err != nil || len(run.Files) != len(documents)+1 {
			t.Fatalf("%s: %d files for %d letters, %v", name, len(run.Files), len(documents), err)
		}
		list := string(run.Files[0].Data)
		want := []string{c.ID, c.Complainant.Name, c.Complainant.Phone, c.Complainant.Address}
		for _, d := range documents {
			want = slices.Concat(want, []string{d.Result.Title}, d.Result.Enclosures(), d.Result.signers())
		}
		for _, o := range e.Prospect(c, documents) {
			want = append(want, o.Day.Chinese())
		}
		for _, w := range want {
			if !strings.Contains(list, w) {
				t.Errorf("%s: the list does not say %q:\n%s", name, w, list)
			}
		}
		if i := slices.IndexFunc(documents, func(d Document) bool { return len(d.Result.signers()) == 0 }); i >= 0 {
			t.Errorf("%s: nobody signs %s", name, documents[i].Result.Title)
		}
	}
}

// What is copied into the form of a web site is neither printed nor posted.
func TestDispatchOfScreens(t *testing.T) {
	e, c := shipped(t), readCase(t, "minimal")
	screen := textFormat
	screen.Screen = true
	run, err := e.Run(c, nil, []Format{screen})
	if err != nil || len(run.Files) != 0 {
		t.Errorf("%d files, %v; want none", len(run.Files), err)
	}
}

// Who lends without a licence is not told on the envelope either where the complainant lives.
func TestDispatchKeepsHome(t *testing.T) {
	e := shipped(t)
	const sender = "（寄件人写代理人和代理人的地址，不写本人的住址）"
	for name, want := range map[string]int{"clinic": 1, "jincheng": 0} {
		c := readCase(t, name)
		chosen, err := e.planner.Plan(c, []string{"lender", "police"})
		if err != nil {
			t.Fatal(err)
		}
		documents, err := e.Compose(c, chosen.Write, []Format{textFormat})
		if err != nil {
			t.Fatal(err)
		}
		run, err := e.Run(c, documents, []Format{textFormat})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(string(run.Files[0].Data), sender); got != want {
			t.Errorf("%s: %d", name, got)
		}
	}
}
