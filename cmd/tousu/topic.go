package main

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"github.com/urfave/cli/v2"
)

// topics are the pages of help on what people ask most, one file each; the first
// line is the title.
//
//go:embed topics
var topics embed.FS

func helpCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "help", Usage: "最常问的几件事怎么做", ArgsUsage: "[主题]",
		Description: "例：\n   tousu help\n   tousu help 公司",
		Action: func(c *cli.Context) error {
			if !c.Args().Present() {
				return listTopics(e)
			}
			return showTopic(e, c)
		},
	}
}

func listTopics(e env) error {
	names, err := topicNames()
	if err != nil {
		return err
	}
	fmt.Fprint(e.out, "tousu help 主题：\n")
	for _, name := range names {
		title, _, _ := strings.Cut(topicText(name), "\n")
		fmt.Fprintf(e.out, "   tousu help %s\t%s\n", name, title)
	}
	fmt.Fprint(e.out, "\n各个命令的用法：tousu 命令 --help，例如 tousu render --help\n")
	return nil
}

// showTopic prints a topic, or the help of a command of that name.
func showTopic(e env, c *cli.Context) error {
	name, err := one(c, "公司")
	if err != nil {
		return err
	}
	if text := topicText(name); text != "" {
		fmt.Fprint(e.out, text)
		return nil
	}
	for _, command := range c.App.Commands {
		if command.HasName(name) && len(command.Subcommands) == 0 {
			return cli.ShowCommandHelp(c, name)
		}
	}
	return usage("运行 tousu help 看有哪些主题。", "没有 %q 这个主题", name)
}

func topicNames() ([]string, error) {
	files, err := fs.ReadDir(topics, "topics")
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = strings.TrimSuffix(f.Name(), ".txt")
	}
	return names, err
}

// topicText returns the text of a topic, or "".
func topicText(name string) string {
	src, err := topics.ReadFile("topics/" + name + ".txt")
	if err != nil {
		return ""
	}
	return string(src)
}
