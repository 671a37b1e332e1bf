package meta

import (
	"html"
	"strings"

	"github.com/pare-text/pare/internal/onuse"
	"github.com/pare-text/pare/internal/words"
)

// titleSeparator stands between a page's title and the name of its site.
var titleSeparator = onuse.Regexp(`\s+[|–—\-·•»:/]{1,2}\s+|\s*\|\s*`)

// A titleChoice is what a page offers as its title.
type titleChoice struct {
	declared []string // by its data, in order of trust
	title    string   // the title element, with the site's name more often than not
	h1       []string
	site     string
	host     string
	article  bool // it says that it is an article
}

// choose returns the title: a heading or a declared title that the title
// element repeats; of an article its heading; else the title element without
// the site's name.
func (c *titleChoice) choose() string {
	whole := words.Letters(c.title)
	for _, h := range c.h1 {
		if f := words.Letters(h); len(f) >= minTitle && strings.Contains(whole, f) && !c.isSite(f, whole) {
			return h
		}
	}
	for _, d := range c.declared {
		if len(words.Letters(d)) >= minTitle && strings.Contains(whole, words.Letters(d)) {
			return c.withoutSite(d)
		}
	}
	if c.article {
		for _, h := range c.h1 {
			if len(words.Letters(h)) >= 2*minTitle {
				return h
			}
		}
	}
	return orElse(append(append([]string{c.withoutSite(c.title)}, c.h1...), c.declared...)...)
}

// isSite reports whether a heading is the site's name: as the data say, or as
// the end of a title that says more before it.
func (c *titleChoice) isSite(heading, title string) bool {
	return heading == words.Letters(c.site) || strings.HasSuffix(title, heading) && len(title) > 2*len(heading)
}

// withoutSite returns a title without the site's name before or behind it, and
// without a section behind it.
func (c *titleChoice) withoutSite(title string) string {
	parts := titleSeparator().Split(title, -1)
	if len(parts) == 1 {
		return title
	}
	site := words.Letters(c.site)
	if first := words.Letters(parts[0]); site != "" && (first == site || strings.Contains(site, first)) {
		return parts[1]
	}
	last := words.Letters(parts[len(parts)-1])
	if len(strings.Fields(parts[0])) >= 2 || last == site || last != "" && strings.Contains(words.Letters(c.host), last) {
		return parts[0]
	}
	return title
}

// minTitle is the shortest text in bytes that can be a title on its own. Chosen by hand.
const minTitle = 6

// unescape undoes entities, which data often hold twice.
func unescape(s string) string {
	if !strings.Contains(s, "&") {
		return squash(s)
	}
	return squash(html.UnescapeString(html.UnescapeString(s)))
}
