package verify_test

import (
	"fmt"

	"tousu/legal"
	"tousu/legal/verify"
)

// A text is read once, and checked for any number of occasions.
func ExampleVerifier_Read() {
	text := "《网络安全法》第四十四条规定，任何个人和组织不得窃取或者非法出售个人信息。"
	reading := verify.Default().Read(text)
	filed, _ := legal.ParseDate("2026-03-20")
	for _, day := range []string{"2025-12-18", "2026-01-15"} {
		act, _ := legal.ParseDate(day)
		for _, f := range reading.Verify(verify.Occasion{Acts: []legal.Date{act}, Filed: filed}).Findings {
			fmt.Println(day, f.Code, f.Right)
		}
	}
	// Output:
	// 2025-12-18 unlabelled 《网络安全法》（2016年）第四十四条
	// 2026-01-15 moved 《网络安全法》第四十六条
}
