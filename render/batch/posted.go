package batch

import (
	"bytes"
	"fmt"
	"strings"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/render/batch/workbook"
)

// Posted is a row of a register as a person has filled it in.
type Posted struct {
	Line       int // as shown in Excel
	Case, Body string
	Person     string
	Paper      string // the title
	Address    string // as far as known
	Reference  string
	Agency     string // slug; "" if the row does not say
	Lender     legal.LenderKind
	Sent       complaint.Prior // Date is zero if the letter has not been posted
	Note       string          // the person's own words under 结果, if it is none of the results
	Faults     []string        // headers of unreadable cells
}

// mark returns what the program keeps in a row for itself: the body, the kinds of paper and
// lender, and a digest of the address that it wrote, to distinguish it from an address written by
// a person.
func mark(agency, kind string, lender legal.LenderKind, address string) string {
	return strings.Join([]string{agency, kind, string(lender), addressMark(address)}, "/")
}

func addressMark(address string) string {
	if address == "" {
		return ""
	}
	return digest(address)[:8]
}

// ReadRegister reads the rows of a register, in order. Its error is ErrNoRegister or that of the
// workbook.
func ReadRegister(src []byte) ([]Posted, error) {
	if _, err := workbook.Open(bytes.NewReader(src), int64(len(src))); err != nil {
		return nil, err
	}
	r, err := openRegister(src)
	if err != nil {
		return nil, err
	}
	var out []Posted
	for line := 2; line <= r.last; line++ {
		if r.cell(line, "案件编号") != "" {
			out = append(out, r.posted(line))
		}
	}
	return out, nil
}

func (r *register) posted(line int) Posted {
	p := Posted{Line: line, Case: r.cell(line, "案件编号"), Body: r.cell(line, "收件机关"),
		Person: r.cell(line, "姓名"), Paper: r.cell(line, "文书"), Address: r.cell(line, registerAddress),
		Reference: r.cell(line, registerReference)}
	p.Sent = complaint.Prior{Body: p.Body, Paper: r.cell(line, "文书"), Tracking: r.cell(line, "邮单号"),
		Ticket: r.cell(line, "受理号")}
	if parts := strings.Split(r.cell(line, registerMark), "/"); len(parts) >= 3 {
		p.Agency, p.Sent.Paper, p.Lender = parts[0], parts[1], legal.LenderKind(parts[2])
	}
	for _, day := range []struct {
		header string
		to     *legal.Date
	}{
		{"邮寄日期", &p.Sent.Date}, {"签收日期", &p.Sent.ReceivedOn}, {"受理日期", &p.Sent.AcceptedOn}, {"答复日期", &p.Sent.RepliedOn},
	} {
		text := r.cell(line, day.header)
		if text == "" {
			continue
		}
		var ok bool
		if *day.to, ok = complaint.ParseDay(text); !ok {
			p.Faults = append(p.Faults, day.header)
		}
	}
	p.Sent.Posted = true
	if result := r.cell(line, "结果"); result != "" {
		var known bool
		if p.Sent.Result, known = complaint.Results.Find(result); !known {
			p.Note = result
		}
	}
	return p
}

// String names the row for messages.
func (p *Posted) String() string { return fmt.Sprintf("第%d行", p.Line) }
