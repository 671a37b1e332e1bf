package extract

// maxWords is the most words that a block may have for r to look at it.
func (r *Rule) maxWords() int {
	if r.MaxWords == 0 {
		return DefaultMaxWords
	}
	return r.MaxWords
}
