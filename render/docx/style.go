package docx

// Style ids. Word shows the names of its built-in styles in the reader's language.
const (
	styleNormal         = "Normal"
	styleTitle          = "Title"
	styleLetterhead     = "Letterhead"
	styleSalutation     = "Salutation"
	styleHeading1       = "Heading1"
	styleHeading2       = "Heading2"
	styleHeadingPlain   = "HeadingPlain"
	styleBody           = "BodyText"
	styleListNumber     = "ListNumber"
	styleListBullet     = "ListBullet"
	styleQuote          = "Quote"
	styleClosing        = "Closing"
	styleClosingFirst   = "ClosingFirst"
	styleSignature      = "Signature"
	styleSignatureFirst = "SignatureFirst"
	styleSignatureLabel = "SignatureLabel"
	styleEnclosure      = "Enclosure"
	styleEnclosureNext  = "EnclosureNext"
	styleEnclosureSole  = "EnclosureSole"
	styleTableText      = "TableText"
	styleTableHead      = "TableHead"
	styleTableKey       = "TableKey"
	styleTableGap       = "TableGap"
	styleStamp          = "ExhibitStamp"
	styleVerbatim       = "ExhibitText"
	stylePicture        = "ExhibitPicture"
	styleFooter         = "Footer"
	styleTable          = "LetterTable"
)

// Sizes in half points.
const (
	tableSize  = 24 // 小四
	footerSize = 28 // 四号
	smallSize  = 21 // 五号
)
