// Package web is the page (网页): questions, review and letters in a browser. One set
// of assets has two carriers: packed into a single file with the engine in it, or
// served on loopback with the engine behind it.
package web

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"strings"

	"tousu/render/html"
)

//go:embed index.html page.css *.js
var assets embed.FS

// The carriers' own modules; each stands in for desk.js, which the page imports.
const (
	inWorker = "desk-worker.js"
	onServer = "desk-server.js"
)

// read returns an asset. The style sheet of letters is the one that they are written
// with.
func read(name string) ([]byte, error) {
	if name == "letter.css" {
		return []byte(html.Style), nil
	}
	return assets.ReadFile(name)
}

// policy is the content security policy of the page: nothing is loaded but what the
// sources allow, no form is sent, no string is run as a script.
func policy(sources ...string) string {
	return strings.Join(append([]string{
		"default-src 'none'", "form-action 'none'", "base-uri 'none'",
		"require-trusted-types-for 'script'", "trusted-types tousu",
	}, sources...), "; ")
}

// source is a script or style sheet as a policy names it: by its SHA-256.
func source(content string) string {
	sum := sha256.Sum256([]byte(content))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
