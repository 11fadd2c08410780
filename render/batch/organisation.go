package batch

import (
	"go/token"
	"slices"
	"strings"

	"tousu/legal/agency"
	"tousu/legal/casefile"
	"tousu/legal/complaint"
	"tousu/render"
)

// Organisation is the file of an organisation that reports on many cases (反映单位).
type Organisation struct {
	render.Organisation
	Proposals []string // 建议
	Answers   []string // 核对
	At        token.Position
}

// organisationSchema is the schema of the file.
type organisationSchema struct{ holds casefile.Holds }

var organisationKeys = map[string]casefile.Holds{
	"名称": 0, "性质": 0, "联系人": 0, "电话": 0, "地址": 0, "文号": 0, "建议": casefile.Items, "核对": casefile.Items,
}

func (s organisationSchema) Holds() casefile.Holds { return s.holds }

// Child implements casefile.Schema.
func (s organisationSchema) Child(key string) casefile.Schema {
	if h, ok := organisationKeys[key]; ok && s.holds == casefile.Keys {
		return organisationSchema{h}
	}
	return nil
}

// SampleOrganisation is an empty file to fill in.
const SampleOrganisation = `# 反映单位：以本单位自己的名义向监管部门反映许多案件的共同情况。
名称:
性质:        # 消费者协会、法律援助机构 或者 律师事务所
联系人:
电话:
地址:
文号:

# 不写则用信里通常的三条建议
#建议:
#  - 在职责范围内核查……
`

// DecodeOrganisation reads the file. It returns nil if there is a fault.
func DecodeOrganisation(file string, src []byte, paper *agency.Situation) (*Organisation, complaint.Findings) {
	var findings complaint.Findings
	report := func(pos token.Position, code, message, hint string) {
		findings = append(findings, complaint.Finding{Pos: pos, Code: code, Message: message, Hint: hint})
	}
	out := &Organisation{At: token.Position{Filename: file, Line: 1, Column: 1}}
	tree := casefile.Parse(file, src, organisationSchema{casefile.Keys}, report)
	if tree == nil {
		return nil, findings
	}
	texts := map[string]*string{"名称": &out.Name, "联系人": &out.Contact, "电话": &out.Phone, "地址": &out.Address,
		"文号": &out.Reference}
	var labels []string
	for _, x := range paper.Senders {
		labels = append(labels, x.Label)
	}
	kinds := strings.Join(labels, "、")
	for _, e := range tree.Repeated() {
		report(e.Pos, "duplicate-key", "“"+e.Key+"”写了两次", "请只留一处")
	}
	for _, e := range tree.Entries {
		holds, known := organisationKeys[e.Key]
		if !known {
			report(e.Pos, "unknown-key", "没有这个键", "可以写 名称、性质、联系人、电话、地址、文号、建议、核对")
			continue
		}
		items := itemsOf(e.Value, holds, report)
		switch {
		case len(items) == 0:
		case e.Key == "建议":
			out.Proposals = items
		case e.Key == "核对":
			out.Answers = items
		case e.Key == "性质":
			var ok bool
			if out.SituationSender, ok = paper.Sender(items[0]); !ok {
				report(e.Value.Pos, "unknown-sender", "这样的单位不能提交情况反映", "性质写 "+kinds+"；当事人自己的投诉、举报请用 tousu batch")
			}
			out.At = e.Value.Pos
		default:
			*texts[e.Key] = items[0]
		}
	}
	if len(findings) == 0 && (out.Name == "" || out.Slug == "") {
		report(out.At, "missing-key", "要写明反映单位的名称和性质", "性质写 "+kinds)
	}
	if len(findings) > 0 {
		findings.Sort()
		return nil, findings
	}
	return out, nil
}

// itemsOf returns the texts of a value, cleaned, without blank ones. It reports values that are
// not texts or not printable.
func itemsOf(n *casefile.Node, holds casefile.Holds, report casefile.Report) []string {
	var out []string
	nodes := []*casefile.Node{n}
	if n.Kind == casefile.List && holds == casefile.Items {
		nodes = n.Items
	}
	for _, x := range nodes {
		text, _, printable := casefile.Clean(x.Text)
		switch {
		case x.Blank() || x.Kind == casefile.Faulty: // the latter was reported
		case x.Kind != casefile.Scalar:
			report(x.Pos, "wrong-shape", "这里应是一句话", "运行 tousu situation --sender-out 单位.yaml 可以写一份样子")
		case !printable:
			report(x.Pos, "bad-character", "有不能打印的字符", "请重新输入这一行")
		default:
			out = append(out, strings.TrimSpace(text))
		}
	}
	return out
}

// Consent returns the doubt whether everybody whose case is told agrees, or nil if that is not
// required or was answered. An answer holds only for these cases.
func (o *Organisation) Consent(ids []string) *complaint.Finding {
	code := "clients-consent-" + digest(ids...)[:6]
	if !o.SituationSender.Consent || slices.Contains(o.Answers, code) {
		return nil
	}
	return &complaint.Finding{
		Pos: o.At, Severity: complaint.Doubt, Code: "clients-consent",
		Message:  "律师事务所反映委托人的案件，要每一位委托人书面同意",
		Question: "表中每一位委托人都书面同意把他的案件（隐去身份）写进情况反映吗？",
		Answers:  []complaint.Answer{{Means: "有人没有同意：从表中删去那一件"}, {Write: code, Means: "都已书面同意，同意书由本所保管"}},
	}
}
