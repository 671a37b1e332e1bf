package learn

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pare-text/pare/internal/words"
)

// A Pack is what a corpus taught: the lines that repeat across the documents of
// its sites.
type Pack struct {
	Guard Threshold
	// Chance is that with which a count is one too high, as a sketch was needed; 0
	// if counts are exact.
	Chance float64
	// Forgotten is how many lines were not counted to the end, as memory was
	// short.
	Forgotten int
	Sites     []Site // by name
	// rest holds the lines that the threshold holds back, of all sites; nil if they
	// are not known, so that the pack cannot be added to others of the same sites.
	rest []Site
}

// A Site is the part of a pack for one site.
type Site struct {
	Name  string
	Docs  int     // documents that were counted
	Lines []*Line // those in most documents first
}

// Exact reports whether all counts are exact.
func (p *Pack) Exact() bool { return p.Chance == 0 && p.Forgotten == 0 }

// Pack returns what was counted. The Counter may go on after it; the Pack is
// good until then.
func (c *Counter) Pack() *Pack {
	p := &Pack{Guard: c.threshold, Chance: c.chance, Forgotten: c.forgotten}
	if c.seen != nil {
		p.Chance = max(p.Chance, c.seen.chance())
	}
	for name, s := range c.sites {
		site, rest := Site{Name: name, Docs: s.docs}, Site{Name: name, Docs: s.docs}
		for _, l := range s.lines {
			if c.threshold.Lets(l, s.docs) {
				site.Lines = append(site.Lines, l)
			} else {
				rest.Lines = append(rest.Lines, l)
			}
		}
		slices.SortFunc(site.Lines, byDocs)
		slices.SortFunc(rest.Lines, byDocs)
		if len(site.Lines) > 0 {
			p.Sites = append(p.Sites, site)
		}
		p.rest = append(p.rest, rest)
	}
	slices.SortFunc(p.Sites, byName)
	slices.SortFunc(p.rest, byName)
	if !p.Exact() {
		p.rest = nil
	}
	return p
}

// NewPack returns a pack of sites that were counted elsewhere, of which it leaves
// out what the threshold holds back. The sites must have different names.
func NewPack(threshold Threshold, sites []Site) *Pack {
	p := &Pack{Guard: threshold}
	for _, s := range sites {
		s.Lines = slices.DeleteFunc(slices.Clone(s.Lines), func(l *Line) bool { return !threshold.Lets(l, s.Docs) })
		if len(s.Lines) > 0 {
			slices.SortFunc(s.Lines, byDocs)
			p.Sites = append(p.Sites, s)
		}
	}
	slices.SortFunc(p.Sites, byName)
	return p
}

func byName(a, b Site) int { return cmp.Compare(a.Name, b.Name) }

func byDocs(a, b *Line) int {
	return cmp.Or(cmp.Compare(b.Docs, a.Docs), cmp.Compare(a.Text, b.Text), cmp.Compare(a.Key, b.Key))
}

// Final leaves out what only [Merge] needs, the lines of too few
// documents: what is written is smaller.
func (p *Pack) Final() { p.rest = nil }

// site returns the part for a site, or nil.
func (p *Pack) site(name string) *Site {
	i, ok := slices.BinarySearchFunc(p.Sites, name, func(s Site, name string) int { return cmp.Compare(s.Name, name) })
	if !ok {
		return nil
	}
	return &p.Sites[i]
}

// Counts is what a Cleaner needs of a site: how often each line that stands in
// several of its documents does. It must not change while a Cleaner uses it.
type Counts struct {
	Name  string
	Docs  int // documents that were learned from
	Lines map[words.LineKey]Count
}

// A Count is in how many documents of a site a line stands, in how many of these
// only outside of the article's paragraphs, and in how many above them.
type Count struct{ Docs, Edge, Head int }

// Counts returns the counts of the lines of s.
func (s *Site) Counts() *Counts {
	out := &Counts{Name: s.Name, Docs: s.Docs, Lines: make(map[words.LineKey]Count, len(s.Lines))}
	for _, l := range s.Lines {
		out.Lines[l.Key] = Count{Docs: l.Docs, Edge: l.Edge, Head: l.Head}
	}
	return out
}

// Find returns the site of a document in the first of packs that knows it, or
// nil. The one site of a single pack is also that of documents of which neither an
// address nor anybody says another.
func Find(packs []*Pack, at Place) *Site {
	name := at.SiteName()
	for _, p := range packs {
		if s := p.site(name); s != nil && name != "" {
			return s
		}
	}
	if len(packs) == 1 && len(packs[0].Sites) == 1 && at.Site == "" {
		if s := &packs[0].Sites[0]; SiteOfURL(at.URL) == "" || !strings.Contains(s.Name, ".") {
			return s
		}
	}
	return nil
}
