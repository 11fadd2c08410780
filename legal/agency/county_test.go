package agency

import (
	"strings"
	"testing"
)

// TestOrgansOfTheCounty: the names of the basic court, the market regulator and the police at an
// address, and the place that was read. The source of each place is places.txt. Organs of counties,
// county-level cities and banners bear only their name, those of districts the name of the city
// too, and those of a municipality's counties the municipality's. This follows 人民法院组织法 art.
// 24 and the names under which courts publish their judgments (read 2026-11-25: 昆山市,
// 木里藏族自治县, 神农架林区, 苏州市吴中区, 重庆市云阳县人民法院); that the corps has courts by its
// 垦区 follows from the reference cases of the Supreme People's Court. “-” means that the address
// does not give the name and the sender fills it in.
func TestOrgansOfTheCounty(t *testing.T) {
	for _, line := range strings.Split(strings.TrimSpace(organs), "\n") {
		c := strings.Fields(line)
		w := Default().Locate(c[0])
		if got := w.City + "/" + w.County; got != c[1] {
			t.Errorf("%s lies in %s, want %s", c[0], got, c[1])
		}
		for i, slug := range []string{"court", "samr", "police"} {
			a, _ := Default().Find(slug)
			got, want := a.Address(day("2026-03-20"), w), c[2+i]
			if want == "-" {
				want = a.NameOn(day("2026-03-20")).Fallback
			}
			if got != want {
				t.Errorf("%s: %s, want %s", c[0], got, want)
			}
		}
	}
}

// organs are: address, place, court, market regulator, police.
const organs = `
浙江省湖州市安吉县示例路1号         湖州市/安吉县              安吉县人民法院             安吉县市场监督管理局             安吉县公安局
安吉县递铺街道示例路1号           湖州市/安吉县              安吉县人民法院             安吉县市场监督管理局             安吉县公安局
江苏省昆山市花桥镇示例路1号         苏州市/昆山市              昆山市人民法院             昆山市市场监督管理局             昆山市公安局
江苏省苏州市昆山市示例路1号         苏州市/昆山市              昆山市人民法院             昆山市市场监督管理局             昆山市公安局
义乌市稠城街道示例路1号           金华市/义乌市              义乌市人民法院             义乌市市场监督管理局             义乌市公安局
浙江义乌                  金华市/义乌市              义乌市人民法院             义乌市市场监督管理局             义乌市公安局
义乌                    金华市/义乌市              义乌市人民法院             义乌市市场监督管理局             义乌市公安局
新疆维吾尔自治区喀什地区疏附县示例镇     喀什地区/疏附县             疏附县人民法院             疏附县市场监督管理局             疏附县公安局
疏附县示例镇                喀什地区/疏附县             疏附县人民法院             疏附县市场监督管理局             疏附县公安局
新疆喀什市示例路1号             喀什地区/喀什市             喀什市人民法院             喀什市市场监督管理局             喀什市公安局
四川省凉山彝族自治州会理市示例街       凉山彝族自治州/会理市          会理市人民法院             会理市市场监督管理局             会理市公安局
四川省凉山州会理县示例街           凉山彝族自治州/会理市          会理市人民法院             会理市市场监督管理局             会理市公安局
四川省木里县示例乡              凉山彝族自治州/木里藏族自治县      木里藏族自治县人民法院         木里藏族自治县市场监督管理局         木里藏族自治县公安局
北川羌族自治县永昌镇             绵阳市/北川羌族自治县          北川羌族自治县人民法院         北川羌族自治县市场监督管理局         北川羌族自治县公安局
广西壮族自治区桂林市龙胜各族自治县      桂林市/龙胜各族自治县          龙胜各族自治县人民法院         龙胜各族自治县市场监督管理局         龙胜各族自治县公安局
湖南省长沙县星沙街道示例路          长沙市/长沙县              长沙县人民法院             长沙县市场监督管理局             长沙县公安局
长沙县星沙街道示例路             长沙市/长沙县              长沙县人民法院             长沙县市场监督管理局             长沙县公安局
吉林省通化县快大茂镇             通化市/通化县              通化县人民法院             通化县市场监督管理局             通化县公安局
阜新蒙古族自治县阜新镇            阜新市/阜新蒙古族自治县         阜新蒙古族自治县人民法院        阜新蒙古族自治县市场监督管理局        阜新蒙古族自治县公安局
四川省资阳市简阳市示例镇           成都市/简阳市              简阳市人民法院             简阳市市场监督管理局             简阳市公安局
内蒙古自治区呼伦贝尔市鄂温克族自治旗     呼伦贝尔市/鄂温克族自治旗        鄂温克族自治旗人民法院         鄂温克族自治旗市场监督管理局         鄂温克族自治旗公安局
内蒙古阿拉善左旗巴彦浩特镇          阿拉善盟/阿拉善左旗           阿拉善左旗人民法院           阿拉善左旗市场监督管理局           阿拉善左旗公安局
内蒙古自治区锡林郭勒盟锡林浩特市       锡林郭勒盟/锡林浩特市          锡林浩特市人民法院           锡林浩特市市场监督管理局           锡林浩特市公安局
内蒙古自治区兴安盟科尔沁右翼前旗       兴安盟/科尔沁右翼前旗          科尔沁右翼前旗人民法院         科尔沁右翼前旗市场监督管理局         科尔沁右翼前旗公安局
浙江省杭州市西湖区示例路1号         杭州市/西湖区              杭州市西湖区人民法院          杭州市西湖区市场监督管理局          杭州市公安局
浙江省杭州市下城区示例路1号         杭州市/拱墅区              杭州市拱墅区人民法院          杭州市拱墅区市场监督管理局          杭州市公安局
四川省锦江区示例路1号            成都市/锦江区              成都市锦江区人民法院          成都市锦江区市场监督管理局          成都市公安局
江苏省南京市鼓楼区示例路1号         南京市/鼓楼区              南京市鼓楼区人民法院          南京市鼓楼区市场监督管理局          南京市公安局
山西省阳泉市郊区示例路1号          阳泉市/郊区               阳泉市郊区人民法院           阳泉市郊区市场监督管理局           阳泉市公安局
北京市朝阳区示例路1号            北京市/朝阳区              北京市朝阳区人民法院          北京市朝阳区市场监督管理局          北京市公安局
北京朝阳                  北京市/朝阳区              北京市朝阳区人民法院          北京市朝阳区市场监督管理局          北京市公安局
上海市浦东新区示例路1号           上海市/浦东新区             上海市浦东新区人民法院         上海市浦东新区市场监督管理局         上海市公安局
天津市市辖区河北区示例路           天津市/河北区              天津市河北区人民法院          天津市河北区市场监督管理局          天津市公安局
重庆市云阳县双江街道             重庆市/云阳县              重庆市云阳县人民法院          重庆市云阳县市场监督管理局          重庆市云阳县公安局
重庆市石柱土家族自治县            重庆市/石柱土家族自治县         重庆市石柱土家族自治县人民法院     重庆市石柱土家族自治县市场监督管理局     重庆市石柱土家族自治县公安局
重庆市两江新区金山街道示例路         重庆市/                 -                   重庆市市场监督管理局            重庆市公安局
重庆市渝北区龙溪街道示例路          重庆市/                 -                   重庆市市场监督管理局            重庆市公安局
重庆江北区示例路               重庆市/                 -                   重庆市市场监督管理局            重庆市公安局
重庆市北碚区水土街道示例路          重庆市/                 -                   重庆市市场监督管理局            重庆市公安局
重庆市北碚区天生街道示例路          重庆市/北碚区              重庆市北碚区人民法院          重庆市北碚区市场监督管理局          重庆市公安局
江北区示例路                 /                    -                   -                      -
两江新区示例路                重庆市/                 -                   重庆市市场监督管理局            重庆市公安局
贵州省贵安新区示例大道            /                    -                   -                      -
河北省雄安新区容城县示例路          /                    -                   -                      -
河南省济源市示例路1号            济源市/济源市              济源市人民法院             济源市市场监督管理局             济源市公安局
湖北省天门市示例路1号            天门市/天门市              天门市人民法院             天门市市场监督管理局             天门市公安局
湖北省神农架林区松柏镇            神农架林区/神农架林区          神农架林区人民法院           神农架林区市场监督管理局           神农架林区公安局
贵州省六盘水市六枝特区            六盘水市/六枝特区            六枝特区人民法院            六枝特区市场监督管理局            六枝特区公安局
海南省澄迈县金江镇              澄迈县/澄迈县              澄迈县人民法院             澄迈县市场监督管理局             澄迈县公安局
海南省白沙县牙叉镇              白沙黎族自治县/白沙黎族自治县      白沙黎族自治县人民法院         白沙黎族自治县市场监督管理局         白沙黎族自治县公安局
新疆生产建设兵团第八师石河子市示例路     石河子市/石河子市            -                   石河子市市场监督管理局            石河子市公安局
新疆阿拉尔市示例路              阿拉尔市/阿拉尔市            -                   阿拉尔市市场监督管理局            阿拉尔市公安局
新疆生产建设兵团第三师四十一团        /                    -                   -                      -
广东省东莞市南城街道示例路          东莞市/                 -                   东莞市市场监督管理局             东莞市公安局
深圳市南山区示例路              深圳市/南山区              深圳市南山区人民法院          深圳市市场监督管理局             深圳市公安局
四川省成都市高新区天府大道          成都市/                 -                   成都市市场监督管理局             成都市公安局
河北省石家庄市桥东区示例路          石家庄市/                -                   石家庄市市场监督管理局            石家庄市公安局
南京路100号                /                    -                   -                      -
鼓楼区示例路                /                    -                   -                      -
成都路12号                 /                    -                   -                      -
朝阳                    /                    -                   -                      -
`

// TestPlaces: every county has a city or a province above it, no two counties share a name, except
// districts, and none is a zone.
func TestPlaces(t *testing.T) {
	seen := map[string]bool{}
	counties := 0
	for _, p := range Default().places().provinces {
		for _, c := range p.Cities {
			for _, k := range c.Counties {
				if k.Open {
					continue
				}
				counties++
				if seen[k.Full] && !k.district() {
					t.Errorf("two counties are called %s", k.Full)
				}
				seen[k.Full] = true
				if !strings.HasSuffix(k.Full, "区") && !strings.HasSuffix(k.Full, "县") &&
					!strings.HasSuffix(k.Full, "市") && !strings.HasSuffix(k.Full, "旗") {
					t.Errorf("%s is no county", k.Full)
				}
			}
		}
	}
	if n := len(Default().places().provinces); n != 31 || counties != 2844 {
		t.Errorf("%d provinces, %d counties", n, counties)
	}
}

// A list with a line that is neither a province nor a city of one is an error.
func TestPlacesRefuse(t *testing.T) {
	for _, src := range []string{"成都(市): 锦江区", "四川", "四川 四川省\n成都"} {
		if _, err := parseGazetteer(src); err == nil {
			t.Errorf("%q is read as a list of places", src)
		}
	}
}
