package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// Claims are what a page says it is, in its linked data or its head.
type Claims uint8

const (
	SaysArticle Claims = 1 << iota
	SaysProduct
	SaysForum
	SaysList
)

// claimTypes are the types of schema.org and of Open Graph that say so.
var claimTypes = []struct {
	name  string
	claim Claims
}{
	{"Article", SaysArticle},
	{"BlogPosting", SaysArticle},
	{"LiveBlogPosting", SaysArticle},
	{"Product", SaysProduct},
	{"ProductGroup", SaysProduct},
	{"DiscussionForumPosting", SaysForum},
	{"QAPage", SaysForum},
	{"CollectionPage", SaysList},
	{"ItemList", SaysList},
	{"OfferCatalog", SaysList},
}

// maxClaimScript bounds how much of a script is searched. Chosen by hand.
const maxClaimScript = 64 << 10

// readClaims searches linked data for the names of types without parsing it:
// a hint for the score needs no more.
func readClaims(pg *Page) Claims {
	var c Claims
	for i := range pg.Nodes {
		switch n := &pg.Nodes[i]; n.Tag {
		case atom.Script:
			if int(n.End) == i+1 || !IsLinkedData(pg, i) {
				continue
			}
			text := pg.TextOf(i + 1)
			text = text[:min(len(text), maxClaimScript)]
			for at := 0; ; {
				k := strings.Index(text[at:], `"@type"`)
				if k < 0 {
					break
				}
				at += k + len(`"@type"`)
				value := text[at:min(at+80, len(text))]
				for _, t := range claimTypes {
					if k := strings.Index(value, t.name+`"`); k >= 0 && !strings.Contains(value[:k], ",") {
						c |= t.claim
					}
				}
			}
		case atom.Meta:
			if pg.Get(i, "property") == "og:type" {
				switch v := pg.Get(i, "content"); {
				case v == "article":
					c |= SaysArticle
				case strings.Contains(v, "product"):
					c |= SaysProduct
				}
			}
		}
	}
	return c
}
