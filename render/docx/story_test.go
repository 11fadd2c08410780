package docx

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

const wordNames = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="m" xmlns:wps="s"`

// archived packs parts as any program might.
func archived(t *testing.T, parts map[string]string) *bytes.Reader {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return bytes.NewReader(b.Bytes())
}

// Each part of a document is read once, with its place: notes as the text numbers
// them, a text box once although two programs' forms of it stand in the file, what
// was moved in but not what was moved away or deleted.
func TestReadPlaces(t *testing.T) {
	p := func(inner string) string { return "<w:p>" + inner + "</w:p>" }
	r := func(text string) string { return "<w:r><w:t>" + text + "</w:t></w:r>" }
	body := p(r("甲")+`<w:r><w:footnoteReference w:id="7"/></w:r>`) +
		p(r("乙")+`<mc:AlternateContent><mc:Choice><w:txbxContent>`+p(r("框内"))+`</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>`+p(r("框内"))+`</w:txbxContent></mc:Fallback></mc:AlternateContent>`+r("丙")) +
		p(`<w:moveFrom>`+r("移走")+`</w:moveFrom><w:moveTo>`+r("移来")+`</w:moveTo><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:ins>`+r("插入")+`</w:ins>`) +
		p(`<w:r><w:footnoteReference w:id="3"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>`)
	note := func(tag, id, kind, text string) string {
		return "<w:" + tag + ` w:id="` + id + `"` + kind + ">" + p(r(text)) + "</w:" + tag + ">"
	}
	parts := map[string]string{
		"word/document.xml": "<w:document " + wordNames + "><w:body>" + body + "</w:body></w:document>",
		"word/footnotes.xml": "<w:footnotes " + wordNames + ">" + note("footnote", "0", ` w:type="separator"`, "线") +
			note("footnote", "3", "", "后注") + note("footnote", "7", "", "前注") + note("footnote", "9", "", "无人引用") +
			"</w:footnotes>",
		"word/endnotes.xml": "<w:endnotes " + wordNames + ">" + note("endnote", "2", "", "尾") + "</w:endnotes>",
		"word/comments.xml": "<w:comments " + wordNames + ">" + note("comment", "5", "", "批") + "</w:comments>",
		"word/header1.xml":  "<w:hdr " + wordNames + ">" + p(r("眉")) + "</w:hdr>",
		"word/header2.xml":  "<w:hdr " + wordNames + ">" + p(r("眉")) + "</w:hdr>",
		"word/footer1.xml":  "<w:ftr " + wordNames + ">" + p(r("脚")) + "</w:ftr>",
	}
	src := archived(t, parts)
	text, err := Read(src, src.Size())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range text.Paragraphs {
		got = append(got, p.Place+"="+p.Text)
	}
	want := "第1段=甲 第2段=乙丙 第3段=框内 第4段=移来插入 脚注2=后注 脚注1=前注 尾注1=尾 批注1=批 页眉=眉 页脚=脚"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("%s\nwant %s", s, want)
	}
}

// The body is found where the package says, and a part cut short is no document.
func TestReadMainPart(t *testing.T) {
	const rels = `<Relationships xmlns="r"><Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>`
	src := archived(t, map[string]string{"_rels/.rels": rels, "word/document2.xml": "<w:document " + wordNames +
		"><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:document>"})
	if text, err := Read(src, src.Size()); err != nil || len(text.Paragraphs) != 1 || text.Paragraphs[0].Text != "甲" {
		t.Errorf("%v, %v", text, err)
	}
	src = archived(t, map[string]string{"word/document.xml": "<w:document " + wordNames + "><w:body><w:p>"})
	if _, err := Read(src, src.Size()); err == nil {
		t.Error("a part that is cut short is read")
	}
}
