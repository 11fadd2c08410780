package main

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"
)

// referenceCSV is the case of the reference letter as a table.
//
//go:embed reference.csv
var referenceCSV string

// writeTable writes a table of n cases to path. The first is the reference case;
// the others differ from it only in their complainant, and the program warns that
// their narratives are alike.
func writeTable(path string, n int) error {
	rows, err := csv.NewReader(strings.NewReader(referenceCSV)).ReadAll()
	if err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	header, rows := rows[0], rows[1:]
	w := csv.NewWriter(f)
	w.Write(header) // errors come with Flush
	for i := range n {
		for line, row := range rows {
			row = slices.Clone(row)
			replace(header, row, "案件编号", fmt.Sprintf("C-%05d", i))
			if i > 0 && line == 0 {
				for column, value := range complainant(i) {
					replace(header, row, column, value)
				}
			}
			w.Write(row)
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return err
	}
	return f.Close()
}

// replace sets the cell of a named column.
func replace(header, row []string, column, value string) {
	row[slices.Index(header, column)] = value
}

var (
	surnames = []rune("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许")
	given    = []rune("子谦晓雯玉兰立明思远若溪安宁知行博文清扬")
)

// complainant invents the i-th person.
func complainant(i int) map[string]string {
	n := len(surnames)
	return map[string]string{
		"姓名":   string([]rune{surnames[i%n], given[i/n%len(given)], given[i/n/len(given)%len(given)]}),
		"身份证号": idNumber(i),
		"电话":   fmt.Sprintf("139%08d", i),
		"住址":   fmt.Sprintf("四川省成都市锦江区示例路%d号2栋3单元501室", 100+i),
		"邮箱":   fmt.Sprintf("c%05d@example.com", i),
		"合同编号": fmt.Sprintf("JC-2024-%06d", i),
	}
}

// idNumber invents the i-th identity number, with its check digit (GB 11643-1999).
func idNumber(i int) string {
	birth := time.Date(1950, 1, 1+i/100, 0, 0, 0, 0, time.UTC)
	number := "510104" + birth.Format("20060102") + fmt.Sprintf("%02d6", i%100)
	sum := 0
	for k, weight := range []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += int(number[k]-'0') * weight
	}
	return number + string("10X98765432"[sum%11])
}
