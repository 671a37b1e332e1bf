package extract

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/words"
)

// verdicts reads src and drops the blocks that begin with a minus.
func verdicts(src string) *Document {
	doc := readText(src)
	for i := range doc.Blocks {
		doc.Blocks[i].Verdict.Keep = !strings.HasPrefix(doc.Blocks[i].Text, "-")
	}
	return doc
}

func TestText(t *testing.T) {
	for _, c := range []struct{ why, src, want string }{
		{"nothing dropped is the input", "\n a \n\n\nb\t\r\n\n", "\n a \n\n\nb\t\r\n\n"},
		{"no blocks at all", " \n\n", " \n\n"},
		{"empty", "", ""},
		{"a gap with a drop folds to its first blank line", "a\n\n-\n\nb\n", "a\n\nb\n"},
		{"that blank line is byte for byte", "a\n \t\n-\n\nb\n", "a\n \t\nb\n"},
		{"a blank line behind the drop serves as well", "a\n-\n\n\nb\n", "a\n\nb\n"},
		{"no blank line, none made", "a\n-\n-\nb\n", "a\nb\n"},
		{"several drops, one blank line", "a\n-\n\n-\n\n\n-\nb\n", "a\n\nb\n"},
		{"gaps without a drop stay", "a\n\n\n\nb\n-\nc\n\n\nd\n", "a\n\n\n\nb\nc\n\n\nd\n"},
		{"nothing before the first kept block", "\n-\n\n\na\n", "a\n"},
		{"unless nothing was dropped there", "\n\na\n-\n", "\n\na\n"},
		{"nothing after the last", "a\n\n-\n\n", "a\n"},
		{"the last line as it came", "-\na", "a"},
		{"a drop without line end leaves the kept one's", "a\n-", "a\n"},
		{"all dropped", "\n-\n\n-\n", ""},
		{"Windows line ends", "a\r\n\r\n-\r\n\r\nb\r\n", "a\r\n\r\nb\r\n"},
		{"Macintosh line ends", "a\r\r\r-\r\rb\r", "a\r\rb\r"},
		{"invalid UTF-8 passes", "\xff\n-\xfe\n\x80b", "\xff\n\x80b"},
	} {
		doc := verdicts(c.src)
		got := doc.Text()
		if got != c.want {
			t.Errorf("%s: Text of %q = %q, want %q", c.why, c.src, got, c.want)
		}
		var buf bytes.Buffer
		if err := doc.WriteText(&buf); err != nil || buf.String() != got {
			t.Errorf("%s: WriteText wrote %q, Text is %q (%v)", c.why, buf.String(), got, err)
		}
	}
}

func TestTextDoesNotCopyAWhole(t *testing.T) {
	doc := verdicts("a\n\nb\n")
	if n := testing.AllocsPerRun(10, func() { _ = doc.Text() }); n > 0 {
		t.Errorf("Text of a whole document allocates %v times", n)
	}
}

func TestLineEnding(t *testing.T) {
	for src, want := range map[string]string{
		"": "\n", "a": "\n", "a\nb\r\n": "\n", "a\r\nb\n": "\r\n", "a\rb": "\r", "\n": "\n",
	} {
		if got := readText(src).LineEnding(); got != want {
			t.Errorf("LineEnding of %q = %q, want %q", src, got, want)
		}
	}
}

// FuzzWrite drops the blocks that mask names and checks what every output must
// satisfy.
func FuzzWrite(f *testing.F) {
	f.Add("a\n\nb\n\n\nc\n", uint64(2))
	f.Add("\r\na\r\nb", uint64(1))
	f.Add(" a\r\rb\r", uint64(3))
	f.Fuzz(func(t *testing.T, src string, mask uint64) {
		doc := readText(src)
		for i := range doc.Blocks {
			doc.Blocks[i].Verdict.Keep = mask>>(i%64)&1 == 0
		}
		checkJoin(t, doc)
		text := doc.Text()
		var lines strings.Builder
		for i := range doc.Blocks {
			if outer := doc.read[i].Outer; doc.Blocks[i].Verdict.Keep {
				lines.WriteString(src[outer.Start:outer.End])
			}
		}
		if got := squeeze(text); got != squeeze(lines.String()) {
			t.Errorf("kept lines of %q are %q, written %q", src, lines.String(), text)
		}
		again := readText(text)
		for i := range again.Blocks {
			again.Blocks[i].Verdict.Keep = true
		}
		if again.Text() != text {
			t.Errorf("second time %q, first time %q", again.Text(), text)
		}
	})
}

// Nothing is lost and nothing is added, in any text that the tests have.
func TestKeptAndDroppedAreTheInput(t *testing.T) {
	cleaner, err := New()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../testdata/*/*.txt*")
	if err != nil || len(files) == 0 {
		t.Fatal("no texts", err)
	}
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{string(src), strings.ReplaceAll(string(src), "\n", "\r\n")} {
			doc := cleaner.Text(text)
			checkJoin(t, doc)
			left := doc.Source
			for line := range strings.Lines(doc.Text()) {
				_, after, found := strings.Cut(left, line)
				if !found {
					t.Errorf("%s: not in the input, or not in this order: %q", name, line)
				}
				left = after
			}
		}
	}
}

// checkJoin checks that the kept blocks, the dropped blocks and the blank lines
// between them are the input.
func checkJoin(t *testing.T, doc *Document) {
	t.Helper()
	var joined strings.Builder
	last := 0
	blank := func(s string) {
		if strings.TrimFunc(s, func(r rune) bool { return words.IsBlank(r) || r >= 0x1c && r <= 0x1f }) != "" {
			t.Errorf("not in a block: %q", s)
		}
		joined.WriteString(s)
	}
	for i := range doc.Blocks {
		outer := doc.read[i].Outer
		blank(doc.Source[last:outer.Start])
		joined.WriteString(doc.Source[outer.Start:outer.End])
		last = outer.End
	}
	blank(doc.Source[last:])
	if joined.String() != doc.Source {
		t.Errorf("blocks and blank lines are %q, the input %q", joined.String(), doc.Source)
	}
}

// squeeze returns s without line ends and blanks.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if words.IsBlank(r) || r >= 0x1c && r <= 0x1f {
			return -1
		}
		return r
	}, s)
}
