package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"tousu/render/output"
)

// createFile writes a file that must not exist yet, whole or not at all. Its error is for the user.
func createFile(name string, data []byte, instead string) error {
	return create(name, instead, all(data))
}

func create(name, instead string, fill filler) error {
	if _, err := os.Lstat(name); err == nil {
		return taken(name, instead)
	}
	err := writeAs(name, fill, func(tmp string) error {
		switch err := os.Link(tmp, name); {
		case err == nil:
			return os.Remove(tmp)
		case errors.Is(err, fs.ErrExist):
			return err
		}
		return os.Rename(tmp, name) // a disk without links
	})
	if errors.Is(err, fs.ErrExist) {
		return taken(name, instead)
	}
	return cannotWrite(name, err)
}

func taken(name, instead string) error {
	return failed(instead, "%s 已经存在，没有改动它", filepath.ToSlash(name))
}

// replaceFile writes a file, replacing an existing one, whole or not at all. Its error is for the
// user.
func replaceFile(name string, data []byte) error { return replace(name, all(data)) }

func replace(name string, fill filler) error {
	if there, err := filepath.EvalSymlinks(name); err == nil {
		name = there // the link stays, and leads to the new file
	}
	return cannotWrite(name, writeAs(name, fill, func(tmp string) error { return os.Rename(tmp, name) }))
}

// writeFile creates a file or, with force, replaces it.
func writeFile(name string, data []byte, force bool) error {
	return fillFile(name, force, all(data))
}

// fillFile is like writeFile, for content that is too large for memory.
func fillFile(name string, force bool, fill filler) error {
	if force {
		return replace(name, fill)
	}
	return create(name, "换一个文件名，或者加 --force 覆盖。", fill)
}

// filler writes the content of a file.
type filler func(io.Writer) error

func all(data []byte) filler {
	return func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}
}

// writeAs writes a temporary file beside name and passes it to keep, which renames it. If the user
// stops the program meanwhile, the temporary file is removed.
func writeAs(name string, fill filler, keep func(tmp string) error) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".tousu-*") // mode 0600
	if err != nil {
		return err
	}
	defer removeIfStopped(f)()
	err = errors.Join(fill(f), f.Sync(), f.Close())
	if err == nil {
		err = keep(f.Name())
	}
	if err != nil {
		_ = os.Remove(f.Name()) // the first error is what counts
	}
	return err
}

// removeIfStopped removes a file if the user stops the program before the returned function is
// called.
func removeIfStopped(f *os.File) func() {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	go func() {
		if _, stopped := <-stop; stopped {
			_ = f.Close() // Windows cannot remove an open file
			_ = os.Remove(f.Name())
			os.Exit(exitFailed)
		}
	}()
	return func() {
		signal.Stop(stop)
		close(stop)
	}
}

// cannotWrite returns an error that says why a file or a folder cannot be written, or nil for a nil
// err.
func cannotWrite(name string, err error) error {
	name = filepath.ToSlash(name)
	switch {
	case err == nil:
		return nil
	case output.IsDiskFull(err):
		return failed("腾出空间后再运行一次。", "磁盘已满，写不了 %s", name)
	case errors.Is(err, syscall.EROFS):
		return failed("请换一个可以写入的位置。", "这个磁盘只能读，写不了 %s", name)
	case errors.Is(err, fs.ErrPermission):
		return failed("请换一个可以写入的文件夹，或者关闭正在打开它的程序。", "没有权限，写不了 %s", name)
	case errors.Is(err, fs.ErrNotExist):
		return failed("请先建好这个文件夹，或者换一个位置。", "没有这个文件夹，写不了 %s", name)
	case output.IsOpenElsewhere(err):
		return failed("请关闭正在打开它的程序，再运行一次。", "文件正被其他程序打开，写不了 %s", name)
	}
	return failed("请确认文件夹可以写入、磁盘没有满、文件没有被其他程序打开。", "写不了 %s", name)
}
