package batch

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"

	"tousu/legal/agency"
	"tousu/render/output"
)

// ledger is the file (台账) that tells a later run what is done: a line for each case, with
// digests only. A line is written before its folder appears and says what the folder will hold,
// so that a line without a folder promises nothing, and a folder that differs from its line is
// not done. Lines are not synced to disk one by one: after a power cut the digests decide.
type ledger struct {
	name  string
	file  *os.File
	mu    sync.Mutex
	known map[string]entry // by key
	own   map[string]bool  // lines that this ledger keeps, not those of other shards
}

// entry is a line of the ledger. Its parts are SHA-256 in hexadecimal, except rows.
type entry struct {
	key      string // of the name of the folder
	input    string // of everything that the letters depend on; notDone if none were written
	manifest string // of manifest.json, which has those of the letters; notDone likewise
	rows     string // row numbers in the original table: 2,5,7
}

const digestLength = 2 * sha256.Size

// notDone replaces the digests of a case that failed: its line only keeps its rows.
var notDone = strings.Repeat("0", digestLength)

func digest(parts ...string) string {
	var b []byte
	for _, p := range parts {
		b = append(strconv.AppendInt(b, int64(len(p)), 10), '\n')
		b = append(b, p...)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// input returns a digest of what the letters of a case depend on: its rows in their order, law,
// templates, routes and the options of the command, but not the day on which they happen to be
// written.
func (j *Job) input(d *docket, o *Outcome, decisions []agency.Decision) string {
	parts := []string{"1", j.Engine.Digest(), j.Engine.Corpus(), j.Days.Letter.String(), strings.Join(j.To, ",")}
	for _, f := range j.Formats {
		parts = append(parts, "format", f.Name, f.Form)
	}
	for i, x := range decisions {
		parts = append(parts, "letter", x.Paper.Kind, x.Rule.ID, o.Papers[i].Body)
	}
	if o.reference != "" {
		parts = append(parts, "reference", o.reference)
	}
	for _, f := range o.Findings {
		if f.Answer != "" { // the others are not answers
			parts = append(parts, "answer", f.Answer)
		}
	}
	for _, r := range d.rows {
		cells := r.cells(j.Columns.width)
		parts = append(parts, "row")
		for i := range j.Columns.columns {
			col := &j.Columns.columns[i]
			if text := j.Columns.text(cells, i); text != "" && col.Field.Path != idPath &&
				col.Field.Path != answersPath {
				parts = append(parts, col.Field.Path, text)
			}
		}
	}
	return digest(parts...)
}

// openLedger reads the ledgers of the folder and opens that of this run for appending.
func openLedger(out *output.Dir, s Shard) (*ledger, error) {
	l := &ledger{name: ledgerName(s), known: map[string]entry{}, own: map[string]bool{}}
	names, err := out.Names()
	if err != nil {
		return nil, err
	}
	slices.SortFunc(names, func(a, b string) int { // that of this run has the last word
		return strings.Compare(strings.Replace(a, l.name, "~", 1), strings.Replace(b, l.name, "~", 1))
	})
	torn := false
	for _, n := range names {
		if !isLedger(n) {
			continue
		}
		src, err := out.ReadFile(n)
		if err != nil {
			return nil, err
		}
		l.read(src, n == l.name)
		torn = n == l.name && len(src) > 0 && src[len(src)-1] != '\n'
	}
	if l.file, err = out.Append(l.name); err != nil {
		return nil, err
	}
	if torn {
		_, err = l.file.WriteString("\n")
	}
	return l, err
}

// read reads the complete lines of a ledger and ignores an incomplete one.
func (l *ledger) read(src []byte, own bool) {
	for line := range bytes.SplitSeq(src, []byte("\n")) {
		text, ended := strings.CutSuffix(string(line), ".")
		parts := strings.Split(text, " ")
		whole := ended && len(parts) == 4 && strings.Trim(parts[3], "0123456789,") == ""
		for _, p := range parts[:min(len(parts), 3)] {
			whole = whole && len(p) == digestLength && strings.Trim(p, "0123456789abcdef") == ""
		}
		if whole {
			l.known[parts[0]] = entry{parts[0], parts[1], parts[2], parts[3]}
			l.own[parts[0]] = own
		}
	}
}

// line ends in a dot: a truncated number must not pass for another.
func (e entry) line() string { return e.key + " " + e.input + " " + e.manifest + " " + e.rows + ".\n" }

// append adds a line.
func (l *ledger) append(e entry) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.known[e.key], l.own[e.key] = e, true
	_, err := l.file.WriteString(e.line())
	return err
}

// failed adds the line of a case that was not written, so that its rows are known when it comes
// back corrected.
func (l *ledger) failed(key, rows string) error {
	return l.append(entry{key, notDone, notDone, rows})
}

// rows returns the row numbers that the ledger knows of a case.
func (l *ledger) rows(key string) []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.FieldsFunc(l.known[key].rows, func(r rune) bool { return r == ',' })
}

// whole reports whether the case was done with the same input and its folder still holds what was
// written.
func (l *ledger) whole(out *output.Dir, folder string, e entry) bool {
	l.mu.Lock()
	done, ok := l.known[e.key]
	l.mu.Unlock()
	if !ok || done.input != e.input || !done.holds(out, folder) {
		return false
	}
	l.mu.Lock()
	l.own[e.key] = true
	l.mu.Unlock()
	return true
}

// holds reports whether the folder matches the line, each file by its digest.
func (e entry) holds(out *output.Dir, folder string) bool {
	src, err := out.ReadFile(folder + "/" + output.ManifestName)
	if err != nil || digest(string(src)) != e.manifest {
		return false
	}
	m, _ := output.ReadManifest(src) // its digest says that it is complete
	for _, f := range m.Letters {
		data, err := out.ReadFile(folder + "/" + f.File)
		sum := sha256.Sum256(data)
		if err != nil || hex.EncodeToString(sum[:]) != f.SHA256 {
			return false
		}
	}
	return true
}

func (l *ledger) close() error { return l.file.Close() }

// compact rewrites the ledger with one line for each case, sorted, so that two runs with the same
// result leave the same file.
func (l *ledger) compact(out *output.Dir) error {
	if err := l.close(); err != nil {
		return err
	}
	var lines []string
	for key, e := range l.known {
		if l.own[key] {
			lines = append(lines, e.line())
		}
	}
	if len(lines) == 0 {
		return out.Remove(l.name)
	}
	slices.Sort(lines)
	return out.WriteFile(l.name, []byte(strings.Join(lines, "")))
}

// Names of the files beside the case folders. Those of a shard include its name.
func ledgerName(s Shard) string  { return "ledger" + s.Name() + ".txt" }
func answersName(s Shard) string { return "answers" + s.Name() + ".yaml" }
func numbersName() string        { return "numbers.txt" } // of all shards
func failedName(s Shard) string  { return "failed" + s.Name() }
func summaryName(s Shard) string { return "summary" + s.Name() + ".csv" }

func isLedger(name string) bool {
	return strings.HasPrefix(name, "ledger") && strings.HasSuffix(name, ".txt") && fs.ValidPath(name)
}

// ownName reports whether a case folder of that name would collide with one of those files.
func ownName(name string) bool {
	stem, ext, ok := strings.Cut(name, ".")
	stem, _, _ = strings.Cut(stem, "-")
	return ok && ((stem == "ledger" || stem == "numbers") && ext == "txt" || stem == "answers" && ext == "yaml" ||
		stem == "failed" && (ext == "csv" || ext == "xlsx") || stem == "summary" && ext == "csv")
}
