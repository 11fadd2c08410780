package docx

// The fixed parts of the package. app.xml is ours: that of unioffice names unioffice.
const (
	xmlHeader = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

	contentTypesName = "[Content_Types].xml"
	documentRelsName = "word/_rels/document.xml.rels"

	contentTypes = xmlHeader + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + mainType + `document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="` + mainType + `styles+xml"/>` +
		`<Override PartName="/word/numbering.xml" ContentType="` + mainType + `numbering+xml"/>` +
		`<Override PartName="/word/settings.xml" ContentType="` + mainType + `settings+xml"/>` +
		`<Override PartName="/word/fontTable.xml" ContentType="` + mainType + `fontTable+xml"/>` +
		`<Override PartName="/word/footer1.xml" ContentType="` + mainType + `footer+xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
		`<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>` +
		`</Types>`
	mainType = "application/vnd.openxmlformats-officedocument.wordprocessingml."

	packageRels = relsStart +
		`<Relationship Id="rId1" Type="` + relType + `officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
		`<Relationship Id="rId3" Type="` + relType + `extended-properties" Target="docProps/app.xml"/>` +
		`</Relationships>`
	documentRels = relsStart +
		`<Relationship Id="rId1" Type="` + relType + `styles" Target="styles.xml"/>` +
		`<Relationship Id="rId2" Type="` + relType + `numbering" Target="numbering.xml"/>` +
		`<Relationship Id="rId3" Type="` + relType + `settings" Target="settings.xml"/>` +
		`<Relationship Id="rId4" Type="` + relType + `fontTable" Target="fontTable.xml"/>` +
		`<Relationship Id="` + footerRel + `" Type="` + relType + `footer" Target="footer1.xml"/>` +
		`</Relationships>`
	relsStart = xmlHeader + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	relType   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	footerRel = "rId5"

	appProperties = xmlHeader + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
		`<Application>tousu</Application></Properties>`
)
