package legal_test

import (
	"fmt"

	"tousu/legal"
)

// A provision is cited by its name; the act decides on the version, the letter on
// the label.
func ExampleLibrary_Cite() {
	act, _ := legal.ParseDate("2025-12-31")
	letter, _ := legal.ParseDate("2026-03-20")
	c, err := legal.Default().Cite("csl/no-stolen-data", legal.Days{Act: act, Filed: letter})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.Full())
	fmt.Println(c.Key())
	// Output:
	// 《中华人民共和国网络安全法》（2016年）第四十四条（现第四十六条）
	// csl/44@2017-06-01
}

// A statute has one version for each day, or an error that says why not.
func ExampleStatute_On() {
	s, _ := legal.Default().Statute("民法总则")
	day, _ := legal.ParseDate("2021-01-01")
	_, err := s.On(day)
	fmt.Println(err)
	// Output: 《民法总则》施行至2020年12月31日，2021年1月1日已经失效
}
