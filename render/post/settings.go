package post

import (
	"fmt"
	"go/token"
	"slices"
	"strconv"
	"strings"

	"tousu/legal/casefile"
	"tousu/legal/complaint"
)

// Settings are what a clinic sets once for all its mail (邮寄设置).
type Settings struct {
	Sender  Party
	Bodies  map[string]Party // by name, without Name
	Columns []Column         // of the courier's workbook; empty for the usual ones
	Label   *Size            // a label sheet of the clinic's own; nil if none
}

// The keys of the file.
const (
	senderKey  = "寄件人"
	bodiesKey  = "收件人"
	columnsKey = "列"
	labelKey   = "标签"
)

var (
	senderKeys = []string{"名称", "联系人", "电话", "地址", "邮编"}
	labelKeys  = []string{"列数", "行数", "宽", "高", "列距", "左边", "上边"}
)

// keys is one level of the settings file, as a casefile.Schema.
type keys struct {
	names []string
	below map[string]*keys
	free  *keys // the level below keys that are free names
}

func (k *keys) Holds() casefile.Holds {
	switch {
	case k.free != nil:
		return casefile.Keys | casefile.FreeKeys
	case len(k.names) > 0 || len(k.below) > 0:
		return casefile.Keys
	}
	return 0
}

// Child implements casefile.Schema.
func (k *keys) Child(key string) casefile.Schema {
	if c := k.below[key]; c != nil {
		return c
	}
	if k.free != nil {
		return k.free
	}
	if slices.Contains(k.names, key) {
		return &keys{}
	}
	return nil
}

var schema = &keys{below: map[string]*keys{
	senderKey: {names: senderKeys}, bodiesKey: {free: &keys{names: senderKeys[1:]}}, columnsKey: {free: &keys{}},
	labelKey: {names: labelKeys},
}}

// Decode reads a settings file. It returns nil settings if there is a fault.
func Decode(file string, src []byte) (*Settings, complaint.Findings) {
	d := &decoder{out: &Settings{Bodies: map[string]Party{}}}
	tree := casefile.Parse(file, src, schema, d.report)
	if tree != nil {
		for _, e := range tree.Repeated() {
			d.report(e.Pos, "duplicate-key", "“"+e.Key+"”写了两次", "请只留一处")
		}
		for i := range tree.Entries {
			d.entry(&tree.Entries[i])
		}
	}
	if len(d.findings) > 0 {
		d.findings.Sort()
		return nil, d.findings
	}
	return d.out, nil
}

type decoder struct {
	out      *Settings
	findings complaint.Findings
}

func (d *decoder) report(pos token.Position, code, message, hint string) {
	d.findings = append(d.findings, complaint.Finding{Pos: pos, Code: code, Message: message, Hint: hint})
}

func (d *decoder) shape(pos token.Position) {
	d.report(pos, "wrong-shape", "邮寄设置的形式不对", "运行 tousu post 登记簿.xlsx --columns-out 邮寄.yaml 可以写一份样子")
}

func (d *decoder) entry(e *casefile.Entry) {
	switch {
	case e.Value.Kind == casefile.Faulty || e.Value.Blank():
	case e.Value.Kind != casefile.Mapping:
		d.shape(e.Pos)
	case e.Key == senderKey:
		d.out.Sender = d.party(e.Value, senderKeys)
	case e.Key == bodiesKey:
		for _, x := range e.Value.Entries {
			if x.Value.Kind == casefile.Mapping {
				d.out.Bodies[x.Key] = d.party(x.Value, senderKeys[1:])
			} else if !x.Value.Blank() {
				d.shape(x.Pos)
			}
		}
	case e.Key == columnsKey:
		for i := range e.Value.Entries {
			d.column(&e.Value.Entries[i])
		}
	case e.Key == labelKey:
		d.label(e)
	default:
		d.unknown(e, []string{senderKey, bodiesKey, columnsKey, labelKey})
	}
}

func (d *decoder) unknown(e *casefile.Entry, known []string) {
	d.report(e.Pos, "unknown-key", "没有这个键", "可以写“"+strings.Join(known, "”“")+"”")
}

// texts calls do for each key of a group with its text.
func (d *decoder) texts(n *casefile.Node, known []string, do func(key string, pos token.Position, text string)) {
	for i := range n.Entries {
		e := &n.Entries[i]
		switch {
		case !slices.Contains(known, e.Key):
			d.unknown(e, known)
		case e.Value.Blank() || e.Value.Kind == casefile.Faulty:
		case e.Value.Kind != casefile.Scalar:
			d.shape(e.Pos)
		default:
			if text, _, ok := casefile.Clean(e.Value.Text); ok {
				do(e.Key, e.Value.Pos, strings.TrimSpace(text))
			} else {
				d.report(e.Value.Pos, "bad-character", "有不能打印的字符", "请重新输入这一行")
			}
		}
	}
}

func (d *decoder) party(n *casefile.Node, known []string) Party {
	var p Party
	d.texts(n, known, func(key string, pos token.Position, text string) {
		*map[string]*string{"名称": &p.Name, "联系人": &p.Contact, "电话": &p.Phone, "地址": &p.Address,
			"邮编": &p.Postcode}[key] = text
		if key == "邮编" {
			if n, err := strconv.Atoi(text); err != nil || n < 0 || len(text) != 6 {
				d.report(pos, "bad-postcode", "邮编应是6位数字", "请改正，或者删去这一行")
			}
		}
	})
	if at, code := splitPostcode(p.Address); code != "" {
		p.Address = at
		if p.Postcode == "" {
			p.Postcode = code
		}
	}
	return p
}

// column reads one column; each {…} must name a field.
func (d *decoder) column(e *casefile.Entry) {
	if e.Value.Kind != casefile.Scalar && !e.Value.Blank() {
		d.shape(e.Pos)
		return
	}
	text, _, ok := casefile.Clean(e.Value.Text)
	if !ok {
		d.shape(e.Pos)
		return
	}
	for _, f := range field.FindAllString(text, -1) {
		if !slices.Contains(Fields, strings.Trim(f, "{}")) {
			d.report(e.Value.Pos, "unknown-field", "没有"+f+"这一项", "可以写：{"+strings.Join(Fields, "}、{")+"}")
		}
	}
	d.out.Columns = append(d.out.Columns, Column{e.Key, text})
}

func (d *decoder) label(e *casefile.Entry) {
	s := Size{Name: labelKey}
	d.texts(e.Value, labelKeys, func(key string, pos token.Position, text string) {
		n, ok := number(key, text)
		if !ok {
			d.report(pos, "bad-number", "应是毫米数或者个数", "例如 宽: 70、列数: 3")
		}
		switch key {
		case "列数":
			s.Columns = int(n)
		case "行数":
			s.Rows = int(n)
		default:
			*map[string]*float64{"宽": &s.Width, "高": &s.Height, "列距": &s.Gap, "左边": &s.Left, "上边": &s.Top}[key] = n
		}
	})
	if !s.fits() {
		d.report(e.Pos, "bad-label", "这样的标签在 A4 纸上排不下，或者太小",
			fmt.Sprintf("写明列数、行数、宽、高（毫米）；一枚至少宽 %d、高 %d", minWidth, minHeight))
	}
	d.out.Label = &s
}

// number reads a length in millimetres, or for 列数 and 行数 a whole number; both lie between 0
// and the height of the sheet.
func number(key, text string) (n float64, ok bool) {
	if key == "列数" || key == "行数" {
		whole, err := strconv.Atoi(text)
		return float64(whole), err == nil && whole >= 0 && whole <= sheetHeight
	}
	n, err := strconv.ParseFloat(strings.TrimSuffix(text, "毫米"), 64)
	return n, err == nil && n >= 0 && n <= sheetHeight
}
