package output

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// ManifestName is the file in a case's folder that lists what was written.
const ManifestName = "manifest.json"

// Manifest is manifest.json (清单). It holds no personal data, no time and no path.
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

// Add lists a file as a letter.
func (m *Manifest) Add(f File, slug, kind string, citations []string) {
	m.Letters = append(m.Letters, ManifestLetter{File: f.Name, Slug: slug, Kind: kind, SHA256: sum(f.Data),
		Citations: citations})
}

func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

// ReadManifest reads manifest.json.
func ReadManifest(src []byte) (Manifest, error) {
	var m Manifest
	err := json.Unmarshal(src, &m)
	return m, err
}

// Lines returns the manifest as JSON, one line for each letter.
func (m *Manifest) Lines() []byte {
	b := []byte(`{"letters": [`)
	for i, l := range m.Letters {
		if i > 0 {
			b = append(b, ',')
		}
		src, _ := json.Marshal(l) // it has only strings: it cannot fail
		b = append(append(b, "\n  "...), src...)
	}
	return fmt.Appendf(b, "\n],\n\"templates\": %q,\n\"corpus\": %q}\n", m.Templates, m.Corpus)
}
