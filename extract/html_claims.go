package extract

import (
	"strings"

	"github.com/pare-text/pare/internal/page"
	"golang.org/x/net/html/atom"
)

// claims are what a page says it is, in its linked data or its head.
type claims uint8

const (
	claimsArticle claims = 1 << iota
	claimsProduct
	claimsForum
	claimsList
)

// claimTypes are the types of schema.org and of Open Graph that say so.
var claimTypes = []struct {
	name  string
	claim claims
}{
	{"Article", claimsArticle},
	{"BlogPosting", claimsArticle},
	{"LiveBlogPosting", claimsArticle},
	{"Product", claimsProduct},
	{"ProductGroup", claimsProduct},
	{"DiscussionForumPosting", claimsForum},
	{"QAPage", claimsForum},
	{"CollectionPage", claimsList},
	{"ItemList", claimsList},
	{"OfferCatalog", claimsList},
}

// maxClaimScript bounds how much of a script is searched.
const maxClaimScript = 64 << 10

// readClaims searches linked data for the names of types without parsing it:
// a hint for the score needs no more.
func readClaims(pg *page.Page) claims {
	var c claims
	for i := range pg.Nodes {
		switch n := &pg.Nodes[i]; n.Tag {
		case atom.Script:
			if int(n.End) == i+1 {
				continue
			}
			text := pg.Nodes[i+1].Text
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
					c |= claimsArticle
				case strings.Contains(v, "product"):
					c |= claimsProduct
				}
			}
		}
	}
	return c
}
