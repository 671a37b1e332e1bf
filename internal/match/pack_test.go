package match

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pare-text/pare/extract/rules"
	"github.com/pare-text/pare/rule"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestBuiltinPack asserts that the table of the built-in rules is what their YAML
// says, and that all of it comes back.
func TestBuiltinPack(t *testing.T) {
	all := readPacks(t)
	if string(Pack(all)) != rules.Packed {
		t.Error("rules/builtin.rules is not what rules/*.yaml says: run go generate ./extract/rules")
	}
	if string(Lists(all)) != rules.Words {
		t.Error("rules/words.txt is not what rules/*.yaml says: run go generate ./extract/rules")
	}
	got := Builtin()
	if diff := cmp.Diff(all, got, cmpopts.EquateEmpty(), cmp.AllowUnexported(rule.Rule{}), cmpopts.IgnoreFields(rule.Rule{}, "Words")); diff != "" {
		t.Errorf("rules that were packed (-) come back as (+):\n%s", diff)
	}
	for i, r := range all {
		if i > 0 && r.Lang == all[i-1].Lang {
			continue // the rules of a file share their lists
		}
		if diff := cmp.Diff(r.Words, got[i].Words, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("lists of %q that were packed (-) come back as (+):\n%s", r.Lang, diff)
		}
	}
}

// Bytes that are cut off or changed are an error or other rules, and no panic.
func TestDamagedPack(t *testing.T) {
	all := []*rule.Rule{
		{ID: "advert/a", Phrases: []string{"(read | see) [more] from *", "# b:"}, And: []string{"c"}, Points: rule.DropPoints, MaxWords: 9},
		{ID: "advert/b", Elements: []string{"box*"}, Points: rule.DropPoints},
	}
	packed := string(Pack(all))
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
func readPacks(t *testing.T) []*rule.Rule {
	t.Helper()
	files, err := filepath.Glob("../../extract/rules/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all []*rule.Rule
	for _, name := range files { // sorted by Glob
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		rules, err := rule.Parse(name, bytes.NewReader(src))
		if err != nil {
			t.Fatal(err)
		}
		code := strings.TrimSuffix(filepath.Base(name), ".yaml")
		for _, r := range rules {
			if r.Lang != code && (r.Lang != "" || code != "any") {
				t.Errorf("%s: rule %s of language %q is in another one's file", name, r.ID, r.Lang)
			}
		}
		all = append(all, rules...)
	}
	if err := rule.Validate(all); err != nil {
		t.Fatal(err)
	}
	return all
}
