package model

import (
	"bytes"
	"encoding/binary"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// A stump is a tree of one question.
type stump struct {
	feature              int
	threshold, low, high float32
}

// appendForest appends a forest of two features to a file.
func appendForest(file []byte, bias float32, trees ...stump) []byte {
	put := func(v any) { file, _ = binary.Append(file, binary.LittleEndian, v) } // numbers have a size
	var nodes []node
	var values []float32
	put([]uint32{2, uint32(len(trees))})
	put(bias)
	size := 3*(len(trees)-1) + maxNodes
	put(uint32(size))
	leaf := float32(math.Inf(1))
	for _, s := range trees {
		put([]uint32{3, 1}) // nodes and depth
		nodes = append(nodes, newNode(s.threshold, s.feature, 1), newNode(leaf, 0, 1), newNode(leaf, 0, 2))
		values = append(values, (s.low+s.high)/2, s.low, s.high)
	}
	file = append(file, make([]byte, -len(file)&7)...)
	put(append(nodes, make([]node, size-len(nodes))...))
	put(append(values, make([]float32, size-len(values))...))
	return file
}

// small returns weights of two features: an n-gram table of four buckets, and
// two forests of one and two trees.
func small() []byte {
	file := []byte(magic)
	put := func(v any) { file, _ = binary.Append(file, binary.LittleEndian, v) }
	put(float32(.5))
	put([]uint32{2, 4})
	put([]int8{1, -2, 3, -4})
	put(float32(1))
	put([]uint32{1, 0})
	file = appendForest(file, .25, stump{0, 1, -1, 2})
	return appendForest(file, 0, stump{1, .5, 3, 4}, stump{0, -1, 10, 20})
}

func TestRead(t *testing.T) {
	w, err := Read(small())
	if err != nil {
		t.Fatal(err)
	}
	if w.NGrams.Scale != .5 || w.NGrams.Columns != 2 || len(w.NGrams.Steps) != 4 || w.NGrams.Steps.At(3) != -4 || w.First.Features != 2 || len(w.Second.trees) != 2 {
		t.Errorf("read %+v", w)
	}
	if _, err := Builtin(); err != nil {
		t.Errorf("the built-in weights: %v", err)
	}
}

func TestReadDamaged(t *testing.T) {
	good := small()
	for n := 0; n < len(good); n += 1 + n/400 {
		if _, err := Read(good[:n]); err == nil {
			t.Errorf("no error at %d of %d bytes", n, len(good))
		}
	}
	if _, err := Read(append(bytes.Clone(good), 0)); err == nil {
		t.Error("no error with a byte too many")
	}
	for i := len(magic) + 4; i < len(good); i += 1 + i/400 { // must not panic, nor take memory that the file does not fill
		bad := bytes.Clone(good)
		bad[i] = 0xff
		if w, err := Read(bad); err == nil && w.First != nil && w.First.Features == 2 {
			scoresOf(w.First, []float32{1, 2}, Stop{})
		}
	}
}

// scoresOf scores rows, one strip after the other.
func scoresOf(f *Forest, rows []float32, stops ...Stop) []float32 {
	out := make([]float32, len(rows)/f.Features)
	var s Scratch
	for at := 0; at < len(out); at += Strip {
		strip := out[at:min(at+Strip, len(out))]
		for k := range strip {
			s.Put(k, rows[(at+k)*f.Features:][:f.Features])
		}
		f.Score(strip, &s, stops...)
	}
	return out
}

func TestScore(t *testing.T) {
	w, err := Read(small())
	if err != nil {
		t.Fatal(err)
	}
	naive := func(x []float32) float32 {
		sum := float32(3)
		if x[1] > .5 {
			sum = 4
		}
		if x[0] > -1 {
			return sum + 20
		}
		return sum + 10
	}
	random := rand.New(rand.NewPCG(1, 2))
	for n := range 3*Strip + 2 { // whole strips, whole groups and odd rows
		rows := make([]float32, 2*n)
		for i := range rows {
			rows[i] = float32(random.IntN(7)) - 3
		}
		got := scoresOf(w.Second, rows, Stop{})
		for i := range n {
			if want := naive(rows[2*i : 2*i+2]); got[i] != want {
				t.Fatalf("row %d of %d, %v: got %v, want %v", i, n, rows[2*i:2*i+2], got[i], want)
			}
		}
	}
}

// A few rows walk several trees in step: with any number of trees the sums are those of
// one tree after the other.
func TestFewRows(t *testing.T) {
	w, err := Read(small())
	if err != nil {
		t.Fatal(err)
	}
	row := []float32{0, 1}
	for copies := 1; copies < 2*lanes; copies++ {
		f := *w.Second
		f.trees = slices.Repeat(f.trees, copies)
		want := f.bias + float32(copies)*(24-f.bias) // what both trees add, as in TestScore
		for n := 1; n <= lanes+fewRows+1; n++ {
			got := scoresOf(&f, slices.Repeat(row, n))
			for i := range got {
				if got[i] != want {
					t.Fatalf("row %d of %d, %d trees: got %v, want %v", i, n, len(f.trees), got[i], want)
				}
			}
		}
	}
}

func TestStop(t *testing.T) {
	w, err := Read(small())
	if err != nil {
		t.Fatal(err)
	}
	// the first tree says 3 or 4, the second adds 10 or 20
	for _, c := range []struct {
		name  string
		stops []Stop
		want  func(x []float32, whole float32) float32
	}{
		{"none", []Stop{{Below: 99, Above: -99}}, func(_ []float32, whole float32) float32 { return whole }},
		{"low", []Stop{{Trees: 1, Below: 3, Low: -1, Above: 99}}, func(x []float32, whole float32) float32 {
			if x[1] > .5 {
				return whole
			}
			return -1
		}},
		{"high", []Stop{{Trees: 1, Below: -99, Above: 4}}, func(x []float32, whole float32) float32 {
			if x[1] > .5 {
				return 4
			}
			return whole
		}},
		{"all", []Stop{{Trees: 5, Below: 99, Low: 99}}, func(_ []float32, whole float32) float32 { return whole }},
		{"two", []Stop{{Trees: 1, Below: 3, Low: -1, Above: 99}, {Trees: 2, Below: 14, Low: 1, Above: 99}}, func(x []float32, whole float32) float32 {
			switch {
			case x[1] <= .5:
				return -1
			case whole <= 14:
				return 1
			}
			return whole
		}},
	} {
		random := rand.New(rand.NewPCG(1, 2))
		for n := range 2*Strip + 2 {
			rows := make([]float32, 2*n)
			for i := range rows {
				rows[i] = float32(random.IntN(7)) - 3
			}
			whole, got := scoresOf(w.Second, rows, Stop{}), scoresOf(w.Second, rows, c.stops...)
			for i := range n {
				if want := c.want(rows[2*i:2*i+2], whole[i]); got[i] != want {
					t.Fatalf("%s: row %d of %d, %v: got %v, want %v", c.name, i, n, rows[2*i:2*i+2], got[i], want)
				}
			}
		}
	}
}

func TestContributions(t *testing.T) {
	w, err := Read(small())
	if err != nil {
		t.Fatal(err)
	}
	sums := make([]float32, 2)
	w.Second.Contributions([]float32{0, 1}, sums)
	if sums[0] != 5 || sums[1] != .5 { // from 15 to 20, from 3.5 to 4
		t.Errorf("contributions %v", sums)
	}
}

// Numbers are the same where they stand in the file as in memory of their own.
func TestView(t *testing.T) {
	file := make([]byte, 0, 80)
	var want []node
	for i := range node(8) {
		n := newNode(float32(i)-4, int(i)*60, uint8(i))
		want = append(want, n)
		file = binary.LittleEndian.AppendUint64(file, uint64(n))
	}
	odd := append([]byte{0}, file...)[1:]
	for name, got := range map[string][]node{"there": view[node](file), "at an odd place": view[node](odd), "copied": copied[node](file)} {
		if !slices.Equal(got, want) {
			t.Errorf("%s: %x, want %x", name, got, want)
		}
	}
}
