package words

import (
	"strings"
	"testing"
)

func TestKeyOf(t *testing.T) {
	for _, c := range []struct {
		why, a, b string
		same      bool
	}{
		{"case, marks and spaces", "Sign up for our NEWSLETTER!", "  sign up, for our  newsletter", true},
		{"numbers", "12 comments", "7 Comments", true},
		{"a number is a word", "12 comments", "comments", false},
		{"dates", "Updated 3 March 2024, 10:15", "Updated Monday, July 7", true},
		{"a month without a number is a word", "You may also like", "You should also like", false},
		{"one date, another's words", "Updated 3 March 2024", "Created 3 March 2024", false},
		{"bylines", "By Jane Doe", "By Max de Roe and Ann Poe", true},
		{"a byline and a sentence", "By Jane Doe", "By Jane Doe we mean the mayor", false},
		{"credits", "Photo: Jane Doe / Agency", "Photo: Max Roe", true},
		{"names elsewhere are words", "Ask Jane Doe", "Ask Max Roe", false},
		{"numbers alone are as they stand", "1 2 3 4 5", "1 2 3 4 6", false},
		{"marks alone are as they stand", "***", "---", false},
		{"several numbers are one", "Page 1/2", "Page 1.2-3", true},
		{"rows of a table are as they stand", "Monday 12 14", "Monday 12 15", false},
		{"in any dress", "Weight | 12 | 14", "Weight | 12 | 15", false},
		{"sentences that differ in a number", "The winning numbers are 3, 14 and 22.", "The winning numbers are 5, 16 and 40.", false},
		{"four words are none", "Posted 3 days ago.", "Posted 5 days ago.", true},
		{"unless words tell what they are", "Seen by 12 14 people", "Seen by 12 15 people", true},
		{"scripts without spaces", "記事を読む", "記事を読む。", true},
		{"other words", "記事を読む", "記事を書く", false},
	} {
		if same := KeyOf(c.a) == KeyOf(c.b); same != c.same {
			t.Errorf("%s: %q and %q: same %v", c.why, c.a, c.b, same)
		}
	}
	if KeyOf(strings.Repeat("de ", maxScanned)) == 0 { // linear, or this does not end
		t.Error("no key")
	}
}
