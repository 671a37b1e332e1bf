package layout_test

import (
	"bytes"
	"encoding/binary"
	"math"
	"testing"

	"github.com/pare-text/pare/internal/model"
)

// A stump is a tree of one split: it adds low, or high where its feature is above
// the threshold.
type stump struct {
	feature              uint16
	threshold, low, high float32
}

// always returns stumps that add each of these numbers to every score.
func always(add ...float32) []stump {
	trees := make([]stump, len(add))
	for i, x := range add {
		trees[i] = stump{0, 0, x, x}
	}
	return trees
}

// weightsOf returns weights of two forests, in the format that [model.Read]
// reads. The tables of words hold numbers that are as good as random, or nothing
// if there is no size.
func weightsOf(t testing.TB, numFirst, numSecond int, first, second []stump, ngrams, paths int) *model.Weights {
	var b bytes.Buffer
	put := func(v any) { _ = binary.Write(&b, binary.LittleEndian, v) } // a buffer takes everything
	b.WriteString("pare4")
	for _, table := range []struct{ columns, buckets int }{{8, ngrams}, {1, paths}} {
		steps := make([]int8, table.columns*table.buckets)
		for i := range steps {
			steps[i] = int8(uint32(i) * 2654435769 >> 24)
		}
		put(float32(.03))
		put([]uint32{uint32(table.columns), uint32(len(steps))})
		put(steps)
	}
	for _, forest := range []struct {
		features int
		trees    []stump
	}{{numFirst, first}, {numSecond, second}} {
		put([]uint32{uint32(forest.features), uint32(len(forest.trees))})
		if len(forest.trees) == 0 {
			continue
		}
		put(float32(0)) // the bias
		const mostNodes = 256
		size := 3*len(forest.trees) + mostNodes
		nodes, values := make([]uint64, size), make([]float32, size)
		put(uint32(size))
		for k, s := range forest.trees {
			put([]uint32{3, 1}) // nodes and depth
			for i, n := range []struct {
				threshold     float32
				feature, left uint64
				value         float32
			}{{s.threshold, uint64(s.feature), 1, 0}, {float32(math.Inf(1)), 0, 1, s.low}, {float32(math.Inf(1)), 0, 2, s.high}} {
				key := math.Float32bits(n.threshold)
				key ^= uint32(int32(key)>>31) | 1<<31
				nodes[3*k+i], values[3*k+i] = uint64(key)|n.left<<32|n.feature<<55, n.value
			}
		}
		b.Write(make([]byte, -b.Len()&7))
		put(nodes)
		put(values)
	}
	w, err := model.Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return w
}
