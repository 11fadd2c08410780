package batch

import (
	"fmt"
	"go/token"
	"slices"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"tousu/legal/complaint"
	"tousu/render/output"
)

// docket is the rows of one case (案件), in the order of the table.
type docket struct {
	id     string
	rows   []*Row
	faults complaint.Findings

	reference string // 文号, if the run numbers its cases
}

// dockets returns the cases of this run, without those of other shards or beyond the limit.
func (j *Job) dockets() []*docket { return j.share(j.allDockets()) }

// allDockets groups the rows into cases, in the order of their first rows. A row without 案件编号
// belongs to the case that the sheet joins it to; otherwise it is a case of its own, numbered by
// its index: R0001.
func (j *Job) allDockets() []*docket {
	var all []*docket
	byID := map[string]*docket{}
	folders := map[string]*docket{}
	byLine := map[int]*docket{} // for rows that others are joined to
	for i := range j.Sheet.Rows {
		r := &j.Sheet.Rows[i]
		id := j.Columns.caseID(r)
		d := byID[id]
		if id == "" && r.leader != 0 {
			d = byLine[r.leader]
		}
		if d == nil {
			d = &docket{id: id}
			if id == "" {
				d.id = rowNumber(i)
			} else {
				byID[id] = d
			}
			all = append(all, d)
			j.claim(folders, d, r)
		}
		d.rows = append(d.rows, r)
		byLine[r.Line] = d
	}
	return all
}

// origins returns the row numbers of the case in the original table, as far as they are known.
func (j *Job) origins(d *docket) []string {
	var out []string
	for _, r := range d.rows {
		if n := j.Columns.origin(r); n != "" {
			out = append(out, n)
		}
	}
	return out
}

// gone returns the rows that the case had and that a failed file lacks: a letter from the others
// would leave facts out. A row of unknown origin may be any of them.
func (j *Job) gone(d *docket, known []string, rows []string) []string {
	if j.Columns.origins == 0 {
		return nil
	}
	missing := slices.DeleteFunc(slices.Clone(known), func(r string) bool { return slices.Contains(rows, r) })
	if len(missing) <= len(d.rows)-len(rows) {
		return nil
	}
	return missing
}

// rowNumber returns the number for the case of the i-th row, from 0.
func rowNumber(i int) string { return fmt.Sprintf("R%04d", i+1) }

// caseID returns the row's 案件编号, or "".
func (c *Columns) caseID(r *Row) string {
	if c.id < 0 {
		return ""
	}
	return complaint.Clean(c.text(r.cells(c.width), c.id))
}

// claim assigns the case its folder, unless another case has it: Windows and macOS do not
// distinguish A from a.
func (j *Job) claim(folders map[string]*docket, d *docket, r *Row) {
	key := oneFolder(output.FolderName(d.id))
	column := 0
	if j.Columns.id >= 0 {
		column = j.Columns.columns[j.Columns.id].Number
	}
	fault := complaint.Finding{Pos: token.Position{Filename: j.Sheet.File, Line: r.Line, Column: column},
		Header: idHeader, Path: idPath}
	switch other := folders[key]; {
	case ownName(key):
		fault.Code, fault.Message, fault.Hint = "bad-case-id", "与输出文件夹里的文件同名", "请换一个编号"
	case other != nil:
		fault.Code = "same-folder"
		fault.Message, fault.Hint = fmt.Sprintf("与第%d行的编号会成为同一个文件夹", other.rows[0].Line), "编号只差大小写或符号，请改掉其中一个"
	default:
		folders[key] = d
		return
	}
	d.faults = append(d.faults, fault)
}

// share selects the cases of this run.
func (j *Job) share(all []*docket) []*docket {
	var out []*docket
	for _, d := range all {
		if known := j.Records == nil || len(j.Records[d.id]) > 0; known && j.Shard.holds(d.id) &&
			(j.Limit <= 0 || len(out) < j.Limit) {
			out = append(out, d)
		}
	}
	return out
}

// oneFolder returns the same key for all names that some system treats as one folder: names that
// differ only in case, or in the form or composition of their characters.
func oneFolder(name string) string { return cases.Fold().String(norm.NFKC.String(name)) }
