package exhibit

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"tousu/render/letter"
)

// disc is a file system that counts what is open, and fails as a broken disc does.
type disc struct {
	fstest.MapFS
	open           int
	noStat, noRead int // the n-th call fails, from 1
	failed         string
}

type onDisc struct {
	fs.File
	*disc
	name string
}

func (d *disc) opened(name string) (fs.File, error) {
	f, err := d.MapFS.Open(name)
	if err != nil {
		return nil, err
	}
	d.open++
	return onDisc{f, d, name}, nil
}

func (f onDisc) Stat() (fs.FileInfo, error) {
	if f.noStat--; f.noStat == 0 {
		f.failed = f.name
		return nil, errors.New("torn")
	}
	return f.File.Stat()
}

func (f onDisc) Read(b []byte) (int, error) {
	if f.noRead--; f.noRead == 0 {
		f.failed = f.name
		return 0, errors.New("torn")
	}
	return f.File.Read(b)
}

func (f onDisc) Close() error {
	f.open--
	return f.File.Close()
}

// all is a volume of each kind of file.
func all(t testing.TB) (fstest.MapFS, []Item) {
	t.Helper()
	files := fstest.MapFS{
		"a.jpg": file(photo(t, 40, 20, 1)), "聊天.txt": file([]byte(strings.Repeat("催收：还钱\n", pageLines+1))),
		"合同.pdf": file([]byte("%PDF-1.7\n")),
		"录像.mp4": file([]byte("\x00\x00\x00\x10ftypisom\x00\x00\x00\x00")), "录像.txt": file([]byte("甲：您好")),
	}
	items := []Item{
		{No: 2, Name: "聊天记录", Form: "电子数据", Source: "手机", Files: []string{"聊天.txt"}},
		{No: 1, Name: "截图", Files: []string{"a.jpg"}},
		{No: 3, Name: "录像", Files: []string{"录像.mp4"}}, {No: 4, Name: "合同", Files: []string{"合同.pdf"}},
		{No: 6, Name: "证人\n证言"},
	}
	return files, items
}

// shapes are the parts of a volume, without the lengths of recordings.
func shapes(v *Volume) (out []part) {
	for _, s := range v.sheets {
		for _, p := range s.parts {
			p.record.length = 0
			out = append(out, p)
		}
	}
	return out
}

// TestBrokenDisc fails every reading and every look at a file, while the volume is planned
// and while it is written: each is a fault of an exhibit, and no file stays open.
func TestBrokenDisc(t *testing.T) {
	files, items := all(t)
	whole, _ := volume(t, files, 0, items...)
	for _, fail := range []func(*disc, int){func(d *disc, n int) { d.noStat = n },
		func(d *disc, n int) { d.noRead = n }} {
		for n := 1; ; n++ {
			d := &disc{MapFS: files}
			fail(d, n)
			v, faults := Plan(Case{}, items, d.opened, 0)
			if len(faults) == 0 {
				for _, err := range v.Volume().Pages {
					if fault := (*Fault)(nil); errors.As(err, &fault) {
						faults = append(faults, *fault)
					}
				}
			}
			if d.open != 0 {
				t.Errorf("%d: %d files stay open", n, d.open)
			}
			if d.noStat > 0 || d.noRead > 0 {
				break
			}
			if len(faults) == 0 && (d.noRead < 0 || d.failed == "录像.mp4") {
				// the length of a film was not read, or more than the head of a picture: all is there
				if !reflect.DeepEqual(shapes(v), shapes(whole)) {
					t.Errorf("call %d, on %s, failed: %v", n, d.failed, shapes(v))
				}
				continue
			}
			if len(faults) != 1 || faults[0].No == 0 || faults[0].Reason() == "" {
				t.Errorf("call %d, on %s, failed: %v", n, d.failed, faults)
			}
		}
	}
}

// TestStopped: who has enough of a volume gets no page more.
func TestStopped(t *testing.T) {
	files, items := all(t)
	v, faults := volume(t, files, 0, items...)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	n := v.Pages()
	if n != 7 || len(pages(t, v)) != n {
		t.Errorf("%d pages planned, %d written", n, len(pages(t, v)))
	}
	for stop := 1; stop <= n; stop++ {
		seen := 0
		for range v.Volume().Pages {
			if seen++; seen == stop {
				break
			}
		}
		if seen != stop {
			t.Errorf("%d pages before %d", seen, stop)
		}
	}
}

// TestEveryPage writes out the pages of each kind of exhibit.
func TestEveryPage(t *testing.T) {
	files, items := all(t)
	v, _ := volume(t, files, 0, items...)
	var got []string
	for _, p := range pages(t, v) {
		s := p.Stamp + " " + p.Note
		if p.Picture != nil {
			s += fmt.Sprintf(" [%s %dx%d]", p.Picture.Alt, p.Picture.Width, p.Picture.Height)
		}
		if len(p.Lines) > 0 {
			s += fmt.Sprintf(" %d×%s", len(p.Lines), p.Lines[0])
		}
		got = append(got, strings.Join(append([]string{s}, lines(flat(p.Blocks))...), "|"))
	}
	want := []string{
		"证据1-1 截图 [证据1：截图 40x20]", "证据2-1 聊天记录 36×催收：还钱", "证据2-2 聊天记录 1×催收：还钱",
		"证据3-1 录像|载体|光盘或者U盘，随本卷提交；原始设备由提交人保存，需要时出示|录像文件|录像.mp4|时长|＿＿＿＿（由提交人填写）|大小|16 字节|" +
			"SHA-256|" + v.sheets[2].parts[0].record.sum + "|文字整理稿|附后",
		"证据3-2 录像 1×甲：您好",
		"证据4-1 合同|请把“合同.pdf”打印出来，放在这一页后面，每页右上角接着本页的编号写 4-2、4-3……",
		"证据6-1 证人\n证言|请把这项证据的原件复印件放在这一页后面，每页右上角接着本页的编号写 6-2、6-3……",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if told := lines(flat((&part{kind: sound, file: "夹/a.amr",
		record: recording{bytes: 2048}}).told())); !slices.Contains(told, "录音文件") ||
		!slices.Contains(told, "a.amr") || !slices.Contains(told, "未附") || !slices.Contains(told, "2.0 KB") {
		t.Errorf("%q", told)
	}
}

// TestFront writes out the cover and the index, in the order of the numbers.
func TestFront(t *testing.T) {
	files, items := all(t)
	v, _ := volume(t, files, 0, items...)
	for opponent, row := range map[string][]string{"甲公司": {"被投诉人", "甲公司"}, "": nil} {
		v.of.Opponent = opponent
		want := slices.Concat([]string{"证据材料", "提交人", "林晓雯"}, row, []string{
			"提交日期", "2026年3月20日", "目录", "序号", "证据名称", "形式", "来源", "页码",
			"1", "截图", "", "", "1-1", "2", "聊天记录", "电子数据", "手机", "2-1至2-2", "3", "录像", "", "", "3-1至3-2", "4", "合同", "",
			"", "4-1",
			"6", "证人\n证言", "", "", "6-1", "提交人（签名）：", "2026年3月20日",
		})
		if diff := cmp.Diff(want, lines(flat(v.front().Blocks))); diff != "" {
			t.Error(diff)
		}
	}
	if h := v.front().Blocks[2].(*letter.Heading); h.Level != 1 {
		t.Errorf("level %d", h.Level)
	}
}

// TestChangedMeanwhile: a file that is another one since it was looked at is a fault, and
// the pages before it are right.
func TestChangedMeanwhile(t *testing.T) {
	for name, c := range map[string]struct {
		data string
		code string
		no   int
	}{
		"a.jpg ": {string(sized(t, 20_000, 20_000)), "file-too-large", 1},
		"聊天.txt": {"一行", "file-changed", 2}, "录像.txt": {strings.Repeat("一行\n", pageLines+1), "file-changed", 3},
		"a.jpg": {"%PDF-1.7", "file-torn", 1},
	} {
		files, items := all(t)
		v, _ := volume(t, files, 0, items...)
		name = strings.TrimSpace(name)
		files[name] = file([]byte(c.data))
		var fault *Fault
		for p, err := range v.Volume().Pages {
			if fault != nil {
				t.Errorf("%s: a page after the fault: %v", name, p)
			}
			errors.As(err, &fault)
		}
		if fault == nil || fault.Code != c.code || fault.No != c.no || fault.File != name {
			t.Errorf("%s: %v", name, fault)
		}
	}
	files, items := all(t)
	files["录像.txt"] = file(bytes.Repeat([]byte{0x81}, 9))
	if _, faults := volume(t, files, 0, items...); len(faults) != 1 || faults[0].Code != "file-unknown" ||
		faults[0].File != "录像.txt" {
		t.Errorf("a transcript that is no text: %v", faults)
	}
}

// TestShare: what a picture may take of a volume's bytes.
func TestShare(t *testing.T) {
	files, items := all(t)
	two := append(items, Item{No: 7, Files: []string{"a.jpg"}})
	for _, c := range []struct {
		items []Item
		limit int64
		want  int64
	}{
		{items, 0, 0}, {items, 1 << 20, 1<<20 - 64<<10}, {two, 1 << 20, (1<<20 - 64<<10) / 2}, {items, 1, 24 << 10},
		{items[2:], 1 << 20, 0}, {nil, 1, 0},
	} {
		if v, _ := volume(t, files, c.limit, c.items...); v.share != c.want {
			t.Errorf("of %d for %d exhibits: %d, want %d", c.limit, len(c.items), v.share, c.want)
		}
	}
}

// TestSniff: what a file is by its first bytes, and that a byte off it is something else.
func TestSniff(t *testing.T) {
	pad := func(n int, s string) string { return strings.Repeat("R", n) + s }
	for head, want := range map[string]kind{
		"\xff\xd8\xff": picture, "\x89PNG\r\n\x1a\n": picture, "GIF89a": picture, pad(8, "WEBP"): picture,
		"%PDF-1.7": printed, "PK\x03\x04": printed, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": printed, "\xff\xfea\x00": text,
		"\xfe\xff\x00a": text,
		pad(8, "WAVE"):  sound, "#!AMR\n": sound, "ID3": sound, "OggS": sound, "fLaC": sound, "\xff\xfb": sound,
		"\xff\xf3": sound, "\xff\xf1": sound, "\xff\xf9": sound,
		pad(8, "AVI "): film, "\x1a\x45\xdf\xa3": film,
		pad(4, "ftypheic"): heic, pad(4, "ftypheix"): heic, pad(4, "ftyphevc"): heic, pad(4, "ftypmif1"): heic,
		pad(4, "ftypmsf1"): heic, pad(4, "ftypavif"): heic,
		pad(4, "ftypM4A "): sound, pad(4, "ftypisom"): film, pad(4, "ftypqt  \x00"): film, pad(4, "ftypqt"): text,
		pad(5, "ftypheic"): text,
		"":                 text, "还钱\n\r\t\f": text, "a\x00": unknown, "a\x1f": unknown, "a\x0b": unknown,
		"\x81\x30\x81\x30": text, pad(7, "WEBP"): text, pad(9, "WAVE"): text,
	} {
		if got := sniff("a", []byte(head)); got != want {
			t.Errorf("%q: %d, want %d", head, got, want)
		}
	}
	for name, want := range map[string]kind{"a.m4a": sound, "a.M4A": sound, "a.mp4": film, "m4a": film} {
		if got := sniff(name, []byte("\x00\x00\x00\x18ftypmp42")); got != want {
			t.Errorf("%s: %d, want %d", name, got, want)
		}
	}
}
