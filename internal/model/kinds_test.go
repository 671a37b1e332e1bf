package model

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"
)

// withKinds are the small weights with two kinds, whose forest is the small weights' first.
func withKinds() []byte {
	file := append(small(), kindsMagic...)
	put := func(n int) { file = binary.LittleEndian.AppendUint32(file, uint32(n)) }
	put(2)
	for _, name := range []string{"caption", "promo"} {
		put(len(name))
		file = append(file, name...)
		file = append(file, make([]byte, -len(file)&7)...)
		file = appendForest(file, .25, stump{0, 1, -1, 2})
	}
	return file
}

func TestKinds(t *testing.T) {
	w, err := Read(withKinds())
	if err != nil {
		t.Fatal(err)
	}
	if len(w.Kinds) != 2 || w.Kinds[0].Category != "caption" || w.Kinds[1].Category != "promo" {
		t.Fatalf("kinds %+v", w.Kinds)
	}
	first, kind := scoresOf(w.First, []float32{2, 0}), scoresOf(w.Kinds[1].Forest, []float32{2, 0})
	if !slices.Equal(first, kind) {
		t.Errorf("a kind scores %v, and the same forest %v", kind, first)
	}
	if err := w.Fits([]string{"a", "b"}, []string{"a", "b"}); err != nil {
		t.Error(err)
	}
	w.First = nil
	if err := w.Fits([]string{"a"}, []string{"a", "b"}); err == nil || !strings.HasPrefix(err.Error(), "weights that tell caption by 2 features") {
		t.Errorf("kinds of other features: error %v", err)
	}
}

// All kinds together score rows as each does alone.
func TestScoreKinds(t *testing.T) {
	w, err := Read(withKinds())
	if err != nil {
		t.Fatal(err)
	}
	const n = 2*lanes + 1
	w.Kinds[1].Forest = w.Second
	if w.Second.Features != 2 {
		t.Fatalf("the second forest has %d features", w.Second.Features)
	}
	rows := make([]float32, 2*n)
	for i := range rows {
		rows[i] = float32(i%7) - 3
	}
	got := make([]float32, 2*n)
	var s Scratch
	for i := range n {
		s.Put(i, rows[2*i:2*i+2])
	}
	ScoreKinds(w.Kinds, got, &s)
	for k := range w.Kinds {
		want := scoresOf(w.Kinds[k].Forest, rows)
		if !slices.Equal(got[k*n:(k+1)*n], want) {
			t.Errorf("kind %d scores %v, and alone %v", k, got[k*n:(k+1)*n], want)
		}
	}
}

func TestReadDamagedKinds(t *testing.T) {
	whole := withKinds()
	for n := len(small()) + 1; n < len(whole); n += 1 + n/400 {
		if _, err := Read(whole[:n]); err == nil {
			t.Errorf("no error at %d of %d bytes", n, len(whole))
		}
	}
	for i := len(small()) + len(kindsMagic); i < len(whole); i += 1 + i/400 { // must not panic, nor take memory that the file does not fill
		bad := bytes.Clone(whole)
		bad[i] = 0xff
		_, _ = Read(bad)
	}
}
