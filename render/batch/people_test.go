package batch

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/xuri/excelize/v2"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/legal/identity"
	"tousu/render"
	"tousu/render/docx"
	"tousu/render/output"
	"tousu/render/plan"
	"tousu/render/text"
	"tousu/templates"
)

// idNumber invents a valid identity number that does not end in 000.
func idNumber(i int) string {
	first := fmt.Sprintf("5101%02d19%02d%02d%02d%03d", 1+i%20, 50+i%50, 1+i%12, 1+i%28, 1+i/7%998)
	id := first + string(identity.ResidentCheckDigit(first))
	if strings.HasSuffix(id, "000") {
		return idNumber(i + 7)
	}
	return id
}

func phone(i int) string { return fmt.Sprintf("136%08d", 10000019*(i+1)%100000000) }

var (
	surnames = []rune("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许")
	given    = []rune("子谦晓雯玉兰立明思远若溪安宁知行博文清扬")
	speech   = []string{"要求转告本人当天还款", "说要到单位去找领导", "说出了本人的姓名和欠款金额", "问是否认识本人", "语气十分恶劣", "一小时内又打来多次", "被告知打错了仍不停止",
		"自称是法务人员"}
	places = []string{"部门的办公室里", "家中的客厅", "上班的路上", "孩子的学校门口", "老家的院子里", "会议进行当中", "医院的病房里", "乡下的集市上"}
)

// sheetHead are the columns of a clinic's own sheet.
var sheetHead = []string{"序号", "姓名", "身份证号码", "手机号码", "家庭住址", "平台", "公司类型", "注册地", "发生时间", "行为类型", "情况说明", "备注"}

// person is one row of that sheet; no two narratives are alike.
func person(i int) []string {
	name := string(surnames[i%len(surnames)]) + string(given[i%len(given)]) + string(given[i/3%len(given)])
	return []string{
		fmt.Sprint(i + 1), name, idNumber(i), phone(i), fmt.Sprintf("四川省成都市锦江区示例路%d号", i+1),
		"四川锦程消费金融有限责任公司", "消费金融公司", "四川", fmt.Sprintf("2026-02-%02d %02d:15", 1+i%28, 9+i%10), "爆通讯录、频繁骚扰",
		fmt.Sprintf("来电人在%s联系了本人的亲友，%s，%s。\n本人第%d次接到“转告”时，对方%s。", places[i%8], speech[i/8%8], speech[i/64%8], i+1,
			speech[i%7]),
		"",
	}
}

// people is the sheet with n rows.
func people(n int) [][]string {
	out := [][]string{sheetHead}
	for i := range n {
		out = append(out, person(i))
	}
	return out
}

// leastRows is how many rows a sheet has that holds all that is planted.
const leastRows = 200

// planted are thirteen faults: row of the sheet (from 1, header apart) → column,
// value and the code it must be found by.
var planted = []struct {
	row    int
	column string
	value  string
	code   string
}{
	{3, "身份证号码", "510104199307163027", "id-check-digit"},
	{16, "身份证号码", "1.10101E+17", "excel-scientific"},
	{28, "身份证号码", "510104199307163000", "excel-rounded"},
	{44, "手机号码", "1360000789", "phone-length"},
	{60, "手机号码", "2885551234", "excel-lost-zero"},
	{80, "家庭住址", "#REF!", "excel-error"},
	{101, "公司类型", "消费金融", "unknown-term"},
	{102, "注册地", "火星", "unknown-region"},
	{121, "发生时间", "46101", "excel-serial-date"},
	{141, "发生时间", "昨天", "relative-date"},
	{161, "行为类型", "骂人", "unknown-term"},
	{182, "情况说明", "", "empty-value"},
	{leastRows, "姓名", "########", "excel-error"},
}

func column(name string) int {
	for i, h := range sheetHead {
		if h == name {
			return i
		}
	}
	panic(name)
}

func plant(rows [][]string) [][]string {
	for _, p := range planted {
		rows[p.row][column(p.column)] = p.value
	}
	return rows
}

// encode writes rows as CSV in a charset.
func encode(t testing.TB, rows [][]string, c charset, comma rune) []byte {
	t.Helper()
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = comma, true
	must(t, w.WriteAll(rows))
	out, err := c.codec.NewEncoder().Bytes(b.Bytes())
	must(t, err)
	return out
}

// put writes a file into a new folder and returns its path.
func put(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	must(t, os.WriteFile(path, data, 0o600))
	return path
}

// workbookOf writes rows as Excel does: shared strings, or numbers in the ID
// column.
func workbookOf(t testing.TB, rows [][]string, numericIDs bool) string {
	t.Helper()
	x := excelize.NewFile()
	for i, r := range rows {
		for k, v := range r {
			at, _ := excelize.CoordinatesToCellName(k+1, i+1)
			if numericIDs && i > 0 && k == column("身份证号码") {
				must(t, x.SetCellDefault("Sheet1", at, v)) // a number, as Excel would have it
				continue
			}
			must(t, x.SetCellStr("Sheet1", at, v))
		}
	}
	path := filepath.Join(t.TempDir(), "案件.xlsx")
	must(t, x.SaveAs(path))
	return path
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// noCancel is for runs outside a test.
var noCancel = context.Background()

var testDay = legal.Date{Year: 2026, Month: 3, Day: 20}

var engine = sync.OnceValue(func() *render.Engine {
	e, err := render.New(plan.Default(), templates.FS)
	if err != nil {
		panic(err)
	}
	return e
})

var stationery = sync.OnceValue(func() *docx.Writer {
	w, err := docx.New()
	if err != nil {
		panic(err)
	}
	return w
})

var (
	txtFormat = render.Format{Name: "txt", Screen: true,
		Write: func(w io.Writer, r *render.Result, _ *complaint.Case) error { return text.Write(w, r.Letter) }}
	docxFormat = render.Format{Name: "docx", Write: func(w io.Writer, r *render.Result, c *complaint.Case) error {
		return stationery().Write(w, r.Letter,
			docx.Properties{Title: r.Title, Author: c.Complainant.Name, Subject: r.Recipient, Date: c.Date})
	}}
)

// jobFor reads a table into a job with text letters.
func jobFor(t testing.TB, path string) *Job {
	t.Helper()
	s, err := Read(Source{Path: path})
	must(t, err)
	c, err := MapColumns(s, nil)
	must(t, err)
	return &Job{
		Sheet: s, Columns: c, Engine: engine(), Formats: []render.Format{txtFormat},
		Days: complaint.Days{Letter: testDay, Today: testDay}, Jobs: 2,
	}
}

// run runs a job into dir and returns the tally and the findings of the cases
// that failed, in the order of the reports.
func run(t testing.TB, j *Job, dir string) (*Tally, []string) {
	t.Helper()
	out, err := output.Open(dir, "batch"+j.Shard.Name())
	must(t, err)
	var faults []string
	tally, err := j.Run(noCancel, out, func(o Outcome) {
		for _, f := range o.Findings.Of(complaint.Fault) {
			faults = append(faults, fmt.Sprintf("%d %s %s", f.Pos.Line, f.Header, f.Code))
		}
	})
	must(t, err)
	must(t, out.Close())
	return tally, faults
}

// tree reads every file below dir.
func tree(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	must(t, filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		if d.IsDir() {
			if strings.HasPrefix(d.Name(), ".tousu") {
				out[rel] = "a dot-folder"
			}
			return nil
		}
		src, err := os.ReadFile(p)
		out[filepath.ToSlash(rel)] = string(src)
		return err
	}))
	return out
}

// unzipped reads one part of an archive.
func unzipped(t testing.TB, data []byte, name string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	f, err := z.Open(name)
	must(t, err)
	defer f.Close()
	out, err := io.ReadAll(f)
	must(t, err)
	return out
}
