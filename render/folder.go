package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"

	"tousu/legal/agency"
	"tousu/legal/complaint"
)

// Format is a form in which letters are written (格式).
type Format struct {
	Name  string // docx, txt or html; the file's extension too
	Write func(io.Writer, *Result, *complaint.Case) error
}

// Paper is one letter of a case in every format asked for.
type Paper struct {
	Decision agency.Decision
	Result   *Result
	Files    []File
}

// PaperError means that one letter of a case could not be written, and so none.
type PaperError struct {
	Decision agency.Decision
	Err      error
}

func (e *PaperError) Error() string {
	return fmt.Sprintf("%s（%s）写不出来：%v", e.Decision.Paper.Title, e.Decision.Agency.Label, e.Err)
}

// Unwrap returns the cause.
func (e *PaperError) Unwrap() error { return e.Err }

// Compose renders the decisions of a case in the given formats. Its error is a
// *PaperError.
func (e *Engine) Compose(c *complaint.Case, decisions []agency.Decision, formats []Format) ([]Paper, error) {
	out := make([]Paper, 0, len(decisions))
	outline := e.outline(c)
	for i, d := range decisions {
		p := Paper{Decision: d}
		var err error
		if p.Result, err = outline.render(d); err != nil {
			return nil, &PaperError{d, err}
		}
		for _, f := range formats {
			var buf bytes.Buffer
			if err := f.Write(&buf, p.Result, c); err != nil {
				return nil, &PaperError{d, err}
			}
			name := FileName(i+1, p.Result.Recipient, d.Paper.Title, f.Name)
			p.Files = append(p.Files, File{Name: name, Data: buf.Bytes()})
		}
		out = append(out, p)
	}
	return out, nil
}

// ManifestName is the file of a case's folder that lists what was written.
const ManifestName = "manifest.json"

// Manifest is manifest.json (清单): no personal data, no time, no path.
type Manifest struct {
	Letters   []ManifestLetter `json:"letters"`
	Templates string           `json:"templates"` // SHA-256 of all template sources
	Corpus    string           `json:"corpus"`    // SHA-256 of the law data
}

// ManifestLetter is one file of the folder.
type ManifestLetter struct {
	File      string   `json:"file"`
	Slug      string   `json:"slug"`
	Kind      string   `json:"kind"`
	SHA256    string   `json:"sha256"`
	Citations []string `json:"citations"` // law/article@effective
}

// ReadManifest reads manifest.json.
func ReadManifest(src []byte) (Manifest, error) {
	var m Manifest
	err := json.Unmarshal(src, &m)
	return m, err
}

// Folder returns the files of a case's folder: the manifest and the papers.
func (e *Engine) Folder(papers []Paper) ([]File, error) {
	m := Manifest{Templates: e.Digest(), Corpus: e.Corpus()}
	var files []File
	for _, p := range papers {
		for _, f := range p.Files {
			sum := sha256.Sum256(f.Data)
			m.Letters = append(m.Letters, ManifestLetter{
				f.Name, p.Decision.Agency.Slug, p.Decision.Paper.Kind, hex.EncodeToString(sum[:]), p.Result.Citations,
			})
			files = append(files, f)
		}
	}
	src, err := m.lines()
	return append([]File{{Name: ManifestName, Data: src}}, files...), err
}

// lines is the manifest as JSON, a line for each letter.
func (m *Manifest) lines() ([]byte, error) {
	b := []byte(`{"letters": [`)
	for i, l := range m.Letters {
		src, err := json.Marshal(l)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			b = append(b, ',')
		}
		b = append(append(b, "\n  "...), src...)
	}
	return fmt.Appendf(b, "\n],\n\"templates\": %q,\n\"corpus\": %q}\n", m.Templates, m.Corpus), nil
}
