package main

import (
	"os"

	"github.com/unidoc/unioffice/document"
	"github.com/unidoc/unioffice/measurement"
	"github.com/unidoc/unioffice/schema/soo/ofc/sharedTypes"
	"github.com/unidoc/unioffice/schema/soo/wml"
)

// openUnioffice writes with document.New and Save, in the styles that New brings.
func openUnioffice(model string, l *letter) (func(string) error, error) {
	return saveUnioffice(model, l, func(d, stationery *document.Document) {})
}

// openUniofficeStyled writes in the model's styles, numbers and settings, read
// once.
func openUniofficeStyled(model string, l *letter) (func(string) error, error) {
	return saveUnioffice(model, l, func(d, stationery *document.Document) {
		d.Styles, d.Numbering, d.Settings = stationery.Styles, stationery.Numbering, stationery.Settings
	})
}

// saveUnioffice dresses each document from the model before it is written.
func saveUnioffice(model string, l *letter, dress func(d, stationery *document.Document)) (func(string) error, error) {
	stationery, err := document.Open(model)
	if err != nil {
		return nil, err
	}
	page := stationery.BodySection().X()
	return func(path string) error {
		d := document.New()
		dress(d, stationery)
		for _, b := range l.blocks {
			if b.rows == nil {
				fillUnioffice(d.AddParagraph(), b.paragraph)
			} else {
				tableUnioffice(d.AddTable(), b)
			}
		}
		d.X().Body.SectPr = &wml.CT_SectPr{PgSz: page.PgSz, PgMar: page.PgMar, DocGrid: page.DocGrid}
		d.BodySection().SetFooter(footerUnioffice(d), wml.ST_HdrFtrDefault)
		return d.SaveToFile(path)
	}, os.RemoveAll(stationery.TmpPath)
}

func fillUnioffice(x document.Paragraph, p paragraph) {
	x.SetStyle(p.style)
	if p.num != 0 {
		x.SetNumberingDefinitionByID(p.num)
		x.SetNumberingLevel(0)
	}
	if p.text != "" {
		x.AddRun().AddText(p.text)
	}
}

func tableUnioffice(t document.Table, b block) {
	t.Properties().SetStyle(tableStyle)
	t.Properties().SetLayout(wml.ST_TblLayoutTypeFixed)
	t.X().TblGrid = wml.NewCT_TblGrid()
	for _, w := range b.widths {
		column := wml.NewCT_TblGridCol()
		column.WAttr = &sharedTypes.ST_TwipsMeasure{ST_UnsignedDecimalNumber: new(uint64(w))}
		t.X().TblGrid.GridCol = append(t.X().TblGrid.GridCol, column)
	}
	for _, row := range b.rows {
		x := t.AddRow()
		for i, p := range row {
			cell := x.AddCell()
			cell.Properties().SetWidth(measurement.Distance(b.widths[i]) * measurement.Twips)
			fillUnioffice(cell.AddParagraph(), p)
		}
	}
}

// footerUnioffice says 第1页 共1页.
func footerUnioffice(d *document.Document) document.Footer {
	f := d.AddFooter()
	x := f.AddParagraph()
	x.SetStyle("Footer")
	x.AddRun().AddText("第")
	x.AddRun().AddField(document.FieldCurrentPage)
	x.AddRun().AddText("页 共")
	x.AddRun().AddField(document.FieldNumberOfPages)
	x.AddRun().AddText("页")
	return f
}
