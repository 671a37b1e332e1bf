package extract_test

import (
	"go/doc"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strings"
	"testing"
)

var goFence = regexp.MustCompile("(?ms)^```go\n(.*?)^```$")

// Every piece of Go in docs/library.md stands in its example file, line by line,
// and all examples there have an output that is compared.
func TestLibraryPage(t *testing.T) {
	const file = "example_library_test.go"
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../docs/library.md")
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := parser.ParseFile(token.NewFileSet(), file, src, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range doc.Examples(parsed) {
		if e.Output == "" {
			t.Errorf("Example%s has no output, so that it is not run", e.Name)
		}
	}
	pieces := goFence.FindAllStringSubmatch(string(page), -1)
	if len(pieces) < 9 {
		t.Errorf("only %d pieces of Go in docs/library.md", len(pieces))
	}
	code := unindented(string(src))
	for _, piece := range pieces {
		if !strings.Contains(code, "\n"+unindented(piece[1])) {
			t.Errorf("not in %s:\n%s", file, piece[1])
		}
	}
}

// unindented returns the lines of src without what they are indented by.
func unindented(src string) string {
	var b strings.Builder
	for line := range strings.Lines(src) {
		b.WriteString(strings.TrimLeft(line, "\t "))
	}
	return b.String()
}
