package batch

import (
	"fmt"
	"strconv"

	"github.com/pare-text/pare/internal/cleaners"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/jsonl"
	"github.com/pare-text/pare/internal/source"
)

// lines cleans some of the JSON lines of an input.
func (c *cleaning) lines(p Piece, r *result) error {
	base, err := c.cleaners.At(p.In.Origin())
	if err != nil {
		return err
	}
	reader := c.textReader()
	placeOf := func(row jsonl.Row) cleaners.Origin {
		return cleaners.Origin{Path: p.In.Path, Place: reader.PlaceOf(p.In.Origin().Place, row)}
	}
	many := c.cleaners.BySite(p.In.Path)
	cleaner := func(row jsonl.Row) *extract.Cleaner {
		if !many {
			return base
		}
		ofSite, siteErr := c.cleaners.At(placeOf(row))
		if siteErr != nil {
			err = siteErr
			return base
		}
		return ofSite
	}
	note := func(row jsonl.Row, doc *extract.Document) string {
		r.tally.add(strconv.Itoa(row.Line), doc)
		return doc.Text()
	}
	rw := jsonl.Rewriter{
		Field: c.Field,
		Fits:  p.takeLines(),
		Clean: func(row jsonl.Row, text string) string { return note(row, cleaner(row).Text(text)) },
		Bad: func(line int, err error) {
			r.bad++
			r.say(fmt.Sprintf("%s:%d", p.From.Name, line), "%v", err)
		},
	}
	if !c.FieldChosen {
		rw.Page = func(row jsonl.Row, html string) string {
			doc, pageErr := c.cleaners.Clean(placeOf(row), html, source.HTML)
			if pageErr != nil {
				err = pageErr
				return ""
			}
			return note(row, doc)
		}
	}
	if c.duplicates != nil {
		rw.Skip = func(row jsonl.Row) bool { return c.duplicates.fold(r, p, int64(row.Line)) }
	}
	out := rw.Rewrite(r.out.AvailableBuffer(), p.chunk)
	r.same = string(out) == string(p.chunk.Data)
	r.out.Write(out)
	return err
}
