package batch

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tousu/legal/complaint"
	"tousu/render/batch/workbook"
)

// TestOrganisation: the file of an organisation that reports on many cases, key by key.
func TestOrganisation(t *testing.T) {
	paper := &engine().Planner().Agencies().Situations()[0]
	firm := paper.Senders[len(paper.Senders)-1]
	o, findings := DecodeOrganisation("单位.yaml",
		[]byte("名称: \" 某所 \"\n联系人: 王律\n电话: 010-1\n地址: 甲路1号\n文号: 〔2026〕1号\n建议:\n  - 甲。\n  -\n  - 乙。\n核对: clients-consent-abc\n性质: "+firm.Label+"\n"), paper)
	if o == nil {
		t.Fatal(findings)
	}
	if o.Name != "某所" || o.Contact != "王律" || o.Phone != "010-1" || o.Address != "甲路1号" || o.Reference != "〔2026〕1号" ||
		o.Slug != firm.Slug {
		t.Errorf("%+v", o)
	}
	if o.At.Line != 11 || o.At.Filename != "单位.yaml" || strings.Join(o.Proposals, "|") != "甲。|乙。" ||
		strings.Join(o.Answers, "|") != "clients-consent-abc" {
		t.Errorf("%v %q %q", o.At, o.Proposals, o.Answers)
	}
	blank, findings := DecodeOrganisation("a",
		[]byte(strings.Replace(strings.Replace(SampleOrganisation, "名称:", "名称: 某会", 1), "性质:  ",
			"性质: "+paper.Senders[0].Label+" ", 1)), paper)
	if blank == nil || blank.Contact != "" || blank.Proposals != nil {
		t.Errorf("the sample: %v %v", blank, findings)
	}
	for _, key := range []string{"名称", "性质", "联系人", "电话", "地址", "文号"} { // of one text each
		for _, value := range []string{"[甲]", "{甲: 乙}"} {
			if o, findings := DecodeOrganisation("a", []byte(key+": "+value+"\n"), paper); o != nil ||
				len(findings) == 0 || findings[0].Pos.Column != len([]rune(key))+3 {
				t.Errorf("%s: %s: %v", key, value, findings)
			}
		}
	}
	for src, want := range map[string]string{
		"名称: 甲\n性质: 网店\n": "a:2:5 unknown-sender",
		"名称: 甲\n":         "a:1:1 missing-key",
		"性质: 消费者协会\n":     "a:1:5 missing-key",
		"":                "a:1:1 empty-file",
		"单位: 甲\n性质: 网店\n": "a:1:1 unknown-key, a:2:5 unknown-sender",
		"性质: 网店\n单位: 甲\n": "a:1:5 unknown-sender, a:2:1 unknown-key",
		"名称: 甲\n名称: 乙\n性质: 消费者协会\n":                "a:2:1 duplicate-key",
		"名称: \"甲\\u0007\"\n性质: 消费者协会\n":            "a:1:5 bad-character",
		"名称: 甲\n性质: 消费者协会\n电话:\n  - 1\n  - 2\n":    "a:4:3 wrong-shape",
		"名称: 甲\n性质: 消费者协会\n建议:\n  - 一\n  - 甲: 乙\n": "a:5:5 wrong-shape",
		"名称: 甲\n性质: 消费者协会\n建议:\n  甲: 乙\n":          "a:4:3 wrong-shape",
	} {
		o, findings := DecodeOrganisation("a", []byte(src), paper)
		var got []string
		for _, f := range findings {
			got = append(got, f.Pos.String()+" "+f.Code)
			if f.Message == "" || f.Hint == "" {
				t.Errorf("%q: %+v", src, f)
			}
		}
		if o != nil || strings.Join(got, ", ") != want {
			t.Errorf("%q: %v, want %s", src, got, want)
		}
	}
}

// TestConsentOfClients: who needs the consent of all whose cases it tells is asked for it
// until it is given, for just these cases.
func TestConsentOfClients(t *testing.T) {
	o := &Organisation{}
	if f := o.Consent([]string{"A"}); f != nil {
		t.Errorf("a sender that needs none is asked: %v", f)
	}
	o.SituationSender.Consent = true
	f := o.Consent([]string{"A", "B"})
	if f == nil || f.Severity != complaint.Doubt || len(f.Answers) != 2 || f.Answers[0].Write != "" {
		t.Fatalf("%+v", f)
	}
	o.Answers = []string{f.Answers[1].Write}
	if len(o.Answers[0]) != len("clients-consent-")+6 || o.Consent([]string{"A", "B"}) != nil {
		t.Errorf("%s does not answer", o.Answers[0])
	}
	if o.Consent([]string{"A", "C"}) == nil {
		t.Error("the answer holds for other cases too")
	}
}

// TestBlank: the sample row under its columns, as a workbook and as CSV.
func TestBlank(t *testing.T) {
	var want [2][]string
	for _, c := range complaint.SampleRow {
		want[0], want[1] = append(want[0], c[0]), append(want[1], c[1])
	}
	data, ok, err := Blank("表.CSV")
	if err != nil || !ok || !bytes.HasPrefix(data, []byte(bom)) || bytes.Count(data, []byte("\r\n")) < 2 {
		t.Fatalf("%q %t %v", data, ok, err)
	}
	r := csv.NewReader(bytes.NewReader(data[len(bom):]))
	rows, err := r.ReadAll()
	must(t, err)
	if diff := cmp.Diff(want[:], rows); diff != "" {
		t.Error(diff)
	}
	data, ok, err = Blank("表.xlsx")
	must(t, err)
	book, err := workbook.Open(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	rows = nil
	_, err = book.Read(0, func(r workbook.Row) error {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, c.Text)
		}
		rows = append(rows, cells)
		return nil
	})
	must(t, err)
	if len(rows) != 2 || !ok || cmp.Diff(want[0], rows[0]) != "" {
		t.Errorf("%t %q", ok, rows)
	}
	if data, ok, err := Blank("表.txt"); data != nil || ok || err != nil {
		t.Errorf("%q %t %v", data, ok, err)
	}
}
