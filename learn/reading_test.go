package learn

import (
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/words"
)

func TestReadText(t *testing.T) {
	long := func(word string) string {
		return strings.Repeat("The "+word+" has ground the flour of the valley for three hundred years, and it still does. ", 3) + "So it is.\n"
	}
	menu := "Home\nNews\nSports\nWeather\n"
	article := long("mill") + "Again\n" + long("river") + "Again\n" + long("wheel")
	r := ReadText(menu + article + "Share this\nHome\n")
	var got []string
	for _, l := range r.Lines {
		where := "inside "
		if l.Edge {
			where = "edge "
		}
		if l.Key != words.KeyOf(l.Text) {
			t.Errorf("%q has the key of another line", l.Text)
		}
		got = append(got, where+l.Text[:4])
	}
	want := "edge Home,edge News,edge Spor,edge Weat,inside The ,inside Agai,inside The ,inside The ,edge Shar"
	if strings.Join(got, ",") != want {
		t.Errorf("lines %q", got)
	}
	if dressed := ReadText("Login\n" + article + "Imprint\n"); dressed.Body != r.Body {
		t.Error("a copy in another dress has another body")
	}
	if other := ReadText(menu + long("forge") + "Share this\n"); other.Body == r.Body {
		t.Error("another article has the same body")
	}
	if a, b := ReadText("Home\nNews\n"), ReadText("Home\nSports\n"); a.Body == b.Body {
		t.Error("texts without paragraphs have the same body")
	}
}

func TestReadPageLines(t *testing.T) {
	r := ReadPage(`<html><head><link rel="canonical" href="https://example.org/mill"></head><body><nav><a href="/">Home</a></nav><p>The mill still grinds.</p></body></html>`)
	if r.URL != "https://example.org/mill" || len(r.Lines) != 2 || r.Lines[1].Key != words.KeyOf("The mill still grinds") {
		t.Errorf("%+v", r)
	}
}
