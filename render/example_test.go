package render_test

import (
	"fmt"
	"log"
	"os"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/render"
	"tousu/render/letter"
	"tousu/render/plan"
)

// A case is planned, and each paper that can be written is rendered: the letter is a tree
// of blocks, which packages docx, html and text write out.
func Example() {
	src, err := os.ReadFile("../testdata/cases/minimal.yaml")
	if err != nil {
		log.Fatal(err)
	}
	today, _ := legal.ParseDate("2026-03-20")
	kase, findings := complaint.Decode("minimal.yaml", src, complaint.Days{Today: today})
	if kase == nil {
		log.Fatal(findings)
	}
	planner := plan.Default()
	engine, err := render.Builtin(planner)
	if err != nil {
		log.Fatal(err)
	}
	chosen, err := planner.Plan(kase, []string{"auto"})
	if err != nil {
		log.Fatal(err)
	}
	for _, decision := range chosen.Write {
		result, err := engine.Render(kase, decision)
		if err != nil {
			log.Fatal(err)
		}
		title := result.Letter.Blocks[0].(*letter.Title)
		fmt.Printf("%s → %s\n", title.Text, result.Recipient)
	}
	// Output:
	// 停止侵害告知函暨个人信息权利请求书 → 示例消费金融有限公司
	// 消费投诉书 → 示例消费金融有限公司
	// 举报信 → 国家金融监督管理总局宁波监管局
}
