package match

import (
	"slices"
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/pattern"
	"github.com/pare-text/pare/internal/words"
)

func TestAsks(t *testing.T) {
	for _, c := range []struct{ phrase, want string }{
		{"todos os direitos", "direitos"},
		{"todos [os] (direitos | deveres) reservados", "reservados"},
		{"read (more | on | it)", "it more on"},
		{"(read more | see [all] stories)", "more stories"},
		{"cancel", "cancel"},
		{"[you can] cancel * before #", "before"},
		{"view # comments", "comments"},
		{"view # [comments]", "#"},
		{"(share | share it)", "share it"},
		{"by (a | b | c | d | e | f | g | h | i | j | k | l | m)", ""}, // more than mostAsks
	} {
		p, err := pattern.Read(c.phrase, nil)
		if err != nil {
			t.Fatal(err)
		}
		var want []byte
		for _, w := range strings.Fields(c.want) {
			want = append(want, markOf(words.Hash(w)))
		}
		slices.Sort(want)
		if got := asksOf(&p); !slices.Equal(got, want) {
			t.Errorf("%s asks for %v, want %v: %s", c.phrase, got, want, c.want)
		}
	}
}
