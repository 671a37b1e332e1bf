package layout

import (
	"encoding/binary"
	"math"

	"github.com/pare-text/pare/internal/model"
	"github.com/pare-text/pare/internal/words"
)

// The n-gram model is linear over hashed features of a block's words: each
// word, each pair, the first and last words with their place, and short blocks
// whole. Its scores are features among others for the trees. The
// numbers were chosen by hand; the weights are for these.
const (
	ngramBits = 17
	ngramHead = 14 // words read from the start of a block
	ngramTail = 7  // words read from its end
)

// ngrams appends the n-gram buckets of a block to dst.
func ngrams(dst []uint32, toks []words.Token, print uint32) []uint32 {
	bucket := func(kind, h uint32) uint32 { return (h ^ kind*0x9e3779b1) * 2654435769 >> (32 - ngramBits) }
	n := len(toks)
	if n == 0 {
		return dst
	}
	if n <= 10 {
		dst = append(dst, bucket(1, print))
	}
	dst = append(dst, bucket(2, toks[0].Hash), bucket(3, toks[n-1].Hash^uint32(toks[n-1].Flags&(words.Stop|words.Colon))<<7))
	if n > 1 {
		dst = append(dst, bucket(4, toks[0].Hash*words.Prime^toks[1].Hash))
	}
	for i := range toks {
		if i == ngramHead && n > ngramHead+ngramTail {
			continue
		}
		if i > ngramHead && i < n-ngramTail {
			continue
		}
		h := toks[i].Hash
		dst = append(dst, bucket(5, h))
		if toks[i].Flags&(words.Colon|words.Capitals) != 0 {
			dst = append(dst, bucket(6, h^uint32(toks[i].Flags&(words.Colon|words.Capitals))<<9))
		}
		if i > 0 {
			dst = append(dst, bucket(7, toks[i-1].Hash*words.Prime^h))
		}
	}
	return dst
}

// read sets k to the scores of the families of boilerplate, if the table has them,
// and returns that of its first column, whether a block is body: sums of the
// weights of its buckets, damped by their number.
func (k *families) read(t *model.Table, buckets []uint32) float32 {
	*k = families{}
	if len(buckets) == 0 || len(t.Steps) == 0 {
		return 0
	}
	var sums [1 + numFamilies]int32
	if t.Columns == len(sums) {
		sums = sumRows(t.Steps, buckets)
	} else {
		for _, b := range buckets {
			row := t.Steps[int(b)*t.Columns:][:t.Columns]
			for c := range row {
				sums[c] += row.At(c)
			}
		}
	}
	damped := t.Scale / float32(math.Sqrt(float64(len(buckets))))
	for c := 1; c < t.Columns; c++ {
		k[c-1] = float32(sums[c]) * damped
	}
	return float32(sums[0]) * damped
}

// sumRows sums rows of eight weights, a row at a time: two words have four sums of 16 bits
// each, which hold 256 weights. A block has fewer buckets, see ngrams.
func sumRows(steps model.Steps, buckets []uint32) (sums [1 + numFamilies]int32) {
	const (
		lanes  = 0x00ff00ff00ff00ff
		unsign = 0x8080808080808080 // makes -128 to 127 of a byte 0 to 255
	)
	var even, odd uint64
	for _, b := range buckets {
		row := binary.LittleEndian.Uint64(steps[int(b)*len(sums):]) ^ unsign
		even += row & lanes
		odd += row >> 8 & lanes
	}
	zero := int32(128 * len(buckets))
	for c := 0; c < len(sums); c += 2 {
		sums[c], sums[c+1] = int32(even>>(8*c)&0xffff)-zero, int32(odd>>(8*c)&0xffff)-zero
	}
	return sums
}
