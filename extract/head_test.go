package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

const headBody = "The harbour line was opened ten years ago, and since then the town has grown around its three stations.\n\n" +
	"The mayor said on Monday that the harbour line would be extended to the north by 2027, if the state pays its share.\n"

// What the head of a raw text says becomes metadata. The title stays in the text,
// bylines and dates leave it.
func TestHead(t *testing.T) {
	for _, x := range []struct {
		why, head string
		want      Meta
		text      string
	}{
		{"headline, author, date", "Ten years of the harbour line\n\nBy Eleanor Whitcombe, Transport correspondent\n\n12 March 2024, 14:05\n\n", Meta{Title: "Ten years of the harbour line", Byline: "Eleanor Whitcombe", Date: "2024-03-12"}, "Ten years of the harbour line\n\n"},
		{"the site's name above", "Skip to main content\n\nTen years of the harbour line\n\n", Meta{Title: "Ten years of the harbour line"}, "Ten years of the harbour line\n\n"},
		{"no headline", "", Meta{}, ""},
	} {
		for _, opts := range [][]Option{nil, {RulesOnly()}} {
			doc := mustNew(t, opts...).Text(x.head + headBody)
			if diff := cmp.Diff(x.want, doc.Meta); diff != "" {
				t.Errorf("%s, %d options: %s", x.why, len(opts), diff)
			}
			if diff := cmp.Diff(x.text+headBody, doc.Text()); diff != "" {
				t.Errorf("%s, %d options: %s", x.why, len(opts), diff)
			}
		}
	}
}

// Without metadata the text is the same, and a page keeps what its head says.
func TestWithoutMeta(t *testing.T) {
	c, without := mustNew(t), mustNew(t, WithoutMeta())
	const head = "Ten years of the harbour line\n\nBy Eleanor Whitcombe, Transport correspondent\n\n12 March 2024, 14:05\n\n"
	text := without.Text(head + headBody)
	if want := c.Text(head + headBody); text.Meta != (Meta{}) || text.Text() != want.Text() || want.Meta == (Meta{}) {
		t.Errorf("raw text: %+v\n%s", text.Meta, text.Text())
	}
	const src = "<title>Ten years of the harbour line</title><h1>Ten years of the harbour line</h1><p>By Eleanor Whitcombe<p>12 March 2024<p>" + headBody
	page, want := without.Page(ParsePage(src)), c.Page(ParsePage(src))
	if diff := cmp.Diff(Meta{Title: "Ten years of the harbour line", Byline: "Eleanor Whitcombe", Date: "2024-03-12"}, want.Meta); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(Meta{Title: want.Meta.Title}, page.Meta); diff != "" || page.Text() != want.Text() {
		t.Errorf("page: %s\n%s", diff, page.Text())
	}
}
