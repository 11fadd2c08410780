package main

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/urfave/cli/v2"

	"tousu/render/desk"
	"tousu/render/desk/web"
	"tousu/render/output"
)

func pageCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "page", Usage: "在浏览器里一问一答，写出信件", ArgsUsage: "[案件.yaml]",
		Description: `例：
   tousu page
   tousu page case.yaml -o 信件

只在这台电脑上打开一个网页，不联网。案件文件和信件存在输出文件夹里；关上网页，程序自己结束。`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Value: "out", Usage: "输出`文件夹`，默认为 out"},
		},
		Action: func(c *cli.Context) error { return servePage(e, c) },
	}
}

func servePage(e env, c *cli.Context) error {
	if c.NArg() > 1 {
		return usage("文件名中有空格的，请用引号括起来。", "多写了 %q", c.Args().Get(1))
	}
	engine, err := loadEngine("")
	if err != nil {
		return err
	}
	v := &sitting{desk: desk.New(engine, version()), file: c.Args().First(), dir: c.String("out")}
	if _, err := v.opened(); err != nil {
		return err
	}
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		return failed("请关掉限制本机连接的安全软件，或者改用单个网页文件。", "打不开本机的网页端口")
	}
	life := newLife()
	token := rand.Text()
	host := listener.Addr().String()
	address := "http://" + host + "/#token=" + token
	hand, start, err := handOver(v.dir, address)
	defer hand.done()
	here := func() {
		hand.done()
		life.here()
	}
	server := &http.Server{ReadHeaderTimeout: 10 * time.Second, Handler: (&web.Server{
		Host: host, Token: token, Call: v.desk.Call, Here: here, Bye: life.bye,
		Opened: v.opened, KeepCase: v.keepCase, KeepLetters: v.keepLetters,
	}).Handler()}
	go func() { _ = server.Serve(listener) }() // ends with Shutdown
	tellPage(e, address, err == nil && e.browse != nil && e.browse(start) == nil)
	wait(life)
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	return server.Shutdown(ctx)
}

// tellPage tells the user how to open the page.
func tellPage(e env, url string, opened bool) {
	if !opened {
		fmt.Fprintf(e.err, "请把下面的地址复制到浏览器里打开，不要发给别人：\n  %s\n", url)
	} else {
		fmt.Fprintf(e.err, "已经在浏览器里打开。没有打开的，请复制这个地址，不要发给别人：\n  %s\n", url)
	}
	fmt.Fprintln(e.err, "填写时不要关掉这个窗口。关上网页，程序自己结束；要马上结束，按 Ctrl+C。")
}

// wait returns when the page was closed, has been silent too long, or the user interrupts.
func wait(l *life) {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt)
	defer signal.Stop(stop)
	select {
	case <-l.over:
	case <-stop:
	}
}

// life is the life time of the program, which ends with its page.
type life struct {
	mu    sync.Mutex
	timer *time.Timer
	over  chan struct{}
}

const (
	idle  = 10 * time.Minute // a sleeping page reports once a minute
	grace = 2 * time.Second  // a page says good-bye when it is reloaded, too
)

func newLife() *life {
	l := &life{over: make(chan struct{})}
	l.timer = time.AfterFunc(idle, func() { close(l.over) })
	return l
}

// here keeps the program running; bye ends it soon, unless the page reports again.
func (l *life) here() { l.last(idle) }
func (l *life) bye()  { l.last(grace) }

func (l *life) last(d time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.timer.Stop() { // else it is over
		l.timer.Reset(d)
	}
}

// sitting is the state of one run of the page.
type sitting struct {
	desk *desk.Desk
	dir  string // the output folder

	mu    sync.Mutex
	file  string // the case file; "" until one is saved
	name  string // its name on the page
	known []byte // its content on the disk; nil until read or written
}

// opened reads the case file that the program was started with. A missing one will be created.
func (v *sitting) opened() (web.CaseFile, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.file == "" {
		return web.CaseFile{}, nil
	}
	if _, err := os.Stat(v.file); errors.Is(err, fs.ErrNotExist) {
		return web.CaseFile{}, nil
	}
	src, err := readInput(v.file, maxCase)
	if err != nil {
		return web.CaseFile{}, err
	}
	v.known, v.name = src, filepath.Base(v.file)
	return web.CaseFile{Name: filepath.Base(v.file), Case: string(src)}, nil
}

// keepCase saves the case file, but only over content that this run knows. If the page uses a new
// name, it saves another case, beside the first.
func (v *sitting) keepCase(f web.CaseFile) (string, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	file, known, stem := v.file, v.known, "案件"
	if file != "" && f.Name != "" && v.name != "" && f.Name != v.name {
		file, known, stem = "", nil, output.FolderName(strings.TrimSuffix(f.Name, ".yaml"))
	}
	if file == "" {
		if err := os.MkdirAll(v.dir, 0o700); err != nil {
			return "", cannotWrite(v.dir, err)
		}
		file = unused(filepath.Join(v.dir, stem), ".yaml")
	}
	there, err := readInput(file, maxCase)
	if err == nil && string(there) != string(known) {
		return "", fmt.Errorf("%s 在别处被改过，没有覆盖它；请先把它改名", file)
	}
	if err := replaceFile(file, []byte(f.Case)); err != nil {
		return "", err
	}
	v.file, v.known, v.name = file, []byte(f.Case), cmp.Or(f.Name, v.name)
	return file, nil
}

// unused returns the first of 案件.yaml, 案件-2.yaml … that does not exist.
func unused(base, ext string) string {
	for n := 1; ; n++ {
		name := base + ext
		if n > 1 {
			name = fmt.Sprintf("%s-%d%s", base, n, ext)
		}
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			return name
		}
	}
}

// keepLetters writes the letters into the output folder.
func (v *sitting) keepLetters(request []byte) (string, error) {
	var q desk.ComposeRequest
	if err := json.Unmarshal(request, &q); err != nil {
		return "", fmt.Errorf("请求的形式不对：%w", err)
	}
	folder, run, err := v.desk.Run(q)
	if err != nil {
		return "", err
	}
	_, err = publishFolder(io.Discard, v.dir, folder, run)
	var edited *output.EditedError
	switch {
	case errors.As(err, &edited):
		return "", fmt.Errorf("这些信件您改动过，没有覆盖，也没有写信：%s；请先移到别处，再存一次", strings.Join(edited.Files, "、"))
	case err != nil:
		return "", cannotWrite(v.dir, err)
	}
	return filepath.Join(v.dir, folder), nil
}
