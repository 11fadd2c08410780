package docx

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"math"
	"strings"

	"github.com/klauspost/compress/flate"
)

// A DOCX is a ZIP file. Its static parts never change, so their records are prepared in a frame,
// and a letter adds only its own parts. The records are laid out by hand because archive/zip
// would compress, or at least copy and index, every part again for each letter, which is more
// work than the letter itself.

// Sizes, signatures and constants of the ZIP format (APPNOTE 4.3 and 4.4).
const (
	localSize     = 30
	centralSize   = 46
	localMark     = 0x04034b50
	centralMark   = 0x02014b50
	endMark       = 0x06054b50
	neededVersion = 20
	methodStore   = 0
	methodDeflate = 8
	epoch         = 0x0021 // 1980-01-01, the first day in ZIP: the bytes must not depend on the time
)

// part is one file of the package.
type part struct {
	name, content string
}

// frame is the beginning of an archive: complete local records and their entries in the central
// directory.
type frame struct {
	local, central []byte
	count          int
}

// newFrame returns a frame of parts with the best compression, since it is done only once. The
// numbering part is compressed up to its end tag, so that openingOf can reuse its beginning.
func newFrame(parts ...part) frame {
	z, _ := flate.NewWriter(nil, flate.BestCompression) // a constant level is never refused
	a := archive{deflate: z}
	for _, p := range parts {
		if p.name != numberingName {
			a.add(p.name, []byte(p.content))
			continue
		}
		a.behind(newOpening([]byte(strings.TrimSuffix(p.content, numberingEnd))), p.name, []byte(numberingEnd))
	}
	return a.frame()
}

// archive is a ZIP file under construction. Writing to it cannot fail; handOver can.
type archive struct {
	buf     []byte // the file so far, after what was handed over
	given   int64  // bytes that were handed over
	central []byte // the directory for the end of the file
	count   int
	deflate *flate.Writer
}

// start empties the archive and begins it with the frame.
func (a *archive) start(f frame) {
	a.buf, a.given = append(a.buf[:0], f.local...), 0
	a.central = append(a.central[:0], f.central...)
	a.count = f.count
}

// add appends a compressed part.
func (a *archive) add(name string, content []byte) {
	at := a.header(name)
	from := len(a.buf)
	a.deflate.Reset((*sink)(&a.buf))
	// The sink takes everything, so neither call can fail.
	_, _ = a.deflate.Write(content)
	_ = a.deflate.Close()
	a.record(name, at, figures{methodDeflate, crc32.ChecksumIEEE(content), len(a.buf) - from, len(content)})
}

// opening is the beginning of a part, compressed up to a byte boundary.
type opening struct {
	packed []byte
	sum    uint32 // CRC-32 of its content
	full   int    // size of its content in bytes
}

// newOpening compresses the beginning of a part with the best compression, since it is done only
// once.
func newOpening(content []byte) opening {
	o := opening{sum: crc32.ChecksumIEEE(content), full: len(content)}
	z, _ := flate.NewWriter((*sink)(&o.packed), flate.BestCompression)
	// The sink takes everything, so neither call can fail.
	_, _ = z.Write(content)
	_ = z.Flush() // no Close: the end marker is not written
	return o
}

// openingOf returns the beginning of a part that newFrame ended with end.
func openingOf(f *zip.File, content []byte, end string) (opening, error) {
	raw, err := f.OpenRaw()
	if err != nil {
		return opening{}, err
	}
	packed, err := io.ReadAll(raw)
	if err != nil {
		return opening{}, err
	}
	start, found := bytes.CutSuffix(packed, appendStored(nil, []byte(end), true))
	if !found {
		return opening{}, errors.New("docx: " + f.Name + " was not left open")
	}
	content = bytes.TrimSuffix(content, []byte(end))
	return opening{packed: start, sum: crc32.ChecksumIEEE(content), full: len(content)}, nil
}

// appendStored appends a stored block of deflate.
func appendStored(b, content []byte, last bool) []byte {
	mark := byte(0)
	if last {
		mark = 1
	}
	b = append(b, mark)
	b = binary.LittleEndian.AppendUint16(b, uint16(len(content)))
	b = binary.LittleEndian.AppendUint16(b, ^uint16(len(content)))
	return append(b, content...)
}

// maxStored is the maximum length of a stored block of deflate (RFC 1951, 3.2.4).
const maxStored = 1<<16 - 1

// behind appends a part that begins with o and ends with rest. rest is stored uncompressed: it is
// short, and a code table of its own would cost more than it saves.
func (a *archive) behind(o opening, name string, rest []byte) {
	at := a.header(name)
	from := len(a.buf)
	a.buf = append(a.buf, o.packed...)
	full, sum := o.full+len(rest), crc32.Update(o.sum, crc32.IEEETable, rest)
	for last := false; !last; {
		n := min(len(rest), maxStored)
		last = n == len(rest)
		a.buf = appendStored(a.buf, rest[:n], last)
		rest = rest[n:]
	}
	a.record(name, at, figures{methodDeflate, sum, len(a.buf) - from, full})
}

// store appends a part uncompressed: for a few hundred bytes compression costs more than it
// saves.
func (a *archive) store(name string, content []byte) {
	at := a.header(name)
	a.buf = append(a.buf, content...)
	a.record(name, at, figures{methodStore, crc32.ChecksumIEEE(content), len(content), len(content)})
}

// copy appends a part of another of our archives without recompressing it.
func (a *archive) copy(f *zip.File) error {
	raw, err := f.OpenRaw()
	if err != nil {
		return err
	}
	at := a.header(f.Name)
	from := len(a.buf)
	a.buf = append(a.buf, make([]byte, f.CompressedSize64)...)
	if _, err := io.ReadFull(raw, a.buf[from:]); err != nil {
		return err
	}
	a.record(f.Name, at, figures{int(f.Method), f.CRC32, len(a.buf) - from, int(f.UncompressedSize64)})
	return nil
}

// ErrVolumeTooLarge means that a volume is larger than the ZIP format can address: four
// gigabytes, or 65,535 parts.
var ErrVolumeTooLarge = errors.New("docx: the volume is too large")

// handOver writes the complete parts in buf to out and drops them, so that an archive of many
// pictures is never held in memory.
func (a *archive) handOver(out io.Writer) error {
	if a.given+int64(len(a.buf)+len(a.central)) > math.MaxUint32 || a.count > math.MaxUint16 {
		return ErrVolumeTooLarge
	}
	n, err := out.Write(a.buf)
	a.given, a.buf = a.given+int64(n), a.buf[:0]
	return err
}

// frame returns what was added so far, as the beginning of other archives.
func (a *archive) frame() frame { return frame{local: a.buf, central: a.central, count: a.count} }

// header reserves room for the local header and returns its offset in buf. Its figures are known
// only after the content has been written.
func (a *archive) header(name string) int {
	at := len(a.buf)
	a.buf = append(a.buf, make([]byte, localSize)...)
	a.buf = append(a.buf, name...)
	return at
}

// figures holds what a record says of its part.
type figures struct {
	method     int
	sum        uint32 // CRC-32 of the content
	size, full int    // compressed and uncompressed, in bytes
}

// record fills in the local header at offset at, which is zero so far, and adds the part to the
// directory.
func (a *archive) record(name string, at int, f figures) {
	le := binary.LittleEndian
	h := a.buf[at : at+localSize]
	le.PutUint32(h, localMark)
	le.PutUint16(h[4:], neededVersion)
	le.PutUint16(h[8:], uint16(f.method))
	le.PutUint16(h[12:], epoch)
	le.PutUint32(h[14:], f.sum)
	le.PutUint32(h[18:], uint32(f.size))
	le.PutUint32(h[22:], uint32(f.full))
	le.PutUint16(h[26:], uint16(len(name)))

	var c [centralSize]byte
	le.PutUint32(c[:], centralMark)
	le.PutUint16(c[4:], neededVersion)
	copy(c[6:], h[4:]) // the directory repeats the figures of the header
	le.PutUint32(c[42:], uint32(a.given)+uint32(at))
	a.central = append(append(a.central, c[:]...), name...)
	a.count++
}

// finish ends the archive with its directory.
func (a *archive) finish() {
	le := binary.LittleEndian
	at := uint32(a.given) + uint32(len(a.buf))
	a.buf = append(a.buf, a.central...)
	a.buf = le.AppendUint32(a.buf, endMark)
	a.buf = le.AppendUint32(a.buf, 0) // one disk
	a.buf = le.AppendUint16(a.buf, uint16(a.count))
	a.buf = le.AppendUint16(a.buf, uint16(a.count))
	a.buf = le.AppendUint32(a.buf, uint32(len(a.central)))
	a.buf = le.AppendUint32(a.buf, at)
	a.buf = le.AppendUint16(a.buf, 0) // no comment
}

// growing is a part that is written piece by piece while others are stored. It is kept compressed
// until it is complete.
type growing struct {
	packed  sink
	deflate *flate.Writer
	sum     uint32
	full    int
}

func newGrowing() *growing {
	g := &growing{}
	// A constant level is never refused.
	g.deflate, _ = flate.NewWriter(&g.packed, flate.BestSpeed)
	return g
}

// append adds a piece. The sink takes everything, so it cannot fail.
func (g *growing) append(piece []byte) {
	_, _ = g.deflate.Write(piece)
	g.sum = crc32.Update(g.sum, crc32.IEEETable, piece)
	g.full += len(piece)
}

// addGrown appends a part that is complete.
func (a *archive) addGrown(name string, g *growing) {
	_ = g.deflate.Close()
	at := a.header(name)
	a.buf = append(a.buf, g.packed...)
	a.record(name, at, figures{methodDeflate, g.sum, len(g.packed), g.full})
}

// sink lets the compressor append to a slice.
type sink []byte

func (s *sink) Write(p []byte) (int, error) {
	*s = append(*s, p...)
	return len(p), nil
}
