package render

import (
	"go/token"

	"tousu/legal/agency"
	"tousu/render/letter"
)

// complete returns an error for a letter that no clerk could accept: one without a title, an
// addressee or any text. An annex or a paper that the sender keeps needs no addressee.
func complete(l *letter.Letter, d agency.Decision) error {
	var title, addressee, words bool
	for _, b := range l.Blocks {
		switch b := b.(type) {
		case *letter.Title:
			title = true
		case *letter.Salutation:
			addressee = true
		case *letter.Closing:
			addressee = addressee || len(b.Lines) > 1 // 此致, and the addressee
		case *letter.Paragraph, *letter.List, *letter.Table, *letter.Parties, *letter.Quote:
			words = true
		}
	}
	missing := ""
	switch {
	case len(l.Blocks) == 0:
		missing = "写出的信是空的"
	case !title:
		missing = "写出的信没有标题：要有一行以“= ”开头"
	case !addressee && !d.Beside() && !d.Agency.Kept:
		missing = "写出的信没有写给谁：要有一行以“@ ”开头，或者结尾有“! 此致”和收件机构两行"
	case !words:
		missing = "写出的信没有正文"
	default:
		return nil
	}
	return &TemplateError{Pos: token.Position{Filename: letterFile(d.Paper.Kind)}, Msg: missing}
}
