package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/console"
)

func TestSplitInPlace(t *testing.T) {
	root := newRoot(&console.Console{In: strings.NewReader("")})
	for _, c := range []struct{ why, args, want string }{
		{"alone", "-i a", "--in-place= a"},
		{"a suffix", "-i.bak a", "--in-place=.bak a"},
		{"a suffix behind an equals sign", "-i=.bak a", "--in-place=.bak a"},
		{"behind other letters", "-qi.bak a", "-q --in-place=.bak a"},
		{"behind a letter that takes a value", "-oi a", "-oi a"},
		{"the long name alone", "--in-place a", "--in-place= a"},
		{"the long name with a suffix", "--in-place=~ a", "--in-place=~ a"},
		{"another long name", "--include i a", "--include i a"},
		{"a file behind the end of the flags", "-- -i", "-- -i"},
		{"standard input", "-", "-"},
		{"an unknown letter", "-xi", "-xi"},
	} {
		if got := splitInPlace(strings.Fields(c.args), root.Flags()); !slices.Equal(got, strings.Fields(c.want)) {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}
