package charset

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
)

// sniffLen is how much of an input [CheckText] looks at.
const sniffLen = 64 << 10

// maxControls is the largest share of control characters that text may have:
// logs and terminal captures hold some, programs and archives a fifth and more.
const maxControls = .05

// A BinaryError says why an input does not look like text.
type BinaryError struct {
	What   string // "a PDF file"
	Advice string // how to get at its text, or ""
}

func (e *BinaryError) Error() string {
	if e.Advice == "" {
		return "looks like " + e.What + ", not like text"
	}
	return "looks like " + e.What + ", not like text: " + e.Advice
}

// A magic is how the files of one format begin.
type magic struct {
	at     int
	prefix string
	what   string
	advice string
}

const (
	pandoc = "try \"pandoc -t plain FILE | pare\""
	ocr    = "pare reads no images; try \"tesseract FILE - | pare\""
)

var magics = []magic{
	{0, "%PDF-", "a PDF file", "try \"pdftotext FILE - | pare\""},
	{0, "PK\x03\x04", "a ZIP archive", "unpack it first"},
	{0, "\x1f\x8b", "a gzip file", "try \"gzip -dc FILE | pare\""}, // the command undoes one gzip; a second one is left to gzip
	{0, "\x28\xb5\x2f\xfd", "a zstd file", "try \"zstd -dc FILE | pare\""},
	{0, "BZh", "a bzip2 file", "try \"bzip2 -dc FILE | pare\""},
	{0, "\xfd7zXZ\x00", "an xz file", "try \"xz -dc FILE | pare\""},
	{0, "7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it first"},
	{257, "ustar", "a tar archive", "unpack it first"},
	{0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file", "try \"antiword FILE | pare\""},
	{0, "{\\rtf", "an RTF file", pandoc},
	{0, "\x89PNG\r\n", "a PNG image", ocr},
	{0, "\xff\xd8\xff", "a JPEG image", ocr},
	{0, "GIF87a", "a GIF image", ocr},
	{0, "GIF89a", "a GIF image", ocr},
	{8, "WEBP", "a WebP image", ocr},
	{0, "II*\x00", "a TIFF image", ocr},
	{0, "MM\x00*", "a TIFF image", ocr},
	{0, "\x7fELF", "a program", ""},
	{0, "SQLite format 3\x00", "an SQLite database", ""},
}

// inZip are the documents that are ZIP archives, by what stands near their
// beginning.
var inZip = []magic{
	{what: "an EPUB book", prefix: "mimetypeapplication/epub+zip"},
	{what: "an OpenDocument file", prefix: "mimetypeapplication/vnd.oasis.opendocument"},
	{what: "a Word document", prefix: "word/"},
	{what: "a Word document", prefix: "[Content_Types].xml"},
}

// CheckText returns a [*BinaryError] if src does not look like text in the
// encoding that label declares: if it begins like a known format, holds NUL
// bytes or is full of control characters. It looks at the first 64 KB.
func CheckText(src []byte, label string) error { return checkInput(src, label, false) }

// CheckPage is [CheckText] for a page. As browsers do, pare passes over single
// NUL bytes in it.
func CheckPage(src []byte, label string) error { return checkInput(src, label, true) }

func checkInput(src []byte, label string, page bool) error {
	head := src[:min(len(src), sniffLen)]
	for _, m := range magics {
		if len(head) < m.at || !bytes.HasPrefix(head[m.at:], []byte(m.prefix)) {
			continue
		}
		if m.prefix == "PK\x03\x04" {
			for _, z := range inZip {
				if bytes.Contains(head, []byte(z.prefix)) {
					return &BinaryError{z.what, pandoc}
				}
			}
		}
		return &BinaryError{m.what, m.advice}
	}
	if isWide(head, label) {
		return nil // half of its bytes are NUL, or more
	}
	if at := bytes.IndexByte(head, 0); at >= 0 {
		if err := nulError(head, at); !page || err.Advice != "" {
			return err
		}
	}
	if controls := countControls(head); float64(controls) > maxControls*float64(len(head)) {
		return &BinaryError{What: fmt.Sprintf("binary data (%d %% control characters)", 100*controls/len(head))}
	}
	return nil
}

// countControls counts control characters, but for those that texts hold.
func countControls(s []byte) (n int) {
	count := func(s []byte) {
		for _, c := range s {
			if c < ' ' && (c < '\b' || c > '\r') && c != 0x1b || c == 0x7f {
				n++
			}
		}
	}
	for ; len(s) >= 8; s = s[8:] {
		if mayHoldControl(binary.LittleEndian.Uint64(s)) {
			count(s[:8])
		}
	}
	count(s)
	return n
}

// mayHoldControl reports whether any of eight bytes is one that countControls counts, or an
// escape. Whether a byte under 0x80 reaches a bound stands in its highest bit after a sum.
func mayHoldControl(x uint64) bool {
	const every, high = 0x0101010101010101, 0x8080808080808080
	low := x &^ high
	from := func(c uint64) uint64 { return low + (0x80-c)*every }
	return (x|from(' ')&^from(0x7f)|from('\b')&^from('\r'+1))&high != high
}

// isWide reports whether Decode will read src as UTF-16 or UTF-32.
func isWide(src []byte, label string) bool {
	if m := markOf(src); m != nil {
		return m.enc != nil
	}
	_, name, err := encodingOf(label)
	return err == nil && strings.HasPrefix(name, "utf-16")
}

// nulError is the error for a NUL byte at offset at. Where nearly every second
// byte is one, the input is UTF-16 that does not say so; where three of four
// are, UTF-32.
func nulError(head []byte, at int) *BinaryError {
	var nuls [4]int // by offset
	for i, c := range head {
		if c == 0 {
			nuls[i%4]++
		}
	}
	most := len(head) * 3 / 16 // three of four characters
	for k, label := range []string{3: "UTF-32BE", 0: "UTF-32LE"} {
		if label != "" && nuls[k] <= len(head)/32 && nuls[(k+1)%4] > most && nuls[(k+2)%4] > most && nuls[(k+3)%4] > most {
			return &BinaryError{"UTF-32 without a byte-order mark", "try \"iconv -f " + label + " -t UTF-8 FILE | pare\""}
		}
	}
	for odd, label := range []string{"utf-16be", "utf-16le"} {
		if nuls[odd]+nuls[odd+2] > len(head)*3/8 && nuls[1-odd]+nuls[3-odd] <= len(head)/16 {
			return &BinaryError{"UTF-16 without a byte-order mark", "try --encoding " + label}
		}
	}
	return &BinaryError{What: fmt.Sprintf("binary data (a NUL byte at offset %d)", at)}
}
