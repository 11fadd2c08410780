package web

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strings"
)

// Single writes the page as one file without external references. engine is the WebAssembly of
// cmd/engine; worker.js is its host. The same input gives the same bytes.
func Single(out io.Writer, engine []byte) error { return single(out, engine, read) }

func single(out io.Writer, engine []byte, read func(name string) ([]byte, error)) error {
	page, err := read("index.html")
	if err != nil {
		return err
	}
	script, err := bundle("main.js", inWorker, read)
	if err != nil {
		return err
	}
	letter, err := read("letter.css")
	if err != nil {
		return err
	}
	sheet, err := read("page.css")
	if err != nil {
		return err
	}
	style := string(letter) + string(sheet)
	worker, err := read("worker.js")
	if err != nil {
		return err
	}
	if err := contained(script, style, string(worker)); err != nil {
		return err
	}
	_, err = io.WriteString(out, assembled(string(page), map[string]string{
		`<link rel="stylesheet" href="letter.css">` + "\n": "",
		`<link rel="stylesheet" href="page.css">`:          "<style>" + style + "</style>",
		`<meta charset="utf-8">`: `<meta charset="utf-8">` + "\n" +
			`<meta http-equiv="Content-Security-Policy" content="` +
			policy("script-src "+source(script)+" 'wasm-unsafe-eval'", "style-src "+source(style), "worker-src blob:") +
			`">`,
		// The engine comes after the script, which draws the first question and hands on each
		// part as soon as it has been read.
		`<script type="module" src="main.js"></script>`: `<script type="text/plain" id="worker">` + string(worker) +
			"</script>\n" +
			"<script>" + script + "</script>\n" + parts(compressed(engine)),
	}))
	return err
}

// contained returns an error for assets that would end their own element.
func contained(assets ...string) error {
	for _, s := range assets {
		if strings.Contains(strings.ToLower(s), "</s") || strings.Contains(s, "<!--") {
			return fmt.Errorf("an asset holds the end of its own element")
		}
	}
	return nil
}

// partSize is the size in bytes of a part of the engine: handing one on takes a few milliseconds.
const partSize = 160 << 10

// parts returns the elements that hold the engine. Each says how many follow it, so that a
// truncated file is recognised.
func parts(content []byte) string {
	var b strings.Builder
	for len(content) > 0 {
		part := content[:min(partSize, len(content))]
		content = content[len(part):]
		rest := (len(content) + partSize - 1) / partSize
		fmt.Fprintf(&b, `<script type="text/plain" class="engine" data-rest="%d">%s</script>`+"\n", rest, packed(part))
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// assembled replaces parts of the page, each of which must occur exactly once.
func assembled(page string, parts map[string]string) string {
	for old, with := range parts {
		if strings.Count(page, old) != 1 {
			panic("web: index.html has no single " + old) // a test packs it
		}
		page = strings.ReplaceAll(page, old, with)
	}
	return page
}

// compressed returns content compressed by gzip, the only form that browsers can unpack.
func compressed(content []byte) []byte {
	var b bytes.Buffer // never fails
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	_, _ = z.Write(content)
	_ = z.Close()
	return b.Bytes()
}
