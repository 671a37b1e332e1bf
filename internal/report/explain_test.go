package report

import (
	"strings"
	"testing"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/rule"
)

// document reads src and drops the blocks that hold "@", which is the evidence.
func document(t *testing.T, src string) *extract.Document {
	t.Helper()
	cleaner, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	doc := cleaner.Text(src)
	doc.Guard = ""
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		at := strings.Index(b.Text, "@")
		b.Verdict = extract.Verdict{Keep: true}
		if at < 0 {
			continue
		}
		span := extract.Span{Start: b.Start + at, End: b.Start + at + 1}
		b.Verdict = extract.Verdict{Rule: "promo/at", Category: rule.Promo, Evidence: []extract.Evidence{
			{Rule: "promo/at", Category: rule.Promo, Span: span, Points: 100, Why: `"@" in it`},
			{Rule: "share/short", Category: rule.Share, Span: b.Span, Points: 40, Why: "3 words"},
		}}
	}
	return doc
}

func TestExplain(t *testing.T) {
	for _, c := range []struct {
		why, src string
		o        Options
		want     string
	}{
		{"empty", "", Options{}, "0 blocks, nothing dropped\n"},
		{"nothing dropped", "One.\n\n  Two.", Options{}, "1   One.\n\n3     Two.\n\n2 blocks, nothing dropped\n"},
		{
			"dropped", "One.\n\nsee @ us\n@\n",
			Options{},
			"1   One.\n\n3 - see @ us\n  = promo/at: \"@\" in it\n4 - @\n  = promo/at: \"@\" in it\n\n" +
				"3 blocks, 2 dropped (69 % of the text)\n  promo 2  lines 3-4\n",
		},
		{
			"all evidence", "@\n",
			Options{All: true},
			"1 - @\n  = promo/at: \"@\" in it\n  = also share/short (+40): 3 words\n\n1 block, 1 dropped (100 % of the text)\n  promo 1  line 1\n",
		},
		{
			"colours", "a @ b\nc\n",
			Options{Color: true},
			"\x1b[2m1 \x1b[0m\x1b[31m- a \x1b[1;4m@\x1b[0m\x1b[31m b\x1b[0m\n\x1b[2m  = promo/at: \"@\" in it\x1b[0m\n\x1b[2m2 \x1b[0m  c\n" +
				"\n\x1b[1m2 blocks, 1 dropped (83 % of the text)\x1b[0m\n  promo 1  line 1\n",
		},
		{
			"a terminal of 26 columns", "one two three four five six @ seven\n",
			Options{Width: 26},
			"1 - one two three four\n  - five six @ seven\n  = promo/at: \"@\" in it\n\n1 block, 1 dropped (100 % of the text)\n  promo 1  line 1\n",
		},
		{"a terminal too narrow to care", "one two three four five six\n", Options{Width: 9}, "1   one two three four five six\n\n1 block, nothing dropped\n"},
		{"Windows line ends", "a\r\n\r\nb\r\n", Options{}, "1   a\n\n3   b\n\n2 blocks, nothing dropped\n"},
		{"what a terminal would obey", "a\x1b[2Jb\x80\ufffd\u202e\tc\n", Options{}, "1   a␛[2Jb\x80\ufffd\ufffd\tc\n\n1 block, nothing dropped\n"},
	} {
		var got strings.Builder
		if err := Explain(&got, document(t, c.src), c.o); err != nil {
			t.Fatal(err)
		}
		if got.String() != c.want {
			t.Errorf("%s:\n%s\nwant:\n%s", c.why, got.String(), c.want)
		}
	}
}

// A hard-wrapped paragraph is one block: each line is marked, the reason stands
// once.
func TestExplainWrapped(t *testing.T) {
	lines := []string{
		"The council of the town decided on Monday evening that the old bridge is",
		"to be closed for the winter, as engineers had found cracks in two of its",
		"pillars, and that the new one, which was promised for the spring of last",
		"year and is still a drawing, will be built by the county @ its own cost,",
		"as the mayor told reporters after a session that lasted until half past",
		"eleven and was not without shouting.",
	}
	var got strings.Builder
	if err := Explain(&got, document(t, strings.Join(lines, "\n")+"\n"), Options{}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(got.String(), "= promo/at"); n != 1 {
		t.Errorf("the reason stands %d times:\n%s", n, got.String())
	}
	for i, line := range lines {
		if !strings.Contains(got.String(), string(rune('1'+i))+" - "+line+"\n") {
			t.Errorf("line %d is not marked:\n%s", i+1, got.String())
		}
	}
}

// Of a page the blocks are listed, not the lines of the source.
func TestExplainPage(t *testing.T) {
	cleaner, err := extract.New(extract.Explain(), extract.RulesOnly())
	if err != nil {
		t.Fatal(err)
	}
	src := "<ul><li>The palace said so\n on Monday.<li>The king, too.</ul>\n<p>Sign up for our\ndaily newsletter<pre>if x:\n\n    y</pre>"
	for _, c := range []struct {
		why, want string
		o         Options
	}{
		{
			"blocks", "1   The palace said so on Monday.\n2   The king, too.\n\n" +
				"3 - Sign up for our daily newsletter\n  = sign-up/box: \"Sign up for our daily newsletter\"\n\n" +
				"4   if x:\n\n        y\n\n4 blocks, 1 dropped (37 % of the text)\n  sign-up 1  block 3\n",
			Options{},
		},
		{
			"a terminal of 30 columns", "1   The palace said so on\n    Monday.\n2   The king, too.\n\n" +
				"3 - Sign up for our daily\n  - newsletter\n  = sign-up/box: \"Sign up for\n    our daily newsletter\"\n\n" +
				"4   if x:\n\n        y\n\n4 blocks, 1 dropped (37 % of the text)\n  sign-up 1  block 3\n",
			Options{Width: 30},
		},
	} {
		var got strings.Builder
		if err := Explain(&got, cleaner.Page(extract.ParsePage(src)), c.o); err != nil {
			t.Fatal(err)
		}
		if got.String() != c.want {
			t.Errorf("%s:\n%s\nwant:\n%s", c.why, got.String(), c.want)
		}
	}
}

// The part of a page's block that a rule quotes is marked.
func TestExplainPageSeen(t *testing.T) {
	cleaner, err := extract.New(extract.Explain(), extract.RulesOnly())
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	doc := cleaner.Page(extract.ParsePage("<p>&gt;&gt; <b>Sign</b> up for our daily newsletter"))
	if err := Explain(&got, doc, Options{Color: true}); err != nil {
		t.Fatal(err)
	}
	if want := ">> \x1b[1;4mSign up for our daily newsletter\x1b[0m"; !strings.Contains(got.String(), want) {
		t.Errorf("%q is missing in %q", want, got.String())
	}
}

func TestGuard(t *testing.T) {
	doc := document(t, "a\n")
	doc.Guard = "too much would go"
	var got strings.Builder
	if err := Explain(&got, doc, Options{}); err != nil || !strings.Contains(got.String(), "Guard: too much would go.\n") {
		t.Errorf("%v: %s", err, got.String())
	}
}

func TestPlaces(t *testing.T) {
	many := make([]int, 30)
	for i := range many {
		many[i] = 2*i + 1
	}
	for _, c := range []struct {
		lines []int
		want  string
	}{
		{[]int{3}, "line 3"},
		{[]int{3, 5}, "lines 3, 5"},
		{[]int{1, 2, 3, 7, 9, 10}, "lines 1-3, 7, 9-10"},
		{many, "lines 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, …"},
	} {
		if got := places("line", c.lines); got != c.want {
			t.Errorf("places(%v) = %s, want %s", c.lines, got, c.want)
		}
	}
}
