package agency

import "testing"

func TestLocate(t *testing.T) {
	for s, want := range map[string][2]string{
		"四川省成都市锦江区示例路18号":  {"成都市", "锦江区"},
		"成都市锦江区示例路18号":     {"成都市", "锦江区"},
		"四川成都":             {"成都市", ""},
		"广州":               {"广州市", ""},
		"杭州西湖区":            {"杭州市", "西湖区"},
		"凉山":               {"凉山彝族自治州", ""},
		"北京市朝阳区示例路1号":      {"北京市", "朝阳区"},
		"上海市浦东新区示例路1号":     {"上海市", "浦东新区"},
		"重庆市市辖区渝中区示例路":     {"重庆市", "渝中区"},
		"四川省凉山彝族自治州西昌市示例街": {"凉山彝族自治州", "西昌市"},
		"内蒙古自治区兴安盟乌兰浩特市":   {"兴安盟", "乌兰浩特市"},
		"吉林省吉林市船营区":        {"吉林市", "船营区"},
		"四川省成都市高新区天府大道":    {"成都市", ""},
		"浙江省宁波市鄞州区示例路1号":   {"宁波市", "鄞州区"},
		"广东省深圳市南山区示例路1号":   {"深圳市", "南山区"},
		"广东省":         {"", ""},
		"神农架林区":       {"神农架林区", "神农架林区"},
		"湖北省神农架林区松柏镇": {"神农架林区", "神农架林区"},
		"贵州省六枝特区示例路":  {"六盘水市", "六枝特区"},
		"某地":          {"", ""},
	} {
		if w := Default().Locate(s); w.City != want[0] || w.County != want[1] {
			t.Errorf("Locate(%q) = %q %q, want %v", s, w.City, w.County, want)
		}
	}
}

// TestAddresses: how each body is addressed if the place is known to the county, to the city, to
// the region, or not at all.
func TestAddresses(t *testing.T) {
	for _, c := range []struct{ slug, place, want string }{
		{"local-financial", "四川", "四川省地方金融管理局"},
		{"local-financial", "深圳", "深圳市地方金融管理局"},
		{"local-financial", "北京", "北京市地方金融管理局"},
		{"local-financial", "内蒙古", "内蒙古自治区地方金融管理局"},
		{"pboc", "四川", "中国人民银行四川省分行"},
		{"pboc", "宁波", "中国人民银行宁波市分行"},
		{"cca", "北京", "北京市消费者协会"},
		{"cca", "广州", "广州市消费者委员会"},
		{"cca", "佛山", "广东省消费者委员会"},
		{"cca", "深圳", "深圳市消费者委员会"},
		{"cca", "上海", "上海市消费者权益保护委员会"},
		{"cca", "湖北", "湖北省消费者委员会"},
		{"cca", "四川", "四川省保护消费者权益委员会"},
		{"cca", "海口", "海南省消费者委员会"},
		{"cca", "宁波", "宁波市消费者协会（消保委、消委会）"},
		{"cca", "新疆", "新疆维吾尔自治区消费者协会（消保委、消委会）"},
		{"samr", "深圳市南山区", "深圳市市场监督管理局"},
		{"samr", "四川省成都市锦江区示例路", "成都市锦江区市场监督管理局"},
		{"samr", "四川省成都市高新区", "成都市市场监督管理局"},
		{"samr", "四川", "市场监督管理局"},
		{"telecom", "深圳", "广东省通信管理局"},
		{"police", "四川省成都市锦江区示例路", "成都市公安局"},
		{"police", "北京市朝阳区", "北京市公安局"},
		{"police", "某地", "公安机关"},
		{"court", "四川省成都市锦江区示例路", "成都市锦江区人民法院"},
		{"court", "四川", "被告住所地基层人民法院"},
		{"internet-court", "杭州", "杭州互联网法院"},
		{"internet-court", "北京市海淀区", "北京互联网法院"},
		{"legal-aid", "四川省成都市", "成都市法律援助中心"},
		{"legal-aid", "某地", "法律援助中心"},
		{"hotline-12345", "四川省成都市", "成都市12345政务服务便民热线"},
		{"procuratorate", "四川省成都市锦江区", "成都市锦江区人民检察院"},
		{"procuratorate", "四川省成都市", "成都市人民检察院"},
		{"procuratorate", "广州", "广州市人民检察院"},
		{"samr", "广州", "广州市市场监督管理局"},
		{"hotline-12345", "杭州", "杭州市12345政务服务便民热线"},
		{"nifa", "四川", "中国互联网金融协会"},
		{"miit-12321", "四川", "12321网络不良与垃圾信息举报受理中心"},
	} {
		a, ok := Default().Find(c.slug)
		if !ok {
			t.Errorf("no %s", c.slug)
			continue
		}
		if got := a.Address(day("2026-03-20"), Default().Locate(c.place)); got != c.want {
			t.Errorf("%s at %s: %s, want %s", c.slug, c.place, got, c.want)
		}
	}
}

// TestFormerNames: outdated names that people still write lead to the body.
func TestFormerNames(t *testing.T) {
	for s, slug := range map[string]string{
		"地方金融监督管理局": "local-financial", "四川省地方金融监督管理局": "local-financial", "金融办": "local-financial",
		"工商局": "samr", "成都市工商行政管理局": "samr", "12315": "samr", "锦江区市场监督管理局": "samr", "成都市市场监督管理局高新分局": "samr",
		"人行": "pboc", "中国人民银行绵阳市中心支行": "pboc", "中国人民银行四川省分行": "pboc",
		"消委会": "cca", "广东省消费者委员会": "cca", "上海市消费者权益保护委员会": "cca", "12345": "hotline-12345",
		"成都市公安局": "police", "成都市公安局锦江区分局": "police", "跳伞塔派出所": "police",
		"国家金融监督管理总局绵阳监管分局": "nfra", "互金协会": "nifa", "银协": "cba", "12321": "miit-12321",
		"成都市锦江区人民法院": "court", "杭州互联网法院": "internet-court", "成都仲裁委员会": "arbitration",
		"法援": "legal-aid", "成都市人民检察院": "procuratorate", "四川省通信管理局": "telecom", "催收公司": "collector",
	} {
		if a, ok := Default().Find(s); !ok || a.Slug != slug {
			got := ""
			if ok {
				got = a.Slug
			}
			t.Errorf("Find(%q) = %q, want %s", s, got, slug)
		}
	}
}

// TestChannels: only verified numbers and sites are printed.
func TestChannels(t *testing.T) {
	verified := []string{"12378", "12377", "https://www.12377.cn", "12315", "https://www.12315.cn",
		"https://www.12321.cn", "010-12321"}
	for _, a := range Default().Agencies() {
		if len(a.Channels) == 0 && a.Reach == "" {
			t.Errorf("%s: no word on how to reach it", a.Slug)
		}
		for _, c := range a.Channels {
			found := false
			for _, v := range verified {
				found = found || c.Value == v
			}
			if !found {
				t.Errorf("%s: %s is not among the verified channels", a.Slug, c.Value)
			}
		}
		for _, p := range a.Papers {
			for _, l := range p.Limits {
				checkRefs(t, p.Kind, l.Basis)
			}
		}
	}
}

// TestInCities: a body confined to a city takes cases from its districts only.
func TestInCities(t *testing.T) {
	for s, want := range map[string][2]bool{
		"北京市朝阳区": {true, true}, "北京": {true, true}, "杭州": {true, true}, "浙江省杭州市西湖区": {true, true},
		"杭州市桐庐县": {false, true},
		"广州":     {true, true}, "广东": {false, false}, "浙江": {false, false}, "深圳": {false, true}, "宁波": {false, true},
		"佛山": {false, true},
		"四川": {false, true}, "成都": {false, true}, "": {false, false}, "某地": {false, false},
	} {
		in, known := Default().InCities(Default().Locate(s))
		if in != want[0] || known != want[1] {
			t.Errorf("%s: in %v, known %v", s, in, known)
		}
	}
}

// TestDistricts: a 区 is a district of a city, with two exceptions.
func TestDistricts(t *testing.T) {
	for name, want := range map[string]bool{"锦江区": true, "浦东新区": true, "神农架林区": false, "六枝特区": false, "昆山市": false,
		"安吉县": false} {
		if k := (&county{Full: name}); k.district() != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}

// TestAmbiguousPlaces: a county name that two cities of the region have is not resolved, the longer
// of two names is meant, and a city name is not read out of the name of a street.
func TestAmbiguousPlaces(t *testing.T) {
	g, err := parseGazetteer("甲 甲省\n子(市): 东区 长安县 长安东县\n丑(市): 东区 南县\n寅(州): 北县\n")
	if err != nil {
		t.Fatal(err)
	}
	p := g.provinces[0]
	for s, want := range map[string]string{"东区示例路": "", "长安县示例路": "子市 长安县", "长安东县": "子市 长安东县", "南县": "丑市 南县",
		"西县": ""} {
		got := ""
		if at, n := p.named(s); at.county != nil {
			if got = at.city.Full + " " + at.county.Full; n != len(at.county.Full) {
				t.Errorf("%s: a name of %d bytes", s, n)
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", s, got, want)
		}
	}
}
