package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// completionFlag asks for the possible next words, one per line; the scripts of the shells add it
// to what has been typed.
const completionFlag = "--generate-bash-completion"

// shells are the shells with completion, with the script of each.
var shells = []struct{ name, script string }{
	{"bash", `_tousu() {
  local current=${COMP_WORDS[COMP_CWORD]} words
  words=$("${COMP_WORDS[@]:0:COMP_CWORD}" "$current" ` + completionFlag + ` 2>/dev/null)
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -o default -F _tousu tousu
`},
	{"zsh", `#compdef tousu
_tousu() {
  local -a words_next
  words_next=("${(@f)$("${words[@]:0:$((CURRENT-1))}" "${words[CURRENT]}" ` + completionFlag + ` 2>/dev/null)}")
  compadd -- $words_next
  _files
}
compdef _tousu tousu
`},
	{"fish", `complete -c tousu -a '(set -l typed (commandline -opc); $typed (commandline -ct) ` + completionFlag + ` 2>/dev/null)'
`},
	{"powershell", `Register-ArgumentCompleter -Native -CommandName tousu -ScriptBlock {
  param($current, $ast, $position)
  $typed = $ast.CommandElements | ForEach-Object { "$_" }
  $rest = @($typed | Select-Object -Skip 1)
  & $typed[0] @rest ` + completionFlag + ` | Where-Object { $_ -like "$current*" } |
    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`},
}

func completionCommand(e env) *cli.Command {
	names := make([]string, len(shells))
	for i, s := range shells {
		names[i] = s.name
	}
	return &cli.Command{
		Name: "completion", Usage: "输出命令行补全的脚本", ArgsUsage: strings.Join(names, "|"),
		Description: `例：
   tousu completion bash

放进各自的启动文件：
   bash        source <(tousu completion bash)
   zsh         source <(tousu completion zsh)
   fish        tousu completion fish | source
   powershell  tousu completion powershell | Out-String | Invoke-Expression`,
		Action: func(c *cli.Context) error {
			name, err := one(c, "bash")
			if err != nil {
				return err
			}
			i := slices.IndexFunc(shells, func(s struct{ name, script string }) bool { return s.name == name })
			if i < 0 {
				return usage("可用的有："+strings.Join(names, "、"), "没有 %q 的补全脚本", name)
			}
			_, err = fmt.Fprint(e.out, shells[i].script)
			return err
		},
	}
}

// printCompletions prints the possible next words after those typed so far, the last of which is
// being typed: commands, topics, and flags if it begins with a dash.
func printCompletions(e env, app *cli.App, typed []string) {
	current := ""
	if len(typed) > 0 {
		current, typed = typed[len(typed)-1], typed[:len(typed)-1]
	}
	n, flags := descend(app, typed)
	commands := app.Commands
	for _, name := range typed[:n] {
		i := slices.IndexFunc(commands, func(c *cli.Command) bool { return c.HasName(name) })
		commands = commands[i].Subcommands
	}
	var words []string
	if strings.HasPrefix(current, "-") {
		for _, f := range flags {
			words = append(words, "--"+f.Names()[0])
		}
	} else if n == len(typed) {
		for _, c := range commands {
			words = append(words, c.Name)
		}
		words = append(words, argumentsOf(typed)...)
	}
	for _, w := range words {
		if strings.HasPrefix(w, current) {
			fmt.Fprintln(e.out, w)
		}
	}
}

// argumentsOf returns the words that a command takes from a short list.
func argumentsOf(typed []string) []string {
	if len(typed) != 1 {
		return nil
	}
	switch typed[0] {
	case "help":
		names, _ := topicNames() // embedded: it cannot fail
		return names
	case "completion":
		return []string{"bash", "zsh", "fish", "powershell"}
	}
	return nil
}
