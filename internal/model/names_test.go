package model

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
)

// withNames are the small weights with the names of the features of both passes.
func withNames(first, second []string) []byte {
	b := bytes.NewBuffer(small())
	b.WriteString(namesMagic)
	for _, names := range [][]string{first, second} {
		n := NamesOf(names)
		_ = binary.Write(b, binary.LittleEndian, n.Number) // a buffer takes everything
		b.Write(n.Hash[:])
	}
	return b.Bytes()
}

func TestFits(t *testing.T) {
	two, other, three := []string{"length", "words"}, []string{"words", "length"}, []string{"length", "words", "capitals"}
	for _, c := range []struct {
		why           string
		file          []byte
		first, second []string
		want          string // in the error; "" for none
	}{
		{"an older file says no names", small(), two, other, ""},
		{"but its forests have a number of features", small(), three, two, "weights for 2 features in the first pass, and this pare has 3; train them anew"},
		{"the second, too", small(), two, three, "weights for 2 features in the second pass, and this pare has 3"},
		{"the names are the same", withNames(two, other), two, other, ""},
		{"the names stand in another order", withNames(two, two), two, other, "weights for other features in the second pass"},
		{"the names are others", withNames(other, two), two, two, "weights for other features in the first pass"},
	} {
		w, err := Read(c.file)
		if err != nil {
			t.Fatal(err)
		}
		err = w.Fits(c.first, c.second)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.HasPrefix(err.Error(), c.want)) {
			t.Errorf("%s: error %v, want %q", c.why, err, c.want)
		}
	}
}

func TestReadDamagedNames(t *testing.T) {
	whole := withNames([]string{"a"}, []string{"b"})
	for n := len(small()) + 1; n < len(whole); n++ {
		if _, err := Read(whole[:n]); err == nil {
			t.Errorf("no error at %d of %d bytes", n, len(whole))
		}
	}
	if _, err := Read(append(whole, 0)); err == nil {
		t.Error("no error with a byte too many")
	}
}

// The hash is that which train/weights.py writes.
func TestNamesOf(t *testing.T) {
	if got := NamesOf([]string{"length", "words"}); got.Number != 2 || got.Hash != [8]byte{0x3c, 0xf6, 0x9e, 0xa3, 0x97, 0x82, 0xc9, 0x1c} {
		t.Errorf("%d %x", got.Number, got.Hash)
	}
}
