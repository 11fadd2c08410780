package web

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strings"
)

// Single writes the page as one file that refers to nothing outside itself: the
// engine is the WebAssembly of cmd/engine, exec the wasm_exec.js of the Go release
// that built it. The same input gives the same bytes.
func Single(out io.Writer, engine, exec []byte) error {
	page, err := read("index.html")
	if err != nil {
		return err
	}
	script, err := bundle("main.js", inWorker, read)
	if err != nil {
		return err
	}
	style, err := joined("letter.css", "page.css")
	if err != nil {
		return err
	}
	worker, err := read("worker.js")
	if err != nil {
		return err
	}
	small, err := compressed(engine)
	if err != nil {
		return err
	}
	for _, s := range []string{script, style, string(exec), string(worker)} {
		if strings.Contains(strings.ToLower(s), "</s") || strings.Contains(s, "<!--") {
			return fmt.Errorf("an asset holds the end of its own element")
		}
	}
	_, err = io.WriteString(out, assembled(string(page), map[string]string{
		`<link rel="stylesheet" href="letter.css">` + "\n": "",
		`<link rel="stylesheet" href="page.css">`:          "<style>" + style + "</style>",
		`<meta charset="utf-8">`: `<meta charset="utf-8">` + "\n" + `<meta http-equiv="Content-Security-Policy" content="` +
			policy("script-src "+source(script)+" 'wasm-unsafe-eval'", "style-src "+source(style), "worker-src blob:") + `">`,
		// The engine stands behind the script, which draws the first question before all
		// of it has been read.
		`<script type="module" src="main.js"></script>`: "<script>" + script + "</script>\n" +
			`<script type="text/plain" id="worker">` + string(exec) + "\n" + string(worker) + "</script>\n" +
			`<script type="text/plain" id="engine">` + packed(small) + "</script>",
	}))
	return err
}

// assembled replaces parts of the page, each of which must be there once.
func assembled(page string, parts map[string]string) string {
	for old, with := range parts {
		if strings.Count(page, old) != 1 {
			panic("web: index.html has no single " + old) // a test packs it
		}
		page = strings.Replace(page, old, with, 1)
	}
	return page
}

// joined is several assets as one.
func joined(names ...string) (string, error) {
	var b strings.Builder
	for _, name := range names {
		src, err := read(name)
		if err != nil {
			return "", err
		}
		b.Write(src)
	}
	return b.String(), nil
}

// compressed is content as small as gzip gets it: browsers unpack no other form.
func compressed(content []byte) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(content); err != nil {
		return nil, err
	}
	err = z.Close()
	return b.Bytes(), err
}
