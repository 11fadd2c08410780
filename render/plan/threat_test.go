package plan

import (
	"testing"

	"tousu/legal"
	"tousu/legal/complaint"
)

// Of a forged paper the account tells whose it is, and of a caller who he says that he is: a
// lawyers' letter is no paper of a court, and who works with a court is not of its staff.
func TestInWhoseName(t *testing.T) {
	for _, x := range []struct {
		says            string
		organ, official bool
	}{
		{"对方发来一张盖有“人民法院”印章的传票照片。", true, true},
		{"对方发来一份立案告知书。", true, false},
		{"对方发来公安局的协查通知。", true, true},
		{"对方发来一份律师函，称将向法院起诉。", false, false},
		{"对方发来律师函，说不还就等着收法院传票。", false, true},
		{"对方发来律师函，称将申请支付令。", false, false},
		{"来电人自称派出所民警。", false, true},
		{"来电人自称公检法人员。", false, true},
		{"来电人自称是法院委托的调解中心的。", false, false},
		{"来电人自称律师。", false, false},
	} {
		in := &complaint.Incident{Narrative: x.says, Conduct: []legal.Conduct{legal.ForgedPapers, legal.Impersonation}}
		if ofOrgan(in) != x.organ || posedOfficial(in) != x.official {
			t.Errorf("%s: a paper of an organ %v, somebody of its staff %v", x.says, ofOrgan(in), posedOfficial(in))
		}
		in.Conduct = []legal.Conduct{legal.Threat}
		if ofOrgan(in) || posedOfficial(in) {
			t.Errorf("%s: of another conduct", x.says)
		}
	}
}
