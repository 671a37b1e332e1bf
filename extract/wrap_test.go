package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/rule"
)

const wrapped = `   The council met on Monday to vote on the bridge, and the mayor said
   that it would be built by May. The vote had been put off twice,
   because the cost had doubled since the first plan was drawn up in
   autumn.

   What comes next

     * The engineers show two plans in June, one of them with a path for
       cyclists on the side of the harbour.
     * The council votes in September.

   Nobody who spoke at the meeting doubted that the old bridge has to
   go; they differed on who should pay for the new one.
`

func texts(doc *Document) (out []string) {
	for _, b := range doc.Blocks {
		out = append(out, strings.Join(strings.Fields(b.Text), " "))
	}
	return out
}

func TestUnwrap(t *testing.T) {
	want := []string{
		"The council met on Monday to vote on the bridge, and the mayor said that it would be built by May. The vote had been put off twice, because the cost had doubled since the first plan was drawn up in autumn.",
		"What comes next",
		"* The engineers show two plans in June, one of them with a path for cyclists on the side of the harbour.",
		"* The council votes in September.",
		"Nobody who spoke at the meeting doubted that the old bridge has to go; they differed on who should pay for the new one.",
	}
	if diff := cmp.Diff(want, texts(readText(wrapped))); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestNotWrapped(t *testing.T) {
	for why, src := range map[string]string{
		"verses":                  "Two roads diverged in a yellow wood they said,\nand one of them was mine to take alone,\nthe other went to where the river bled,\nand neither brought a traveller back home.\n",
		"a menu":                  "Home\nNews\nSport\nWeather\nAbout us\nContact\n",
		"one line a paragraph":    strings.Repeat("The council met on Monday to vote on the bridge, and the mayor said that it would be built by the month of May, if all went well.\n", 5),
		"a script without spaces": strings.Repeat("市議会は月曜日に橋の建設について採決し、市長は五月までに完成すると述べた。費用は当初の計画の二倍になった。\n", 6),
	} {
		doc := readText(src)
		if n := strings.Count(src, "\n"); len(doc.Blocks) != n {
			t.Errorf("%s: %d blocks of %d lines", why, len(doc.Blocks), n)
		}
	}
}

func TestLines(t *testing.T) {
	for _, x := range []struct {
		why, src string
		want     []string
		lines    []int
	}{
		{"empty", "", nil, nil},
		{"only blank lines", "\n \n\t\n\u00a0\n", nil, nil},
		{"no end of line at the end", "a\nb", []string{"a", "b"}, []int{1, 2}},
		{"Windows line ends", "a\r\n\r\nb\r\n", []string{"a", "b"}, []int{1, 3}},
		{"old Macintosh line ends", "a\rb\r", []string{"a", "b"}, []int{1, 2}},
		{"spaces of all kinds around", "\u3000\u00a0a b\u200b \n", []string{"a b"}, []int{1}},
		{"a line separator does not end a line", "a\u2028b\n", []string{"a b"}, []int{1}},
		{"not UTF-8", "\xffa\n", []string{"\xffa"}, []int{1}},
	} {
		var got []string
		var lines []int
		for _, b := range readText(x.src).Blocks {
			got, lines = append(got, strings.ReplaceAll(b.Text, "\u2028", " ")), append(lines, b.Line)
		}
		if diff := cmp.Diff(x.want, got); diff != "" {
			t.Errorf("%s: -want +got:\n%s", x.why, diff)
		}
		if diff := cmp.Diff(x.lines, lines); diff != "" {
			t.Errorf("%s: lines: -want +got:\n%s", x.why, diff)
		}
	}
}

// A hard-wrapped block that is dropped in part is cut.
func TestDropPart(t *testing.T) {
	doc := readText(wrapped)
	for i := range doc.Blocks {
		doc.Blocks[i].Verdict.Keep = true
	}
	rest := &Document{Source: doc.Source}
	for i, line := range strings.Split(strings.TrimSpace(notBlank(wrapped)), "\n") {
		at := strings.Index(doc.Source, line)
		of := blocks.Block{Span: Span{Start: at, End: at + len(line)}, Lines: 1}
		rest.read = append(rest.read, of)
		rest.Blocks = append(rest.Blocks, Block{Span: of.Span, Verdict: Verdict{Keep: i != 1, Rule: "promo/capitals", Category: rule.Promo}})
	}
	doc.drop(rest)
	want := strings.Replace(wrapped, "   that it would be built by May. The vote had been put off twice,\n", "", 1)
	if diff := cmp.Diff(want, doc.Text()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
