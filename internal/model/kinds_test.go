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
	const firstForest, forestBytes = 33, 56 // where it stands in small, and how long it is
	whole := small()
	b := bytes.NewBuffer(bytes.Clone(whole))
	b.WriteString(kindsMagic)
	put := func(n int) { _ = binary.Write(b, binary.LittleEndian, uint32(n)) } // a buffer takes everything
	put(2)
	for _, name := range []string{"caption", "promo"} {
		put(len(name))
		b.WriteString(name)
		b.Write(whole[firstForest:][:forestBytes])
	}
	return b.Bytes()
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

// Kinds that are read when they are asked for are the same, and so are those of the program.
func TestKindsLater(t *testing.T) {
	now, err := Read(withKinds())
	if err != nil {
		t.Fatal(err)
	}
	later, err := read(withKinds(), true)
	if err != nil || later.Kinds != nil {
		t.Fatalf("%v, kinds %v", err, later.Kinds)
	}
	a, b := now.Told(), later.Told()
	if len(a) != len(b) || a[1].Category != b[1].Category || !slices.Equal(scoresOf(a[1].Forest, []float32{2, 0}), scoresOf(b[1].Forest, []float32{2, 0})) {
		t.Errorf("%+v, and later %+v", a, b)
	}
	for _, own := range []func() (*Weights, error){Builtin, BuiltinHTML} {
		w, err := own()
		if err != nil || len(w.Told()) == 0 {
			t.Errorf("%v, %d kinds", err, len(w.Told()))
		}
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
	for n := len(small()) + 1; n < len(whole); n++ {
		if _, err := Read(whole[:n]); err == nil {
			t.Errorf("no error at %d of %d bytes", n, len(whole))
		}
	}
	for i := len(small()) + len(kindsMagic); i < len(whole); i++ { // must not panic, nor take memory that the file does not fill
		bad := bytes.Clone(whole)
		bad[i] = 0xff
		_, _ = Read(bad)
	}
}
