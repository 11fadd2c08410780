package agency

import (
	"encoding/json"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"tousu/legal"
)

func TestLoad(t *testing.T) {
	if _, err := Load(data); err != nil {
		t.Fatal(err)
	}
}

// TestLoadRefuses changes one thing in the real data at a time.
func TestLoadRefuses(t *testing.T) {
	for _, c := range []struct{ file, old, new, want string }{
		{"agencies/nfra.yaml", "slug: nfra", "slug: nfra2", "文件名须与 slug 相同"},
		{"agencies/nfra.yaml", "until: 2023-05-17", "until: 2023-05-16", "期间不相接"},
		{"agencies/nfra.yaml", "from: 2023-05-18\n", "from: 2023-05-18\n    until: 2026-01-01\n", "须有现用名称"},
		{"agencies/nfra.yaml", "kinds: [pboc-supervised]", "kinds: [payments]", "没有机构类型"},
		{"agencies/nfra.yaml", "roles: [contact]", "roles: [contacts]", "没有身份"},
		{"agencies/cac.yaml", "rights-refusal]", "rights-refused]", "没有行为"},
		{"agencies/cac.yaml", "      - id: cac-none\n", "      - id: cac-none\n        when: {is: [app]}\n",
			"最后一条规则不带条件"},
		{"agencies/cac.yaml", "when: {conducts", "whem: {conducts", "whem"},
		{"agencies/cac.yaml", "status: possible", "status: perhaps", "须有 id、reason、status"},
		{"agencies/cac.yaml", "aliases: [网信办", "aliases: [银保监会", "同属"},
		{"agencies/cac.yaml", ", checked: 2026-11-21", "", "渠道须有"},
		{"agencies/cac.yaml", "older: penalty-limitation", "older: penalty", "没有期间"},
		{"agencies/cac.yaml", "older: penalty-limitation", "older: many-people", "没有期间"},
		{"agencies/cac.yaml", "older: penalty-limitation, ", "", "须有 older 或者 before"},
		{"agencies/police.yaml", "is: [crime-suggested]", "is: [crimes]", "crimes"},
		{"agencies/nfra.yaml", "is: [prior]", "is: [before]", `没有 "before"`},
		{"agencies/court.yaml", "not: [named]", "not: [court]", `没有 "court"`},
		{"agencies/nfra.yaml", "elsewhere: [nfra]", "elsewhere: [moon]", "moon"},
		{"agencies/mediation.yaml", "elsewhere: [court, ", "elsewhere: [moon, ", "moon"},
		{"agencies/court.yaml", "of: [collecting], within", "of: [collected], within", "没有行为"},
		{"agencies/court.yaml", "within: recent-acts", "within: recent", "没有期间"},
		{"agencies/pboc.yaml", "is: [of-credit]", "is: [credit]", `没有 "credit"`},
		{"agencies/pboc.yaml", "about: [{kinds: [payment]}", "about: [{kinds: [payments]}", "没有机构类型"},
		{"agencies/nifa.yaml", "exhibits: of-acts", "exhibits: few", "没有证据的用法"},
		{"agencies/lender.yaml", "party: respondent", "party: lender", "没有当事人"},
		{"agencies/lender.yaml", "party: respondent", "party: collector", "有且只有一个"},
		{"agencies/lender.yaml", "addressee: [{key: respondent.name, post: respondent.address}]", "",
			"当事人须有 addressee"},
		{"agencies/lender.yaml", "key: respondent.name, ", "", "须有 key"},
		{"agencies/collector.yaml", "kinds: [collector]}", "kinds: [collectors]}", "没有机构类型"},
		{"agencies/lender.yaml", "yous: {bank", "yous: {banks", "没有机构类型"},
		{"agencies/lender.yaml", "presumed: [borrower]", "presumed: [lender]", "没有身份"},
		{"agencies/nfra.yaml", "within: complaint-decision", "within: decision", "没有期间"},
		{"agencies/lender.yaml", "received, within: complaint-decision", "received, within: decision", "没有期间"},
		{"agencies/lender.yaml", "received, within: complaint-decision",
			"received, days: 15, within: complaint-decision", "days 和 within 之一"},
		{"agencies/lender.yaml", "received, within: complaint-decision", "received", "days 和 within 之一"},
		{"annexes.yaml", "", "- [", "annexes.yaml"},
		{"conflicts.yaml", "", "- [", "conflicts.yaml"},
	} {
		src, err := fs.ReadFile(data, c.file)
		if err != nil {
			t.Fatal(err)
		}
		changed := strings.Replace(string(src), c.old, c.new, 1)
		if changed == string(src) {
			t.Errorf("%s does not hold %q", c.file, c.old)
		}
		if _, err := Load(overlay{c.file, changed}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q for %q: error %v, want %q", c.new, c.old, err, c.want)
		}
	}
}

// overlay is the embedded data with one file changed.
type overlay struct{ name, content string }

func (o overlay) Open(name string) (fs.File, error) {
	if name == o.name {
		return fstest.MapFS{name: {Data: []byte(o.content)}}.Open(name)
	}
	return data.Open(name)
}

func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(data, name) }

func TestRegion(t *testing.T) {
	for s, want := range map[string]Region{
		"四川": {"四川", "四川省"}, "四川省": {"四川", "四川省"}, "成都": {"四川", "四川省"}, "成都市": {"四川", "四川省"},
		"四川成都": {"四川", "四川省"}, "四川省成都市高新区": {"四川", "四川省"}, "成都市锦江区": {"四川", "四川省"},
		"北京": {"北京", "北京市"}, "北京市朝阳区": {"北京", "北京市"}, "重庆市": {"重庆", "重庆市"},
		"内蒙古": {"内蒙古", "内蒙古自治区"}, "广西壮族自治区南宁市": {"广西", "广西壮族自治区"}, "新疆": {"新疆", "新疆维吾尔自治区"},
		"深圳": {"深圳", "广东省"}, "广东省深圳市": {"深圳", "广东省"}, "广东深圳": {"深圳", "广东省"}, "广州": {"广东", "广东省"},
		"宁波": {"宁波", "浙江省"}, "浙江省宁波市鄞州区": {"宁波", "浙江省"}, "大连": {"大连", "辽宁省"}, "青岛市": {"青岛", "山东省"},
		"厦门": {"厦门", "福建省"}, "海南": {"海南", "海南省"}, "海南州": {"青海", "青海省"}, "吉林市": {"吉林", "吉林省"},
		" 上 海 ": {"上海", "上海市"},
	} {
		if got, ok := Default().Region(s); !ok || got != want {
			t.Errorf("Region(%q) = %v, %v; want %v", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "某地", "朝阳", "阿里", "全国", "东京"} {
		if got, ok := Default().Region(s); ok {
			t.Errorf("Region(%q) = %v", s, got)
		}
	}
}

// Every province and every city with planning status has its own office, and no two offices share a
// name.
func TestOffices(t *testing.T) {
	nfra, _ := Default().Find("nfra")
	offices := map[string]bool{}
	for _, w := range Default().places().regions() {
		offices[nfra.Address(day("2026-03-20"), w)] = true
	}
	if len(offices) != 36 {
		t.Errorf("%d offices, want 31 provinces and 5 cities", len(offices))
	}
	for _, want := range []string{"国家金融监督管理总局四川监管局", "国家金融监督管理总局深圳监管局", "国家金融监督管理总局内蒙古监管局"} {
		if !offices[want] {
			t.Errorf("no %s", want)
		}
	}
}

func TestAddressOnDays(t *testing.T) {
	sichuan := Default().Locate("四川")
	for _, c := range []struct{ slug, on, want string }{
		{"nfra", "2018-04-07", "中国银行业监督管理委员会四川监管局"},
		{"nfra", "2018-04-08", "中国银行保险监督管理委员会四川监管局"},
		{"nfra", "2023-05-17", "中国银行保险监督管理委员会四川监管局"},
		{"nfra", "2023-05-18", "国家金融监督管理总局四川监管局"},
		{"nfra", "9999-12-31", "国家金融监督管理总局四川监管局"},
		{"cac", "2026-03-20", "四川省互联网信息办公室"},
	} {
		a, ok := Default().Find(c.slug)
		if !ok || a.Address(day(c.on), sichuan) != c.want {
			t.Errorf("%s on %s: %s, want %s", c.slug, c.on, a.Address(day(c.on), sichuan), c.want)
		}
	}
}

func TestFind(t *testing.T) {
	for s, slug := range map[string]string{
		"nfra": "nfra", "银保监会": "nfra", "金融监管总局": "nfra", "银保监局": "nfra", "国家金融监督管理总局": "nfra",
		"国家金融监督管理总局四川监管局": "nfra", "金融监管总局深圳监管局": "nfra", "中国银行保险监督管理委员会四川监管局": "nfra",
		"网信办": "cac", "四川省互联网信息办公室": "cac", " cac ": "cac", "被投诉机构": "lender",
	} {
		if a, ok := Default().Find(s); !ok || a.Slug != slug {
			t.Errorf("Find(%q) = %v, want %s", s, ok, slug)
		}
	}
	for _, s := range []string{"", "月球管理局", "四川"} {
		if a, ok := Default().Find(s); ok {
			t.Errorf("Find(%q) = %s", s, a.Slug)
		}
	}
}

// TestRuleIDs: a rule ID is used once, or for the same rule wherever it occurs, and the basis of
// each rule exists.
func TestRuleIDs(t *testing.T) {
	said := map[string]string{}
	for _, a := range Default().Agencies() {
		for _, p := range a.Papers {
			for _, r := range p.Rules {
				whole, err := json.Marshal([]any{r.When, r.Status, r.Reason})
				if err != nil {
					t.Fatal(err)
				}
				says := string(whole)
				if old, ok := said[r.ID]; ok && old != says {
					t.Errorf("rule %s says two things", r.ID)
				}
				said[r.ID] = says
				for _, ref := range r.Basis {
					if err := legal.Default().Known(ref); err != nil {
						t.Errorf("rule %s: %v", r.ID, err)
					}
				}
			}
		}
		for _, r := range a.Refuses {
			checkRefs(t, a.Slug+" refuses", r.Basis)
			if r.ID != "" && said[r.ID] != "" {
				t.Errorf("%s names two things", r.ID)
			}
			said[r.ID] = r.When
		}
	}
}

func checkRefs(t *testing.T, where string, refs legal.Refs) {
	t.Helper()
	for _, ref := range refs {
		if err := legal.Default().Known(ref); err != nil {
			t.Errorf("%s: %v", where, err)
		}
	}
}

func day(iso string) legal.Date {
	d, err := legal.ParseDate(iso)
	if err != nil {
		panic(iso)
	}
	return d
}

// TestFactsAreAsked: some rule asks for each fact of the vocabulary.
func TestFactsAreAsked(t *testing.T) {
	var asked legal.Set[Fact]
	ask := func(c *Condition) { asked |= c.is | c.not }
	for _, a := range Default().Agencies() {
		for i := range a.Refuses {
			if a.Refuses[i].If != nil {
				ask(a.Refuses[i].If)
			}
		}
		for _, p := range a.Papers {
			for i := range p.Rules {
				ask(&p.Rules[i].When)
			}
		}
	}
	for _, f := range FactNames {
		if !asked.Has(f.Slug) {
			t.Errorf("nobody asks for %s", f.Slug)
		}
	}
}

// TestFactSet: what is set is in the set, and nothing else.
func TestFactSet(t *testing.T) {
	for _, f := range FactNames {
		var s legal.Set[Fact]
		s.Set(f.Slug, true)
		for _, g := range FactNames {
			if s.Has(g.Slug) != (f == g) {
				t.Errorf("%s is set: %s is %v", f.Slug, g.Slug, s.Has(g.Slug))
			}
		}
		if s.Set(f.Slug, false); s != 0 {
			t.Errorf("%s stays", f.Slug)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("an unknown fact is taken")
		}
	}()
	new(legal.Set[Fact]).Set("nothing", true)
}
