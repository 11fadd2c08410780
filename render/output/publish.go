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
	Name string // within the folder
	Data []byte
}

// EditedError means that files stand in the way which somebody changed after the
// program wrote them, or which it did not write.
type EditedError struct {
	Folder string
	Files  []string // their names in the folder
}

func (e *EditedError) Error() string {
	return fmt.Sprintf("%s 里有改动过的文件：%s", e.Folder, strings.Join(e.Files, "、"))
}

// OccupiedError means that a file stands where a case's folder should be.
type OccupiedError struct{ Path string }

func (e *OccupiedError) Error() string { return e.Path + " 是一个文件，不是文件夹" }

// The dot-folder is the journal: where a case's folder stands in it tells what
// was going on.
const (
	stageName = "new"  // being written; undone
	swapName  = "swap" // whole, about to replace the folder; finished
	oldName   = "old"  // replaced; its letters go, the user's own files move over
)

// Run is what one run writes into a case's folder.
type Run struct {
	Manifest Manifest // of the letters among Files
	Files    []File   // the manifest apart
	Force    bool     // put what was edited aside, instead of refusing

	// Covers reports whether the run decides on a letter of an earlier one: what it
	// covers and no longer writes is put aside. nil covers everything.
	Covers func(ManifestLetter) bool

	// Ready, if set, is told the manifest as it will stand, before anything changes.
	Ready func(manifest []byte) error
}

// Report is what became of an earlier run's letters that this one did not write.
type Report struct {
	Aside []string // moved to OldFolder, as they are called there
	Kept  []string // not covered, and left as they were
}

// OldFolder is where, within a case's folder, letters are put aside (旧).
const OldFolder = "旧"

// Publish writes a run into the folder name, all of it or nothing. Letters of an
// earlier run that nobody touched are replaced; those that this run covers and no
// longer writes move to OldFolder; files of the user's own stay. Where it would
// overwrite what somebody edited, it returns an *EditedError and changes nothing,
// unless Force is set: then that moves to OldFolder too.
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

// prepare compares the run with what stands in the folder, and returns the files to
// write, the manifest first.
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

// swap replaces a folder. The first rename decides: from then on a stopped swap
// is finished, not undone. A swap that fails while the process runs (somebody has
// a file open) is undone. It returns what was put aside.
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
