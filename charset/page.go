package charset

import (
	"bytes"
	"unicode/utf8"

	htmlcharset "golang.org/x/net/html/charset"
)

// DecodePage converts a page to UTF-8: by its byte-order mark; by label, one of
// the names that [Decode] takes, or the value of a Content-Type header; by what
// the page declares; and by its first bytes. A page that is valid UTF-8 is that,
// whatever it declares: many were converted after they were written, and text
// in another encoding is hardly ever valid. A page that does not hold to its
// encoding is read all the same.
func DecodePage(src []byte, label string) (string, error) { return decodePage(src, label, copied) }

// DecodePageShared is to [DecodePage] what [DecodeShared] is to [Decode].
func DecodePageShared(src []byte, label string) (string, error) {
	return decodePage(src, label, shared)
}

func decodePage(src []byte, label string, toString func([]byte) string) (string, error) {
	if markOf(src) != nil || label != "" && CheckLabel(label) == nil {
		return decode(src, label, toString)
	}
	// the escapes of ISO-2022 are ASCII
	if utf8.Valid(src) && bytes.IndexByte(src, '\x1b') < 0 {
		return toString(src), nil
	}
	enc, name, _ := htmlcharset.DetermineEncoding(src, label)
	if name == "utf-8" {
		return toString(src), nil
	}
	return convert(src, name, enc)
}
