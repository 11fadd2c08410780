package exhibit

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"time"
)

// recording is what the volume says of a sound or film file; the file itself goes on a disc.
type recording struct {
	bytes      int64
	sum        string        // SHA-256 in hexadecimal
	length     time.Duration // 0 if the file does not say
	transcript string        // the file with its 文字整理稿; "" if there is none
}

func (v *Volume) lookAtRecording(p *part) *Fault {
	f, fault := v.regular(p.file)
	if fault != nil {
		return fault
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, f)
	if err != nil {
		return faultOf("file-torn", p.file)
	}
	p.record = recording{bytes: n, sum: hex.EncodeToString(h.Sum(nil)), length: v.length(p.file)}
	p.pages = 1
	if p.record.transcript = v.transcript(p.file); p.record.transcript == "" {
		return nil
	}
	lines, fault := v.lines(p.record.transcript)
	p.pages += len(paged(lines))
	return fault
}

// transcript returns the name of the text file next to a recording, 录音.txt for 录音.m4a, or "".
func (v *Volume) transcript(name string) string {
	beside := strings.TrimSuffix(name, path.Ext(name)) + ".txt"
	f, err := v.open(beside)
	if err != nil {
		return ""
	}
	f.Close()
	return beside
}

// length reads the length of a recording from its header, for the ISO base media format (m4a,
// mp4, mov, 3gp), WAVE and AMR. It is 0 if the file does not say, or the value is absurd.
func (v *Volume) length(name string) time.Duration {
	f, fault := v.regular(name)
	if fault != nil {
		return 0
	}
	defer f.Close()
	r, ok := f.(io.ReadSeeker)
	if !ok {
		return 0
	}
	head := make([]byte, 12)
	if _, err := io.ReadFull(r, head); err != nil {
		return 0
	}
	var d time.Duration
	switch {
	case string(head[4:8]) == "ftyp":
		d = movieLength(r)
	case string(head[8:12]) == "WAVE":
		d = waveLength(r)
	case string(head[:6]) == "#!AMR\n":
		d = amrLength(r)
	}
	if d > 100*time.Hour {
		return 0
	}
	return d
}

// maxBoxes limits the walk over the boxes of a film.
const maxBoxes = 10_000

// movieLength finds moov/mvhd (ISO/IEC 14496-12, 8.2.2) and divides its duration by
// its time scale.
func movieLength(r io.ReadSeeker) time.Duration {
	at := int64(0)
	for range maxBoxes {
		size, kind, body, ok := box(r, at)
		switch {
		case !ok:
			return 0
		case kind == "moov":
			at = body
			continue
		case kind == "mvhd":
			return headerLength(r, body)
		}
		at += size
	}
	return 0
}

// box reads the header of a box: its total size, its type and the offset of its body.
func box(r io.ReadSeeker, at int64) (size int64, kind string, body int64, ok bool) {
	var head, large [8]byte
	if !readAt(r, at, head[:]) {
		return 0, "", 0, false
	}
	size, body = int64(binary.BigEndian.Uint32(head[:])), at+8
	if size == 1 {
		if !readAt(r, body, large[:]) {
			return 0, "", 0, false
		}
		size, body = int64(binary.BigEndian.Uint64(large[:])), at+16
	}
	return size, string(head[4:]), body, size >= body-at
}

func headerLength(r io.ReadSeeker, at int64) time.Duration {
	var b [32]byte
	if !readAt(r, at, b[:]) {
		return 0
	}
	scale, units := uint64(binary.BigEndian.Uint32(b[12:])), uint64(binary.BigEndian.Uint32(b[16:]))
	if b[0] == 1 { // version 1 has times of eight bytes
		scale, units = uint64(binary.BigEndian.Uint32(b[20:])), binary.BigEndian.Uint64(b[24:])
	}
	if scale == 0 || units/scale > 1<<20 {
		return 0
	}
	return time.Duration(float64(units) / float64(scale) * float64(time.Second))
}

// waveLength divides the size of the data chunk by the bytes per second.
func waveLength(r io.ReadSeeker) time.Duration {
	at, rate := int64(12), uint32(0)
	for range maxBoxes {
		var head [8]byte
		if !readAt(r, at, head[:]) {
			return 0
		}
		size := binary.LittleEndian.Uint32(head[4:])
		switch string(head[:4]) {
		case "fmt ":
			var format [16]byte
			if !readAt(r, at+8, format[:]) {
				return 0
			}
			rate = binary.LittleEndian.Uint32(format[8:])
		case "data":
			if rate == 0 {
				return 0
			}
			return time.Duration(float64(size) / float64(rate) * float64(time.Second))
		}
		at += 8 + int64(size) + int64(size&1)
	}
	return 0
}

// amrSizes are the sizes in bytes of 20 ms frames by their type (RFC 4867, 5.3).
var amrSizes = [16]int{13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1}

func amrLength(r io.ReadSeeker) time.Duration {
	if _, err := r.Seek(6, io.SeekStart); err != nil {
		return 0
	}
	b := bufio.NewReader(r)
	for frames := time.Duration(0); ; frames++ {
		head, err := b.ReadByte()
		if errors.Is(err, io.EOF) {
			return frames * 20 * time.Millisecond
		}
		size := amrSizes[head>>3&15]
		if err != nil || size == 0 {
			return 0
		}
		_, _ = b.Discard(size - 1) // a truncated frame ends the file
	}
}

func readAt(r io.ReadSeeker, at int64, b []byte) bool {
	if _, err := r.Seek(at, io.SeekStart); err != nil {
		return false
	}
	_, err := io.ReadFull(r, b)
	return err == nil
}

// chinese formats a length: 1小时02分03秒.
func chinese(d time.Duration) string {
	s := int(d.Round(time.Second) / time.Second)
	switch {
	case s >= 3600:
		return fmt.Sprintf("%d小时%02d分%02d秒", s/3600, s/60%60, s%60)
	case s >= 60:
		return fmt.Sprintf("%d分%02d秒", s/60, s%60)
	}
	return fmt.Sprintf("%d秒", s)
}

// Size formats a number of bytes: 1.5 MB.
func Size(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%.1f KB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%d 字节", n)
}
