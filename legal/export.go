package legal

import (
	"encoding/json"
	"io"
)

// exported is one line of Export.
type exported struct {
	Law        string   `json:"law"`
	Article    string   `json:"article"` // 46, 253-1
	From       Date     `json:"from"`
	To         Date     `json:"to"` // last day in force, "" if still in force
	Paragraphs []string `json:"paragraphs"`
}

// Export writes the corpus as JSON lines, one article of one version per line, to be compared with
// fingerprints of the promulgated wording.
func (l *Library) Export(w io.Writer) error {
	enc := json.NewEncoder(w)
	for _, s := range l.statutes {
		for _, v := range s.Versions {
			for _, a := range v.Articles {
				if err := enc.Encode(exported{v.Law, a.Number.String(), v.Effective, v.Until, a.Lines()}); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
