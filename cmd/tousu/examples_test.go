package main

import (
	"bytes"
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"

	"tousu/legal/complaint"
	"tousu/render/batch/workbook"
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
			if i := slices.IndexFunc(words, func(w string) bool { return strings.HasSuffix(w, "-out") }); i >= 0 {
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
		"template export 模板", "render case.yaml -o 样本 --to 网信办",
		"render case.yaml -o 信件 --to 网信办,被投诉机构 --register 发文登记簿.xlsx",
		"post 发文登记簿.xlsx --columns-out 邮寄.yaml",
	} {
		if status, _, talk := runCommand(strings.Fields(line)...); status != 0 {
			t.Fatalf("tousu %s: status %d\n%s", line, status, talk)
		}
	}
	if err := os.WriteFile("单位.yaml", []byte("名称: 示例市消费者协会\n性质: 消费者协会\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	letters, err := filepath.Glob("样本/*/01-*.docx")
	if err != nil || len(letters) != 1 {
		t.Fatal(letters, err)
	}
	if err := os.Rename(letters[0], "投诉书.docx"); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"案件.xlsx", "信件/failed.xlsx"} {
		writeTable(t, name)
	}
	return dir
}

// ownCells make the row that tousu new --table writes somebody's own.
var ownCells = map[string]string{
	"姓名": "方知远", "身份证号": "330203198604121114", "电话": "13600004321", "住址": "浙江省宁波市鄞州区示例路1号", "被投诉人": "示例消费金融有限公司",
	"地区": "宁波", "合同编号": "SL-2025-000123", "时间": "2026-02-11 10:05", "来电号码": "未知号码", "关系": "同事",
	"经过": "来电人自称受该公司委托，一小时内六次拨打本人同事的电话，说出本人的姓名和欠款，要求同事转告本人当天还款。",
}

// writeTable writes the table of tousu new --table with two cases of somebody's own.
func writeTable(t *testing.T, name string) {
	t.Helper()
	head, row, second := workbook.Line{}, workbook.Line{}, workbook.Line{}
	for _, c := range complaint.SampleRow {
		head.Cells, row.Cells = append(head.Cells, c[0]), append(row.Cells, cmp.Or(ownCells[c[0]], c[1]))
	}
	second.Cells = slices.Clone(row.Cells)
	second.Cells[0] = "另一件"
	var b bytes.Buffer
	if err := workbook.Write(&b, workbook.Table{Name: "案件", Text: true,
		Lines: []workbook.Line{head, row, second}}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
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
