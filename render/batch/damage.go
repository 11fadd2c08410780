package batch

import (
	"fmt"
	"go/token"
	"strconv"
	"strings"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/legal/identity"
	"tousu/legal/pattern"
)

var (
	scientificForm = pattern.New(`^\d(?:\.\d+)?[Ee]\+?\d{1,3}$`)
	roundedForm    = pattern.New(`^\d{15}000$`)
	serialForm     = pattern.New(`^[2-7]\d{4}(?:\.\d+)?$`) // 1954 to 2119
	excelError     = pattern.New(`^#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!)$|^#{3,}$`)
	lostZeroForm   = pattern.New(`^(?:10|[2-9]\d)\d{7,9}$`)
	wideDigits     = pattern.New(`[０-９]`)
)

// harmKind is a way in which Excel damages a table (Excel 造成的损坏).
type harmKind struct {
	code    string
	message string
	share   string // the wording in the summary of a column, after 87%
	hint    string
}

const asTextHint = "Excel 只保留15位数字，后面的已经丢失；请把该列设为文本格式，从原始资料重新填写，不要照表改"

var (
	scientific = &harmKind{"excel-scientific", "被 Excel 变成了科学记数，原来的数字已经丢失", "是科学记数", asTextHint}
	rounded    = &harmKind{"excel-rounded", "以 000 结尾，后三位多半是 Excel 抹去的", "以 000 结尾", asTextHint}
	numericID  = &harmKind{"excel-numeric", "存成了数字，超过15位的部分已经丢失", "存成了数字", asTextHint}
	serialDate = &harmKind{"excel-serial-date", "是 Excel 的日期序号，不是日期", "是日期序号", "请把该列设为日期格式（yyyy-mm-dd），看到的是日期后再保存"}
	lostZero   = &harmKind{"excel-lost-zero", "像是区号开头的 0 被 Excel 去掉了", "丢了开头的 0", "请把该列设为文本格式，补上区号开头的 0"}
	madeDate   = &harmKind{"excel-date", "被 Excel 变成了日期", "变成了日期", "请把该列设为文本格式，按原始资料重新填写"}
	errorValue = &harmKind{"excel-error", "是 Excel 的出错标记，不是内容", "是出错标记", "##### 是列太窄，请加宽后重新导出；#REF! 等是公式出错，请改成内容"}
	noResult   = &harmKind{"excel-formula", "是没有结果的公式", "是没有结果的公式", "请在 Excel 或 WPS 里打开、保存一次，或改成内容"}
	fullwidth  = &harmKind{"excel-fullwidth", "的数字是全角的", "有全角数字", "请切换到半角，重新输入数字"}
)

// harms lists all kinds, for documentation and the summary.
var harms = []*harmKind{scientific, rounded, numericID, serialDate, madeDate, lostZero, errorValue, noResult, fullwidth}

// longestHarm is the maximum length, in bytes, of what damage leaves in a cell: anything longer
// was written by somebody.
const longestHarm = 255

// harm returns what Excel did to a cell, or nil. A damaged value is a fault even if it passes its
// check: one in eleven IDs whose last digits Excel set to zero does.
func harm(f *complaint.Field, c Cell, csv bool) *harmKind {
	text := strings.TrimSpace(c.Text)
	id := f.Kind == complaint.IDNumber
	if c.form == textForm && len(text) > longestHarm {
		return nil
	}
	switch {
	case c.form == formulaForm:
		return noResult
	case text == "":
		return nil
	case text[0] == '#' && excelError.MatchString(text):
		return errorValue
	case numeric(f.Kind) && scientificForm.MatchString(text):
		return scientific
	case c.form == numberForm && (id || f.Kind != complaint.Money && f.Kind != complaint.Balance && digits(text) > 15):
		return numericID
	case id && csv && roundedForm.MatchString(strings.ReplaceAll(text, " ", "")):
		return rounded
	case dated(f.Kind) && c.form != dateForm && serialForm.MatchString(text):
		return serialDate
	case f.Kind == complaint.Phone && lostZeroForm.MatchString(text) && identity.IsLandline("0"+text):
		return lostZero
	case c.form == dateForm && !dated(f.Kind):
		return madeDate
	case strictDigits(f.Kind) && wideDigits.MatchString(text):
		return fullwidth
	}
	return nil
}

// numeric reports whether values of the kind are or may be long numbers.
func numeric(k complaint.Kind) bool {
	switch k {
	case complaint.IDNumber, complaint.Phone, complaint.LoosePhone, complaint.LoosePhones, complaint.USCC,
		complaint.CaseID, complaint.Money, complaint.Balance, complaint.Count, complaint.Line:
		return true
	}
	return false
}

// strictDigits reports whether the kind accepts only half-width digits.
func strictDigits(k complaint.Kind) bool {
	switch k {
	case complaint.IDNumber, complaint.Phone, complaint.USCC, complaint.Money, complaint.Balance, complaint.Count:
		return true
	}
	return dated(k)
}

// dated reports whether the kind is a date.
func dated(k complaint.Kind) bool {
	return k == complaint.Day || k == complaint.AnyDay || k == complaint.DayTime
}

func digits(s string) int {
	n := 0
	for _, r := range s {
		if '0' <= r && r <= '9' {
			n++
		}
	}
	return n
}

// finding reports the damage at its cell. If a number may have been rounded by Excel but passes
// its check, only the document can tell, so the finding is a doubt.
func (h *harmKind) finding(file string, line int, col complaint.Column, text string) complaint.Finding {
	pos := token.Position{Filename: file, Line: line, Column: col.Number}
	if h == rounded && identity.CheckResident(strings.ReplaceAll(text, " ", "")) == "" {
		f := complaint.Ask(pos, h.code, col.Field.Path, text, "“"+col.Field.Label+"”"+h.message,
			"请对照身份证：号码的最后三位真是 000 吗？",
			complaint.Change("不是，按身份证重新填写（该列先设为文本格式）"), complaint.Keep("真是 000，已经对照过"))
		f.Header = printable(col.Header)
		return f
	}
	message := h.message
	if h == serialDate {
		message = "写的“" + text + "”是 Excel 的日期序号" + serialDay(text) + "，不是日期"
	}
	return complaint.Finding{
		Pos: pos, Header: printable(col.Header), Severity: complaint.Fault,
		Code: h.code, Path: col.Field.Path, Message: "“" + col.Field.Label + "”" + message, Hint: h.hint,
	}
}

// serialDay returns the day that Excel shows for a serial number, in brackets. Day 0 is
// 1899-12-30.
func serialDay(text string) string {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil {
		return ""
	}
	return "（" + legal.Date{Year: 1899, Month: 12, Day: 30}.AddDays(n).Chinese() + "）"
}

// Damage summarises what Excel did, one line for each column and kind: 身份证号：87% 以 000
// 结尾，请把该列设为文本后重新导出.
func Damage(s *Sheet, c *Columns) []string {
	counts := make([]map[*harmKind]int, len(c.columns))
	filled := make([]int, len(c.columns))
	for i := range s.Rows {
		cells := s.Rows[i].cells(c.width)
		for k := range c.columns {
			col := &c.columns[k]
			if col.Number > c.width {
				continue
			}
			cell := cells[col.Number-1]
			cell.Text = c.reads[k].text(cell.Text)
			if cell.form != formulaForm && strings.TrimSpace(cell.Text) == "" {
				continue
			}
			filled[k]++
			if h := harm(&col.Field, cell, s.CSV || s.ours); h != nil {
				if counts[k] == nil {
					counts[k] = map[*harmKind]int{}
				}
				counts[k][h]++
			}
		}
	}
	var out []string
	for k, col := range c.columns {
		for _, h := range harms {
			if n := counts[k][h]; n > 0 {
				out = append(out, fmt.Sprintf("%s：%s %s，%s", printable(col.Header), share(n, filled[k]), h.share,
					columnHint(h)))
			}
		}
	}
	return out
}

// share formats a part as a percentage, or as a number if that is below one per cent.
func share(n, of int) string {
	if n*100 < of {
		return fmt.Sprintf("%d 格", n)
	}
	return fmt.Sprintf("%d%%", n*100/of)
}

// columnHint says what to do about a whole column.
func columnHint(h *harmKind) string {
	switch h {
	case serialDate:
		return "请把该列设为日期格式后重新导出"
	case errorValue, noResult:
		return "请在 Excel 或 WPS 里改正后重新导出"
	case fullwidth:
		return "请改成半角"
	}
	return "请把该列设为文本后重新导出"
}
