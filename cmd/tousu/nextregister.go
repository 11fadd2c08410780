package main

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"tousu/legal"
	"tousu/render/batch"
	"tousu/render/plan"
)

// maxRegister is the maximum size of a register, in bytes.
const maxRegister = 64 << 20

// due is one term of a letter in the register.
type due struct {
	posted   batch.Posted
	deadline plan.Deadline
}

// nextOfRegister lists the terms of all letters of a register, the most urgent first.
func nextOfRegister(e env, c *cli.Context, path string) error {
	on, err := date(c, "on")
	if err != nil {
		return err
	}
	on = cmp.Or(on, e.today())
	rows, err := readRegister(path)
	if err != nil {
		return err
	}
	if c.Bool("render") {
		if err := faultyRows(e, path, rows); err != nil {
			return err
		}
		return renderFollowUps(e, c, path, rows, on)
	}
	list, waiting := dues(plan.Default(), rows, on)
	if file := c.String("ics"); file != "" {
		if err := replaceFile(file, []byte(plan.ICS(byCase(list), on))); err != nil {
			return err
		}
	}
	if c.Bool("json") {
		return printJSON(e, dueJSON(list))
	}
	printDues(e, list, on)
	if waiting > 0 {
		fmt.Fprintf(e.out, "%d 份还没有填邮寄日期，没有计算。\n", waiting)
	}
	return faultyRows(e, path, rows)
}

// readRegister reads the rows of a register that the user names.
func readRegister(path string) ([]batch.Posted, error) {
	if strings.ToLower(filepath.Ext(path)) != ".xlsx" {
		return nil, usage("用 Excel 或者 WPS 打开，另存为 .xlsx。", "%s 不是 .xlsx 的登记簿", path)
	}
	src, err := readInput(path, maxRegister)
	if err != nil {
		return nil, err
	}
	rows, err := batch.ReadRegister(src)
	switch {
	case errors.Is(err, batch.ErrNoRegister):
		return nil, failed("写 batch、render 的 --register 所用的文件；案件表格请用 tousu batch。", "%s 不是发文登记簿（第一行没有“案件编号”“文书”“收件机关”）",
			path)
	case err != nil:
		return nil, failed("请用 Excel 或者 WPS 打开，另存一份。", "登记簿 %s 读不出来", path)
	}
	return rows, nil
}

// dues returns the terms of the letters that were posted; waiting counts the others.
func dues(planner *plan.Planner, rows []batch.Posted, on legal.Date) (list []due, waiting int) {
	for i := range rows {
		p := &rows[i]
		if p.Sent.Date.IsZero() && len(p.Faults) == 0 {
			waiting++
		}
		for _, d := range planner.Posted(p.Agency, p.Lender, p.Sent, on) {
			if !d.Term.Own {
				list = append(list, due{*p, d})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b due) int {
		return cmp.Or(cmp.Compare(urgency(a), urgency(b)), a.deadline.Count.Due.Compare(b.deadline.Count.Due))
	})
	return list, waiting
}

// urgency orders the states: open terms by their last day, then what cannot be counted, then what
// is answered.
func urgency(d due) int {
	switch d.deadline.State {
	case plan.Unknown:
		return 1
	case plan.Answered:
		return 2
	}
	return 0
}

func printDues(e env, list []due, on legal.Date) {
	var rows [][]string
	answered := 0
	for _, d := range list {
		x := &d.deadline
		if x.State == plan.Answered {
			answered++
			continue
		}
		last, stands := x.Count.Due.String(), standing(x, on)
		if x.State == plan.Unknown {
			last, stands = "—", "缺"+x.Term.Start()+"日期"
			if !x.Start.IsZero() {
				stands = strconv.Itoa(x.Count.Missing) + "年的节假日安排还没有数据"
			}
		}
		rows = append(rows, []string{last, stands, d.posted.Case, x.Paper.Title, d.posted.Body, x.Term.What,
			d.posted.String()})
	}
	if len(rows) == 0 {
		fmt.Fprintln(e.out, "没有等待答复的期限。寄出以后，在登记簿里填邮寄日期、签收日期。")
	} else {
		printTable(e.out, []string{"最后一天", "情况", "案件", "文书", "收件机关", "期限", "登记簿"}, rows,
			[]int{11, 12, 10, 20, 24, 14, 8})
	}
	if answered > 0 {
		fmt.Fprintf(e.out, "另有 %d 项已有结果。\n", answered)
	}
}

// faultyRows reports cells that cannot be read: terms of their letters are not reliable.
func faultyRows(e env, path string, rows []batch.Posted) error {
	n := 0
	for _, p := range rows {
		for _, header := range p.Faults {
			fmt.Fprintf(e.err, "%s:%d:%s: 不是日期，写成 2026-03-20 这样\n", filepath.ToSlash(path), p.Line, header)
			n++
		}
	}
	if n > 0 {
		return failed("改好这些格子后再运行。", "登记簿有 %d 处读不懂", n)
	}
	return nil
}

// byCase groups the terms by case, in the order of the list. The day on which a letter was posted
// distinguishes the calendar entries of one case.
func byCase(list []due) []plan.CaseDeadlines {
	var out []plan.CaseDeadlines
	at := map[string]int{}
	for _, d := range list {
		i, ok := at[d.posted.Case]
		if !ok {
			i = len(out)
			at[d.posted.Case] = i
			out = append(out, plan.CaseDeadlines{ID: d.posted.Case})
		}
		day := d.posted.Sent.Date
		d.deadline.Submission = day.Year*10000 + int(day.Month)*100 + day.Day
		out[i].Deadlines = append(out[i].Deadlines, d.deadline)
	}
	return out
}

// dueJSON returns the list for programs: paper, body, case, row, start, due, state.
func dueJSON(list []due) []map[string]any {
	out := []map[string]any{}
	for _, d := range list {
		m := map[string]any{
			"case": d.posted.Case, "row": d.posted.Line, "paper": d.deadline.Paper.Title, "body": d.posted.Body,
			"term": d.deadline.Term.What, "state": d.deadline.State,
		}
		if !d.deadline.Start.IsZero() {
			m["start"] = d.deadline.Start.String()
		}
		if !d.deadline.Count.Due.IsZero() {
			m["due"] = d.deadline.Count.Due.String()
		}
		out = append(out, m)
	}
	return out
}
