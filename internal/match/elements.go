package match

import (
	"slices"
	"sort"
	"strings"

	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/hits"
	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

// Rules with a "class" list name widgets: classes and ids that consent
// platforms, newsletter forms and their like carry wherever they stand. They
// speak of pages only.

// A classTable finds the rules of a class or an id. Names are in lower case.
type classTable struct {
	exact    map[string]int32 // index of the rule
	prefixes []classPrefix    // of the names that end in "*"
	seen     [1 << classBits / 64]uint64
}

type classPrefix struct {
	prefix string
	rule   int32
}

const classBits = 12

// classSlot hashes the first letters of a name, which its prefixes share.
func classSlot(name string) uint32 {
	h := uint32(words.Basis)
	for _, c := range []byte(name[:min(len(name), rule.MinElementName)]) {
		h = (h ^ uint32(lowerASCII(c))) * words.Prime
	}
	return h >> (32 - classBits)
}

func lowerASCII(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// newClassTable reads the classes of the rules of rs.
func newClassTable(rs *Rules) *classTable {
	t := &classTable{exact: map[string]int32{}}
	for i, r := range rs.Rules {
		if rs.isOff(int32(i)) {
			continue
		}
		for _, name := range r.Elements {
			name = strings.ToLower(name)
			slot := classSlot(name)
			t.seen[slot/64] |= 1 << (slot % 64)
			if prefix, ok := strings.CutSuffix(name, "*"); ok {
				t.prefixes = append(t.prefixes, classPrefix{prefix, int32(i)})
			} else if _, ok := t.exact[name]; !ok {
				t.exact[name] = int32(i)
			}
		}
	}
	return t
}

// find returns the rule of a name, or -1.
func (t *classTable) find(name string) int32 {
	if len(name) < rule.MinElementName {
		return -1
	}
	if slot := classSlot(name); t.seen[slot/64]&(1<<(slot%64)) == 0 {
		return -1
	}
	name = strings.ToLower(name)
	if r, ok := t.exact[name]; ok {
		return r
	}
	for _, p := range t.prefixes {
		if strings.HasPrefix(name, p.prefix) {
			return p.rule
		}
	}
	return -1
}

// widgetShare is the largest share of a page's blocks that a widget holds: a
// class of the whole page says that there is one, not where. Chosen by hand.
const widgetShare = .5

// Elements adds to l the blocks of a page that stand inside widgets.
func (rs *Rules) Elements(f *facts.Facts, l *hits.List) {
	h := f.Page
	if h == nil {
		return
	}
	rs.readClasses.Do(func() { rs.byClass = newClassTable(rs) })
	found := false
	without := make([]bool, h.Names()) // values that name no widget
	for i := range h.Nodes {
		if h.Within[i]&page.Unread != 0 {
			continue
		}
		for _, a := range h.Attrs(i) {
			if a.Key != "class" && a.Key != "id" || without[a.Name] {
				continue
			}
			without[a.Name] = true
			for name := range strings.FieldsSeq(a.Val) {
				if r := rs.byClass.find(name); r >= 0 {
					without[a.Name] = false
					found = rs.widget(f, l, i, r, a.Key, name) || found
				}
			}
		}
	}
	if found { // an element and one inside it may bear the same name
		l.Sort()
		l.All = slices.CompactFunc(l.All, func(a, b hits.Hit) bool { return a.Block == b.Block && a.Rule == b.Rule })
	}
}

// widget reports the blocks inside element i, which rule r names by a class or
// an id, and whether there were any.
func (rs *Rules) widget(f *facts.Facts, l *hits.List, i int, r int32, key, name string) bool {
	places := f.Page.Places
	from := sort.Search(len(places), func(k int) bool { return places[k].First >= int32(i) })
	to := from + sort.Search(len(places)-from, func(k int) bool { return places[from+k].First >= f.Page.Nodes[i].End })
	if from == to || len(places) > page.FewBlocks && float64(to-from) > widgetShare*float64(len(places)) {
		return false
	}
	mark := "."
	if key == "id" {
		mark = "#"
	}
	src := hits.BuiltIn
	if int(r) >= rs.builtin {
		src = hits.User
	}
	for k := from; k < to; k++ {
		l.All = append(l.All, hits.Hit{
			Block: int32(k), Rule: r, Source: src, Points: int16(l.Rules[r].Points),
			End: uint32(len(f.Blocks[k].Text)), Why: "inside " + mark + name,
		})
	}
	return true
}
