package jobs

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/pare-text/pare/internal/jsonl"
	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/internal/warc"
)

func init() {
	beam.RegisterType(reflect.TypeFor[Piece]())
	register.DoFn4x1[context.Context, fileio.FileMetadata, func(Piece), func(string), error](&readFn{})
	register.Emitter1[Piece]()
	register.Emitter1[string]()
}

// A Piece is a part of a file: some of its JSON lines, or a record.
type Piece struct {
	File  string
	Where int64 // number of the first line, or the offset of the record
	// Record says that it is a record, and what follows of it.
	Record             bool
	URI, Type, Charset string
	Body               []byte
}

// A Bad is what is written of a line or record that could not be read.
type Bad struct {
	File  string `json:"file"`
	Where int64  `json:"where,omitempty"` // number of the line, or offset of the record
	Error string `json:"error"`
	Line  string `json:"line,omitempty"` // as it stood there
}

func (b Bad) json() string {
	text, err := json.Marshal(b)
	if err != nil {
		panic(err) // strings and numbers
	}
	return string(text)
}

// read returns the pieces of the files that the globs name, and what is bad.
func read(s beam.Scope, globs []string) (pieces, bad beam.PCollection) {
	s = s.Scope("pare.Read")
	var files []beam.PCollection
	for _, glob := range globs {
		files = append(files, fileio.MatchFiles(s, glob, fileio.MatchEmptyDisallow()))
	}
	// between workers; a file is read, and its documents are cleaned, by one
	all := beam.Reshuffle(s, beam.Flatten(s, files...))
	return beam.ParDo2(s, &readFn{}, all)
}

// readFn reads files of JSON lines, WARC and WET.
type readFn struct{}

func (fn *readFn) ProcessElement(ctx context.Context, file fileio.FileMetadata, emit func(Piece), bad func(string)) error {
	fs, err := filesystem.New(ctx, file.Path)
	if err != nil {
		return err
	}
	defer fs.Close() //nolint:errcheck // only read
	f, err := fs.OpenRead(ctx, file.Path)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // only read
	failures := beam.NewCounter("pare", "failures")
	fail := func(b Bad) {
		failures.Inc(ctx, 1)
		b.File = file.Path
		bad(b.json())
	}
	in, err := source.New(file.Path, f)
	if err != nil {
		fail(Bad{Error: err.Error()})
		return nil
	}
	defer in.Close() //nolint:errcheck // only read
	switch in.Format() {
	case source.JSONL:
		for chunk, err := range jsonl.Chunks(in) {
			switch {
			case err != nil:
				fail(Bad{Error: err.Error()})
			case chunk.TooLong:
				fail(Bad{Where: int64(chunk.Line), Error: "the line is too long"})
			default:
				emit(Piece{File: file.Path, Where: int64(chunk.Line), Body: chunk.Data})
			}
		}
	case source.WARC:
		readRecords(file.Path, in.Records(), emit, fail)
	default:
		fail(Bad{Error: "holds neither JSON lines nor WARC records"})
	}
	return nil
}

func readRecords(path string, in io.Reader, emit func(Piece), fail func(Bad)) {
	r := warc.NewReader(in)
	defer r.Close()
	for {
		record, err := r.Next()
		var damage *warc.RecordError
		switch {
		case errors.Is(err, io.EOF):
			return
		case errors.As(err, &damage):
			fail(Bad{Where: damage.Offset, Error: err.Error()})
		case err != nil:
			fail(Bad{Error: err.Error()})
			return
		default:
			emit(Piece{path, record.Offset, true, record.URI, record.ContentType, record.Charset, record.Body})
		}
	}
}
