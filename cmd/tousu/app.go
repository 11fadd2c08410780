package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"tousu/legal"
)

// Exit statuses.
const (
	exitFailed   = 1 // some letter failed
	exitUsage    = 2 // the command line was wrong
	exitInternal = 3 // the program is at fault
)

// failure is an error with its exit status and what the user can do about it.
type failure struct {
	status int
	err    error
	hint   string
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

func usage(hint, format string, args ...any) error {
	return &failure{exitUsage, fmt.Errorf(format, args...), hint}
}

func failed(hint, format string, args ...any) error {
	return &failure{exitFailed, fmt.Errorf(format, args...), hint}
}

// run runs one command line and returns the exit status. stdout is for the product, stderr for
// messages: 错误, then 提示.
func run(e env) (status int) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintf(e.err, "tousu: 错误：程序内部出错：%v\n提示：这是程序的缺陷，请把这一行连同所用命令告诉开发者，不要附上案件内容。\n", r)
			status = exitInternal
		}
	}()
	out, talk := &speech{Writer: e.out}, &speech{Writer: e.err, masks: true}
	e.out, e.err = out, talk
	app := newApp(e)
	if n := len(e.args); n > 0 && e.args[n-1] == completionFlag {
		printCompletions(e, app, e.args[:n-1])
		return 0
	}
	given := e.args
	if command := fitting(app, given); command != nil {
		given = slices.Concat(command, given)
		fmt.Fprintf(e.err, "没有写命令，按文件运行的是 tousu %s。\n", strings.Join(command, " "))
	}
	args, err := arrange(app, given)
	if err == nil {
		err = app.Run(append([]string{"tousu"}, args...))
	}
	out.end()
	if err == nil && out.failed {
		err = failed("请确认输出的去处可以写入。", "结果没有写完")
	}
	if err == nil {
		return 0
	}
	f := &failure{status: exitFailed, err: err}
	errors.As(err, &f)
	if f.err.Error() != "" {
		fmt.Fprintf(e.err, "tousu: 错误：%v\n", f.err)
	}
	if f.hint != "" {
		fmt.Fprintf(e.err, "提示：%s\n", f.hint)
	}
	return f.status
}

// newApp builds the command tree.
func newApp(e env) *cli.App {
	chinese()
	app := &cli.App{
		Name:                  "tousu",
		Usage:                 "把一件事的经过写成可以签名寄出的投诉书、举报信",
		Version:               version(),
		HideHelpCommand:       true,
		HideVersion:           true,
		CustomAppHelpTemplate: appHelp,
		Flags: []cli.Flag{
			cli.HelpFlag, // the library omits it if there is a command with that name
			&cli.BoolFlag{Name: "version", Aliases: []string{"v"}, Usage: "显示版本、许可证和源代码说明"},
		},
		Commands: []*cli.Command{
			newCommand(e), checkCommand(e), routeCommand(e), renderCommand(e), batchCommand(e), printCommand(e),
			postCommand(e), reportCommand(e), situationCommand(e),
			sentCommand(e), nextCommand(e),
			pageCommand(e), exhibitsCommand(e), lawCommand(e), agencyCommand(e), templateCommand(e),
			helpCommand(e), completionCommand(e),
		},
		Writer:         e.out,
		ErrWriter:      io.Discard, // run prints the errors
		ExitErrHandler: func(*cli.Context, error) {},
		OnUsageError:   usageError,
		Action: func(c *cli.Context) error {
			if c.Bool("version") {
				_, err := fmt.Fprint(e.out, notice())
				return err
			}
			if c.Args().Present() {
				return noCommand("", c.Args().First(), c.App.Commands)
			}
			return cli.ShowAppHelp(c)
		},
	}
	app.Commands = append(app.Commands, manCommands(e)...)
	complete(app.Commands)
	return app
}

// complete gives every command the Chinese help and the same handling of wrong flags and words.
func complete(commands []*cli.Command) {
	for _, c := range commands {
		c.HideHelpCommand = true
		c.CustomHelpTemplate = commandHelp
		c.OnUsageError = usageError
		if len(c.Subcommands) > 0 {
			c.CustomHelpTemplate = groupHelp
			c.Action = func(ctx *cli.Context) error {
				if ctx.Args().Present() {
					return noCommand(" "+c.Name, ctx.Args().First(), c.Subcommands)
				}
				return cli.ShowSubcommandHelp(ctx)
			}
		}
		complete(c.Subcommands)
	}
}

// usageError says in Chinese what package flag says in English.
func usageError(c *cli.Context, err error, _ bool) error {
	hint := "运行 tousu" + commandPath(c) + " --help 看用法。"
	msg := err.Error()
	switch {
	case strings.HasPrefix(msg, "flag provided but not defined: "):
		return noFlag(c, strings.TrimPrefix(msg, "flag provided but not defined: "), hint)
	case strings.HasPrefix(msg, "flag needs an argument: "):
		return usage(hint, "选项 %s 后面缺少内容", strings.TrimPrefix(msg, "flag needs an argument: "))
	}
	return usage(hint, "选项的写法不对")
}

func commandPath(c *cli.Context) string {
	if c.Command == nil || c.Command.Name == "tousu" {
		return ""
	}
	return c.Command.HelpName[strings.IndexByte(c.Command.HelpName+" ", ' '):]
}

// date reads a date flag; the zero Date if absent.
func date(c *cli.Context, flag string) (legal.Date, error) {
	s := c.String(flag)
	if s == "" {
		return legal.Date{}, nil
	}
	d, err := legal.ParseDate(s)
	if err != nil {
		return d, usage("例如 --"+flag+" 2026-03-20", "选项 --%s：%w", flag, err)
	}
	return d, nil
}

func (e env) today() legal.Date { return legal.DateOf(e.now()) }

// one returns the only positional argument.
func one(c *cli.Context, what string) (string, error) {
	switch c.NArg() {
	case 1:
		return c.Args().First(), nil
	case 0:
		return "", usage("例如 tousu"+commandPath(c)+" "+what, "没有写%s", what)
	}
	return "", usage("文件名中有空格的，请用引号括起来。", "多写了 %q", c.Args().Get(1))
}
