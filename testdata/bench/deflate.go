package main

import (
	"bytes"
	"io"
	"time"

	"github.com/klauspost/compress/flate"
)

// deflated is how many letters are deflated for one timing.
const deflated = 3000

// deflate deflates document.xml of each letter once, with one writer, as the
// program does. The same document again and again would be quicker than any
// program that has other things to do can be.
func deflate(letters []string) (timing, error) {
	var documents [][]byte
	for _, file := range letters {
		xml, err := documentXML(file)
		if err != nil {
			return timing{}, err
		}
		documents = append(documents, xml)
	}
	z, err := flate.NewWriter(io.Discard, flate.BestSpeed)
	if err != nil {
		return timing{}, err
	}
	var out bytes.Buffer
	start := time.Now()
	for _, d := range documents {
		out.Reset()
		z.Reset(&out)
		z.Write(d) // a buffer takes everything
		z.Close()
	}
	return timing{letters: len(documents), wall: time.Since(start)}, nil
}
