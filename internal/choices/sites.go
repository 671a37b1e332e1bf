package choices

import (
	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/learn"
)

// Sites are the cleaners for the sites that packs know, and one for all others.
// They are for one goroutine at a time.
type Sites struct {
	base *extract.Cleaner
	made map[*learn.Site]*extract.Cleaner
}

// NewSites returns the cleaners that base makes.
func NewSites(base *extract.Cleaner) *Sites {
	return &Sites{base, map[*learn.Site]*extract.Cleaner{}}
}

// At returns the cleaner for a place, which knows what the first of the packs
// that know the site says of it.
func (s *Sites) At(at learn.Place, packs []*learn.Pack) *extract.Cleaner {
	if len(packs) == 0 {
		return s.base
	}
	site := learn.Find(packs, at)
	if site == nil {
		return s.base
	}
	cleaner := s.made[site]
	if cleaner == nil {
		cleaner = s.base.ForSite(site)
		s.made[site] = cleaner
	}
	return cleaner
}

// Clean cleans a text or a page that was found at a place. A page may say itself
// of which site it is.
func (s *Sites) Clean(at learn.Place, src string, isPage bool, packs []*learn.Pack) *extract.Document {
	if !isPage {
		return s.At(at, packs).Text(src)
	}
	page := extract.ParsePage(src)
	if at.URL == "" {
		at.URL = page.Meta.URL
	}
	return s.At(at, packs).Page(page)
}
