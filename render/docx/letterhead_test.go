package docx

import (
	"encoding/base64"
	"errors"
	"io"
	"maps"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// letterheads are files as the programs write them.
var letterheads = []string{"word", "wps", "libreoffice"}

// letterheadFile makes the DOCX of testdata/letterhead, with parts replaced; an empty
// one is left out.
func letterheadFile(t *testing.T, name string, changed map[string]string) []byte {
	t.Helper()
	a, err := txtar.ParseFile(filepath.Join("testdata", "letterhead", name+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range a.Files {
		name, content := f.Name, strings.TrimSpace(string(f.Data))
		if plain, ok := strings.CutSuffix(name, ".base64"); ok {
			src, err := base64.StdEncoding.DecodeString(content)
			if err != nil {
				t.Fatal(err)
			}
			name, content = plain, string(src)
		}
		all[name] = content
	}
	for name, content := range changed {
		all[name] = content
	}
	maps.DeleteFunc(all, func(_, content string) bool { return content == "" })
	b, err := io.ReadAll(archived(t, all))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func letterheadWriter(t *testing.T, name string) *Writer {
	t.Helper()
	w, err := NewOn(letterheadFile(t, name, nil))
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// TestLetterhead: page, header, footer, pictures and styles are the letterhead's, the
// body is the letter's.
func TestLetterhead(t *testing.T) {
	for name, want := range map[string][]string{
		"word": {
			"document.xml:<w:pgMar w:top=\"2268\" w:right=\"1304\"", "document.xml:<w:titlePg/>",
			"document.xml:w:type=\"first\"", "letterhead3.xml:示例市法律援助中心", "letterhead1.xml:续页",
			"letterhead2.xml:<w:pStyle w:val=\"Letterhead-a5\"", "styles.xml:<w:color w:val=\"C00000\"/>",
			"styles.xml:<w:name w:val=\"函头 Title\"", "theme1.xml:Office 主题", "letterhead1.png:PNG",
		},
		"wps": {
			"document.xml:w:left=\"1800\"", "letterhead1.xml:示例律师事务所", "letterhead2.xml:wps:wsp",
			"styles.xml:w:ascii=\"仿宋_GB2312\"", "letterhead1.png:PNG",
		},
		"libreoffice": {
			"document.xml:w:top=\"2044\"", "letterhead1.xml:示例市法律援助中心", "styles.xml:<w:color w:val=\"C00000\"/>",
		},
	} {
		all := parts(t, file(t, letterheadWriter(t, name), everyBlock()))
		for _, w := range want {
			base, text, _ := strings.Cut(w, ":")
			found := false
			for n, content := range all {
				found = found || filepath.Base(n) == base && strings.Contains(string(content), text)
			}
			if !found {
				t.Errorf("%s: no %s", name, w)
			}
		}
		if strings.Contains(string(all[documentName]), "此处的正文不用") {
			t.Errorf("%s: the body of the letterhead is in the letter", name)
		}
	}
}

// TestLetterheadFooter: pages are numbered where the letterhead has no footer.
func TestLetterheadFooter(t *testing.T) {
	document := `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>`
	w, err := NewOn(letterheadFile(t, "wps", map[string]string{documentName: document}))
	if err != nil {
		t.Fatal(err)
	}
	all := parts(t, file(t, w, everyBlock()))
	if !strings.Contains(string(all["word/footer1.xml"]), "PAGE") ||
		!strings.Contains(string(all[documentName]), footerRel) {
		t.Error("no page numbers")
	}
}

// TestLetterheadRefused: nothing that runs, fetches or changes by itself is taken.
func TestLetterheadRefused(t *testing.T) {
	header := func(inner string) string {
		return `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:o="urn:schemas-microsoft-com:office:office"` +
			` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
			` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><w:p>` + inner + `</w:p></w:hdr>`
	}
	rels := func(r string) string { return relsStart + r + "</Relationships>" }
	const margins, pictures = "word/header1.xml", "word/_rels/header1.xml.rels"
	for _, c := range []struct{ part, content, want string }{
		{"word/vbaProject.bin", "x", "含有宏"},
		{pictures, rels(`<Relationship Id="rId1" Type="` + relType +
			`image" Target="https://example.com/a.png" TargetMode="External"/>`), "链接"},
		{pictures, rels(`<Relationship Id="rId1" Type="` + relType + `oleObject" Target="a.bin"/>`), "嵌有别的文件"},
		{pictures, rels(`<Relationship Id="rId1" Type="` + relType + `image" Target="media/none.png"/>`),
			"缺少 none.png"},
		{"word/media/image1.png", "<svg/>", "不是 PNG"},
		{"word/media/image1.png", "\x89PNG\r\n\x1a\n" + strings.Repeat("x", maxPictures), "太大"},
		{"word/_rels/settings.xml.rels", rels(`<Relationship Id="rId1" Type="` + relType +
			`attachedTemplate" Target="http://example.com/a.dotm" TargetMode="External"/>`), "网络上的模板"},
		{margins, header(`<w:object><o:OLEObject/></w:object>`), "控件"},
		{margins, header(`<w:fldSimple w:instr=" INCLUDEPICTURE &quot;http://example.com/a&quot; "/>`), "域"},
		{margins, header(`<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>IN</w:instrText><w:instrText>CLUDETEXT x</w:instrText><w:fldChar w:fldCharType="end"/></w:r>`), "域"},
		{margins, header(`<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>INCLUDETEXT x</w:instrText><w:fldChar w:fldCharType="begin"/>` +
			`<w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="end"/></w:r>`),
			"域"},
		{margins, header(`<w:r><w:pict><v:imagedata o:href="http://example.com/a"/></w:pict></w:r>`), "链接"},
		{margins, header(`<a:blip r:link="rId1"/>`), "链接"},
		{margins, `<!DOCTYPE x>` + header(""), "文档类型声明"},
		{margins, header(strings.Repeat("<w:r>", deepest+1) + strings.Repeat("</w:r>", deepest+1)), "损坏"},
		{margins, "<w:hdr", "损坏"},
		{"word/styles.xml", "<x", "损坏"},
		{documentName, "<x", "损坏"},
		{documentName, `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:sectPr><w:pgSz w:w="11906" w:h="16838"/>` +
			`<w:pgMar w:top="0" w:right="5000" w:bottom="0" w:left="5000" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr></w:body></w:document>`, "宽度太小"},
	} {
		_, err := NewOn(letterheadFile(t, "wps", map[string]string{c.part: c.content}))
		var unfit *LetterheadError
		if !errors.As(err, &unfit) || !strings.Contains(unfit.Msg, c.want) || unfit.Hint == "" {
			t.Errorf("%s %.60s: %v, want %s", c.part, c.content, err, c.want)
		}
	}
	if _, err := NewOn([]byte("no archive")); err == nil {
		t.Error("what is no archive is taken")
	}
}
