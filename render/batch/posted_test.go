package batch

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"tousu/legal"
	"tousu/legal/complaint"
)

// TestReadRegister: what a person fills in comes back as the record of a submission, and
// a cell that is no date is named.
func TestReadRegister(t *testing.T) {
	path := filepath.Join(t.TempDir(), "登记.xlsx")
	p := posting("A", "甲局", day(t, "2026-03-20"))
	p.Mark = mark("nfra", "nfra-complaint", legal.ConsumerFinance, "")
	must(t, WriteRegister(path, []Posting{p, posting("B", "乙局", day(t, "2026-03-20"))}))
	edit(t, path, func(x *excelize.File) {
		for at, text := range map[string]string{
			"H2": "2026-03-21", "I2": "EMS-1", "J2": "2026/3/23", "K2": "2026年3月25日", "M2": "2026-04-02", "N2": "已解决",
			"H3": "上周", "N3": "还在等",
		} {
			must(t, x.SetCellStr(registerSheet, at, text))
		}
	})
	src, err := os.ReadFile(path)
	must(t, err)
	got, err := ReadRegister(src)
	must(t, err)
	want := []Posted{
		{Line: 2, Case: "A", Person: "甲", Paper: "举报信", Body: "甲局", Agency: "nfra", Lender: legal.ConsumerFinance,
			Sent: complaint.Prior{
				Body: "甲局", Paper: "nfra-complaint", Posted: true, Tracking: "EMS-1", Date: day(t, "2026-03-21"),
				ReceivedOn: day(t, "2026-03-23"),
				AcceptedOn: day(t, "2026-03-25"), RepliedOn: day(t, "2026-04-02"), Result: complaint.Resolved,
			}},
		{Line: 3, Case: "B", Person: "甲", Paper: "举报信", Body: "乙局", Note: "还在等",
			Sent: complaint.Prior{Body: "乙局", Paper: "举报信", Posted: true}, Faults: []string{"邮寄日期"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if _, err := ReadRegister([]byte("no workbook")); err == nil || errors.Is(err, ErrNoRegister) {
		t.Errorf("what is no workbook: %v", err)
	}
}
