package audit

import (
	"sort"
	"strings"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/rule"
)

// A line is what a publisher wrote, with its label.
type line struct{ publisher, label, text string }

// A counter collects the hits of each rule.
type counter struct {
	cleaner  *extract.Cleaner
	rules    []*rule.Rule
	index    map[*rule.Rule]int
	lines    map[line]int // index in hits
	hits     [][]int      // by line: the rules that hit it, in order
	order    []line       // by line
	examples int
}

func newCounter(c *extract.Cleaner, examples int) *counter {
	k := &counter{cleaner: c, rules: c.Rules(), index: map[*rule.Rule]int{}, lines: map[line]int{}, examples: examples}
	for i, r := range k.rules {
		k.index[r] = i
	}
	return k
}

// oneLine makes a labelled line one line for pare as well.
var oneLine = strings.NewReplacer("\n", " ", "\r", " ")

// add runs the rules on a document.
func (c *counter) add(d document) {
	var text strings.Builder
	for _, l := range d.Lines {
		text.WriteString(oneLine.Replace(l.Text))
		text.WriteByte('\n')
	}
	doc, hits := c.cleaner.Hits(text.String())
	for _, h := range hits {
		if h.Points < h.Rule.Points {
			continue // a guard made a hint of it, which drops nothing
		}
		b := &doc.Blocks[h.Block]
		label := d.label(b, h.Rule.Category)
		if label == "" {
			continue
		}
		key := line{d.Publisher, label, strings.Join(strings.Fields(b.Text), " ")}
		i, ok := c.lines[key]
		if !ok {
			i = len(c.hits)
			c.lines[key] = i
			c.hits, c.order = append(c.hits, nil), append(c.order, key)
		}
		c.hits[i] = insert(c.hits[i], c.index[h.Rule])
	}
}

// label returns keep or drop if all lines of a block count as that for a rule
// of category c, otherwise "".
func (d document) label(b *extract.Block, c rule.Category) string {
	label := ""
	for i := range 1 + strings.Count(b.Text, "\n") {
		switch l := d.Lines[b.Line-1+i].countsAs(c); {
		case l == "", label != "" && l != label:
			return ""
		default:
			label = l
		}
	}
	return label
}

// countsAs returns keep or drop, or "" for a line that says nothing about a rule
// of category c. Whether bylines and their like belong to an article is a matter
// of opinion, but a rule for them is right about them.
func (l labelled) countsAs(c rule.Category) string {
	switch {
	case l.Label == "keep", l.Label == "drop":
		return l.Label
	case c == rule.Byline && (l.Category == "byline" || l.Category == "kicker" || l.Category == "source"):
		return "drop"
	}
	return ""
}

// insert adds x to a sorted list that may hold it already.
func insert(list []int, x int) []int {
	i := sort.SearchInts(list, x)
	if i < len(list) && list[i] == x {
		return list
	}
	list = append(list, 0)
	copy(list[i+1:], list[i:])
	list[i] = x
	return list
}

// A row is what is known of one rule.
type row struct {
	rule       *rule.Rule
	drop, keep int
	alone      int // drop lines that no other rule hits that drops
	publishers map[string]bool
	examples   []string // lines of articles
}

func (r *row) hits() int { return r.drop + r.keep }

func (r *row) precision() float64 { return float64(r.drop) / float64(r.hits()) }

// rows returns the rules, the least precise first, of equals the one with more
// hits, and those without hits last.
func (c *counter) rows() []row {
	rows := make([]row, len(c.rules))
	for i, r := range c.rules {
		rows[i] = row{rule: r, publishers: map[string]bool{}}
	}
	for i, l := range c.order {
		for _, k := range c.hits[i] {
			r := &rows[k]
			r.publishers[l.publisher] = true
			if l.label == "keep" {
				r.keep++
				if len(r.examples) < c.examples {
					r.examples = append(r.examples, clip(l.text, 140))
				}
				continue
			}
			r.drop++
			if c.alone(c.hits[i], k) {
				r.alone++
			}
		}
	}
	sort.SliceStable(rows, func(i, j int) bool {
		a, b := &rows[i], &rows[j]
		switch {
		case a.hits() == 0 || b.hits() == 0:
			return a.hits() > b.hits()
		case a.precision() != b.precision():
			return a.precision() < b.precision()
		}
		return a.hits() > b.hits()
	})
	return rows
}

// alone reports whether rule k is the only one of hits that drops, or, if it
// is but a hint, the only one.
func (c *counter) alone(hits []int, k int) bool {
	for _, other := range hits {
		if other != k && (c.rules[other].Points >= rule.DropPoints || c.rules[k].Points < rule.DropPoints) {
			return false
		}
	}
	return true
}

// clip cuts s after n characters.
func clip(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i] + "…"
		}
	}
	return s
}
