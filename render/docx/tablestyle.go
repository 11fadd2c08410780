//go:build !wasip1

package docx

import (
	"github.com/unidoc/unioffice/schema/soo/ofc/sharedTypes"
	"github.com/unidoc/unioffice/schema/soo/wml"
)

// tableStyle returns the ruled table style of letters.
func tableStyle() *wml.CT_Style {
	s := named(wml.ST_StyleTypeTable, styleTable, "信函表格")
	s.CustomStyleAttr = yes()
	s.BasedOn = text("TableNormal")
	s.TblPr = wml.NewCT_TblPrBase()
	s.TblPr.TblBorders = &wml.CT_TblBorders{
		Top: rule(), Left: rule(), Bottom: rule(), Right: rule(), InsideH: rule(), InsideV: rule(),
	}
	s.TblPr.TblCellMar = &wml.CT_TblCellMar{
		Top: measure(40), Left: measure(cellMargin), Bottom: measure(40), Right: measure(cellMargin),
	}
	s.TcPr = &wml.CT_TcPr{VAlign: &wml.CT_VerticalJc{ValAttr: wml.ST_VerticalJcCenter}}
	return s
}

// The three default styles that Word expects in addition to Normal.

func defaultCharacter() *wml.CT_Style {
	return hidden(wml.ST_StyleTypeCharacter, "DefaultParagraphFont", "Default Paragraph Font", 1)
}

func defaultTable() *wml.CT_Style {
	s := hidden(wml.ST_StyleTypeTable, "TableNormal", "Normal Table", 99)
	s.TblPr = wml.NewCT_TblPrBase()
	s.TblPr.TblInd = measure(0)
	s.TblPr.TblCellMar = &wml.CT_TblCellMar{
		Top: measure(0), Left: measure(108), Bottom: measure(0), Right: measure(108),
	}
	return s
}

func noList() *wml.CT_Style {
	return hidden(wml.ST_StyleTypeNumbering, "NoList", "No List", 99)
}

// hidden returns the default style of a kind, which Word lists only after it is used.
func hidden(kind wml.ST_StyleType, id, name string, priority int) *wml.CT_Style {
	s := named(kind, id, name)
	s.DefaultAttr = yes()
	s.UiPriority = decimal(priority)
	s.SemiHidden, s.UnhideWhenUsed = on(), on()
	return s
}

// rule returns a thin black line: half a point.
func rule() *wml.CT_Border {
	size, space, colour := uint64(4), uint64(0), "000000"
	return &wml.CT_Border{
		ValAttr: wml.ST_BorderSingle, SzAttr: &size, SpaceAttr: &space,
		ColorAttr: &wml.ST_HexColor{ST_HexColorRGB: &colour},
	}
}

func measure(n int) *wml.CT_TblWidth {
	i := int64(n)
	w := wml.ST_DecimalNumberOrPercent{ST_UnqualifiedPercentage: &i}
	return &wml.CT_TblWidth{
		TypeAttr: wml.ST_TblWidthDxa,
		WAttr:    &wml.ST_MeasurementOrPercent{ST_DecimalNumberOrPercent: &w},
	}
}

func yes() *sharedTypes.ST_OnOff {
	yes := true
	return &sharedTypes.ST_OnOff{Bool: &yes}
}
