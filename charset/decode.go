// Package charset converts input to UTF-8, and tells what is no text.
package charset

import (
	"bytes"
	"fmt"
	"strings"
	"unsafe"

	"github.com/pare-text/pare/internal/excerpt"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// A byteOrderMark is what text in one encoding may begin with.
type byteOrderMark struct {
	bytes string
	name  string
	enc   encoding.Encoding // nil for UTF-8
}

// byteOrderMarks are those of Unicode. That of UTF-32 begins with that of
// UTF-16, so it comes first: no text begins with a NUL.
var byteOrderMarks = []byteOrderMark{
	{"\xef\xbb\xbf", "UTF-8", nil},
	{"\xff\xfe\x00\x00", "UTF-32LE", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
	{"\x00\x00\xfe\xff", "UTF-32BE", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
	{"\xff\xfe", "UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"\xfe\xff", "UTF-16BE", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
}

// markOf returns the byte-order mark that src begins with; nil if it has none.
func markOf(src []byte) *byteOrderMark {
	for i := range byteOrderMarks {
		if m := &byteOrderMarks[i]; bytes.HasPrefix(src, []byte(m.bytes)) {
			return m
		}
	}
	return nil
}

// Decode returns src as UTF-8, without its byte-order mark. A mark decides the
// encoding; without one label does, which is any name that a web page may
// declare: "windows-1252", "latin1", "utf-16le", "shift_jis". With neither, src
// is UTF-8, and bytes that are not pass through untouched. In every other
// encoding what cannot be decoded becomes U+FFFD.
func Decode(src []byte, label string) (string, error) { return decode(src, label, copied) }

// DecodeShared is [Decode] without a copy of what is UTF-8: the text may share the memory of src,
// which must not change any more. It is for who reads each input to memory of its own.
func DecodeShared(src []byte, label string) (string, error) { return decode(src, label, shared) }

// copied and shared make a string of what needs no conversion.
func copied(src []byte) string { return string(src) }
func shared(src []byte) string { return unsafe.String(unsafe.SliceData(src), len(src)) }

func decode(src []byte, label string, toString func([]byte) string) (string, error) {
	if m := markOf(src); m != nil {
		if src = src[len(m.bytes):]; m.enc == nil {
			return toString(src), nil
		}
		return convert(src, m.name, m.enc)
	}
	if label == "" {
		return toString(src), nil
	}
	enc, name, err := encodingOf(label)
	if err != nil {
		return "", err
	}
	if name == "utf-8" {
		return toString(src), nil
	}
	return convert(src, name, enc)
}

// convert decodes src, which is in an encoding of that name.
func convert(src []byte, name string, enc encoding.Encoding) (string, error) {
	text, err := enc.NewDecoder().Bytes(src)
	if err != nil {
		return "", fmt.Errorf("not in the encoding %s: %w", name, err)
	}
	return shared(text), nil
}

// CheckLabel returns the error with which [Decode] would refuse label, so
// that a caller can tell before there is anything to decode.
func CheckLabel(label string) error {
	if label == "" {
		return nil
	}
	_, _, err := encodingOf(label)
	return err
}

// encodingOf returns the encoding that label names, and its canonical name.
func encodingOf(label string) (encoding.Encoding, string, error) {
	enc, err := htmlindex.Get(strings.TrimSpace(label))
	if err == nil {
		var name string
		if name, err = htmlindex.Name(enc); err == nil && name != "replacement" {
			return enc, name, nil
		}
	}
	return nil, "", fmt.Errorf("unknown encoding %s; allowed are the names that web pages use: "+
		"utf-8, utf-16le, windows-1252, iso-8859-2, koi8-r, shift_jis, euc-jp, gb18030, big5, euc-kr …", excerpt.Quote(label))
}
