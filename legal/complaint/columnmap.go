package complaint

import (
	"go/token"
	"strings"

	"tousu/legal/casefile"
)

// What a column map says of a column that holds no key, and of a key or a value that nobody has
// decided on.
const (
	Unused    = "忽略"
	Undecided = "待定"
)

// The keys of a column map that are not headers.
const (
	constantsKey = "常量"
	hiddenKey    = "隐藏行"
)

// HiddenRows says what to do with the rows that a worksheet hides.
type HiddenRows int

// The values of 隐藏行 in a column map.
const (
	HiddenAsked HiddenRows = iota // not stated
	HiddenRead                    // 读
	HiddenLeft                    // 不读
)

// ColumnMap says how to read the columns of a table (列名对照表). A nil map says nothing.
type ColumnMap struct {
	Columns   map[string]ColumnRule // by header
	Constants []Constant
	Hidden    HiddenRows
}

// ColumnRule says how to read one column.
type ColumnRule struct {
	Key       string            // a key, named as in a header; Unused for none
	Separator string            // 分隔: separator of list items; "" for the usual marks
	Values    map[string]string // 换: text in the table → value for the case
}

// Constant is a value that every row has (常量).
type Constant struct {
	Field Field
	Text  string
}

// Rule returns the rule for a header.
func (m *ColumnMap) Rule(header string) (ColumnRule, bool) {
	if m == nil {
		return ColumnRule{}, false
	}
	r, ok := m.Columns[header]
	return r, ok
}

// DecodeColumnMap reads a column map:
//
//	姓 名: 投诉人.姓名
//	回访情况: 忽略
//	催收方式:
//	  键: 行为
//	  分隔: ┋
//	  换:
//	    辱骂: 侮辱诽谤
//	常量:
//	  代理人.姓名: 周正
//	隐藏行: 不读
//
// Keys are named as in headers. A key that ends in ？ and the value 待定 are not decided yet and
// are faults. The map is nil if there is a fault.
func DecodeColumnMap(file string, src []byte) (*ColumnMap, Findings) {
	d := columnMapDecoder{newDecoder(file, Days{}), &ColumnMap{Columns: map[string]ColumnRule{}}}
	if tree := d.read(file, src); tree != nil {
		for _, e := range tree.Repeated() {
			d.report(e.Pos, "duplicate-key", "", "“"+e.Key+"”写了两次", "请只留一处")
		}
		for i := range tree.Entries {
			d.entry(&tree.Entries[i])
		}
	}
	if len(d.findings.Of(Fault)) > 0 {
		d.findings.Sort()
		return nil, d.findings
	}
	return d.out, d.findings
}

type columnMapDecoder struct {
	*decoder
	out *ColumnMap
}

func (d columnMapDecoder) entry(e *casefile.Entry) {
	switch {
	case e.Key == constantsKey && e.Value.Kind == casefile.Mapping:
		d.constants(e.Value)
	case e.Key == hiddenKey && e.Value.Kind == casefile.Scalar:
		d.hidden(e.Value)
	case e.Value.Kind == casefile.Scalar:
		d.out.Columns[e.Key] = ColumnRule{Key: d.key(e.Value.Pos, clean(e.Value))}
	case e.Value.Kind == casefile.Mapping:
		d.out.Columns[e.Key] = d.rule(e)
	case e.Value.Kind != casefile.Faulty:
		d.report(e.Pos, "wrong-shape", "", "列名对照表的形式不对", "每行应写成“表中的列名: 案件的键”")
	}
}

// key checks the name of a key, and returns it.
func (d columnMapDecoder) key(pos token.Position, name string) string {
	if bare := strings.TrimRight(name, "？?"); bare != name || name == Undecided {
		hint := "请写一个键，或写“" + Unused + "”"
		if bare != name {
			hint = "像是“" + bare + "”：对的，请删去问号；不对的，请改成别的键，或写“" + Unused + "”"
		}
		d.report(pos, "undecided", "", "这一列还没有定", hint)
		return name
	}
	if _, ok := FieldByHeader(name); !ok && name != Unused {
		hint := "可写 tousu new --table 所写表格的列名，或“" + Unused + "”"
		if near, ok := NearHeader(name); ok {
			hint = "是否想写“" + near + "”"
		}
		d.report(pos, "unknown-key", "", "没有这个键", hint)
	}
	return name
}

// rule reads a column with more than a key.
func (d columnMapDecoder) rule(e *casefile.Entry) ColumnRule {
	r := ColumnRule{Values: map[string]string{}}
	for _, x := range e.Value.Entries {
		switch {
		case x.Key == "键" && x.Value.Kind == casefile.Scalar:
			r.Key = d.key(x.Value.Pos, clean(x.Value))
		case x.Key == "分隔" && x.Value.Kind == casefile.Scalar:
			r.Separator = clean(x.Value)
		case x.Key == "换" && x.Value.Kind == casefile.Mapping:
			for _, v := range x.Value.Entries {
				if text := clean(v.Value); text != Undecided {
					r.Values[v.Key] = text
					continue
				}
				d.report(v.Value.Pos, "undecided", "", "“"+v.Key+"”的意思还没有定", "请写它在案件里应写的内容；不写进信里的，写“"+Unused+"”")
			}
		default:
			d.report(x.Pos, "wrong-shape", "", "列名对照表的形式不对", "一列下面可以写“键”“分隔”“换”")
		}
	}
	if r.Key == "" {
		d.report(e.Pos, "missing-key", "", "这一列没有写“键”", "请写“键: 案件的键”，或“键: "+Unused+"”")
	}
	return r
}

func (d columnMapDecoder) constants(n *casefile.Node) {
	for _, e := range n.Entries {
		f, ok := FieldByHeader(e.Key)
		switch {
		case !ok:
			d.report(e.Pos, "unknown-key", "", "没有这个键", "常量写成“键: 内容”，例如“代理人.姓名: 周正”")
		case e.Value.Kind != casefile.Scalar || clean(e.Value) == "":
			d.report(e.Pos, "wrong-shape", "", "常量应为一行文字", "写成“键: 内容”；不用的请删去这一行")
		default:
			d.out.Constants = append(d.out.Constants, Constant{f, clean(e.Value)})
		}
	}
}

func (d columnMapDecoder) hidden(n *casefile.Node) {
	switch clean(n) {
	case "读":
		d.out.Hidden = HiddenRead
	case "不读":
		d.out.Hidden = HiddenLeft
	default:
		d.report(n.Pos, "undecided", "", "还没有定隐藏的行读不读", "请写“读”或“不读”")
	}
}
