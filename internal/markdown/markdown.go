// Package markdown writes the blocks of a page as CommonMark, with tables.
//
// Converters that read HTML would need the page's tree again, without the blocks
// that were dropped; the blocks know what they are.
package markdown

import (
	"strconv"
	"strings"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/meta"
	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/internal/words"

	"golang.org/x/net/html/atom"
)

// Page returns the title of a page, unless it is "" or among the blocks, and the blocks
// that are kept. Addresses are made absolute by base, the page's own, if that is absolute.
func Page(doc *page.Document, base, title string, keep func(i int) bool) string {
	m := writer{doc: doc, base: base, keep: keep}
	m.blocks()
	if text := m.out.String(); title == "" || text == "" || m.hasTitle(title) {
		return text
	}
	return "# " + escapeMarkdown(strings.Join(strings.Fields(title), " ")) + "\n\n" + m.out.String()
}

// hasTitle reports whether a kept heading is the title.
func (m *writer) hasTitle(title string) bool {
	letters := words.Letters(title)
	for i := range m.doc.Blocks {
		if b := &m.doc.Blocks[i]; b.Kind == blocks.Heading && m.keep(i) && words.Letters(b.Text) == letters {
			return true
		}
	}
	return false
}

// A writer writes one document.
type writer struct {
	doc  *page.Document
	base string
	keep func(i int) bool
	out  strings.Builder
}

// blocks writes the kept blocks.
func (m *writer) blocks() {
	last := -1
	for i := range m.doc.Blocks {
		if !m.keep(i) {
			continue
		}
		text := m.block(i, last)
		if text == "" {
			continue
		}
		if last >= 0 {
			m.gap(i, last)
		}
		m.out.WriteString(text)
		m.out.WriteByte('\n')
		last = i
	}
}

// gap writes the blank line between two blocks, which items of a list and rows
// of a table do without.
func (m *writer) gap(i, last int) {
	a, b := &m.doc.Blocks[last], &m.doc.Blocks[i]
	switch {
	case a.Kind == blocks.ListItem && b.Kind == blocks.ListItem && m.itemOf(last) != m.itemOf(i):
	case a.Kind == blocks.Row && b.Kind == blocks.Row && m.tableOf(last) == m.tableOf(i):
	case a.Kind == blocks.Quote && b.Kind == blocks.Quote:
		m.out.WriteString(">\n")
	default:
		m.out.WriteByte('\n')
	}
}

// block returns block i without the line end behind it.
func (m *writer) block(i, last int) string {
	b := &m.doc.Blocks[i]
	switch b.Kind {
	case blocks.AltText:
		n := m.doc.Places[i].Node
		src := m.doc.Get(int(n), "src")
		return "![" + escapeMarkdown(b.Text) + "](" + m.link(src) + ")"
	case blocks.Code:
		return m.code(i)
	case blocks.Row:
		return m.row(i, last)
	case blocks.Heading:
		return strings.Repeat("#", m.level(i)) + " " + strings.ReplaceAll(m.inline(i), "\\\n", " ")
	case blocks.Quote:
		return "> " + strings.ReplaceAll(m.inline(i), "\n", "\n> ")
	case blocks.ListItem:
		return m.listItem(i, last)
	}
	return escapeLineStart(m.inline(i))
}

// level is that of a heading: 1 to 6.
func (m *writer) level(i int) int {
	h := m.doc
	for e, k := h.Places[i].First, 0; e >= 0 && k < 8; e, k = h.Nodes[e].Parent, k+1 {
		if l := page.HeadingLevel(h.Nodes[e].Tag); l > 0 {
			return l
		}
	}
	return 2
}

// itemOf is the list item around block i, or -1.
func (m *writer) itemOf(i int) int32 {
	return m.around(m.doc.Places[i].Node, atom.Li, atom.Dt, atom.Dd)
}

func (m *writer) tableOf(i int) int32 { return m.around(m.doc.Places[i].Node, atom.Table) }

// around is the innermost element of one of the tags at or around e, or -1.
func (m *writer) around(e int32, tags ...atom.Atom) int32 {
	for ; e >= 0; e = m.doc.Nodes[e].Parent {
		for _, t := range tags {
			if m.doc.Nodes[e].Tag == t {
				return e
			}
		}
	}
	return -1
}

// listItem returns an item behind its marker, or a further paragraph of it,
// indented as deep as its text.
func (m *writer) listItem(i, last int) string {
	h := m.doc
	item := m.itemOf(i)
	if item < 0 {
		return "- " + m.inline(i)
	}
	indent, marker := "", m.marker(item)
	for e := m.around(h.Nodes[item].Parent, atom.Li); e >= 0; e = m.around(h.Nodes[e].Parent, atom.Li) {
		indent += strings.Repeat(" ", len(m.marker(e)))
	}
	text := m.inline(i)
	if last >= 0 && m.doc.Blocks[last].Kind == blocks.ListItem && m.itemOf(last) == item {
		return indent + strings.Repeat(" ", len(marker)) + text
	}
	inner := "\n" + indent + strings.Repeat(" ", len(marker))
	return indent + marker + strings.ReplaceAll(text, "\n", inner)
}

// marker is that of a list item: a bullet, or its number.
func (m *writer) marker(item int32) string {
	p := m.doc.Page
	list := p.Nodes[item].Parent
	if list < 0 || p.Nodes[list].Tag != atom.Ol {
		return "- "
	}
	n := 1
	if start, err := strconv.Atoi(p.Get(int(list), "start")); err == nil && start >= 0 {
		n = start
	}
	for e := list + 1; e < item; e = p.Nodes[e].End {
		if p.Nodes[e].Tag == atom.Li {
			n++
		}
	}
	return strconv.Itoa(n) + ". "
}

// code returns a block of code inside fences longer than any in it.
func (m *writer) code(i int) string {
	text := m.doc.Blocks[i].Text
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + m.language(i) + "\n" + text + "\n" + fence
}

// language is that of a block of code, if its classes name one.
func (m *writer) language(i int) string {
	h := m.doc
	for e, k := h.Places[i].First, 0; e >= 0 && k < 4; e, k = h.Nodes[e].Parent, k+1 {
		for _, class := range strings.Fields(h.Get(int(e), "class")) {
			for _, prefix := range [...]string{"language-", "lang-", "highlight-source-"} {
				if lang, ok := strings.CutPrefix(class, prefix); ok && !strings.ContainsAny(lang, "`\n") {
					return lang
				}
			}
		}
	}
	return ""
}

// row returns a row of a table; the first one of its table is the header.
func (m *writer) row(i, last int) string {
	cells := strings.Split(strings.ReplaceAll(m.doc.Blocks[i].Text, "\n", " "), "\t")
	for k, c := range cells {
		cells[k] = strings.ReplaceAll(escapeMarkdown(c), "|", "\\|")
	}
	line := "| " + strings.Join(cells, " | ") + " |"
	if last >= 0 && m.doc.Blocks[last].Kind == blocks.Row && m.tableOf(last) == m.tableOf(i) {
		return line
	}
	return line + "\n|" + strings.Repeat(" --- |", len(cells))
}

// FrontMatter returns the metadata of a page as YAML, between lines of "---".
func FrontMatter(m *meta.Meta, lang string) string {
	var out strings.Builder
	out.WriteString("---\n")
	for _, x := range [...]struct{ key, value string }{
		{"title", m.Title},
		{"byline", m.Byline},
		{"date", m.Date},
		{"site", m.Site},
		{"lang", lang},
		{"url", m.URL},
		{"description", m.Description},
		{"image", m.Image},
	} {
		if x.value != "" {
			out.WriteString(x.key + ": " + yamlString(x.value) + "\n")
		}
	}
	out.WriteString("---\n\n")
	return out.String()
}

// yamlString quotes s: a string of JSON is one of YAML, too.
func yamlString(s string) string {
	return strconv.QuoteToGraphic(strings.Join(strings.Fields(strings.ToValidUTF8(s, "\ufffd")), " "))
}

// isInline reports whether an element is a part of a line.
func isInline(p *page.Page, e int32) bool { return !page.IsBlock(p.Nodes[e].Tag) }
