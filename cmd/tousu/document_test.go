package main

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A file that is neither DOCX nor text is named for what it is, whatever its name,
// with the way out.
func TestOtherFormats(t *testing.T) {
	archive := func(name, content string) string {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err == nil {
			err = z.Close()
		}
		if err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	for _, c := range []struct{ name, content, what, way string }{
		{"投诉书.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "旧版 Word", "另存为 .docx"},
		{"投诉书.wps", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "WPS", "另存为 .docx"},
		{"台账.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "Excel", ".txt"},
		{"投诉书.pdf", "%PDF-1.7\n", "PDF", "另存为 .docx"},
		{"投诉书.docx", "%PDF-1.7\n", "PDF", "另存为 .docx"},
		{"投诉书.txt", "\x89PNG\r\n\x1a\n", "图片", "图片转文字"},
		{"照片.jpg", "\xFF\xD8\xFF\xE0", "图片", "图片转文字"},
		{"照片.heic", "\x00\x00\x00\x18ftypheic", "图片", "图片转文字"},
		{"投诉书.rtf", `{\rtf1 x}`, "RTF", "另存为 .docx"},
		{"投诉书.odt", archive("mimetype", "application/vnd.oasis.opendocument.text"), "ODT", "另存为 .docx"},
		{"台账.xlsx", archive("xl/workbook.xml", ""), "Excel", ".txt"},
		{"案件.zip", archive("a.txt", "甲"), "压缩包", "解压"},
		{"空.docx", "PK\x03\x04", "压缩包", "解压"},
		{"坏.docx", "abc", "不是完好的 DOCX", "另存一份"},
		{"坏.txt", "\x81\x20\xff\xff", "编码", "UTF-8"},
	} {
		path := filepath.Join(t.TempDir(), c.name)
		if err := os.WriteFile(path, []byte(c.content), 0o600); err != nil {
			t.Fatal(err)
		}
		status, _, stderr := runCommand("law", "verify", path)
		if status != exitFailed || !strings.Contains(stderr, c.what) || !strings.Contains(stderr, c.way) {
			t.Errorf("%s: status %d, %s; want %s and %s", c.name, status, stderr, c.what, c.way)
		}
	}
}

// Text as Notepad saves it is read in each of its encodings.
func TestTextEncodings(t *testing.T) {
	const utf16 = "\xff\xfe\x0a\x30\x2a\x4e\xba\x4e\xe1\x4f\x6f\x60\xdd\x4f\xa4\x62\xd5\x6c\x0b\x30\x2c\x7b\x5d\x4e\x41\x53\x5d\x4e\x61\x67"
	const gbk = "\xa1\xb6\xb8\xf6\xc8\xcb\xd0\xc5\xcf\xa2\xb1\xa3\xbb\xa4\xb7\xa8\xa1\xb7\xb5\xda\xbe\xc5\xca\xae\xbe\xc5\xcc\xf5"
	for name, content := range map[string]string{"utf-8": "\ufeff《个人信息保护法》第九十九条", "utf-16": utf16, "gbk": gbk} {
		path := filepath.Join(t.TempDir(), "a.txt")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if status, stdout, _ := runCommand("law", "verify", path); status != exitFailed ||
			!strings.Contains(stdout, ":1:1: 《个人信息保护法》共七十四条") {
			t.Errorf("%s: status %d, %s", name, status, stdout)
		}
	}
}
