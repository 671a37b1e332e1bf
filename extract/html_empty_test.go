package extract

import (
	"strings"
	"testing"
)

func TestGuardEmpty(t *testing.T) {
	const script = "<script src=app.js></script>"
	sentence := "The minister resigned on Monday, the palace said in a statement. "
	for _, c := range []struct {
		name, html, guard string
		text              bool // is left
	}{
		{"scripts alone", "<title>T</title><body><div id=root></div>" + script, inScripts, false},
		{"scripts and data", "<body><script type=application/json>{}</script>", inScripts, false},
		{"a note that a rule knows", "<noscript>You need to enable JavaScript to run this app.</noscript>" + script, inScripts, false},
		{"a note that no rule knows", "<noscript><p>Nothing works here, <b>sorry</b>.</p></noscript>" + script, inScripts, false},
		{"an image in the note", "<noscript><img src=x alt='A dot'></noscript>" + script, inScripts, false},
		{"a text for readers without scripts", "<noscript><p>" + strings.Repeat(sentence, 10) + "</p></noscript>" + script, "", true},
		{"a text beside the note", "<p>" + sentence + "</p><noscript>No scripts.</noscript>" + script, "", true},
		{"linked data builds nothing", "<script type='application/ld+json'>{}</script>", "", false},
		{"no scripts", "<title>T</title><body><div></div>", "", false},
		{"nothing", "", "", false},
		{"frames", "<frameset cols='20%,80%'><frame src=a><frame src=b></frameset>", inFrames, false},
		{"frames and scripts", script + "<frameset><frame src=a></frameset>", inFrames, false},
		{"frames and a note", "<frameset><frame src=a><noframes><body>Your browser shows no frames.</body></noframes></frameset>", inFrames, false},
		{"frames and a text", "<frameset><frame src=a><noframes><p>" + strings.Repeat(sentence, 10) + "</noframes></frameset>", "", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			cleaner, err := New(Explain())
			if err != nil {
				t.Fatal(err)
			}
			doc := cleaner.HTML(c.html)
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
	cleaner, err := New(Keep(Layout))
	if err != nil {
		t.Fatal(err)
	}
	doc := cleaner.HTML("<noscript>Nothing works here.</noscript><script>x()</script>")
	if doc.Guard != inScripts || doc.Text() != "Nothing works here.\n" {
		t.Errorf("guard %q, text %q", doc.Guard, doc.Text())
	}
}
