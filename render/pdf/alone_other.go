//go:build !unix

package pdf

import "os/exec"

// alone does nothing: only the command itself is killed.
func alone(*exec.Cmd) {}
