package batch

import (
	"fmt"
	"os"

	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/source"
)

// open opens an input, at its beginning if it was kept to be read again.
func (in *Input) open(con *console.Console) (*source.Input, error) {
	if in.kept == nil {
		return source.Open(in.Path, con.In)
	}
	r, err := in.kept.Again()
	if err != nil {
		return nil, err
	}
	return source.New(in.Path, r), nil
}

// keepStreams makes standard input, pipes and devices readable again, as --learn and
// --dedupe read their inputs before they are cleaned. end removes what it keeps.
func keepStreams(con *console.Console, inputs []Input) (end func(), err error) {
	var all []*source.Spool // not those of inputs, which may be moved
	end = func() {
		for _, kept := range all {
			_ = kept.Close() // only read
		}
	}
	for i := range inputs {
		in := &inputs[i]
		if in.Path != source.Stdin && !source.IsStream(in.Path) {
			continue
		}
		if err := in.keep(con); err != nil {
			end()
			return nil, fmt.Errorf("%s must be read twice: %w", source.NameOf(in.Path), err)
		}
		all = append(all, in.kept)
	}
	return end, nil
}

// keep reads a stream to its end.
func (in *Input) keep(con *console.Console) error {
	stream := con.In
	if in.Path != source.Stdin {
		f, err := os.Open(in.Path)
		if err != nil {
			return err
		}
		defer f.Close() //nolint:errcheck // only read
		stream = f
	}
	var err error
	in.kept, err = source.NewSpool(stream)
	return err
}
