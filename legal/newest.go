package legal

import (
	"io/fs"
	"path"
	"strings"
	"sync"
)

// Newest returns the latest day on which a text of the corpus took effect. It reads only the file
// names of the texts, so nothing has to be loaded.
var Newest = sync.OnceValue(func() Date {
	var newest Date
	// The pattern is well-formed, so Glob does not fail.
	files, _ := fs.Glob(data, "statutes/*/*.md")
	for _, file := range files {
		// TestNewest checks that every name is a day.
		if d, err := ParseDate(strings.TrimSuffix(path.Base(file), ".md")); err == nil && d.After(newest) {
			newest = d
		}
	}
	return newest
})
