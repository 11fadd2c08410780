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

// handover brings an address that holds a secret to the browser. Whoever has a program's
// arguments in sight, as all users of most Linux and macOS machines have, must not see
// it: the browser is started with a file that its user alone can read, and which leads on
// to the address. It stands in the output folder, since browsers out of a sandbox's store
// read neither /tmp nor hidden folders, and goes when the page is there.
type handover struct {
	file   string // "" where there is none
	folder string // that was made for it
	once   sync.Once
}

// handOver returns what the browser is to be started with. On Windows no other user sees
// the arguments of a program, and every one may read what stands on most disks: there it
// is the address itself.
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

// done takes the file away, and the folder if nothing else has come into it.
func (h *handover) done() {
	h.once.Do(func() {
		if h.file != "" {
			_ = os.Remove(h.file)
		}
		if h.folder != "" {
			_ = os.Remove(h.folder) // fails where it is used by now
		}
	})
}
