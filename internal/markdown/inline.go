package markdown

import (
	"net/url"
	"strings"

	"github.com/pare-text/pare/internal/page"

	"golang.org/x/net/html/atom"
)

// inline returns the text of block i with its emphasis, links and code. A line
// break is a backslash at the end of a line.
func (m *writer) inline(i int) string {
	h := m.doc
	pl := &h.Places[i]
	if h.Within[pl.First]&page.Unread != 0 { // from linked data, without elements
		return escapeMarkdown(m.doc.Blocks[i].Text)
	}
	r := inliner{m: m}
	// the inline elements around the first text, outermost first; a link may
	// stand around the block, too
	var around []int32
	for e := h.Nodes[pl.First].Parent; e >= 0; e = h.Nodes[e].Parent {
		if isInline(h.Page, e) {
			around = append(around, e)
		} else if e < pl.Node {
			break
		}
	}
	for k := len(around) - 1; k >= 0; k-- {
		r.open(around[k])
	}
	for k := pl.First; k < pl.Last; k++ {
		r.leave(k)
		n := &h.Nodes[k]
		switch {
		case h.Within[k]&page.Unread != 0:
			k = n.End - 1
		case n.IsText():
			r.text(h.TextOf(int(k)))
		case n.Tag == atom.Br:
			r.breaks = r.out.Len() > 0
		case isInline(h.Page, k):
			r.open(k)
		default:
			r.space = true
		}
	}
	r.leave(int32(len(h.Nodes)))
	return r.out.String()
}

// An inliner writes the inside of a line.
type inliner struct {
	m      *writer
	out    strings.Builder
	opened []mark
	space  bool
	breaks bool
	code   bool
}

// A mark is an element that was begun: what ends it, and whether its beginning
// was written, which waits for its first word.
type mark struct {
	node       int32
	begin, end string
	written    bool
}

// open begins an element.
func (r *inliner) open(e int32) {
	p := r.m.doc.Page
	x := mark{node: e}
	switch p.Nodes[e].Tag {
	case atom.B, atom.Strong:
		x.begin, x.end = "**", "**"
	case atom.I, atom.Em, atom.Cite:
		x.begin, x.end = "*", "*"
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		x.begin, x.end = "`", "`"
	case atom.Del, atom.S, atom.Strike:
		x.begin, x.end = "~~", "~~"
	case atom.A:
		if href := p.Get(int(e), "href"); href != "" && !strings.HasPrefix(strings.ToLower(strings.TrimSpace(href)), "javascript:") {
			x.begin, x.end = "[", "]("+r.m.link(href)+")"
		}
	}
	for _, o := range r.opened {
		if o.begin == x.begin || o.begin == "`" {
			x.begin, x.end = "", "" // emphasis inside emphasis, a link inside a link
		}
	}
	r.opened = append(r.opened, x)
}

// leave ends the elements that do not reach to node k.
func (r *inliner) leave(k int32) {
	for n := len(r.opened); n > 0 && r.m.doc.Nodes[r.opened[n-1].node].End <= k; n-- {
		if x := &r.opened[n-1]; x.written {
			r.out.WriteString(x.end)
			r.code = r.code && x.begin != "`"
		}
		r.opened = r.opened[:n-1]
	}
}

// text writes a text.
func (r *inliner) text(s string) {
	for at := 0; at < len(s); {
		if c := s[at]; c == ' ' || c >= '\t' && c <= '\r' {
			r.space = true
			at++
			continue
		}
		end := at + 1
		for end < len(s) && s[end] > ' ' {
			end++
		}
		r.word(s[at:end])
		at = end
	}
}

func (r *inliner) word(w string) {
	switch {
	case r.out.Len() == 0:
	case r.breaks:
		r.out.WriteString("\\\n")
	case r.space:
		r.out.WriteByte(' ')
	}
	r.space, r.breaks = false, false
	for k := range r.opened {
		if x := &r.opened[k]; !x.written && x.begin != "" {
			r.out.WriteString(x.begin)
			x.written = true
			r.code = r.code || x.begin == "`"
		}
	}
	if r.code {
		r.out.WriteString(strings.ReplaceAll(w, "`", "'"))
		return
	}
	r.out.WriteString(escapeMarkdown(w))
}

// markdownMarks are the characters that would be read as marks.
var markdownMarks = strings.NewReplacer("\\", "\\\\", "*", "\\*", "_", "\\_", "[", "\\[", "]", "\\]", "<", "\\<", "`", "\\`")

func escapeMarkdown(s string) string {
	if !strings.ContainsAny(s, "\\*_[]<`") {
		return s
	}
	return markdownMarks.Replace(s)
}

// escapeLineStart escapes what would make a paragraph a heading, a list or a
// quote.
func escapeLineStart(s string) string {
	lines := strings.Split(s, "\n")
	for k, l := range lines {
		digits := 0
		for digits < len(l) && l[digits] >= '0' && l[digits] <= '9' {
			digits++
		}
		switch {
		case l == "":
		case strings.ContainsRune("#>+-=~|", rune(l[0])):
			lines[k] = "\\" + l
		case digits > 0 && digits < len(l)-1 && (l[digits] == '.' || l[digits] == ')') && l[digits+1] == ' ':
			lines[k] = l[:digits] + "\\" + l[digits:]
		}
	}
	return strings.Join(lines, "\n")
}

// link returns an address, made absolute if the page says where it stands.
func (m *writer) link(href string) string {
	href = strings.TrimSpace(href)
	if base, err := url.Parse(m.base); err == nil && base.IsAbs() {
		if u, err := base.Parse(href); err == nil {
			href = u.String()
		}
	}
	if strings.ContainsAny(href, " ()<>\n") {
		return "<" + strings.NewReplacer("<", "%3C", ">", "%3E", "\n", "", " ", "%20").Replace(href) + ">"
	}
	return href
}
