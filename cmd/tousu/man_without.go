//go:build urfave_cli_no_docs

package main

import "github.com/urfave/cli/v2"

// manCommands returns nothing in a release, which includes the manual page as a file.
func manCommands(env) []*cli.Command { return nil }
