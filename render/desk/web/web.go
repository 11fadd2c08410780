// Package web is the page (网页): questions, review and letters in a browser. The same assets are
// used in two ways: packed into a single file that includes the engine, or served on loopback
// with the engine in the server.
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

// The modules that replace desk.js, which the page imports.
const (
	inWorker = "desk-worker.js"
	onServer = "desk-server.js"
)

// read returns an asset. letter.css is the style sheet of package html.
func read(name string) ([]byte, error) {
	if name == "letter.css" {
		return []byte(html.Style), nil
	}
	return assets.ReadFile(name)
}

// policy returns the content security policy of the page: nothing is loaded except from sources,
// no form is sent, no string is run as a script.
func policy(sources ...string) string {
	return strings.Join(append([]string{
		"default-src 'none'", "form-action 'none'", "base-uri 'none'",
		"require-trusted-types-for 'script'", "trusted-types tousu",
	}, sources...), "; ")
}

// source returns the name of a script or style sheet in a policy: its SHA-256.
func source(content string) string {
	sum := sha256.Sum256([]byte(content))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
