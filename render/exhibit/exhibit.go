// Package exhibit puts the pictures and files of evidence (证据材料) into one volume of stamped
// pages: a cover, an index, and then each exhibit.
//
// Every volume has these properties:
//   - only the pixels of a picture's file are used: no place, time or device;
//   - every page of exhibit n bears a stamp n-1, n-2 …, and the index names the
//     first and the last;
//   - a file that cannot be shown is a fault with its exhibit, never a gap;
//   - the same files give the same bytes.
package exhibit

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strconv"
)

// Item is one exhibit (证据) as the case lists it.
type Item struct {
	No                         int // 序号, from 1
	Name, Form, Source, Proves string
	Files                      []string // 文件, as the case names them; none: a sheet takes its place
}

// Case is what the cover of a volume says.
type Case struct {
	Party    string // the person who submits the volume (提交人)
	Opponent string // 被投诉人
	Date     string // of the volume, in Chinese
}

// Open opens a file of the case by its name in the case. Its error is not shown: a Fault says
// what is wrong.
type Open func(name string) (fs.File, error)

// Volume is a volume whose files have been checked, so that the number of pages of each exhibit
// is known.
type Volume struct {
	of     Case
	open   Open
	sheets []sheet
	share  int64 // maximum size of one picture in bytes; 0 for no limit
}

// sheet is one exhibit with its parts.
type sheet struct {
	Item
	parts []part
}

// part is one file of an exhibit, or the sheet that takes its place.
type part struct {
	kind  kind
	file  string
	pages int

	record recording // of a sound or film file
}

// Plan checks every file and returns the faults of all of them, by exhibit. A volume with faults
// must not be written. limit is the maximum size of the volume in bytes, 0 for none.
func Plan(of Case, items []Item, open Open, limit int64) (*Volume, []Fault) {
	v := &Volume{of: of, open: open}
	var faults []Fault
	pictures := 0
	for _, item := range items {
		s := sheet{Item: item}
		for _, name := range item.Files {
			p, fault := v.look(name)
			if fault != nil {
				faults = append(faults, *fault.in(&s))
				continue
			}
			if p.kind == picture {
				pictures++
			}
			s.parts = append(s.parts, p)
		}
		if len(item.Files) == 0 {
			s.parts = []part{{kind: place, pages: 1}}
		}
		v.sheets = append(v.sheets, s)
	}
	slices.SortStableFunc(v.sheets, func(a, b sheet) int { return cmp.Compare(a.No, b.No) })
	if limit > 0 && pictures > 0 {
		v.share = max(minPicture, (limit-overhead)/int64(pictures))
	}
	return v, faults
}

// overhead is the size of a volume without its pictures; minPicture is the minimum size for a
// picture that can still be read.
const (
	overhead   = 64 << 10
	minPicture = 24 << 10
)

// look determines what a file is and how many pages it takes.
func (v *Volume) look(name string) (part, *Fault) {
	f, fault := v.regular(name)
	if fault != nil {
		return part{}, fault
	}
	defer f.Close()
	p := part{file: name}
	head := make([]byte, sniffed)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return p, faultOf("file-torn", name)
	}
	p.kind = sniff(name, head[:n])
	switch p.kind {
	case picture:
		p.pages = 1
		return p, v.lookAtPicture(name)
	case text:
		fault := v.lookAtText(&p)
		return p, fault
	case sound, film:
		fault := v.lookAtRecording(&p)
		return p, fault
	case printed:
		p.pages = 1
		return p, nil
	case heic:
		return p, faultOf("file-heic", name)
	}
	return p, faultOf("file-unknown", name)
}

// regular opens a file and checks that it is a regular file and not empty.
func (v *Volume) regular(name string) (fs.File, *Fault) {
	f, err := v.open(name)
	if err != nil {
		return nil, faultOf("file-missing", name)
	}
	info, err := f.Stat()
	code := ""
	switch {
	case err != nil:
		code = "file-missing"
	case !info.Mode().IsRegular():
		code = "file-not-regular"
	case info.Size() == 0:
		code = "file-empty"
	}
	if code != "" {
		f.Close()
		return nil, faultOf(code, name)
	}
	return f, nil
}

// read reads a file of at most limit bytes.
func (v *Volume) read(name string, limit int64) ([]byte, *Fault) {
	f, fault := v.regular(name)
	if fault != nil {
		return nil, fault
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, limit+1))
	switch {
	case err != nil:
		return nil, faultOf("file-torn", name)
	case int64(len(src)) > limit:
		return nil, faultOf("file-too-large", name)
	}
	return src, nil
}

// Count returns the number of pages of an exhibit in the volume; 0 if the volume does not hold it
// or the sender inserts its pages by hand.
func (v *Volume) Count(no int) int {
	n := 0
	for _, s := range v.sheets {
		for _, p := range s.parts {
			if s.No == no && p.kind != place && p.kind != printed {
				n += p.pages
			}
		}
	}
	return n
}

// Pages returns the number of pages after the front matter.
func (v *Volume) Pages() int {
	n := 0
	for _, s := range v.sheets {
		for _, p := range s.parts {
			n += p.pages
		}
	}
	return n
}

// stamps returns the page numbers of an exhibit for the index: 1-1至1-3.
func (s *sheet) stamps() string {
	n := 0
	for _, p := range s.parts {
		n += p.pages
	}
	first := stampOf(s.No, 1)
	if n == 1 {
		return first
	}
	return first + "至" + stampOf(s.No, n)
}

func stampOf(no, page int) string { return strconv.Itoa(no) + "-" + strconv.Itoa(page) }
