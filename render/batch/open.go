package batch

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"unicode/utf16"

	"tousu/render/batch/workbook"
)

// maxFile is the maximum size of a table in bytes.
const maxFile = 128 << 20

// openTable opens a regular file, once. A pipe or a device would never end.
func openTable(path string) (*os.File, int64, error) {
	file := filepath.ToSlash(path)
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0) // does not wait for the other end of a pipe
	if err != nil {
		return nil, 0, err
	}
	info, err := f.Stat()
	switch {
	case err != nil:
	case info.IsDir():
		err = refuse(file, 0, "not-a-file", "这是文件夹，不是表格", "请写表格文件的名称")
	case !info.Mode().IsRegular():
		err = refuse(file, 0, "not-a-file", "这不是普通的文件", "请把内容另存为文件，再写它的名称")
	case info.Size() > maxFile:
		err = refuse(file, 0, "too-large", "文件超过 128 MB，不像是案件的表格", "请确认没有选错文件；内容确实很多的，请分成几个表格")
	}
	if err != nil {
		return nil, 0, errors.Join(err, f.Close())
	}
	return f, info.Size(), nil
}

const saveAs = "请在 Excel 或 WPS 里打开，另存为 .xlsx"

// refuseForeign reports files that other programs read as tables and this one does not.
func refuseForeign(file string, head []byte, r io.ReaderAt, size int64) error {
	ext := strings.ToLower(filepath.Ext(file))
	text := strings.ToLower(strings.TrimLeft(string(bytes.TrimPrefix(head, []byte(bom))), " \t\r\n"))
	switch {
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")):
		return refuseCompound(file, ext, r, size)
	case strings.HasPrefix(text, "<?xml") && strings.Contains(text, "office:spreadsheet"):
		return refuse(file, 0, "old-workbook", "这是 2003 年的 XML 表格", saveAs)
	case strings.HasPrefix(text, "<?xml") && strings.Contains(text, "opendocument"):
		return refuse(file, 0, "old-workbook", "这是 OpenDocument 表格", saveAs)
	case strings.HasPrefix(text, "<"):
		for _, tag := range []string{"<html", "<!doctype html", "<table", "<head", "<meta", "<body", "<style", "<?xml",
			"<!--"} {
			if strings.HasPrefix(text, tag) {
				return refuse(file, 0, "web-page", "这是网页（HTML），只是名称像表格，网站导出的表格常常这样", saveAs)
			}
		}
	case strings.HasPrefix(text, "%pdf"):
		return refuse(file, 0, "web-page", "这是 PDF，不是表格", "请用做出它的表格，或者把内容录入 tousu new --table 案件.xlsx 写的表格")
	}
	return nil
}

// refuseCompound distinguishes the contents of Microsoft's compound files.
func refuseCompound(file, ext string, r io.ReaderAt, size int64) error {
	switch {
	case holdsUTF16(io.NewSectionReader(r, 0, size), "EncryptedPackage"):
		return refuse(file, 0, "password", "工作簿设了打开密码", "请在 Excel 或 WPS 里打开，取消密码（另存为，工具，常规选项），再保存")
	case ext == ".et":
		return refuse(file, 0, "old-workbook", "这是 WPS 的 .et 格式", "请在 WPS 里打开，另存为 .xlsx")
	case holdsUTF16(io.NewSectionReader(r, 0, size), "WordDocument"):
		return refuse(file, 0, "old-workbook", "这是 Word 文档，不是表格", "请把表格复制到 Excel 或 WPS 表格里，保存为 .xlsx")
	}
	return refuse(file, 0, "old-workbook", "这是旧的 .xls 格式", saveAs)
}

// holdsUTF16 searches for a name in UTF-16, as compound files store it.
func holdsUTF16(r io.Reader, name string) bool {
	var want []byte
	for _, u := range utf16.Encode([]rune(name)) {
		want = append(want, byte(u), byte(u>>8))
	}
	buf := make([]byte, 0, 1<<16)
	for {
		n, err := r.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if bytes.Contains(buf, want) {
			return true
		}
		if err != nil {
			return false
		}
		keep := min(len(buf), len(want))
		buf = buf[:copy(buf, buf[len(buf)-keep:])]
	}
}

// refuseWorkbook tells the user why a workbook cannot be read.
func refuseWorkbook(file string, err error) error {
	var limit *workbook.LimitError
	switch {
	case errors.As(err, &limit):
		return refuse(file, 0, "too-large", limit.Error()+"，不像是案件的表格", "请确认没有选错文件；内容确实很多的，请分成几个表格")
	case errors.Is(err, workbook.ErrSpreadsheetODF):
		return refuse(file, 0, "old-workbook", "这是 .ods 表格", "请在 LibreOffice、Excel 或 WPS 里打开，另存为 .xlsx")
	case errors.Is(err, workbook.ErrBinary):
		return refuse(file, 0, "old-workbook", "这是 .xlsb 工作簿", saveAs)
	case errors.Is(err, workbook.ErrForeign):
		return refuse(file, 0, "bad-workbook", "这是压缩包或者别的文件，不是 .xlsx 工作簿", "请先解压，或者确认没有选错文件")
	}
	return refuse(file, 0, "bad-workbook", "工作簿读不出来，文件可能不完整", "请在 Excel 或 WPS 里打开，另存为 .xlsx；打不开的，请重新取得文件")
}
