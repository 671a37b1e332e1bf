package format

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/pare-text/pare/internal/jsonl"
	"github.com/pare-text/pare/internal/jsontext"
	"github.com/pare-text/pare/internal/memory"
	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/internal/texts"
	"github.com/pare-text/pare/learn"
)

// JSONL is one object in each line, with a text or a page in one of its fields.
var JSONL = &Format{
	Name:       "jsonl",
	Called:     "JSON lines",
	Extensions: []string{".jsonl", ".ndjson"},
	Usual:      []string{".jsonl"},
	looks:      func(_ *source.Input, head []byte) bool { return isJSONL(head) },
	Memory:     memory.Lines,
	Split:      splitLines,
	Unit:       "line",
	Rewrites:   true,
	UTF8:       true,
	One:        "sed -n 1p FILE | jq -r .text",
}

// lines are some lines of an input.
type lines struct {
	input string // its name for people
	chunk jsonl.Chunk
}

func splitLines(in *source.Input, room func(int64) error, yield func(Part) bool) (Skipped, error) {
	first, begun := true, false
	for chunk, err := range jsonl.ChunksIn(in, room) {
		if err == nil && first && isUTF16(chunk.Data) {
			err = errUTF16
		}
		if err == nil && !begun {
			begun, err = checkBegin(chunk)
		}
		if first = false; err != nil {
			return Skipped{}, err
		}
		if !yield(&lines{in.Name, chunk}) {
			break
		}
	}
	return Skipped{}, nil
}

// checkBegin returns why an input that begins with a chunk is no JSON lines. found
// says that it has a line that is not blank.
func checkBegin(c jsonl.Chunk) (found bool, err error) {
	if c.TooLong {
		return true, nil
	}
	for line := range bytes.Lines(c.Data) {
		if len(bytes.TrimSpace(bytes.TrimPrefix(line, byteOrderMark))) > 0 {
			return true, jsonl.CheckFirst(line)
		}
	}
	return false, nil
}

var byteOrderMark = []byte("\xef\xbb\xbf")

var errUTF16 = errors.New("is UTF-16, and JSON lines are always UTF-8; convert it: iconv -f utf-16 -t utf-8 FILE | pare --from jsonl")

// isUTF16 reports whether head begins with the mark of UTF-16, or a brace in it.
func isUTF16(head []byte) bool {
	for _, begin := range []string{"\xff\xfe", "\xfe\xff", "{\x00", "\x00{"} {
		if bytes.HasPrefix(head, []byte(begin)) {
			return true
		}
	}
	return false
}

func (l *lines) Size() int64                      { return int64(len(l.chunk.Data)) }
func (l *lines) Bytes() []byte                    { return l.chunk.Data }
func (l *lines) Warning() (int64, string, string) { return 0, "", "" }

// Fit makes room for the lines, which are cleaned one after the other.
func (l *lines) Fit(room *memory.Ticket, explain bool) func(string, bool) error {
	cost, limit := memory.CostOf(l.chunk.Data, memory.Lines, explain), room.Limit()
	_ = room.Take(min(cost, limit)) // nothing is said of a run that ends
	room.Settle()
	if cost <= limit {
		return nil
	}
	return func(text string, page bool) error { return room.Fits(text, OfText(page).Memory, explain) }
}

func (l *lines) Texts(r *texts.Reader, at learn.Place, take func(texts.Text) error, bad func(string, error)) {
	r.Lines(l.chunk, l.input, at, func(t texts.Text) {
		if err := take(t); err != nil {
			l.bad(bad)(int(t.Where), err)
		}
	}, l.bad(bad))
}

// bad tells of a line by its number.
func (l *lines) bad(bad func(string, error)) func(int, error) {
	return func(line int, err error) { bad(fmt.Sprintf("%s:%d", l.input, line), err) }
}

func (l *lines) Rewrite(dst []byte, r *texts.Reader, at learn.Place, how Rewriting) []byte {
	rw := jsonl.Rewriter{
		Field:     r.Field,
		Pages:     r.Pages,
		KeepPages: how.KeepPages,
		Added:     how.Added,
		Fits:      r.Fits,
		Bad:       l.bad(how.Bad),
		Answer:    true,
		Clean: func(row jsonl.Row, src string, page bool) (string, []byte) {
			return how.Become(Slot{int64(row.Line), src, page, func() learn.Place { return r.PlaceOf(at, row) }})
		},
	}
	if how.Leave != nil {
		rw.Skip = func(row jsonl.Row) bool { return how.Leave(int64(row.Line)) }
	}
	return rw.Rewrite(dst, l.chunk)
}

// isJSONL reports whether head begins with a line that is a JSON object, and
// goes on as if a second one followed. So does JSON that is no JSON lines, and
// which nobody wants to have cleaned as a text: who reads it says what to do.
func isJSONL(head []byte) bool {
	head = bytes.TrimPrefix(head, byteOrderMark)
	if isJSON(head) {
		return true
	}
	line, rest, whole := bytes.Cut(head, []byte("\n"))
	if !whole && len(head) >= source.SniffLen/2 {
		// one object may be longer than what is looked at; then a first key
		// must do, as prose hardly begins with one
		return isKey(bytes.TrimSpace(line))
	}
	line, rest = bytes.TrimSpace(line), bytes.TrimSpace(rest)
	if len(line) == 0 || line[0] != '{' || len(rest) > 0 && rest[0] != '{' {
		return false
	}
	_, _, err := jsontext.Field(line, "text")
	var se *jsontext.SyntaxError
	return !errors.As(err, &se)
}

// isJSON reports whether head begins with an object on several lines, or with an
// array of objects.
func isJSON(head []byte) bool {
	head = bytes.TrimLeft(head, " \t\r\n")
	inside, array := bytes.CutPrefix(head, []byte("["))
	inside = bytes.TrimLeft(inside, " \t\r\n")
	first, _, _ := bytes.Cut(inside, []byte("\n"))
	return (array || len(bytes.TrimSpace(first)) == 1) && isKey(inside)
}

// isKey reports whether line begins like an object with a key.
func isKey(line []byte) bool {
	rest, ok := bytes.CutPrefix(line, []byte("{"))
	if !ok {
		return false
	}
	rest, ok = bytes.CutPrefix(bytes.TrimSpace(rest), []byte(`"`))
	if !ok {
		return false
	}
	_, rest, ok = bytes.Cut(rest, []byte(`"`))
	return ok && bytes.HasPrefix(bytes.TrimSpace(rest), []byte(":"))
}
