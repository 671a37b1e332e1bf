package meta

import (
	"encoding/json"
	"strings"
)

// linkedData is what the linked data of a page say of its article.
type linkedData struct {
	Rank                         int // of the type that said it
	Headline, description, url   string
	published, created, modified string
	site, image                  string
	authors                      []string
	publishers                   []string // organisations that stand as authors
}

// Bounds of what is read of linked data, which may be hostile. Chosen by hand.
const (
	maxLinkedData  = 1 << 20
	maxLinkedDepth = 12
)

// typeRanks order the types: an article says more of the page than the page,
// and both more than what is shown beside.
var typeRanks = map[string]int{
	"NewsArticle": 9, "ReportageNewsArticle": 9, "AnalysisNewsArticle": 9, "OpinionNewsArticle": 9, "BackgroundNewsArticle": 9, "ReviewNewsArticle": 9,
	"Article": 9, "BlogPosting": 9, "LiveBlogPosting": 9, "TechArticle": 9, "ScholarlyArticle": 9, "SocialMediaPosting": 8, "Report": 8,
	"DiscussionForumPosting": 8, "QAPage": 5, "Question": 6, "Recipe": 8, "Product": 7, "ProductGroup": 7, "Review": 4, "Book": 6, "Course": 6,
	"VideoObject": 3, "PodcastEpisode": 6, "WebPage": 2, "ItemPage": 2, "CollectionPage": 2, "AboutPage": 2, "FAQPage": 2, "MedicalWebPage": 3, "Event": 6, "JobPosting": 6,
}

// readLinkedData reads scripts of JSON-LD. What cannot be read is passed over.
func readLinkedData(scripts []string) linkedData {
	var d linkedData
	for _, s := range scripts {
		if len(s) > maxLinkedData {
			continue
		}
		if v, ok := parseLinkedData(s); ok {
			d.value(v, 0)
		}
	}
	return d
}

// parseLinkedData parses one script, forgiving comments around it and control
// characters in its strings.
func parseLinkedData(s string) (any, bool) {
	s = strings.TrimSpace(s)
	for _, wrap := range [...][2]string{{"<!--", "-->"}, {"//<![CDATA[", "//]]>"}, {"/*<![CDATA[*/", "/*]]>*/"}, {"<![CDATA[", "]]>"}} {
		if rest, ok := strings.CutPrefix(s, wrap[0]); ok {
			s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), wrap[1]))
		}
	}
	s = strings.TrimSuffix(s, ";")
	var v any
	if json.Unmarshal([]byte(s), &v) == nil {
		return v, true
	}
	clean := strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
	return v, json.Unmarshal([]byte(clean), &v) == nil
}

// value reads a value and those inside it that describe the page.
func (d *linkedData) value(v any, depth int) {
	if depth > maxLinkedDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			d.value(x, depth+1)
		}
	case map[string]any:
		d.object(v)
		for _, key := range [...]string{"@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemReviewed"} {
			if inner, ok := v[key]; ok && (key != "hasPart" || depth == 0) {
				d.value(inner, depth+1)
			}
		}
	}
}

// object takes over what one object says, if its type outranks the one before.
func (d *linkedData) object(o map[string]any) {
	rank := 0
	for _, t := range stringsOf(o["@type"]) {
		t = strings.TrimPrefix(strings.TrimPrefix(t, "http://schema.org/"), "https://schema.org/")
		rank = max(rank, typeRanks[t])
		if t == "WebSite" || t == "Organization" || t == "NewsMediaOrganization" {
			d.site = orElse(d.site, name(o["name"]))
		}
	}
	if rank == 0 || rank < d.Rank {
		return
	}
	old := *d
	n := linkedData{
		Rank: rank, Headline: orElse(name(o["headline"]), name(o["name"])), description: name(o["description"]),
		url: orElse(name(o["url"]), name(o["@id"])), published: orElse(name(o["datePublished"]), name(o["uploadDate"])), created: name(o["dateCreated"]),
		modified: name(o["dateModified"]), site: orElse(name(o["publisher"]), old.site), image: address(o["image"]),
	}
	n.authors, n.publishers = names(orValue(o["author"], o["creator"]), 0)
	if rank == old.Rank { // of two alike the first counts; the other may know more
		n = linkedData{
			Rank: rank, Headline: orElse(old.Headline, n.Headline), description: orElse(old.description, n.description), url: orElse(old.url, n.url),
			published: orElse(old.published, n.published), created: orElse(old.created, n.created), modified: orElse(old.modified, n.modified),
			site: orElse(old.site, n.site), image: orElse(old.image, n.image), authors: orList(old.authors, n.authors), publishers: orList(old.publishers, n.publishers),
		}
	} else if rank >= 7 {
		n.published, n.modified = orElse(n.published, old.published), orElse(n.modified, old.modified)
		n.authors, n.publishers = orList(n.authors, old.authors), orList(n.publishers, old.publishers)
		n.image, n.url = orElse(n.image, old.image), orElse(n.url, old.url)
	}
	*d = n
}

func orValue(a, b any) any {
	if a != nil {
		return a
	}
	return b
}

func orList(a, b []string) []string {
	if len(a) > 0 {
		return a
	}
	return b
}

// stringsOf are the strings of a value that may be one or a list.
func stringsOf(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var all []string
		for _, x := range v {
			if s, ok := x.(string); ok {
				all = append(all, s)
			}
		}
		return all
	}
	return nil
}

// name is a string, the name of an object, or that of the first of a list.
func name(v any) string {
	for range maxLinkedDepth {
		switch x := v.(type) {
		case string:
			return x
		case map[string]any:
			v = orValue(x["name"], orValue(x["@value"], x["@id"]))
		case []any:
			if len(x) == 0 {
				return ""
			}
			v = x[0]
		default:
			return ""
		}
	}
	return ""
}

// address is that of an image: a string, or the url of an object.
func address(v any) string {
	switch x := v.(type) {
	case map[string]any:
		return orElse(name(x["url"]), name(x["contentUrl"]))
	case []any:
		if len(x) > 0 {
			if o, ok := x[0].(map[string]any); ok {
				return orElse(name(o["url"]), name(o["contentUrl"]))
			}
		}
	}
	return name(v)
}

// names are the names of authors: strings, objects or lists of them. Persons,
// and what has no type, stand apart from organisations.
func names(v any, depth int) (persons, organisations []string) {
	if depth > maxLinkedDepth {
		return nil, nil
	}
	switch v := v.(type) {
	case string:
		return []string{v}, nil
	case map[string]any:
		found := name(v["name"])
		if n, ok := v["name"].([]any); ok {
			persons, _ = names(n, depth+1)
		} else if found = orElse(found, name(v["givenName"])+" "+name(v["familyName"])); found != "" {
			persons = []string{found}
		}
		for _, t := range stringsOf(v["@type"]) {
			if strings.HasSuffix(t, "Organization") {
				return nil, persons
			}
		}
	case []any:
		for _, x := range v {
			p, o := names(x, depth+1)
			if len(persons)+len(organisations)+len(p)+len(o) <= maxAuthors {
				persons, organisations = append(persons, p...), append(organisations, o...)
			}
		}
	}
	return persons, organisations
}
