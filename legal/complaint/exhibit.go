package complaint

import (
	"fmt"
	"slices"
	"strings"

	"tousu/legal/pattern"
)

// ListsOthers reports whether the exhibit lists other people, as the case says, or else as its name
// and what it proves suggest. Such exhibits are sent only to police, prosecutor and court
// (个人信息保护法 art. 13).
func (x *Exhibit) ListsOthers() bool {
	if x.Others != nil {
		return *x.Others
	}
	holds := func(word string) bool { return strings.Contains(x.Name, word) }
	return slices.ContainsFunc(roll, holds) || slices.ContainsFunc(summary, holds) &&
		people.MatchString(x.Name+x.Proves)
}

// What in an exhibit's name suggests a list of people.
var (
	roll    = []string{"名单", "名册"}
	summary = []string{"汇总", "统计", "一览"}
	people  = pattern.New(`人员|联系人|亲友|同事们|受影响|受害人|被扰|[0-9０-９一二三四五六七八九十百余多]+(?:人|名|位)`)
)

var exhibitNumber = pattern.New(`^(?:证据)?\s*(\d{1,4})$`)

// exhibitRefs reads the exhibits that an incident refers to, by name or number (证据1, 1), as
// indices into Case.Exhibits in the order given.
func (d *decoder) exhibitRefs(s slot, dst *[]int) {
	for _, item := range d.items(s) {
		whole := item.node.Text
		refs := []string{whole}
		if len(d.named(whole)) == 0 {
			refs = splitList(whole)
		}
		for _, ref := range refs {
			if len(d.named(ref)) == 0 && (noExhibit(ref) || len(d.c.Exhibits) == 0 && ref == "0") {
				if someExhibit.MatchString(ref) {
					d.unnamedExhibit(item, ref)
				}
				continue
			}
			i, p := d.exhibit(ref)
			if p != nil {
				d.problem(item, p)
				continue
			}
			*dst = append(*dst, i)
		}
	}
	*dst = unique(*dst)
}

// noExhibit reports whether a word says that there is no evidence, or that none is known of;
// letters leave it out. A reference to evidence named elsewhere does not count.
func noExhibit(ref string) bool {
	return placeholder(ref) && !elsewhereWords.MatchString(unbracketed(ref)) || someExhibit.MatchString(ref)
}

// someExhibit matches what people write who only say whether there is evidence.
var someExhibit = pattern.New(`^(?:有(?:的|证据)?|是)$`)

// unnamedExhibit warns that evidence is left out because nothing says what it is.
func (d *decoder) unnamedExhibit(s slot, ref string) {
	if len(d.findings) < maxFindings {
		d.report(s.node.Pos, "exhibit-unnamed", s.path, "“"+s.field.Label+"”只写了“"+ref+"”，没有写是什么，信里不列",
			"请写是什么证据，例如 通话录音、短信截图")
	}
}

// exhibit resolves one reference. A name takes precedence over a number.
func (d *decoder) exhibit(ref string) (int, *problem) {
	switch named := d.named(ref); {
	case len(named) == 1:
		return named[0], nil
	case len(named) > 1:
		return 0, &problem{"ambiguous-exhibit", fmt.Sprintf("所引的名称在证据清单中有%d项", len(named)), "请改用序号，例如“证据1”"}
	}
	n := len(d.c.Exhibits)
	if m := exhibitNumber.FindStringSubmatch(halfwidth(ref)); m != nil {
		if i := number(m[1]); i >= 1 && i <= n {
			return i - 1, nil
		}
	}
	if n == 0 {
		return 0, &problem{"unknown-exhibit", "所引的证据没有列出", "请在顶格的“证据”中列出各项证据"}
	}
	return 0, &problem{"unknown-exhibit", "所引的证据不在清单中：" + fmt.Sprintf("只有%d项证据", n), "请写清单中的名称，或“证据1”这样的序号"}
}

// named returns the indices of the exhibits with that name.
func (d *decoder) named(name string) []int {
	var out []int
	for i, e := range d.c.Exhibits {
		if e.Name == name && e.Name != "" {
			out = append(out, i)
		}
	}
	return out
}
