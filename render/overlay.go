package render

import (
	"errors"
	"fmt"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strings"

	"tousu/legal/complaint"
	"tousu/legal/pattern"
)

// Names checks the file names of a user's own templates: a letter must be named after one of the
// kinds, a partial after a known one or after one that some template of the folder invokes. Any
// other file would be silently ignored, such as x.tmpl.txt, which Windows shows as x.tmpl. Its
// errors are *TemplateError, joined.
func Names(own, known fs.FS) error {
	invoked := invocations(own)
	var faults []error
	for _, folder := range []string{".", "letters", "partials"} {
		entries, err := fs.ReadDir(own, folder)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			faults = append(faults, misnamed(folder, "文件夹打不开"))
		}
		for _, f := range entries {
			if msg := wrongName(known, folder, f, invoked); msg != "" {
				faults = append(faults, misnamed(path.Join(folder, f.Name()), msg))
			}
		}
	}
	return errors.Join(faults...)
}

func misnamed(file, msg string) error {
	return &TemplateError{Pos: token.Position{Filename: file}, Msg: msg}
}

// wrongName says what is wrong with the name of a file; "" if nothing is.
func wrongName(known fs.FS, folder string, f fs.DirEntry, invoked map[string]bool) string {
	name, isTemplate := strings.CutSuffix(f.Name(), ".tmpl")
	switch {
	case strings.HasPrefix(f.Name(), ".") || strings.HasPrefix(f.Name(), "~$"):
		return "" // of the system, or a lock file of an editor
	case folder == "." && isTemplate && !f.IsDir():
		return "要放在 letters（文书）或者 partials（片段）文件夹里"
	case folder == ".":
		return ""
	case !isTemplate && strings.Contains(f.Name(), ".tmpl"):
		return "没有读：文件名要以 .tmpl 结尾，请改名为 " + f.Name()[:strings.Index(f.Name(), ".tmpl")] + ".tmpl"
	case !isTemplate:
		return "没有读：这里只放以 .tmpl 结尾的模板，请把它移到别处"
	case folder == "partials" && invoked[name]:
		return ""
	}
	if _, err := fs.Stat(known, path.Join(folder, f.Name())); err == nil {
		return ""
	}
	return unknownName(known, folder, name)
}

// unknownName says that no letter uses a template, with the closest known name if there is one.
func unknownName(known fs.FS, folder, name string) string {
	files, _ := fs.Glob(known, folder+"/*.tmpl") // the pattern is well formed
	for i := range files {
		files[i] = strings.TrimSuffix(path.Base(files[i]), ".tmpl")
	}
	msg := "没有这种文书，写信时不会用到它"
	if folder == "partials" {
		msg = "没有模板用到这个片段"
	}
	if near, ok := complaint.Nearest(name, files); ok {
		return fmt.Sprintf("%s：是不是 %s.tmpl", msg, near)
	}
	return msg + "：运行 tousu template list 看有哪些"
}

var invocation = pattern.New(`\{\{-?\s*template\s+"([^"]+)"`)

// invocations returns the names of the partials that templates of the folder invoke. Files that
// cannot be read are ignored here and reported when they are loaded.
func invocations(own fs.FS) map[string]bool {
	out := map[string]bool{}
	letters, _ := fs.Glob(own, "letters/*.tmpl")
	partials, _ := fs.Glob(own, "partials/*.tmpl")
	for _, file := range slices.Concat(letters, partials) {
		src, err := readTemplate(own, file)
		if err != nil {
			continue
		}
		for _, m := range invocation.FindAllStringSubmatch(string(src), -1) {
			out[m[1]] = true
		}
	}
	return out
}
