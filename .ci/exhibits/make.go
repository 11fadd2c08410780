//go:build ignore

// make.go writes what .ci/exhibits/run puts into volumes: go run make.go FOLDER.
// The pictures are drawn, the people invented.
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"log"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	dir := os.Args[1]
	write := func(name string, data []byte) {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			log.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			log.Fatal(err)
		}
	}
	for turn := range 8 {
		write(fmt.Sprintf("转%d.jpg", turn+1), photograph(900, 1600)) // exiftool writes how the camera was held
	}
	large := photograph(4032, 3024)
	write("照片.jpg", large)
	write("截图.png", encoded(func(b *bytes.Buffer) error { return png.Encode(b, drawn(1080, 2400)) }))
	write("网页.png", encoded(func(b *bytes.Buffer) error { return png.Encode(b, drawn(1600, 700)) }))
	write("动图.gif", encoded(func(b *bytes.Buffer) error { return gif.Encode(b, drawn(400, 300), nil) }))
	write("聊天.txt", []byte(strings.Repeat("催收：你的朋友欠钱不还，转告他\n我：请不要再打来\n", 60)))
	write("通知.txt", []byte("\xff\xfe\x7f\x50\x3e\x6b\x0a\x00\x3e\x6b\xfe\x6b")) // UTF-16
	write("录音.wav", wave(65))
	write("录音.txt", []byte("甲：请转告他还钱\n乙：我不是他，请不要再打\n"))
	write("录音二.amr", append([]byte("#!AMR\n"), bytes.Repeat(append([]byte{0x3c}, make([]byte, 31)...), 500)...))
	write("录像.mp4", []byte("\x00\x00\x00\x10ftypmp42\x00\x00\x00\x00"))
	write("合同.pdf", []byte("%PDF-1.7\n%%EOF\n"))
	write("流水.xlsx", []byte("PK\x03\x04"))

	write("坏/空.jpg", nil)
	write("坏/断.jpg", large[:200])
	write("坏/断在后面.jpg", large[:len(large)/2])
	write("坏/程序.exe", []byte("MZ\x00\x01\x02"))
	write("坏/大.png", huge())
	write("坏/空白.txt", []byte("\n  \n"))
	write("坏/长.txt", bytes.Repeat([]byte("字"), 1<<20))
	write("坏/夹/照片.jpg", large)
}

func encoded(write func(*bytes.Buffer) error) []byte {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		log.Fatal(err)
	}
	return b.Bytes()
}

func photograph(w, h int) []byte {
	return encoded(func(b *bytes.Buffer) error { return jpeg.Encode(b, drawn(w, h), &jpeg.Options{Quality: 92}) })
}

// drawn is a picture with large forms, and grain as a camera's.
func drawn(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	seed := uint32(7)
	for y := range h {
		for x := range w {
			seed = seed*1664525 + 1013904223
			grain := uint8(seed >> 28)
			img.SetRGBA(x, y, color.RGBA{uint8(x*200/w) + grain, uint8(y*200/h) + grain,
				uint8((x/64+y/64)%2)*120 + grain, 0xff})
		}
	}
	return img
}

// wave is a sound of so many seconds of silence, 8,000 samples a second.
func wave(seconds int) []byte {
	le := binary.LittleEndian
	n := uint32(seconds * 8000)
	b := []byte("RIFF")
	b = le.AppendUint32(b, 36+n)
	b = append(b, "WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00"...)
	b = le.AppendUint32(b, 8000)
	b = le.AppendUint32(b, 8000)
	b = append(b, "\x01\x00\x08\x00data"...)
	b = le.AppendUint32(b, n)
	return append(b, bytes.Repeat([]byte{0x80}, int(n))...)
}

// huge is the head of a PNG of a thousand million pixels.
func huge() []byte {
	b := encoded(func(b *bytes.Buffer) error { return png.Encode(b, image.NewGray(image.Rect(0, 0, 1, 1))) })
	binary.BigEndian.PutUint32(b[16:], 32768)
	binary.BigEndian.PutUint32(b[20:], 32768)
	binary.BigEndian.PutUint32(b[29:], crc32.ChecksumIEEE(b[12:29]))
	return b
}
