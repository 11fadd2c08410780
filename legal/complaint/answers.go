package complaint

import "tousu/legal/casefile"

// DecodeAnswers reads a file of answers (答案文件), which hold for every case of a
// table:
//
//	核对:
//	  - company-name-kfdtr
//
// The answers are nil if there is a fault.
func DecodeAnswers(file string, src []byte) ([]string, Findings) {
	d := newDecoder(file, Days{})
	out := []string{}
	tree := d.read(file, src)
	if tree == nil {
		return nil, d.findings
	}
	for _, e := range tree.Repeated() {
		d.report(e.Pos, "duplicate-key", "", "“"+e.Key+"”写了两次", "请只留一处")
	}
	for _, e := range tree.Entries {
		f, known := FieldByHeader(e.Key)
		switch {
		case !known || f.Path != "confirmed":
			d.report(e.Pos, "unknown-key", "", "答案文件里只有“核对”", "请写“核对:”，下面每行一个“- 答案”")
		case e.Value.Kind == casefile.Scalar:
			out = append(out, splitList(clean(e.Value))...)
		case e.Value.Kind == casefile.List:
			for _, item := range e.Value.Items {
				if item.Kind != casefile.Scalar && !item.Blank() {
					d.report(item.Pos, "wrong-shape", "", "“核对”的形式不对", "请写“核对:”，下面每行一个“- 答案”")
				}
				out = append(out, splitList(clean(item))...)
			}
		case !e.Value.Blank():
			d.report(e.Pos, "wrong-shape", "", "“核对”的形式不对", "请写“核对:”，下面每行一个“- 答案”")
		}
	}
	if len(d.findings.Of(Fault)) > 0 {
		d.findings.Sort()
		return nil, d.findings
	}
	return out, nil
}

// Answers splits a cell 核对 into its answers.
func Answers(cell string) []string { return splitList(cell) }
