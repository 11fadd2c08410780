package docx

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strings"
	"testing"
	"unicode"

	"tousu/render/letter"
)

// element is any XML element; names are without namespace, as all of ours are
// distinct.
type element struct {
	name     string
	attr     map[string]string
	children []*element
	text     string
}

func parseXML(t testing.TB, content []byte) *element {
	t.Helper()
	root := &element{}
	stack := []*element{root}
	d := xml.NewDecoder(bytes.NewReader(content))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return root
		}
		if err != nil {
			t.Fatal(err)
		}
		top := stack[len(stack)-1]
		switch x := token.(type) {
		case xml.StartElement:
			e := &element{name: x.Name.Local, attr: map[string]string{}}
			for _, a := range x.Attr {
				e.attr[a.Name.Local] = a.Value
			}
			top.children = append(top.children, e)
			stack = append(stack, e)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.text += string(x)
		}
	}
}

// all returns the elements of that name under e, in document order.
func (e *element) all(name string) []*element {
	var found []*element
	for _, c := range e.children {
		if c.name == name {
			found = append(found, c)
		}
		found = append(found, c.all(name)...)
	}
	return found
}

// at returns the first element on a path of names, or an empty one.
func (e *element) at(names ...string) *element {
	for _, name := range names {
		found := e.all(name)
		if len(found) == 0 {
			return &element{attr: map[string]string{}}
		}
		e = found[0]
	}
	return e
}

// lint returns what is wrong with a document that a validator of schemas cannot
// know: references into nothing and characters without an East Asian font.
func lint(t testing.TB, docx []byte) []string {
	t.Helper()
	k := newLinter(t, docx)
	k.references()
	k.relations()
	k.fonts()
	k.tables()
	return k.faults
}

// dangling returns the references into nothing of any document, whatever its fonts.
func dangling(t testing.TB, docx []byte) []string {
	t.Helper()
	k := newLinter(t, docx)
	k.references()
	k.relations()
	return k.faults
}

func newLinter(t testing.TB, docx []byte) *linter {
	t.Helper()
	all := parts(t, docx)
	k := &linter{parts: map[string]*element{}}
	for name, content := range all {
		if path.Dir(name) == "word/media" {
			k.parts[name] = &element{} // a picture: it is there, and holds no references
			continue
		}
		k.parts[name] = parseXML(t, content)
	}
	return k
}

type linter struct {
	parts  map[string]*element
	faults []string
}

func (k *linter) fault(format string, args ...any) {
	k.faults = append(k.faults, fmt.Sprintf(format, args...))
}

// ids collects the ids of elements and reports one that is given twice.
func (k *linter) ids(part, name, attr string) map[string]bool {
	ids := map[string]bool{}
	for _, e := range k.parts[part].all(name) {
		if id := e.attr[attr]; ids[id] {
			k.fault("%s: %s %s twice", part, name, id)
		} else {
			ids[id] = true
		}
	}
	return ids
}

func (k *linter) references() {
	styles := k.ids("word/styles.xml", "style", "styleId")
	nums := k.ids(numberingName, "num", "numId")
	abstracts := k.ids(numberingName, "abstractNum", "abstractNumId")
	for part, root := range k.parts {
		for _, name := range []string{"pStyle", "tblStyle", "rStyle", "basedOn", "next", "link"} {
			for _, e := range root.all(name) {
				if !styles[e.attr["val"]] {
					k.fault("%s: no style %s", part, e.attr["val"])
				}
			}
		}
		for _, e := range root.all("numId") {
			if !nums[e.attr["val"]] {
				k.fault("%s: no num %s", part, e.attr["val"])
			}
		}
	}
	for _, num := range k.parts[numberingName].all("num") {
		if id := num.at("abstractNumId").attr["val"]; !abstracts[id] {
			k.fault("no abstractNum %s", id)
		}
	}
}

func (k *linter) relations() {
	const rels = "word/_rels/document.xml.rels"
	known := k.ids(rels, "Relationship", "Id")
	for _, e := range k.parts[documentName].all("footerReference") {
		if !known[e.attr["id"]] {
			k.fault("no relationship %s", e.attr["id"])
		}
	}
	for _, e := range k.parts[rels].all("Relationship") {
		if name := path.Join("word", e.attr["Target"]); k.parts[name] == nil {
			k.fault("no part %s", name)
		}
	}
	types := map[string]bool{}
	for _, e := range k.parts["[Content_Types].xml"].all("Override") {
		types[e.attr["PartName"]] = true
	}
	for _, e := range k.parts["[Content_Types].xml"].all("Default") {
		types["."+e.attr["Extension"]] = e.attr["Extension"] != "xml"
	}
	for name := range k.parts {
		if !types["/"+name] && !types[path.Ext(name)] && !strings.HasSuffix(name, ".rels") &&
			name != "[Content_Types].xml" {
			k.fault("no content type for %s", name)
		}
	}
}

// fonts checks that every run of Chinese resolves to an East Asian font by its
// paragraph's style, with a hint where it has ambiguous characters, and that no
// run and no style names a theme font.
func (k *linter) fonts() {
	styles := map[string]*element{}
	for _, s := range k.parts["word/styles.xml"].all("style") {
		styles[s.attr["styleId"]] = s
	}
	for part, root := range k.parts {
		for _, e := range root.all("rFonts") {
			for a := range e.attr {
				if strings.HasSuffix(strings.ToLower(a), "theme") {
					k.fault("%s: theme font %s", part, a)
				}
			}
		}
		for _, p := range root.all("p") {
			face := eastAsia(styles, p.at("pPr", "pStyle").attr["val"])
			for _, r := range p.all("r") {
				k.run(part, r, face)
			}
		}
	}
}

// eastAsia follows a style to the font of its East Asian characters.
func eastAsia(styles map[string]*element, id string) string {
	for s := styles[id]; s != nil; s = styles[s.at("basedOn").attr["val"]] {
		if face := s.at("rPr", "rFonts").attr["eastAsia"]; face != "" {
			return face
		}
	}
	return ""
}

func (k *linter) run(part string, r *element, face string) {
	var text string
	for _, e := range r.all("t") {
		text += e.text
	}
	fonts := r.at("rPr", "rFonts")
	if len(r.at("rPr").children) != 1 || len(fonts.attr) != 1 {
		k.fault("%s: a run sets more than the hint: %q", part, text)
	}
	if strings.ContainsFunc(text, chinese) && (face == "" || fonts.attr["hint"] != "eastAsia") {
		k.fault("%s: no East Asian font for %q", part, text)
	}
}

// chinese reports Han and the punctuation that Chinese shares with Latin script.
func chinese(r rune) bool {
	return unicode.Is(unicode.Han, r) || strings.ContainsRune("“”‘’—…·×°①", r)
}

// tables checks that columns fill the text width and cells end in a paragraph.
func (k *linter) tables() {
	for _, table := range k.parts[documentName].all("tbl") {
		sum := 0
		for _, c := range table.all("gridCol") {
			var w int
			if _, err := fmt.Sscan(c.attr["w"], &w); err != nil || w < cellSpace {
				k.fault("column of width %q", c.attr["w"])
			}
			sum += w
		}
		if sum != textWidth {
			k.fault("table of width %d", sum)
		}
		for _, c := range table.all("tc") {
			if last := c.children[len(c.children)-1]; last.name != "p" {
				k.fault("cell ends in %s", last.name)
			}
		}
	}
}

func TestLint(t *testing.T) {
	w := newWriter(t)
	many := &letter.Letter{}
	for range 3 * listPool {
		many.Blocks = append(many.Blocks, &letter.List{Ordered: true, Items: []letter.Line{l("项")}})
	}
	for name, x := range map[string]*letter.Letter{
		"every block": everyBlock(), "reference": reference(), "many lists": many, "empty": {},
	} {
		for _, fault := range lint(t, file(t, w, x)) {
			t.Errorf("%s: %s", name, fault)
		}
	}
}
