package jobs

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pare-text/pare/dedupe"
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/learn"
)

// Any bytes are a line or an error, and a line is its bytes.
func FuzzDecodeLine(f *testing.F) {
	f.Add(encodeLine(learn.Line{Key: words.KeyOf("Home"), Docs: 3, Edge: 2, Head: 1, Bodies: learn.Bodies{7, 8}, From: "a", Text: "Home"}))
	f.Add([]byte("cut off"))
	f.Fuzz(func(t *testing.T, in []byte) {
		l, err := decodeLine(in)
		if err != nil {
			return
		}
		again, err := decodeLine(encodeLine(l))
		if err != nil || again != l {
			t.Errorf("%+v, want %+v (%v)", again, l, err)
		}
	})
}

func FuzzDecodePrinted(f *testing.F) {
	p := printed{docName{"a.jsonl", 7}, dedupe.Print{Words: 9, Exact: [2]uint64{1, 2}, Tie: 3}}
	f.Add(encodePrinted(p))
	p.Min = &dedupe.Minima{1, 2, 3}
	f.Add(encodePrinted(p))
	f.Add([]byte("cut off"))
	f.Fuzz(func(t *testing.T, in []byte) {
		p, err := decodePrinted(in)
		if err != nil {
			return
		}
		again, err := decodePrinted(encodePrinted(p))
		if diff := cmp.Diff(p, again, cmp.AllowUnexported(printed{}, docName{})); err != nil || diff != "" {
			t.Errorf("error %v, print (-want +got):\n%s", err, diff)
		}
	})
}

func TestDocName(t *testing.T) {
	for _, d := range []docName{{"a.jsonl", 1}, {"a b:3.jsonl", 1 << 40}, {"", 0}} {
		if got := docNameOf(d.key()); got != d {
			t.Errorf("%+v, want %+v", got, d)
		}
	}
}
