package learn

import (
	"strings"
	"testing"
)

// Errors about a pack say what is there and what is allowed, quote little, and
// name no types of this program.
func TestReadFaults(t *testing.T) {
	const head = "pack: 1\ncounts: exact\n"
	for _, c := range []struct{ why, src, want string }{
		{"an article", strings.Repeat("Share on Facebook. ", 5000), `p.yaml: not a pack of pare learn: line 1: the text "Share o..."; allowed is a mapping with the keys pack, counts, chance`},
		{"a list, as rules are", "- id: a/b\n", "p.yaml: not a pack of pare learn: line 1: a list; allowed is a mapping with the keys pack"},
		{"an unknown key", head + "site: x\n", `p.yaml: not a pack of pare learn: line 3: unknown key "site"; allowed are pack, counts`},
		{"a long key", head + strings.Repeat("x", 1000) + ": 1\n", `xxx…"; allowed are pack`},
		{"a key of a site", head + "sites:\n  - site: a\n    doc: 3\n", `line 5: unknown key "doc"; allowed are site, docs, lines`},
		{"a key twice", head + "pack: 1\n", `line 3: duplicate key pack`},
		{"a word for a number", "pack: one\n", `line 1: the text "one"; allowed is a whole number`},
		{"a mapping for a list", head + "sites: {a: b}\n", `line 3: a mapping; allowed is a list of mappings with the keys site, docs, lines`},
		{"a list for a text", head + "sites:\n  - site: [a]\n", "line 4: a list; allowed is a text"},
		{"bad YAML", head + "sites: [\n", "p.yaml: not a pack of pare learn: line 3: did not find expected node content"},
		{"many faults", head + "sites:\n" + strings.Repeat("  - [a]\n", 30), "p.yaml: and 10 more errors"},
		{"a rest that is none", head + "sites: []\n---\nrest: [a]\n", "the data for --merge is damaged"},
	} {
		_, err := Read("p.yaml", []byte(c.src), true)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.why, err, c.want)
			continue
		}
		for line := range strings.Lines(err.Error()) {
			if len(line) > 250 || strings.Contains(line, "YAML") || strings.Contains(line, "unmarshal") {
				t.Errorf("%s: the error says %q", c.why, line)
			}
		}
	}
}
