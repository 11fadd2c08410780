package batch

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tousu/legal/complaint"
	"tousu/render"
	"tousu/render/output"
)

// The child process of TestKilled runs a table into a folder and kills itself
// before the n-th use of the file system.
const (
	childTable = "TOUSU_TEST_TABLE"
	childOut   = "TOUSU_TEST_OUT"
	childKill  = "TOUSU_TEST_KILL"
)

// killsVar asks for more kills than go test makes.
const killsVar = "TOUSU_TEST_KILLS"

func TestMain(m *testing.M) {
	if table := os.Getenv(childTable); table != "" {
		n, err := strconv.Atoi(os.Getenv(childKill))
		if err == nil {
			_, err = resumeUntil(table, os.Getenv(childOut), int64(n))
		}
		fmt.Fprintln(os.Stderr, "not killed:", err)
		os.Exit(1)
	}
	if err := flag.Set("rapid.checks", "30"); err != nil { // unless the command line says more
		panic(err)
	}
	os.Exit(m.Run())
}

// resumeUntil resumes the table and kills this process before the n-th change; 0
// lets it live. It returns how many changes there were.
func resumeUntil(table, dir string, n int64) (int64, error) {
	s, err := Read(Source{Path: table})
	if err != nil {
		return 0, err
	}
	c, err := MapColumns(s, nil)
	if err != nil {
		return 0, err
	}
	out, err := output.Open(dir, "batch")
	if err != nil {
		return 0, err
	}
	var changes atomic.Int64
	out.Before = func() error {
		if changes.Add(1) != n {
			return nil
		}
		self, err := os.FindProcess(os.Getpid())
		if err == nil {
			err = self.Kill()
		}
		if err != nil {
			panic(err)
		}
		select {}
	}
	j := &Job{
		Sheet: s, Columns: c, Engine: engine(), Formats: []render.Format{txtFormat},
		Days: complaint.Days{Letter: testDay, Today: testDay}, Jobs: 2, Resume: true,
	}
	if _, err := j.Run(noCancel, out, func(Outcome) {}); err != nil {
		return 0, err
	}
	return changes.Load(), out.Close()
}

// TestKilled kills a run at random changes of the file system, of a plain run and
// of one that replaces every folder: each time the next run ends in the tree of a
// run that nobody disturbed.
func TestKilled(t *testing.T) {
	kills := 4
	if n, err := strconv.Atoi(os.Getenv(killsVar)); err == nil {
		kills = n
	}
	rows := plant(people(leastRows))[:20]
	earlier := put(t, "案件.csv", encode(t, rows, bomCharset, ','))
	for i := range rows[1:] {
		rows[i+1][column("家庭住址")] += "乙"
	}
	later := put(t, "案件.csv", encode(t, rows, bomCharset, ','))
	trees := map[string]map[string]string{}
	for _, table := range []string{earlier, later} {
		dir := t.TempDir()
		_, err := resumeUntil(table, dir, 0)
		must(t, err)
		trees[table] = tree(t, dir)
	}
	random := rand.New(rand.NewPCG(1, uint64(kills)))
	for i := range kills {
		base, table := t.TempDir(), earlier
		if i%2 == 1 { // every folder is swapped
			_, err := resumeUntil(earlier, base, 0)
			must(t, err)
			table = later
		}
		trial := t.TempDir()
		must(t, os.CopyFS(trial, os.DirFS(base)))
		changes, err := resumeUntil(table, trial, 0)
		must(t, err)
		n := random.Int64N(changes) + 1
		kill(t, table, base, n)
		for name := range tree(t, base) {
			if filepath.Base(name) == name && len(name) == 5 { // R0001 as a file
				t.Errorf("%s is no folder", name)
			}
		}
		_, err = resumeUntil(table, base, 0)
		must(t, err)
		if diff := cmp.Diff(trees[table], tree(t, base)); diff != "" {
			t.Errorf("killed at change %d of %d:\n%.2000s", n, changes, diff)
		}
	}
}

// kill runs a child that does not survive its n-th change.
func kill(t *testing.T, table, dir string, n int64) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), childTable+"="+table, childOut+"="+dir, childKill+"="+fmt.Sprint(n))
	if out, err := cmd.CombinedOutput(); err == nil || cmd.ProcessState.ExitCode() > 0 {
		t.Fatalf("the child lived: %v %s", err, out)
	}
	if _, err := os.Stat(filepath.Join(dir, ".tousu-batch")); err != nil {
		t.Errorf("the child left nothing: %v", err)
	}
}

// TestTornLedger: a line that a kill or a full disk cut short promises nothing and
// harms no other.
func TestTornLedger(t *testing.T) {
	path := put(t, "案件.csv", encode(t, people(4), bomCharset, ','))
	dir := t.TempDir()
	_, err := resumeUntil(path, dir, 0)
	must(t, err)
	want := tree(t, dir)
	ledger := filepath.Join(dir, "ledger.txt")
	src, err := os.ReadFile(ledger)
	must(t, err)
	for _, n := range []int{0, 1, 64, 194, 195, 196, 300} {
		must(t, os.WriteFile(ledger, src[:n], 0o600))
		_, err := resumeUntil(path, dir, 0)
		must(t, err)
		if diff := cmp.Diff(want, tree(t, dir)); diff != "" {
			t.Errorf("cut at %d:\n%.1000s", n, diff)
		}
	}
}
