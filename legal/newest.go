package legal

import (
	"io/fs"
	"path"
	"strings"
	"sync"
)

// Newest is the latest day on which a text of the corpus took effect. It is read from
// the names of the texts, so that nothing need be loaded to tell it.
var Newest = sync.OnceValue(func() Date {
	var newest Date
	// The pattern is well-formed, so Glob does not fail.
	files, _ := fs.Glob(data, "statutes/*/*.md")
	for _, file := range files {
		// TestNewest holds that every name is a day.
		if d, err := ParseDate(strings.TrimSuffix(path.Base(file), ".md")); err == nil && d.After(newest) {
			newest = d
		}
	}
	return newest
})
