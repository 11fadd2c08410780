package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"
)

// examples are the command lines under 例 in the help of a command and those below it.
func examples(commands []*cli.Command) []string {
	var out []string
	for _, c := range commands {
		for line := range strings.SplitSeq(c.Description, "\n") {
			if words, ok := strings.CutPrefix(line, "   tousu "); ok {
				words, _, _ = strings.Cut(words, "   ") // a remark
				words, _, _ = strings.Cut(words, " > ") // the shell's
				out = append(out, words)
			}
		}
		out = append(out, examples(c.Subcommands)...)
	}
	return out
}

// makes are the commands whose examples write what the others read.
func makes(words []string) bool {
	return words[0] == "new" && !slices.Contains(words, "--from") || words[0] == "template" && words[1] == "export"
}

// TestExamples runs every example of every --help as a user would who copies it.
func TestExamples(t *testing.T) {
	lines := examples(newApp(env{}).Commands)
	if len(lines) < 20 {
		t.Fatalf("only %d examples were found", len(lines))
	}
	sample, err := os.ReadFile("../../testdata/cases/jincheng.yaml")
	if err != nil {
		t.Fatal(err)
	}
	sample = bytes.Replace(sample, []byte("借款:\n"), []byte("借款:\n  资金方: 示例银行股份有限公司\n"), 1)
	ready := prepared(t, bytes.Replace(sample, []byte("被投诉人:\n"), []byte("被投诉人:\n  住所: 四川省成都市示例路1号\n"), 1))
	for _, line := range lines {
		t.Run(line, func(t *testing.T) {
			words := strings.Fields(line)
			dir := t.TempDir()
			if !makes(words) {
				if err := os.CopyFS(dir, os.DirFS(ready)); err != nil {
					t.Fatal(err)
				}
			}
			t.Chdir(dir)
			if i := slices.Index(words, "--columns-out"); i >= 0 {
				_ = os.Remove(words[i+1]) // what the example is to write
			}
			if status, _, talk := runCommand(words...); status != 0 {
				t.Errorf("tousu %s: status %d\n%s", line, status, talk)
			}
		})
	}
}

// prepared is a folder with the files that examples name.
func prepared(t *testing.T, sample []byte) string {
	t.Helper()
	dir := t.TempDir()
	t.Chdir(dir)
	for _, name := range []string{"case.yaml", "案件.yaml"} {
		if err := os.WriteFile(name, sample, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, line := range []string{
		"new --table 案件.xlsx", "template export 模板", "new --table failed.xlsx", "render case.yaml -o 样本 --to 网信办", "render case.yaml -o 信件 --to 网信办,被投诉机构 --register 发文登记簿.xlsx",
		"post 发文登记簿.xlsx --columns-out 邮寄.yaml",
	} {
		if status, _, talk := runCommand(strings.Fields(line)...); status != 0 {
			t.Fatalf("tousu %s: status %d\n%s", line, status, talk)
		}
	}
	letters, err := filepath.Glob("样本/*/01-*.docx")
	if err != nil || len(letters) != 1 {
		t.Fatal(letters, err)
	}
	if err := os.Rename(letters[0], "投诉书.docx"); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll("信件", 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename("failed.xlsx", "信件/failed.xlsx"); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestTopics(t *testing.T) {
	names, err := topicNames()
	if err != nil || len(names) < 5 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		status, out, talk := runCommand("help", name)
		if title, _, _ := strings.Cut(out, "\n"); status != 0 || talk != "" || title == "" {
			t.Errorf("tousu help %s: status %d, %q", name, status, talk)
		}
		for line := range strings.SplitSeq(out, "\n") {
			if words, ok := strings.CutPrefix(line, "  tousu "); ok {
				if n, _ := descend(newApp(env{}), strings.Fields(words)); n == 0 {
					t.Errorf("tousu help %s names no command: %s", name, line)
				}
			}
		}
	}
	if status, _, talk := runCommand("help", "没有"); status != exitUsage || !strings.Contains(talk, "没有 \"没有\" 这个主题") {
		t.Errorf("status %d, %q", status, talk)
	}
}

func TestCompletion(t *testing.T) {
	for line, want := range map[string]string{
		"":                 "new\ncheck\nroute",
		"re":               "render\n",
		"render --fo":      "--force\n--format\n",
		"law sh":           "show\n",
		"help 公":           "公司\n",
		"completion z":     "zsh\n",
		"render case.yaml": "",
	} {
		words := strings.Split(line, " ")
		status, out, _ := runCommand(append(words, completionFlag)...)
		if status != 0 || !strings.HasPrefix(out, want) || want == "" && out != "" {
			t.Errorf("after %q: %q, want %q", line, out, want)
		}
	}
	for _, s := range shells {
		if status, out, _ := runCommand("completion", s.name); status != 0 || !strings.Contains(out, completionFlag) {
			t.Errorf("%s: status %d", s.name, status)
		}
	}
}
