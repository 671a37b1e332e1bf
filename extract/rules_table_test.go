package extract

import (
	"bytes"
	goflag "flag" // the package has a func of this name
	"fmt"
	"go/format"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var writeTable = goflag.Bool("write", false, "write rules_table.go instead of comparing it; go generate does")

const tableFile = "rules_table.go"

// TestRulesTable asserts that the Go table of the built-in rules is what their
// YAML says. It is also what makes the table: being part of the package, it
// can use the parser and the compiler of rules without exporting them. If a
// change of the table's types leaves a table that does not compile, restore
// an empty one: "var builtinRules []*Rule; var builtinPhrases phraseTable".
func TestRulesTable(t *testing.T) {
	rules := readPacks(t)
	want := renderTable(t, rules)
	if *writeTable {
		if err := os.WriteFile(tableFile, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(tableFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what rules/*.yaml says: run go generate ./extract", tableFile)
	}
}

// readPacks reads the built-in rules, file by file in the order of names.
func readPacks(t *testing.T) []*Rule {
	t.Helper()
	files, err := filepath.Glob("rules/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all []*Rule
	for _, name := range files { // sorted by Glob
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		rules, err := ParseRules(name, bytes.NewReader(src))
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rules {
			if want := r.Category.String() + ".yaml"; filepath.Base(name) != want {
				t.Errorf("%s: rule %s belongs into %s", name, r.ID, want)
			}
		}
		all = append(all, rules...)
	}
	if err := Validate(all); err != nil {
		t.Fatal(err)
	}
	return all
}

// renderTable writes the Go source of the table: composite literals of
// constants only, which the linker lays out, so that nothing runs at start.
func renderTable(t *testing.T, rules []*Rule) []byte {
	t.Helper()
	w := &bytes.Buffer{}
	fmt.Fprint(w, "// Code generated from rules/*.yaml by go generate; DO NOT EDIT.\n\npackage extract\n\nvar builtinRules = []*Rule{\n")
	for _, r := range rules {
		renderRule(w, r)
	}
	fmt.Fprint(w, "}\n\nvar builtinPhrases = phraseTable{\n")
	c := compilePhrases(rules)
	fmt.Fprintf(w, "maxWidth: %d,\ntext: \"\"", c.maxWidth)
	for s := c.text; s != ""; {
		n := cutRune(s, 100)
		fmt.Fprintf(w, "+\n%q", s[:n])
		s = s[n:]
	}
	fmt.Fprint(w, ",\n")
	renderList(w, "words: []phraseWord", c.words, 8, func(x phraseWord) string { return fmt.Sprintf("{%#x, %d, %d}", x.hash, x.at, x.size) })
	renderList(w, "elems: []phraseElem", c.elems, 24, func(e phraseElem) string { return fmt.Sprint(e) })
	renderList(w, "phrases: []phrase", c.phrases, 10, func(p phrase) string {
		return fmt.Sprintf("{%d, %d, %d, %d}", p.elems, p.n, p.span, p.rule)
	})
	renderList(w, "rules: []phraseRule", c.rules, 8, func(r phraseRule) string {
		return fmt.Sprintf("{%d, %d, %d, %d, %d, %d}", r.min, r.max, r.and, r.ands, r.points, r.at)
	})
	renderProbe(w, "first", &c.first)
	renderProbe(w, "inside", &c.inside)
	fmt.Fprint(w, "}\n")
	src, err := format.Source(w.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return src
}

// cutRune returns the largest n up to limit at which s can be cut.
func cutRune(s string, limit int) int {
	if len(s) <= limit {
		return len(s)
	}
	for limit > 1 && s[limit]&0xc0 == 0x80 {
		limit--
	}
	return limit
}

func renderRule(w *bytes.Buffer, r *Rule) {
	fmt.Fprintf(w, "{\nID: %q,\nDoc: %q,\nCategory: %d, // %s\nLang: %q,\n", r.ID, r.Doc, r.Category, r.Category, r.Lang)
	for _, l := range []struct {
		key  string
		list []string
	}{{"Any", r.Any}, {"And", r.And}, {"Class", r.Class}, {"Drop", r.Drop}, {"Keep", r.Keep}} {
		if len(l.list) > 0 {
			fmt.Fprintf(w, "%s: %#v,\n", l.key, l.list)
		}
	}
	fmt.Fprintf(w, "At: %d, MinWords: %d, MaxWords: %d, Points: %d,\n},\n", r.At, r.MinWords, r.MaxWords, r.Points)
}

func renderProbe(w *bytes.Buffer, name string, t *probeTable) {
	fmt.Fprintf(w, "%s: probeTable{\nshift: %d,\n", name, t.shift)
	renderList(w, "filter: []uint64", t.filter, 8, func(x uint64) string { return fmt.Sprintf("%#x", x) })
	number := func(x uint32) string { return fmt.Sprint(x) }
	renderList(w, "starts: []uint32", t.starts, 24, number)
	renderList(w, "keys: []uint32", t.keys, 12, func(x uint32) string { return fmt.Sprintf("%#x", x) })
	renderList(w, "ids: []uint32", t.ids, 24, number)
	fmt.Fprint(w, "},\n")
}

// renderList writes a slice, several elements to a line.
func renderList[T any](w *bytes.Buffer, head string, list []T, row int, one func(T) string) {
	fmt.Fprintf(w, "%s{\n", head)
	for len(list) > 0 {
		n := min(row, len(list))
		var parts []string
		for _, x := range list[:n] {
			parts = append(parts, one(x))
		}
		fmt.Fprintf(w, "%s,\n", strings.Join(parts, ", "))
		list = list[n:]
	}
	fmt.Fprint(w, "},\n")
}
