package output

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// File is one file of a case's folder.
type File struct {
	Name string // in the case's folder
	Data []byte
}

// EditedError means that files would be overwritten that somebody changed after the program wrote
// them, or that it did not write.
type EditedError struct {
	Folder string
	Files  []string // their names in the folder
}

func (e *EditedError) Error() string {
	return fmt.Sprintf("%s 里有改动过的文件：%s", e.Folder, strings.Join(e.Files, "、"))
}

// OccupiedError means that there is a file where a case's folder should be.
type OccupiedError struct{ Path string }

func (e *OccupiedError) Error() string { return e.Path + " 是一个文件，不是文件夹" }

// The dot-folder is the journal: the subfolder that a case's folder is in says what was going on.
const (
	stageName = "new"  // being written; to be undone
	swapName  = "swap" // complete, about to replace the folder; to be finished
	oldName   = "old"  // replaced; its letters are removed, the user's own files are moved to the new folder
)

// Run is what one run writes into a case's folder.
type Run struct {
	Manifest Manifest // of the letters among Files
	Files    []File   // without the manifest
	Force    bool     // put edited files aside instead of refusing

	// Covers reports whether this run decides on a letter of an earlier one. Letters that it
	// covers and no longer writes are put aside. nil covers everything.
	Covers func(ManifestLetter) bool

	// Ready, if set, is called with the new manifest before anything changes; its error stops the
	// run.
	Ready func(manifest []byte) error
}

// Report says what happened to letters of an earlier run that this one did not write.
type Report struct {
	Aside []string // moved to OldFolder, with their names there
	Kept  []string // not covered, and left as they were
}

// OldFolder is the folder in a case's folder where letters are put aside (旧).
const OldFolder = "旧"

// Publish writes a run into the folder name, all of it or nothing. Untouched letters of an
// earlier run are replaced; those that this run covers and no longer writes move to OldFolder;
// the user's own files stay. If it would overwrite what somebody edited, it returns an
// *EditedError and changes nothing, unless Force is set: then those files move to OldFolder too.
func (o *Dir) Publish(name string, run Run) (Report, error) {
	if err := o.turn.take(); err != nil {
		return Report{}, err
	}
	defer o.turn.give()
	info, err := o.disk.stat(name)
	there := err == nil
	switch {
	case there && !info.IsDir():
		return Report{}, &OccupiedError{o.Path(name)}
	case !there && !errors.Is(err, fs.ErrNotExist):
		return Report{}, err
	}
	report, files, err := o.prepare(name, run)
	if err == nil && run.Ready != nil {
		err = run.Ready(files[0].Data)
	}
	if err != nil {
		return Report{}, err
	}
	stage := path.Join(o.state, stageName, name)
	if err = o.stage(name, files); err == nil {
		if there {
			report.Aside, err = o.swap(stage, name)
		} else {
			err = o.disk.rename(stage, name)
		}
	}
	if err != nil {
		return Report{}, errors.Join(err, o.disk.removeAll(stage))
	}
	return report, nil
}

// prepare compares the run with the content of the folder and returns the files to write, the
// manifest first.
func (o *Dir) prepare(name string, run Run) (Report, []File, error) {
	var report Report
	earlier, err := look(o.disk, name)
	if err != nil {
		return report, nil, err
	}
	for _, l := range earlier.manifest.Letters {
		if run.Manifest.rewrites(l) || run.Covers == nil || run.Covers(l) || !earlier.holds(l.File) {
			continue
		}
		run.Manifest.Letters = append(run.Manifest.Letters, l)
		report.Kept = append(report.Kept, l.File)
	}
	if edited, err := earlier.edited(run); err != nil {
		return report, nil, err
	} else if len(edited) > 0 && !run.Force {
		return report, nil, &EditedError{o.Path(name), edited}
	}
	return report, append([]File{{Name: ManifestName, Data: run.Manifest.Lines()}}, run.Files...), nil
}

func (o *Dir) stage(name string, files []File) error {
	if err := o.staging.mkdir(name); err != nil {
		return err
	}
	in, err := o.staging.within(name)
	if err != nil {
		return err
	}
	defer in.root.Close()
	for _, f := range files {
		if err := in.write(f.Name, f.Data); err != nil {
			return err
		}
	}
	return nil
}

// swap replaces a folder and returns what was put aside. The first rename decides: after it a
// stopped swap is finished, not undone. A swap that fails while the process runs (somebody has a
// file open) is undone.
func (o *Dir) swap(stage, name string) ([]string, error) {
	ready, old := path.Join(o.state, swapName, name), path.Join(o.state, oldName, name)
	if err := o.disk.rename(stage, ready); err != nil {
		return nil, err
	}
	if err := o.disk.rename(name, old); err != nil {
		return nil, errors.Join(err, o.disk.removeAll(ready))
	}
	if err := o.disk.rename(ready, name); err != nil {
		return nil, errors.Join(err, o.disk.rename(old, name), o.disk.removeAll(ready))
	}
	return retire(o.disk, old, name)
}
