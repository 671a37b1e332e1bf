package report

import (
	"bufio"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"sync"

	"github.com/pare-text/pare/extract"
)

//go:embed html
var htmlFiles embed.FS

// The parts of the page are made when the first page is: every other command
// starts without them.
var (
	htmlStyle  = sync.OnceValue(func() string { return htmlFile("html/page.css") })
	htmlScript = sync.OnceValue(func() string { return htmlFile("html/page.js") })
	htmlPage   = sync.OnceValue(func() *template.Template {
		return template.Must(template.New("page").Parse(htmlFile("html/page.html")))
	})
)

func htmlFile(name string) string {
	b, err := htmlFiles.ReadFile(name)
	if err != nil {
		panic(err) // it is part of the program
	}
	return string(b)
}

// htmlPolicy lets the browser load nothing, and run nothing but what the page
// holds from the start: whatever a document does to get its text read as markup,
// it reaches no one.
func htmlPolicy() string {
	return fmt.Sprintf("default-src 'none'; img-src data:; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'",
		hashOf(htmlStyle()), hashOf(htmlScript()))
}

// hashOf names an inline style or script in a policy.
func hashOf(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// HTML writes doc as a page for the browser: one file that needs nothing else.
// name is that of the input, for people. The blocks stand in it in order, the
// kept ones plain, the dropped ones struck through, with the rule and all
// evidence, which a document has if it was made under [extract.Explain].
func HTML(w io.Writer, doc *extract.Document, name string) error {
	b := bufio.NewWriter(w)
	if err := htmlPage().Execute(b, newHTMLReport(doc, name)); err != nil {
		return err
	}
	return b.Flush()
}
