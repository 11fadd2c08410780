package output

import (
	"errors"
	"io/fs"
	"os"
	"sync"
)

// turnName is the file whose lock processes pass on to each other. It is gone when
// the last of them closes the folder.
const turnName = ".tousu-turn"

// turn lets one process, and in it one goroutine, change the folder at a time.
type turn struct {
	root *os.Root
	mu   sync.Mutex
	file *os.File // open while the folder is
}

// take waits for the turn.
func (t *turn) take() error {
	t.mu.Lock()
	for {
		err := t.open()
		if err == nil {
			err = waitLock(t.file)
		}
		if err != nil {
			t.mu.Unlock()
			return err
		}
		if sameFile(t.root, t.file, turnName) {
			return nil
		}
		t.file.Close() // its last holder removed it meanwhile
		t.file = nil
	}
}

func (t *turn) open() error {
	if t.file != nil {
		return nil
	}
	f, err := t.root.OpenFile(turnName, os.O_RDWR|os.O_CREATE, 0o600)
	t.file = f
	return err
}

// give passes the turn on. After end there is nothing to give.
func (t *turn) give() {
	if t.file != nil {
		_ = unlock(t.file) // whoever waits gets it at the latest when the file is closed
	}
	t.mu.Unlock()
}

// end removes the file, while it is this process's turn, and lets it go.
func (t *turn) end() error {
	if t.file == nil {
		return nil
	}
	err := t.root.Remove(turnName)
	if errors.Is(err, fs.ErrNotExist) || IsOpenElsewhere(err) {
		err = nil // of Windows: another process has it open, and will remove it
	}
	err = errors.Join(err, t.file.Close())
	t.file = nil
	return err
}
