package output

import (
	"errors"
	"os"
	"sync"
)

// turnName is the file whose lock processes pass on to each other. The last one to close the
// folder removes it.
const turnName = ".tousu-turn"

// turn lets only one process, and only one goroutine in it, change the folder at a time.
type turn struct {
	disk disk
	mu   sync.Mutex
	file *os.File // open while the folder is
}

// take waits for the turn.
func (t *turn) take() error {
	t.mu.Lock()
	for {
		held, err := t.wait()
		if held {
			return nil
		}
		if t.file != nil { // its last holder removed the file meanwhile
			err = errors.Join(err, t.file.Close())
			t.file = nil
		}
		if err != nil {
			t.mu.Unlock()
			return err
		}
	}
}

// wait waits for the lock of the file and reports whether it is still the file that others find.
func (t *turn) wait() (held bool, err error) {
	if t.file == nil {
		if t.file, err = t.disk.open(turnName, 0); err != nil {
			return false, err
		}
	}
	if err := waitLock(t.file); err != nil {
		return false, err
	}
	return t.disk.is(turnName, t.file)
}

// give passes the turn on. After end there is nothing to pass on.
func (t *turn) give() {
	if t.file != nil {
		_ = unlock(t.file) // at the latest, a waiting process gets it when the file is closed
	}
	t.mu.Unlock()
}

// end removes the file and releases the turn, which this process must have.
func (t *turn) end() error {
	err := t.disk.remove(turnName)
	if IsOpenElsewhere(err) {
		err = nil // on Windows: another process has it open and will remove it
	}
	err = errors.Join(err, t.file.Close())
	t.file = nil
	return err
}
