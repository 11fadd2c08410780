// Command write writes a letter to standard output. TestProgram runs it.
package main

import (
	"log"
	"os"

	"tousu/render/docx"
	"tousu/render/letter"
)

func main() {
	w, err := docx.New()
	if err != nil {
		log.Fatal(err)
	}
	l := &letter.Letter{Blocks: []letter.Block{
		&letter.Title{Text: letter.Line{letter.Text("投诉书")}},
		&letter.Paragraph{Text: letter.Line{letter.Text("正文。")}},
	}}
	if err := w.Write(os.Stdout, l, docx.Properties{Title: "投诉书"}); err != nil {
		log.Fatal(err)
	}
}
