package memory

// A wordWindow counts the words of a window, of that which has most of them.
type wordWindow struct {
	early  int64    // words of a document that is not long so far
	recent [2]int64 // of the stretch of windowBlocks or more that is counted, and of the one before
	most   int64    // of two such stretches beside each other
	from   int64    // block from which the stretch is
}

// add counts n words that stand between two blocks, as if they were spread evenly.
func (w *wordWindow) add(n, from, to int64) {
	switch {
	case to <= longBlocks:
		w.early += n
	case from < longBlocks:
		w.early += n * (longBlocks - from) / (to - from)
	}
	if from >= w.from+windowBlocks {
		w.recent = [2]int64{0, w.recent[0]}
		w.from = from
	}
	w.recent[0] += n
	w.most = max(w.most, w.recent[0]+w.recent[1])
}
