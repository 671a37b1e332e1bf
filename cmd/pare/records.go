package main

import (
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/internal/warc"
)

// records yields the records of an input that can hold an article.
func (c *cleaning) records(in *input, from *source.Input, yield func(piece) bool) bool {
	defer from.Close() //nolint:errcheck // only read
	end := piece{in: in, from: from, format: source.WARC, last: true}
	if c.on {
		end.err = c.fits(from, source.WARC)
		return yield(end)
	}
	r := warc.NewReader(from.Records())
	defer r.Close()
	for {
		room := c.budget.Ticket()
		r.Room = room.Take
		end.room = room
		record, err := r.Next()
		var bad *warc.RecordError
		switch {
		case errors.Is(err, io.EOF):
			end.passed = r.Passed()
			return yield(end)
		case errors.As(err, &bad):
			if !yield(piece{in: in, from: from, format: source.WARC, bad: bad, room: room}) {
				return false
			}
			continue
		case err != nil:
			end.err = err
			return yield(end)
		}
		if !yield(piece{in: in, from: from, format: source.WARC, record: record, room: room}) {
			return false
		}
	}
}

// record cleans a record. A bad one is named with its offset.
func (c *cleaning) record(p piece, r *result) {
	if p.bad != nil {
		r.bad++
		r.say(p.from.Name, "%v", p.bad)
		return
	}
	if c.duplicates.fold(r, p, p.record.Offset) {
		return
	}
	at := strconv.FormatInt(p.record.Offset, 10)
	if p.record.Warning != "" && !c.quiet {
		r.say(fmt.Sprintf("%s:%s", p.from.Name, at), "warning: %s: %s", p.record.URI, p.record.Warning)
	}
	doc, from, err := c.readRecord(&p)
	if err == nil {
		doc.Meta.URL = p.record.URI
		r.tally.add(at, doc)
		err = c.write(p, doc, from, r)
	}
	if err != nil {
		r.bad++
		r.say(fmt.Sprintf("%s:%s", p.from.Name, at), "%s: %v", p.record.URI, err)
	}
}

// readRecord cleans what a record holds, and says what that is.
func (c *cleaning) readRecord(p *piece) (*extract.Document, string, error) {
	t, err := c.reader().Record(p.record, p.in.place().Place)
	if err == nil {
		err = p.take(t.Src, t.Format)
	}
	if err != nil {
		return nil, "", err
	}
	doc, err := c.chooser.clean(place{p.in.path, t.Place}, t.Src, t.Format)
	return doc, string(t.Format), err
}
