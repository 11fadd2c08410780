package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
)

const header = "编号,姓名,身份证号,电话,住址,被投诉人,类型,地区,时间,行为,经过\n"

const row = "C-%d,何子谦,510104197905201126,13600007890,浙江省宁波市鄞州区示例路1号,示例消费金融有限公司,消费金融公司,宁波,2026-02-11,频繁骚扰,来电人要求还款。\n"

func rowOf(i int) string { return fmt.Sprintf(row, i) }

// batch writes the letters of a table.
func batch(category, name, path string, content func() []byte, want int, more ...string) input {
	return input{category, name, []file{lazyFile(path, content)},
		append([]string{"batch", path, "--date", "2026-03-20"}, more...), want, ""}
}

// tables are CSV.
func tables() []input {
	var out []input
	add := func(name, text string, want int) {
		out = append(out, batch("table", name, "cases.csv", func() []byte { return []byte(text) }, want))
	}
	one := header + rowOf(1)
	add("empty", "", 1)
	add("a header alone", header, 1)
	add("rows alone", rowOf(1)+rowOf(2), 1)
	add("NULs", header+"\x00\x00\x00\n", 1)
	add("an open quotation", header+`"C-1,何子谦`+"\n"+rowOf(2), 1)
	add("a quotation within a cell", strings.Replace(one, "来电人", `来"电"人`, 1), 0)
	add("one column", "编号\n甲\n", 1)
	add("10,000 columns", strings.Repeat("列,", 10_000)+header+rowOf(1), 1)
	add("a cell of 2 MB", strings.Replace(one, "来电人", strings.Repeat("字", 700_000), 1), 1)
	add("rows of other lengths", one+"C-2\nC-3,甲,乙\n"+strings.Repeat(",", 100)+"\n", 1)
	add("semicolons", strings.ReplaceAll(one, ",", ";"), 0)
	add("tabs", strings.ReplaceAll(one, ",", "\t"), 0)
	add("UTF-16", utf16Text(one, false, true), 0)
	add("BOM", "\ufeff"+one, 0)
	add("CRLF", strings.ReplaceAll(one, "\n", "\r\n"), 0)
	add("formulas", strings.Replace(one, "来电人", "=cmd|' /C calc'!A0", 1), 0)
	add("a header twice", strings.Replace(one, "编号,", "编号,编号,", 1), 1)
	add("an escape in a header", strings.Replace(one, "编号", "编号\x1b[2J", 1), 0)
	add("a direction in a header", strings.Replace(one, "经过", "经过\u202e", 1), 1)
	add("an identity number as a header", strings.Replace(one, "编号", "510104197905201126", 1), 0)
	add("a number in scientific notation", strings.Replace(one, "510104197905201126", "5.10104E+17", 1), 1)
	add("one id in two forms", header+strings.Replace(rowOf(1), "C-1", "Ａ１", 1)+strings.Replace(rowOf(1), "C-1", "a1",
		1), 1)
	add("controls in a cell", strings.Replace(one, "来电人", "来\x07电\x9b人", 1), 1)
	add("a separator line", "sep=,\n"+one, 0)
	add("HTML", "<html><table><tr><td>编号</td></tr></table></html>", 1)
	add("2,000 rows with a fault in each", header+many(2_000,
		func(i int) string { return strings.Replace(rowOf(i), "2026-02-11", "昨天", 1) }), 1)
	add("a name that leads out", header+strings.Replace(rowOf(1), "C-1", "../../out", 1), 1)
	random := rand.New(rand.NewPCG(3, 4))
	for _, n := range []int{10, 1000, 100_000} {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(random.Uint32())
		}
		add(fmt.Sprintf("%d random bytes", n), string(b), 1)
	}
	for name, head := range sorted(map[string]string{"an old workbook": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
		"an archive": "PK\x03\x04", "a program": "MZ\x90\x00", "a picture": "\x89PNG\r\n\x1a\n",
		"a PDF": "%PDF-1.7\n"}) {
		add(name+" called CSV", head+strings.Repeat("\x00", 5000), 1)
	}
	return out
}

// part is a file within an archive.
type part struct {
	name    string
	content io.Reader
}

func text(name, content string) part { return part{name, strings.NewReader(content)} }

// zeros is a part of n bytes that packs small.
func zeros(name string, n int64) part { return part{name, io.LimitReader(endless{' '}, n)} }

type endless struct{ b byte }

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = e.b
	}
	return len(p), nil
}

func archive(parts ...part) []byte {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range parts {
		f, err := w.Create(p.name)
		if err == nil {
			_, err = io.Copy(f, p.content)
		}
		if err != nil {
			panic(err) // into memory, of our own parts
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

const (
	contentTypes = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`
	rootRels     = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	bookRels     = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`
	bookXML      = `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="%s" sheetId="1" r:id="r1"/></sheets></workbook>`
	sheetXML     = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData>%s</worksheet>`
)

// workbook packs a sheet whose rows are XML, with what follows them.
func workbook(name, rows, behind string, more ...part) []byte {
	return archive(append([]part{
		text("[Content_Types].xml", contentTypes), text("_rels/.rels", rootRels),
		text("xl/_rels/workbook.xml.rels", bookRels),
		text("xl/workbook.xml", fmt.Sprintf(bookXML, name)),
		text("xl/worksheets/sheet1.xml", fmt.Sprintf(sheetXML, rows, behind)),
	}, more...)...)
}

// rowXML is a row of inline strings.
func rowXML(n int, cells ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<row r="%d">`, n)
	for _, c := range cells {
		b.WriteString(`<c t="inlineStr"><is><t>` + c + `</t></is></c>`)
	}
	return b.String() + "</row>"
}

func cellsOf(line string) []string { return strings.Split(strings.TrimSpace(line), ",") }

// workbooks are XLSX.
func workbooks() []input {
	var out []input
	add := func(name string, content func() []byte, want int) {
		out = append(out, batch("workbook", name, "cases.xlsx", content, want))
	}
	good := rowXML(1, cellsOf(header)...) + rowXML(2, cellsOf(rowOf(1))...)
	whole := workbook("名单", good, "")
	add("as it should be", func() []byte { return whole }, 0)
	add("empty", func() []byte { return nil }, 1)
	add("no archive", func() []byte { return []byte("编号,姓名\n") }, 1)
	add("an archive of nothing", func() []byte { return archive() }, 1)
	add("an archive of a picture", func() []byte { return archive(text("a.png", "\x89PNG")) }, 1)
	for _, n := range []int{10, 100, len(whole) / 2, len(whole) - 10} {
		add(fmt.Sprintf("cut at %d bytes", n), func() []byte { return whole[:n] }, 1)
	}
	add("a sheet of nothing", func() []byte { return workbook("名单", "", "") }, 1)
	add("a sheet of zero bytes", func() []byte {
		return archive(text("[Content_Types].xml", contentTypes), text("_rels/.rels", rootRels),
			text("xl/_rels/workbook.xml.rels", bookRels), text("xl/workbook.xml", fmt.Sprintf(bookXML, "甲")),
			text("xl/worksheets/sheet1.xml", ""))
	}, 1)
	add("no workbook", func() []byte {
		return archive(text("[Content_Types].xml", contentTypes), text("_rels/.rels", rootRels))
	}, 1)
	add("1 GB of blanks beside the sheet", func() []byte {
		return workbook("名单", good, "", zeros("xl/media/a.bin", 1<<30))
	}, 0)
	add("500 MB of blanks in the sheet", func() []byte {
		return archive(text("[Content_Types].xml", contentTypes), text("_rels/.rels", rootRels),
			text("xl/_rels/workbook.xml.rels", bookRels), text("xl/workbook.xml", fmt.Sprintf(bookXML, "甲")),
			zeros("xl/worksheets/sheet1.xml", 500<<20))
	}, 1)
	add("500 MB of shared strings", func() []byte {
		return workbook("名单", good, "", zeros("xl/sharedStrings.xml", 500<<20))
	}, 1)
	add("a stray cell at the edge in 298 rows", func() []byte {
		return workbook("名单", good+many(298, func(i int) string { return fmt.Sprintf(`<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, i+3, i+3) }), "")
	}, 0)
	add("1,048,576 rows of one cell", func() []byte {
		return workbook("名单", good+many(1_048_574,
			func(i int) string { return fmt.Sprintf(`<row r="%d"><c><v>1</v></c></row>`, i+3) }), "")
	}, 1)
	add("a cell beyond the edge", func() []byte {
		return workbook("名单",
			good+`<row r="3"><c r="ZZZZ99999999"><v>1</v></c></row>`, "")
	}, 0)
	add("a row of a number too large", func() []byte {
		return workbook("名单", good+`<row r="99999999999999999999"><c><v>1</v></c></row>`, "")
	}, 0)
	add("a row below zero", func() []byte {
		return workbook("名单", good+`<row r="-5"><c r="A-5"><v>1</v></c></row>`,
			"")
	}, 0)
	add("a shared string that is none", func() []byte {
		return workbook("名单", good+`<row r="3"><c r="A3" t="s"><v>999999999</v></c></row>`, "")
	}, 0)
	add("60,000 merges", func() []byte {
		return workbook("名单", good, `<mergeCells>`+many(60_000,
			func(i int) string { return fmt.Sprintf(`<mergeCell ref="A%d:B%d"/>`, i+10, i+10) })+`</mergeCells>`)
	}, 0)
	add("a merge of everything", func() []byte {
		return workbook("名单", good, `<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`)
	}, 0)
	add("100,000 elements within one another",
		func() []byte { return workbook("名单", strings.Repeat("<a>", 100_000), "") }, 1)
	add("entities that laugh", func() []byte {
		return archive(text("[Content_Types].xml", contentTypes), text("_rels/.rels", rootRels),
			text("xl/workbook.xml", `<!DOCTYPE a [<!ENTITY b "xxxx"><!ENTITY c "&b;&b;&b;&b;">]><workbook>&c;</workbook>`))
	}, 1)
	add("an entity of a file", func() []byte {
		return archive(text("[Content_Types].xml", contentTypes), text("_rels/.rels", rootRels),
			text("xl/workbook.xml", `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><workbook>&b;</workbook>`))
	}, 1)
	add("names that lead out", func() []byte {
		return workbook("名单", good, "", text("../../evil.txt", "甲"), text("/etc/evil", "乙"))
	}, 0)
	add("100,000 parts", func() []byte { return workbook("名单", good, "", manyParts(60_000)...) }, 1)
	add("an escape as the name of a sheet", func() []byte { return workbook("名&#27;[2J", good, "") }, 1)
	add("a direction as the name of a sheet", func() []byte { return workbook("名\u202e单", good+rowXML(3, "甲"), "") }, 0)
	add("an identity number as the name of a sheet",
		func() []byte { return workbook("510104197905201126", good+rowXML(3, "甲"), "") }, 0)
	add("an encrypted one", func() []byte {
		return append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 4096)...)
	}, 1)
	add("numbers for texts", func() []byte {
		return workbook("名单", strings.Replace(good, `<c t="inlineStr"><is><t>510104197905201126</t></is></c>`,
			`<c><v>510104197905201126</v></c>`, 1), "")
	}, 1)
	add("an error in a cell", func() []byte {
		return workbook("名单", strings.Replace(good, `<c t="inlineStr"><is><t>来电人要求还款。</t></is></c>`,
			`<c t="e"><v>#REF!</v></c>`, 1), "")
	}, 1)
	add("a date before there were any", func() []byte {
		return workbook("名单", strings.Replace(good, `<c t="inlineStr"><is><t>2026-02-11</t></is></c>`,
			`<c><v>-99999999</v></c>`, 1), "")
	}, 1)
	return out
}

func manyParts(n int) []part {
	out := make([]part, n)
	for i := range out {
		out[i] = text(fmt.Sprintf("xl/x/%d.xml", i), "")
	}
	return out
}
