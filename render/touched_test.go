package render

import (
	"fmt"
	"go/token"
	"slices"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/legal/verify"
	"tousu/render/letter"
)

// field is a field of so much text, at a place of the template.
func field(text string, o letter.Origin, line int) *letter.Field {
	return &letter.Field{Text: text, Origin: o, Pos: &token.Position{Filename: "a", Line: line}}
}

// TestTouched: which parts of a line a finding touches, to the byte, and whose they are.
func TestTouched(t *testing.T) {
	line := letter.Line{letter.Text("ab"), field("cd", letter.FromCase, 1), letter.Break{},
		field("ef", letter.FromCase, 2), field("gh", letter.FromLaw, 3), letter.Text("ij")}
	for _, x := range []struct {
		start, end int
		touched    string
		fromCase   string // the first of them, where all are the case's
		line       int    // of the template
	}{
		{0, 2, "ab", "", 9}, {1, 2, "ab", "", 9}, {1, 3, "ab cd", "", 9}, {2, 4, "cd", "cd", 9},
		{2, 5, "cd \n", "cd", 9}, {3, 7, "cd \n ef", "cd", 9}, {5, 7, "ef", "ef", 9},
		{4, 5, "\n", "", 9}, {6, 8, "ef gh", "", 3}, {7, 9, "gh", "", 3}, {8, 10, "gh ij", "", 3}, {9, 11, "ij", "", 9},
		{0, 11, "ab cd \n ef gh ij", "", 3}, {11, 12, "", "", 9},
	} {
		d := verify.Finding{Start: x.start, End: x.end}
		var got string
		for in := range touched(line, d) {
			got += " " + letter.Line{in}.String()
		}
		if got != x.touched && got != " "+x.touched {
			t.Errorf("%d to %d touches %q, want %q", x.start, x.end, got, x.touched)
		}
		f, ok := within(line, d, letter.FromCase)
		if ok != (x.fromCase != "") || ok && f.Text != x.fromCase {
			t.Errorf("%d to %d is within %v, want %q", x.start, x.end, f, x.fromCase)
		}
		if at := origin(line, d, token.Position{Line: 9}); at.Line != x.line {
			t.Errorf("%d to %d comes from line %d, want %d", x.start, x.end, at.Line, x.line)
		}
	}
	if f, ok := within(line, verify.Finding{Start: 7, End: 9}, letter.FromLaw); !ok || f.Text != "gh" {
		t.Errorf("the law's own field: %v", f)
	}
	for range touched(line, verify.Finding{Start: 0, End: 11}) {
		break
	}
}

// TestOnly: a line is of one origin if nothing else is in it.
func TestOnly(t *testing.T) {
	law, kase := field("a", letter.FromLaw, 1), field("b", letter.FromCase, 1)
	for _, x := range []struct {
		line     letter.Line
		law, own bool // only the law's; something of a case
	}{
		{letter.Line{law}, true, false}, {letter.Line{law, law}, true, false}, {letter.Line{law, kase}, false, true},
		{letter.Line{kase, law}, false, true},
		{letter.Line{letter.Text("a"), law}, false, false}, {letter.Line{law, letter.Break{}}, false, false},
		{letter.Line{kase}, false, true}, {nil, true, false},
	} {
		if only(x.line, letter.FromLaw) != x.law || slices.ContainsFunc(x.line, fromCase) != x.own {
			t.Errorf("%v: %t, %t", x.line, only(x.line, letter.FromLaw), slices.ContainsFunc(x.line, fromCase))
		}
	}
}

// TestReadings: what templates and law say is read once for all letters, what holds
// something of a case once for its letters; the former is bounded.
func TestReadings(t *testing.T) {
	e := shipped(t)
	v, err := e.verifier()
	if err != nil {
		t.Fatal(err)
	}
	e.readings.seen = map[string]*verify.Reading{}
	shared, own := letter.Line{letter.Text("依据《民法典》")},
		letter.Line{letter.Text("本人"), field("林晓雯认为违反《民法典》第一条", letter.FromCase, 1)}
	first, mine := caseReadings{}, caseReadings{}
	for _, x := range []struct {
		line letter.Line
		of   caseReadings
		same bool // as read for another case
	}{{shared, mine, true}, {own, mine, false}} {
		a, again := e.read(v, x.line.String(), x.line, first), e.read(v, x.line.String(), x.line, first)
		if b := e.read(v, x.line.String(), x.line, x.of); a != again || (a == b) != x.same {
			t.Errorf("%s is read once: %t, for all: %t", x.line, a == again, a == b)
		}
	}
	if len(e.readings.seen) != 1 || len(first) != 1 || len(mine) != 1 {
		t.Errorf("%d, %d, %d", len(e.readings.seen), len(first), len(mine))
	}
	for i := range maxReadings + 5 {
		e.readings.seen[fmt.Sprint(i)] = nil
		if len(e.readings.seen) == maxReadings-1 {
			break
		}
	}
	for i, n := range []int{maxReadings, maxReadings, maxReadings} {
		if got := e.readings.read(v, fmt.Sprintf("第%d行", i)); got == nil || len(e.readings.seen) != n {
			t.Errorf("%v: %d", got, len(e.readings.seen))
		}
	}
}

// TestLawFields: what is printed of the law, and of nothing else, piece by piece.
func TestLawFields(t *testing.T) {
	l := &letter.Letter{Blocks: []letter.Block{
		&letter.Paragraph{Text: letter.Line{letter.Text("依据"), field("甲", letter.FromLaw, 1),
			field("乙", letter.FromCase, 1)}},
		&letter.Quote{Lines: []letter.Line{{field("丙", letter.FromLaw, 1)}}},
	}}
	if got := lawFields(l); got != "甲\n丙\n" {
		t.Errorf("%q", got)
	}
}

// TestWarning: what is wrong in the user's own words is told with its place, and what would
// be right where that is known.
func TestWarning(t *testing.T) {
	pos := token.Position{Filename: "case.yaml", Line: 3, Column: 5}
	for right, hint := range map[string]string{
		"": "信件会照原话写出；请核对，必要时修改", "第六十九条": "应为第六十九条；信件会照原话写出，请核对，必要时修改",
	} {
		want := complaint.Finding{Pos: pos, Severity: complaint.Warning, Code: "citation-no-such-article",
			Message: "您写的内容中，没有第一百条", Hint: hint}
		got := warning(pos, verify.Finding{Code: "no-such-article", Message: "没有第一百条", Right: right})
		if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
}

// TestOccasionIsFiled: a letter is judged by its own day too.
func TestOccasionIsFiled(t *testing.T) {
	c := &complaint.Case{Date: day("2026-03-20"), Incidents: []complaint.Incident{
		{At: complaint.Moment{Date: day("2025-12-20")}, Until: day("2026-01-10")},
		{At: complaint.Moment{Date: day("2026-02-01")}},
	}}
	on := occasion(c)
	want := []legal.Date{day("2026-01-10"), day("2025-12-20"), day("2026-02-01"), day("2026-02-01")}
	if on.Filed != c.Date || !slices.Equal(on.Acts, want) {
		t.Errorf("%+v", on)
	}
}

// TestGateReadsEveryLine: a wrong citation is found in each kind of block, and its place is
// that of its own line; what is the law's own text is not read again.
func TestGateReadsEveryLine(t *testing.T) {
	e, c := shipped(t), readCase(t, "minimal")
	wrong := "依据《个人信息保护法》第一百条。"
	for _, src := range []string{
		"= 题\n甲\n" + wrong + "\n", "= 题\n1. 甲\n1. " + wrong + "\n", "= 题\n| 甲 | 乙 |\n| 丙 | " + wrong + " |\n",
		"= 题\n甲\n> " + wrong + "\n",
		"= 题\n# 甲\n# " + wrong + "\n", "= 题\n甲\n~ " + wrong + "\n", "= 题\n甲\n+ " + wrong + "\n",
	} {
		_, err := renderNotice(t, c, src)
		if want := "letters/lender-notice.tmpl:3:1"; err == nil || len(err.Error()) < len(want) ||
			err.Error()[:len(want)] != want {
			t.Errorf("%q: %v", src, err)
		}
	}
	l := &letter.Letter{Blocks: []letter.Block{&letter.Paragraph{Text: letter.Line{field(wrong, letter.FromLaw, 1)}}}}
	if _, err := e.verified(l, c, caseReadings{}); err != nil {
		t.Errorf("words of the law data: %v", err)
	}
	l.Blocks[0] = &letter.Quote{Lines: []letter.Line{{field("甲", letter.FromLaw, 1)},
		{field("乙", letter.FromAgency, 2)}, {field(wrong, letter.FromAgency, 4)}}}
	if _, err := e.verified(l, c, caseReadings{}); err == nil || err.Error()[:5] != "a:4: " {
		t.Errorf("words behind the law's own: %v", err)
	}
	l.Blocks[0] = &letter.Paragraph{Text: letter.Line{field(wrong, letter.FromAgency, 4)}}
	if _, err := e.verified(l, c, caseReadings{}); err == nil || err.Error()[:5] != "a:4: " {
		t.Errorf("words of the registry: %v", err)
	}
}

// TestGrown: how long a text becomes is known before it is made.
func TestGrown(t *testing.T) {
	for _, x := range [][3]string{{"a", "bb", "aXa"}, {"ab", "", "abab"}, {"甲", "乙丙", "甲丁"}, {"x", "y", "a"}} {
		if got, want := grown(x[0], x[1], x[2]), len(strings.ReplaceAll(x[2], x[0], x[1])); got != want {
			t.Errorf("%q: %d, want %d", x, got, want)
		}
	}
}

// TestUnanswered: a complaint to the lender is unanswered while nothing mentions a reply.
func TestUnanswered(t *testing.T) {
	said := &Value{text: "x"}
	for _, x := range []struct {
		p    Prior
		want bool
	}{
		{Prior{ToLender: true}, true}, {Prior{}, false}, {Prior{ToLender: true, Reply: said}, false},
		{Prior{ToLender: true, RepliedOn: said}, false}, {Prior{ToLender: true, Reply: said, RepliedOn: said}, false},
	} {
		if got := (&Dossier{Prior: []*Prior{&x.p}}).Unanswered(); got != x.want {
			t.Errorf("%+v: %t", x.p, got)
		}
	}
	if (&Dossier{}).Unanswered() {
		t.Error("nothing was asked")
	}
}

// TestSuitAtHome: the court is at home in the complainant's own county; where none is named,
// it is that of the respondent's seat.
func TestSuitAtHome(t *testing.T) {
	e := shipped(t)
	const home = "四川省成都市锦江区示例路18号"
	for _, x := range []struct {
		court, home, seat string
		want              bool
	}{
		{"成都市锦江区人民法院", home, "", true}, {"成都市武侯区人民法院", home, "", false}, {"宁波市江北区人民法院", home, "", false},
		{"成都市中级人民法院", home, home, false},
		{"", home, "四川省成都市锦江区示例大道1号", true}, {"", home, "四川省成都市武侯区示例大道1号", false}, {"", "示例路1号", "示例大道1号", false},
	} {
		c := fullCase(day("2026-03-20"), legal.Borrower, legal.ConsumerFinance, []legal.Conduct{legal.Harassment})
		c.Court, c.Complainant.Address, c.Respondent.Address, c.Respondent.Region = x.court, x.home, x.seat, "四川"
		if got := (&Dossier{engine: e, kase: c}).SuitAtHome(); got != x.want {
			t.Errorf("%+v: %t", x, got)
		}
	}
}
