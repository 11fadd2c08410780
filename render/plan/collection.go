package plan

import (
	"slices"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/legal/pattern"
)

// These match accounts of an App that reads the phone book: it refused to go on without consent,
// it did not say what for, it asked for access, and it got access.
var (
	wentNoFurther = pattern.New(`(?:不|没有?|未|拒绝)[^，。；]{0,6}(?:开启|允许|授权|同意|打开|开放)[^。；]{0,12}(?:停留|停在|不能|无法|不让|不可|退出|进不去|闪退|用不了|打不开|不给)` +
		`|(?:须|必须|需要|得先|要求)[^。；]{0,24}(?:才能|方可|方能|才可|才让|才给)|(?:开启|允许|授权|同意|打开|开放)[^。；]{0,6}(?:方可|方能|才能|才可|才让|才给)|强制|强行|不得不`)
	saidNothing = pattern.New(`没有?(?:看到|见到|看见|收到|弹出|出现|任何|单独|作出|做|给)?[^，。；费]{0,24}(?:说明|告知|提示|告诉|弹窗|征求|征得|通知)|没有?(?:经过?|取得|征得)?(?:本人|我)?的?(?:同意|授权|许可)` +
		`|未[经曾]?(?:本人|我)?(?:告知|说明|提示|明示|同意|授权|允许|许可|征得|取得)|不知情|毫不知情|擅自|私自|偷偷|悄悄|后台自动`)
	asked   = pattern.New(`(?:要求|提示|请求|弹窗|弹出|申请|须|需要|必须)[^。；]{0,16}(?:权限|授权|读取|访问|通讯录)`)
	granted = pattern.New(`(?:开启|允许|授权|同意|打开|开放|点击)[^，。；]{0,6}(?:了|后)|(?:已经?|被|就|便|直接|自动|擅自|私自|偷偷|悄悄)[^，。；]{0,6}(?:读取|获取|收集|上传|同步|调取|访问|导出)` +
		`|(?:读取|获取|收集|上传|同步|调取|访问|导出|取得|掌握|爬取?)(?:了|到|走)|拿到|拿走|偷`)
)

// collects reports whether the act is reading the phone book.
func collects(in *complaint.Incident) bool {
	return slices.Contains(in.Conduct, legal.ContactListCollection)
}

// onlyAsked reports whether, by the account, the App asked for the phone book and did not get it:
// then nothing was taken (网络安全法: 获取个人信息).
func onlyAsked(in *complaint.Incident) bool {
	return collects(in) && len(in.Conduct) == 1 && asked.MatchString(in.Narrative) && !granted.MatchString(in.Narrative)
}

// collection sets the traits of an act that concern the collection of personal information.
func collection(act *legal.Act, c *complaint.Case, in *complaint.Incident) {
	forced := collects(in) && wentNoFurther.MatchString(in.Narrative)
	untold := collects(in) && saidNothing.MatchString(in.Narrative)
	act.Traits.Set(legal.ServiceRefused, forced)
	act.Traits.Set(legal.Uninformed, untold)
	act.Traits.Set(legal.ConsentFlawed, forced || untold)
	act.Traits.Set(legal.Taken, !onlyAsked(in))
	act.Traits.Set(legal.SourceUntold, collects(in) ||
		!slices.ContainsFunc(c.Incidents, func(x complaint.Incident) bool { return collects(&x) }))
}
