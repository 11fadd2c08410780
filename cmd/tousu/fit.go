package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"tousu/legal/complaint"
	"tousu/render/batch"
)

// usualCase is the case file that tousu new writes; commands use it if no file is given.
const usualCase = "case.yaml"

// caseArgument returns the case file or table that the command line names, or the usual case file
// if it is in this folder.
func caseArgument(e env, c *cli.Context) (string, error) {
	if c.NArg() > 0 {
		return one(c, "案件.yaml")
	}
	if info, err := os.Stat(usualCase); err == nil && info.Mode().IsRegular() {
		fmt.Fprintf(e.err, "没有写案件文件，用的是这个文件夹里的 %s。\n", usualCase)
		return usualCase, nil
	} else if !errors.Is(err, fs.ErrNotExist) {
		return "", openError(usualCase, err)
	}
	return "", usage("例如 tousu"+commandPath(c)+" 案件.yaml；还没有案件文件的，先运行 tousu new。", "没有写案件文件，这个文件夹里也没有 %s", usualCase)
}

// fitting returns the command for a file that is given without one: tousu 案件.xlsx is tousu batch
// 案件.xlsx. It returns nil if the first word is a command, a flag or not a known kind of file.
func fitting(app *cli.App, args []string) []string {
	if len(args) == 0 || strings.HasPrefix(args[0], "-") || app.Command(args[0]) != nil {
		return nil
	}
	file := args[0]
	switch ext := strings.ToLower(filepath.Ext(file)); {
	case ext == ".yaml" || ext == ".yml":
		return []string{"render"}
	case batch.IsTable(file):
		return []string{"batch"}
	case ext == ".docx", ext == ".txt", ext == ".doc", ext == ".wps", ext == ".pdf", ext == ".rtf", ext == ".odt":
		return []string{"law", "verify"}
	}
	return nil
}

// noCommand returns the error for a word that is neither a command nor a file.
func noCommand(under, word string, commands []*cli.Command) error {
	hint := "运行 tousu" + under + " --help 看全部命令。"
	if info, err := os.Stat(word); err == nil {
		if info.IsDir() {
			return usage(hint, "%s 是文件夹，没有写要做什么", word)
		}
		return usage("案件文件以 .yaml 结尾，表格以 .xlsx、.csv 结尾，要核对的文书以 .docx、.txt 结尾。", "不知道 %s 是什么文件", word)
	}
	var names []string
	for _, c := range commands {
		names = append(names, c.Names()...)
	}
	if near, ok := complaint.Nearest(word, names); ok {
		hint = "是否想写 tousu" + under + " " + near + "？" + hint
	}
	return usage(hint, "tousu%s 没有 %q 这个命令", under, word)
}

// noFlag returns the error for a flag that the command does not have.
func noFlag(c *cli.Context, flag, hint string) error {
	var names []string
	if c.Command != nil {
		for _, f := range c.Command.Flags {
			names = append(names, f.Names()...)
		}
	}
	if near, ok := complaint.Nearest(strings.TrimLeft(flag, "-"), names); ok && len(near) > 1 {
		hint = "是否想写 --" + near + "？" + hint
	}
	return usage(hint, "没有 --%s 这个选项", strings.TrimLeft(flag, "-"))
}
