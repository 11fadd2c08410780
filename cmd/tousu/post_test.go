package main

import (
	"strings"
	"testing"

	"tousu/render/post"
)

// The help of --size names every size, as its message does.
func TestSizeUsage(t *testing.T) {
	for _, list := range []string{sizeNames(false), sizeNames(true)} {
		if !strings.Contains(sizeUsage, list) {
			t.Errorf("the help of --size is without %s", list)
		}
	}
	if n := len(post.Sizes()); n != strings.Count(sizeNames(false)+sizeNames(true), "、")+2 {
		t.Errorf("%d sizes, and not as many names", n)
	}
}
