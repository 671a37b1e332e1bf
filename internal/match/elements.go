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
	exact    map[string]int32            // index of the rule
	prefixes []classPrefix               // of the names that end in "*"
	seen     [1 << classBits / 64]uint64 // the slots of the names, whole ones and prefixes
}

type classPrefix struct {
	prefix string
	rule   int32
}

const classBits = 12

// classSlots are a slot of a whole name, of its ends and its length, and one of its
// first letters, which its prefixes share.
func classSlots(name string) (whole, prefix uint32) {
	h := uint32(words.Basis)
	for _, c := range []byte(name[:rule.MinElementName]) {
		h = (h ^ uint32(lowerASCII(c))) * words.Prime
	}
	end := (h ^ uint32(lowerASCII(name[len(name)-1]))<<8 ^ uint32(len(name))) * words.Prime
	return end * 2654435769 >> (32 - classBits), h * 2654435769 >> (32 - classBits)
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
			whole, prefix := classSlots(name)
			if start, ok := strings.CutSuffix(name, "*"); ok {
				t.prefixes = append(t.prefixes, classPrefix{start, int32(i)})
				t.seen[prefix/64] |= 1 << (prefix % 64)
				continue
			}
			t.seen[whole/64] |= 1 << (whole % 64)
			if _, ok := t.exact[name]; !ok {
				t.exact[name] = int32(i)
			}
		}
	}
	return t
}

// nextName returns the first name of a class or an id, "" if there is none, and what stands
// behind it.
func nextName(value string) (name, rest string) {
	from := 0
	for from < len(value) && value[from] <= ' ' {
		from++
	}
	end := from
	for end < len(value) && value[end] > ' ' {
		end++
	}
	return value[from:end], value[end:]
}

// mayFind reports whether there may be a rule of a name: most names have none.
func (t *classTable) mayFind(name string) bool {
	whole, prefix := classSlots(name)
	return (t.seen[whole/64]>>(whole%64)|t.seen[prefix/64]>>(prefix%64))&1 != 0
}

// find returns the rule of a name, or -1.
func (t *classTable) find(name string) int32 {
	if len(name) < rule.MinElementName || !t.mayFind(name) {
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
	without[0] = true
	for i := range h.Nodes {
		for _, a := range h.Attrs(i) {
			if without[a.Name] || a.Key != "class" && a.Key != "id" || h.Within[i]&page.Unread != 0 {
				continue
			}
			without[a.Name] = true
			for name, rest := nextName(a.Val); name != ""; name, rest = nextName(rest) {
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
