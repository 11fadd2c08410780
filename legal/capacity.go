package legal

import (
	"errors"
	"fmt"
	"io/fs"
)

// capacityData is one entry of capacities.yaml.
type capacityData struct {
	Capacity string
	Outside  bool // no court admits it
	Words    []string
}

// capacityTable holds the entries of capacities.yaml, and the entry of each word.
type capacityTable struct {
	list   []capacityData
	byWord map[string]*capacityData
}

var capacities = embedded("capacities.yaml", loadCapacities)

// loadCapacities reads capacities.yaml. Every entry needs a capacity and words, and no word may
// occur twice.
// capacity's own included.
func loadCapacities(fsys fs.FS) (capacityTable, error) {
	t := capacityTable{byWord: map[string]*capacityData{}}
	if err := ReadData(fsys, "capacities.yaml", &t.list); err != nil {
		return t, err
	}
	for i := range t.list {
		c := &t.list[i]
		if c.Capacity == "" || len(c.Words) == 0 {
			return t, errors.New("须有 capacity、words")
		}
		for _, w := range c.Words {
			if t.byWord[w] != nil {
				return t, fmt.Errorf("“%s”出现两次", w)
			}
			t.byWord[w] = c
		}
	}
	return t, nil
}

// Capacity returns the capacity in which a court admits an agent (诉讼代理人的身份) described by
// the word, or "" if no court admits one: 民事诉讼法 art. 61 ¶2.
func Capacity(word string) string {
	if c := capacities().byWord[word]; c != nil && !c.Outside {
		return c.Capacity
	}
	return ""
}

// IsCapacity reports whether the word describes a capacity in which one person acts for another,
// before a court or elsewhere.
func IsCapacity(word string) bool { return capacities().byWord[word] != nil }

// Capacities returns the first word of each capacity.
func Capacities() []string {
	var out []string
	for _, c := range capacities().list {
		out = append(out, c.Words[0])
	}
	return out
}
