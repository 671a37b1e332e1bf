package jobs

import (
	"context"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/rule"
)

// metrics count what becomes of documents.
type metrics struct {
	documents, failures, folded, kept beam.Counter
	dropped                           map[rule.Category]beam.Counter // blocks
}

func newMetrics() metrics {
	m := metrics{
		documents: beam.NewCounter("pare", "documents"), failures: beam.NewCounter("pare", "failures"),
		folded: beam.NewCounter("pare", "folded"), kept: beam.NewCounter("pare", "kept"),
		dropped: map[rule.Category]beam.Counter{rule.None: beam.NewCounter("pare", "dropped")},
	}
	for _, c := range rule.Categories() {
		m.dropped[c] = beam.NewCounter("pare", "dropped "+c.String())
	}
	return m
}

// A tally is what became of the documents of a piece. Metrics hear of it once, as
// each call costs a lock.
type tally struct {
	documents, kept int64
	dropped         map[rule.Category]int64
}

func (t *tally) add(doc *extract.Document) {
	t.documents++
	for i := range doc.Blocks {
		v := &doc.Blocks[i].Verdict
		if v.Keep {
			t.kept++
			continue
		}
		if t.dropped == nil {
			t.dropped = map[rule.Category]int64{}
		}
		t.dropped[v.Category]++
	}
}

func (m *metrics) count(ctx context.Context, t *tally) {
	m.documents.Inc(ctx, t.documents)
	m.kept.Inc(ctx, t.kept)
	for c, n := range t.dropped {
		m.dropped[c].Inc(ctx, n)
	}
}
