package extract

import (
	"io"
	"strconv"
	"strings"

	"github.com/pare-text/pare/internal/page"

	"golang.org/x/net/html/atom"
)

// WriteMarkdown writes the kept blocks of a page as CommonMark, with tables and
// the metadata as YAML front matter if that is wanted. Raw text is written as it
// is. Converters that read HTML would need the page's tree again, without the
// blocks that were dropped; the blocks know what they are.
func (d *Document) WriteMarkdown(w io.Writer, frontMatter bool) error {
	m := markdown{doc: d}
	if frontMatter {
		m.frontMatter()
	}
	if d.html == nil {
		m.out.WriteString(d.Text())
	} else {
		m.blocks()
	}
	_, err := io.WriteString(w, m.out.String())
	return err
}

// A markdown writes one document.
type markdown struct {
	doc *Document
	out strings.Builder
}

// blocks writes the kept blocks.
func (m *markdown) blocks() {
	last := -1
	for i := range m.doc.Blocks {
		if !m.doc.Blocks[i].Verdict.Keep {
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
func (m *markdown) gap(i, last int) {
	a, b := &m.doc.Blocks[last], &m.doc.Blocks[i]
	switch {
	case a.Kind == ListItem && b.Kind == ListItem && m.itemOf(last) != m.itemOf(i):
	case a.Kind == Row && b.Kind == Row && m.tableOf(last) == m.tableOf(i):
	case a.Kind == Quote && b.Kind == Quote:
		m.out.WriteString(">\n")
	default:
		m.out.WriteByte('\n')
	}
}

// block returns block i without the line end behind it.
func (m *markdown) block(i, last int) string {
	b := &m.doc.Blocks[i]
	switch b.Kind {
	case AltText:
		n := m.doc.html.Places[i].Node
		src := m.doc.html.Get(int(n), "src")
		return "![" + escapeMarkdown(b.Text) + "](" + m.link(src) + ")"
	case Code:
		return m.code(i)
	case Row:
		return m.row(i, last)
	case Heading:
		return strings.Repeat("#", m.level(i)) + " " + strings.ReplaceAll(m.inline(i), "\\\n", " ")
	case Quote:
		return "> " + strings.ReplaceAll(m.inline(i), "\n", "\n> ")
	case ListItem:
		return m.listItem(i, last)
	}
	return escapeLineStart(m.inline(i))
}

// level is that of a heading: 1 to 6.
func (m *markdown) level(i int) int {
	h := m.doc.html
	for e, k := h.Places[i].First, 0; e >= 0 && k < 8; e, k = h.Nodes[e].Parent, k+1 {
		if l := page.HeadingLevel(h.Nodes[e].Tag); l > 0 {
			return l
		}
	}
	return 2
}

// itemOf is the list item around block i, or -1.
func (m *markdown) itemOf(i int) int32 {
	return m.around(m.doc.html.Places[i].Node, atom.Li, atom.Dt, atom.Dd)
}

func (m *markdown) tableOf(i int) int32 { return m.around(m.doc.html.Places[i].Node, atom.Table) }

// around is the innermost element of one of the tags at or around e, or -1.
func (m *markdown) around(e int32, tags ...atom.Atom) int32 {
	for ; e >= 0; e = m.doc.html.Nodes[e].Parent {
		for _, t := range tags {
			if m.doc.html.Nodes[e].Tag == t {
				return e
			}
		}
	}
	return -1
}

// listItem returns an item behind its marker, or a further paragraph of it,
// indented as deep as its text.
func (m *markdown) listItem(i, last int) string {
	h := m.doc.html
	item := m.itemOf(i)
	if item < 0 {
		return "- " + m.inline(i)
	}
	indent, marker := "", m.marker(item)
	for e := m.around(h.Nodes[item].Parent, atom.Li); e >= 0; e = m.around(h.Nodes[e].Parent, atom.Li) {
		indent += strings.Repeat(" ", len(m.marker(e)))
	}
	text := m.inline(i)
	if last >= 0 && m.doc.Blocks[last].Kind == ListItem && m.itemOf(last) == item {
		return indent + strings.Repeat(" ", len(marker)) + text
	}
	inner := "\n" + indent + strings.Repeat(" ", len(marker))
	return indent + marker + strings.ReplaceAll(text, "\n", inner)
}

// marker is that of a list item: a bullet, or its number.
func (m *markdown) marker(item int32) string {
	p := m.doc.html.Page
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
func (m *markdown) code(i int) string {
	text := m.doc.Blocks[i].Text
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + m.language(i) + "\n" + text + "\n" + fence
}

// language is that of a block of code, if its classes name one.
func (m *markdown) language(i int) string {
	h := m.doc.html
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
func (m *markdown) row(i, last int) string {
	cells := strings.Split(strings.ReplaceAll(m.doc.Blocks[i].Text, "\n", " "), "\t")
	for k, c := range cells {
		cells[k] = strings.ReplaceAll(escapeMarkdown(c), "|", "\\|")
	}
	line := "| " + strings.Join(cells, " | ") + " |"
	if last >= 0 && m.doc.Blocks[last].Kind == Row && m.tableOf(last) == m.tableOf(i) {
		return line
	}
	return line + "\n|" + strings.Repeat(" --- |", len(cells))
}

// frontMatter writes the metadata as YAML.
func (m *markdown) frontMatter() {
	meta := &m.doc.Meta
	m.out.WriteString("---\n")
	for _, x := range [...]struct{ key, value string }{
		{"title", meta.Title},
		{"byline", meta.Byline},
		{"date", meta.Date},
		{"site", meta.Site},
		{"lang", m.doc.Lang},
		{"url", meta.URL},
		{"description", meta.Description},
		{"image", meta.Image},
	} {
		if x.value != "" {
			m.out.WriteString(x.key + ": " + yamlString(x.value) + "\n")
		}
	}
	m.out.WriteString("---\n\n")
}

// yamlString quotes s: a string of JSON is one of YAML, too.
func yamlString(s string) string {
	return strconv.QuoteToGraphic(strings.Join(strings.Fields(strings.ToValidUTF8(s, "\ufffd")), " "))
}

// isInline reports whether an element is a part of a line.
func isInline(p *page.Page, e int32) bool { return !page.IsBlock(p.Nodes[e].Tag) }
