package extract

import "testing"

func TestLanguage(t *testing.T) {
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	const german = "Die Stadt hat am Montag beschlossen, dass der alte Bahnhof nicht abgerissen wird, sondern ein Museum werden soll."
	if got := c.Text("Der Bahnhof bleibt\n\n" + german + "\n").Lang; got != "de" {
		t.Errorf("raw text: %q", got)
	}
	for _, x := range []struct{ claim, want string }{
		{"", "de"},
		{"en-US", "de"}, // wrong
		{"de-AT", "de"},
		{"no", "de"},
		{"nds", "nds"}, // pare cannot tell it
	} {
		src := "<html lang='" + x.claim + "'><body><article><h1>Der Bahnhof bleibt</h1><p>" + german + "</p><p>" + german + "</p></article></body></html>"
		if got := c.Page(ParsePage(src)).Lang; got != x.want {
			t.Errorf("a page that says %q: %q, want %q", x.claim, got, x.want)
		}
	}
	if got := c.Page(ParsePage("<html lang='lt'><body><p>Meras sakė, kad uosto darbai prasidės tik po vasaros.</p></body></html>")).Lang; got != "lt" {
		t.Errorf("a language that pare does not know: %q", got)
	}
}
