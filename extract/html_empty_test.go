package extract

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/rule"
)

func TestGuardEmpty(t *testing.T) {
	const script = "<script src=app.js></script>"
	sentence := "The minister resigned on Monday, the palace said in a statement. "
	for _, c := range []struct {
		name, html, guard string
		text              bool // is left
	}{
		{"scripts alone", "<title>T</title><body><div id=root></div>" + script, page.InScripts, false},
		{"scripts and data", "<body><script type=application/json>{}</script>", page.InScripts, false},
		{"a note that a rule knows", "<noscript>You need to enable JavaScript to run this app.</noscript>" + script, page.InScripts, false},
		{"a note that no rule knows", "<noscript><p>Nothing works here, <b>sorry</b>.</p></noscript>" + script, page.InScripts, false},
		{"an image in the note", "<noscript><img src=x alt='A dot'></noscript>" + script, page.InScripts, false},
		{"a text for readers without scripts", "<noscript><p>" + strings.Repeat(sentence, 10) + "</p></noscript>" + script, "", true},
		{"a text beside the note", "<p>" + sentence + "</p><noscript>No scripts.</noscript>" + script, "", true},
		{"linked data builds nothing", "<script type='application/ld+json'>{}</script>", page.InNothing, false},
		{"no scripts", "<title>T</title><body><div></div>", page.InNothing, false},
		{"nothing", "", page.InNothing, false},
		{"white space", " \n", page.InNothing, false},
		{"a comment that is never closed", "<!-- <p>" + sentence, page.InNothing, false},
		{"a template", "<template><p>" + sentence + "</template>", page.InTemplates, false},
		{"a template that scripts fill", "<template><p></p></template>" + script, page.InScripts, false},
		{"an empty template", "<template><p></p></template>", page.InNothing, false},
		{"a title that is never closed", "<title>T<body><p>" + sentence, fmt.Sprintf(page.InUnclosed, "title"), false},
		{"a style that is never closed", "<title>T</title><style>p{}<body><p>" + sentence, fmt.Sprintf(page.InUnclosed, "style"), false},
		{"a script that is never closed", "<title>T</title>" + script + "<script>x()<body><p>" + sentence, fmt.Sprintf(page.InUnclosed, "script"), false},
		{"a title at the end", "<title>" + sentence + "</title>", page.InNothing, false},
		{"a title at the end, closed in capitals", "<title>" + sentence + "</TITLE>", page.InNothing, false},
		{"an empty title at the end", "<title>", page.InNothing, false},
		{"a text behind a template", "<template><p>x</template><p>" + sentence, "", true},
		{"a note without scripts", "<noscript><p>Nothing works here.</p></noscript>", "", true},
		{"frames", "<frameset cols='20%,80%'><frame src=a><frame src=b></frameset>", page.InFrames, false},
		{"frames and scripts", script + "<frameset><frame src=a></frameset>", page.InFrames, false},
		{"frames and a note", "<frameset><frame src=a><noframes><body>Your browser shows no frames.</body></noframes></frameset>", page.InFrames, false},
		{"frames and a text", "<frameset><frame src=a><noframes><p>" + strings.Repeat(sentence, 10) + "</noframes></frameset>", "", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			cleaner, err := New(Explain())
			if err != nil {
				t.Fatal(err)
			}
			doc := cleaner.Page(ParsePage(c.html))
			if doc.Guard != c.guard || (doc.Text() != "") != c.text {
				t.Errorf("guard %q, text %q", doc.Guard, doc.Text())
			}
			for i := range doc.Blocks {
				if v := &doc.Blocks[i].Verdict; !v.Keep && (v.Rule == "" || len(v.Evidence) == 0) {
					t.Errorf("%q goes without a rule or evidence: %+v", doc.Blocks[i].Text, v)
				}
			}
		})
	}
}

// Who keeps the layout keeps the note.
func TestGuardEmptyKeeps(t *testing.T) {
	cleaner, err := New(Keep(rule.Layout))
	if err != nil {
		t.Fatal(err)
	}
	doc := cleaner.Page(ParsePage("<noscript>Nothing works here.</noscript><script>x()</script>"))
	if doc.Guard != page.InScripts || doc.Text() != "Nothing works here.\n" {
		t.Errorf("guard %q, text %q", doc.Guard, doc.Text())
	}
}
