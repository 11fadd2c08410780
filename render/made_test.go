package render

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"tousu/legal/complaint"
	"tousu/legal/pattern"
	"tousu/render/letter"
	"tousu/templates"
)

// number is what counts the letter's own items, or parties of one kind.
var number = pattern.New(`^\d+$|[一二三]$|^各`)

// constants are the templates, whose own words, such as 原告, are made of nothing.
func constants(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	err := fs.WalkDir(templates.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			src, read := fs.ReadFile(templates.FS, path)
			b.Write(src)
			err = read
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestMadeWordsLead: whatever the program made of the case leads to a key of it.
func TestMadeWordsLead(t *testing.T) {
	e, own := shipped(t), constants(t)
	for _, name := range samples(t) {
		c := readCase(t, name)
		for d, r := range lettersOf(t, e, c) {
			for f := range fieldsOf(r.Letter) {
				source, leads := f.Source.(letter.CaseSource)
				switch {
				case f.Origin == letter.FromCase || f.Origin == letter.FromLaw:
				case leads && !isKey(source.Path()):
					t.Errorf("%s, %s: %q leads to %s, which is no key", name, d.Paper.Kind, f.Text, source.Path())
				case leads, f.Text == d.Paper.Title, f.Text == c.Date.Chinese(), strings.HasPrefix(f.Text, "贵"):
				case !strings.Contains(own, strings.TrimSpace(number.ReplaceAllString(f.Text, ""))):
					t.Errorf("%s, %s: %q at %s leads nowhere", name, d.Paper.Kind, f.Text, f.Pos)
				}
			}
		}
	}
}

// isKey reports whether a path is that of a key, with places in lists or without.
func isKey(path string) bool {
	keys := complaint.Keys()
	for _, step := range strings.Split(place.ReplaceAllString(path, ""), ".") {
		i := slices.IndexFunc(keys, func(f complaint.Field) bool { return f.English == step })
		if i < 0 {
			return false
		}
		keys = keys[i].Fields
	}
	return true
}

// TestMadeOf: each kind of such words leads to the first value that it was made of.
func TestMadeOf(t *testing.T) {
	e := shipped(t)
	for _, x := range []struct{ sample, kind, text, path string }{
		{"jincheng", "nfra-complaint", "国家金融监督管理总局四川监管局", "respondent.region"},
		{"jincheng", "police-report", "成都市公安局", "complainant.address"},
		{"jincheng", "lender-notice", "以不正当方式催收、违法处理个人信息", "incidents.0.conduct"},
		{"jincheng", "police-report", "证据2", "incidents.1.exhibits"},
		{"assignee", "civil-complaint", "借款合同", "respondent.kind"},
		{"autofinance", "nifa-report", "中国互联网金融协会", "recipients"},
		{"hengyidai", "civil-complaint", "800元", "losses.economic.0.amount"},
	} {
		c := readCase(t, x.sample)
		var paths []string
		for d, r := range lettersOf(t, e, c) {
			if d.Paper.Kind != x.kind {
				continue
			}
			for f := range fieldsOf(r.Letter) {
				if source, ok := f.Source.(letter.CaseSource); ok && f.Text == x.text && f.Origin != letter.FromCase {
					paths = append(paths, source.Path())
				}
			}
			break // the first of its kind
		}
		if !slices.Contains(paths, x.path) {
			t.Errorf("%s, %s: %q leads to %q, want %s", x.sample, x.kind, x.text, paths, x.path)
		}
	}
}
