package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/render/desk"
	"tousu/render/plan"
)

// TestRoutes compares the route of each case of testdata/route with the table
// beside it: every paper of every body, what decides and why, and what the body
// may object to. It is written for a reader who knows the law and not the code.
func TestRoutes(t *testing.T) {
	files, err := filepath.Glob("../../testdata/route/*.txtar")
	if err != nil || len(files) < 30 {
		t.Fatalf("%d cases: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			a := txtar.Parse(src)
			kase, findings := complaint.Decode("case.yaml", a.Files[0].Data, complaint.Days{Today: legal.DateOf(today)})
			if kase == nil {
				t.Fatal(findings)
			}
			got := routeTable(desk.Routes(plan.Default(), kase))
			if *update {
				a.Files[1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(a.Files[1].Data), got); diff != "" {
				t.Errorf("(-want +got, go test ./cmd/tousu -run Routes -update writes it):\n%s", diff)
			}
		})
	}
}

// routeTable is one line for each paper and one, indented, for each objection.
func routeTable(routes []desk.Route) string {
	var b strings.Builder
	for _, r := range routes {
		mark := ""
		if !r.Writable {
			mark = " never"
		}
		fmt.Fprintf(&b, "%d %s%s %s → %s | %s: %s", r.Step, r.Status, mark, r.Kind, r.Body, r.Rule, r.Reason)
		if len(r.Basis) > 0 {
			fmt.Fprintf(&b, " | %s", strings.Join(r.Basis, "、"))
		}
		b.WriteByte('\n')
		for _, o := range r.Objections {
			fmt.Fprintf(&b, "\t%s %v %s: %s %s\n", o.Effect, o.Facts, o.ID, o.Reason, strings.Join(o.Basis, "、"))
		}
		if len(r.Lacks) > 0 {
			fmt.Fprintf(&b, "\tlacks %s\n", strings.Join(labels(r.Lacks), "、"))
		}
		if r.Opens != "" {
			fmt.Fprintf(&b, "\topens %s\n", r.Opens)
		}
	}
	return b.String()
}
