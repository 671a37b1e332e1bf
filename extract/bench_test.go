package extract

import (
	"os"
	"strings"
	"testing"
)

// BenchmarkText cleans the article of testdata over and over.
func BenchmarkText(b *testing.B) {
	raw, err := os.ReadFile("../testdata/seed/article.txt")
	if err != nil {
		b.Fatal(err)
	}
	c, err := New()
	if err != nil {
		b.Fatal(err)
	}
	src := strings.Repeat(string(raw)+"\n", 1)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		c.Text(src)
	}
}
