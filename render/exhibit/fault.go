package exhibit

import (
	"fmt"
	"path/filepath"
)

// Fault says why a file cannot be shown. Its message names the exhibit and the file, and contains
// nothing of the file's content.
type Fault struct {
	No   int    // of the exhibit
	Name string // of the exhibit
	File string
	Code string // stable: file-missing …
}

// reasons holds, by code, what is wrong and what to do.
var reasons = map[string][2]string{
	"file-missing":     {"找不到这个文件", "文件名从案件文件所在的文件夹算起；请核对“文件”一栏的写法"},
	"file-not-regular": {"这不是一个文件", "请写文件的名称；几个文件用；隔开"},
	"file-empty":       {"这个文件是空的", "请重新保存或者导出一次"},
	"file-torn":        {"这个文件不完整，读不出来", "请重新保存或者导出一次"},
	"file-changed":     {"这个文件在整理时被改动了", "请等它保存好以后再运行一次"},
	"file-too-large":   {"这个文件太大", "图片不超过64MB、一亿像素，文字不超过2MB；请缩小，或者只留有关的部分"},
	"file-heic":        {"这是 HEIC 照片，程序读不了", "请在手机上转成 JPG：苹果手机可在“设置—相机—格式”中选“兼容性最佳”，或者把照片截图后使用"},
	"file-unknown":     {"认不出这是什么文件", "可用的有：JPG、PNG、WebP、GIF 图片，TXT 文字，PDF，Word 和 Excel 文件，录音和录像"},
}

// in sets the exhibit that the file belongs to.
func (f *Fault) in(s *sheet) *Fault {
	f.No, f.Name = s.No, s.Name
	return f
}

func faultOf(code, file string) *Fault { return &Fault{File: filepath.Base(file), Code: code} }

// Reason says what is wrong with the file.
func (f *Fault) Reason() string { return reasons[f.Code][0] }

// Hint says what to do.
func (f *Fault) Hint() string { return reasons[f.Code][1] }

func (f *Fault) Error() string {
	return fmt.Sprintf("证据%d“%s”的文件“%s”：%s", f.No, f.Name, f.File, f.Reason())
}
