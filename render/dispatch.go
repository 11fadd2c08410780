package render

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/letter"
	"tousu/render/output"
	"tousu/render/plan"
)

// DispatchKind is the kind of the dispatch list in the manifest.
const DispatchKind = "dispatch-list"

// dispatch returns the cover sheet of a case's letters (寄送清单): what is printed in which
// order, what is enclosed with each letter, where it is signed, what the envelope says, room for
// the post number, and what follows on which day. It is not handed in anywhere and says nothing
// of a letter that the letter does not say itself.
func (e *Engine) dispatch(c *complaint.Case, documents []Document) *letter.Letter {
	return &letter.Letter{Blocks: []letter.Block{
		&letter.Title{Text: said("寄送清单")},
		&letter.Parties{Dense: true, Rows: [][2]letter.Line{
			{said("案件"), {value(c.ID), letter.Text("，信件日期" + c.Date.Chinese())}},
			{said("寄件人"), {value(c.Complainant.Name), letter.Text("，"), value(c.Complainant.Phone), letter.Text("，"),
				value(c.Complainant.Address)}},
			{said("怎样寄"), said("按号打印，每份另印一份留存；亲笔签名；用查得到单号的挂号信或者快递寄，品名写文书名称；寄出后填单号，运行 tousu sent 记下。下面的日期按信件日期当天签收计算，晚几天签收就晚几天。")},
		}},
		posting(c, documents),
		e.prospect(c, documents),
	}}
}

// posting returns a table with a row for each letter.
func posting(c *complaint.Case, documents []Document) *letter.Table {
	t := &letter.Table{Dense: true, Shares: []int{6, 15, 38, 31, 10}}
	for _, head := range []string{"号", "文书", "信封上写", "附上，在哪里签名", "单号"} {
		t.Header = append(t.Header, said(head))
	}
	var own []int
	for i := range documents {
		d := &documents[i]
		if d.Decision.Agency.Kept {
			own = append(own, i)
			continue
		}
		t.Rows = append(t.Rows, []letter.Line{
			said(fmt.Sprintf("%02d", i+1)), said(d.Result.Title), envelope(c, d), d.Result.toDo(), nil,
		})
	}
	if len(own) > 0 {
		t.Rows = append(t.Rows, keeping(documents, own))
	}
	return t
}

// keeping returns one row for all papers that the sender keeps; it comes last.
func keeping(documents []Document, own []int) []letter.Line {
	var numbers, titles []string
	for _, i := range own {
		numbers, titles = append(numbers, fmt.Sprintf("%02d", i+1)), append(titles, documents[i].Result.Title)
	}
	return []letter.Line{parted(numbers), parted(titles), said("不寄，本人留用"), said("怎样用，各份上写明"), nil}
}

// toDo says what is enclosed with the letter and where it is signed.
func (r *Result) toDo() letter.Line {
	var out []string
	if with := r.Enclosures(); len(with) > 0 {
		out = append(out, "附："+strings.Join(with, "；"))
	}
	for _, s := range r.signers() {
		out = append(out, "签："+s)
	}
	return parted(out)
}

// envelope returns the addressee and his address, or how to find it.
func envelope(c *complaint.Case, d *Document) letter.Line {
	if d.Decision.Beside() {
		return said("同上一份，装在一起")
	}
	out := letter.Line{value(d.Result.addressee())}
	if s := seat(c, d.Decision.Agency); s != "" {
		out = append(out, letter.Break{}, value(s))
	} else {
		for _, way := range ways(d.Decision.Agency) {
			out = append(out, letter.Break{}, letter.Text("（"+way+"）"))
		}
	}
	if keepsHome(c, d.Decision) {
		out = append(out, letter.Break{}, letter.Text("（寄件人写代理人和代理人的地址，不写本人的住址）"))
	}
	return out
}

// keepsHome reports whether the letter hides from its reader where the complainant lives: the
// reader is an unlicensed lender or its collector, and an agent receives the answer. The envelope
// hides it too.
func keepsHome(c *complaint.Case, d agency.Decision) bool {
	return d.Agency.Party != "" && c.Respondent.Kind == legal.Unlicensed && c.Agent != nil && d.AgentActs()
}

// ways lists how to reach a body if the case gives no postal address.
func ways(a *agency.Agency) []string {
	if a.Reach != "" {
		return []string{a.Reach}
	}
	var out []string
	for _, c := range a.Channels {
		out = append(out, c.Kind+" "+strings.TrimPrefix(c.Value, "https://"))
	}
	return out
}

// seat returns the address of a body that the case itself names, or a blank to fill in; "" for
// other bodies.
func seat(c *complaint.Case, a *agency.Agency) string {
	for _, x := range a.In(c.Respondent.Kind) {
		if x.Post != "" && c.Text(x.Key) != "" {
			return cmp.Or(c.Text(x.Post), "地址：")
		}
	}
	return ""
}

// prospect returns what follows on which day if the letters are received on their date.
func (e *Engine) prospect(c *complaint.Case, documents []Document) letter.Block {
	days := e.Prospect(c, documents)
	if len(days) == 0 {
		return &letter.Paragraph{Text: said("这些文书没有可以计算的答复期限。")}
	}
	p := &letter.Parties{Dense: true}
	for _, o := range days {
		p.Rows = append(p.Rows, [2]letter.Line{said(o.Day.Chinese()), parted(o.Short())})
	}
	return p
}

// Prospect returns what follows if the letters are received on their date.
func (e *Engine) Prospect(c *complaint.Case, documents []Document) []plan.Occasion {
	papers := make([]agency.Decision, len(documents))
	for i := range documents {
		papers[i] = documents[i].Decision
	}
	return plan.Timeline(e.planner.Next(e.planner.IfSent(c, papers), c.Date), c.Date)
}

// addressee returns the salutation without its colon, else the recipient of the paper.
func (r *Result) addressee() string {
	for _, b := range r.Letter.Blocks {
		if s, ok := b.(*letter.Salutation); ok {
			return strings.TrimRight(s.Text.String(), "：:")
		}
	}
	return r.Recipient
}

// signers returns the lines of the letter that have to be signed.
func (r *Result) signers() []string {
	var out []string
	for _, b := range r.Letter.Blocks {
		s, ok := b.(*letter.Signature)
		if !ok {
			continue
		}
		for _, l := range s.Lines {
			if line := strings.TrimRight(l.String(), "：:　 "); strings.Contains(line, "签") {
				out = append(out, line)
			}
		}
	}
	return out
}

// dispatchFiles writes the dispatch list in each format that is printed.
func (e *Engine) dispatchFiles(c *complaint.Case, documents []Document, formats []Format) ([]output.File, error) {
	r := &Result{Letter: e.dispatch(c, documents), Title: "寄送清单", Recipient: "本人留存"}
	var out []output.File
	for _, f := range formats {
		if f.Screen {
			continue
		}
		var buf bytes.Buffer
		if err := f.Write(&buf, r, c); err != nil {
			return nil, err
		}
		data := buf.Bytes()
		if f.Convert != nil {
			made, err := f.Convert([][]byte{data})
			if err != nil {
				return nil, err
			}
			data = made[0]
		}
		out = append(out, output.File{Name: output.FileName(0, r.Recipient, r.Title, f.Name), Data: data})
	}
	return out, nil
}

func said(s string) letter.Line { return letter.Line{letter.Text(s)} }

func value(s string) *letter.Field { return &letter.Field{Text: s, Origin: letter.FromCase} }

// parted puts each text on its own line.
func parted(texts []string) letter.Line {
	var out letter.Line
	for i, s := range texts {
		if i > 0 {
			out = append(out, letter.Break{})
		}
		out = append(out, letter.Text(s))
	}
	return out
}
