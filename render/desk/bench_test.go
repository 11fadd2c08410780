package desk

import (
	"encoding/json"
	"testing"
)

// BenchmarkCompose is what the page waits for when somebody turns to the letters: those of
// a case, as trees and as DOCX, from the request to the answer.
func BenchmarkCompose(b *testing.B) {
	request, err := json.Marshal(ComposeRequest{CaseRequest: sample(b, "jincheng"), Forms: []string{"tree", "docx"}})
	if err != nil {
		b.Fatal(err)
	}
	d := desk()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := d.Call("compose", request); err != nil {
			b.Fatal(err)
		}
	}
}
