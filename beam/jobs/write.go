package jobs

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/pare-text/pare/internal/wholefile"
)

func init() {
	register.DoFn2x0[[]byte, func(int, []byte)](&emptyFn{})
	register.DoFn1x2[[]byte, int, []byte](&firstFn{})
	register.DoFn3x1[context.Context, int, func(*[]byte) bool, error](&writeFn{})
	register.Iter1[[]byte]()
}

// write writes lines, by shard, to files of JSON lines, PREFIX-00000-of-00004.jsonl
// and so on, as many as shards. All of them are written, even empty: nothing of an
// earlier run is left. The lines of a file stand in no order.
func write(s beam.Scope, prefix string, shards int, lines beam.PCollection) {
	s = s.Scope("pare.Write")
	empty := beam.ParDo(s, &emptyFn{shards}, beam.Impulse(s))
	beam.ParDo0(s, &writeFn{Prefix: prefix, Shards: shards}, beam.GroupByKey(s, beam.Flatten(s, lines, empty)))
}

// writeOne writes lines to one file.
func writeOne(s beam.Scope, prefix string, lines ...beam.PCollection) {
	write(s, prefix, 1, beam.ParDo(s, &firstFn{}, beam.Flatten(s, lines...)))
}

// emptyFn puts no lines into each shard.
type emptyFn struct{ Shards int }

func (fn *emptyFn) ProcessElement(_ []byte, emit func(int, []byte)) {
	for shard := range fn.Shards {
		emit(shard, nil)
	}
}

type firstFn struct{}

func (*firstFn) ProcessElement(line []byte) (int, []byte) { return 0, line }

type writeFn struct {
	Prefix string
	Shards int
}

func (fn *writeFn) ProcessElement(ctx context.Context, shard int, lines func(*[]byte) bool) error {
	return writeFile(ctx, shardName(fn.Prefix, shard, fn.Shards), func(out *bufio.Writer) error {
		for line := []byte(nil); lines(&line); {
			out.Write(line) //nolint:errcheck // Flush tells
		}
		return nil
	})
}

func shardName(prefix string, shard, shards int) string {
	return fmt.Sprintf("%s-%05d-of-%05d.jsonl", prefix, shard, shards)
}

// isOwn reports whether an earlier run of a job that writes to output wrote a file.
func isOwn(path, output string) bool {
	rest, ok := strings.CutPrefix(path, output)
	return ok && (rest == "" || shardEnd.MatchString(rest))
}

var shardEnd = regexp.MustCompile(`^(-bad|-folded)?-\d{5}-of-\d{5}\.jsonl$`)

// unfinished are the files that are being written.
var unfinished wholefile.Set

// Abort takes away what is written by half, before the process ends. Nothing can
// be written after it.
func Abort() { unfinished.Abort() }

// writeFile writes a file, wherever it is, whole or not at all.
func writeFile(ctx context.Context, path string, content func(*bufio.Writer) error) error {
	write := writeLocal
	if strings.Contains(path, "://") {
		write = writeObject
	}
	if err := write(ctx, path, content); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return nil
}

func writeLocal(_ context.Context, path string, content func(*bufio.Writer) error) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	f, err := unfinished.Create(path)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(f, 1<<20)
	if err := errors.Join(content(out), out.Flush()); err != nil {
		return errors.Join(err, f.Abort())
	}
	return f.Commit()
}

// writeObject writes to a store, where an object is there from when it is closed.
func writeObject(ctx context.Context, path string, content func(*bufio.Writer) error) error {
	fs, err := filesystem.New(ctx, path)
	if err != nil {
		return err
	}
	defer fs.Close() //nolint:errcheck // what was written is closed before
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	f, err := fs.OpenWrite(ctx, path)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(f, 1<<20)
	if err := errors.Join(content(out), out.Flush()); err != nil {
		cancel() // so that to close it makes no object
		return errors.Join(err, f.Close())
	}
	return f.Close()
}
