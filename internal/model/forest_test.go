package model

import (
	"math"
	"math/rand/v2"
	"testing"
)

// A node leads to the right where the row's value is above its threshold, whatever
// numbers the two are.
func TestNext(t *testing.T) {
	inf := float32(math.Inf(1))
	values := []float32{0, float32(math.Copysign(0, -1)), 1, -1, 1e-45, -1e-45, math.MaxFloat32, -math.MaxFloat32, inf, -inf}
	r := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		if x := math.Float32frombits(r.Uint32()); x == x {
			values = append(values, x)
		}
	}
	const feature, left = maxFeatures - 1, maxNodes - 2
	var x group
	for _, threshold := range values {
		for _, value := range values {
			for lane := range lanes {
				clear(x[:])
				x.row(lane)[feature] = keyOf(value)
				want := uint8(left)
				if value > threshold {
					want++
				}
				if got := newNode(threshold, feature, left).next(&x, lane); got != want {
					t.Fatalf("%v in lane %d at a threshold of %v: to %d, want %d", value, lane, threshold, got, want)
				}
			}
		}
	}
}
