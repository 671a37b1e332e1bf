package jobs

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"hash/fnv"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
)

func init() {
	register.DoFn1x2[string, int, string](&shardFn{})
	register.DoFn3x1[context.Context, int, func(*string) bool, error](&writeFn{})
	register.Iter1[string]()
}

// write writes lines to files of JSON lines, PREFIX-00000-of-00004.jsonl and so
// on, as many as shards; one that would be empty is not written. A line goes to a
// shard by its content, so that a part of the job that is done again writes the
// same files again. The lines of a file stand in no order.
func write(s beam.Scope, prefix string, shards int, lines beam.PCollection) {
	s = s.Scope("pare.Write")
	byShard := beam.GroupByKey(s, beam.ParDo(s, &shardFn{Shards: shards}, lines))
	beam.ParDo0(s, &writeFn{Prefix: prefix, Shards: shards}, byShard)
}

type shardFn struct{ Shards int }

func (fn *shardFn) ProcessElement(line string) (int, string) {
	h := fnv.New32a()
	h.Write([]byte(line)) //nolint:errcheck // never fails
	return int(h.Sum32() % uint32(fn.Shards)), line
}

type writeFn struct {
	Prefix string
	Shards int
}

func (fn *writeFn) ProcessElement(ctx context.Context, shard int, lines func(*string) bool) error {
	path := fmt.Sprintf("%s-%05d-of-%05d.jsonl", fn.Prefix, shard, fn.Shards)
	return writeFile(ctx, path, func(out *bufio.Writer) error {
		var line string
		for lines(&line) {
			out.WriteString(line) //nolint:errcheck // Flush tells
			out.WriteByte('\n')   //nolint:errcheck // as above
		}
		return nil
	})
}

// writeFile writes a file, wherever it is.
func writeFile(ctx context.Context, path string, content func(*bufio.Writer) error) error {
	fs, err := filesystem.New(ctx, path)
	if err != nil {
		return err
	}
	defer fs.Close() //nolint:errcheck // what was written is closed before
	f, err := fs.OpenWrite(ctx, path)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(f, 1<<20)
	err = content(out)
	return errors.Join(err, out.Flush(), f.Close())
}
