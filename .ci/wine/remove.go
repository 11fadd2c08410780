//go:build ignore

// Command remove tells whether Wine removes files as Go asks Windows to.
package main

import "os"

func main() {
	if os.WriteFile("probe", nil, 0o600) != nil || os.MkdirAll("probed/within", 0o700) != nil ||
		os.RemoveAll("probed") != nil || os.Remove("probe") != nil {
		os.Exit(1)
	}
}
