// Package meta reads what a page says about itself: its title, authors, date and
// address, and the text that its data hold.
package meta

import (
	"net/url"
	"strings"

	"github.com/pare-text/pare/internal/page"
)

// Meta is what a page says about itself. Text that is unknown is "".
type Meta struct {
	Title       string
	Byline      string // the authors, "Jane Roe, John Doe"
	Date        string // of publication, RFC 3339 or its date alone
	Site        string // the publisher's name
	URL         string // the canonical address
	Description string
	Image       string // address of the main image
}

// Read reads the metadata of a page: from its linked data, then Open Graph
// and its like, microdata, other meta elements, and the page itself.
func Read(doc *page.Document) Meta {
	m, signs := ReadHead(doc)
	signs.Read(&m)
	return m
}

// ReadHead reads what the head of a page says, which is all but the authors and the date,
// and returns where to look for these: nearly half of the work, that who wants the text alone
// need not do.
func ReadHead(doc *page.Document) (Meta, *Signs) {
	c := collect(doc.Page)
	ld := readLinkedData(c.scripts)
	tag := c.first
	m := Meta{
		Site:        orElse(ld.site, tag("og:site_name", "application-name", "twitter:site")),
		Description: unescape(orElse(tag("og:description", "description", "twitter:description", "dc.description"), ld.description)),
	}
	m.Site = unescape(strings.TrimPrefix(m.Site, "@"))
	m.URL = absolute(orElse(c.canonical, tag("og:url"), ld.url), orElse(tag("og:url"), c.base, ld.url))
	m.Image = absolute(orElse(ld.image, tag("og:image", "og:image:url", "twitter:image", "twitter:image:src")), orElse(m.URL, c.base))
	title := titleChoice{title: unescape(c.title), site: m.Site, host: m.URL[:min(len(m.URL), maxHost)], article: doc.Claims&page.SaysArticle != 0}
	for _, d := range [...]string{ld.Headline, tag("og:title"), tag("twitter:title"), tag("dc.title", "parsely-title", "sailthru.title", "citation_title")} {
		title.declared = append(title.declared, unescape(d))
	}
	for _, h := range c.h1 {
		title.h1 = append(title.h1, unescape(h))
	}
	m.Title = title.choose()
	return m, &Signs{doc, c, ld}
}

// Signs are where a page may say who wrote it, and when.
type Signs struct {
	doc  *page.Document
	head *collector
	data linkedData
}

// Read sets the authors and the date of m, which [ReadHead] returned with s.
func (s *Signs) Read(m *Meta) {
	doc, c, ld, tag := s.doc, s.head, &s.data, s.head.first
	c.elements(doc.Within)
	near := readNearTitle(doc)
	if doc.Claims&page.SaysForum != 0 { // who asked, not who answered
		c.members = c.members[:min(len(c.members), 1)]
	} else {
		c.members = nil
	}
	by := newByliner(m.Site, orElse(m.URL, c.base))
	m.Byline = by.first(
		[][]string{ld.authors, c.all("author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "citation_author", "dc.creator",
			"dcterms.creator", "byl", "cxenseparse:author", "og:article:author", "twitter:data1")},
		[][]string{c.members, c.microAuthors, near.bylines, c.relAuthors, ld.publishers, c.bylines, c.linkAuthors})
	if m.Byline == "" {
		m.Byline = by.first(nil, [][]string{signed(doc)})
	}
	m.Date = firstDate(ld.published, tag("article:published_time", "og:article:published_time", "article:published", "parsely-pub-date", "sailthru.date",
		"datepublished", "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.date", "dc.date", "dcterms.created", "pubdate",
		"publishdate", "publish-date", "publication_date", "cxenseparse:recs:publishtime", "date", "article_date_original", "og:published_time",
		"published", "published-date", "published_date", "ms.date"),
		c.microDate, c.microCreated, near.date, c.time, c.dated)
	if m.Date == "" {
		m.Date = dated(doc)
	}
	if m.Date == "" {
		m.Date = firstDate(ld.created, ld.modified, tag("article:modified_time", "og:updated_time", "last-modified", "updated"))
	}
}

// maxHost is how much of an address is searched for the site's name. Chosen by hand.
const maxHost = 60

// orElse returns the first of some values that is not blank, with its white
// space folded.
func orElse(values ...string) string {
	for _, v := range values {
		if v = squash(v); v != "" {
			return v
		}
	}
	return ""
}

func squash(s string) string { return strings.Join(strings.Fields(s), " ") }

// absolute returns an address relative to base, or as it is if there is none.
func absolute(ref, base string) string {
	if ref == "" {
		return ""
	}
	u, err := url.Parse(ref)
	if err != nil || u.IsAbs() {
		return ref
	}
	b, err := url.Parse(base)
	if err != nil || !b.IsAbs() {
		return ref
	}
	return b.ResolveReference(u).String()
}
