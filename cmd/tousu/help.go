package main

import (
	"strings"
	"sync"

	"github.com/urfave/cli/v2"
)

// chinese sets the two package variables of urfave/cli that print English.
var chinese = sync.OnceFunc(func() {
	cli.HelpFlag = &cli.BoolFlag{Name: "help", Aliases: []string{"h"}, Usage: "显示帮助"}
	cli.FlagStringer = func(f cli.Flag) string {
		names := f.Names()
		for i, n := range names {
			names[i] = map[bool]string{true: "-", false: "--"}[len(n) == 1] + n
		}
		d, ok := f.(cli.DocGenerationFlag)
		if !ok {
			return strings.Join(names, ", ")
		}
		// `甲` in the usage is the name of the flag's value.
		usage, word := d.GetUsage(), ""
		if before, rest, ok := strings.Cut(usage, "`"); ok {
			name, after, _ := strings.Cut(rest, "`")
			usage, word = before+name+after, " "+name
		}
		return strings.Join(names, ", ") + word + "\t" + usage
	}
})

// Help templates of urfave/cli, in Chinese.
const (
	appHelp = `tousu（投诉）：{{ .Usage }}

用法：
   tousu 命令 [选项] [文件]

命令：{{ range .VisibleCommands }}
   {{ join .Names ", " }}{{ "\t" }}{{ .Usage }}{{ end }}

选项：{{ range .VisibleFlags }}
   {{ . }}{{ end }}

第一次使用：
   tousu page             在浏览器里一问一答，写出信件
   tousu new              写一份可以照着改的 case.yaml
   tousu check case.yaml  检查填写有没有问题
   tousu render case.yaml 写出信件，放在 out 文件夹

最常问的几件事：tousu help
所有内容只在您自己的电脑上处理，不联网。
`
	commandHelp = `{{ .HelpName }}：{{ .Usage }}

用法：
   {{ .HelpName }}{{ with .ArgsUsage }} {{ . }}{{ end }}{{ if .VisibleFlags }} [选项]

选项：{{ range .VisibleFlags }}
   {{ . }}{{ end }}{{ end }}{{ if .Description }}

{{ .Description }}{{ end }}
`
	groupHelp = `{{ .HelpName }}：{{ .Usage }}

用法：
   {{ .HelpName }} 命令 [选项]

命令：{{ range .VisibleCommands }}
   {{ .Name }}{{ "\t" }}{{ .Usage }}{{ end }}{{ if .Description }}

{{ .Description }}{{ end }}
`
)
