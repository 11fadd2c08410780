package exhibit

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image/jpeg"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tousu/render/letter"
)

// volume plans the exhibits over files in memory.
func volume(t testing.TB, files fstest.MapFS, limit int64, items ...Item) (*Volume, []Fault) {
	t.Helper()
	return Plan(Case{Party: "林晓雯", Opponent: "四川锦程消费金融有限责任公司", Date: "2026年3月20日"}, items,
		func(name string) (fs.File, error) { return files.Open(name) }, limit)
}

// pages ranges over a volume that must have no fault.
func pages(t testing.TB, v *Volume) []*letter.Page {
	t.Helper()
	var out []*letter.Page
	for p, err := range v.Volume().Pages {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	return out
}

func file(data []byte) *fstest.MapFile { return &fstest.MapFile{Data: data} }

func TestVolume(t *testing.T) {
	long := strings.Repeat("催收：还钱\n", pageLines+1)
	files := fstest.MapFS{
		"a.jpg": file(photo(t, 40, 20, 1)), "b.png": file(screenshot(t, 30, 60)), "聊天.txt": file([]byte(long)),
		"录音.amr": file(append([]byte("#!AMR\n"), bytes.Repeat(append([]byte{0x3c}, make([]byte, 31)...), 100)...)),
		"录音.txt": file([]byte("甲：您好\n乙：还钱")), "合同.pdf": file([]byte("%PDF-1.7\n")),
	}
	v, faults := volume(t, files, 0,
		Item{No: 1, Name: "截图", Files: []string{"a.jpg", "b.png"}},
		Item{No: 2, Name: "聊天记录", Files: []string{"聊天.txt"}},
		Item{No: 3, Name: "录音", Files: []string{"录音.amr"}}, Item{No: 4, Name: "合同", Files: []string{"合同.pdf"}},
		Item{No: 6, Name: "证人证言", Proves: "同事听到的内容"})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	var stamps []string
	for _, p := range pages(t, v) {
		stamps = append(stamps, p.Stamp)
	}
	want := []string{"证据1-1", "证据1-2", "证据2-1", "证据2-2", "证据3-1", "证据3-2", "证据4-1", "证据6-1"}
	if !slices.Equal(stamps, want) {
		t.Errorf("stamps %v, want %v", stamps, want)
	}
	for no, n := range map[int]int{1: 2, 2: 2, 3: 2, 4: 0, 5: 0, 6: 0} {
		if got := v.Count(no); got != n {
			t.Errorf("exhibit %d takes %d pages, want %d", no, got, n)
		}
	}
	index := v.index()
	if head := lines(index.Header); !slices.Equal(head, []string{"序号", "证据名称", "证明目的", "页码"}) {
		t.Errorf("columns %v: those that nothing fills are left out", head)
	}
	if last := index.Rows[1]; last[3].String() != "2-1至2-2" {
		t.Errorf("pages of exhibit 2: %s", last[3])
	}
	sum := sha256.Sum256(files["录音.amr"].Data)
	if told := fmt.Sprint(lines(flat(v.sheets[2].parts[0].told()))); !strings.Contains(told,
		hex.EncodeToString(sum[:])) ||
		!strings.Contains(told, "2秒") || !strings.Contains(told, "附后") {
		t.Errorf("the recording tells %s", told)
	}
}

func flat(blocks []letter.Block) []letter.Line {
	var out []letter.Line
	for l := range (&letter.Letter{Blocks: blocks}).Lines() {
		out = append(out, l)
	}
	return out
}

func lines(ls []letter.Line) []string {
	var out []string
	for _, l := range ls {
		out = append(out, l.String())
	}
	return out
}

func TestFaults(t *testing.T) {
	whole := photo(t, 64, 64, 1)
	huge := bytes.Clone(screenshot(t, 1, 1))
	copy(huge[16:], []byte{0, 0, 0x80, 0, 0, 0, 0x80, 0}) // 32768 by 32768 pixels
	files := fstest.MapFS{
		"空.jpg": file(nil), "断.jpg": file(whole[:100]), "大.png": file(fixCRC(huge)),
		"照片.heic": file([]byte("\x00\x00\x00\x18ftypheic....")),
		"程序.bin":  file([]byte{0, 1, 2, 3}), "空白.txt": file([]byte(" \n\n ")),
		"长.txt":   file(bytes.Repeat([]byte("甲"), maxTextBytes)),
		"夹/a.jpg": file(whole), "好.jpg": file(whole),
	}
	for name, code := range map[string]string{
		"没有.jpg": "file-missing", "空.jpg": "file-empty", "断.jpg": "file-torn", "大.png": "file-too-large",
		"照片.heic": "file-heic",
		"程序.bin":  "file-unknown", "空白.txt": "file-empty", "长.txt": "file-too-large", "夹": "file-not-regular",
	} {
		_, faults := volume(t, files, 0, Item{No: 1, Name: "甲", Files: []string{"好.jpg"}},
			Item{No: 2, Name: "乙", Files: []string{name}})
		if len(faults) != 1 || faults[0].Code != code || faults[0].No != 2 {
			t.Errorf("%s: %v, want %s", name, faults, code)
			continue
		}
		if f := faults[0]; f.Reason() == "" || f.Hint() == "" || !strings.Contains(f.Error(), "证据2“乙”") {
			t.Errorf("%s: %s", name, f.Error())
		}
	}
}

// TestEveryFault: the faults of all files are told, in the order of the exhibits.
func TestEveryFault(t *testing.T) {
	files := fstest.MapFS{"好.txt": file([]byte("a")), "空.txt": file(nil)}
	v, faults := volume(t, files, 0, Item{No: 2, Name: "乙", Files: []string{"没有", "夹/空.txt", "好.txt", "空.txt"}},
		Item{No: 1, Files: []string{"没有"}})
	var got []string
	for _, f := range faults {
		got = append(got, fmt.Sprintf("%d %s %s", f.No, f.File, f.Code))
	}
	if want := []string{"2 没有 file-missing", "2 空.txt file-missing", "2 空.txt file-empty",
		"1 没有 file-missing"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if v.Count(2) != 1 {
		t.Errorf("%d pages", v.Count(2))
	}
}

// TestReasons: a fault says what is wrong, and apart from it what to do, by the bounds that
// there are.
func TestReasons(t *testing.T) {
	for code, r := range reasons {
		f := Fault{No: 1, Name: "甲", File: "a", Code: code}
		if f.Reason() != r[0] || f.Hint() != r[1] || f.Error() != "证据1“甲”的文件“a”："+r[0] ||
			!strings.HasPrefix(r[0], "这") && !strings.HasPrefix(r[0], "找不到") && !strings.HasPrefix(r[0], "认不出") {
			t.Errorf("%s: %s %s", code, f.Reason(), f.Hint())
		}
	}
	if hint := reasons["file-too-large"][1]; maxPictureBytes != 64<<20 || maxPixels != 100_000_000 ||
		maxTextBytes != 2<<20 || !strings.HasPrefix(hint, "图片不超过64MB、一亿像素，文字不超过2MB") {
		t.Error(hint)
	}
}

// A picture that is whole in its head and torn behind it is found when it is shown.
func TestTornBehindItsHead(t *testing.T) {
	src := noise(t, 64, 64)
	v, faults := volume(t, fstest.MapFS{"断.png": file(src[:len(src)/2])}, 0,
		Item{No: 3, Name: "截图", Files: []string{"断.png"}})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	var fault *Fault
	for _, err := range v.Volume().Pages {
		errors.As(err, &fault)
	}
	if fault == nil || fault.No != 3 || fault.Code != "file-torn" {
		t.Errorf("got %v", fault)
	}
}

func TestNothingButPixels(t *testing.T) {
	v, _ := volume(t, fstest.MapFS{"a.jpg": file(photo(t, 20, 40, 6))}, 0,
		Item{No: 1, Name: "照片", Files: []string{"a.jpg"}})
	p := pages(t, v)[0].Picture
	if p.Width != 20 || p.Height != 40 {
		t.Errorf("%d by %d: the picture lies on its side", p.Width, p.Height)
	}
	for _, mark := range []string{"Exif", "GPS", "Model"} {
		if bytes.Contains(p.JPEG, []byte(mark)) {
			t.Errorf("the picture still holds %q", mark)
		}
	}
}

// Each orientation shows the red corner of the scene where it was: at the top left.
func TestUpright(t *testing.T) {
	for turn := 1; turn <= 8; turn++ {
		v, _ := volume(t, fstest.MapFS{"a.jpg": file(photo(t, 160, 80, turn))}, 0,
			Item{No: 1, Files: []string{"a.jpg"}})
		img, err := jpeg.Decode(bytes.NewReader(pages(t, v)[0].Picture.JPEG))
		if err != nil {
			t.Fatal(err)
		}
		if b := img.Bounds(); b.Dx() != 160 || b.Dy() != 80 {
			t.Errorf("orientation %d: %v", turn, b)
		}
		if r, _, b, _ := img.At(4, 4).RGBA(); r < 0xa000 || b > 0x6000 {
			t.Errorf("orientation %d: the red corner is elsewhere", turn)
		}
	}
}

func TestLimit(t *testing.T) {
	files := fstest.MapFS{"a.png": file(noise(t, 500, 700))}
	items := []Item{{No: 1, Files: []string{"a.png"}}, {No: 2, Files: []string{"a.png"}}}
	v, _ := volume(t, files, 0, items...)
	free := len(pages(t, v)[0].Picture.JPEG)
	const limit = 128 << 10
	if free < limit {
		t.Fatalf("the picture takes %d bytes by itself: the test shows nothing", free)
	}
	v, _ = volume(t, files, limit, items...)
	total := overhead
	for _, p := range pages(t, v) {
		total += len(p.Picture.JPEG)
	}
	if total > limit {
		t.Errorf("%d bytes, want at most %d", total, limit)
	}
}
