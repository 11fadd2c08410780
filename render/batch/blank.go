package batch

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"

	"tousu/legal/complaint"
)

// Blank returns the sample row, under the headers that a clinic needs, as a workbook of text
// cells or as a CSV file, depending on the extension of name. ok is false for any other
// extension.
func Blank(name string) (data []byte, ok bool, err error) {
	var head, row []string
	for _, c := range complaint.SampleRow {
		head, row = append(head, c[0]), append(row, c[1])
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".xlsx":
		data, err = textWorkbook("案件", [][]string{head, row})
	case ".csv":
		var b bytes.Buffer
		b.WriteString(bom)
		w := csv.NewWriter(&b)
		w.UseCRLF = true
		err = w.WriteAll([][]string{head, row})
		data = b.Bytes()
	default:
		return nil, false, nil
	}
	return data, true, err
}

// sameFile reports whether two names are the same file.
func sameFile(a, b string) bool {
	x, err1 := os.Stat(a)
	y, err2 := os.Stat(b)
	return err1 == nil && err2 == nil && os.SameFile(x, y)
}
