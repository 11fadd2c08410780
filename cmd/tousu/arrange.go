package main

import (
	"strings"

	"github.com/urfave/cli/v2"
)

// arrange puts flags before positional arguments, so that both orders work: urfave/cli v2 silently
// ignores a flag after a positional argument. What follows -- stays as it is.
func arrange(app *cli.App, args []string) ([]string, error) {
	path, flags := descend(app, args)
	out := append([]string{}, args[:path]...)
	var words []string
	rest := args[path:]
	for i := 0; i < len(rest); i++ {
		a := rest[i]
		if a == "--" {
			words = append(words, rest[i+1:]...)
			break
		}
		if len(a) < 2 || a[0] != '-' {
			words = append(words, a)
			continue
		}
		out = append(out, a)
		if !takesValue(flags, a) {
			continue
		}
		if i++; i == len(rest) {
			return nil, usage("运行 tousu "+strings.Join(args[:path], " ")+" --help 看用法。", "选项 %s 后面缺少内容", a)
		}
		out = append(out, rest[i])
	}
	if len(words) == 0 {
		return out, nil
	}
	return append(append(out, "--"), words...), nil
}

// descend returns how many of the arguments name the command, and the flags that
// the command knows.
func descend(app *cli.App, args []string) (int, []cli.Flag) {
	commands, flags, n := app.Commands, app.Flags, 0
	for n < len(args) {
		var next *cli.Command
		for _, c := range commands {
			if c.HasName(args[n]) {
				next = c
			}
		}
		if next == nil {
			break
		}
		commands, flags = next.Subcommands, next.Flags
		n++
	}
	return n, flags
}

// takesValue reports whether the argument is a flag whose value is the next argument.
func takesValue(flags []cli.Flag, arg string) bool {
	name := strings.TrimLeft(arg, "-")
	if strings.Contains(name, "=") {
		return false
	}
	for _, f := range flags {
		for _, n := range f.Names() {
			if n == name {
				_, isBool := f.(*cli.BoolFlag)
				return !isBool
			}
		}
	}
	return false
}
