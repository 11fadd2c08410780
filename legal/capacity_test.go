package legal

import (
	"strings"
	"testing"
	"testing/fstest"
)

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

// TestCapacityWords: anyone who may act somewhere has a word, and nobody else has.
func TestCapacityWords(t *testing.T) {
	for word, want := range map[string]bool{"律师": true, "父亲": true, "朋友": true, "律师助理": true, "其他": true, "非律师": false,
		"": false, "祖传法务": false} {
		if IsCapacity(word) != want {
			t.Errorf("%s is a capacity: %v", word, !want)
		}
	}
	offered := "律师 基层法律服务工作者 近亲属 社区推荐的公民 法律援助人员 亲友 同事 社区工作人员 律师助理 其他"
	if got := strings.Join(Capacities(), " "); got != offered {
		t.Errorf("%s, want %s", got, offered)
	}
}

func TestLoadCapacitiesRefuses(t *testing.T) {
	for src, want := range map[string]string{
		"[{capacity: 甲}]": "须有",
		"[{words: [甲]}]":  "须有",
		"[{capacity: 甲, words: [乙]}, {capacity: 丙, words: [乙]}]": "两次",
	} {
		_, err := loadCapacities(fstest.MapFS{"capacities.yaml": {Data: []byte(src)}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", src, err, want)
		}
	}
}
