package main

import (
	"fmt"
	"os"
	"strings"
	"syscall"
)

// verify judges the citations of a document.
func verify(name, path string, content func() []byte, want int) input {
	return input{"document", name, []file{lazyFile(path, content)},
		[]string{"law", "verify", path, "--on", "2026-02-11", "--filed", "2026-03-20"}, want, ""}
}

const documentXML = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>`

func paragraph(s string) string { return "<w:p><w:r><w:t>" + s + "</w:t></w:r></w:p>" }

func docx(body string) []byte {
	return archive(text("word/document.xml", fmt.Sprintf(documentXML, body)))
}

// documents are what law verify is given.
func documents() []input {
	var out []input
	add := func(name string, content func() []byte, want int) {
		out = append(out, verify(name, "a.docx", content, want))
	}
	plain := func(name, content string, want int) {
		out = append(out, verify(name, "a.txt", func() []byte { return []byte(content) }, want))
	}
	whole := docx(paragraph("依据《中华人民共和国个人信息保护法》第十条。"))
	add("as it should be", func() []byte { return whole }, 0)
	add("empty", func() []byte { return nil }, 1)
	add("no archive", func() []byte { return []byte("甲") }, 1)
	add("an archive of nothing", func() []byte { return archive() }, 1)
	for _, n := range []int{10, len(whole) / 2, len(whole) - 5} {
		add(fmt.Sprintf("cut at %d bytes", n), func() []byte { return whole[:n] }, 1)
	}
	add("a part of zero bytes", func() []byte { return archive(text("word/document.xml", "")) }, 1)
	add("a part of blanks", func() []byte { return archive(text("word/document.xml", "  \n")) }, 1)
	add("an unclosed part", func() []byte { return archive(text("word/document.xml", "<w:document><w:body><w:p>")) }, 1)
	add("another part", func() []byte { return archive(text("xl/workbook.xml", "<a/>")) }, 1)
	add("500 MB of blanks", func() []byte { return archive(zeros("word/document.xml", 500<<20)) }, 1)
	add("1 GB of blanks beside it", func() []byte {
		return archive(text("word/document.xml", fmt.Sprintf(documentXML, paragraph("甲"))),
			zeros("word/media/a.bin", 1<<30))
	}, 0)
	add("100,000 elements within one another", func() []byte { return docx(strings.Repeat("<w:p>", 100_000)) }, 1)
	add("entities that laugh", func() []byte {
		return archive(text("word/document.xml", `<!DOCTYPE a [<!ENTITY b "xx">]><w:document>&b;</w:document>`))
	}, 1)
	add("an entity of a file", func() []byte {
		return archive(text("word/document.xml",
			`<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><w:document>&b;</w:document>`))
	}, 1)
	add("bytes that are no text", func() []byte {
		return archive(text("word/document.xml", fmt.Sprintf(documentXML, paragraph("\xff\xfe"))))
	}, 1)
	add("names that lead out", func() []byte {
		return archive(text("word/document.xml", fmt.Sprintf(documentXML, paragraph("甲"))), text("../../evil", "乙"))
	}, 0)
	add("a day of creation that is none", func() []byte {
		return archive(text("word/document.xml", fmt.Sprintf(documentXML, paragraph("甲"))),
			text("docProps/core.xml", "<c><created>9999-99-99T</created></c>"))
	}, 0)
	for _, cited := range []string{
		"第10000条", "第一万条", "第九九九条", "第99999999999999999999条", "第十条第九十九款", "第十条第99999999999999999999款", "第零条", "第〇条",
		"第-1条", "第1.5条",
		"第十条第一款第（九十九）项", "第十条第（99999999999999999999）项", "第十条第九十九亿款",
	} {
		plain("a citation of "+cited, "依据《中华人民共和国个人信息保护法》"+cited+"。\n", 1)
	}
	plain("a law that is none", "依据《中华人民共和国外星人法》第十条。\n", 0)
	plain("an escape in the name of a law", "依据《中华人民共和国\x1b[31m外星人法》第十条。\n", 1)
	plain("a direction in the name of a law", "依据《中华人民共和国\u202e外星人法》第十条。\n", 1)
	plain("100,000 open brackets", strings.Repeat("《", 100_000), 0)
	plain("100,000 closed brackets", strings.Repeat("》", 100_000), 0)
	plain("100,000 times 第", strings.Repeat("第", 100_000), 0)
	plain("1,000 citations of nothing", strings.Repeat("《个人信息保护法》第九百条。", 1_000), 1)
	plain("a line of 1 MB", strings.Repeat("依据法律规定，", 50_000), 0)
	plain("no UTF-8", "依据\xff\xfe", 1)
	plain("UTF-16", utf16Text("依据《个人信息保护法》第十条。", false, true), 0)
	plain("NULs", strings.Repeat("\x00", 1000), 0)
	plain("empty text", "", 0)
	plain("a quotation that never ends", "《个人信息保护法》第十条规定“任何组织、个人不得"+strings.Repeat("甲", 100_000), 0)
	return out
}

// template renders the lender's notice of a good case with a template of its own.
func template(name, src string, want int) input {
	return input{
		"template", name,
		[]file{bytesFile("case.yaml", []byte(story("来电人要求还款。"))),
			bytesFile("t/letters/lender-notice.tmpl", []byte(src))},
		[]string{"render", "case.yaml", "--to", "lender-notice", "--templates", "t", "--date", "2026-03-20"}, want, src,
	}
}

// templates are the language of letters.
func templates() []input {
	good := "= 题\n@ {{ .Recipient.Name }}：\n正文\n"
	out := []input{template("as it should be", good, 0)}
	for name, src := range sorted(map[string]string{
		"empty": "", "blank": " \n\n", "a title alone": "= 题\n", "no addressee": "= 题\n正文\n", "no title": "@ 收：\n正文\n",
		"no words":                     "= 题\n@ 收：\n",
		"a loop of a thousand million": "{{ range 1000000000 }}{{ end }}",
		"that prints":                  "{{ range 1000000000 }}甲\n{{ end }}",
		"loops within loops":           strings.Repeat("{{ range 1000 }}", 20) + strings.Repeat("{{ end }}", 20),
		"calls in a loop":              "{{ range 1000000000 }}{{ if add 1 2 }}{{ end }}{{ end }}",
		"methods in a loop":            "{{ range 1000000000 }}{{ if $.To \"lender\" }}{{ end }}{{ end }}",
		"citations in a loop":          "{{ range 1000000000 }}{{ if $.Quotes }}{{ end }}{{ end }}",
		"a text that doubles":          "{{ $s := \"甲\" }}{{ range 64 }}{{ $s = print $s $s }}{{ end }}",
		"a list that doubles":          "{{ $s := list 1 }}{{ range 64 }}{{ $s = list $s $s }}{{ end }}{{ $s }}",
		"a replacement that grows":     "{{ $s := \"甲\" }}{{ range 64 }}{{ $s = replace \"甲\" \"甲甲\" $s }}{{ end }}",
		"a key of lists":               "{{ $s := list 1 }}{{ range 64 }}{{ $s = list $s $s }}{{ end }}{{ dict $s 1 }}",
		"recursion":                    `{{ define "x" }}{{ template "x" . }}{{ end }}{{ template "x" . }}`,
		"two that invoke each other":   `{{ define "x" }}{{ template "y" . }}{{ end }}{{ define "y" }}{{ template "x" . }}{{ end }}{{ template "x" . }}`,
		"recursion that branches":      `{{ define "x" }}{{ template "x" . }}{{ template "x" . }}{{ end }}{{ template "x" . }}`,
		"100,000 actions":              strings.Repeat("{{ 1 }}", 100_000),
		"100,000 texts":                strings.Repeat("甲", 100_000), "1 MB": strings.Repeat("字", 350_000),
		"5,000 conditions within one another": strings.Repeat("{{ if 1 }}", 5_000) + strings.Repeat("{{ end }}", 5_000),
		"5,000 parentheses": "{{ " + strings.Repeat("(", 5_000) + "1" + strings.Repeat(")", 5_000) +
			" }}",
		"100,000 parentheses": "{{ " + strings.Repeat("(", 100_000),
		"100,000 definitions": strings.Repeat(`{{define "x"}}{{end}}`, 50_000),
		"a sum too large":     "{{ add 9223372036854775807 1 }}", "a number too large": "{{ 99999999999999999999 }}",
		"a decimal too large": "{{ 1e999 }}", "a complex number": "{{ 1i }}",
		"a direction": "= 题\u202e\n" + good, "a direction in a constant": "{{ \"\u2066\" }}\n" + good,
		"an escape": "\x1b[2J\n" + good, "an escape in a constant": "{{ \"\\x1b[2J\" }}\n" + good,
		"C1": "\u009b2J\n" + good, "bytes that are no text": "= 题\xff\n", "NULs": "\x00\x00",
		"an unclosed action": "{{ .Date", "an unclosed comment": "{{/* 甲", "an unclosed text": "{{ \"甲 }}",
		"an unclosed condition": "{{ if 1 }}", "an end too many": "{{ end }}", "else alone": "{{ else }}",
		"break alone": "{{ break }}", "a variable that is none": "{{ $x }}",
		"a function that is none": "{{ env \"HOME\" }}", "printf": "{{ printf \"%s\" 1 }}", "call": "{{ call .To }}",
		"a field that is none": "{{ .Secret }}", "a method of the engine": "{{ .engine }}",
		"a partial that is none": "{{ template \"none\" }}", "two variables": "{{ $a, $b := 1 }}",
		"bad characters": "{{ “甲” }}", "an odd character": "{{ # }}",
		"a name with an escape":            "{{ template \"\\x1b[2J\" }}",
		"a function called by an escape":   "{{ \x1b }}",
		"an identity number for a company": "= 题\n@ 收：\n{{ .Complainant.IDNumber }}\n",
		"an allowance that is none":        "{{/* allows: all */}}\n" + good,
		"a panic":                          "{{ index (list 1) 9 }}", "an index below zero": "{{ index (list 1) -1 }}",
		"a nil": "{{ nil }}", "a comparison of other kinds": "{{ eq 1 \"甲\" }}", "a wrong mark": "* 甲\n",
		"a row of other width":  "| a |\n| a | b |\n",
		"a citation of nothing": "{{ .Cite \"none/none\" }}", "a citation by number": "= 题\n@ 收：\n依据《个人信息保护法》第九百条。\n",
		"a repealed law": "= 题\n@ 收：\n依据《合同法》第六十条。\n",
	}) {
		out = append(out, template(name, src, 1))
	}
	device := template("a template that never ends", good, 1)
	device.files[1].make = func(path string) error { return os.Symlink("/dev/zero", path) }
	pipe := template("a template that is a pipe", good, 1)
	pipe.files[1].make = func(path string) error { return syscall.Mkfifo(path, 0o600) }
	folder := template("a template that is a folder", good, 1)
	folder.files[1].make = func(path string) error { return os.Mkdir(path, 0o700) }
	return append(out, device, pipe, folder)
}

// files are names, devices and command lines.
func files() []input {
	var out []input
	good := []byte(story("来电人要求还款。"))
	add := func(name string, want int, args []string, made ...file) {
		out = append(out, input{"file", name, made, args, want, ""})
	}
	sparse := func(path string) error {
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			return err
		}
		return os.Truncate(path, 3<<30)
	}
	fifo := func(path string) error { return syscall.Mkfifo(path, 0o600) }
	folder := func(path string) error { return os.Mkdir(path, 0o700) }
	loop := func(path string) error { return os.Symlink("a", path) }
	for _, command := range [][]string{{"check"}, {"route"}, {"render"}, {"law", "verify"}, {"batch"}} {
		verb := strings.Join(command, " ")
		name := map[string]string{"law verify": "a.txt", "batch": "a.csv"}[verb]
		if name == "" {
			name = "a"
		}
		add(verb+" of a folder", 1, append(command, name), file{name, folder})
		add(verb+" of a pipe", 1, append(command, name), file{name, fifo})
		add(verb+" of 3 GB", 1, append(command, name), file{name, sparse})
		add(verb+" of nothing", 1, append(command, name))
		if verb != "batch" {
			add(verb+" of /dev/zero", 1, append(command, "/dev/zero"))
			add(verb+" of /dev/full", 1, append(command, "/dev/full"))
			add(verb+" of a link to itself", 1, append(command, "a"), file{"a", loop})
		}
		add(verb+" of a long name", 1, append(command, strings.Repeat("a", 5000)+name))
	}
	for _, name := range []string{"甲\x1b[2J.yaml", "甲\u202e.yaml", "510104197905201126.yaml", "13600007890/案.yaml",
		"a\nb.yaml", "-x.yaml", "甲\u009b.yaml", "甲 乙.yaml", "\xff.yaml"} {
		path := name
		if strings.HasPrefix(name, "-") {
			path = "./" + name
		}
		add("a good case called "+strings.ToValidUTF8(name, "?"), 0, []string{"check", path}, bytesFile(name, good))
		add("a bad case called "+strings.ToValidUTF8(name, "?"), 1, []string{"check", path},
			bytesFile(name, []byte("甲: 乙\n")))
		add("no case called "+strings.ToValidUTF8(name, "?"), 1, []string{"check", path})
	}
	for _, args := range [][]string{
		{""}, {"\x1b[2J"}, {"check", "a", "b"}, {"--nothing"}, {"render", "case.yaml", "--nothing"},
		{"render", "case.yaml", "--date"}, {"render", "case.yaml", "--date", "昨天"},
		{"render", "case.yaml", "--date", "\x1b"}, {"render", "case.yaml", "--date", "9999-99-99"},
		{"render", "case.yaml", "--to", "火星"}, {"render", "case.yaml", "--format", "exe"},
		{"render", "case.yaml", "--format", "\u202e"}, {"render", "case.yaml", "--max", "-1"},
		{"render", "case.yaml", "--max", "1e9"}, {"law", "show", "pipl", "九九九九九"}, {"law", "show", "\x1b", "1"},
		{"law", "cite", "../.."},
		{"law", "diff", "a", "b", "c"}, {"agency", "show", "\x1b[31m"}, {"agency", "show", "火星局"},
		{"template", "show", "../../etc/passwd"}, {"law", "verify", "case.yaml", "--on", "昨天"},
		{"render", "case.yaml", "--templates", "nowhere"},
		{"render", "case.yaml", "--templates", "/dev/null"},
	} {
		want := 2
		add("arguments "+short(fmt.Sprintf("%q", args)), want, args, bytesFile("case.yaml", good))
	}
	add("the usual case file", 0, []string{"check"}, bytesFile("case.yaml", good))
	for _, target := range []string{"case.yaml", "/dev/null", "/dev/null/a", "/proc/a"} {
		add("letters into "+target, 1, []string{"render", "case.yaml", "--date", "2026-03-20", "-o", target},
			bytesFile("case.yaml", good))
	}
	return out
}
