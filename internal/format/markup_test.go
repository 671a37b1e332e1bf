package format

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/pare-text/pare/internal/source"
)

// inUTF16 encodes ASCII.
func inUTF16(s string, mark bool, order func(uint16) []byte) string {
	units := utf16.Encode([]rune(s))
	if mark {
		units = append([]uint16{0xfeff}, units...)
	}
	var b strings.Builder
	for _, u := range units {
		b.Write(order(u))
	}
	return b.String()
}

func little(u uint16) []byte { return []byte{byte(u), byte(u >> 8)} }
func big(u uint16) []byte    { return []byte{byte(u >> 8), byte(u)} }

func TestFormatOfContent(t *testing.T) {
	prose := strings.Repeat("The minister resigned on Monday, the palace said.\n\n", 20)
	for _, c := range []struct {
		why, content string
		html, named  bool // without an extension, and with one that is unknown
	}{
		{"a document type", "<!DOCTYPE html><p>x", true, true},
		{"a document type of old", "<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">\n<p>x", true, true},
		{"a document type that is cut", "<!doctype html", true, true},
		{"behind white space and a byte-order mark", "\ufeff\r\n\t<!DocType  Html>x", true, true},
		{"behind comments", "<!-- saved from url -->\n<!-- <p> -->\n<html lang=en><head><title>x", true, true},
		{"behind an XML declaration", "<?xml version=\"1.0\"?>\n<!DOCTYPE html><html/>", true, true},
		{"XML without a document type", "<?xml version=\"1.0\"?><html xmlns=\"x\"><head/>", true, true},
		{"html alone", "<HTML>\n<p>x", true, true},
		{"html and text", "<html>Hello <b>world</b>", true, true},
		{"head alone", "<head><meta charset=utf-8>", true, true},
		{"body alone", "<body class='a>b'>\n\n<div>x", true, true},
		{"body and text", "<body>Hello.</body>", true, true},
		{"UTF-16 with a mark", inUTF16("<!doctype html><p>x", true, little), true, true},
		{"UTF-16, the other way round", inUTF16("<html><p>x", true, big), true, true},
		{"UTF-16 without a mark", inUTF16("<html><p>x", false, little), true, true},
		{"UTF-16 without a mark, the other way round", inUTF16("<html><p>x", false, big), true, true},
		{"UTF-32 with a mark", "\xff\xfe\x00\x00" + strings.Join(strings.Split("<html><p>x", ""), "\x00\x00\x00") + "\x00\x00\x00", true, true},
		{"UTF-32, the other way round", "\x00\x00\xfe\xff\x00\x00\x00" + strings.Join(strings.Split("<html><p>x", ""), "\x00\x00\x00"), true, true},
		{"UTF-16 that is prose", inUTF16("Prose.", true, little), false, false},

		{"a piece of a page", "<div class=\"article\">\n  <p>One.</p>\n  <p>Two.</p>\n</div>\n", true, false},
		{"a piece on one line", "<h1>One</h1><p>Two.<p>Three.", true, false},
		{"a piece with metadata first", "<meta charset=utf-8>\n<title>x</title>\n<link rel=x href=y>\n<p>x", true, false},
		{"a piece with a script first", "<script>\nif (a < b) {\n\n\n\n}\n\nx()\n\n</script>\n<div><p>x</p></div>", true, false},
		{"a piece that begins inline", "<span>x</span><div><p>x</p></div>", true, false},
		{"paragraphs parted by blank lines", strings.Repeat("<p>One sentence of it, and <b>another</b>.\n\n", 5), true, false},
		{"items", "<ul>\n<li>one\n<li>two\n</ul>\n", true, false},

		{"a tag alone is too little", "<p>Hello.", false, false},
		{"less than", "< 5 of them came, and > 3 left.\n", false, false},
		{"a name in brackets", "<jane@example.org> wrote: <p> and </p> are tags.\n", false, false},
		{"an address in brackets", "<https://example.org/a> says:\n<p>x</p>\n<p>y</p>", false, false},
		{"an article that names tags", "The <p> tag marks a paragraph, <div> a part. <h1>, <ul> and <li> have ends: </h1>, </ul>, </li>.\n", false, false},
		{"an article that begins with a tag", "<p> and <div> are tags, as are <h1>, <ul> and <li>. Their ends are </p>, </div> and </h1>.\n", false, false},
		{"an article that begins with html", "<html> is the root of a page; <body> holds its text.\n", false, false},
		{"a list of tags", "<p> is a paragraph.\n<div> is a part.\n<h1> is a heading.\n<li>: an item.\n", false, false},
		{"an article that shows a page", prose + "<!doctype html>\n<html>\n<body>\n<p>x</p>\n</body>\n</html>\n", false, false},
		{"a chat", "<jane> hello\n<john> hello <b>you</b>\n<p> hi all\n", false, false},
		{"a feed", "<?xml version=\"1.0\"?>\n<rss><channel><title>x</title><link>y</link><p>x</p><p>y</p></channel></rss>", false, false},
		{"a feed without a declaration", "<rss><channel><title>x</title><link>y</link></channel></rss>", false, false},
		{"another document type", "<!DOCTYPE htmlx><p>x</p><p>y</p>", false, false},
		{"an element whose name begins like one", "<header-ish><p>x</p><p>y</p></header-ish>", false, false},
		{"a comment without an end", "<!-- <html><p>x</p><p>y</p>", false, false},
		{"Markdown", "# Title\n\nText with <b>bold</b>, <br> and <p align=center>\n\n<div>x</div>\n\n", false, false},
		{"Markdown that begins with tags", "<p align=\"center\">\n<img src=\"logo.png\">\n</p>\n\n<h1 align=\"center\">Pare</h1>\n\n" + prose, false, false},
		{"Markdown that begins inline", "<b>Note</b>: this is <i>old</i>.\n\n" + prose, false, false},
		{"a script in another language", "<?php\n\necho '<p>x</p>';\n", false, false},
		{"nothing but a bracket", "<", false, false},
		{"an end tag", "</p>", false, false},
	} {
		for path, html := range map[string]bool{source.Stdin: c.html, "page": c.html, "page.gz": c.html, "a.php": c.named} {
			in, err := source.Open(source.Stdin, strings.NewReader(c.content))
			if err != nil {
				t.Fatal(err)
			}
			in.Path = path
			want := Text
			if html {
				want = HTML
			}
			if got := Of(in); got != want {
				t.Errorf("%s, as %s: %s, want %s", c.why, path, got.Name, want.Name)
			}
		}
	}
}
