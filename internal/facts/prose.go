package facts

// A Size is how long prose must be. Prose is a block that ends like a sentence; how long that is
// depends on what is to be told: a paragraph of an article from anything else, or
// a sentence from a label. The sizes were chosen by hand; features read most of them.
type Size struct {
	chars, words int32 // at least so many of both
	solos        int32 // or so many characters of a script without spaces
}

var (
	// Long marks the zone of the article: the dumps of most tools have
	// paragraphs of that length in every body and hardly any outside.
	Long = Size{chars: 140, solos: 60}
	// Half is what stands beside a promo between paragraphs.
	Half = Size{chars: 70, solos: 60}
	// OverHalf counts half in the density of prose.
	OverHalf = Size{chars: 71, solos: 60}
	// OnPage is a paragraph on a page, unless most of it is links.
	OnPage = Size{chars: 80, solos: 30}
	// Short is a paragraph even where it is short; teasers seldom end like one.
	// Its solos never decide: 23 of them are 12 words.
	Short = Size{words: 12, solos: 25}
	// Sentence is the shortest sentence of an article: many an article ends
	// with one, beside boilerplate.
	Sentence = Size{chars: 36, words: 5, solos: 15}
	// Least is the shortest sentence behind which nothing else may be the article's.
	Least = Size{chars: 28, words: 4, solos: 10}
)

// IsProse reports whether block i is prose of that size. Blocks from -1 to the
// number of blocks may be asked for; the outer ones are none.
func (f *Facts) IsProse(i int, size Size) bool {
	if i < 0 || i >= len(f.Traits) {
		return false
	}
	t, s := &f.Traits[i], &f.Stats[i]
	return t.Ends && (t.Chars >= size.chars && s.Words >= size.words || s.Solos >= size.solos)
}

// IsPageProse reports whether block i of a page reads like a paragraph of an
// article and is no list of links.
func (f *Facts) IsPageProse(i int) bool { return f.IsUnlinkedProse(i, OnPage) }

// IsUnlinkedProse reports whether block i of a page is prose of that size, and less than
// half of it links.
func (f *Facts) IsUnlinkedProse(i int, size Size) bool {
	return f.IsProse(i, size) && f.Page.Places[i].LinkChars*2 < f.Traits[i].Chars
}
