//go:build !wasip1

package docx

import (
	"github.com/unidoc/unioffice/schema/soo/wml"
)

// section returns the page setup.
func (c scale) section() *wml.CT_SectPr {
	s := wml.NewCT_SectPr()
	s.EG_HdrFtrReferences = []*wml.EG_HdrFtrReferences{{
		FooterReference: &wml.CT_HdrFtrRef{TypeAttr: wml.ST_HdrFtrDefault, IdAttr: footerRel},
	}}
	width, height := twips(pageWidth), twips(pageHeight)
	s.PgSz = &wml.CT_PageSz{WAttr: &width, HAttr: &height}
	s.PgMar = &wml.CT_PageMar{
		TopAttr: signedTwips(c.top), BottomAttr: signedTwips(c.bottom),
		LeftAttr: twips(marginLeft), RightAttr: twips(marginRight),
		HeaderAttr: twips(c.footer), FooterAttr: twips(c.footer), GutterAttr: twips(0),
	}
	pitch, space := int64(c.line), int64(c.charSpace)
	s.DocGrid = &wml.CT_DocGrid{
		TypeAttr: wml.ST_DocGridLinesAndChars, LinePitchAttr: &pitch, CharSpaceAttr: &space,
	}
	return s
}

// footer prints 第1页 共1页; Word counts the pages when it opens or prints the letter.
func footer() *wml.Ftr {
	p := wml.NewCT_P()
	p.PPr = wml.NewCT_PPr()
	p.PPr.PStyle = text(styleFooter)
	p.EG_PContent = []*wml.EG_PContent{
		words("第"), field("PAGE"), words("页 共"), field("NUMPAGES"), words("页"),
	}
	f := wml.NewFtr()
	f.EG_ContentBlockContent = []*wml.EG_ContentBlockContent{{P: []*wml.CT_P{p}}}
	return f
}

func words(s string) *wml.EG_PContent {
	preserve := "preserve"
	r := wml.NewCT_R()
	r.RPr = &wml.CT_RPr{RFonts: &wml.CT_Fonts{HintAttr: wml.ST_HintEastAsia}}
	r.EG_RunInnerContent = []*wml.EG_RunInnerContent{{T: &wml.CT_Text{Content: s, SpaceAttr: &preserve}}}
	return &wml.EG_PContent{EG_ContentRunContent: []*wml.EG_ContentRunContent{{R: r}}}
}

// field returns a field with a fallback for readers that do not count pages.
func field(instruction string) *wml.EG_PContent {
	f := wml.NewCT_SimpleField()
	f.InstrAttr = instruction
	f.EG_PContent = []*wml.EG_PContent{words("1")}
	return &wml.EG_PContent{FldSimple: []*wml.CT_SimpleField{f}}
}

// settings asks for the layout of current Word in Chinese: no compatibility with old files,
// compressed punctuation, and no stretching of a line that ends in a break.
func (c scale) settings() *wml.Settings {
	s := wml.NewSettings()
	stop := twips(2 * c.body * 10)
	s.DefaultTabStop = &wml.CT_TwipsMeasure{ValAttr: stop}
	s.CharacterSpacingControl = &wml.CT_CharacterSpacing{ValAttr: wml.ST_CharacterSpacingCompressPunctuation}
	s.Compat = &wml.CT_Compat{
		SpaceForUL: on(), BalanceSingleByteDoubleByteWidth: on(), DoNotLeaveBackslashAlone: on(),
		UlTrailSpace: on(), DoNotExpandShiftReturn: on(), AdjustLineHeightInTable: on(), UseFELayout: on(),
	}
	uri := "http://schemas.microsoft.com/office/word"
	for _, c := range []struct{ name, value string }{
		{"compatibilityMode", "15"},
		{"overrideTableStyleFontSizeAndJustification", "1"},
		{"enableOpenTypeFeatures", "1"},
		{"doNotFlipMirrorIndents", "1"},
		{"differentiateMultirowTableHeaders", "1"},
		{"useWord2013TrackBottomHyphenation", "0"},
	} {
		s.Compat.CompatSetting = append(s.Compat.CompatSetting,
			&wml.CT_CompatSetting{NameAttr: &c.name, UriAttr: &uri, ValAttr: &c.value})
	}
	return s
}

// The faces, by their names in Chinese Windows and WPS.
const (
	fangSong = "仿宋"
	heiTi    = "黑体"
	kaiTi    = "楷体"
	songTi   = "宋体"
)

// fontTable gives systems without these faces their other names and characteristics.
func fontTable() *wml.Fonts {
	f := wml.NewFonts()
	for _, face := range []struct {
		name, alias, panose string
		family              wml.ST_FontFamily
	}{
		{fangSong, "FangSong", "02010609060101010101", wml.ST_FontFamilyModern},
		{heiTi, "SimHei", "02010609060101010101", wml.ST_FontFamilyModern},
		{kaiTi, "KaiTi", "02010609060101010101", wml.ST_FontFamilyModern},
		{songTi, "SimSun", "02010600030101010101", wml.ST_FontFamilyAuto},
	} {
		charset := "86" // GB 2312
		f.Font = append(f.Font, &wml.CT_Font{
			NameAttr: face.name, AltName: text(face.alias),
			Panose1: &wml.CT_Panose{ValAttr: face.panose},
			Charset: &wml.CT_Charset{ValAttr: &charset},
			Family:  &wml.CT_FontFamily{ValAttr: face.family},
			Pitch:   &wml.CT_Pitch{ValAttr: wml.ST_PitchFixed},
		})
	}
	return f
}
