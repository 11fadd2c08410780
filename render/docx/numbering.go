package docx

import (
	"fmt"

	"github.com/unidoc/unioffice/schema/soo/wml"
)

const (
	numberingName = "word/numbering.xml"
	numberingEnd  = "</w:numbering>"
)

// Schemes of numbers (abstractNum), and the instances of them (num) that every
// letter can use. A numbered list takes the next of the pool, for in Word a list
// starts again at 1 only with an instance of its own.
const (
	headingScheme = 0 // 一、 and （一）
	bulletScheme  = 1
	listScheme    = 2 // 1. 2. 3.

	headingNum   = 1
	bulletNum    = 2
	firstListNum = 3
	listPool     = 12
	firstOwnNum  = firstListNum + listPool
)

// num is an instance that counts from start at one level of its scheme.
type num struct {
	abstract, level, start int
}

// appendNumbering appends the numbering part with a letter's own instances.
func appendNumbering(b []byte, stationery string, own []num) []byte {
	b = append(b, stationery...)
	for i, n := range own {
		b = fmt.Appendf(b, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>`+
			`<w:lvlOverride w:ilvl="%d"><w:startOverride w:val="%d"/></w:lvlOverride></w:num>`,
			firstOwnNum+i, n.abstract, n.level, n.start)
	}
	return append(b, numberingEnd...)
}

// numbering is the part that all letters share.
func numbering() *wml.Numbering {
	n := wml.NewNumbering()
	n.AbstractNum = []*wml.CT_AbstractNum{
		scheme(headingScheme,
			level{format: wml.ST_NumberFormatChineseCountingThousand, text: "%1、", style: styleHeading1},
			level{format: wml.ST_NumberFormatChineseCountingThousand, text: "（%2）", style: styleHeading2}),
		scheme(bulletScheme,
			level{format: wml.ST_NumberFormatBullet, text: "●", style: styleListBullet, space: true}),
		scheme(listScheme,
			level{format: wml.ST_NumberFormatDecimal, text: "%1.", style: "", space: true}),
	}
	n.Num = []*wml.CT_Num{instance(headingNum, headingScheme), instance(bulletNum, bulletScheme)}
	for i := range listPool {
		list := instance(firstListNum+i, listScheme)
		list.LvlOverride = []*wml.CT_NumLvl{{StartOverride: decimal(1)}}
		n.Num = append(n.Num, list)
	}
	return n
}

func instance(id, scheme int) *wml.CT_Num {
	return &wml.CT_Num{NumIdAttr: int64(id), AbstractNumId: decimal(scheme)}
}

// level is one level of a scheme.
type level struct {
	format wml.ST_NumberFormat
	text   string
	style  string // the paragraph style that brings the number along
	space  bool   // a space parts number and text
}

// scheme makes an abstractNum. Numbers stand like the first characters of a
// paragraph: indented by two, later lines back at the margin.
func scheme(id int, levels ...level) *wml.CT_AbstractNum {
	a := &wml.CT_AbstractNum{AbstractNumIdAttr: int64(id)}
	// Word tells schemes of different documents apart by this number.
	a.Nsid = &wml.CT_LongHexNumber{ValAttr: fmt.Sprintf("7A051%03X", id)}
	a.MultiLevelType = &wml.CT_MultiLevelType{ValAttr: wml.ST_MultiLevelTypeSingleLevel}
	if len(levels) > 1 {
		a.MultiLevelType.ValAttr = wml.ST_MultiLevelTypeMultilevel
	}
	for i, l := range levels {
		a.Lvl = append(a.Lvl, l.definition(i))
	}
	return a
}

func (l level) definition(i int) *wml.CT_Lvl {
	d := &wml.CT_Lvl{
		IlvlAttr: int64(i),
		Start:    decimal(1),
		NumFmt:   &wml.CT_NumFmt{ValAttr: l.format},
		Suff:     &wml.CT_LevelSuffix{ValAttr: wml.ST_LevelSuffixNothing},
		LvlText:  &wml.CT_LevelText{ValAttr: &l.text},
		LvlJc:    &wml.CT_Jc{ValAttr: wml.ST_JcLeft},
		PPr:      wml.NewCT_PPrGeneral(),
		RPr:      &wml.CT_RPr{RFonts: &wml.CT_Fonts{HintAttr: wml.ST_HintEastAsia}},
	}
	if l.space {
		d.Suff.ValAttr = wml.ST_LevelSuffixSpace
	}
	if l.style != "" {
		d.PStyle = text(l.style)
	}
	d.PPr.Ind = layout{firstLine: 2}.indent(bodySize)
	return d
}
