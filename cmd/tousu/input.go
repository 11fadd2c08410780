package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"
	"tousu/legal/casefile"
)

// Limits of the files that the user names, in bytes.
const (
	maxCase     = casefile.MaxFile // a case, a map of columns, answers
	maxDocument = 64 << 20         // a document to verify
)

// pipeTime is the time that a pipe has to deliver everything.
const pipeTime = 5 * time.Second

// readInput reads a file that the user names, a regular one or a pipe. All such files are read
// through it: it reports an endless or too large one, and never fills the memory.
func readInput(path string, limit int64) ([]byte, error) {
	info, err := os.Stat(path)
	if err == nil {
		err = readable(path, info, limit)
	}
	if err != nil {
		return nil, openError(path, err)
	}
	f, err := os.OpenFile(path, os.O_RDONLY|nonblocking, 0)
	if err != nil {
		return nil, openError(path, err)
	}
	defer f.Close()
	if info.Mode().IsRegular() {
		return readAll(path, f, limit)
	}
	late := time.AfterFunc(pipeTime, func() { f.Close() })
	defer late.Stop()
	src, err := readAll(path, f, limit)
	if err == nil && len(src) == 0 {
		return nil, failed("请写文件的名称；管道要先有内容。", "%s 是管道，没有送来内容", path)
	}
	return src, err
}

// readable returns an error for what cannot be read to an end.
func readable(path string, info fs.FileInfo, limit int64) error {
	switch mode := info.Mode(); {
	case mode.IsDir():
		return failed("请写文件夹中文件的名称，例如 "+path+"/案件.yaml。", "%s 是文件夹，不是文件", path)
	case mode.IsRegular() && info.Size() > limit:
		return tooLarge(path, limit)
	case !mode.IsRegular() && mode.Type() != fs.ModeNamedPipe:
		return failed("请写文件的名称。", "%s 是设备，不是文件", path)
	}
	return nil
}

func tooLarge(path string, limit int64) error {
	return failed("请核对是不是写错了文件。", "%s 太大，超过 %d MB", path, limit>>20)
}

// readAll reads one byte more than the limit, to see whether there is more.
func readAll(path string, f *os.File, limit int64) ([]byte, error) {
	src, err := io.ReadAll(io.LimitReader(f, limit+1))
	switch {
	case errors.Is(err, fs.ErrClosed):
		return nil, failed("请写文件的名称。", "%s 是管道，等了 %d 秒没有送完内容", path, pipeTime/time.Second)
	case err != nil:
		return nil, openError(path, err)
	case int64(len(src)) > limit:
		return nil, tooLarge(path, limit)
	}
	return src, nil
}

// openError says why a file cannot be read.
func openError(path string, err error) error {
	var told *failure
	switch {
	case errors.As(err, &told):
		return err
	case errors.Is(err, fs.ErrNotExist):
		return &failure{exitFailed, fmt.Errorf("找不到文件 %s", path), "请核对文件名和所在的文件夹；还没有案件文件的，先运行 tousu new。"}
	case errors.Is(err, fs.ErrPermission):
		return &failure{exitFailed, fmt.Errorf("没有权限读文件 %s", path), "请核对文件的权限，或者把它复制到自己的文件夹。"}
	}
	return &failure{exitFailed, fmt.Errorf("文件 %s 打不开", path), "请确认它是一个文件，并且没有被其他程序占用。"}
}
