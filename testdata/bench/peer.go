package main

import (
	"archive/zip"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// peer is what people write DOCX with in other languages.
type peer struct {
	name    string
	command []string // that writes with it; see peers.mjs and peers.py
	probe   []string // that fails where it is not there
}

// Releases of npm that are installed for the run.
var npm = []string{"docx@9.15.2", "docxtemplater@3.71.0", "pizzip@3.3.0"}

// peers: Debian's packages are for the Python of the system.
var peers = []peer{
	{"docx (node)", []string{"node", "peers.mjs", "docx"}, []string{"node", "--version"}},
	{"docxtemplater (node)", []string{"node", "peers.mjs", "docxtemplater"}, []string{"node", "--version"}},
	{"python-docx", []string{"/usr/bin/python3", "peers.py", "python-docx"},
		[]string{"/usr/bin/python3", "-c", "import docx"}},
	{"docxtpl (python)", []string{"/usr/bin/python3", "peers.py", "docxtpl"},
		[]string{"/usr/bin/python3", "-c", "import docxtpl"}},
}

// measurePeers has those that are there write the letter, a few times each.
func measurePeers(dir, model string, n int) (map[string]timing, error) {
	folder := filepath.Join(dir, "peers")
	if err := preparePeers(folder, model); err != nil {
		return nil, err
	}
	install := exec.Command("npm", append([]string{"install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts",
		"--prefix", folder}, npm...)...)
	noNode := install.Run() != nil
	out := map[string]timing{}
	for _, p := range peers {
		if p.command[0] == "node" && noNode || exec.Command(p.probe[0], p.probe[1:]...).Run() != nil {
			fmt.Fprintf(os.Stderr, "%s: not measured, it cannot be had here\n", p.name)
			continue
		}
		t, err := p.run(folder, model, n)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.name, err)
		}
		out[p.name] = t
	}
	return out, nil
}

// run has the peer write and sees that it wrote the words of the model.
func (p peer) run(folder, model string, n int) (timing, error) {
	out := filepath.Join(folder, "out")
	if err := os.Mkdir(out, 0o700); err != nil {
		return timing{}, err
	}
	defer os.RemoveAll(out)
	var said strings.Builder
	cmd := exec.Command(p.command[0], append(p.command[1:], folder, strconv.Itoa(n))...)
	cmd.Stdout = &said
	_, cpu, err := run(cmd)
	if err != nil {
		return timing{}, err
	}
	nanos, err := strconv.ParseInt(strings.TrimSpace(said.String()), 10, 64)
	if err != nil {
		return timing{}, err
	}
	want, err := readLetter(model)
	if err != nil {
		return timing{}, err
	}
	got, err := readLetter(filepath.Join(out, strconv.Itoa(n-1)+".docx"))
	if err != nil {
		return timing{}, err
	}
	if want.text() != got.text() {
		return timing{}, fmt.Errorf("the text differs from tousu's")
	}
	return timing{letters: n, wall: time.Duration(nanos), cpu: cpu}, nil
}

type jsonParagraph struct {
	Style string `json:"style"`
	Text  string `json:"text"`
}

type jsonBlock struct {
	jsonParagraph
	Rows   [][]jsonParagraph `json:"rows,omitempty"`
	Widths []int64           `json:"widths,omitempty"`
}

// preparePeers lays out the content of the letter, and the letter as a template with a
// name in the place of each text.
func preparePeers(folder, model string) error {
	if err := os.Mkdir(folder, 0o700); err != nil {
		return err
	}
	l, err := readLetter(model)
	if err != nil {
		return err
	}
	values, err := writeTemplate(filepath.Join(folder, "template.docx"), model)
	if err != nil {
		return err
	}
	var blocks []jsonBlock
	for _, b := range l.blocks {
		block := jsonBlock{jsonParagraph: jsonParagraph{b.style, b.text}, Widths: b.widths}
		for _, row := range b.rows {
			var cells []jsonParagraph
			for _, c := range row {
				cells = append(cells, jsonParagraph{c.style, c.text})
			}
			block.Rows = append(block.Rows, cells)
		}
		blocks = append(blocks, block)
	}
	src, err := json.Marshal(map[string]any{"blocks": blocks, "values": values})
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "letter.json"), src, 0o600)
}

var runText = regexp.MustCompile(`<w:t(?: [^>]*)?>([^<]*)</w:t>`)

// writeTemplate returns the values of the names in the template.
func writeTemplate(path, model string) (map[string]string, error) {
	parts, err := unzip(model)
	if err != nil {
		return nil, err
	}
	values := map[string]string{}
	parts["word/document.xml"] = runText.ReplaceAllFunc(parts["word/document.xml"], func(m []byte) []byte {
		name := fmt.Sprintf("t%d", len(values))
		values[name] = html.UnescapeString(string(runText.FindSubmatch(m)[1]))
		return []byte(`<w:t xml:space="preserve">{{` + name + `}}</w:t>`)
	})
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z := zip.NewWriter(f)
	for name, src := range parts {
		w, err := z.Create(name)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(src); err != nil {
			return nil, err
		}
	}
	return values, z.Close()
}
