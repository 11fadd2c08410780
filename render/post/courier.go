package post

import (
	"io"
	"strings"

	"tousu/legal/agency"
	"tousu/legal/pattern"
	"tousu/render/batch/workbook"
)

// Column is a column of the courier's workbook: its header, and its text, in which {…} is
// replaced by a field of the piece.
type Column struct {
	Header, Text string
}

// usual holds the columns used if the settings have none.
var usual = []Column{
	{"收件人", "{收件机关}"}, {"收件人电话", "{收件电话}"}, {"收件地址", "{收件地址}"}, {"邮编", "{收件邮编}"},
	{"寄件人", "{寄件人}"}, {"寄件人电话", "{寄件电话}"}, {"寄件地址", "{寄件地址}"}, {"物品名称", "文件"}, {"备注", "{案件编号} {文书}"},
}

// Fields lists the names for {…} in a column.
var Fields = []string{
	"收件机关", "收件联系人", "收件电话", "收件地址", "收件邮编", "省", "市", "区县", "详细地址",
	"寄件人", "寄件联系人", "寄件电话", "寄件地址", "寄件邮编", "案件编号", "姓名", "文书", "文号",
}

var field = pattern.New(`\{[^{}]*\}`)

// values returns the fields of a piece.
func (s *Settings) values(x *Sending, places *agency.Registry) map[string]string {
	where := places.Locate(x.To.Address)
	return map[string]string{
		"收件机关": x.To.Name, "收件联系人": x.To.Contact, "收件电话": x.To.Phone, "收件地址": x.To.Address, "收件邮编": x.To.Postcode,
		"省": where.Province, "市": where.City, "区县": where.County, "详细地址": detail(x.To.Address, where),
		"寄件人": s.Sender.Name, "寄件联系人": s.Sender.Contact, "寄件电话": s.Sender.Phone, "寄件地址": s.Sender.Address,
		"寄件邮编": s.Sender.Postcode,
		"案件编号": x.Case, "姓名": x.Person, "文书": strings.Join(x.Papers, "、"), "文号": x.Reference,
	}
}

// detail returns an address without the names of its province, city and county, if it begins with
// them.
func detail(address string, w agency.Where) string {
	rest := address
	for _, name := range []string{w.Province, w.City, w.County} {
		if name != "" {
			rest = strings.TrimPrefix(strings.TrimSpace(rest), name)
		}
	}
	return strings.TrimSpace(rest)
}

// Courier writes the workbook that a courier's site imports: a row of text cells for each piece,
// with the columns of the settings.
func (s *Settings) Courier(out io.Writer, list []Sending, places *agency.Registry) error {
	return workbook.Write(out, s.table(list, places))
}

func (s *Settings) table(list []Sending, places *agency.Registry) workbook.Table {
	head := workbook.Line{Bold: true}
	for _, c := range s.columns() {
		head.Cells = append(head.Cells, c.Header)
	}
	t := workbook.Table{Name: "寄件", Text: true, Widths: []float64{18}, Lines: []workbook.Line{head}}
	for i := range list {
		values := s.values(&list[i], places)
		line := workbook.Line{}
		for _, c := range s.columns() {
			text := field.ReplaceAllStringFunc(c.Text, func(f string) string { return values[strings.Trim(f, "{}")] })
			line.Cells = append(line.Cells, strings.TrimSpace(text))
		}
		t.Lines = append(t.Lines, line)
	}
	return t
}

// columns returns the columns of the settings, or the usual ones.
func (s *Settings) columns() []Column {
	if s.Columns == nil {
		return usual
	}
	return s.Columns
}
