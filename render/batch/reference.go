package batch

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"tousu/legal/pattern"
	"tousu/render/output"
)

// Reference is a pattern of 文号 with a running number: XX法援〔2026〕{n}号. In one output folder
// a case keeps its number, and no other case gets it.
type Reference struct {
	head, tail string
	first      int // the first number
	width      int // minimum number of digits
}

var runningNumber = pattern.New(`\{(n|\d{1,9})\}`)

// ParseReference reads a pattern. {n} is the number, from 1; {120} counts from 120, {001} from 1
// with at least three digits.
func ParseReference(s string) (*Reference, bool) {
	at := runningNumber.FindStringSubmatchIndex(s)
	if at == nil || strings.ContainsAny(s[:at[0]]+s[at[1]:], "{}\n\t") {
		return nil, false
	}
	r := &Reference{head: s[:at[0]], tail: s[at[1]:], first: 1}
	if n := s[at[2]:at[3]]; n != "n" {
		r.first, _ = strconv.Atoi(n) // digits
		if n[0] == '0' {
			r.width = len(n)
		}
	}
	return r, r.first > 0
}

func (r *Reference) format(n int) string { return fmt.Sprintf("%s%0*d%s", r.head, r.width, n, r.tail) }

// number assigns the numbers, in the order of the table: a case that the folder knows keeps its
// own, the others get the next ones. All shards of a table find or assign the same.
func (j *Job) number(all []*docket, out *output.Dir) error {
	if j.Reference == nil {
		return nil
	}
	series := digest(j.Reference.head, j.Reference.tail)
	return out.Alone(func() error {
		src, err := out.ReadFile(numbersName())
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		known, last := readNumbers(src, series)
		last = max(last, j.Reference.first-1)
		added := bytes.NewBuffer(src)
		for _, d := range all {
			key := digest(output.FolderName(d.id))
			n, ok := known[key]
			if !ok && !j.hasReference(d) {
				last++
				n = last
				fmt.Fprintf(added, "%s %s %d\n", series, key, n)
			}
			if n > 0 {
				d.reference = j.Reference.format(n)
			}
		}
		if added.Len() == len(src) {
			return nil
		}
		return out.WriteFile(numbersName(), added.Bytes())
	})
}

const referencePath = "reference"

// hasReference reports whether the table gives the case a 文号.
func (j *Job) hasReference(d *docket) bool {
	for i := range j.Columns.columns {
		if j.Columns.columns[i].Field.Path != referencePath {
			continue
		}
		for _, r := range d.rows {
			if j.Columns.text(r.cells(j.Columns.width), i) != "" {
				return true
			}
		}
	}
	return false
}

// readNumbers reads the file of numbers: a line for each case, with digests of the pattern and of
// the case's folder. It returns the numbers of a pattern and the last of them.
func readNumbers(src []byte, series string) (known map[string]int, last int) {
	known = map[string]int{}
	for line := range strings.SplitSeq(string(src), "\n") {
		parts := strings.Fields(line)
		if len(parts) != 3 || parts[0] != series {
			continue
		}
		if n, err := strconv.Atoi(parts[2]); err == nil {
			known[parts[1]] = n
			last = max(last, n)
		}
	}
	return known, last
}
