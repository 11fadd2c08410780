package casefile

import (
	"bytes"
	"fmt"
	"go/token"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// MaxFile, MaxLines and MaxKeys limit case files, in bytes, lines and keys of one group: the
// parser's time grows with the square of these.
const (
	MaxFile  = 1 << 20
	MaxLines = 20000
	MaxKeys  = 1000
)

// source is the text of a case file as the YAML parser gets it, with the columns of the original.
type source struct {
	file  string
	lines []sourceLine
}

// sourceLine is one line without its line break.
type sourceLine struct {
	text  string
	width int   // of text, in runes
	cols  []int // column in the file of each rune of text, from 1; nil if equal
}

// text returns the lines joined by LF.
func (s *source) text() string {
	var b strings.Builder
	for _, l := range s.lines {
		b.WriteString(l.text)
		b.WriteByte('\n')
	}
	return b.String()
}

// pos converts a line and a column of the text, both from 1 and in runes, to a position in the
// file.
func (s *source) pos(line, col int) token.Position {
	line = max(line, 1)
	if line > len(s.lines) {
		line, col = max(len(s.lines), 1), math.MaxInt
	}
	col = max(col, 1)
	if line <= len(s.lines) {
		l := s.lines[line-1]
		col = min(col, l.width+1)
		if n := len(l.cols); n > 0 {
			if col <= n {
				col = l.cols[col-1]
			} else {
				col = l.cols[n-1] + 1
			}
		}
	}
	return token.Position{Filename: s.file, Line: line, Column: col}
}

// lineEnds converts every line break to LF.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// readText splits the bytes of a case file into lines: it drops a BOM, decodes GB18030 and accepts
// every kind of line break. ok is false if there is nothing to go on with.
func readText(file string, src []byte, rep Report) (lines []string, ok bool) {
	at := func(line, col int) token.Position {
		return token.Position{Filename: file, Line: line, Column: col}
	}
	if len(src) > MaxFile {
		rep(at(1, 1), "too-large", "文件超过 1 MiB，不像是案件文件", "请确认选对了文件；照片、录音不要放进案件文件")
		return nil, false
	}
	if isUTF16(src) {
		rep(at(1, 1), "encoding", "文件编码是 UTF-16，无法读取", "请在编辑器里另存为，编码选 UTF-8")
		return nil, false
	}
	text, bad := DecodeText(src)
	if bad >= 0 {
		before := string(src[:bad])
		line := strings.Count(before, "\n")
		col := utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
		rep(at(line+1, col+1), "encoding", "文件从这里起既不是 UTF-8 也不是 GB18030 编码", "请在编辑器里另存为，编码选 UTF-8；如仍出错，文件可能已损坏")
		return nil, false
	}
	text = strings.TrimPrefix(text, "\ufeff")
	text = lineEnds.Replace(text)
	lines = strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(lines) > MaxLines {
		rep(at(1, 1), "too-large", "文件超过两万行，不像是案件文件", "请确认选对了文件；一个文件只写一个案件")
		return nil, false
	}
	dropBadCharacters(lines, at, rep)
	return lines, true
}

// isUTF16 detects UTF-16 by its BOM or, for mostly ASCII text, by its NULs.
func isUTF16(src []byte) bool {
	if bytes.HasPrefix(src, []byte{0xff, 0xfe}) || bytes.HasPrefix(src, []byte{0xfe, 0xff}) {
		return true
	}
	head := src[:min(len(src), 512)]
	return bytes.Count(head, []byte{0}) > len(head)/8+1
}

// DecodeText decodes UTF-8, or else GB18030. bad is the offset of the first byte that is invalid in
// both, or -1. A file whose first characters are UTF-8 (at least eight of three or more bytes) and
// that then stops being so was damaged: read as GB18030 it would be nonsense.
func DecodeText(src []byte) (text string, bad int) {
	if utf8.Valid(src) {
		return string(src), -1
	}
	good, wide := 0, 0
	for good < len(src) {
		r, n := utf8.DecodeRune(src[good:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		if n >= 3 {
			wide++
		}
		good += n
	}
	if wide >= 8 {
		return "", good
	}
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(src)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
		return "", good
	}
	return string(out), -1
}

// dropBadCharacters reports characters that no value may hold, and replaces them by spaces so that
// the rest of the file can be read.
func dropBadCharacters(lines []string, at func(line, col int) token.Position, rep Report) {
	const enough = 20
	seen := 0
	for i, l := range lines {
		if strings.IndexFunc(l, refused) < 0 {
			continue
		}
		rs := []rune(l)
		for j, r := range rs {
			if !refused(r) {
				continue
			}
			if seen++; seen <= enough {
				message, hint := BadCharacter(r)
				rep(at(i+1, j+1), "bad-character", message, hint)
			}
			rs[j] = ' '
		}
		lines[i] = string(rs)
	}
}

// BadCharacter describes a refused character and says what to do.
func BadCharacter(r rune) (message, hint string) {
	switch {
	case r == utf8.RuneError:
		return "这里有损坏的字符（U+FFFD）", "原文在转换编码时丢失，请重新输入"
	case unicode.Is(unicode.Bidi_Control, r):
		return fmt.Sprintf("这里有看不见的方向控制字符（U+%04X）", r), "从通讯录复制的号码前后常带有它；请删去前后的空白，手工重新输入"
	}
	return fmt.Sprintf("这里有不可用的控制字符（U+%04X）", r), "请删去后手工重新输入"
}
