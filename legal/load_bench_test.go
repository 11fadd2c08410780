package legal

import "testing"

// BenchmarkLoad measures what every process waits for.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(NewPrepared(data, prepared)); err != nil {
			b.Fatal(err)
		}
	}
}
