package extract

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// DecodeHTML converts a page to UTF-8: by its byte-order mark; by label, one of
// the names that [Decode] takes, or the value of a Content-Type header; by what
// the page declares; and by its first bytes. A page of a declared encoding that
// it does not hold to is read all the same.
func DecodeHTML(src []byte, label string) (string, error) {
	marked := bytes.HasPrefix(src, markUTF8) || bytes.HasPrefix(src, markUTF16LE) || bytes.HasPrefix(src, markUTF16BE)
	if marked || label != "" && CheckEncoding(label) == nil {
		return Decode(src, label)
	}
	enc, name, certain := charset.DetermineEncoding(src, label)
	// without a declaration it guesses from the first kilobyte, often ASCII
	if name == "utf-8" || !certain && utf8.Valid(src) {
		return string(src), nil
	}
	return decode(src, name, enc)
}
