package plan

import (
	"slices"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/legal/pattern"
)

// toTheBody matches threats to kill or hurt somebody and hints at what may happen to him
// (治安管理处罚法: 威胁他人人身安全). harmless matches words that only look like one: making a
// call, the names of a card or a fee, thoughts of suicide, telling others. A threat to give
// nobody peace (不得安生) is no threat to the body.
var (
	toTheBody = pattern.New(`杀|砍|捅|弄死|打死|整死|搞死|做掉|活埋|灭(?:了)?(?:你|您|他|她|全家|口|门)|沉(?:江|海|河)|见不到明天` +
		`|(?:要|小心|当心)(?:了)?(?:你|您|他|她|本人|全家|孩子|老婆|父母|家人)(?:们)?(?:的)?(?:狗)?命|人命` +
		`|打(?:你|您|他|她|本人|人|断|残|伤|一顿)|殴打|动手|弄残|残废|废了(?:你|他|她)|卸(?:你|他|她|一|条|只)|断(?:手|脚|腿|胳膊)|(?:手|脚|腿)(?:打)?断` +
		`|见血|放血|流血|伤害(?:你|您|他|她|本人|家人)|绑架|绑(?:走|了|你|他|她)|收拾(?:你|您|他|她|本人)|教训(?:你|您|他|她|本人)` +
		`|出门(?:小心|当心)|(?:小心|当心)(?:点|走路|出门|(?:你|您)?(?:的)?(?:孩子|儿子|女儿|家人|父母|老婆))|走夜路` +
		`|(?:你|您|他|她|孩子|儿子|女儿|家人|父母|老婆)[^，。；]{0,6}(?:出事|出意外|出车祸)|(?:人身|生命)安全|注意安全|烧死|泼硫酸`)
	harmless = pattern.New(`打(?:了|过|给)?(?:你|您|他|她|本人|我|人|人家)?(?:们)?(?:的|家|公司|单位|家里|老家)*(?:手机|电话|座机|微信|语音|视频)` +
		`|砍头息|砍价|自杀|杀熟|杀价|捅(?:到|出|给|破|开)|绑(?:了|你|他|她)?(?:的)?(?:定|卡|银行|信用|账)|收拾(?:你|您|他|她)?(?:的)?(?:东西|行李)|动手(?:机|操作)`)
)

// BodilyThreat reports whether the act, by its account, threatens somebody's body or life.
func BodilyThreat(in *complaint.Incident) bool {
	return slices.Contains(in.Conduct, legal.Threat) &&
		toTheBody.MatchString(harmless.ReplaceAllString(in.Narrative, ""))
}

// organPaper matches accounts of a paper in the name of an organ of the state (国家机关),
// announced one that is only threatened; official matches accounts of somebody who says that he
// belongs to one, partner somebody who only works with it or turns to it.
var (
	organPaper = pattern.New(`传票|拘(?:留|传)(?:证|通知)|逮捕(?:令|证)|通缉令|搜查证|判决书|裁定书|调解书|支付令|协查(?:函|通知)|立案(?:通知|告知|决定)书?` +
		`|(?:法院|公安|检察院|派出所|司法局|经侦|国家机关|政府)[^，。；]{0,12}(?:文书|公文|公函|函|章|印|通知|告知书|令)|公文`)
	announced = pattern.New(`(?:将|将会|就会|要|等着|等你|准备|很快)[^，。；]{0,6}(?:收|寄|发|下|送)[^，。；]{0,8}(?:传票|通知|判决书|裁定书|逮捕令|拘留证|令)|申请[^，。；]{0,8}(?:支付令|裁定书|判决书)`)
	official  = pattern.New(`公检法|公安|民警|警察|警官|派出所|法院|法官|检察|经侦|网警|刑警|司法局|司法所|书记员|执行局|政府|信访|纪委|税务|金融办|监管局|银保监|人民银行|国家机关`)
	partner   = pattern.New(`(?:法院|公安|检察院|司法局|政府|派出所)[^，。；]{0,4}(?:委托|合作|授权|指定|特邀|驻)|(?:要|会|去|到|向|找|报)(?:公安|法院|派出所|检察院)`)
)

// ofOrgan reports whether the account speaks of a forged paper in the name of an organ of the
// state; a letter of a lawyer or a company is not one (刑法 art. 280 ¶1).
func ofOrgan(in *complaint.Incident) bool {
	return slices.Contains(in.Conduct, legal.ForgedPapers) &&
		organPaper.MatchString(announced.ReplaceAllString(in.Narrative, ""))
}

// posedOfficial reports whether the account speaks of somebody who claimed to be on the staff of
// an organ of the state (刑法 art. 279).
func posedOfficial(in *complaint.Incident) bool {
	return slices.Contains(in.Conduct, legal.Impersonation) &&
		official.MatchString(partner.ReplaceAllString(in.Narrative, ""))
}
