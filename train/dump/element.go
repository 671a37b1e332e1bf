package main

import (
	"hash/fnv"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// runWords is how many words in a row tell that two texts share a passage.
const runWords = 4

// enough is the share of the gold text, in percent, that an element holds as well as the
// one around it.
const enough = 88

// moreLines is how many lines an element around it may add.
const moreLines = 60

// linesAround returns the lines of the smallest element with the gold text of p, or of
// one around it: scrapers differ, and so must dumps.
func linesAround(root *html.Node, p *page) []string {
	runs := map[string]bool{}
	addRuns(p.Text, func(run string) { runs[run] = true })
	n := smallest(root, runs)
	h := fnv.New32a()
	h.Write([]byte(p.ID))
	up := []int{0, 1, 1, 2, 2, 3}[h.Sum32()%6]
	lines := linesOf(n)
	for ; up > 0 && n.Parent != nil && n.Parent.DataAtom != atom.Html && n.DataAtom != atom.Body; up-- {
		around := linesOf(n.Parent)
		if len(around) > len(lines)+moreLines {
			break
		}
		n, lines = n.Parent, around
	}
	return lines
}

// smallest returns the innermost element with most of the runs that the page has.
func smallest(root *html.Node, runs map[string]bool) *html.Node {
	total := shared(runs, linesOf(root))
	n := root
	for {
		var next *html.Node
		for c := range n.ChildNodes() {
			if c.Type == html.ElementNode && !unread[c.DataAtom] && shared(runs, linesOf(c))*100 >= total*enough {
				next = c
				break
			}
		}
		if next == nil || next.DataAtom == atom.P {
			return n
		}
		n = next
	}
}

// shared counts the runs that lines have.
func shared(runs map[string]bool, lines []string) int {
	seen := map[string]bool{}
	for _, l := range lines {
		addRuns(l, func(run string) {
			if runs[run] {
				seen[run] = true
			}
		})
	}
	return len(seen)
}

var word = regexp.MustCompile(`[\p{L}\p{N}]+`)

func words(text string) []string { return word.FindAllString(strings.ToLower(text), -1) }

// addRuns calls add with each run of words of text.
func addRuns(text string, add func(string)) {
	w := words(text)
	for i := 0; i+runWords <= len(w); i++ {
		add(strings.Join(w[i:i+runWords], " "))
	}
}

func atoms(all ...atom.Atom) map[atom.Atom]bool {
	set := map[atom.Atom]bool{}
	for _, a := range all {
		set[a] = true
	}
	return set
}

var (
	inline = atoms(atom.A, atom.Span, atom.B, atom.I, atom.Em, atom.Strong, atom.Small, atom.Sub, atom.Sup, atom.Code, atom.Abbr, atom.Cite,
		atom.Q, atom.Mark, atom.U, atom.S, atom.Time, atom.Font, atom.Label, atom.Kbd, atom.Var, atom.Del, atom.Ins, atom.Bdi, atom.Data,
		atom.Big, atom.Wbr)
	unread = atoms(atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Svg, atom.Head, atom.Select, atom.Textarea,
		atom.Object, atom.Canvas, atom.Video, atom.Audio)
)

// linesOf returns the texts of the blocks inside n, and the alternative texts of images
// as lines of their own.
func linesOf(n *html.Node) []string {
	var lines []string
	var text strings.Builder
	flush := func() {
		if s := strings.Join(strings.Fields(text.String()), " "); s != "" {
			lines = append(lines, s)
		}
		text.Reset()
	}
	var walk func(*html.Node)
	inside := func(n *html.Node) {
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			text.WriteString(n.Data)
		case n.Type != html.ElementNode:
			inside(n)
		case unread[n.DataAtom], n.DataAtom == atom.Input:
		case n.DataAtom == atom.Img:
			at := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "alt" })
			if at >= 0 && strings.TrimSpace(n.Attr[at].Val) != "" {
				flush()
				text.WriteString(n.Attr[at].Val)
				flush()
			}
		case n.DataAtom == atom.Br:
			flush()
		case n.DataAtom == atom.Td, n.DataAtom == atom.Th:
			text.WriteByte(' ')
			inside(n)
			text.WriteByte(' ')
		case inline[n.DataAtom]:
			inside(n)
		default:
			flush()
			inside(n)
			flush()
		}
	}
	walk(n)
	flush()
	return lines
}
