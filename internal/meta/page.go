package meta

import (
	"strings"

	"github.com/pare-text/pare/internal/page"

	"golang.org/x/net/html/atom"
)

// A collector holds what two walks over a page find of its metadata: one over the
// elements that are there for it, one over all others.
type collector struct {
	page         *page.Page
	within       []page.Within
	classes      []uint8             // what they say, by number of the value
	tags         map[string][]string // contents of the meta elements by name
	scripts      []string            // linked data
	canonical    string
	base         string
	title        string
	h1           []string
	microAuthors []string
	microScope   int      // the item that the first of them is of, -1 before
	members      []string // who wrote the posts of a forum
	relAuthors   []string
	bylines      []string
	linkAuthors  []string // the texts of links to the pages of authors
	microDate    string
	microCreated string
	time         string // of the first time element
	dated        string // the first text of an element whose class says that it is a date
}

// Bounds of what is read as a name: a byline is short, and of the pages' lists
// of authors only the first are theirs. Chosen by hand.
const (
	maxMetaText = 300
	maxAuthors  = 24
)

// collect walks over the elements that are there for metadata.
func collect(pg *page.Page) *collector {
	c := &collector{page: pg, tags: map[string][]string{}, microScope: -1}
	for i := range pg.Nodes {
		switch pg.Nodes[i].Tag {
		case atom.Meta:
			c.meta(i)
		case atom.Link:
			if rel := strings.ToLower(pg.Get(i, "rel")); rel == "canonical" && c.canonical == "" {
				c.canonical = pg.Get(i, "href")
			}
		case atom.Base:
			c.base = orElse(c.base, pg.Get(i, "href"))
		case atom.Script:
			if page.IsLinkedData(pg, i) {
				c.scripts = append(c.scripts, pg.InnerText(i))
			}
		case atom.Title:
			if c.title == "" && !inDrawing(pg, i) {
				c.title = c.text(i)
			}
		case atom.H1:
			if h := c.text(i); h != "" && len(c.h1) < maxAuthors {
				c.h1 = append(c.h1, h)
			}
		}
	}
	return c
}

// elements walks over all other elements: they may name authors or a date.
func (c *collector) elements(within []page.Within) {
	c.within, c.classes = within, make([]uint8, c.page.Names())
	for i := range c.page.Nodes {
		n := &c.page.Nodes[i]
		if n.IsText() {
			continue
		}
		switch n.Tag {
		case atom.Meta, atom.Link, atom.Base, atom.Script, atom.Title:
			continue
		case atom.Time:
			if c.time == "" {
				c.time = orElse(c.page.Get(i, "datetime"), c.page.Get(i, "content"))
			}
		}
		c.element(i)
	}
	c.microAuthors, c.relAuthors = fewAuthors(c.microAuthors), fewAuthors(c.relAuthors)
	c.bylines, c.linkAuthors = fewAuthors(c.bylines), fewAuthors(c.linkAuthors)
}

// mostAuthors is how many authors an article has on its page; where there are
// more, they are those of comments and other articles, and only the first is
// the page's. Chosen by hand.
const mostAuthors = 3

func fewAuthors(list []string) []string {
	seen := map[string]bool{}
	for _, a := range list {
		seen[a] = true
	}
	if len(seen) > mostAuthors {
		return list[:1]
	}
	return list
}

func inDrawing(pg *page.Page, i int) bool {
	for e := pg.Nodes[i].Parent; e >= 0; e = pg.Nodes[e].Parent {
		if pg.Nodes[e].Tag == atom.Svg {
			return true
		}
	}
	return false
}

// meta notes a meta element.
func (c *collector) meta(i int) {
	content := c.page.Get(i, "content")
	if strings.TrimSpace(content) == "" {
		return
	}
	for _, key := range [...]string{"property", "name", "itemprop"} {
		if name := strings.ToLower(strings.TrimSpace(c.page.Get(i, key))); name != "" {
			if len(c.tags[name]) < maxAuthors {
				c.tags[name] = append(c.tags[name], content)
			}
			return
		}
	}
}

// element notes an element that names an author or a date.
func (c *collector) element(i int) {
	for _, a := range c.page.Attrs(i) {
		switch a.Key {
		case "itemprop":
			switch a.Val {
			case "author", "creator":
				if scope := c.scope(i); c.microScope < 0 || scope == c.microScope {
					c.microScope = scope
					c.microAuthors = c.author(c.microAuthors, c.itemName(i))
				}
			case "datePublished":
				c.microDate = orElse(c.microDate, c.itemDate(i))
			case "dateCreated":
				c.microCreated = orElse(c.microCreated, c.itemDate(i))
			}
		case "rel":
			if a.Val == "author" {
				c.relAuthors = c.author(c.relAuthors, c.text(i))
			}
		case "href":
			if isAuthorLink(a.Val) {
				c.linkAuthors = c.author(c.linkAuthors, c.text(i))
			}
		case "class", "data-testid":
			switch says := c.class(a); {
			case says&saysMember != 0:
				c.members = c.author(c.members, c.text(i))
			case says&saysByline != 0 && c.within[i]&(page.InForm|page.InLabel) == 0:
				c.bylines = c.author(c.bylines, c.text(i))
			case says&saysDate != 0 && c.dated == "":
				c.dated = findDate(c.text(i))
			}
		}
	}
}

// What a class says of its element.
const (
	saysMember = 1 << iota
	saysByline
	saysDate
	isRead
)

// class reads a class, once for all elements that have it.
func (c *collector) class(a page.Attr) uint8 {
	says := &c.classes[a.Name]
	if *says == 0 {
		*says = isRead
		if strings.Contains(a.Val, "ser") && isMemberClass(a.Val) {
			*says |= saysMember
		}
		if hasAny(a.Val, bylineParts[:]) && isBylineClass(a.Val) {
			*says |= saysByline
		}
		if hasAny(a.Val, dateParts[:]) && isDateClass(a.Val) {
			*says |= saysDate
		}
	}
	return *says
}

// scope is the item of microdata that a property belongs to: the element that
// opens it, or 0.
func (c *collector) scope(i int) int {
	for e := int(c.page.Nodes[i].Parent); e >= 0; e = int(c.page.Nodes[e].Parent) {
		for _, a := range c.page.Attrs(e) {
			if a.Key == "itemscope" {
				return e
			}
		}
	}
	return 0
}

// itemName is the name inside an item of microdata, or its text.
func (c *collector) itemName(i int) string {
	n := &c.page.Nodes[i]
	for k := i + 1; k < int(n.End); k++ {
		if c.page.Get(k, "itemprop") == "name" {
			return orElse(c.page.Get(k, "content"), c.text(k))
		}
	}
	return orElse(c.page.Get(i, "content"), c.text(i))
}

func (c *collector) itemDate(i int) string {
	return orElse(c.page.Get(i, "datetime"), c.page.Get(i, "content"), c.text(i))
}

func (c *collector) author(list []string, name string) []string {
	if name == "" || len(list) >= maxAuthors {
		return list
	}
	return append(list, name)
}

// What is a part of every class that isBylineClass or isDateClass takes, in
// whichever case: most classes are passed over at its sight.
var (
	bylineParts = [...]string{"ut", "UT", "yline", "YLINE", "itten", "osted"}
	dateParts   = [...]string{"ate", "ATE", "atum", "echa", "ublished", "imestamp"}
)

func hasAny(s string, parts []string) bool {
	for _, p := range parts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}

// bylineEnds end the classes of elements that name the authors of an article;
// those of their pictures, biographies and lists end otherwise.
var bylineEnds = [...]string{
	"byline", "author", "authors", "author-name", "author__name", "author_name", "authorname", "author-link", "author-info", "byline__name",
	"byline-name", "byline_name", "byline__author", "byline__authors", "autor", "auteur", "autore", "autor-name", "posted-by", "written-by",
}

// isBylineClass reports whether a class names the authors of an article.
func isBylineClass(class string) bool {
	for _, word := range strings.Fields(strings.ToLower(class)) {
		for _, end := range bylineEnds {
			if rest, ok := strings.CutSuffix(word, end); ok && (rest == "" || strings.HasSuffix(rest, "-") || strings.HasSuffix(rest, "_")) {
				return true
			}
		}
	}
	return false
}

// isMemberClass reports whether a class names who wrote a post in a forum.
func isMemberClass(class string) bool {
	for _, word := range strings.Fields(strings.ToLower(class)) {
		switch word {
		case "username", "bigusername", "user-name", "postuser-name", "post-username", "username-coloured":
			return true
		}
	}
	return false
}

// authorParts are parts of the addresses of authors' pages.
var authorParts = [...]string{
	"/author/", "/authors/", "/contributor/", "/contributors/", "/writers/", "/journalist/", "/journalists/", "/autor/", "/auteur/", "/profile/author",
}

// isAuthorLink reports whether an address is that of an author's own page.
func isAuthorLink(href string) bool {
	for {
		at := strings.IndexByte(href, '/')
		if at < 0 || at+1 == len(href) {
			return false
		}
		href = href[at:]
		switch href[1] {
		case 'a', 'c', 'w', 'j', 'p':
			for _, part := range authorParts {
				if len(href) > len(part) && strings.HasPrefix(href, part) {
					return true
				}
			}
		}
		href = href[1:]
	}
}

// isDateClass reports whether a class says that its element is a date.
func isDateClass(class string) bool {
	for _, word := range strings.Fields(strings.ToLower(class)) {
		if word == "date" || word == "datum" || word == "fecha" || word == "published" || word == "timestamp" ||
			strings.HasSuffix(word, "-date") || strings.HasSuffix(word, "_date") || strings.HasSuffix(word, "-published") || strings.HasSuffix(word, "pubdate") ||
			strings.Contains(word, "publish-date") || strings.Contains(word, "published-date") || strings.Contains(word, "pub-date") || strings.Contains(word, "post-date") {
			return true
		}
	}
	return false
}

// text returns the short text of an element, or "" if it is long.
func (c *collector) text(i int) string {
	n := &c.page.Nodes[i]
	var b strings.Builder
	for k := i; k < int(n.End); k++ {
		switch x := &c.page.Nodes[k]; {
		case x.IsText():
			b.WriteString(c.page.TextOf(k))
		case page.IsBlock(x.Tag):
			b.WriteByte(' ')
		}
		if b.Len() > 4*maxMetaText {
			return ""
		}
	}
	if s := squash(b.String()); len(s) <= maxMetaText {
		return s
	}
	return ""
}

// first returns the first content of the first of some names that has any.
func (c *collector) first(names ...string) string {
	for _, n := range names {
		if v := c.tags[n]; len(v) > 0 {
			return v[0]
		}
	}
	return ""
}

// all returns the contents of the first of some names that holds a name.
func (c *collector) all(names ...string) []string {
	for _, n := range names {
		var kept []string
		for _, v := range c.tags[n] {
			if isAuthor(v) {
				kept = append(kept, v)
			}
		}
		if len(kept) > 0 && n != "twitter:data1" || len(kept) > 0 && strings.Contains(strings.ToLower(c.first("twitter:label1")), "by") {
			return kept
		}
	}
	return nil
}
