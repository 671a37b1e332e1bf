package cleaners

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/learn"
)

// readPacks reads the packs that were chosen, each once.
func (o *Choice) readPacks(stdin io.Reader) ([]*learn.Pack, error) {
	var all []*learn.Pack
	var errs []error
	for _, name := range o.Packs {
		if _, ok := o.readPack[name]; !ok {
			p, err := ReadPack(stdin, name, false)
			if err != nil {
				errs = append(errs, err)
				continue
			}
			o.readPack[name] = p
		}
		all = append(all, o.readPack[name])
	}
	return all, errors.Join(errs...)
}

// packLine begins the first line of a pack that says anything.
const packLine = "pack:"

// CheckPackReplaced returns an error if there is a file of a name that a pack would
// replace, and that is none.
func CheckPackReplaced(name string) error {
	if name == source.Stdin {
		return nil
	}
	head := source.HeadOf(name)
	if len(head) == 0 {
		return nil
	}
	for line := range bytes.Lines(head) {
		if bytes.HasPrefix(line, []byte(packLine)) {
			return nil
		}
	}
	return fmt.Errorf("-o %s: there is a file of this name, and it is not a pack of pare; name another file, or remove it first", name)
}

// ReadPack reads a pack; unless whole, without what only adding up needs.
func ReadPack(stdin io.Reader, name string, whole bool) (*learn.Pack, error) {
	src, err := source.ReadBeside(name, stdin, maxPack)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", source.NameOf(name), err)
	}
	return learn.Read(source.NameOf(name), src, whole)
}
