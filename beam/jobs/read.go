package jobs

import (
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"syscall"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/pare-text/pare/internal/format"
	"github.com/pare-text/pare/internal/jsonl"
	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/internal/warc"
)

func init() {
	beam.RegisterType(reflect.TypeFor[Piece]())
	register.DoFn1x2[fileio.FileMetadata, string, fileio.FileMetadata](&pathFn{})
	register.DoFn3x0[string, func(*fileio.FileMetadata) bool, func(fileio.FileMetadata)](&onceFn{})
	register.DoFn4x1[context.Context, fileio.ReadableFile, func(Piece), func([]byte), error](&readFn{})
	register.Iter1[fileio.FileMetadata]()
	register.Emitter1[fileio.FileMetadata]()
	register.Emitter1[Piece]()
	register.Emitter1[[]byte]()
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

// read returns the pieces of the files that the globs name, and what is bad. A
// file that two of them match is read once, and one that the job itself writes
// to output is not read.
func read(s beam.Scope, globs []string, output string) (pieces, bad beam.PCollection) {
	s = s.Scope("pare.Read")
	found := fileio.MatchAll(s, beam.CreateList(s, globs), fileio.MatchEmptyDisallow())
	// between workers; a file is read, and its documents are cleaned, by one
	once := beam.ParDo(s, &onceFn{output}, beam.GroupByKey(s, beam.ParDo(s, &pathFn{}, found)))
	return beam.ParDo2(s, &readFn{}, fileio.ReadMatches(s, once, fileio.ReadUncompressed()))
}

type pathFn struct{}

func (*pathFn) ProcessElement(f fileio.FileMetadata) (string, fileio.FileMetadata) { return f.Path, f }

// onceFn passes one of the files of a path on, unless it is the job's own.
type onceFn struct{ Output string }

func (fn *onceFn) ProcessElement(path string, files func(*fileio.FileMetadata) bool, emit func(fileio.FileMetadata)) {
	var f fileio.FileMetadata
	if files(&f) && !isOwn(path, fn.Output) {
		emit(f)
	}
}

// readFn reads files of JSON lines, WARC and WET.
type readFn struct{ failures beam.Counter }

func (fn *readFn) Setup() { fn.failures = newMetrics().failures }

// ProcessElement reads a file. Its error is about the disk or the store, and the
// runner may try again; what is wrong with the content is bad.
func (fn *readFn) ProcessElement(ctx context.Context, file fileio.ReadableFile, emit func(Piece), bad func([]byte)) error {
	path := file.Metadata.Path
	f, err := file.Open(ctx)
	if err != nil {
		return err // which names the file
	}
	defer f.Close() //nolint:errcheck // only read
	fail := failing{ctx, path, fn.failures, bad}
	watch := &watched{Reader: f}
	err = readPieces(path, watch, emit, fail)
	switch {
	case errors.Is(watch.err, syscall.EISDIR):
		err = errors.New("is a folder; name the files in it")
	case watch.err != nil:
		return fmt.Errorf("%s: %w", path, watch.err)
	}
	if err != nil {
		fail.say(0, err, nil)
	}
	return nil
}

// A watched reader remembers what is wrong with reading, and not with what is
// made of it.
type watched struct {
	io.Reader
	err error
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.Reader.Read(p)
	if err != nil && err != io.EOF {
		w.err = err
	}
	return n, err
}

// readPieces hands over the pieces of a file. Its error is about the rest of it.
func readPieces(path string, r io.Reader, emit func(Piece), fail failing) error {
	in := source.New(path, r)
	defer in.Close() //nolint:errcheck // only read
	switch format.Of(in) {
	case format.JSONL:
		for chunk, err := range jsonl.Chunks(in) {
			switch {
			case err != nil:
				return err
			case chunk.TooLong:
				fail.say(int64(chunk.Line), fmt.Errorf("longer than %d MiB", jsonl.MaxLine>>20), nil)
			default:
				emit(Piece{File: path, Where: int64(chunk.Line), Body: chunk.Data})
			}
		}
		return nil
	case format.WARC:
		return readRecords(path, in.Records(), emit, fail)
	}
	if _, err := in.Read(make([]byte, 1)); err != nil && err != io.EOF {
		return err // it could not be told, as it cannot be read
	}
	return errors.New("contains neither JSON lines nor WARC records")
}

func readRecords(path string, in io.Reader, emit func(Piece), fail failing) error {
	r := warc.NewReader(in)
	defer r.Close()
	for {
		record, err := r.Next()
		var damage *warc.RecordError
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.As(err, &damage):
			fail.say(damage.Offset, err, nil)
		case err != nil:
			return err
		default:
			emit(Piece{path, record.Offset, true, record.URI, record.ContentType, record.Charset, record.Body})
		}
	}
}
