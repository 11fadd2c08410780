//go:build !wasip1

package docx

import (
	"fmt"

	"github.com/unidoc/unioffice/schema/soo/wml"
)

// numbering returns the numbering part that all letters share.
func (c scale) numbering() *wml.Numbering {
	n := wml.NewNumbering()
	n.AbstractNum = []*wml.CT_AbstractNum{
		c.scheme(headingScheme,
			level{format: wml.ST_NumberFormatChineseCountingThousand, text: "%1、", style: styleHeading1},
			level{format: wml.ST_NumberFormatChineseCountingThousand, text: "（%2）", style: styleHeading2}),
		c.scheme(bulletScheme,
			level{format: wml.ST_NumberFormatBullet, text: "●", style: styleListBullet, space: true}),
		c.scheme(listScheme,
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
	style  string // the paragraph style that includes the number
	space  bool   // a space separates number and text
}

// scheme makes an abstractNum. Numbers are placed like the first characters of a paragraph:
// indented by two, with later lines back at the margin.
func (c scale) scheme(id int, levels ...level) *wml.CT_AbstractNum {
	a := &wml.CT_AbstractNum{AbstractNumIdAttr: int64(id)}
	// Word distinguishes schemes of different documents by this number.
	a.Nsid = &wml.CT_LongHexNumber{ValAttr: fmt.Sprintf("7A051%03X", id)}
	a.MultiLevelType = &wml.CT_MultiLevelType{ValAttr: wml.ST_MultiLevelTypeSingleLevel}
	if len(levels) > 1 {
		a.MultiLevelType.ValAttr = wml.ST_MultiLevelTypeMultilevel
	}
	for i, l := range levels {
		a.Lvl = append(a.Lvl, l.definition(i, c.body))
	}
	return a
}

func (l level) definition(i, size int) *wml.CT_Lvl {
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
	d.PPr.Ind = layout{firstLine: 2}.indent(size)
	return d
}
