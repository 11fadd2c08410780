//go:build !wasip1

package docx

import (
	"github.com/unidoc/unioffice/schema/soo/wml"
)

// style is a paragraph style. What it does not set comes from Normal.
type style struct {
	id, name string
	custom   bool // not a built-in style of Word
	face     string
	size     int
	bold     bool
	layout   layout
}

// scale holds the measures that go with a type size.
type scale struct {
	body, title int // half points
	line        int // line pitch in twips: 22 or 26 lines between the margins
	titleLine   int

	// Twips from the edges of the page to the text and to the page number: those of GB/T 9704 for
	// 三号, one inch and half an inch for a letter.
	top, bottom, footer int

	// charSpace, in 1/4096 pt, tightens the characters of the grid so that 28 of 16 pt or 32 of
	// 14 pt fill a line. At the nominal −847, a line of 28 would be 0.2 twips too long and Word
	// would count 27.
	charSpace int

	// spacing, in twips, does the same for readers that ignore the grid: 28 characters take 8,792
	// of the line's 8,844 twips. −5 would suffice, but LibreOffice rounds it to −4; 32 of 14 pt
	// with −4 take 8,832.
	spacing int
}

var scales = [...]scale{
	Size4: {body: 28, title: 36, line: 520, titleLine: 600, top: 1440, bottom: 1440, footer: 720, charSpace: -819,
		spacing: -4},
	Size3: {body: 32, title: 44, line: 579, titleLine: 660, top: marginTop, bottom: marginBottom, footer: footerEdge,
		charSpace: -855, spacing: -6},
}

// sheet returns the style sheet: one style for each kind of paragraph.
func (s scale) sheet() []style {
	return []style{
		{styleTitle, "Title", false, songTi, s.title, true,
			layout{line: s.titleLine, after: s.line, jc: wml.ST_JcCenter, keepNext: true, keepLines: true}},
		{styleLetterhead, "信头", true, fangSong, s.body, false, layout{jc: wml.ST_JcRight, keepNext: true}},
		{styleSalutation, "Salutation", false, fangSong, s.body, false, layout{keepNext: true}},
		{styleHeading1, "heading 1", false, heiTi, s.body, false,
			layout{firstLine: 2, keepNext: true, keepLines: true, outline: 1, num: headingNum}},
		{styleHeading2, "heading 2", false, kaiTi, s.body, false,
			layout{firstLine: 2, keepNext: true, keepLines: true, outline: 2, num: headingNum}},
		{styleHeadingPlain, "无编号标题", true, heiTi, s.body, false,
			layout{firstLine: 2, keepNext: true, keepLines: true, outline: 1}},
		{styleBody, "Body Text", false, fangSong, s.body, false, layout{firstLine: 2}},
		{styleListNumber, "List Number", false, fangSong, s.body, false, layout{firstLine: 2}},
		{styleListBullet, "List Bullet", false, fangSong, s.body, false, layout{firstLine: 2, num: bulletNum}},
		{styleQuote, "Quote", false, kaiTi, s.body, false, layout{left: 2, firstLine: 2}},
		{styleClosing, "Closing", false, fangSong, s.body, false, layout{keepNext: true}},
		{styleClosingFirst, "结语首行", true, fangSong, s.body, false, layout{firstLine: 2, keepNext: true}},
		{styleSignature, "Signature", false, fangSong, s.body, false,
			layout{right: 2, jc: wml.ST_JcRight, keepLines: true}},
		{styleSignatureFirst, "落款首行", true, fangSong, s.body, false,
			layout{right: 2, before: s.line, jc: wml.ST_JcRight, keepLines: true}},
		// A signature needs a line above and seven characters to the right.
		{styleSignatureLabel, "落款待签", true, fangSong, s.body, false,
			layout{right: 9, before: s.line, jc: wml.ST_JcRight, keepLines: true}},
		{styleEnclosure, "附件", true, fangSong, s.body, false, layout{hang: 7, left: 2, before: s.line}},
		{styleEnclosureNext, "附件续项", true, fangSong, s.body, false, layout{hang: 7, left: 5}},
		{styleEnclosureSole, "附件单项", true, fangSong, s.body, false, layout{hang: 5, left: 2, before: s.line}},
		{styleTableText, "表格文字", true, fangSong, tableSize, false, layout{line: 360, jc: wml.ST_JcLeft}},
		{styleTableHead, "表格标题", true, heiTi, tableSize, false,
			layout{line: 360, jc: wml.ST_JcCenter, keepNext: true}},
		{styleTableKey, "表格项目", true, heiTi, tableSize, false, layout{line: 360, jc: wml.ST_JcLeft}},
		{styleTableGap, "表格间隔", true, fangSong, tableSize, false, layout{line: 240}},
		{styleStamp, "证据页码", true, heiTi, smallSize, false,
			layout{line: stampLine, jc: wml.ST_JcRight, keepNext: true}},
		{styleVerbatim, "证据原文", true, fangSong, smallSize, false, layout{line: exhibitLine, jc: wml.ST_JcLeft}},
		// An exact line height would cut a picture off, so the line takes the picture's height.
		{stylePicture, "证据图片", true, fangSong, smallSize, false, layout{line: 240, auto: true, jc: wml.ST_JcCenter}},
		{styleFooter, "footer", false, songTi, footerSize, false,
			layout{line: 400, jc: wml.ST_JcCenter}},
	}
}

// layout is the format of a paragraph. Indents are in characters of the paragraph.
type layout struct {
	firstLine   int
	left, right int
	hang        int // indent of later lines; the first line is at left
	before      int // twips
	after       int
	line        int  // exact pitch in twips; 0: that of the page
	auto        bool // line is in 240ths of the line's content
	jc          wml.ST_Jc
	keepNext    bool
	keepLines   bool
	outline     int // level in the navigator, from 1
	num         int // numbering instance; the level follows from outline
}

// styleSheet returns word/styles.xml.
func (c scale) styleSheet() *wml.Styles {
	s := wml.NewStyles()
	s.DocDefaults = &wml.CT_DocDefaults{
		RPrDefault: &wml.CT_RPrDefault{RPr: c.characters(fangSong, c.body, false)},
		PPrDefault: wml.NewCT_PPrDefault(),
	}
	// The East Asian characters are Chinese. The language of the others must not be Chinese, or
	// LibreOffice breaks numbers and names anywhere.
	english, chinese, arabic := "en-US", "zh-CN", "ar-SA"
	s.DocDefaults.RPrDefault.RPr.Lang = &wml.CT_Language{
		ValAttr: &english, EastAsiaAttr: &chinese, BidiAttr: &arabic,
	}
	s.Style = append(s.Style, c.normal(), defaultCharacter(), defaultTable(), noList(), tableStyle())
	for _, x := range c.sheet() {
		s.Style = append(s.Style, x.definition(c))
	}
	return s
}

// named returns a new style.
func named(kind wml.ST_StyleType, id, name string) *wml.CT_Style {
	s := wml.NewCT_Style()
	s.TypeAttr = kind
	s.StyleIdAttr = &id
	s.Name = text(name)
	return s
}

func (x style) definition(c scale) *wml.CT_Style {
	s := named(wml.ST_StyleTypeParagraph, x.id, x.name)
	if x.custom {
		s.CustomStyleAttr = yes()
	}
	s.BasedOn = text(styleNormal)
	s.QFormat = on()
	s.PPr = x.layout.properties(x.size)
	s.RPr = c.characters(x.face, x.size, x.bold)
	return s
}

// normal is 正文, justified. It sets line pitch and character spacing itself. The page grid says
// the same, but LibreOffice gives two cells to a character that is wider than one, and 16 pt is
// wider than a 28th of the line.
func (c scale) normal() *wml.CT_Style {
	s := named(wml.ST_StyleTypeParagraph, styleNormal, "Normal")
	s.DefaultAttr = yes()
	s.QFormat = on()
	s.PPr = layout{line: c.line, jc: wml.ST_JcBoth}.properties(c.body)
	s.PPr.WidowControl = on()
	s.PPr.SnapToGrid = off()
	s.RPr = c.characters(fangSong, c.body, false)
	return s
}

// characters sets one face for all scripts: Latin letters and digits of a Chinese face have half
// the width of a character, as the grid requires.
func (c scale) characters(face string, size int, bold bool) *wml.CT_RPr {
	r := &wml.CT_RPr{
		RFonts: &wml.CT_Fonts{
			HintAttr: wml.ST_HintEastAsia, AsciiAttr: &face, HAnsiAttr: &face, EastAsiaAttr: &face, CsAttr: &face,
		},
		SnapToGrid: off(),
		Sz:         halfPoints(size), SzCs: halfPoints(size),
	}
	if size == c.body {
		r.Spacing = &wml.CT_SignedTwipsMeasure{ValAttr: signedTwips(c.spacing)}
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

// indent returns indents in hundredths of a character, which follow the font, and in twips for
// readers that do not count characters. Hanging indents are only in twips: readers disagree on
// whether leftChars includes the hanging part.
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
