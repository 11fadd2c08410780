//go:build !urfave_cli_no_docs

package main

import (
	"fmt"

	"github.com/urfave/cli/v2"
)

// manCommands returns the command that writes the manual page, from the definitions that help uses.
// A release is built without it, because its markup library slows down each start; .ci/release
// writes the page before.
func manCommands(e env) []*cli.Command {
	return []*cli.Command{{
		Name: "man", Usage: "输出手册页", Hidden: true, Description: "例：\n   tousu man",
		Action: func(c *cli.Context) error {
			page, err := c.App.ToManWithSection(1)
			if err != nil {
				return err
			}
			_, err = fmt.Fprint(e.out, page)
			return err
		},
	}}
}
