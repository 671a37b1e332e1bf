package format

import (
	"errors"
	"fmt"
	"io"

	"github.com/pare-text/pare/internal/memory"
	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/internal/texts"
	"github.com/pare-text/pare/internal/warc"
	"github.com/pare-text/pare/learn"
)

// WARC is an archive of what a crawler got, or of texts made of that (WET).
// Records come out as JSON lines, as text alone would not tell where they are
// from.
var WARC = &Format{
	Name:       "warc",
	Called:     "WARC records",
	Extensions: source.RecordExtensions,
	Usual:      []string{".warc"},
	certain:    (*source.Input).HasRecords,
	Memory:     memory.Text,
	To:         ToJSONL,
	NotInPlace: "is a WARC file, and -i only writes text; write its texts to another file with -o DIR/",
	Split:      splitRecords,
	Unit:       "record",
	Offsets:    true,
	One:        "warcio extract --payload FILE OFFSET",
}

// A record is one of an input that can hold an article, or a bad one.
type record struct {
	input string // its name for people
	*warc.Record
	bad error
}

func splitRecords(in *source.Input, room func(int64) error, yield func(Part) bool) (Skipped, error) {
	r := warc.NewReader(in.Records())
	defer r.Close()
	r.Room = room
	for {
		next, err := r.Next()
		var bad *warc.RecordError
		switch {
		case errors.Is(err, io.EOF):
			return skipped(r.Passed()), nil
		case errors.As(err, &bad):
			next = nil
		case err != nil:
			return Skipped{}, err
		}
		part := &record{input: in.Name, Record: next}
		if bad != nil {
			part.bad = bad
		}
		if !yield(part) {
			return Skipped{}, nil
		}
	}
}

// skipped says in words which records were passed over.
func skipped(p warc.Passed) Skipped {
	s := Skipped{Details: fmt.Sprintf("records skipped: %d by type, %d by HTTP status, %d that are neither page nor text, %d without a valid status or type",
		p.Types, p.Status, p.Media, p.Invalid)}
	what := "records"
	if p.Invalid == 1 {
		what = "record"
	}
	if p.Invalid > 0 {
		s.Warning = fmt.Sprintf("warning: skipped %d %s without a valid HTTP status or type, the first at byte %d", p.Invalid, what, p.FirstInvalid)
	}
	return s
}

func (r *record) Size() int64 {
	if r.bad != nil {
		return 0
	}
	return int64(len(r.Body))
}

// at is where the record is, for people.
func (r *record) at() string { return fmt.Sprintf("%s:%d", r.input, r.Offset) }

func (r *record) Warning() (where int64, at, text string) {
	if r.bad != nil || r.Record.Warning == "" {
		return 0, "", ""
	}
	return r.Offset, r.at(), fmt.Sprintf("%s: %s", r.URI, r.Record.Warning)
}

func (r *record) Fit(room *memory.Ticket, explain bool) func(string, bool) error {
	return func(text string, page bool) error { return room.TakeText(text, OfText(page).Memory, explain) }
}

func (r *record) Texts(reader *texts.Reader, at learn.Place, take func(texts.Text) error, bad func(string, error)) {
	if r.bad != nil {
		bad(r.input, r.bad)
		return
	}
	t, err := reader.Record(r.Record, at)
	if err == nil {
		err = take(t)
	}
	if err != nil {
		bad(r.at(), fmt.Errorf("%s: %w", r.URI, err))
	}
}
