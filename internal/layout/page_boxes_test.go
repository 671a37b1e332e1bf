package layout_test

import (
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/internal/layout"
	"github.com/pare-text/pare/internal/page"
)

// What the names around an element say of it.
func TestSidelined(t *testing.T) {
	first, second := layout.PageFeatureNames()
	weights := weightsOf(t, len(first), len(second), always(1), nil, 0, 0)
	if err := layout.FitPages(weights); err != nil {
		t.Fatal(err)
	}
	paragraph := "<p>" + strings.Repeat("The council met on Monday to vote on the bridge. ", 4) + "</p>"
	for _, c := range []struct {
		name, head, box string
		want            bool
	}{
		{"a sign-up box", "", `<div class="newsletter-box"><i>Rye</i></div>`, true},
		{"inside of one", "", `<div class="related"><div><ul><li><i>Rye</i></li></ul></div></div>`, true},
		{"no name", "", `<div class="mill"><i>Rye</i></div>`, false},
		{"a caption is the article's", "", `<div class="caption"><i>Rye</i></div>`, false},
		{"half of the prose", "", `<div class="card"><i>Rye</i>` + strings.Repeat(paragraph, 4) + `</div>`, false},
		{"comments", "", `<div class="comments"><i>Rye</i></div>`, true},
		{"replies of a forum", `<script type="application/ld+json">{"@type":"DiscussionForumPosting"}</script>`, `<div class="comments"><i>Rye</i></div>`, false},
	} {
		pg := page.Read(page.Parse("<head>" + c.head + "<body><article>" + strings.Repeat(paragraph, 4) + c.box + "</article>"))
		f := facts.Read(pg.Blocks, pg, "")
		scores := layout.Read(f, hits.New(len(f.Blocks), nil), weights, nil, nil)
		at := -1
		for i := range f.Blocks {
			if f.Blocks[i].Text == "Rye" {
				at = i
			}
		}
		if at < 0 {
			t.Fatalf("%s: no block “Rye”", c.name)
		}
		if got := scores.IsSidelined(pg.Places[at].Node); got != c.want {
			t.Errorf("%s: %t, want %t", c.name, got, c.want)
		}
		scores.Free()
		f.Free()
	}
}
