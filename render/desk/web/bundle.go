package web

import (
	"fmt"
	"path"
	"strings"

	"tousu/legal/pattern"
)

// The forms of import and export that the page's modules use. The bundler knows no others and
// refuses a line that looks like one.
var (
	importLine = pattern.New(`^import \{ ([^}]+) \} from '\./([\w-]+\.js)';$`)
	exportLine = pattern.New(`^export ((?:async )?(?:const|let|function\*?|class)) ([\w$]+)`)
	moduleWord = pattern.New(`^\s*(?:import|export)\b|\bimport\(|import\.meta`)
)

// bundler joins modules into one script. Each module becomes a function that runs once, in the
// order of imports, and returns its exports.
type bundler struct {
	read func(name string) ([]byte, error)
	out  strings.Builder
	done map[string]bool
}

// bundle returns the script of the entry module and everything it imports; carrier replaces
// desk.js. Import cycles are an error.
func bundle(entry, carrier string, read func(string) ([]byte, error)) (string, error) {
	b := &bundler{done: map[string]bool{}, read: func(name string) ([]byte, error) {
		if name == "desk.js" {
			name = carrier
		}
		return read(name)
	}}
	b.out.WriteString("'use strict';\n")
	if err := b.module(entry); err != nil {
		return "", err
	}
	return b.out.String(), nil
}

func (b *bundler) module(name string) error {
	if known, ok := b.done[name]; ok {
		if !known {
			return fmt.Errorf("%s imports itself, by way of others", name)
		}
		return nil
	}
	b.done[name] = false
	src, err := b.read(name)
	if err != nil {
		return err
	}
	var body strings.Builder
	var exports []string
	for i, line := range strings.Split(string(src), "\n") {
		if m := importLine.FindStringSubmatch(line); m != nil {
			if err := b.module(m[2]); err != nil {
				return err
			}
			line = "const { " + strings.ReplaceAll(m[1], " as ", ": ") + " } = " + variable(m[2]) + ";"
		} else if m := exportLine.FindStringSubmatch(line); m != nil {
			exports = append(exports, m[2])
			line = strings.TrimPrefix(line, "export ")
		} else if moduleWord.MatchString(line) {
			return fmt.Errorf("%s:%d: a form of import or export that the bundler does not know", name, i+1)
		}
		body.WriteString(line + "\n")
	}
	fmt.Fprintf(&b.out, "const %s = (() => {\n%sreturn { %s };\n})();\n", variable(name), body.String(),
		strings.Join(exports, ", "))
	b.done[name] = true
	return nil
}

// variable returns the name of the variable that holds a module's exports.
func variable(module string) string {
	return "$" + strings.ReplaceAll(strings.TrimSuffix(path.Base(module), ".js"), "-", "_")
}
