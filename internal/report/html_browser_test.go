//go:build !windows

package report

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/rule"
)

// opened shows doc in a browser.
func opened(t *testing.T, doc *extract.Document) *browser {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(path, []byte(render(t, doc, "page.html")), 0o600); err != nil {
		t.Fatal(err)
	}
	return openBrowser(t, path)
}

// shown returns the blocks that show, by number.
func shown(b *browser) string {
	return eval[string](b, `[...document.querySelectorAll('.block')].filter(e => e.checkVisibility()).map(e => e.id.slice(6)).join(' ')`)
}

// evidence returns the blocks of which the evidence shows.
func evidence(b *browser) string {
	return eval[string](b, `[...document.querySelectorAll('.why')].filter(e => e.checkVisibility() && e.getBoundingClientRect().height > 0).map(e => e.id.slice(4)).join(' ')`)
}

func want(t *testing.T, why, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %q, want %q", why, got, want)
	}
}

// numbers lists the blocks that are wanted.
func numbers(doc *extract.Document, wanted func(*extract.Block) bool) string {
	var all []string
	for i := range doc.Blocks {
		if wanted(&doc.Blocks[i]) {
			all = append(all, fmt.Sprint(i+1))
		}
	}
	return strings.Join(all, " ")
}

// clean complains about whatever the browser complained about or asked for.
func clean(t *testing.T, b *browser) {
	t.Helper()
	for _, s := range b.heard("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled") {
		t.Errorf("the browser complains: %s", s)
	}
	asked := b.asked()
	if len(asked) == 0 {
		t.Error("not even the page was asked for: the test sees nothing")
	}
	for _, url := range asked {
		if url != "data:," && (!strings.HasPrefix(url, "file://") || !strings.HasSuffix(url, "/report.html")) {
			t.Errorf("fetched: %s", url)
		}
	}
}

// What a page fetches is seen, and by its own address: else clean could not
// fail. A request also names the page that asks.
func TestBrowserAsked(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	defer server.Close()
	path := filepath.Join(t.TempDir(), "report.html")
	page := `<!doctype html><link rel="stylesheet" href="` + server.URL + `/a.css"><img src="` + server.URL + `/a.png">`
	if err := os.WriteFile(path, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	asked := openBrowser(t, path).asked()
	for _, name := range []string{"/a.css", "/a.png"} {
		if !slices.Contains(asked, server.URL+name) {
			t.Errorf("%s is missing in %q", name, asked)
		}
	}
}

func TestBrowserFilter(t *testing.T) {
	doc := testPage(t)
	b := opened(t, doc)
	every := numbers(doc, func(*extract.Block) bool { return true })
	want(t, "at first", shown(b), every)
	want(t, "at first", eval[string](b, `document.getElementById('status').textContent`),
		fmt.Sprintf("%d of %[1]d blocks shown", len(doc.Blocks)))

	eval[any](b, `document.getElementById('filter-sign-up').focus()`)
	b.space()
	without := numbers(doc, func(b *extract.Block) bool { return b.Verdict.Category != rule.SignUp })
	if without == every {
		t.Fatal("nothing of the page is dropped as sign-up")
	}
	want(t, "without sign-up", shown(b), without)
	want(t, "without sign-up", eval[string](b, `document.getElementById('status').textContent`),
		fmt.Sprintf("%d of %d blocks shown", len(strings.Fields(without)), len(doc.Blocks)))
	b.space()
	want(t, "with sign-up again", shown(b), every)

	eval[any](b, `document.getElementById('show-all').focus()`)
	b.press("ArrowRight", "ArrowRight", 39, "")
	want(t, "only kept", shown(b), numbers(doc, func(b *extract.Block) bool { return b.Verdict.Keep }))
	b.press("ArrowRight", "ArrowRight", 39, "")
	want(t, "only dropped", shown(b), numbers(doc, func(b *extract.Block) bool { return !b.Verdict.Keep }))

	eval[any](b, `document.getElementById('none').focus()`)
	b.space()
	want(t, "no category", shown(b), "")
	want(t, "no category", eval[string](b, `document.getElementById('status').textContent`), fmt.Sprintf("0 of %d blocks shown", len(doc.Blocks)))
	eval[any](b, `document.getElementById('every').focus()`)
	b.space()
	want(t, "every category", shown(b), numbers(doc, func(b *extract.Block) bool { return !b.Verdict.Keep }))
	clean(t, b)
}

func TestBrowserKeyboard(t *testing.T) {
	doc := testPage(t)
	b := opened(t, doc)
	b.tab()
	want(t, "the first stop", eval[string](b, `document.activeElement.className`), "skip")
	b.press("Enter", "Enter", 13, "\r")
	want(t, "behind the skip link", eval[string](b, `document.activeElement.id`), "document")

	// each dropped block is a stop, in order, and shows its own evidence alone
	var stops []string
	for range doc.Blocks {
		b.tab()
		at := eval[string](b, `document.activeElement.closest('.block')?.id.slice(6) ?? ''`)
		if at == "" {
			break
		}
		stops = append(stops, at)
		want(t, "evidence at block "+at, evidence(b), at)
		want(t, "what describes block "+at, eval[string](b, `document.activeElement.getAttribute('aria-describedby')`), "why-"+at)
	}
	want(t, "stops", strings.Join(stops, " "), numbers(doc, func(b *extract.Block) bool { return !b.Verdict.Keep }))

	eval[any](b, `document.querySelector('.drop .text').focus()`)
	if evidence(b) == "" {
		t.Error("no evidence at the first dropped block")
	}
	b.escape()
	want(t, "after Escape", evidence(b), "")
	b.tab()
	if evidence(b) == "" {
		t.Error("no evidence at the next block after Escape")
	}
	clean(t, b)
}

func TestBrowserPointer(t *testing.T) {
	b := opened(t, testPage(t))
	for _, width := range []int{1440, 900} {
		b.width(width, false)
		b.center("#block-6")
		b.point("#block-6 .text")
		want(t, fmt.Sprintf("evidence under the mouse at %d points", width), evidence(b), "6")
		b.point("#block-6 .why")
		want(t, fmt.Sprintf("the mouse over the evidence at %d points", width), evidence(b), "6")
	}
}

// Without scripts the filter and the evidence work as well.
func TestBrowserWithoutScripts(t *testing.T) {
	doc := testPage(t)
	b := opened(t, doc)
	b.call("Emulation.setScriptExecutionDisabled", map[string]any{"value": true}, nil)
	b.load(eval[string](b, `location.pathname`))
	want(t, "the script", eval[string](b, `document.getElementById('status').textContent`), "")
	eval[any](b, `document.getElementById('filter-consent').focus()`)
	b.space()
	want(t, "without consent", shown(b), numbers(doc, func(b *extract.Block) bool { return b.Verdict.Category != rule.Consent }))
	eval[any](b, `document.getElementById('evidence').focus()`)
	b.space()
	want(t, "all evidence", evidence(b), numbers(doc, func(b *extract.Block) bool { return !b.Verdict.Keep && b.Verdict.Category != rule.Consent }))
	clean(t, b)
}

// The policy keeps out what the document did not bring along, even if some of it
// were read as markup.
func TestBrowserPolicy(t *testing.T) {
	b := opened(t, testPage(t))
	eval[any](b, `document.body.insertAdjacentHTML('beforeend',
		'<img src="https://harbour.example/a.png"><iframe src="https://harbour.example/"></iframe><p id=ran onclick="this.id = 1">')`)
	eval[any](b, `document.getElementById('ran').click()`)
	want(t, "the handler", eval[string](b, `document.body.lastElementChild.id`), "ran")
	if got := len(b.heard("Log.entryAdded")); got < 3 {
		t.Errorf("%d violations were reported, want 3", got)
	}
}

// contrastScript returns, for each element with text of its own, its contrast if
// that is below what WCAG AA asks for.
const contrastScript = `(() => {
	const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true})
	const rgb = color => {
		canvas.clearRect(0, 0, 1, 1)
		canvas.fillStyle = color
		canvas.fillRect(0, 0, 1, 1)
		return [...canvas.getImageData(0, 0, 1, 1).data]
	}
	const light = color => rgb(color).slice(0, 3)
		.map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
		.reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0)
	const behind = e => {
		for (; e; e = e.parentElement) {
			const color = getComputedStyle(e).backgroundColor
			if (rgb(color)[3] === 255) return color
		}
		return 'Canvas'
	}
	const seen = [], low = []
	for (const e of document.querySelectorAll('body *')) {
		if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.checkVisibility()) continue
		if (e.closest('script')) continue
		const [a, b] = [light(getComputedStyle(e).color), light(behind(e))].sort((a, b) => b - a)
		const ratio = (a + .05) / (b + .05)
		seen.push(ratio)
		if (!(ratio >= 4.5)) low.push(e.className + ' ' + e.textContent.slice(0, 40) + ' ' + ratio.toFixed(2))
	}
	return [String(seen.length), ...low]
})()`

func TestBrowserContrast(t *testing.T) {
	b := opened(t, everyCategory(t))
	eval[any](b, `document.getElementById('evidence').click()`)
	eval[any](b, `document.querySelector('details').open = true`)
	for _, scheme := range []string{"light", "dark"} {
		b.scheme(scheme)
		want(t, "the scheme", eval[string](b, `String(matchMedia('(prefers-color-scheme: dark)').matches)`), fmt.Sprint(scheme == "dark"))
		got := eval[[]string](b, contrastScript)
		if n := len(got[0]); n < 3 {
			t.Errorf("%s: only %s texts were found", scheme, got[0])
		}
		for _, low := range got[1:] {
			t.Errorf("%s: too little contrast: %s", scheme, low)
		}
	}
}

// Nothing is wider than the screen, on a phone either.
func TestBrowserWidth(t *testing.T) {
	b := opened(t, testPage(t))
	for _, width := range []int{320, 390, 700, 1024, 1440} {
		b.width(width, width < 600)
		if got := eval[int](b, `document.documentElement.scrollWidth`); got > width {
			t.Errorf("%d points wide on a screen of %d", got, width)
		}
		// a block clips what is too wide for it
		cut := eval[string](b, `[...document.querySelectorAll('.block')].filter(e => e.scrollWidth > e.clientWidth).map(e => e.id).join(' ')`)
		want(t, fmt.Sprintf("blocks too wide for a screen of %d", width), cut, "")
	}
}

// A filter of 20,000 blocks answers in less than half a second; the bound is
// wider, for a busy machine.
func TestBrowserManyBlocks(t *testing.T) {
	b := opened(t, manyBlocks(t, 20000))
	took := eval[float64](b, `(() => {
		const from = performance.now()
		document.getElementById('filter-promo').click()
		document.body.getBoundingClientRect()
		return performance.now() - from
	})()`)
	t.Logf("%.0f ms", took)
	if took > 10000 {
		t.Errorf("a filter takes %.0f ms", took)
	}
}
