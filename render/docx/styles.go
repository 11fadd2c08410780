//go:build !js

package docx

import (
	"github.com/unidoc/unioffice/schema/soo/wml"
)

// style is a paragraph style. Everything not said comes from Normal.
type style struct {
	id, name string
	custom   bool // not one of Word's own
	face     string
	size     int
	bold     bool
	layout   layout
}

// sheet is the style sheet: one style for each kind of paragraph.
var sheet = []style{
	{styleTitle, "Title", false, songTi, titleSize, true,
		layout{line: 660, after: linePitch, jc: wml.ST_JcCenter, keepNext: true, keepLines: true}},
	{styleSalutation, "Salutation", false, fangSong, bodySize, false, layout{keepNext: true}},
	{styleHeading1, "heading 1", false, heiTi, bodySize, false,
		layout{firstLine: 2, keepNext: true, keepLines: true, outline: 1, num: headingNum}},
	{styleHeading2, "heading 2", false, kaiTi, bodySize, false,
		layout{firstLine: 2, keepNext: true, keepLines: true, outline: 2, num: headingNum}},
	{styleHeadingPlain, "无编号标题", true, heiTi, bodySize, false,
		layout{firstLine: 2, keepNext: true, keepLines: true, outline: 1}},
	{styleBody, "Body Text", false, fangSong, bodySize, false, layout{firstLine: 2}},
	{styleListNumber, "List Number", false, fangSong, bodySize, false, layout{firstLine: 2}},
	{styleListBullet, "List Bullet", false, fangSong, bodySize, false, layout{firstLine: 2, num: bulletNum}},
	{styleQuote, "Quote", false, kaiTi, bodySize, false, layout{left: 2, firstLine: 2}},
	{styleClosing, "Closing", false, fangSong, bodySize, false, layout{keepNext: true}},
	{styleClosingFirst, "结语首行", true, fangSong, bodySize, false, layout{firstLine: 2, keepNext: true}},
	{styleSignature, "Signature", false, fangSong, bodySize, false,
		layout{right: 2, jc: wml.ST_JcRight, keepLines: true}},
	{styleSignatureFirst, "落款首行", true, fangSong, bodySize, false,
		layout{right: 2, before: linePitch, jc: wml.ST_JcRight, keepLines: true}},
	// The pen needs a line above and seven characters to the right.
	{styleSignatureLabel, "落款待签", true, fangSong, bodySize, false,
		layout{right: 9, before: linePitch, jc: wml.ST_JcRight, keepLines: true}},
	{styleEnclosure, "附件", true, fangSong, bodySize, false, layout{hang: 7, left: 2, before: linePitch}},
	{styleEnclosureNext, "附件续项", true, fangSong, bodySize, false, layout{hang: 7, left: 5}},
	{styleEnclosureSole, "附件单项", true, fangSong, bodySize, false, layout{hang: 5, left: 2, before: linePitch}},
	{styleTableText, "表格文字", true, fangSong, tableSize, false, layout{line: 400, jc: wml.ST_JcLeft}},
	{styleTableHead, "表格标题", true, heiTi, tableSize, false,
		layout{line: 400, jc: wml.ST_JcCenter, keepNext: true}},
	{styleTableKey, "表格项目", true, heiTi, tableSize, false, layout{line: 400, jc: wml.ST_JcLeft}},
	{styleTableGap, "表格间隔", true, fangSong, tableSize, false, layout{line: 240}},
	{styleStamp, "证据页码", true, heiTi, smallSize, false,
		layout{line: stampLine, jc: wml.ST_JcRight, keepNext: true}},
	{styleVerbatim, "证据原文", true, fangSong, smallSize, false, layout{line: exhibitLine, jc: wml.ST_JcLeft}},
	// An exact line would cut a picture off: it stands in a line of its own height.
	{stylePicture, "证据图片", true, fangSong, smallSize, false, layout{line: 240, auto: true, jc: wml.ST_JcCenter}},
	{styleFooter, "footer", false, songTi, footerSize, false,
		layout{line: 400, jc: wml.ST_JcCenter}},
}

// layout is how a paragraph stands. Indents count characters of the paragraph.
type layout struct {
	firstLine   int
	left, right int
	hang        int // later lines stand here, the first at left
	before      int // twips
	after       int
	line        int  // exact pitch in twips; 0: that of the page
	auto        bool // line is in 240ths of what the line holds
	jc          wml.ST_Jc
	keepNext    bool
	keepLines   bool
	outline     int // level in the navigator, from 1
	num         int // numbering instance; the level follows from outline
}

// styleSheet is word/styles.xml.
func styleSheet() *wml.Styles {
	s := wml.NewStyles()
	s.DocDefaults = &wml.CT_DocDefaults{
		RPrDefault: &wml.CT_RPrDefault{RPr: characters(fangSong, bodySize, false)},
		PPrDefault: wml.NewCT_PPrDefault(),
	}
	// Chinese is the language of the East Asian characters; that of the others
	// must not be Chinese, or LibreOffice breaks numbers and names anywhere.
	english, chinese, arabic := "en-US", "zh-CN", "ar-SA"
	s.DocDefaults.RPrDefault.RPr.Lang = &wml.CT_Language{
		ValAttr: &english, EastAsiaAttr: &chinese, BidiAttr: &arabic,
	}
	s.Style = append(s.Style, normal(), defaultCharacter(), defaultTable(), noList(), tableStyle())
	for _, x := range sheet {
		s.Style = append(s.Style, x.definition())
	}
	return s
}

// named starts a style.
func named(kind wml.ST_StyleType, id, name string) *wml.CT_Style {
	s := wml.NewCT_Style()
	s.TypeAttr = kind
	s.StyleIdAttr = &id
	s.Name = text(name)
	return s
}

func (x style) definition() *wml.CT_Style {
	s := named(wml.ST_StyleTypeParagraph, x.id, x.name)
	if x.custom {
		s.CustomStyleAttr = yes()
	}
	s.BasedOn = text(styleNormal)
	s.QFormat = on()
	s.PPr = x.layout.properties(x.size)
	s.RPr = characters(x.face, x.size, x.bold)
	return s
}

// normal is 正文: 16 pt, justified, 28 characters to a line and 22 lines to a
// page. Pitch and spacing are its own: the grid of the page says the same, but
// LibreOffice gives two cells to a character that is wider than one, and 16 pt
// is wider than a 28th of the line.
func normal() *wml.CT_Style {
	s := named(wml.ST_StyleTypeParagraph, styleNormal, "Normal")
	s.DefaultAttr = yes()
	s.QFormat = on()
	s.PPr = layout{line: linePitch, jc: wml.ST_JcBoth}.properties(bodySize)
	s.PPr.WidowControl = on()
	s.PPr.SnapToGrid = off()
	s.RPr = characters(fangSong, bodySize, false)
	return s
}

// characters sets one face for all scripts: Latin letters and digits of a
// Chinese face keep half the width of a character, as the grid wants it.
func characters(face string, size int, bold bool) *wml.CT_RPr {
	r := &wml.CT_RPr{
		RFonts: &wml.CT_Fonts{
			HintAttr: wml.ST_HintEastAsia, AsciiAttr: &face, HAnsiAttr: &face, EastAsiaAttr: &face, CsAttr: &face,
		},
		SnapToGrid: off(),
		Sz:         halfPoints(size), SzCs: halfPoints(size),
	}
	if size == bodySize {
		r.Spacing = &wml.CT_SignedTwipsMeasure{ValAttr: signedTwips(bodySpacing)}
	}
	if bold {
		r.B, r.BCs = on(), on()
	}
	return r
}

// properties returns the paragraph properties for characters of size.
func (l layout) properties(size int) *wml.CT_PPrGeneral {
	p := wml.NewCT_PPrGeneral()
	if l.keepNext {
		p.KeepNext = on()
	}
	if l.keepLines {
		p.KeepLines = on()
	}
	if l.num != 0 {
		p.NumPr = &wml.CT_NumPr{NumId: decimal(l.num)}
		if l.outline > 1 {
			p.NumPr.Ilvl = decimal(l.outline - 1)
		}
	}
	p.Spacing = l.spacing()
	p.Ind = l.indent(size)
	if l.jc != wml.ST_JcUnset {
		p.Jc = &wml.CT_Jc{ValAttr: l.jc}
	}
	if l.outline != 0 {
		p.OutlineLvl = decimal(l.outline - 1)
	}
	return p
}

func (l layout) spacing() *wml.CT_Spacing {
	if l.line == 0 && l.before == 0 && l.after == 0 {
		return nil
	}
	s := wml.NewCT_Spacing()
	if l.before != 0 {
		before := twips(l.before)
		s.BeforeAttr = &before
	}
	if l.after != 0 {
		after := twips(l.after)
		s.AfterAttr = &after
	}
	if l.line != 0 {
		line := signedTwips(l.line)
		s.LineAttr = &line
		s.LineRuleAttr = wml.ST_LineSpacingRuleExact
		if l.auto {
			s.LineRuleAttr = wml.ST_LineSpacingRuleAuto
		}
	}
	return s
}

// indent gives indents in hundredths of a character, which follow the font, and
// in twips for readers that do not count characters. Hanging indents are given
// in twips alone: readers disagree whether leftChars includes the hanging part.
func (l layout) indent(size int) *wml.CT_Ind {
	em := size * 10
	i := wml.NewCT_Ind()
	switch {
	case l.hang != 0:
		left, hanging := signedTwips(l.hang*em), twips((l.hang-l.left)*em)
		i.LeftAttr, i.HangingAttr = &left, &hanging
		return i
	case l.firstLine == 0 && l.left == 0 && l.right == 0:
		return nil
	}
	if l.left != 0 {
		left, chars := signedTwips(l.left*em), int64(l.left*100)
		i.LeftAttr, i.LeftCharsAttr = &left, &chars
	}
	if l.right != 0 {
		right, chars := signedTwips(l.right*em), int64(l.right*100)
		i.RightAttr, i.RightCharsAttr = &right, &chars
	}
	if l.firstLine != 0 {
		first, chars := twips(l.firstLine*em), int64(l.firstLine*100)
		i.FirstLineAttr, i.FirstLineCharsAttr = &first, &chars
	}
	return i
}
