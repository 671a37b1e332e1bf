package rule

// Points are what evidence weighs. A block goes by itself at DropPoints.
const (
	DropPoints = 100
	HintPoints = 40
)

// DefaultMaxWords is the longest block that a rule looks at, unless it says
// otherwise: what is longer is hardly ever a line of boilerplate.
const DefaultMaxWords = 40

// An Anchor says where in a block a phrase must stand.
type Anchor uint8

// The anchors. Whole means that the block is nothing else.
const (
	Anywhere Anchor = iota
	AtStart
	AtEnd
	Whole
)

var anchorNames = [...]string{"any", "start", "end", "whole"}

// String returns the name of a as rules write it.
func (a Anchor) String() string { return anchorNames[a] }

// A Rule is one reason to drop a block: a set of phrases, or of the names of a
// page's elements, read from YAML by [Parse] or built in. What words cannot see
// is the work of shape rules, which are Go code.
type Rule struct {
	ID       string // "category/name", unique
	Doc      string // one sentence, for "pare rules list"
	Category Category
	Lang     string   // of the phrases; a rule looks at every document, whatever its language
	Phrases  []string // phrases; one must stand in the block
	And      []string // if set, one of these must stand in it as well
	// Words are the lists of words that phrases may refer to by name, "<story>"; the
	// rules of a file share them.
	Words    map[string][]string
	Elements []string // instead of phrases: classes or ids of a page's elements; a "*" at the end stands for more
	At       Anchor
	MinWords int      // of the block; a character of a script without spaces counts half
	MaxWords int      // of the block; 0 means DefaultMaxWords
	Points   int      // DropPoints, or HintPoints for a hint
	Drop     []string // examples that the rule drops
	Keep     []string // examples that it must not drop
}

// Widest is the most words that a block may have for r to look at it.
func (r *Rule) Widest() int {
	if r.MaxWords == 0 {
		return DefaultMaxWords
	}
	return r.MaxWords
}
