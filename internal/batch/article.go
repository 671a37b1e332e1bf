package batch

import (
	"fmt"

	"github.com/pare-text/pare/charset"
	"github.com/pare-text/pare/internal/format"
	"github.com/pare-text/pare/internal/source"
)

// ReadArticle reads an input that is one text or page whole, as UTF-8. Unless
// the user insists on the format, it must look like text.
func ReadArticle(in *source.Input, f *format.Format, encoding string, insist bool) (string, error) {
	raw, err := ReadRaw(in, f, encoding, insist)
	if err != nil {
		return "", err
	}
	return DecodeArticle(raw, f, encoding)
}

// ReadRaw is readArticle before anything is decoded.
func ReadRaw(in *source.Input, f *format.Format, encoding string, insist bool) ([]byte, error) {
	raw, err := in.ReadAll()
	if err != nil {
		return nil, err
	}
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

// DecodeArticle returns what readRaw read as UTF-8.
func DecodeArticle(raw []byte, f *format.Format, encoding string) (string, error) {
	if f.Page {
		return charset.DecodePage(raw, encoding)
	}
	return charset.Decode(raw, encoding)
}
