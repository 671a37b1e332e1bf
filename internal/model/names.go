package model

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
)

// Names are the number of the features of a pass and a hash of their names:
// weights read a feature by its column, so they fit the features that they were
// trained on and no others.
type Names struct {
	Number uint32
	Hash   [8]byte // the first bytes of SHA-256 of the names, each with a line end
}

// NamesOf returns those of features.
func NamesOf(features []string) Names {
	sum := sha256.Sum256([]byte(strings.Join(append(features[:len(features):len(features)], ""), "\n")))
	return Names{uint32(len(features)), [8]byte(sum[:8])}
}

// namesMagic begins the part of a file that holds them.
const namesMagic = "names"

// names reads the names of both passes, or nothing where a file has none.
func (r *reader) names() *[2]Names {
	if !r.has(namesMagic) {
		return nil
	}
	var both [2]Names
	for i := range both {
		both[i].Number = r.uint32()
		copy(both[i].Hash[:], r.take(len(both[i].Hash)))
	}
	return &both
}

// Fits returns an error unless the weights are for the features of both passes,
// by their number and, where the file has it, by the hash of their names. Weights
// without a forest fit any.
func (w *Weights) Fits(first, second []string) error {
	for i, pass := range []struct {
		name     string
		forest   *Forest
		features []string
	}{{"first", w.First, first}, {"second", w.Second, second}} {
		if f := pass.forest; f != nil && f.Features != len(pass.features) {
			return fmt.Errorf("weights for %d features in the %s pass, and this pare has %d; %w", f.Features, pass.name, len(pass.features), errTrainAnew)
		}
		if w.names != nil && w.names[i] != NamesOf(pass.features) {
			return fmt.Errorf("weights for other features in the %s pass than this pare has; %w", pass.name, errTrainAnew)
		}
	}
	for _, k := range w.Kinds {
		if k.Forest.Features != len(first) {
			return fmt.Errorf("weights that tell %s by %d features, and this pare has %d; %w", k.Category, k.Forest.Features, len(first), errTrainAnew)
		}
	}
	return nil
}

var errTrainAnew = errors.New("train them anew with train/run of this version")
