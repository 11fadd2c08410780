package legal

import (
	"errors"
	"fmt"
	"io/fs"
	"sync"
)

// capacityData is one entry of capacities.yaml.
type capacityData struct {
	Capacity string
	Words    []string
}

var capacities = sync.OnceValue(func() map[string]string {
	m, err := loadCapacities(NewPrepared(data, prepared))
	if err != nil {
		panic("legal: capacities.yaml: " + err.Error()) // TestCapacity reads the same data
	}
	return m
})

// loadCapacities reads capacities.yaml: the capacity for each word.
func loadCapacities(fsys fs.FS) (map[string]string, error) {
	var list []capacityData
	if err := ReadData(fsys, "capacities.yaml", &list); err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, c := range list {
		if c.Capacity == "" || len(c.Words) == 0 {
			return nil, errors.New("须有 capacity、words")
		}
		for _, w := range c.Words {
			if out[w] != "" {
				return nil, fmt.Errorf("“%s”出现两次", w)
			}
			out[w] = c.Capacity
		}
	}
	return out, nil
}

// Capacity is the capacity in which a court admits an agent (诉讼代理人的身份) who is
// described by the word, or "" where it admits none such: 民事诉讼法 art. 61 ¶2.
func Capacity(word string) string { return capacities()[word] }
