package source

import (
	"strings"
	"testing"
)

func TestPatterns(t *testing.T) {
	for _, c := range []struct {
		why, patterns, path string
		folder, want        bool
	}{
		{"a name at the top", "a.txt", "a.txt", false, true},
		{"a name below", "a.txt", "x/y/a.txt", false, true},
		{"a part of a name is none", "a.txt", "ba.txt", false, false},
		{"a star stays in one name", "x/*.txt", "x/y/a.txt", false, false},
		{"two go through folders", "x/**/*.txt", "x/y/z/a.txt", false, true},
		{"or through none", "x/**/*.txt", "x/a.txt", false, true},
		{"with a slash from the top only", "y/a.txt", "x/y/a.txt", false, false},
		{"a slash before", "/a.txt", "x/a.txt", false, false},
		{"a slash before, at the top", "/a.txt", "a.txt", false, true},
		{"a slash behind: no file", "old/", "old", false, false},
		{"a slash behind: a folder at any depth", "old/", "x/old", true, true},
		{"a set", "[ab].txt", "b.txt", false, true},
		{"braces", "*.{txt,html}", "x/a.html", false, true},
		{"taken back", "*.txt !a.txt", "a.txt", false, false},
		{"and not for others", "*.txt !a.txt", "b.txt", false, true},
		{"the last counts", "!a.txt *.txt", "a.txt", false, true},
		{"an escape", `\*.txt`, "a.txt", false, false},
		{"none", "", "a.txt", false, false},
	} {
		ps, err := ParsePatterns(strings.Fields(c.patterns))
		if err != nil || ps.Match(c.path, c.folder) != c.want {
			t.Errorf("%s: %q on %q: %v, %v", c.why, c.patterns, c.path, !c.want, err)
		}
	}
	for _, bad := range []string{"", "[a", "!", "/", "{a"} {
		if _, err := ParsePatterns([]string{bad}); err == nil {
			t.Errorf("%q is a pattern", bad)
		}
	}
}
