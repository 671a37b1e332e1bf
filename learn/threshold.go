package learn

// A Threshold says how often a line must repeat.
type Threshold struct {
	// MinDocs is the least number of documents that a line stands in, with
	// different bodies as far as they are told apart: at least 2.
	MinDocs int
	// MinShare is the least share of the site's documents. A document in which
	// it stands among the article's paragraphs counts half.
	MinShare float64
}

// DefaultThreshold is for sites of any size: of one with forty documents or less a
// line in two is enough, of one with a thousand it takes fifty.
var DefaultThreshold = Threshold{MinDocs: 2, MinShare: .05}

// Lets reports whether a line repeats often enough in a site with so many
// documents.
func (g Threshold) Lets(l *Line, docs int) bool {
	minDocs := max(g.MinDocs, 2)
	return l.Docs >= minDocs && l.Bodies.count() >= min(minDocs, fewBodies) && g.weight(l) >= g.MinShare*float64(docs)
}

// weight is how many documents a line counts for.
func (g Threshold) weight(l *Line) float64 { return float64(l.Edge) + float64(l.Docs-l.Edge)/2 }
