package lexer

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// kinds are those of x/net.
var kinds = map[html.TokenType]Kind{
	html.ErrorToken: EOF, html.TextToken: Text, html.StartTagToken: StartTag, html.SelfClosingTagToken: SelfClosingTag,
	html.EndTagToken: EndTag, html.CommentToken: Comment, html.DoctypeToken: Doctype,
}

// differs compares the tokens of src with those of x/net, and says where they
// differ first. With markup set, noscript and noframes hold markup.
func differs(src string, markup bool) error {
	z, x := New(src), html.NewTokenizer(strings.NewReader(src))
	for from := 0; ; {
		kind := z.Next()
		want := kinds[x.Next()]
		raw := x.Raw()
		start, end := z.Span()
		attrs, last := firsts(z.Attrs())
		if kind != want && !(kind == StartTag && want == SelfClosingTag && last) { // the one exception
			return fmt.Errorf("at %d the kind is %d, of x/net %d", from, kind, want)
		}
		if kind == EOF {
			return nil
		}
		if start != from || end != from+len(raw) {
			return fmt.Errorf("at %d the span is [%d, %d), of x/net %d bytes", from, start, end, len(raw))
		}
		from = end
		if kind == Text || kind == Comment || kind == Doctype {
			if got, want := z.Text(), string(x.Text()); got != want {
				return fmt.Errorf("at %d the text is %q, of x/net %q", start, got, want)
			}
			continue
		}
		name, more := x.TagName()
		if z.Name() != string(name) {
			return fmt.Errorf("at %d the name is %q, of x/net %q", start, z.Name(), name)
		}
		for _, a := range attrs {
			var key, val []byte
			if !more {
				return fmt.Errorf("at %d x/net has no attribute %q", start, a.Key)
			}
			key, val, more = x.TagAttr()
			if a.Key != string(key) || a.Value() != string(val) {
				return fmt.Errorf("at %d an attribute is %q=%q, of x/net %q=%q", start, a.Key, a.Value(), key, val)
			}
		}
		if more {
			return fmt.Errorf("at %d x/net has more attributes", start)
		}
		if markup && (z.Name() == "noscript" || z.Name() == "noframes") && kind != EndTag {
			z.NextIsNotRawText()
			x.NextIsNotRawText()
		}
	}
}

// firsts returns the attributes whose key is not there before, and whether that
// leaves out the last.
func firsts(all []Attr) (kept []Attr, last bool) {
	seen := map[string]bool{}
	for _, a := range all {
		if last = seen[a.Key]; !last {
			kept, seen[a.Key] = append(kept, a), true
		}
	}
	return kept, last
}

// same fails the test if src has other tokens than those of x/net.
func same(t *testing.T, src string) {
	t.Helper()
	for _, markup := range [...]bool{false, true} {
		if err := differs(src, markup); err != nil {
			t.Errorf("%q: %v", src, err)
		}
	}
}

// corner holds what each state decides on.
var corner = []string{
	"", "a", "a<", "a</", "</", "<", "<1>", "</1>", "</>", "</ a>", "<a", "<a ", "<a b", "<a b=", "<a b='", "<a b=c", "<a/", "</a", "a<b>c</b>d",
	"<a/>", "<a />", "<a / >", "<a b/>", "<a b=/>", "<a b= />", "<a b=c/>", "<a b=c />", "<a b='/'/>", "<a b=\"/\">", "<a b=''/>", "<a/b>", "<a//b/>",
	"<a =b>", "<a ==b>", "<a b==c>", "<a b = c>", "<a b='c'd>", "<a \"b\">", "<a b<c>", "<a b\x00=\x00>", "<A B=C b=d>", "<a b=1 b=2/>", "<a b=1 b=2 />", "<a b=>", "<a b=\r\n'x\r\ny\rz'>",
	"<!-->a", "<!--->a", "<!---->a", "<!----->a", "<!--a--!>b", "<!--a--!-->b", "<!--a--!-!>b-->c", "<!--a--!", "<!--a--", "<!--a-", "<!--", "<!-", "<!", "<!->a", "<!---!>a-->b", "<!--&amp;\x00-->",
	"<!>a", "<!a>b", "<?a>b", "<!doctype html>a", "<!DOCTYPEhtml>a", "<!doctype>", "<!doctype ", "<!doct", "<!doctyp>e>", "<![CDATA[a>b]]>c", "<!\x00>",
	"<title>a&amp;b<c></title>d", "<title></title>a", "<title>a</title", "<title>a</titlex></TITLE >b", "<textarea>\r\n&lt;\x00</textarea>\x00", "<style>a&amp;</style>b", "<xmp><b></xmp>", "<iframe></iframe/>a", "<plaintext>a</plaintext>&amp;", "<plaintext>", "<noscript><b>a</noscript>b", "<noframes><b>", "<noembed><b></noembed>", "<title/>a</title>", "<STYLE>a</style>b", "<style></</style>", "<style><</style>",
	"<script>a<b></script>c", "<script><!--a</script>b", "<script><!--<script>a</script>b--></script>c", "<script><!--<script>a</script>b</script>c", "<script><!--<script>a--></script>b", "<script><!--<script >a</script/>b</script>c", "<script><!--<scriptx>a</script>b",
	"<script><!-->a</script>b", "<script><!--->a</script>b", "<script><!-a</script>b", "<script><!--<1</script>b", "<script><!--<<script></script>a</script>b", "<script><!--<", "<script><", "<script></", "<script></script", "<script><!--<script", "<script><!--<script>-<a></script>-</script>", "<script></script>a", "<script>&amp;\x00\r</script>",
	"&amp;&amp&ampx&hellip&hellip;&#65;&#x41;&#;&#x;&&;&#0;&#128;&notit;&notin;\r\n\r&#13;\x00", "&",
	"<a b='&amp;&amp&ampx&amp=&hellip&hellip;&#65;&#65=&#x41;&#;&#x;&&;&#0;&#128;&notit;&notin;&semi;&fjlig;&fjlig&lt;&lt=&ltx;&ltx&num;&NotEqualTilde;&NotEqualTilde=&Tab;&'>", "<a b=&>", "<a b=&#x>", "<a b=&copy=2&copy&copy;>",
}

func TestTokens(t *testing.T) {
	for _, src := range corner {
		same(t, src)
	}
}

// What a tag's flag says behind an attribute that was there before, which x/net
// takes from the one before that.
func TestSelfClosingBehindDuplicate(t *testing.T) {
	for src, want := range map[string]Kind{"<p a=1 a=2/>": StartTag, "<p a=1 a=2 />": SelfClosingTag, "<p a=1 a/>": SelfClosingTag, "<p a=1 a=/>": StartTag} {
		if got := New(src).Next(); got != want {
			t.Errorf("%s: %d, want %d", src, got, want)
		}
	}
}

// A token that needs no change is a part of the source.
func TestNoCopies(t *testing.T) {
	const src = "<!doctype html><title>a</title><p class='b c' hidden>d<!--e--><script>f&amp;</script><br/></p>"
	var z Lexer
	if n := testing.AllocsPerRun(10, func() {
		z = Lexer{src: src, attrs: z.attrs}
		for z.Next() != EOF {
			z.Text()
			z.Name()
			for _, a := range z.Attrs() {
				a.Value()
			}
		}
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

// soupPieces are joined at random.
var soupPieces = []string{
	"<", ">", "</", "/", "/>", "<!", "<!--", "-->", "--!>", "-", "--", "!", "=", "'", "\"", " ", "\n", "\r", "\r\n", "\t", "\f", "\x00", "\v", "?", "<?", "]]>", "<![CDATA[", "<!doctype", "<!DOCTYPE html>", "doctype",
	"a", "B", "é", "\xff", "K", "x", "1", "<a", "<a ", "</a>", "<p>", "<br/>", "<p a=", " a=", " A=1", " b='2'", " b=\"3\"", " c", "a=1 a=2/>", "<B C=D>",
	"script", "<script>", "</script>", "<SCRIPT ", "</Script", "</script ", "<script", "style", "<style>", "</style>", "<title>", "</title>", "</TITLE>", "title", "<textarea>", "</textarea>", "<xmp>", "</xmp>", "<iframe>", "</iframe>",
	"<noscript>", "</noscript>", "<noframes>", "</noframes>", "<noembed>", "</noembed>", "<plaintext>", "<svg>", "</svg>",
	"&", "&amp;", "&amp", "&AMP=", "&lt", "&notit;", "&hellip;", "&hellip", "&fjlig;", "&semi;", "&NotEqualTilde;", "&#", "&#x", "&#65", "&#X41;", "&#128;", "&#0;", "&#1114112;", "&#xd800;", ";", "#", "&copy=2", "&para", "&ngE;",
}

// soup returns a page of up to 24 random pieces.
func soup(r *rand.Rand) string {
	var b bytes.Buffer
	for range 1 + r.IntN(24) {
		b.WriteString(soupPieces[r.IntN(len(soupPieces))])
	}
	return b.String()
}

// soups is how many the test makes; a change of the lexer should be tried with a
// million.
var soups = flag.Uint64("soups", 20_000, "random pages to compare with golang.org/x/net/html")

func TestSoup(t *testing.T) {
	const seed = 20
	for i := range *soups {
		if same(t, soup(rand.New(rand.NewPCG(seed, i)))); t.Failed() {
			return
		}
	}
}

// pages is a folder, as ../../../shared/eval/html from here.
var pages = flag.String("pages", "", "folder of pages in gzip to compare with golang.org/x/net/html")

func TestPages(t *testing.T) {
	if *pages == "" {
		t.Skip("no folder of pages, which -pages names")
	}
	paths, err := filepath.Glob(filepath.Join(*pages, "*.html.gz"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no pages in %s: %v", *pages, err)
	}
	for _, path := range paths {
		src := unpacked(t, path)
		for _, markup := range [...]bool{false, true} {
			if err := differs(src, markup); err != nil {
				t.Errorf("%s: %v", path, err)
			}
		}
	}
	t.Logf("%d pages", len(paths))
}

func unpacked(t *testing.T, path string) string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	src, err := io.ReadAll(z)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return string(src)
}

func FuzzTokens(f *testing.F) {
	for _, src := range corner {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if strings.Contains(src, "\x00") && strings.Contains(src, "\ufffd") {
			t.Skip("two keys may be the same for the sake of a NUL, which x/net replaces afterwards")
		}
		same(t, src)
	})
}
