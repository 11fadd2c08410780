package docx

// The page of GB/T 9704-2012, in twips (1/1440 inch): A4, head 37 mm, binding
// edge 28 mm, text area 156 by 225 mm with 22 lines of 28 characters of 16 pt.
const (
	pageWidth    = 11906
	pageHeight   = 16838
	marginTop    = 2098
	marginLeft   = 1588
	marginRight  = 1474
	marginBottom = 1985
	textWidth    = pageWidth - marginLeft - marginRight

	linePitch = 579 // 22 lines take 12,738 of the 12,755 twips between the margins

	// charSpace, in 1/4096 pt, tightens 16 pt to 15.79 pt. At the nominal −847
	// a line of 28 would be 0.2 twips too long, and Word would count 27.
	charSpace = -855

	// bodySpacing tightens 16 pt for readers that do not follow the grid: 28
	// characters take 8,792 of the line's 8,844 twips. −5 would do, but
	// LibreOffice rounds it to −4.
	bodySpacing = -6

	// footerEdge puts the page number 7 mm under the text (35 mm margin, 7 mm
	// gap, one line of 14 pt).
	footerEdge = 1300
)
