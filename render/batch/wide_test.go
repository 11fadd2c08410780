package batch

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tousu/render/batch/workbook"
)

// A text table is held to the width of a workbook.
func TestTooWide(t *testing.T) {
	header := "编号,姓名,身份证号,电话,住址,被投诉人,类型,地区,时间,行为,经过"
	path := filepath.Join(t.TempDir(), "a.csv")
	for extra, refused := range map[int]bool{workbook.Usual.Columns - 11: false, workbook.Usual.Columns - 10: true} {
		row := "C-1,何子谦,510104197905201126,13600007890,宁波,示例公司,银行,宁波,2026-02-11,爆通讯录,来电。"
		text := header + strings.Repeat(",列", extra) + "\n" + row + strings.Repeat(",值", extra) + "\n"
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Read(Source{Path: path})
		var why *RefusedError
		if got := errors.As(err, &why) && why.Findings[0].Code == "too-wide"; got != refused {
			t.Errorf("%d columns: %v", extra+11, err)
		}
	}
}
