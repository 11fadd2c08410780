// Package post prints what goes to the post office (邮寄) for letters: envelopes, sheets of
// labels, and the workbook that a courier's site imports. It knows no case and no register. What
// it prints is on the outside of a letter, so it names the addressee, the sender and the case
// number, and says nothing of the content.
package post

import (
	"slices"
	"strings"

	"tousu/legal/pattern"
)

// Piece is one item of mail (邮件): an envelope and what is in it.
type Piece struct {
	Case, Person string
	Body         string // the addressee
	Address      string // from the register; "" if unknown
	Papers       []string
	Reference    string // 文号, or ""
}

// Party is a sender or an addressee.
type Party struct {
	Name     string
	Contact  string // 联系人 or department
	Phone    string
	Address  string
	Postcode string // six digits
}

// Sending is a piece with its addressee, as far as known.
type Sending struct {
	Piece
	To Party
}

// Address finds the address of each piece: that of the register, else that of the settings.
// Pieces without an address are returned separately, in the same order.
func (s *Settings) Address(pieces []Piece) (ready, lacking []Sending) {
	for _, p := range pieces {
		x := Sending{Piece: p, To: s.Bodies[p.Body]}
		x.To.Name = p.Body
		if p.Address != "" {
			x.To.Address = p.Address
			if at, code := splitPostcode(p.Address); code != "" {
				x.To.Address, x.To.Postcode = at, code
			}
		}
		if x.To.Address == "" {
			lacking = append(lacking, x)
		} else {
			ready = append(ready, x)
		}
	}
	return ready, lacking
}

// postcode matches 邮编, or six bare digits at either end of an address.
var postcode = pattern.New(`^\s*(\d{6})[\s,，]*|[\s,，（(]*(?:邮编|邮政编码)[:：\s]*(\d{6})[)）]?\s*|[\s,，]+(\d{6})\s*$`)

// splitPostcode separates an address from its postcode; code is "" if it has none.
func splitPostcode(s string) (address, code string) {
	m := postcode.FindStringSubmatchIndex(s)
	if m == nil {
		return s, ""
	}
	for g := 2; g < len(m); g += 2 {
		if m[g] >= 0 {
			code = s[m[g]:m[g+1]]
		}
	}
	return strings.TrimSpace(s[:m[0]] + s[m[1]:]), code
}

// Lack is a body without an address and the number of pieces that wait for it.
type Lack struct {
	Body string
	N    int
}

// Lacks counts the pieces without an address by body, largest number first.
func Lacks(lacking []Sending) []Lack {
	var out []Lack
	for _, x := range lacking {
		i := slices.IndexFunc(out, func(l Lack) bool { return l.Body == x.Body })
		if i < 0 {
			i = len(out)
			out = append(out, Lack{Body: x.Body})
		}
		out[i].N++
	}
	slices.SortStableFunc(out, func(a, b Lack) int { return b.N - a.N })
	return out
}
