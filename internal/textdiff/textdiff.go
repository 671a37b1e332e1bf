// Package textdiff writes the difference of two texts as a unified diff, which
// patch applies.
package textdiff

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/pare-text/pare/internal/terminal"
	"github.com/rogpeppe/go-internal/diff"
)

// Options say how a diff looks.
type Options struct {
	// Color marks what goes and what comes with colours.
	Color bool
	// Visible shows control characters as symbols, and no line ends of
	// Windows: for people, not for patch.
	Visible bool
}

// The styles, as terminals know them.
const (
	styleHead  = "\x1b[1m"
	stylePlace = "\x1b[36m"
	styleGoes  = "\x1b[31m"
	styleComes = "\x1b[32m"
	styleEnd   = "\x1b[0m"
)

// Write writes what makes after of before, nothing if they are the same. Lines
// end with "\n"; everything else is part of a line. name is that of the file on
// both sides.
func Write(w io.Writer, name, before, after string, o Options) error {
	if before == after {
		return nil
	}
	body := diff.Diff("", []byte(before), "", []byte(after))
	for range 3 { // its own head, which knows no spaces in names
		_, body, _ = bytes.Cut(body, []byte("\n"))
	}
	p := printer{w: w, Options: o}
	p.line(styleHead, "--- "+header(name))
	p.line(styleHead, "+++ "+header(name))
	for line := range bytes.Lines(body) {
		p.body(line)
	}
	return p.err
}

// header is a name as diff writes it: in quotes with escapes if it holds what
// would end it or what a terminal would obey, and with a tab behind it if it
// holds a space.
func header(name string) string {
	if strings.ContainsAny(name, "\"\\") || terminal.Plain(name) != name {
		return quote(name)
	}
	if strings.Contains(name, " ") {
		return name + "\t"
	}
	return name
}

// quote writes a name in the quotes of C, which knows octal numbers of bytes.
func quote(name string) string {
	var q strings.Builder
	q.WriteByte('"')
	for len(name) > 0 {
		_, n := utf8.DecodeRuneInString(name)
		char := name[:n]
		name = name[n:]
		switch {
		case char == "\"" || char == "\\":
			q.WriteString("\\" + char)
		case terminal.Plain(char) != char:
			for _, c := range []byte(char) {
				fmt.Fprintf(&q, "\\%03o", c)
			}
		default:
			q.WriteString(char)
		}
	}
	q.WriteByte('"')
	return q.String()
}

// A printer writes lines, up to the first error.
type printer struct {
	Options
	w   io.Writer
	err error
}

// body writes a line below the head.
func (p *printer) body(line []byte) {
	style := ""
	switch line[0] {
	case '@':
		style = stylePlace
	case '-':
		style = styleGoes
	case '+':
		style = styleComes
	}
	if !p.Visible {
		p.line(style, strings.TrimSuffix(string(line), "\n"))
		return
	}
	p.line(style, visible(strings.TrimRight(string(line), "\r\n")))
}

// visible shows control characters as symbols. Bytes that are not UTF-8 become
// U+FFFD.
func visible(line string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' {
			return r
		}
		return terminal.Visible(r)
	}, line)
}

func (p *printer) line(style, text string) {
	if p.err != nil {
		return
	}
	if p.Color && style != "" {
		text = style + text + styleEnd
	}
	_, p.err = io.WriteString(p.w, text+"\n")
}
