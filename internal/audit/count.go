package audit

import (
	"fmt"
	"sort"
	"strings"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/match"
	"github.com/pare-text/pare/rule"
)

// A line is what a publisher wrote, with its label and its category, "" where no reader
// gave one.
type line struct{ publisher, label, category, text string }

// A counter collects the hits of each rule.
type counter struct {
	cleaner  *extract.Cleaner
	rules    []*rule.Rule
	index    map[*rule.Rule]int
	lines    map[line]int // index in hits
	hits     [][]int      // by line: the rules that hit it, in order
	order    []line       // by line
	examples int
	phrases  bool
}

func newCounter(c *extract.Cleaner, o Options) *counter {
	k := &counter{
		cleaner: c, rules: c.Rules(), index: map[*rule.Rule]int{}, lines: map[line]int{},
		examples: o.Examples, phrases: o.Phrases,
	}
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
	left := map[string]int{} // of each text, how many of its blocks no rule drops
	for i := range doc.Blocks {
		left[bare(doc.Blocks[i].Text)]++
	}
	last := -1
	for _, h := range hits {
		if h.Points >= rule.DropPoints && h.Block != last {
			last = h.Block
			left[bare(doc.Blocks[last].Text)]--
		}
	}
	for _, h := range hits {
		if h.Points < h.Rule.Points {
			continue // a guard made a hint of it, which drops nothing
		}
		b := &doc.Blocks[h.Block]
		label, category := d.label(b, h.Rule.Category)
		if label == "" || label == "keep" && left[bare(b.Text)] > 0 {
			continue // nothing is lost where a copy stays
		}
		key := line{d.Publisher, label, category, strings.Join(strings.Fields(b.Text), " ")}
		i, ok := c.lines[key]
		if !ok {
			i = len(c.hits)
			c.lines[key] = i
			c.hits, c.order = append(c.hits, nil), append(c.order, key)
		}
		c.hits[i] = insert(c.hits[i], c.index[h.Rule])
	}
}

// bare is a text without the bullet or number of a list's item.
func bare(text string) string { return strings.TrimLeft(text, "•*·-–— \t0123456789.)") }

// label returns keep or drop if all lines of a block count as that for a rule
// of category c, otherwise ""; and the category of its first line.
func (d document) label(b *extract.Block, c rule.Category) (label, category string) {
	for i := range 1 + strings.Count(b.Text, "\n") {
		switch l := d.Lines[b.Line-1+i].countsAs(c); {
		case l == "", label != "" && l != label:
			return "", ""
		default:
			label = l
		}
	}
	return label, d.Lines[b.Line-1].Category
}

// countsAs returns keep or drop, or "" for a line that says nothing about a rule
// of category c. Whether bylines and their like belong to an article is a matter
// of opinion, but a rule for them is right about them.
func (l labelled) countsAs(c rule.Category) string {
	switch {
	case l.Label == "keep", l.Label == "drop":
		return l.Label
	case (c == rule.Byline || c == rule.Source) && (l.Category == "byline" || l.Category == "kicker" || l.Category == "source"):
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
	rule *rule.Rule
	tally
	alone      int // drop lines that no other rule hits that drops
	publishers map[string]bool
	categories map[string]int // how many of the lines readers gave each
	examples   []string       // lines of articles
	phrases    []tally        // by phrase of the rule; empty unless they are asked for
}

// A tally counts the lines that something hits.
type tally struct{ drop, keep int }

func (t *tally) add(label string) {
	if label == "keep" {
		t.keep++
	} else {
		t.drop++
	}
}

func (t *tally) hits() int { return t.drop + t.keep }

// precision is the share of boilerplate among the hits, "-" if there are none.
func (t *tally) precision() string {
	if t.hits() == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f", t.share())
}

func (t *tally) share() float64 { return float64(t.drop) / float64(t.hits()) }

// rows returns the rules, the least precise first, of equals the one with more
// hits, and those without hits last.
func (c *counter) rows() []row {
	rows := make([]row, len(c.rules))
	each := map[int]match.EachPhrase{}
	for i, r := range c.rules {
		rows[i] = row{rule: r, publishers: map[string]bool{}, categories: map[string]int{}}
		if c.phrases {
			rows[i].phrases = make([]tally, len(r.Phrases))
		}
	}
	for i, l := range c.order {
		for _, k := range c.hits[i] {
			r := &rows[k]
			r.publishers[l.publisher] = true
			r.categories[l.category]++
			r.add(l.label)
			switch {
			case l.label != "keep" && c.alone(c.hits[i], k):
				r.alone++
			case l.label == "keep" && len(r.examples) < c.examples:
				r.examples = append(r.examples, clip(l.text, 140))
			}
			if len(r.phrases) == 0 {
				continue
			}
			if _, ok := each[k]; !ok {
				each[k] = match.NewEachPhrase(r.rule)
			}
			for _, p := range each[k].In(l.text) {
				r.phrases[p].add(l.label)
			}
		}
	}
	sort.SliceStable(rows, func(i, j int) bool {
		a, b := &rows[i].tally, &rows[j].tally
		switch {
		case a.hits() == 0 || b.hits() == 0:
			return a.hits() > b.hits()
		case a.share() != b.share():
			return a.share() < b.share()
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
