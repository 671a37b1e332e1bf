package learn

import (
	"encoding/binary"
	"math"

	"github.com/pare-text/pare/internal/words"

	"github.com/bits-and-blooms/bloom/v3"
)

// sketchHashes is how many bits a Bloom filter sets for an entry. With sixteen
// bits of memory for each, four take one line in 400 for another.
const sketchHashes = 4

// A sketch remembers which lines stood in a document before, and in one with
// which body. It forgets nothing, and takes a new line for an old one with a
// chance that grows as it fills.
type sketch struct {
	filter *bloom.BloomFilter
	entry  [20]byte
}

// newSketch returns one of so many bytes.
func newSketch(memory int64) *sketch {
	return &sketch{filter: bloom.New(uint(max(memory, 1<<10)*8), sketchHashes)}
}

// again notes that a line of a site stands in a document with a body, and
// reports whether it stood before in one with another body.
func (s *sketch) again(site uint64, key words.LineKey, body uint32) bool {
	binary.LittleEndian.PutUint64(s.entry[:], site)
	binary.LittleEndian.PutUint64(s.entry[8:], uint64(key))
	binary.LittleEndian.PutUint32(s.entry[16:], body)
	before := s.filter.TestAndAdd(s.entry[:16])
	same := s.filter.TestAndAdd(s.entry[:])
	return before && !same
}

// chance is the share of lines that again would take for others: the share of
// the bits that are set, to the power of how many are asked for (Bloom 1970).
func (s *sketch) chance() float64 {
	set := float64(s.filter.BitSet().Count()) / float64(s.filter.Cap())
	return math.Pow(set, sketchHashes)
}

// shrink makes room: what stands in one document goes from the exact counts
// into a sketch. Later on, what repeats less than half as often as the threshold
// asks for is forgotten; if that is not enough, there must be more room.
func (c *Counter) shrink() {
	first := c.seen == nil
	if first {
		c.seen = newSketch(c.memory / 2)
	}
	c.size = 0
	for _, s := range c.sites {
		kept := map[words.LineKey]*Line{} // a map gives no memory back
		for key, l := range s.lines {
			switch {
			case first && l.Bodies.count() == 1:
				c.seen.again(s.hash, key, l.Bodies[0])
			case !first && c.threshold.weight(l) < c.threshold.MinShare*float64(s.docs)/2:
				c.forgotten++
			default:
				kept[key] = l
				c.size += l.size()
			}
		}
		s.lines = kept
	}
	if c.size > c.memory/4 {
		c.memory *= 2
	}
}
