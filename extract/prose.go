package extract

// Prose is a block that ends like a sentence and is long enough. How long that is
// depends on what is to be told: a paragraph of an article from anything else, or
// a sentence from a label.
type proseSize struct {
	chars, words int32 // at least so many of both
	solos        int32 // or so many characters of a script without spaces
}

var (
	// longProse marks the zone of the article: the dumps of most tools have
	// paragraphs of that length in every body and hardly any outside.
	longProse = proseSize{chars: 140, solos: 60}
	// halfProse is what stands beside a promo between paragraphs.
	halfProse = proseSize{chars: 70, solos: 60}
	// overHalfProse counts half in the density of prose.
	overHalfProse = proseSize{chars: 71, solos: 60}
	// pageProse is a paragraph on a page, unless most of it is links.
	pageProse = proseSize{chars: 80, solos: 30}
	// shortProse is a paragraph even where it is short; teasers seldom end like one.
	shortProse = proseSize{words: 12, solos: 25}
	// sentenceProse is the shortest sentence of an article: many an article ends
	// with one, beside boilerplate.
	sentenceProse = proseSize{chars: 36, words: 5, solos: 15}
)

// isProse reports whether block i is prose of that size. Blocks from -1 to the
// number of blocks may be asked for; the outer ones are none.
func (f *facts) isProse(i int, size proseSize) bool {
	if i < 0 || i >= len(f.traits) {
		return false
	}
	t, s := &f.traits[i], &f.stats[i]
	return t.ends && (t.chars >= size.chars && s.Words >= size.words || s.Solos >= size.solos)
}

// isPageProse reports whether block i of a page reads like a paragraph of an
// article and is no list of links.
func (f *facts) isPageProse(i int) bool {
	return f.isProse(i, pageProse) && f.page.Places[i].LinkChars*2 < f.traits[i].chars
}
