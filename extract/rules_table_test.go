package extract

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestBuiltinPack asserts that the table of the built-in rules is what their YAML
// says, and that all of it comes back.
func TestBuiltinPack(t *testing.T) {
	rules := readPacks(t)
	if string(PackRules(rules)) != builtinPack {
		t.Error("rules/builtin.rules is not what rules/*.yaml says: run go generate ./extract")
	}
	if diff := cmp.Diff(rules, BuiltinRules(), cmpopts.EquateEmpty(), cmp.AllowUnexported(Rule{})); diff != "" {
		t.Errorf("rules that were packed (-) come back as (+):\n%s", diff)
	}
}

// Bytes that are cut off or changed are an error or other rules, and no panic.
func TestDamagedPack(t *testing.T) {
	rules := []*Rule{
		{ID: "advert/a", Any: []string{"(read | see) [more] from *", "# b:"}, And: []string{"c"}, Points: DropPoints, MaxWords: 9},
		{ID: "advert/b", Class: []string{"box*"}, Points: DropPoints},
	}
	packed := string(PackRules(rules))
	for n := range len(packed) {
		got, table, err := unpackRules(packed[:n])
		if err == nil {
			err = unpackTexts(packed[:n], got)
		}
		if err == nil {
			t.Errorf("the first %d bytes of %d are read without an error: %v", n, len(packed), table)
		}
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
