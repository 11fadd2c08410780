// Package templates holds the letters and nothing else: letters/<kind>.tmpl and
// the partials they share.
package templates

import "embed"

// FS holds letters/*.tmpl and partials/*.tmpl.
//
//go:embed letters partials
var FS embed.FS
