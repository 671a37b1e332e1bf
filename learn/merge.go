package learn

import "fmt"

// Merge adds packs up, as if their documents had been learned together: all
// must be exact and whole for that. Of packs that a sketch was needed for, lines
// that repeat in none of them alone are missing. Its error names a site that
// stands in two packs of which one is [Pack.Final].
func Merge(threshold Threshold, packs ...*Pack) (*Pack, error) {
	c := NewCounter(threshold, 1<<62) // they were counted in less
	for _, p := range packs {
		if err := c.add(p); err != nil {
			return nil, err
		}
	}
	return c.Pack(), nil
}

// add adds the counts of a pack.
func (c *Counter) add(p *Pack) error {
	c.chance += p.Chance
	c.forgotten += p.Forgotten
	sites := p.rest
	if sites == nil {
		sites = p.Sites
	}
	for _, s := range sites {
		in := c.sites[s.Name]
		if in != nil && (in.final || p.rest == nil) && p.Exact() {
			return fmt.Errorf("%s is in two packs, and one of them was written with --no-rest; learn it again without", s.Name)
		}
		in = c.site(s.Name)
		in.docs += s.Docs
		in.final = in.final || p.rest == nil && p.Exact()
		for _, l := range s.Lines {
			c.join(in, *l)
		}
	}
	if p.rest == nil {
		return nil
	}
	for _, s := range p.Sites {
		for _, l := range s.Lines {
			c.join(c.site(s.Name), *l)
		}
	}
	return nil
}
