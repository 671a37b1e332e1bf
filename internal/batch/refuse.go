package batch

import (
	"errors"
	"fmt"

	"github.com/pare-text/pare/internal/format"
	"github.com/pare-text/pare/internal/source"
)

// explains reports whether all evidence is wanted.
func (o *Options) explains() bool { return o.Blocks || o.With.Blocks }

// asTexts reports whether the texts of an input that would stay what it is are
// written by themselves.
func (o *Options) asTexts(f *format.Format) bool {
	return f != nil && f.Rewrites && o.ToAsked && o.To.Texts && !o.InPlace.Enabled
}

// refuse returns why the options do not go with an input of many texts.
func (o *Options) refuse(from *source.Input, f *format.Format) error {
	if o.InPlace.Enabled {
		if err := o.InPlace.whyNot(from, f); err != nil {
			return err
		}
	}
	switch {
	case !f.Rewrites:
		return o.refuseWith()
	case o.ToAsked && o.InPlace.Enabled && o.To.Name != f.Name:
		return fmt.Errorf("%s are written as the same objects with -i; --to can only be %s, not %s", f.Called, f.Name, o.To.Name)
	case o.ToAsked && o.To.Name != f.Name && !o.To.Texts:
		return fmt.Errorf("%s are written as the same objects, or as texts; --to can be %s, text or markdown, not %s; --with adds fields", f.Called, f.Name, o.To.Name)
	case o.asTexts(f) && o.With != format.With{}:
		return fmt.Errorf("--with adds fields to %s, and --to %s writes none; leave out one of them", f.Called, o.To.Name)
	case o.asTexts(f) && o.Resume:
		return fmt.Errorf("--resume cannot tell which texts of %s are done; leave it out, or leave out --to", f.Called)
	case o.Blocks && !o.asTexts(f):
		return fmt.Errorf("%s are written as the same objects; leave out --blocks, and write --with blocks", f.Called)
	}
	return nil
}

// refuseWith returns why an input is none whose objects get fields, if they should.
func (o *Options) refuseWith() error {
	if o.With == (format.With{}) {
		return nil
	}
	return errors.New("--with adds fields to JSON lines, and this is something else; --to json --blocks writes an object with metadata and blocks")
}
