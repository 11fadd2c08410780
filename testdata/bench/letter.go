package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
)

// paragraph is what every writer must write of a paragraph.
type paragraph struct {
	style string
	num   int64 // the list that it is numbered in; 0: none of its own
	text  string
}

// block is a paragraph or, where it has rows, a table; rows[0] of a table with
// more than two columns is its header.
type block struct {
	paragraph
	rows   [][]paragraph
	widths []int64 // of the columns, in twips
}

// checkReference reads a letter and sees that its body is the reference letter's.
func checkReference(file string, reference []byte) (*letter, error) {
	xml, err := documentXML(file)
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(xml, reference) {
		return nil, errors.New("reference.csv and reference.yaml do not give the same letter")
	}
	return parse(xml)
}

// letter is the content of a letter, free of any writer's form.
type letter struct {
	blocks []block
	size   int // of document.xml, in bytes
}

// readLetter reads the content of a DOCX.
func readLetter(file string) (*letter, error) {
	xml, err := documentXML(file)
	if err != nil {
		return nil, err
	}
	return parse(xml)
}

// documentXML takes the body out of a DOCX.
func documentXML(file string) ([]byte, error) {
	parts, err := unzip(file)
	if err == nil && parts["word/document.xml"] == nil {
		err = fmt.Errorf("%s has no word/document.xml", file)
	}
	return parts["word/document.xml"], err
}

// unzip reads the parts of a DOCX.
func unzip(file string) (map[string][]byte, error) {
	z, err := zip.OpenReader(file)
	if err != nil {
		return nil, err
	}
	defer z.Close()
	parts := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		if parts[f.Name], err = io.ReadAll(r); err != nil {
			return nil, err
		}
	}
	return parts, nil
}

// The elements of WordprocessingML that a letter is made of.
type (
	value struct {
		Val string `xml:"val,attr"`
	}
	number struct {
		Val int64 `xml:"val,attr"`
	}
	width struct {
		W int64 `xml:"w,attr"`
	}
	p struct {
		Style value    `xml:"pPr>pStyle"`
		Num   number   `xml:"pPr>numPr>numId"`
		Text  []string `xml:"r>t"`
	}
	tbl struct {
		Grid []width `xml:"tblGrid>gridCol"`
		Rows []struct {
			Cells []struct {
				P p `xml:"p"`
			} `xml:"tc"`
		} `xml:"tr"`
	}
)

// parse reads document.xml.
func parse(src []byte) (*letter, error) {
	l := &letter{size: len(src)}
	d := xml.NewDecoder(bytes.NewReader(src))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return l, nil
		}
		if err != nil {
			return nil, err
		}
		start, _ := token.(xml.StartElement)
		switch start.Name.Local {
		case "p":
			var x p
			err = d.DecodeElement(&x, &start)
			l.blocks = append(l.blocks, block{paragraph: x.paragraph()})
		case "tbl":
			var x tbl
			err = d.DecodeElement(&x, &start)
			l.blocks = append(l.blocks, x.block())
		}
		if err != nil {
			return nil, err
		}
	}
}

func (x p) paragraph() paragraph {
	return paragraph{style: x.Style.Val, num: x.Num.Val, text: strings.Join(x.Text, "")}
}

func (x tbl) block() block {
	var b block
	for _, w := range x.Grid {
		b.widths = append(b.widths, w.W)
	}
	for _, row := range x.Rows {
		var cells []paragraph
		for _, c := range row.Cells {
			cells = append(cells, c.P.paragraph())
		}
		b.rows = append(b.rows, cells)
	}
	return b
}

// text is the words of the letter, a line for each paragraph.
func (l *letter) text() string {
	var b strings.Builder
	for _, x := range l.blocks {
		if x.rows == nil {
			fmt.Fprintln(&b, x.text)
		}
		for _, row := range x.rows {
			for _, cell := range row {
				fmt.Fprintln(&b, cell.text)
			}
		}
	}
	return b.String()
}

// same sees that another writer wrote the same words in the same styles and
// tables.
func (l *letter) same(other *letter) error {
	switch {
	case l.text() != other.text():
		return errors.New("the text differs from tousu's")
	case !reflect.DeepEqual(l.blocks, other.blocks):
		return errors.New("styles, numbers or tables differ from tousu's")
	}
	return nil
}
