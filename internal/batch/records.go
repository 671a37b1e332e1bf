package batch

import (
	"fmt"
	"strconv"

	"github.com/pare-text/pare/internal/cleaners"

	"github.com/pare-text/pare/extract"
)

// record cleans a record. A bad one is named with its offset.
func (c *cleaning) record(p Piece, r *result) {
	if p.bad != nil {
		r.bad++
		r.say(p.From.Name, "%v", p.bad)
		return
	}
	if c.duplicates.fold(r, p, p.Record.Offset) {
		return
	}
	at := strconv.FormatInt(p.Record.Offset, 10)
	if p.Record.Warning != "" && !c.Quiet {
		r.say(fmt.Sprintf("%s:%s", p.From.Name, at), "warning: %s: %s", p.Record.URI, p.Record.Warning)
	}
	doc, from, err := c.readRecord(&p)
	if err == nil {
		doc.Meta.URL = p.Record.URI
		r.tally.add(at, doc)
		err = c.write(p, doc, from, r)
	}
	if err != nil {
		r.bad++
		r.say(fmt.Sprintf("%s:%s", p.From.Name, at), "%s: %v", p.Record.URI, err)
	}
}

// readRecord cleans what a record holds, and says what that is.
func (c *cleaning) readRecord(p *Piece) (*extract.Document, string, error) {
	t, err := c.textReader().Record(p.Record, p.In.Origin().Place)
	if err == nil {
		err = p.take(t.Src, t.Format)
	}
	if err != nil {
		return nil, "", err
	}
	doc, err := c.cleaners.Clean(cleaners.Origin{Path: p.In.Path, Place: t.Place}, t.Src, t.Format)
	return doc, string(t.Format), err
}
