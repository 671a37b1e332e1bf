package batch

import (
	"bytes"
	"fmt"
	"sync"

	"github.com/pare-text/pare/charset"
	"github.com/pare-text/pare/internal/format"
	"github.com/pare-text/pare/internal/source"
)

// raws are buffers that an input was read into and decoded from.
var raws = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// maxRaw is the size of a buffer that is kept for the next input. Chosen by hand: of
// the labelled pages none is larger.
const maxRaw = 8 << 20

// ReadArticle reads an input that is one text or page whole, as UTF-8. Unless
// the user insists on the format, it must look like text.
func ReadArticle(in *source.Input, f *format.Format, encoding string, insist bool) (string, error) {
	buf := raws.Get().(*bytes.Buffer)
	defer func() {
		if buf.Cap() <= maxRaw {
			buf.Reset()
			raws.Put(buf)
		}
	}()
	raw, err := readRaw(in, buf, f, encoding, insist)
	if err != nil {
		return "", err
	}
	return DecodeArticle(raw, f, encoding)
}

// ReadRaw is ReadArticle before anything is decoded.
func ReadRaw(in *source.Input, f *format.Format, encoding string, insist bool) ([]byte, error) {
	return readRaw(in, new(bytes.Buffer), f, encoding, insist)
}

// readRaw reads an input to buf, which is empty.
func readRaw(in *source.Input, buf *bytes.Buffer, f *format.Format, encoding string, insist bool) ([]byte, error) {
	if err := in.ReadTo(buf); err != nil {
		return nil, err
	}
	raw := buf.Bytes()
	if !insist {
		check := charset.CheckText
		if f.Page {
			check = charset.CheckPage
		}
		if err := check(raw, encoding); err != nil {
			return nil, fmt.Errorf("%w (use --from %s to clean it anyway)", err, f.Name)
		}
	}
	if f.Page && len(raw) > source.MaxPage {
		return nil, source.ErrPageTooLarge
	}
	return raw, nil
}

// DecodeArticle returns what was read as UTF-8, in memory of its own.
func DecodeArticle(raw []byte, f *format.Format, encoding string) (string, error) {
	if f.Page {
		return charset.DecodePage(raw, encoding)
	}
	return charset.Decode(raw, encoding)
}
