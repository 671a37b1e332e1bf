package memory

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// How far the heap grows before garbage is collected: to three times of what is in use,
// which saves a tenth of the time of a long run, for 10 MB of text and 40 MB of pages; but by no more
// than roomToGrow, as a document of millions of lines would else take three times of what it
// needs; and of more in use by a fifth, as each collection follows all of it. Measured
// on batches of articles and on pages of a million rows.
const (
	mostGrowth  = 200 // percent
	leastGrowth = 20
	roomToGrow  = 48 << 20
)

// growthFor is the percentage by which a heap of that size in use may grow.
func growthFor(live uint64) int {
	return int(min(max(100*roomToGrow/max(live, 1), leastGrowth), mostGrowth))
}

// Pace lets the collector follow what is in use from now on. Nobody else sets its
// percentage.
func Pace() {
	debug.SetGCPercent(mostGrowth)
	follow(mostGrowth)
}

// follow sets the percentage after the next collection, and again after each that follows.
func follow(set int) {
	runtime.AddCleanup(new([16]byte), func(set int) { // runs once the object was found to be garbage
		growth := growthFor(liveHeap())
		if growth != set {
			debug.SetGCPercent(growth)
		}
		follow(growth)
	}, set)
}

// liveHeap is how many bytes the last collection found in use.
func liveHeap() uint64 {
	s := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}
