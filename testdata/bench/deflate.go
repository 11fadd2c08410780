package main

import (
	"bytes"
	"io"
	"time"

	"github.com/klauspost/compress/flate"
)

// deflateRounds is how often the letters are deflated for one timing.
const deflateRounds = 20

// deflate deflates document.xml of each letter with one writer, as the program
// does.
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
	var best timing
	for range deflateRounds {
		start := time.Now()
		for _, d := range documents {
			out.Reset()
			z.Reset(&out)
			z.Write(d) // a buffer takes everything
			z.Close()
		}
		best = best.best(timing{letters: len(documents), wall: time.Since(start)})
	}
	return best, nil
}
