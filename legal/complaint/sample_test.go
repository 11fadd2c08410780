package complaint

import (
	"slices"
	"strings"
	"testing"
)

// ownWords replace the sample's values one by one, each with the key that is asked about until it
// is replaced.
var ownWords = []struct{ path, old, new string }{
	{"complainant.name", "姓名: 乔知遥", "姓名: 林晓"},
	{"complainant.id_number", "\"500103199108234022\"", "\"11010519491231002X\""},
	{"complainant.phone", "\"19900000000\"", "\"13800138000\""},
	{"complainant.address", "重庆市渝中区样例路1号", "北京市朝阳区幸福路1号"},
	{"respondent.name", "名称: 样例消费金融有限公司   #", "名称: 海城消费金融有限公司   #"},
	{"respondent.region", "地区: 西藏", "地区: 四川"},
	{"respondent.app", "  应用: 样例借款（安卓版）", "  # 应用: 样例借款（安卓版）"},
	{"incidents.0.at", "2026-01-20 19:30", "2026-03-11 10:05"},
	{"incidents.0.caller", "来电号码: 0891-5550****", "来电号码: 028-5550****"},
	{"incidents.0.contact.0.relation", "      关系: 堂姐", "      关系: 妹妹"},
	{"incidents.0.contact.0.name", "姓名: 乔知遐", "姓名: 林晚"},
	{"incidents.0.narrative", "来电人自称受公司委托，向堂姐说出我的姓名和欠款金额，要求堂姐转告我还款。", "对方打到妹妹手机上，说我欠钱。"},
	{"incidents.0.narrative", "堂姐表示与借款无关、请不要再打来，对方当晚又打来一次。", "妹妹请他不要再打，他又打了三次。"},
	{"exhibits.0.source", "来源: 堂姐乔知遐的手机", "来源: 妹妹的手机"},
	{"exhibits.0.proves", "证明目的: 1月20日晚两次来电的时间和号码", "证明目的: 来电的时间"},
}

// Any single value of the sample that is left in a case stops its letters.
func TestSampleLeft(t *testing.T) {
	left := func(forgotten int) []string {
		src := Sample
		for i, w := range ownWords {
			if i != forgotten {
				src = mustReplace(src, w.old, w.new)
			}
		}
		c, fs := Decode("case.yaml", []byte(src), testDays)
		var got []string
		for _, f := range fs.Of(Fault, Doubt) {
			if f.Code != "sample-left" || c == nil {
				t.Errorf("%s", f)
			}
			got = append(got, f.Path)
		}
		return got
	}
	for i, w := range ownWords {
		if got := left(i); !slices.Equal(got, []string{w.path}) {
			t.Errorf("forgotten %s: asked of %v", w.path, got)
		}
	}
	if got := left(-1); len(got) > 0 {
		t.Errorf("nothing forgotten: asked of %v", got)
	}
	if _, fs := Decode("case.yaml", []byte(Sample), testDays); len(fs.Of(Fault)) > 0 ||
		len(fs.Of(Doubt)) != len(ownWords)-1 {
		t.Errorf("as it stands: %v", fs)
	}
}

// What the sample has commented out is not accepted as somebody's own either.
func TestSampleUncommented(t *testing.T) {
	_, fs := Decode("case.yaml", []byte(commented.ReplaceAllString(Sample, "$1$2")), testDays)
	var got []string
	for _, f := range fs {
		if f.Code == "sample-left" {
			got = append(got, f.Path)
		}
	}
	for _, want := range strings.Fields(`reference case_handler complainant.email agent.name agent.id_number agent.phone agent.organisation agent.address agent.licence
		respondent.address respondent.legal_representative respondent.hotline collector.name collector.address collector.phones.0
		loan.contract loan.funder loan.platform loan.assignee incidents.0.contact.0.phone incidents.0.reported_by
		prior.0.body prior.0.tracking prior.0.ticket prior.0.handler losses.economic.0.item arbitration.institution arbitration.clause court`) {
		if !slices.Contains(got, want) {
			t.Errorf("%s is not asked of", want)
		}
	}
	if t.Failed() {
		t.Log(got)
	}
}

// A row that still has the sample's ID number is refused with one message, whatever else was
// changed.
func TestSampleRowLeft(t *testing.T) {
	var head []Column
	var row []string
	for i, c := range SampleRow {
		head, row = append(head, Column{Number: i + 1, Header: c[0], Field: *schema().headers[c[0]]}), append(row, c[1])
	}
	for _, told := range []string{row[len(row)-2], "对方打到堂姐手机上，说我欠钱，一天打了六次。"} {
		row[len(row)-2] = told
		_, fs := DecodeRows("t.csv", "A-001", head, []Row{{Line: 2, Cells: row}}, testDays)
		if open := fs.Of(Fault, Doubt); len(open) != 1 || open[0].Code != "sample-row" {
			t.Errorf("%v", open)
			continue
		}
		produced["sample-row"] = true
	}
}

// The row of a table is the same person's.
func TestSampleRow(t *testing.T) {
	for _, cell := range SampleRow {
		if f := schema().headers[cell[0]]; f == nil {
			t.Errorf("no column is headed %s", cell[0])
		} else if telling(f.Kind) && cell[1] != "" && !slices.Contains(anybodys, cell[1]) &&
			!inSample(f.Kind, cell[1]) {
			t.Errorf("%s: %s is not the sample's", cell[0], cell[1])
		}
	}
}
