//go:build ignore

// Command zip packs the folder NAME within ROOT into OUT, the same files to the same
// bytes: sorted, without times, with modes that say only whether a file is a program.
//
//	go run .ci/zip.go OUT ROOT NAME
package main

import (
	"archive/zip"
	"compress/flate"
	"io"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	log.SetFlags(0)
	if err := pack(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		log.Fatal(err)
	}
}

func pack(out, root, name string) error {
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	z := zip.NewWriter(f)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser,
		error) {
		return flate.NewWriter(w, flate.BestCompression)
	})
	err = fs.WalkDir(os.DirFS(root), filepath.ToSlash(name), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		return add(z, root, path)
	})
	if err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	return f.Close()
}

func add(z *zip.Writer, root, path string) error {
	h := &zip.FileHeader{Name: path, Method: zip.Deflate}
	h.SetMode(0o644)
	if base := filepath.Base(path); strings.TrimSuffix(base, ".exe") == "tousu" {
		h.SetMode(0o755)
	}
	w, err := z.CreateHeader(h)
	if err != nil {
		return err
	}
	src, err := os.Open(filepath.Join(root, path))
	if err != nil {
		return err
	}
	defer src.Close()
	_, err = io.Copy(w, src)
	return err
}
