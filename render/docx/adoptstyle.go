//go:build !wasip1

package docx

import (
	"bytes"
	"encoding/xml"
	"strings"
	"unicode"

	"github.com/unidoc/unioffice/schema/soo/ofc/sharedTypes"
	"github.com/unidoc/unioffice/schema/soo/wml"
)

// styleLetterNormal is the base of the letters' own styles, since the letterhead's Normal may
// have any line spacing.
const styleLetterNormal = "LetterNormal"

// single holds the styles of which a document has exactly one each.
var single = map[string]bool{"Normal": true, "DefaultParagraphFont": true, "TableNormal": true, "NoList": true}

// adoptStyles adds the letters' styles to those of the letterhead. A letter's style takes over
// what a letterhead's style of the same name sets explicitly: face, size, colour, spacing,
// indents. The letterhead's style is kept under a name of its own, for its header. renamed maps
// old ids to new ones.
func (h *letterhead) adoptStyles(c scale) (out *wml.Styles, renamed map[string]string, err error) {
	own := c.styleSheet()
	if h.styles == nil {
		return own, nil, nil
	}
	out = wml.NewStyles()
	if xml.NewDecoder(bytes.NewReader(h.styles)).Decode(out) != nil {
		return nil, nil, refused(resave, "样式已损坏")
	}
	out.LatentStyles = nil
	theirs := map[string]*wml.CT_Style{}
	for _, s := range out.Style {
		if s.StyleIdAttr != nil {
			theirs[styleKey(s)] = s
		}
	}
	face := ""
	if normal := theirs[styleKey(own.Style[0])]; normal != nil {
		face = chineseFace(normal.RPr)
	}
	renamed = map[string]string{}
	var added []*wml.CT_Style
	for _, s := range own.Style {
		their := theirs[styleKey(s)]
		switch {
		case their == nil:
			added = append(added, s)
		case single[*s.StyleIdAttr]:
			renamed[*their.StyleIdAttr] = *s.StyleIdAttr
			continue
		default:
			renamed[*their.StyleIdAttr] = "Letterhead-" + *their.StyleIdAttr
			added = append(added, s)
		}
		if s.BasedOn != nil && s.BasedOn.ValAttr == styleNormal {
			s.BasedOn = text(styleLetterNormal)
		}
		adopt(s, their, face)
	}
	settle(out.Style, own.Style, renamed)
	out.Style = append(append(out.Style, added...), letterNormal(c))
	return out, renamed, nil
}

// styleKey identifies a style by kind and name.
func styleKey(s *wml.CT_Style) string {
	if s.Name == nil {
		return ""
	}
	return s.TypeAttr.String() + " " + strings.ToLower(s.Name.ValAttr)
}

// settle gives styles their new ids, renames others that clash with the letters' ids, and drops
// list numbers, whose lists are not taken over.
func settle(styles, own []*wml.CT_Style, renamed map[string]string) {
	reserved := map[string]bool{styleLetterNormal: true}
	for _, s := range own {
		reserved[*s.StyleIdAttr] = true
	}
	for _, s := range styles {
		if id := s.StyleIdAttr; id != nil && renamed[*id] == "" && reserved[*id] {
			renamed[*id] = "Letterhead-" + *id
		}
	}
	for _, s := range styles {
		if s.StyleIdAttr != nil && renamed[*s.StyleIdAttr] != "" {
			id := renamed[*s.StyleIdAttr]
			s.StyleIdAttr = &id
			if !single[id] && s.Name != nil {
				s.Name, s.CustomStyleAttr = text("函头 "+s.Name.ValAttr), yes()
			}
		}
		for _, ref := range []*wml.CT_String{s.BasedOn, s.Next, s.Link} {
			if ref != nil && renamed[ref.ValAttr] != "" {
				ref.ValAttr = renamed[ref.ValAttr]
			}
		}
		if s.PPr != nil {
			s.PPr.NumPr = nil
		}
	}
}

// chineseFace returns the Chinese face that character properties name, else "". Theme faces, and
// those that programs insert by themselves, are not a choice of the author and do not count.
func chineseFace(r *wml.CT_RPr) string {
	if r == nil || r.RFonts == nil || r.RFonts.EastAsiaAttr == nil {
		return ""
	}
	face := *r.RFonts.EastAsiaAttr
	if strings.ContainsFunc(face, func(c rune) bool { return unicode.Is(unicode.Han, c) }) {
		return face
	}
	return ""
}

// adopt applies the letterhead to a style: its style of the same name, if there is one, and the
// face of its Normal for body text.
func adopt(s, their *wml.CT_Style, face string) {
	if s.RPr != nil && s.RPr.RFonts != nil && face != "" && chineseFace(s.RPr) == fangSong {
		s.RPr.RFonts = &wml.CT_Fonts{HintAttr: wml.ST_HintEastAsia, AsciiAttr: &face, HAnsiAttr: &face,
			EastAsiaAttr: &face, CsAttr: &face}
	}
	if their == nil || s.PPr == nil || s.RPr == nil {
		return
	}
	if r := their.RPr; r != nil {
		adoptCharacters(s.RPr, r)
	}
	if p := their.PPr; p != nil {
		adoptParagraph(s.PPr, p)
	}
}

func adoptCharacters(s, r *wml.CT_RPr) {
	if r.RFonts != nil && (r.RFonts.EastAsiaAttr != nil || r.RFonts.EastAsiaThemeAttr != wml.ST_ThemeUnset) {
		s.RFonts = r.RFonts
		s.RFonts.HintAttr = wml.ST_HintEastAsia
	}
	if r.Sz != nil {
		s.Sz, s.SzCs, s.Spacing = r.Sz, r.SzCs, nil
	}
	if r.B != nil {
		s.B, s.BCs = r.B, r.BCs
	}
	if r.Color != nil {
		s.Color = r.Color
	}
}

func adoptParagraph(s, p *wml.CT_PPrGeneral) {
	if p.Jc != nil {
		s.Jc = p.Jc
	}
	if p.Ind != nil {
		s.Ind = p.Ind
	}
	if p.PBdr != nil {
		s.PBdr = p.PBdr
	}
	if p.Spacing == nil {
		return
	}
	if s.Spacing == nil {
		s.Spacing = wml.NewCT_Spacing()
	}
	if p.Spacing.BeforeAttr != nil {
		s.Spacing.BeforeAttr = p.Spacing.BeforeAttr
	}
	if p.Spacing.AfterAttr != nil {
		s.Spacing.AfterAttr = p.Spacing.AfterAttr
	}
	if p.Spacing.LineAttr != nil {
		s.Spacing.LineAttr, s.Spacing.LineRuleAttr = p.Spacing.LineAttr, p.Spacing.LineRuleAttr
	}
}

// letterNormal returns the letters' own Normal under a name of its own. It sets what the defaults
// of the letterhead might set otherwise.
func letterNormal(c scale) *wml.CT_Style {
	s := c.normal()
	id := styleLetterNormal
	s.StyleIdAttr, s.DefaultAttr, s.QFormat, s.CustomStyleAttr = &id, nil, nil, yes()
	s.Name = text("信件正文")
	zero := sharedTypes.ST_TwipsMeasure{ST_UnsignedDecimalNumber: new(uint64)}
	s.PPr.Spacing.BeforeAttr, s.PPr.Spacing.AfterAttr = &zero, &zero
	return s
}
