package report

import "github.com/pare-text/pare/extract"

// mapCells is how finely the map shows where a document is dropped.
const mapCells = 300

// An htmlStretch is a part of the map that was dropped for one category.
type htmlStretch struct {
	Class       string
	From, Width int // cells
}

// mapOf cuts the text of doc, bytes in all, into cells of one size. The category
// of the block at its middle gives a cell its colour; cells of one category that
// follow each other are one stretch. Kept text has none.
func mapOf(doc *extract.Document, bytes int) []htmlStretch {
	var all []htmlStretch
	cell, at := 0, 0
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		at += len(b.Text)
		from := cell
		for cell < mapCells && (2*cell+1)*bytes < 2*mapCells*at {
			cell++
		}
		if b.Verdict.Keep || cell == from {
			continue
		}
		class := "c-" + categoryName(b.Verdict.Category)
		if n := len(all); n > 0 && all[n-1].Class == class && all[n-1].From+all[n-1].Width == from {
			all[n-1].Width += cell - from
			continue
		}
		all = append(all, htmlStretch{class, from, cell - from})
	}
	return all
}
