package legal

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
)

func TestLoad(t *testing.T) {
	if _, err := Load(data); err != nil {
		t.Fatal(err)
	}
}

// head is the front matter of a small statute; %s are its dates and provisions.
func version(effective, extra, provisions, body string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("---\nlaw: x\ntitle: 中华人民共和国试验法\nshort: 试验法\neffective: " + effective +
		"\nsource: https://example.com\n" + extra + "provisions:\n" + provisions + "---\n" + body)}
}

const body = "第一条 甲。\n\n第二条 乙：\n\n（一）子；\n\n（二）丑。\n\n丙。\n"

func TestLoadRefuses(t *testing.T) {
	const ok = "  a: {article: 1, time: act}\n"
	for name, c := range map[string]struct {
		files map[string]*fstest.MapFile
		want  string
	}{
		"articles out of order": {
			map[string]*fstest.MapFile{"2020-01-01": version("2020-01-01", "", ok, "第二条 乙。\n\n第一条 甲。\n")}, "次序有误"},
		"an article twice": {
			map[string]*fstest.MapFile{"2020-01-01": version("2020-01-01", "", ok, "第一条 乙。\n\n第一条 甲。\n")}, "次序有误"},
		"items out of order": {
			map[string]*fstest.MapFile{"2020-01-01": version("2020-01-01", "", ok, "第一条 乙：\n\n（二）子。\n")}, "次序有误"},
		"no such article": {
			map[string]*fstest.MapFile{"2020-01-01": version("2020-01-01", "", "  a: {article: 3, time: act}\n", body)},
			"第三条不在语料中"},
		"no such paragraph": {
			map[string]*fstest.MapFile{"2020-01-01": version("2020-01-01", "", "  a: {article: 2¶3, time: act}\n",
				body)}, "没有第三款"},
		"no such item": {
			map[string]*fstest.MapFile{"2020-01-01": version("2020-01-01", "", "  a: {article: 2¶1(3), time: act}\n",
				body)}, "没有第（三）项"},
		"an item without its paragraph": {
			map[string]*fstest.MapFile{"2020-01-01": version("2020-01-01", "", "  a: {article: 2(1), time: act}\n",
				body)}, "须写明第几款"},
		"第一款 of an only paragraph": {
			map[string]*fstest.MapFile{"2020-01-01": version("2020-01-01", "", "  a: {article: 1¶1, time: act}\n",
				body)}, "不写第一款"},
		"a provision without clock": {
			map[string]*fstest.MapFile{"2020-01-01": version("2020-01-01", "", "  a: {article: 1}\n", body)},
			"time 须为"},
		"an unknown key": {
			map[string]*fstest.MapFile{"2020-01-01": version("2020-01-01", "efective: 2020-01-01\n", ok, body)},
			"efective"},
		"a name that is not its day": {
			map[string]*fstest.MapFile{"2020-01-02": version("2020-01-01", "", ok, body)}, "应名为"},
		"a superseded version without label": {
			map[string]*fstest.MapFile{
				"2020-01-01": version("2020-01-01", "", ok, body), "2021-01-01": version("2021-01-01", "", ok, body)},
			"须有 label"},
		"a version that forgets a provision": {
			map[string]*fstest.MapFile{
				"2020-01-01": version("2020-01-01", "label: 2019年\n", ok, body),
				"2021-01-01": version("2021-01-01", "", "  b: {article: 1, time: act}\n", body)}, "漏了规定"},
		"a provision under two clocks": {
			map[string]*fstest.MapFile{
				"2020-01-01": version("2020-01-01", "label: 2019年\n", ok, body),
				"2021-01-01": version("2021-01-01", "", "  a: {article: 1, time: filing}\n", body)}, "time 不同"},
		"a place that is none": {
			map[string]*fstest.MapFile{"2020-01-01": version("2020-01-01", "", "  a: {article: 第一条, time: act}\n",
				body)}, "条款应写成"},
		"an article whose number is none": {
			map[string]*fstest.MapFile{"2020-01-01": version("2020-01-01", "", ok, "第一条 甲。\n\n第一二条 乙。\n")}, "不规范"},
		"an inserted article whose number is none": {
			map[string]*fstest.MapFile{"2020-01-01": version("2020-01-01", "", ok, "第一条 甲。\n\n第一条之一二 乙。\n")}, "不规范"},
		"an item whose number is none": {
			map[string]*fstest.MapFile{"2020-01-01": version("2020-01-01", "", ok, "第一条 甲：\n\n（一零）乙。\n")}, "次序有误"},
		"no article": {
			map[string]*fstest.MapFile{"2020-01-01": version("2020-01-01", "", ok, "\n")}, "没有条文"},
		"words before the first article": {
			map[string]*fstest.MapFile{"2020-01-01": version("2020-01-01", "", ok, "总则\n\n第一条 甲。\n")}, "正文应从"},
		"no head": {
			map[string]*fstest.MapFile{"2020-01-01": {Data: []byte("第一条 甲。\n\n---\n")}}, "文件头"},
		"a repealed law without label": {
			map[string]*fstest.MapFile{"2020-01-01": version("2020-01-01", "repealed: 2022-01-01\n", ok, body)},
			"须有 label"},
		"a version that ends on the first day of the next": {
			map[string]*fstest.MapFile{
				"2020-01-01": version("2020-01-01", "label: 2019年\nrepealed: 2021-01-02\n", ok, body),
				"2021-01-01": version("2021-01-01", "", ok, body)}, "期间重叠"},
		"overlapping versions": {
			map[string]*fstest.MapFile{
				"2020-01-01": version("2020-01-01", "label: 2019年\nrepealed: 2022-01-01\n", ok, body),
				"2021-01-01": version("2021-01-01", "", ok, body)}, "期间重叠"},
	} {
		fsys := fstest.MapFS{"rules.yaml": {Data: []byte("[]\n")}, "grounds.yaml": {Data: []byte("papers: {}\n")}}
		for date, f := range c.files {
			fsys["statutes/x/"+date+".md"] = f
		}
		if _, err := Load(fsys); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", name, err, c.want)
		}
	}
}

// TestHeadsRefuse: a text must say which law it is, its titles, its first day and its source.
func TestHeadsRefuse(t *testing.T) {
	whole := string(version("2020-01-01", "", "  a: {article: 1, time: act}\n", body).Data)
	if _, err := parseVersion(fstest.MapFS{}, "a", whole); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"law", "title", "short", "effective", "source"} {
		var without []string
		for line := range strings.Lines(whole) {
			if !strings.HasPrefix(line, key+":") {
				without = append(without, line)
			}
		}
		if _, err := parseVersion(fstest.MapFS{}, "a", strings.Join(without, "")); err == nil ||
			!strings.Contains(err.Error(), "文件头须有") {
			t.Errorf("without %s: %v", key, err)
		}
	}
}

// TestGapBetweenVersions: a law may have ended before its next version began.
func TestGapBetweenVersions(t *testing.T) {
	const ok = "  a: {article: 1, time: filing}\n  b: {article: 2, time: act}\n  c: {article: 2¶2, time: filing}\n"
	l, err := Load(fstest.MapFS{
		"rules.yaml": {Data: []byte("[]\n")}, "titles.txt": {Data: []byte("# known until 2026-01-01\n")},
		"grounds.yaml":             {Data: []byte(grounds())},
		"statutes/x/2020-01-01.md": version("2020-01-01", "label: 2019年\nrepealed: 2020-07-01\n", ok, body),
		"statutes/x/2021-01-01.md": version("2021-01-01", "", ok, body),
	})
	if err != nil {
		t.Fatal(err)
	}
	s, _ := l.Statute("试验法")
	for d, want := range map[string]*Version{
		"2019-12-31": nil, "2020-01-01": s.Versions[0], "2020-06-30": s.Versions[0], "2020-07-01": nil,
		"2020-12-31": nil, "2021-01-01": s.Versions[1],
	} {
		if got := s.InForce(day(d)); got != want {
			t.Errorf("on %s: %v", d, got)
		}
	}
	v := s.Latest()
	if !v.FollowsFiling(ArticleNumber{N: 1}) || v.FollowsFiling(ArticleNumber{N: 2}) ||
		v.FollowsFiling(ArticleNumber{N: 3}) {
		t.Error("an article goes by the letter where all that is named of it does")
	}
	if p, ok := v.Provision("z"); ok || p.Name != "" {
		t.Errorf("%+v", p)
	}
	if p, ok := v.Provision("c"); !ok || p.Place.Paragraph != 2 {
		t.Errorf("%+v", p)
	}
}

// grounds argues one provision for every conduct.
func grounds() string {
	var b strings.Builder
	b.WriteString("papers:\n  letter:\n    - cite: x/a\nconducts:\n")
	for _, c := range Conducts {
		b.WriteString("  " + string(c.Slug) + ": {all: [x/a]}\n")
	}
	return b.String()
}

// TestDigest changes with a word of any law, and with nothing else.
func TestDigest(t *testing.T) {
	files, err := fs.Glob(data, "statutes/*/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{files[0], files[len(files)-1]} {
		src, err := ReadText(data, file)
		if err != nil {
			t.Fatal(err)
		}
		for changed, want := range map[string]bool{src: true, strings.TrimSuffix(src, "\n") + "又。\n": false} {
			l, err := Load(overlaid(file, changed))
			if err != nil {
				t.Fatal(err)
			}
			if (l.Digest() == Default().Digest()) != want {
				t.Errorf("%s: the digest is the same: %v", file, !want)
			}
		}
	}
}

// TestRulesAndGroundsRefuse changes one thing in the real data at a time.
func TestRulesAndGroundsRefuse(t *testing.T) {
	for _, c := range []struct{ file, old, new, want string }{
		{"rules.yaml", "rank: 行业自律规范", "rank: 法律", "rank"},
		{"rules.yaml", "  number: GB/T 45251-2025\n", "", "须有 number"},
		{"rules.yaml", "id: nfra-reports", "id: nfra-complaints", "出现两次"},
		{"rules.yaml", "kinds: [microloan]", "kinds: [microlender]", "没有机构类型"},
		{"rules.yaml", "time: filing", "time: sometimes", "time 须为"},
		{"grounds.yaml", "cite: csl/no-stolen-data", "cite: csl/stolen-data", "没有名为"},
		{"grounds.yaml", "  flooding: *calls\n", "", "行为 flooding 没有依据"},
		{"grounds.yaml", "  flooding: *calls\n", "  flooding: *calls\n  floodings: *calls\n", "没有行为"},
		{"grounds.yaml", "cite: pipl/legality}", "cite: pipl/legalities}", "没有名为"},
		{"grounds.yaml", "all: [pipl/legality", "all: [pipl/household, pipl/legality", "没有文书援引"},
		{"grounds.yaml", "    all: [rule/nonbank-payment, pipl", "    all: [rule/nonbank-payments, pipl", "没有规则"},
	} {
		src, err := fs.ReadFile(data, c.file)
		if err != nil {
			t.Fatal(err)
		}
		changed := strings.Replace(string(src), c.old, c.new, 1)
		if changed == string(src) {
			t.Errorf("%s does not hold %q", c.file, c.old)
		}
		if _, err := Load(overlaid(c.file, changed)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q for %q: error %v, want %q", c.new, c.old, err, c.want)
		}
	}
}

// overlaid returns the embedded data with one file changed; the others are read in their prepared
// form.
func overlaid(name, content string) fs.FS { return NewPrepared(overlay{name, content}, prepared) }

// overlay holds the files of overlaid.
type overlay struct{ name, content string }

func (o overlay) Open(name string) (fs.File, error) {
	if name == o.name {
		return fstest.MapFS{name: {Data: []byte(o.content)}}.Open(name)
	}
	return data.Open(name)
}

// TestBoundaries tries each version of each law on the day before, the first day, the last day, the
// day after, and far away.
func TestBoundaries(t *testing.T) {
	for _, s := range Default().Statutes() {
		for i, v := range s.Versions {
			before, err := s.On(v.Effective.AddDays(-1))
			if i == 0 {
				wantNotInForce(t, s.ID+" before its first day", err)
			} else if s.Versions[i-1].Until == v.Effective.AddDays(-1) && before != s.Versions[i-1] {
				t.Errorf("%s: the day before %s is not the version before it", s.ID, v.Effective)
			}
			if on, err := s.On(v.Effective); on != v || err != nil {
				t.Errorf("%s: %s is not the first day of its own version", s.ID, v.Effective)
			}
			if v.Until.IsZero() {
				if on, err := s.On(Date{9999, 12, 31}); on != v || err != nil {
					t.Errorf("%s: the version in force is not that of the far future", s.ID)
				}
				continue
			}
			if on, err := s.On(v.Until); on != v || err != nil {
				t.Errorf("%s: %s is not the last day of the version of %s", s.ID, v.Until, v.Effective)
			}
			after, err := s.On(v.Until.AddDays(1))
			if v.Repealed {
				wantNotInForce(t, s.ID+" after its repeal", err)
			} else if i+1 < len(s.Versions) && after != s.Versions[i+1] {
				t.Errorf("%s: the day after %s is not the next version", s.ID, v.Until)
			}
		}
		_, err := s.On(Date{1900, 1, 1})
		wantNotInForce(t, s.ID+" in the far past", err)
	}
}

func wantNotInForce(t *testing.T, what string, err error) {
	t.Helper()
	if e := (*NotInForceError)(nil); !errors.As(err, &e) {
		t.Errorf("%s: error %v, want *NotInForceError", what, err)
	}
}

// The Civil Code's article 111 says 或者 where 民法总则 111 said 和: a copy of one
// for the other would pass unseen.
func TestGeneralProvisionsAreNotTheCivilCode(t *testing.T) {
	old, _ := Default().Statute("民法总则")
	code, _ := Default().Statute("民法典")
	a := old.Versions[0].Article(ArticleNumber{N: 111}).Paragraphs[0].Text
	b := code.Versions[0].Article(ArticleNumber{N: 111}).Paragraphs[0].Text
	if !strings.Contains(a, "任何组织和个人需要获取") || !strings.Contains(b, "任何组织或者个人需要获取") {
		t.Errorf("民法总则 111: %s\n民法典 111: %s", a, b)
	}
}

func TestStatuteByName(t *testing.T) {
	for _, name := range []string{"csl", "网络安全法", "中华人民共和国网络安全法", "《网络安全法》"} {
		if s, ok := Default().Statute(name); !ok || s.ID != "csl" {
			t.Errorf("Statute(%q) = %v", name, ok)
		}
	}
	if _, ok := Default().Statute("人民网络安全法"); ok {
		t.Error("a name that is no law's is found")
	}
}

func TestExport(t *testing.T) {
	var buf bytes.Buffer
	if err := Default().Export(&buf); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(buf.String()), "\n")
	if len(lines) < 170 {
		t.Errorf("only %d articles", len(lines))
	}
	for _, l := range lines {
		var a struct {
			Law, Article, From, To string
			Paragraphs             []string
		}
		if err := json.Unmarshal([]byte(l), &a); err != nil || a.Law == "" || a.Article == "" || a.From == "" ||
			len(a.Paragraphs) == 0 {
			t.Errorf("%v: %s", err, l)
		}
	}
	if err := Default().Export(full{}); err == nil {
		t.Error("nothing is written, and that is no error")
	}
	again, err := Load(data)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := Default().Digest(), again.Digest(); a != b || len(a) != 64 {
		t.Errorf("the digest is not stable: %s, %s", a, b)
	}
}

// full is a writer that takes no more.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// letter.Output passes the law's words without checking their characters.
func TestLawHoldsNoControls(t *testing.T) {
	refuse := func(where, text string) {
		if strings.ContainsFunc(text, unicode.IsControl) {
			t.Errorf("%s holds a control character", where)
		}
	}
	for _, s := range Default().Statutes() {
		for _, v := range s.Versions {
			refuse(v.Law, v.Title+v.Short+v.Label)
			for _, a := range v.Articles {
				for _, line := range a.Lines() {
					refuse(v.Law+" "+a.Number.String(), line)
				}
			}
		}
	}
	for _, r := range Default().Rules() {
		refuse(r.ID, r.Name()+r.About)
	}
}
