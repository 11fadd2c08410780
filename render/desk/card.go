package desk

import "tousu/legal"

// Card is a kind of conduct in everyday words, for a person to tick.
type Card struct {
	ID        string   `json:"id"`                // slug of the conduct
	Conduct   string   `json:"conduct"`           // its label, as 事件.行为 has it
	Borrower  string   `json:"borrower"`          // wording for borrowers
	Contact   string   `json:"contact,omitempty"` // wording for contacts; "" if they are not asked
	Misused   bool     `json:"misused,omitempty"` // shown only to victims of identity theft
	Hint      string   `json:"hint,omitempty"`    // what counts
	Prompts   []string `json:"prompts"`           // what the account should mention
	Told      []string `json:"told"`              // the same, for contacts
	Channel   string   `json:"channel,omitempty"` // 方式, if the card implies it
	Disclosed bool     `json:"disclosed"`         // the card implies that the debt was disclosed: 披露债务 是
	Others    bool     `json:"others"`            // it reached somebody other than the borrower
	Evidence  []string `json:"evidence"`          // exhibits that usually prove it
	Held      []string `json:"held"`              // the same, for contacts
}

// cards is in the order in which people tell what happened.
var cards = []Card{
	{
		ID: string(legal.ContactListHarassment), Others: true,
		Borrower: "打电话、发短信给我通讯录里的人：家人、朋友、同事、领导",
		Contact:  "我没有借钱，他们打电话、发短信给我，催别人还钱",
		Prompts:  []string{"打给了谁", "说自己是哪家公司的", "要他做什么：转告、代还、逼我还", "原话"},
		Told:     []string{"说自己是哪家公司的、姓什么", "说是谁欠的钱", "要您做什么：转告、代还", "您怎样回答", "原话"},
		Evidence: []string{"被联系人的通话记录", "短信或者聊天截图", "录音"},
		Held:     []string{"通话记录", "短信或者聊天截图", "录音"},
	},
	{
		ID: string(legal.DebtDisclosure), Disclosed: true, Others: true,
		Borrower: "对别人说我欠钱、欠多少、欠谁的",
		Contact:  "对我说了别人欠钱的事：谁欠的、欠多少",
		Prompts:  []string{"对谁说的", "说出了哪些：姓名、金额、哪家公司", "原话"},
		Told:     []string{"说出了哪些：姓名、金额、哪家公司", "原话"},
		Evidence: []string{"短信或者聊天截图", "录音"},
	},
	{
		ID: string(legal.Harassment), Channel: "电话",
		Borrower: "一天给我打很多次电话、发很多条信息",
		Contact:  "我说了不认识、别再打，还是一次又一次打来",
		Prompts:  []string{"从哪天到哪天", "一天大约几次", "换了多少个号码"},
		Evidence: []string{"通话记录"},
	},
	{
		ID: string(legal.Flooding), Channel: "电话、短信",
		Borrower: "几分钟里不停地响：电话轰炸、验证码轰炸",
		Contact:  "几分钟里不停地响：电话轰炸、验证码轰炸",
		Hint:     "手机被占住，别的电话打不进来",
		Prompts:  []string{"多长时间里有多少次", "之前他们说过什么"},
		Evidence: []string{"通话记录", "短信截图"},
	},
	{
		ID:       string(legal.OffHours),
		Borrower: "夜里、清早打来",
		Contact:  "夜里、清早打来",
		Hint:     "晚上十点到早上八点之间",
		Prompts:  []string{"几点几分"},
		Evidence: []string{"通话记录"},
	},
	{
		ID:       string(legal.Threat),
		Borrower: "说了吓唬我的话：要打人、要上门、要让家里人不得安宁",
		Contact:  "说了吓唬我的话：要打人、要上门、要让家里人不得安宁",
		Hint:     "正有危险的，先打110",
		Prompts:  []string{"原话", "对谁说的"},
		Evidence: []string{"录音", "短信或者聊天截图"},
	},
	{
		ID:       string(legal.Insult),
		Borrower: "骂人、说难听的话、造谣",
		Contact:  "骂人、说难听的话、造谣",
		Prompts:  []string{"原话", "还有谁听到、看到"},
		Evidence: []string{"录音", "短信或者聊天截图"},
	},
	{
		ID: string(legal.PublicPosting), Others: true,
		Borrower: "把我的照片、身份证、欠款发到群里、网上，或者贴在小区、单位",
		Contact:  "把我的照片、姓名、电话发到群里、网上，或者贴出来",
		Prompts:  []string{"发在、贴在哪里", "写了什么", "有谁看到"},
		Evidence: []string{"照片", "网页或者群聊截图"},
	},
	{
		ID: string(legal.HomeVisit), Channel: "上门",
		Borrower: "找上门、堵门、跟踪",
		Contact:  "找上门、堵门、跟踪",
		Prompts:  []string{"来了几个人", "做了什么、说了什么", "待了多久"},
		Evidence: []string{"门口或者楼道的录像", "照片", "报警回执"},
	},
	{
		ID:       string(legal.Impersonation),
		Borrower: "自称是公安、法院、检察院的人",
		Contact:  "自称是公安、法院、检察院的人",
		Prompts:  []string{"自称什么单位、什么人", "要求做什么"},
		Evidence: []string{"录音", "短信或者聊天截图"},
	},
	{
		ID:       string(legal.ForgedPapers),
		Borrower: "发来“立案通知”“传票”“律师函”，查不到或者不像真的",
		Contact:  "发来“立案通知”“传票”“律师函”，查不到或者不像真的",
		Prompts:  []string{"叫什么名称、落款是谁", "怎样知道不是真的"},
		Evidence: []string{"所发文书的图片"},
	},
	{
		ID:       string(legal.Extortion),
		Borrower: "要我另外交钱，说交了才停、才不告诉别人",
		Contact:  "要我出钱，说给了才不再找我",
		Prompts:  []string{"要多少、什么名目", "给了没有、怎样给的", "原话"},
		Evidence: []string{"转账记录", "录音", "聊天截图"},
	},
	{
		ID: string(legal.ContactListCollection), Channel: "手机应用",
		Borrower: "应用非要读通讯录，不给就不让用",
		Contact:  "我没把号码给过这家公司，它却有我的号码",
		Prompts:  []string{"哪个应用、什么时候", "不同意时怎样提示"},
		Evidence: []string{"应用权限页面截图"},
	},
	{
		ID:       string(legal.UnlawfulProvision),
		Borrower: "我的资料到了我没同意过的公司、个人手里",
		Prompts:  []string{"到了谁手里", "怎样知道的"},
		Evidence: []string{"短信或者聊天截图"},
	},
	{
		ID: string(legal.StolenName), Misused: true,
		Borrower: "我没有借过，有人用我的名字借了钱",
		Prompts:  []string{"哪天、怎样知道的", "对方说是哪家、多少钱", "身份证、手机是否丢失或者借给过别人"},
		Evidence: []string{"催收的短信、通话记录", "信用报告", "报警回执"},
	},
	{
		ID:       string(legal.Usury),
		Borrower: "到手的钱比合同少，或者利息、服务费高得离谱",
		Prompts:  []string{"合同写多少、实际到账多少", "扣的是什么名目", "每期还多少"},
		Evidence: []string{"放款到账记录", "合同", "还款计划截图"},
	},
	{
		ID:       string(legal.RightsRefusal),
		Borrower: "要求公司告诉我、删除我的信息，公司不办",
		Contact:  "要求公司删掉我的号码，公司不办",
		Prompts:  []string{"哪天、用什么方式要求的", "公司怎样回答"},
		Evidence: []string{"与客服的聊天或者通话记录"},
	},
	{
		ID:       string(legal.Denial),
		Borrower: "找客服投诉，客服不承认、不处理",
		Contact:  "找客服投诉，客服不承认、不处理",
		Prompts:  []string{"哪天、什么方式、工单号", "客服怎样回答"},
		Evidence: []string{"与客服的聊天或者通话记录"},
	},
}

// Cards returns the kinds of conduct in everyday words.
func Cards() []Card {
	out := make([]Card, len(cards))
	for i, c := range cards {
		if c.Told == nil {
			c.Told = c.Prompts
		}
		if c.Held == nil {
			c.Held = c.Evidence
		}
		c.Conduct = legal.Conducts.Label(legal.Conduct(c.ID))
		out[i] = c
	}
	return out
}
