package meta

import (
	"strings"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/page"
	"golang.org/x/net/html/atom"
)

// A page that a script fills often holds its text in its linked data. That is
// used where the page's own kept text is no more than a stub beside it: of the
// labelled pages on 1 in 500. The numbers were chosen by hand.
const (
	stubChars   = 250
	linkedChars = 300
	linkedTimes = 3 // as long as the page's own text
)

// LinkedText returns the text of the page's linked data, or else of the state that its
// scripts hold, as blocks, and the script that holds it, if the page's own text, of so many
// bytes, is a stub beside it.
func LinkedText(d *page.Document, own int) (linked []blocks.Block, script int32) {
	if own > stubChars {
		return nil, 0
	}
	for _, read := range []func(*page.Document, int) string{linkedDataText, stateText} {
		for i := range d.Nodes {
			if d.Nodes[i].Tag != atom.Script {
				continue
			}
			if all := linkedBlocks(d, i, read(d, i), own); len(all) > 0 {
				return all, int32(i)
			}
		}
	}
	return nil, 0
}

// linkedDataText returns the text in a script of linked data, or "".
func linkedDataText(d *page.Document, i int) string {
	if !page.IsLinkedData(d.Page, i) || int(d.Nodes[i].End) == i+1 || len(d.TextOf(i+1)) > maxLinkedData {
		return ""
	}
	v, ok := parseLinkedData(d.TextOf(i + 1))
	if !ok {
		return ""
	}
	return linkedText(v, 0)
}

// linkedBlocks cuts the text of script i into blocks, none if it is no more than the
// page's own.
func linkedBlocks(d *page.Document, i int, text string, own int) []blocks.Block {
	paragraphs := linkedParagraphs(text)
	chars := 0
	for _, p := range paragraphs {
		chars += len(p)
	}
	if chars < max(linkedChars, linkedTimes*own) {
		return nil
	}
	source := &d.Nodes[i+1]
	all := make([]blocks.Block, len(paragraphs))
	for k, p := range paragraphs {
		all[k] = blocks.Block{Span: blocks.Span{Start: int(source.From), End: int(source.To)}, Kind: blocks.Paragraph, Text: p, Lines: 1, Blanks: 1}
	}
	return all
}

// linkedText is the longest text that linked data hold of the page: an
// article's body, a post with its comments, a product's description.
func linkedText(v any, depth int) string {
	if depth > maxLinkedDepth {
		return ""
	}
	best := ""
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			best = longer(best, linkedText(x, depth+1))
		}
	case map[string]any:
		text := orWhole(name(v["articleBody"]), name(v["text"]))
		if text == "" {
			for _, t := range stringsOf(v["@type"]) {
				if t == "Product" || t == "ProductGroup" || t == "Recipe" || t == "JobPosting" || t == "Event" {
					text = name(v["description"])
				}
			}
		}
		if replies, ok := orValue(v["comment"], v["suggestedAnswer"]).([]any); ok && text != "" {
			for _, r := range replies {
				if o, ok := r.(map[string]any); ok {
					text += "\n\n" + name(o["text"])
				}
			}
		}
		best = longer(best, text)
		for _, key := range [...]string{"@graph", "mainEntity", "mainEntityOfPage", "hasPart"} {
			best = longer(best, linkedText(v[key], depth+1))
		}
	}
	return best
}

// longer returns b if it is longer than a, and else a.
func longer(a, b string) string {
	if len(b) > len(a) {
		return b
	}
	return a
}

// orWhole returns the first of two texts that is not blank, as it stands.
func orWhole(a, b string) string {
	if strings.TrimSpace(a) != "" {
		return a
	}
	return b
}

// linkedParagraphs cuts the text of linked data into paragraphs; it may be HTML.
func linkedParagraphs(text string) []string {
	var out []string
	if strings.Contains(text, "<") && strings.Contains(text, ">") {
		doc := page.Read(page.Parse(text))
		for i := range doc.Blocks {
			if doc.Blocks[i].Kind != blocks.AltText {
				out = append(out, doc.Blocks[i].Text)
			}
		}
		return out
	}
	for _, line := range strings.Split(unescapeLines(text), "\n") {
		if line = squash(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// unescapeLines undoes entities and keeps the lines.
func unescapeLines(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = unescape(l)
	}
	return strings.Join(lines, "\n")
}
