package docx

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"math"
	"testing"

	"tousu/render/letter"
)

// onePixel is the smallest thing that a reader takes for a JPEG.
var onePixel = []byte("\xff\xd8\xff\xd9")

func everyPage() *letter.Volume {
	picture := func(w, h int) *letter.Page {
		return &letter.Page{Stamp: "证据1-1", Note: "截图 <&> 一",
			Picture: &letter.Picture{JPEG: onePixel, Width: w, Height: h, Alt: `证据1："A & B"`}}
	}
	pages := []*letter.Page{
		picture(1080, 2400), picture(4000, 300), picture(1, 1),
		{Stamp: "证据2-1", Lines: []string{"催收：还钱 <&>", "", "  两格"}},
		{Stamp: "证据3-1", Blocks: []letter.Block{
			&letter.Parties{Rows: [][2]letter.Line{{l("时长"), l("1分02秒")}}}, &letter.Paragraph{Text: l("请放在这一页后面")},
		}},
	}
	return &letter.Volume{Front: everyBlock(), Pages: func(yield func(*letter.Page, error) bool) {
		for _, p := range pages {
			if !yield(p, nil) {
				return
			}
		}
	}}
}

func volumeFile(t *testing.T, v *letter.Volume) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := newWriter(t).WriteVolume(&b, v, properties); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestVolume(t *testing.T) {
	src := volumeFile(t, everyPage())
	for _, fault := range lint(t, src) {
		t.Error(fault)
	}
	all := parts(t, src)
	doc := parseXML(t, all[documentName])
	stamped := 0
	for _, p := range doc.all("p") {
		if p.at("pPr", "pStyle").attr["val"] == styleStamp && len(p.all("pageBreakBefore")) == 1 {
			stamped++
		}
	}
	if stamped != 5 {
		t.Errorf("%d stamped pages, want 5", stamped)
	}
	targets := map[string]string{}
	for _, r := range parseXML(t, all[documentRelsName]).all("Relationship") {
		targets[r.attr["Id"]] = r.attr["Target"]
	}
	blips := doc.all("blip")
	if len(blips) != 3 {
		t.Errorf("%d pictures, want 3", len(blips))
	}
	for _, b := range blips {
		if name := "word/" + targets[b.attr["embed"]]; len(all[name]) == 0 {
			t.Errorf("a picture is embedded as %s, which is not there", name)
		}
	}
}

// No picture is larger than its room, and none is blown up beyond what its pixels
// bear.
func TestFitted(t *testing.T) {
	for _, size := range [][2]int{{1080, 2400}, {4000, 300}, {1, 1}, {300, 300}, {1, 100_000}} {
		w, h := fitted(size[0], size[1])
		if w > pictureWidth || h > pictureHeight || w < 1 || h < 1 || w > size[0]*9144 && w > 1 {
			t.Errorf("%v becomes %d by %d EMU", size, w, h)
		}
	}
}

// Each picture is handed over before the next page is asked for, and nothing of it is
// kept; the text comes last.
func TestVolumeIsHandedOver(t *testing.T) {
	var b bytes.Buffer
	large := bytes.Repeat(onePixel, 1<<16)
	before := 0
	pages := func(yield func(*letter.Page, error) bool) {
		for range 3 {
			if !yield(&letter.Page{Stamp: "证据1-1", Picture: &letter.Picture{JPEG: large, Width: 1, Height: 1}}, nil) {
				return
			}
			if got := b.Len() - before; got < len(large) {
				t.Errorf("%d bytes were handed over, want a picture of %d", got, len(large))
			}
			before = b.Len()
		}
	}
	if err := newWriter(t).WriteVolume(&b, &letter.Volume{Front: everyBlock(), Pages: pages}, properties); err != nil {
		t.Fatal(err)
	}
	all := parts(t, b.Bytes())
	for no := 1; no <= 3; no++ {
		if !bytes.Equal(all[pictureName(no)], large) {
			t.Errorf("%s is not the picture that was given", pictureName(no))
		}
	}
}

// The directory of a ZIP file has 32 bits for a place: what does not fit is refused.
func TestVolumeTooLarge(t *testing.T) {
	a := archive{given: math.MaxUint32 - 10, buf: make([]byte, 20)}
	if err := a.handOver(io.Discard); !errors.Is(err, ErrVolumeTooLarge) {
		t.Errorf("four gigabytes: %v", err)
	}
	a = archive{count: math.MaxUint16 + 1}
	if err := a.handOver(io.Discard); !errors.Is(err, ErrVolumeTooLarge) {
		t.Errorf("65,536 parts: %v", err)
	}
}

func TestVolumeFails(t *testing.T) {
	broken := errors.New("broken")
	for name, pages := range map[string]iter.Seq2[*letter.Page, error]{
		"page":      func(yield func(*letter.Page, error) bool) { yield(nil, broken) },
		"character": func(yield func(*letter.Page, error) bool) { yield(&letter.Page{Lines: []string{"\x01"}}, nil) },
	} {
		var b bytes.Buffer
		err := newWriter(t).WriteVolume(&b, &letter.Volume{Front: everyBlock(), Pages: pages}, properties)
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	front := &letter.Volume{Front: &letter.Letter{Blocks: []letter.Block{para("\x01")}}, Pages: everyPage().Pages}
	if err := newWriter(t).WriteVolume(io.Discard, front, properties); err == nil {
		t.Error("front: no error")
	}
}

func TestVolumeIsReproducible(t *testing.T) {
	if !bytes.Equal(volumeFile(t, everyPage()), volumeFile(t, everyPage())) {
		t.Error("the same volume gave other bytes")
	}
}
