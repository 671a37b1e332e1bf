package mix

import (
	"math/bits"
	"testing"
)

func TestBits(t *testing.T) {
	if got := Bits(1); got != 0xb456bcfc34c2cb2c { // as MurmurHash3 has it
		t.Errorf("%#x", got)
	}
	changed := 0
	for bit := range 64 {
		changed += bits.OnesCount64(Bits(12345) ^ Bits(12345^1<<bit))
	}
	if mean := changed / 64; mean < 28 || mean > 36 {
		t.Errorf("one bit changes %d of 64", mean)
	}
}
