//go:build urfave_cli_no_docs

package main

import "github.com/urfave/cli/v2"

// manCommands are none in a release, whose manual page lies beside it.
func manCommands(env) []*cli.Command { return nil }
