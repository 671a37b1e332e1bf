package report

import (
	"strconv"
	"strings"

	"github.com/pare-text/pare/extract"
)

// decisive returns the evidence of the rule that decided, or nil.
func decisive(v *extract.Verdict) *extract.Evidence {
	for i := range v.Evidence {
		if v.Evidence[i].Rule == v.Rule {
			return &v.Evidence[i]
		}
	}
	return nil
}

// seenIn returns the part of a dropped block's Text that decided; it is empty
// if that is not a part of it but the whole. The text of a page is not that of
// its source, so there it is what the evidence quotes.
func seenIn(doc *extract.Document, b *extract.Block) extract.Span {
	d := decisive(&b.Verdict)
	if b.Verdict.Keep || d == nil || !doc.IsPage() && d.Span == b.Span {
		return extract.Span{}
	}
	if !doc.IsPage() {
		return extract.Span{
			Start: clamp(d.Span.Start-b.Start, 0, len(b.Text)),
			End:   clamp(d.Span.End-b.Start, 0, len(b.Text)),
		}
	}
	words, err := strconv.Unquote(d.Why)
	at := strings.Index(b.Text, words)
	if err != nil || at < 0 || len(words) == len(b.Text) {
		return extract.Span{}
	}
	return extract.Span{Start: at, End: at + len(words)}
}
