// Package warc reads the articles in WARC files (ISO 28500:2017) and WET files,
// as crawlers write them: record after record, one in memory at a time, plain,
// gzip or zstd.
package warc

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// MaxBody is the size of the largest record that is read, in bytes.
const MaxBody = 256 << 20

// A Record holds a page or a text.
type Record struct {
	// Offset is where the record begins in the file as it lies on the disk: of
	// compressed ones, the member or frame that its first byte is in.
	Offset int64
	// URI is WARC-Target-URI, Date WARC-Date and ID WARC-Record-ID; "" if the
	// record has none.
	URI, Date, ID string
	// ContentType is the media type of the payload in lower case, such as
	// "text/html", Charset the parameter of that name, or "".
	ContentType, Charset string
	// Body is the payload, without the header of HTTP and its codings.
	Body []byte
	// Warning says what is wrong with the record, though it can be read; "" if
	// nothing is.
	Warning string

	room func(bytes int64) error
}

// A RecordError is about one record. The reader goes on with the next one.
type RecordError struct {
	Offset int64 // as that of a [Record]
	URI    string
	Err    error
}

func (e *RecordError) Error() string {
	if e.URI != "" {
		return fmt.Sprintf("record at byte %d (%s): %v", e.Offset, e.URI, e.Err)
	}
	return fmt.Sprintf("record at byte %d: %v", e.Offset, e.Err)
}

func (e *RecordError) Unwrap() error { return e.Err }

// Passed counts the records that were passed over, as they hold no article.
type Passed struct {
	Types  int // warcinfo, request, metadata, revisit and the like
	Status int // responses that say that there is no page: 404, 301
	Media  int // images, scripts and other content that is no page and no text
	// Invalid are those that do not say what they are: without a type of record, or
	// with a status of HTTP or a media type that is none. FirstInvalid is the
	// Offset of the first.
	Invalid      int
	FirstInvalid int64
}

// invalid counts a record that does not say what it is.
func (p *Passed) invalid(r *Record) {
	if p.Invalid == 0 {
		p.FirstInvalid = r.Offset
	}
	p.Invalid++
}

// What is wrong with records.
var (
	errNoRecord = errors.New("no record begins here")
	errHeader   = errors.New("the header is damaged")
	errLength   = errors.New("Content-Length is missing or not a number")
	errCut      = errors.New("the record is cut off")
	errTooLarge = fmt.Errorf("larger than %d MiB", MaxBody>>20)
)

// A Reader reads the records of a file. It is for one goroutine.
type Reader struct {
	in     *stream
	passed Passed
	lost   bool  // the next record is still to be found
	failed bool  // and that it is has been said
	reread int64 // bytes that were read again, behind a length that was too long
	// Room, if it is not nil, is asked before a record takes so many bytes, first
	// packed and then unpacked. Its error is the record's.
	Room func(bytes int64) error
}

// NewReader returns a reader of a file, as it lies on the disk.
func NewReader(r io.Reader) *Reader { return &Reader{in: newStream(r)} }

// Close frees what the reader holds. It does not close the file.
func (r *Reader) Close() { r.in.close() }

// Passed returns what was passed over so far.
func (r *Reader) Passed() Passed { return r.passed }

// Next returns the next record that holds a page or a text. At the end of the
// file the error is io.EOF. After a [*RecordError] it may be called again; any
// other error is about reading the file.
func (r *Reader) Next() (*Record, error) {
	for {
		record, err := r.next()
		if record != nil || err != nil {
			return record, err
		}
	}
}

// next reads one record. It is nil if the record was passed over.
func (r *Reader) next() (*Record, error) {
	line, err := r.begin()
	if err != nil {
		return nil, err
	}
	offset := r.in.offset()
	if !isVersion(line) {
		r.lost = true
		if r.failed {
			return nil, nil //nolint:nilnil // it has been said, and the search goes on
		}
		r.failed = true
		_, _ = r.in.line()
		return nil, &RecordError{offset, "", errNoRecord}
	}
	r.lost, r.failed = false, false
	_, _ = r.in.line() // the version
	head, err := readHeader(r.in)
	if err != nil {
		return nil, r.bad(offset, "", err)
	}
	uri := strings.Trim(head.get("warc-target-uri"), "<>")
	length, err := strconv.ParseInt(head.get("content-length"), 10, 64)
	if err != nil || length < 0 {
		r.lost, r.failed = true, true
		return nil, &RecordError{offset, uri, errLength}
	}
	body, warning, err := r.body(length)
	if err != nil {
		return nil, r.bad(offset, uri, err)
	}
	record := &Record{Offset: offset, URI: uri, Date: head.get("warc-date"), ID: head.get("warc-record-id"), Body: body, Warning: warning}
	record.room = r.Room
	wanted, err := record.payload(head, &r.passed)
	if err != nil {
		if warning != "" {
			err = fmt.Errorf("%w (%s)", err, warning)
		}
		return nil, &RecordError{offset, uri, err}
	}
	if !wanted && warning == "" {
		return nil, nil //nolint:nilnil // passed over
	}
	if !wanted {
		return nil, &RecordError{offset, uri, errors.New(warning)}
	}
	return record, nil
}

// begin goes to the next line that is not blank and returns it, without
// consuming it. If a record was lost, that line begins one.
func (r *Reader) begin() (string, error) {
	for {
		line, err := r.in.peekLine()
		var damage *damageError
		switch {
		case errors.As(err, &damage) && r.failed: // what looked like a member was none
			if err := r.in.resync(); err != nil {
				return "", err
			}
			continue
		case errors.As(err, &damage):
			return "", r.bad(damage.offset, "", err)
		case err != nil:
			return "", err
		case strings.TrimSpace(line) != "" && (!r.lost || isVersion(line)):
			return line, nil
		}
		if _, err := r.in.line(); err != nil && !errors.As(err, &damage) {
			return "", err
		}
	}
}

// magic is what a record begins with: ISO 28500, 4.
const magic = "WARC/"

// isVersion reports whether a line begins a record.
func isVersion(line string) bool {
	return strings.HasPrefix(line, "WARC/1.") || strings.HasPrefix(line, "WARC/0.")
}

// bad returns the error of a record that cannot be read, and makes ready for the
// next one: behind damage, that of the next member.
func (r *Reader) bad(offset int64, uri string, err error) error {
	var damage *damageError
	switch {
	case errors.As(err, &damage):
		r.lost, r.failed = true, true
		if resyncErr := r.in.resync(); resyncErr != nil {
			return resyncErr
		}
		return &RecordError{offset, uri, damage.err}
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return &RecordError{offset, uri, errCut}
	case errors.As(err, new(*roomError)), errors.Is(err, errTooLarge):
		return &RecordError{offset, uri, err}
	case errors.Is(err, errHeader):
		r.lost, r.failed = true, true
		return &RecordError{offset, uri, err}
	}
	return err
}
