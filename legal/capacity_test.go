package legal

import "testing"

// 民事诉讼法 art. 61 ¶2.
func TestCapacity(t *testing.T) {
	for word, want := range map[string]string{
		"律师": "律师", "执业律师": "律师", "基层法律服务工作者": "基层法律服务工作者", "近亲属": "近亲属", "父亲": "近亲属", "女儿": "近亲属",
		"社区推荐的公民": "被推荐的公民",
		"非律师":     "", "不是律师": "", "律师助理": "", "实习律师": "", "祖传法务": "", "师父": "", "表妹": "", "朋友": "", "同事": "",
		"法务咨询公司职员": "", "": "",
	} {
		if got := Capacity(word); got != want {
			t.Errorf("Capacity(%q) = %q, want %q", word, got, want)
		}
	}
}
