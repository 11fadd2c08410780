//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// What cannot be read to an end is told as what it is, before anything of it is kept.
func TestReadInput(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	write := func(name, text string, size int64) {
		if err := os.WriteFile(at(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(at(name), size); err != nil {
			t.Fatal(err)
		}
	}
	write("3GB", "", 3<<30)
	write("over", "", maxCase+1)
	write("full", "", maxCase)
	if err := syscall.Mkfifo(at("pipe"), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		at(""): "是文件夹", "/dev/zero": "是设备", at("pipe"): "没有送来内容", at("3GB"): "太大，超过 1 MB", at("over"): "太大，超过 1 MB",
		at("none"): "找不到文件",
	} {
		if src, err := readInput(path, maxCase); err == nil || src != nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
	}
	if src, err := readInput(at("full"), maxCase); err != nil || len(src) != maxCase {
		t.Errorf("a file of the limit: %d bytes, %v", len(src), err)
	}
	if src, err := readInput("/proc/self/status", maxCase); err == nil && !strings.Contains(string(src), "Name:") {
		t.Error("a file whose size is not told was not read")
	}
}

// A pipe is read like a file, as far as the limit.
func TestReadPipe(t *testing.T) {
	for text, want := range map[string]string{"编号: 甲": "", strings.Repeat("x", 101): "太大"} {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.WriteString(text); err != nil {
			t.Fatal(err)
		}
		w.Close()
		src, err := readInput(fmt.Sprintf("/dev/fd/%d", r.Fd()), 100)
		if want == "" && (err != nil || string(src) != text) || want != "" &&
			(err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: %q, %v", text, src, err)
		}
		r.Close()
	}
}
