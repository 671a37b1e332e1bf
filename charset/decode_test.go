package charset

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

// What Decode returns stays the same when its source changes.
func TestDecodeCopies(t *testing.T) {
	for name, decode := range map[string]func([]byte, string) (string, error){"Decode": Decode, "DecodePage": DecodePage} {
		for _, label := range []string{"", "utf-8"} {
			src := []byte("né")
			got, err := decode(src, label)
			clear(src)
			if err != nil || got != "né" {
				t.Errorf("%s, label %q: %q, %v", name, label, got, err)
			}
		}
	}
}

func TestDecode(t *testing.T) {
	for _, c := range []struct{ why, src, label, want string }{
		{"empty", "", "", ""},
		{"UTF-8 is the default", "né\r\n", "", "né\r\n"},
		{"invalid bytes pass", "a\xffb", "", "a\xffb"},
		{"and under the label too", "a\xffb", "UTF-8", "a\xffb"},
		{"a mark goes", "\xef\xbb\xbfa", "", "a"},
		{"only the first", "\xef\xbb\xbf\xef\xbb\xbfa", "", "\ufeffa"},
		{"a mark wins over the label", "\xef\xbb\xbfé", "latin1", "é"},
		{"UTF-16, little end first, by its mark", "\xff\xfea\x00\xe9\x00", "", "aé"},
		{"UTF-16, big end first, by its mark", "\xfe\xff\x00a\xd8\x3d\xde\x00", "", "a😀"},
		{"UTF-32, little end first, by its mark", "\xff\xfe\x00\x00a\x00\x00\x00\x00\xf6\x01\x00", "", "a😀"},
		{"UTF-32, big end first, by its mark", "\x00\x00\xfe\xff\x00\x00\x00a\x00\x01\xf6\x00", "latin1", "a😀"},
		{"UTF-32, not a character", "\xff\xfe\x00\x00\xff\xff\xff\xff", "", "\ufffd"},
		{"nothing but the mark of UTF-32", "\xff\xfe\x00\x00", "", ""},
		{"UTF-16 by label", "a\x00\n\x00", "utf-16le", "a\n"},
		{"half a character at the end", "a\x00b", "utf-16le", "a\ufffd"},
		{"latin1 means windows-1252, as on the web", "\xe9\x93x\x94", "latin1", "é“x”"},
		{"another name of it", "\xe9", " ISO-8859-1 ", "é"},
		{"Shift JIS", "\x82\xa0", "shift_jis", "あ"},
		{"GB 18030", "\xc4\xe3", "gb2312", "你"},
		{"Cyrillic", "\xc1", "koi8-r", "а"},
	} {
		got, err := Decode([]byte(c.src), c.label)
		if err != nil || got != c.want {
			t.Errorf("%s: Decode(%q, %q) = %q, %v; want %q", c.why, c.src, c.label, got, err, c.want)
		}
		if got, err := DecodeShared([]byte(c.src), c.label); err != nil || got != c.want {
			t.Errorf("%s: DecodeShared(%q, %q) = %q, %v; want %q", c.why, c.src, c.label, got, err, c.want)
		}
	}
	for _, label := range []string{"klingon", "iso-2022-kr", "replacement"} {
		if _, err := Decode([]byte("a"), label); err == nil || !strings.Contains(err.Error(), "windows-1252") {
			t.Errorf("Decode with label %q: error %v lists nothing", label, err)
		}
		if CheckLabel(label) == nil {
			t.Errorf("CheckEncoding(%q) finds no fault", label)
		}
	}
	if err := CheckLabel(""); err != nil {
		t.Error(err)
	}
}

func TestCheckText(t *testing.T) {
	for _, c := range []struct{ src, label, want string }{
		{"", "", ""},
		{"plain text\t\f\n", "", ""},
		{"not UTF-8 \xff\xfe\x80", "", ""},
		{"\x1b[1mbold\x1b[0m of a terminal", "", ""},
		{"\xff\xfea\x00b\x00", "", ""},
		{"a\x00b\x00", "utf-16le", ""},
		{"a\x00b\x00c\x00d\x00", "", "--encoding utf-16le"},
		{"\x00a\x00b\x00c\x00d", "", "--encoding utf-16be"},
		{"\xff\xfe\x00\x00a\x00\x00\x00", "", ""},
		{"\x00\x00\xfe\xff\x00\x00\x00a", "", ""},
		{"a\x00\x00\x00b\x00\x00\x00c\x00\x00\x00", "", "iconv -f UTF-32LE"},
		{"\x00\x00\x00a\x00\x00\x00b\x00\x00\x00c", "", "iconv -f UTF-32BE"},
		{"a stray \x00 in a text", "", "NUL byte at offset 8"},
		{"a\x01b\x02c\x03", "", "50 % control characters"},
		{"%PDF-1.7\n", "", "pdftotext"},
		{"%PDF-1.7\n", "latin1", "pdftotext"},
		{"PK\x03\x04…word/document.xml", "", "Word document"},
		{"PK\x03\x04…mimetypeapplication/epub+zip", "", "EPUB"},
		{"PK\x03\x04…a.txt", "", "ZIP archive"},
		{"\x1f\x8b\x08", "", "gzip -dc"},
		{"\xff\xd8\xff\xe0", "", "JPEG"},
		{"RIFF\x00\x00\x00\x00WEBPVP8", "", "WebP"},
		{strings.Repeat("a", 257) + "ustar", "", "tar"},
	} {
		err := CheckText([]byte(c.src), c.label)
		if c.want == "" && err == nil {
			continue
		}
		var be *BinaryError
		if !errors.As(err, &be) || c.want == "" || !strings.Contains(err.Error(), c.want) {
			t.Errorf("CheckText(%q, %q) says %v, want %q", c.src, c.label, err, c.want)
		}
	}
}

// Browsers pass over NUL bytes in pages, and so does pare; what is no text, or
// does not say that it is UTF-16, is told all the same.
func TestCheckPage(t *testing.T) {
	page := "<!doctype html><title>T</title><p>The minister resigned."
	for _, c := range []struct{ src, want string }{
		{page, ""},
		{page + "\x00", ""},
		{"\x00" + page, ""},
		{page + strings.Repeat("\x00", 20), "control characters"},
		{strings.ReplaceAll(page, "", "\x00"), "--encoding utf-16be"},
		{"%PDF-1.7\n", "pdftotext"},
	} {
		if err := CheckPage([]byte(c.src), ""); (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("CheckPage(%q) says %v, want %q", c.src, err, c.want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("\xff\xfea\x00"), "")
	f.Add([]byte("\x82\xa0"), "shift_jis")
	f.Add([]byte("a\xff"), "utf-8")
	f.Fuzz(func(t *testing.T, src []byte, label string) {
		text, err := Decode(src, label)
		if (CheckLabel(label) != nil) != (err != nil) && err != nil {
			t.Fatalf("CheckEncoding finds no fault with %q, Decode says %v", label, err)
		}
		if label == "" && !strings.HasPrefix(string(src), "\xef\xbb\xbf") && utf8.Valid(src) && text != string(src) {
			t.Errorf("UTF-8 %q became %q", src, text)
		}
		_ = CheckText(src, label)
	})
}

// Eight bytes at once are counted as each by itself.
func TestControls(t *testing.T) {
	want := 0
	var all []byte
	for c := range 256 {
		is := c < ' ' && c != '\b' && c != '\t' && c != '\n' && c != '\v' && c != '\f' && c != '\r' && c != 0x1b || c == 0x7f
		if is {
			want++
		}
		for at := range 8 {
			eight := []byte("ab\ncé\td")
			eight[at] = byte(c)
			got := 0
			if is {
				got = 1
			}
			if n := countControls(eight); n != got {
				t.Errorf("%q: %d control characters, want %d", eight, n, got)
			}
		}
		all = append(all, byte(c))
	}
	if n := countControls(all[:255]); n != want {
		t.Errorf("%d control characters of all, want %d", n, want)
	}
}
