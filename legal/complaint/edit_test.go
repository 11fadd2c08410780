package complaint

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tousu/legal/casefile"
)

func TestApply(t *testing.T) {
	for _, x := range []struct {
		name, file, want string
		edits            []Edit
	}{
		{
			name: "a blank file becomes a case", file: "# 案件文件",
			want: "# 案件文件\n投诉人:\n  姓名: 林晓雯\n  电话: \"13800001234\"\n事件:\n  - 时间: \"2026-03-20\"\n    行为: [爆通讯录]\n",
			edits: []Edit{
				{Path: "complainant.name", Text: "林晓雯"}, {Path: "complainant.phone", Text: "13800001234"},
				{Path: "incidents.0.at", Text: "2026-03-20"}, {Path: "incidents.0.conduct", Items: []string{"爆通讯录"}},
			},
		},
		{
			name: "by any name, comments stay", file: "投诉人: # 本人\n  name: 甲 # 姓名\n",
			want:  "投诉人: # 本人\n  name: 乙 # 姓名\n",
			edits: []Edit{{Path: "complainant.name", Text: "乙"}},
		},
		{
			name: "a second incident, and a person in it", file: "事件:\n  - 时间: 2026-03-20\n",
			want: "事件:\n  - 时间: 2026-03-20\n  - 时间: \"2026-03-21\"\n    对象:\n      - 关系: 母亲\n",
			edits: []Edit{{Path: "incidents.1.at", Text: "2026-03-21"},
				{Path: "incidents.1.contact.0.relation", Text: "母亲"}},
		},
		{
			name: "at the end of a list", file: "核对:\n  - a\n", want: "核对:\n  - a\n  - b\n",
			edits: []Edit{{Path: "confirmed.-", Text: "b"}},
		},
		{
			name: "what is not there needs no removing", file: "编号: a\n", want: "编号: a\n",
			edits: []Edit{{Path: "incidents.0", Remove: true}, {Path: "loan.principal", Remove: true}},
		},
		{
			name: "removed", file: "编号: a\n事件:\n  - 时间: 2026-03-20\n  - 时间: 2026-03-21\n",
			want:  "事件:\n  - 时间: 2026-03-21\n",
			edits: []Edit{{Path: "incidents.0", Remove: true}, {Path: "id", Remove: true}},
		},
		{
			name: "a name of a body", file: "编号: a\n", want: "编号: a\n收件机关名称:\n  公安机关: 成都市公安局\n",
			edits: []Edit{{Path: "addressees.公安机关", Text: "成都市公安局"}},
		},
	} {
		t.Run(x.name, func(t *testing.T) {
			got, err := Apply([]byte(x.file), x.edits...)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(x.want, string(got)); d != "" {
				t.Errorf("want -, got +:\n%s", d)
			}
		})
	}
}

func TestApplyRefuses(t *testing.T) {
	if _, err := Apply([]byte("\xff\xfe"), Edit{Path: "id", Text: "a"}); !errors.Is(err, casefile.ErrText) {
		t.Error(err)
	}
	if got, err := Apply([]byte("编号: a\n"), Edit{Path: "id.x", Text: "a"}); err == nil {
		t.Errorf("became %q", got)
	}
}

func TestCount(t *testing.T) {
	for _, c := range []struct {
		of   *casefile.Node
		want int
	}{
		{nil, 0}, {&casefile.Node{Kind: casefile.Absent}, 0}, {casefile.NewText("甲"), 1},
		{casefile.NewList(), 0}, {casefile.NewList(casefile.NewText("甲"), casefile.NewText("乙")), 2},
	} {
		if got := count(c.of); got != c.want {
			t.Errorf("%+v: %d items, want %d", c.of, got, c.want)
		}
	}
}
