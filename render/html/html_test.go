package html

import (
	"encoding/json"
	"encoding/xml"
	"flag"
	"go/token"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tousu/render/letter"
)

var update = flag.Bool("update", false, "rewrite the golden files")

type caseSource string

func (s caseSource) Position() token.Position { return token.Position{} }
func (s caseSource) Path() string             { return string(s) }

type lawSource struct{}

func (lawSource) Cited() []letter.Cited {
	return []letter.Cited{
		{Ref: "csl/no-stolen-data", Key: "csl/44@2017-06-01", Clock: "act"},
		{Ref: "rule/collection", Key: "rule/collection@2024-05-15", Clock: "filing"},
	}
}
func (lawSource) Incidents() []int { return []int{0, 2} }

func line(s ...string) letter.Line {
	var l letter.Line
	for i, part := range s {
		if i > 0 {
			l = append(l, letter.Break{})
		}
		l = append(l, letter.Text(part))
	}
	return l
}

func value(origin letter.Origin, s string, from letter.Source) letter.Line {
	return letter.Line{&letter.Field{Text: s, Origin: origin, Source: from}}
}

// everyBlock holds each kind of block and each origin of a value.
func everyBlock() *letter.Letter {
	return &letter.Letter{Blocks: []letter.Block{
		&letter.Title{Text: line("举报信")},
		&letter.Salutation{Text: append(value(letter.FromAgency, "四川监管局", nil), letter.Text("："))},
		&letter.Heading{Level: 1, Number: 1, Text: line("当事人")},
		&letter.Parties{Rows: [][2]letter.Line{
			{line("投诉人"), value(letter.FromCase, "𠮷野 <b>", caseSource("complainant.name"))}, {line("邮箱"), nil},
		}},
		&letter.Heading{Level: 1, Number: 12, Text: line("事实与理由")},
		&letter.Heading{Level: 2, Number: 3, Text: line("经过")},
		&letter.Fact{Number: 1, Lines: []letter.Line{line("2026年3月1日，对方致电本人。"), line("次日又来电。")}},
		&letter.Paragraph{Text: line("催收人员称“再不还钱……”", "次日又来电。")},
		&letter.Table{Header: []letter.Line{line("序号"), line("内容")},
			Rows: [][]letter.Line{{line("1"), line("致电")}, {line("2"), nil}}},
		&letter.Heading{Level: 1, Text: line("诉讼请求")},
		&letter.List{Ordered: true, Items: []letter.Line{line("查处；"), value(letter.FromComputed, "三项", nil)}},
		&letter.List{Items: []letter.Line{line("录音；"), line("截图。")}},
		&letter.Paragraph{Text: value(letter.FromLaw, "《网络安全法》（2016年）第四十四条", lawSource{})},
		&letter.Quote{Lines: []letter.Line{line("任何组织、个人"), line("（一）示例。")}},
		&letter.Closing{Lines: []letter.Line{line("此致"), line("四川监管局")}},
		&letter.Signature{Lines: []letter.Line{line("投诉人（签名）："), line("2026年3月20日")}},
		&letter.Enclosure{Items: []letter.Line{line("身份证复印件"), line("通话记录")}},
		&letter.Enclosure{Items: []letter.Line{line("只有一项")}},
	}}
}

func document(t testing.TB, l *letter.Letter, title string) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, l, Properties{Title: title}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	got := document(t, everyBlock(), "举报信 & 附件")
	golden := filepath.Join("testdata", "every.html")
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("want -, got +:\n%s", d)
	}
}

// The tree as JSON says what the document says: who builds elements from it gets
// the same letter.
func TestJSON(t *testing.T) {
	src, err := json.Marshal(Tree(everyBlock()).Array())
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(src, &tree); err != nil {
		t.Fatal(err)
	}
	want := words(t, document(t, everyBlock(), ""))
	if got := strings.Join(strings.Fields(texts(tree)), ""); got != want {
		t.Errorf("the tree reads %q, the document %q", got, want)
	}
}

func texts(node any) string {
	parts, ok := node.([]any)
	if !ok {
		return node.(string)
	}
	var b strings.Builder
	for _, child := range parts[2:] {
		b.WriteString(texts(child))
	}
	return b.String()
}

// words are the words of a document's body without blanks.
func words(t testing.TB, doc string) string {
	t.Helper()
	_, body, found := strings.Cut(doc, "<body>")
	if !found {
		t.Fatal("no body")
	}
	d := xml.NewDecoder(strings.NewReader("<body>" + strings.ReplaceAll(strings.TrimSuffix(body, "</html>\n"), "<br>",
		"<br/>")))
	var b strings.Builder
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return strings.Join(strings.Fields(b.String()), "")
		}
		if err != nil {
			t.Fatal(err)
		}
		if s, ok := tok.(xml.CharData); ok {
			b.Write(s)
		}
	}
}

// A column of short cells is not broken for the sake of a longer neighbour.
func TestShortColumns(t *testing.T) {
	columns := &letter.Table{
		Header: []letter.Line{line("编号"), line("名称"), line("页数")},
		Rows:   [][]letter.Line{{line("证据10"), line("岳父手机的通话记录"), line("2页")}, {line("证据11"), line("录音"), nil}},
	}
	for column, want := range []string{"short", "", "short"} {
		if got := width(columns, column); got != want {
			t.Errorf("column %d: %q, want %q", column, got, want)
		}
	}
}

// Whatever a value holds, it adds no element and no attribute, and is read back.
func TestValuesAreNoMarkup(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching("[\\w<>&\"'/= 甲\\-]{1,40}").Draw(t, "value")
		path := rapid.StringMatching(`[a-z"'<> ]{1,9}`).Draw(t, "path")
		doc := (&Node{Tag: "p"}).line(value(letter.FromCase, s, caseSource(path)))
		var b strings.Builder
		for l := range doc.lines() {
			b.WriteString(l)
		}
		d := xml.NewDecoder(strings.NewReader(b.String()))
		var tags, attributes int
		text := ""
		for {
			tok, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			switch x := tok.(type) {
			case xml.StartElement:
				tags++
				for _, a := range x.Attr {
					if attributes++; a.Name.Local == "data-path" && a.Value != path {
						t.Fatalf("path %q became %q", path, a.Value)
					}
				}
			case xml.CharData:
				text += string(x)
			}
		}
		if tags != 2 || attributes != 2 || strings.Trim(text, "\n") != s {
			t.Fatalf("%q became %q with %d elements and %d attributes", s, text, tags, attributes)
		}
	})
}

// TestArray: an element in JSON is its tag, its attributes and its children.
func TestArray(t *testing.T) {
	n := element("p", "short").with("data-path", "a").add(&Node{Tag: "br"}).line(line("甲"))
	got, err := json.Marshal(n.Array())
	if want := `["p",{"class":"short","data-path":"a"},["br",{}],"甲"]`; err != nil || string(got) != want {
		t.Errorf("%s, %v; want %s", got, err, want)
	}
}

// TestShortColumnsApart: a column is short where its header and all its cells are, and another
// is beside it.
func TestShortColumnsApart(t *testing.T) {
	const short, long = "一二三四五", "一二三四五六"
	for name, c := range map[string]struct {
		header []letter.Line
		cells  []string
		want   string
	}{
		"short":         {[]letter.Line{line(short), line(long)}, []string{short, "一"}, "short"},
		"no rows":       {[]letter.Line{line(short), line(short)}, nil, "short"},
		"a long header": {[]letter.Line{line(long), line(short)}, []string{short}, ""},
		"a long cell":   {[]letter.Line{line(short), line(short)}, []string{short, long}, ""},
		"alone":         {[]letter.Line{line(short)}, []string{short}, ""},
	} {
		table := &letter.Table{Header: c.header}
		for _, cell := range c.cells {
			row := []letter.Line{line(cell)}
			for range len(c.header) - 1 {
				row = append(row, line(long))
			}
			table.Rows = append(table.Rows, row)
		}
		if got := width(table, 0); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestIncidentsOfACitation: a citation that was made for no act names none.
func TestIncidentsOfACitation(t *testing.T) {
	for want, incidents := range map[string][]int{"": nil, "0": {0}, "0 2": {0, 2}} {
		n := element("cite", "")
		n.cites(citedFor(incidents))
		got := ""
		for _, a := range n.Attributes {
			if a.Name == "data-incidents" {
				got = a.Value
			}
		}
		if got != want {
			t.Errorf("%v: %q, want %q", incidents, got, want)
		}
	}
}

// citedFor is a source of one provision that is cited for some acts.
type citedFor []int

func (citedFor) Cited() []letter.Cited {
	return []letter.Cited{{Ref: "a/b", Key: "a/1@2020-01-01", Clock: "act"}}
}
func (c citedFor) Incidents() []int { return c }
