package meta

import (
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/page"
)

// The text of a page that stands only in the state of its scripts.
func TestStateText(t *testing.T) {
	one := "The mill by the river has ground the flour of the valley for two hundred years, and it stood still on Monday. "
	two := "Nobody had told the miller, who came to work as always and found the sluice shut and a note on the door. "
	three := "The council said that the water had been promised to the town below, and that the mill would have to wait."
	for name, c := range map[string]struct {
		state string
		want  string // the blocks, joined by bars
	}{
		"a string": {`{"props":{"post":{"slug":"mill","body":"` + one + two + three + `"}}}`, one + two + three},
		"equally long": {
			`{"d":"` + two + one + three + `","c":"` + three + two + one + `","b":"` + two + three + one + `","a":"` + one + two + three + `"}`, one + two + three,
		},
		"HTML":                {`{"post":{"html":"<p>` + one + two + `</p><p>` + three + `</p>"}}`, strings.TrimSpace(one+two) + "|" + three},
		"a list of blocks":    {`{"blocks":[{"t":"p","text":"` + one + `."},{"t":"img","src":"/mill.jpg"},{"t":"p","text":"` + two + `."},{"t":"p","data":{"text":"` + three + `"}}]}`, ""},
		"a program":           {`{"css":".mill{width:100%;height:100%;color:red;background:blue;margin:0 0 0 0}` + strings.Repeat(`.a{b:c}`, 60) + `"}`, ""},
		"a list of headlines": {`{"menu":["` + strings.Repeat(`Home","News","Weather","`, 30) + `Sport"]}`, ""},
		"no JSON":             {`{"body":`, ""},
	} {
		doc := page.Read(page.Parse(`<div id="root"></div><script id="__NEXT_DATA__" type="application/json">` + c.state + `</script>`))
		all, _ := LinkedText(doc, 0)
		var texts []string
		for i := range all {
			texts = append(texts, all[i].Text)
		}
		want := c.want
		if name == "a list of blocks" {
			if len(texts) != 3 || !strings.HasPrefix(texts[1], "Nobody had told") {
				t.Errorf("%s: %q", name, texts)
			}
			continue
		}
		if got := strings.Join(texts, "|"); strings.TrimSpace(got) != strings.TrimSpace(want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
