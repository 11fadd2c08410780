package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"tousu/render/output"
)

// createFile writes a file that must not be there yet, whole or not at all. Its error
// is for the user.
func createFile(name string, data []byte, instead string) error {
	if _, err := os.Lstat(name); err == nil {
		return taken(name, instead)
	}
	err := writeAs(name, data, func(tmp string) error {
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

// replaceFile writes a file, in place of one that may be there, whole or not at all.
// Its error is for the user.
func replaceFile(name string, data []byte) error {
	if there, err := filepath.EvalSymlinks(name); err == nil {
		name = there // the link stays, and leads to the new file
	}
	return cannotWrite(name, writeAs(name, data, func(tmp string) error { return os.Rename(tmp, name) }))
}

// writeFile creates a file or, with force, replaces it.
func writeFile(name string, data []byte, force bool) error {
	if force {
		return replaceFile(name, data)
	}
	return createFile(name, data, "换一个文件名，或者加 --force 覆盖。")
}

// writeAs writes a file beside name and hands it over to be given its name.
func writeAs(name string, data []byte, keep func(tmp string) error) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".tousu-*") // mode 0600
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = keep(f.Name())
	}
	if err != nil {
		_ = os.Remove(f.Name()) // what failed first is what counts
	}
	return err
}

// cannotWrite tells why a file or a folder cannot be written; nil if it was.
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
