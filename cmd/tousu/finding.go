package main

import (
	"fmt"
	"io"

	"tousu/legal/complaint"
	"tousu/render/desk"
)

// printFindings prints a line for each finding, and the answers below a question.
func printFindings(w io.Writer, findings complaint.Findings) {
	var list complaint.Listing
	for _, f := range findings {
		for _, line := range list.Lines(f, "") {
			fmt.Fprintln(w, masked(line))
		}
	}
}

// printFindingsJSON prints the findings in the form that interfaces get.
func printFindingsJSON(e env, findings complaint.Findings) error {
	return printJSON(e, desk.Findings(findings))
}

// faulty returns the error for a case with faults or open doubts, which have been printed.
func faulty(path string, findings complaint.Findings) error {
	faults, doubts := len(findings.Of(complaint.Fault)), findings.Of(complaint.Doubt)
	switch {
	case len(doubts) == 0:
		return failed("请按上面的位置改好后再运行一次。", "%s 有 %d 处错误", path, faults)
	case faults == 0:
		return failed(confirmHint(doubts), "%s 有 %d 处要您核对，核对之前不写信", path, len(doubts))
	}
	return failed(confirmHint(doubts), "%s 有 %d 处错误，%d 处要您核对", path, faults, len(doubts))
}

// confirmHint says how to answer doubts in a case file.
func confirmHint(doubts complaint.Findings) string {
	for _, f := range doubts {
		for i, a := range f.Answers {
			if a.Write != "" {
				return fmt.Sprintf("改好后再运行一次。不用改、只要选一种答法的，在案件文件末尾顶格写“核对:”（已经有的不再写），下面每个代号一行。"+
					"例如第%d行的问题，第%d种答法是对的，就写：\n核对:\n  - %s", f.Pos.Line, i+1, a.Write)
			}
		}
	}
	return "改好后再运行一次。"
}
