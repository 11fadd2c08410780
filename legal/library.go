// Package legal holds the law (法律): statutes as dated texts, provisions named independently of
// their numbers, citations, grounds, and the dates, numerals and vocabularies that the law uses.
package legal

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
)

//go:embed statutes amendments rules.yaml grounds.yaml groups.yaml capacities.yaml kinds.yaml periods.yaml titles.txt
var data embed.FS

//go:generate go test -run ^TestPrepared$ -update .
//go:embed prepared.txt
var prepared string

// Library is the statute corpus with its rules and grounds. It is immutable and
// safe for concurrent use.
type Library struct {
	statutes []*Statute // ordered by ID
	byID     map[string]*Statute
	texts    []string // texts of all version files, in the order of the file names
	rules    []*Rule
	sources  map[string]*source // by reference
	grounds  groundTable

	amendments map[string]func() (*Amendment, error) // by file
	histories  histories
}

// Default returns the library built into the program.
var Default = embedded("embedded data", Load)

// embedded returns a function that loads data built into the program on first use. It panics if the
// data are faulty; a test reads each of them.
func embedded[T any](what string, load func(fs.FS) (T, error)) func() T {
	return sync.OnceValue(func() T {
		t, err := load(NewPrepared(data, prepared))
		if err != nil {
			panic("legal: " + what + ": " + err.Error())
		}
		return t
	})
}

// Load reads the statutes, the amendments between them, the rules and the grounds. It returns an
// error if versions overlap, articles are out of order, a provision names an article, 款 or 项 that
// does not exist or is missing from a version, or a rule or ground names something unknown.
func Load(fsys fs.FS) (*Library, error) {
	l := &Library{byID: map[string]*Statute{}}
	files, _ := fs.Glob(fsys, "statutes/*/*.md") // it fails only for a malformed pattern
	for _, file := range files {
		if err := l.addFile(fsys, file); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	for _, s := range l.byID {
		if err := s.close(); err != nil {
			return nil, err
		}
		l.statutes = append(l.statutes, s)
	}
	slices.SortFunc(l.statutes, func(a, b *Statute) int { return cmp.Compare(a.ID, b.ID) })
	if err := l.loadHistories(fsys); err != nil {
		return nil, err
	}
	if err := l.loadRules(fsys); err != nil {
		return nil, fmt.Errorf("rules.yaml: %w", err)
	}
	l.indexSources()
	if err := l.loadGrounds(fsys); err != nil {
		return nil, fmt.Errorf("grounds.yaml: %w", err)
	}
	l.loadAmendments(fsys)
	return l, nil
}

func (l *Library) addFile(fsys fs.FS, file string) error {
	src, err := ReadText(fsys, file)
	if err != nil {
		return err
	}
	v, err := parseVersion(fsys, file, src)
	if err != nil {
		return err
	}
	if want := path.Join("statutes", v.Law, v.Effective.String()+".md"); want != file {
		return fmt.Errorf("按文件头应名为 %s", want)
	}
	s := l.byID[v.Law]
	if s == nil {
		s = &Statute{ID: v.Law}
		l.byID[v.Law] = s
	}
	s.Versions = append(s.Versions, v)
	l.texts = append(l.texts, src)
	return nil
}

// close sorts the versions, ends each on the day before the next one begins, and checks that they
// fit together.
func (s *Statute) close() error {
	slices.SortFunc(s.Versions, func(a, b *Version) int { return a.Effective.Compare(b.Effective) })
	for i, v := range s.Versions {
		if i+1 == len(s.Versions) {
			break
		}
		next := s.Versions[i+1]
		if !v.Until.IsZero() && !v.Until.Before(next.Effective) {
			return fmt.Errorf("%s: %s 与 %s 两个版本的施行期间重叠", s.ID, v.Effective, next.Effective)
		}
		if v.Until.IsZero() {
			v.Until = next.Effective.AddDays(-1)
		}
		if v.Label == "" {
			return fmt.Errorf("%s: %s 的版本已被取代，须有 label", s.ID, v.Effective)
		}
		if err := sameProvisions(v, next); err != nil {
			return fmt.Errorf("%s: %w", s.ID, err)
		}
	}
	if last := s.Versions[len(s.Versions)-1]; last.Repealed && last.Label == "" {
		return fmt.Errorf("%s: 已废止，须有 label", s.ID)
	}
	return nil
}

// sameProvisions checks that both versions list the same provisions with the same clocks. A version
// without a counterpart lists the provision as absent.
func sameProvisions(a, b *Version) error {
	for _, pair := range [][2]*Version{{a, b}, {b, a}} {
		for _, p := range pair[0].Provisions() {
			q, ok := pair[1].provisions[p.Name]
			if !ok {
				return fmt.Errorf("%s 的版本漏了规定 %s（没有对应条文的写 absent: true）", pair[1].Effective, p.Name)
			}
			if p.Clock != q.Clock {
				return fmt.Errorf("规定 %s 在两个版本中的 time 不同", p.Name)
			}
		}
	}
	return nil
}

// Digest returns the SHA-256 of the texts of all statutes with their front matter. It changes with
// every word, date and number.
func (l *Library) Digest() string {
	h := sha256.New()
	w := bufio.NewWriter(h)
	for _, text := range l.texts {
		_, _ = w.WriteString(text) // writing to a hash never fails
	}
	_ = w.Flush()
	return hex.EncodeToString(h.Sum(nil))
}

// Statutes returns all statutes, ordered by ID.
func (l *Library) Statutes() []*Statute { return l.statutes }

// Statute finds a statute by ID, title or short title.
func (l *Library) Statute(name string) (*Statute, bool) {
	if s, ok := l.byID[name]; ok {
		return s, true
	}
	name = strings.TrimSuffix(strings.TrimPrefix(name, "《"), "》")
	for _, s := range l.statutes {
		for _, v := range s.Versions {
			if v.Title == name || v.Short == name {
				return s, true
			}
		}
	}
	return nil, false
}

// decodeYAML decodes YAML strictly: an unknown key is an error.
func decodeYAML(src []byte, into any) error {
	return yaml.UnmarshalWithOptions(src, into, yaml.Strict())
}
