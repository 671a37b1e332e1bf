package batch

import (
	"fmt"
	"sync"

	"github.com/pare-text/pare/charset"
	"github.com/pare-text/pare/internal/format"
	"github.com/pare-text/pare/internal/source"
)

// raws is memory that an input of an unknown size was read into and decoded from.
var raws = sync.Pool{New: func() any { return new([]byte) }}

// maxRaw is how much of it is kept for the next input. Chosen by hand: of
// the labelled pages none is larger.
const maxRaw = 8 << 20

// ReadArticle reads an input that is one text or page whole, as UTF-8. Unless
// the user insists on the format, it must look like text.
func ReadArticle(in *source.Input, f *format.Format, encoding string, insist bool) (string, error) {
	if in.IsSized() {
		raw, err := ReadRaw(in, f, encoding, insist)
		if err != nil {
			return "", err
		}
		return DecodeArticle(raw, f, encoding)
	}
	memory := raws.Get().(*[]byte)
	raw, err := in.ReadTo(*memory)
	defer func() {
		if *memory = raw; cap(raw) <= maxRaw {
			raws.Put(memory)
		}
	}()
	if err != nil {
		return "", err
	}
	if err := checkRaw(raw, f, encoding, insist); err != nil {
		return "", err
	}
	if f.Page {
		return charset.DecodePage(raw, encoding)
	}
	return charset.Decode(raw, encoding)
}

// ReadRaw is ReadArticle before anything is decoded.
func ReadRaw(in *source.Input, f *format.Format, encoding string, insist bool) ([]byte, error) {
	raw, err := in.ReadAll()
	if err != nil {
		return nil, err
	}
	return raw, checkRaw(raw, f, encoding, insist)
}

// checkRaw refuses what is no text, and a page that is too large.
func checkRaw(raw []byte, f *format.Format, encoding string, insist bool) error {
	if !insist {
		check := charset.CheckText
		if f.Page {
			check = charset.CheckPage
		}
		if err := check(raw, encoding); err != nil {
			return fmt.Errorf("%w (use --from %s to clean it anyway)", err, f.Name)
		}
	}
	if f.Page && len(raw) > source.MaxPage {
		return source.ErrPageTooLarge
	}
	return nil
}

// DecodeArticle returns what [ReadRaw] read as UTF-8, in the same memory if it can.
func DecodeArticle(raw []byte, f *format.Format, encoding string) (string, error) {
	if f.Page {
		return charset.DecodePageShared(raw, encoding)
	}
	return charset.DecodeShared(raw, encoding)
}
