package main

import (
	"crypto/rand"
	"fmt"
	"html"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
)

// handover passes an address with a secret to the browser. On most Linux and macOS machines all
// users can see a program's arguments, so the browser is started with a file that only its user can
// read and that redirects to the address. The file is in the output folder, because sandboxed
// browsers read neither /tmp nor hidden folders, and is removed when the page has loaded.
type handover struct {
	file   string // "" if there is none
	folder string // the folder, if it was made for the file
	once   sync.Once
}

// handOver returns what to start the browser with. On Windows it is the address itself: no other
// user sees the arguments of a program there, but files on most disks are readable by all.
func handOver(dir, address string) (h *handover, start string, err error) {
	if runtime.GOOS == "windows" {
		return &handover{}, address, nil
	}
	h, err = leave(dir, address)
	return h, (&url.URL{Scheme: "file", Path: h.file}).String(), err
}

// leave writes the file.
func leave(dir, address string) (*handover, error) {
	h := &handover{}
	if _, err := os.Lstat(dir); os.IsNotExist(err) {
		h.folder = dir
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return h, err
	}
	name, err := filepath.Abs(filepath.Join(dir, "正在打开-"+rand.Text()[:8]+".html"))
	if err != nil {
		return h, err
	}
	h.file = name
	return h, createFile(name, []byte(leadingTo(address)), "")
}

func leadingTo(address string) string {
	to := html.EscapeString(address)
	return strings.Join([]string{
		`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="referrer" content="no-referrer">`,
		fmt.Sprintf(`<meta http-equiv="refresh" content="0;url=%s"><title>正在打开</title>`, to),
		fmt.Sprintf(`<p>正在打开……没有反应的，请点<a href="%s">这里</a>。</p></html>`, to),
	}, "\n")
}

// done removes the file, and the folder if it is otherwise empty.
func (h *handover) done() {
	h.once.Do(func() {
		if h.file != "" {
			_ = os.Remove(h.file)
		}
		if h.folder != "" {
			_ = os.Remove(h.folder) // fails if it is in use by now
		}
	})
}
