package page

import "golang.org/x/net/html/atom"

// A trait of a tag is how the tree treats it.
type trait uint16

const (
	void      trait = 1 << iota // has no end tag
	block                       // stands on lines of its own
	closesP                     // ends an open paragraph
	format                      // inline: its end tag ends no block
	scope                       // implied ends do not look beyond it
	skipped                     // its text is not the page's
	structure                   // html, head, body: there is one
)

// traitTable holds the traits of the tags that have any, by hash: they are asked
// for at every tag of a page.
var traitTable = func() (t [1 << traitBits]struct {
	tag    atom.Atom
	traits trait
},
) {
	add := func(x trait, tags ...atom.Atom) {
		for _, a := range tags {
			k := traitSlot(a)
			for t[k].tag != 0 && t[k].tag != a {
				k = (k + 1) & (1<<traitBits - 1)
			}
			t[k].tag = a
			t[k].traits |= x
		}
	}
	add(void, atom.Area, atom.Base, atom.Basefont, atom.Bgsound, atom.Br, atom.Col, atom.Embed, atom.Frame, atom.Hr, atom.Img,
		atom.Image, atom.Input, atom.Keygen, atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr)
	add(block|closesP, atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Center, atom.Details, atom.Dialog, atom.Dir,
		atom.Div, atom.Dl, atom.Dd, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Li, atom.Listing,
		atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Plaintext, atom.Pre, atom.Search, atom.Section, atom.Summary,
		atom.Table, atom.Ul, atom.Xmp)
	add(block, atom.Caption, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Optgroup, atom.Option,
		atom.Select, atom.Legend, atom.Noscript, atom.Template, atom.Body, atom.Html, atom.Head, atom.Title, atom.Iframe,
		atom.Frameset, atom.Noframes, atom.Button, atom.Textarea, atom.Video, atom.Audio, atom.Object, atom.Canvas)
	add(format, atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn,
		atom.Em, atom.Font, atom.I, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Nobr, atom.Q, atom.S, atom.Samp,
		atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var)
	add(scope, atom.Applet, atom.Button, atom.Caption, atom.Html, atom.Marquee, atom.Object, atom.Table, atom.Td, atom.Th, atom.Template)
	add(skipped, atom.Script, atom.Style, atom.Iframe, atom.Textarea, atom.Noembed)
	add(structure, atom.Html, atom.Head, atom.Body)
	return t
}()

const traitBits = 9

func traitSlot(tag atom.Atom) uint32 { return uint32(tag) * 2654435769 >> (32 - traitBits) }

// traitsOf returns the traits of a tag.
func traitsOf(tag atom.Atom) trait {
	for k := traitSlot(tag); traitTable[k].tag != 0; k = (k + 1) & (1<<traitBits - 1) {
		if traitTable[k].tag == tag {
			return traitTable[k].traits
		}
	}
	return 0
}

// IsBlock reports whether an element of the tag stands on lines of its own.
func IsBlock(tag atom.Atom) bool { return traitsOf(tag)&block != 0 }

// IsHeading reports whether tag is h1 to h6.
func IsHeading(tag atom.Atom) bool {
	switch tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}
