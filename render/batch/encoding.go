package batch

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// charset is an encoding (编码) in which Chinese programs save CSV files.
type charset struct {
	label string
	names []string // what --encoding accepts
	codec encoding.Encoding
}

var (
	utf8Charset  = charset{"UTF-8", []string{"utf-8", "utf8"}, unicode.UTF8}
	bomCharset   = charset{"UTF-8（带 BOM）", nil, unicode.UTF8BOM}
	gbCharset    = charset{"GB18030", []string{"gb18030", "gbk", "gb2312", "ansi"}, simplifiedchinese.GB18030}
	utf16Charset = charset{"UTF-16", []string{"utf-16", "utf16", "unicode"},
		unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)}
	leCharset = charset{"UTF-16LE", []string{"utf-16le", "utf16le"},
		unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)}
	beCharset = charset{"UTF-16BE", []string{"utf-16be", "utf16be"},
		unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)}
)

var charsets = []charset{utf8Charset, gbCharset, utf16Charset, leCharset, beCharset}

// KnownEncoding reports whether --encoding accepts the name.
func KnownEncoding(name string) bool {
	_, ok := charsetNamed(name)
	return ok
}

func charsetNamed(name string) (charset, bool) {
	for _, c := range charsets {
		for _, n := range c.names {
			if strings.EqualFold(n, name) {
				return c, true
			}
		}
	}
	return charset{}, false
}

// reader decodes r and drops a BOM.
func (c charset) reader(r io.Reader) io.Reader {
	decoded := bufio.NewReader(transform.NewReader(r, c.codec.NewDecoder()))
	if bom, _, err := decoded.ReadRune(); err == nil && bom != '\ufeff' {
		_ = decoded.UnreadRune() // it was just read
	}
	return decoded
}

// detect determines the encoding of a file: by its BOM, else UTF-8 if all of it is valid, else
// GB18030 if all of it is valid. A file that starts with much valid UTF-8 and then is invalid was
// damaged: read as GB18030 it would be nonsense. Its error is a *RefusedError, or of the file
// system.
func detect(f io.ReadSeeker, file string) (charset, error) {
	head := make([]byte, 512)
	n, err := io.ReadFull(f, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return charset{}, err
	}
	if c, ok := byHead(head[:n]); ok {
		return c, rewind(f)
	}
	if err := rewind(f); err != nil {
		return charset{}, err
	}
	line, wide, err := firstInvalid(f)
	if err != nil {
		return charset{}, err
	}
	if err := rewind(f); line == 0 || err != nil {
		return utf8Charset, err
	}
	ok := false
	if wide < 8 {
		if ok, err = allGB18030(f); err != nil {
			return charset{}, err
		}
	}
	if !ok {
		return charset{}, refuse(file, line, "encoding", fmt.Sprintf("从第%d行起既不是 UTF-8 也不是 GB18030 编码", line),
			"请在 Excel 或 WPS 里另存为“CSV UTF-8”；知道编码的可用 --encoding 指定")
	}
	return gbCharset, rewind(f)
}

func rewind(f io.Seeker) error {
	_, err := f.Seek(0, io.SeekStart)
	return err
}

// byHead recognises an encoding by its BOM, and UTF-16 without one by its NULs.
func byHead(head []byte) (charset, bool) {
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		return bomCharset, true
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		return withLabel(utf16Charset, "UTF-16LE"), true
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		return withLabel(utf16Charset, "UTF-16BE"), true
	}
	even, odd := 0, 0
	for i, b := range head {
		if b == 0 && i%2 == 0 {
			even++
		} else if b == 0 {
			odd++
		}
	}
	if most := max(even, odd); most > len(head)/16+1 {
		if even > odd {
			return beCharset, true
		}
		return leCharset, true
	}
	return charset{}, false
}

func withLabel(c charset, label string) charset {
	c.label = label
	return c
}

// firstInvalid returns the line of the first byte that is not UTF-8, or 0, and the number of
// characters of three bytes or more before it.
func firstInvalid(r io.Reader) (line, wide int, err error) {
	in := bufio.NewReaderSize(r, 1<<16)
	for line = 1; ; {
		c, n, err := in.ReadRune()
		switch {
		case err == io.EOF:
			return 0, wide, nil
		case err != nil:
			return 0, wide, err
		case c == utf8.RuneError && n == 1:
			return line, wide, nil
		case c == '\n':
			line++
		case n >= 3:
			wide++
		}
	}
}

// allGB18030 reports whether everything is valid GB18030.
func allGB18030(r io.Reader) (bool, error) {
	in := bufio.NewReaderSize(gbCharset.reader(r), 1<<16)
	for {
		switch c, _, err := in.ReadRune(); {
		case err == io.EOF:
			return true, nil
		case err != nil:
			return false, err
		case c == utf8.RuneError:
			return false, nil
		}
	}
}
