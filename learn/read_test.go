package learn

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/words"

	"github.com/google/go-cmp/cmp"
)

const small = `# a comment
pack: 1
counts: exact
min-docs: 2
min-share: 0.05
sites:
  - site: "b.example"
    docs: 4
    lines:
      - {docs: 3, edge: 2, head: 1, line: "12 comments", from: "x"}
      - {line: "Added by hand"}
      - {docs: 2, edge: 2, line: "A long one, which was cut", key: "0123456789abcdef", from: "y"}
  - site: a.example
    docs: 2
    lines: []
`

func TestRead(t *testing.T) {
	p, err := Read("small.yaml", []byte(small), true)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"4 4 Added by hand", "3 2 12 comments", "2 2 A long one, which was cut"}, lines(p, "b.example")); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
	s := p.site("b.example").Counts()
	for key, want := range map[words.LineKey]Count{
		words.KeyOf("7 Comments"): {Docs: 3, Edge: 2, Head: 1}, 0x0123456789abcdef: {Docs: 2, Edge: 2, Head: 2}, words.KeyOf("added by hand!"): {Docs: 4, Edge: 4, Head: 4},
	} {
		if s.Lines[key] != want {
			t.Errorf("%x: %v, want %v", key, s.Lines[key], want)
		}
	}
	if p.site("c.example") != nil {
		t.Error("there is a site that the pack does not know")
	}
}

func TestReadErrors(t *testing.T) {
	for _, c := range []struct{ why, src, want string }{
		{"nothing", "", "not a pack"},
		{"other YAML", "- id: a/b\n", "not a pack"},
		{"no YAML", "pack: [", "not a pack"},
		{"the next version", "pack: 2\n", "version 2; this pare reads version 1"},
		{"a key nobody knows", "pack: 1\nsite: []\n", `line 2: unknown key "site"`},
		{"counts that cannot be", strings.Replace(small, "docs: 3", "docs: 5", 1), `line "12 comments": docs must be from 1 to 4`},
		{"an edge that cannot be", strings.Replace(small, "edge: 2", "edge: 4", 1), `line "12 comments": docs must be`},
		{"no text", strings.Replace(small, "Added by hand", " ", 1), "without text"},
		{"a bad key", strings.Replace(small, "0123456789abcdef", "xyz", 1), "hexadecimal"},
		{"a site twice", strings.Replace(small, "a.example", "b.example", 1), "duplicate site"},
		{"a damaged rest", small + "---\nrest: |\n  AAAA\n", "the data for --merge"},
	} {
		if _, err := Read("small.yaml", []byte(c.src), true); err == nil || !strings.HasPrefix(err.Error(), "small.yaml: ") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v", c.why, err)
		}
	}
}

// A large pack is read site by site, to the same effect.
func TestReadLarge(t *testing.T) {
	var sites []Site
	for i := range 3000 {
		s := Site{Name: fmt.Sprintf("site%04d.example", i), Docs: 9}
		for k := range 5 {
			text := fmt.Sprintf("Line %c of site %c", 'a'+k, 'a'+i%26)
			s.Lines = append(s.Lines, &Line{Key: words.KeyOf(text), Docs: 9 - k, Edge: 3, Head: 2, Bodies: anyBodies, From: "here", Text: text})
		}
		sites = append(sites, s)
	}
	out := written(t, NewPack(DefaultThreshold, sites))
	if len(out) < largePack {
		t.Fatalf("%d bytes are no large pack", len(out))
	}
	p, err := Read("large", []byte(out), true)
	if err != nil {
		t.Fatal(err)
	}
	if got := written(t, p); got != out {
		t.Error("written again it is another")
	}
	if _, err := Read("large", []byte(strings.Replace(out, "docs: 9, edge: 3", "doc: 9, edge: 3", 1)), true); err == nil || !strings.Contains(err.Error(), `line 14: unknown key "doc"; allowed are docs, edge, head`) {
		t.Errorf("error %v", err)
	}
}

// What is deleted from a pack by hand stays deleted.
func TestReadEdited(t *testing.T) {
	texts := corpus(1, 6)
	out := written(t, packOf(texts, DefaultThreshold, DefaultMemory))
	at := strings.Index(out, "Interlude")
	from, to := strings.LastIndexByte(out[:at], '\n'), at+strings.IndexByte(out[at:], '\n')
	p, err := Read("edited", []byte(out[:from]+out[to:]), true)
	if err != nil {
		t.Fatal(err)
	}
	merged, err := Merge(DefaultThreshold, p)
	if err != nil {
		t.Fatal(err)
	}
	if got := written(t, merged); strings.Contains(got, "Interlude") || !strings.Contains(got, "comments") {
		t.Errorf("merged:\n%.600s", got)
	}
}

// What is written is read again, whatever stands in the lines.
func FuzzWrite(f *testing.F) {
	f.Add("a.example", "Home\nCaf\xe9 \x7f\u0085\ufeff\u2028\n\"quoted\" # {a: b}\n12 comments")
	f.Add("", strings.Repeat("x y ", 99)+"\n\x00\n- {\n---\n")
	f.Fuzz(func(t *testing.T, site, src string) {
		c := NewCounter(DefaultThreshold, DefaultMemory)
		r := ReadText(src)
		for k := range 3 {
			r.Body = uint64(k+1) << 33
			c.Add(site, site, r)
		}
		var b bytes.Buffer
		p := c.Pack()
		if err := p.Write(&b); err != nil {
			t.Fatal(err)
		}
		q, err := Read("it", b.Bytes(), true)
		if err != nil {
			t.Fatalf("%v in\n%s", err, b.Bytes())
		}
		var again bytes.Buffer
		if err := q.Write(&again); err != nil {
			t.Fatal(err)
		}
		if len(r.Lines) > 0 && !bytes.Equal(b.Bytes(), again.Bytes()) {
			t.Fatalf("written again:\n%s\nbefore:\n%s", again.Bytes(), b.Bytes())
		}
	})
}

// Any bytes are a pack or an error.
func FuzzRead(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte(small + "---\nrest: |\n  KLUv/QQAWQAAaGFsbG8=\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		p, err := Read("it", src, true)
		if err != nil {
			return
		}
		if err := p.Write(&bytes.Buffer{}); err != nil {
			t.Fatal(err)
		}
		if _, err := Merge(DefaultThreshold, p); err != nil {
			t.Fatal(err)
		}
	})
}
