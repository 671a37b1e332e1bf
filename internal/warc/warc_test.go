package warc

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"
	brrr "github.com/molecule-man/go-brrr"
)

// record returns a record of a type with fields and a body.
func record(kind, uri, contentType, body string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, uri, contentType, len(body), body)
}

// page returns a response that holds a body.
func page(uri, fields, body string) string {
	return record("response", uri, "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n"+fields+"\r\n"+body)
}

const htmlType = "Content-Type: text/html; charset=latin1\r\n"

func gzipOf(parts ...string) string {
	var b bytes.Buffer
	for _, p := range parts {
		z := gzip.NewWriter(&b)
		_, _ = io.WriteString(z, p) // to memory
		_ = z.Close()
	}
	return b.String()
}

func zstdOf(parts ...string) string {
	z, err := zstd.NewWriter(nil, zstd.WithEncoderCRC(true))
	if err != nil {
		panic(err)
	}
	var b []byte
	for _, p := range parts {
		b = z.EncodeAll([]byte(p), b)
	}
	return string(b)
}

// read reads all of a file: the records as "offset uri type body", the errors as
// they are.
func read(t testing.TB, r io.Reader) (all []string, passed Passed) {
	t.Helper()
	in := NewReader(r)
	defer in.Close()
	last := int64(-1)
	for range 1000 {
		rec, err := in.Next()
		var bad *RecordError
		switch {
		case errors.Is(err, io.EOF):
			return all, in.Passed()
		case errors.As(err, &bad):
			all = append(all, err.Error())
		case err != nil:
			return append(all, "stopped: "+err.Error()), in.Passed()
		default:
			if rec.Offset < last {
				t.Errorf("a record at %d stands behind one at %d", rec.Offset, last)
			}
			last = rec.Offset
			if rec.Warning != "" {
				all = append(all, rec.Warning)
			}
			all = append(all, fmt.Sprintf("%d %s %s %s", rec.Offset, rec.URI, rec.ContentType, rec.Body))
		}
	}
	t.Fatal("it does not end")
	return nil, Passed{}
}

func TestRecords(t *testing.T) {
	chunked := "Transfer-Encoding: chunked\r\n"
	var br bytes.Buffer
	w, err := brrr.NewWriter(&br, 1)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.WriteString(w, "<p>br")
	_ = w.Close()
	for _, c := range []struct{ why, body, want string }{
		{"a page", page("http://a/", htmlType, "<p>one"), "0 http://a/ text/html <p>one"},
		{"a text", record("conversion", "http://a/", "text/plain", "one\n"), "0 http://a/ text/plain one\n"},
		{"a resource", record("resource", "file:///a", "text/html", "one"), "0 file:///a text/html one"},
		{"an address in brackets", page("<http://a/>", htmlType, "x"), "0 http://a/ text/html x"},
		{"chunks", page("http://a/", htmlType+chunked, "3\r\n<p>\r\n2;x=y\r\nab\r\n0\r\n\r\n"), "0 http://a/ text/html <p>ab"},
		{"chunks that were undone", page("http://a/", htmlType+chunked, "<p>ab"), "0 http://a/ text/html <p>ab"},
		{"cut chunks", page("http://a/", htmlType+chunked, "30\r\n<p>"), "record at byte 0 (http://a/): the chunked body cannot be decoded: unexpected EOF"},
		{"gzip", page("http://a/", htmlType+"Content-Encoding: gzip\r\n", gzipOf("<p>gz")), "0 http://a/ text/html <p>gz"},
		{"gzip in two members, padded", page("http://a/", htmlType+"Content-Encoding: gzip\r\n", gzipOf("<p>", "gz")+"\x00\x00end"), "0 http://a/ text/html <p>gz"},
		{"gzip that was undone", page("http://a/", htmlType+"Content-Encoding: gzip\r\n", "<p>gz"), "0 http://a/ text/html <p>gz"},
		{"brotli", page("http://a/", htmlType+"Content-Encoding: br\r\n", br.String()), "0 http://a/ text/html <p>br"},
		{"brotli that the crawler has undone", page("http://a/", htmlType+"Content-Encoding: br\r\n", "<p>br"), "0 http://a/ text/html <p>br"},
		{"nothing in brotli", page("http://a/", htmlType+"Content-Encoding: br\r\n", ""), "0 http://a/ text/html "},
		{"brotli and more", page("http://a/", htmlType+"Content-Encoding: br\r\n", br.String()+"\r\n"), "0 http://a/ text/html <p>br"},
		{"zstd", page("http://a/", htmlType+"Content-Encoding: zstd\r\n", zstdOf("<p>zs")), "0 http://a/ text/html <p>zs"},
		{"another coding", page("http://a/", htmlType+"Content-Encoding: rot13\r\n", "x"), `record at byte 0 (http://a/): the body has an unknown coding: "rot13"`},
		{"no type", page("http://a/", "", "<p>"), "0 http://a/ text/html <p>"},
		{"a field that is none", page("http://a/", "nonsense\r\n"+htmlType, "<p>"), "0 http://a/ text/html <p>"},
		{"bare line ends", strings.ReplaceAll(record("conversion", "http://a/", "text/plain", "one"), "\r\n", "\n"), "0 http://a/ text/plain one"},
		{"names in capitals, folded", "WARC/1.1\r\nwarc-type: conversion\r\nCONTENT-TYPE: text/\r\n\tplain\r\nWARC-TARGET-URI:\r\n http://a/\r\nContent-Length: 1\r\n\r\nx", "0 http://a/ text/ plain"},
		{"no blank lines behind", strings.TrimRight(record("conversion", "a", "text/plain", "one"), "\r\n") + record("conversion", "b", "text/plain", "two"), "0 a text/plain one|103 b text/plain two"},
		{"no length", "WARC/1.0\r\nWARC-Type: conversion\r\n\r\nbody\r\n\r\n" + record("conversion", "b", "text/plain", "two"), "record at byte 0: Content-Length is missing or not a number|43 b text/plain two"},
		{"a length that is too great", "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 500\r\n\r\nbody", "record at byte 0: the record is cut off"},
		{"garbage before", "garbage\nmore\n" + record("conversion", "b", "text/plain", "two"), "record at byte 0: no record begins here|13 b text/plain two"},
		{"cut in the header", "WARC/1.0\r\nWARC-Type: conv", "record at byte 0: the record is cut off"},
		{"a header without a colon", "WARC/1.0\r\nnonsense\r\n\r\n", "record at byte 0: the header is damaged"},
		{"empty", "", ""},
		{"blank", "\r\n\r\n", ""},
	} {
		if c.why == "names in capitals, folded" {
			c.want = "" // "text/ plain" is no type of an article
		}
		got, _ := read(t, strings.NewReader(c.body))
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

// The records are the same however they are compressed; their offsets are those
// of the members.
func TestCompressions(t *testing.T) {
	parts := []string{
		record("warcinfo", "", "application/warc-fields", "software: x"), page("http://a/", htmlType, "<p>one"), record("request", "http://a/", "application/http", "GET"),
		page("http://b/", "Content-Type: image/png\r\n", "png"), record("response", "http://c/", "application/http", "HTTP/1.1 404 Not Found\r\n\r\n"),
		record("conversion", "http://d/", "text/plain", strings.Repeat("two ", 50_000)),
	}
	var gz, zs []string
	var at [3][]int
	for _, p := range parts {
		at[0] = append(at[0], len(strings.Join(parts[:len(gz)], "")))
		at[1] = append(at[1], len(strings.Join(gz, "")))
		at[2] = append(at[2], len(strings.Join(zs, "")))
		gz, zs = append(gz, gzipOf(p)), append(zs, zstdOf(p))
	}
	whole := strings.Join(parts, "")
	half := len(parts[0]) + len(parts[1]) - 10
	for _, c := range []struct {
		why, file string
		at        []int // of the second and the last part
	}{
		{"plain", whole, []int{at[0][1], at[0][5]}},
		{"gzip by record", strings.Join(gz, ""), []int{at[1][1], at[1][5]}},
		{"gzip in one", gzipOf(whole), []int{0, 0}},
		{"gzip cut anywhere", gzipOf(whole[:half], whole[half:]), []int{0, len(gzipOf(whole[:half]))}},
		{"zstd by record", strings.Join(zs, ""), []int{at[2][1], at[2][5]}},
		{"zstd in one", zstdOf(whole), []int{0, 0}},
	} {
		want := []string{
			fmt.Sprintf("%d http://a/ text/html <p>one", c.at[0]), fmt.Sprintf("%d http://d/ text/plain %s", c.at[1], strings.Repeat("two ", 50_000)),
		}
		got, passed := read(t, iotest.OneByteReader(strings.NewReader(c.file)))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", c.why, diff)
		}
		if want := (Passed{Types: 2, Status: 1, Media: 1}); passed != want {
			t.Errorf("%s: passed %+v, want %+v", c.why, passed, want)
		}
	}
}

func TestDictionary(t *testing.T) {
	text := strings.Repeat("The mill grinds the flour of the valley. ", 40)
	var samples [][]byte
	for i := range 50 {
		samples = append(samples, []byte(fmt.Sprintf("%d %s %d", i, text, i*i)))
	}
	dict, err := zstd.BuildDict(zstd.BuildDictOptions{ID: 7, Contents: samples, History: []byte(text), Offsets: [3]int{1, 4, 8}})
	if err != nil {
		t.Fatal(err)
	}
	z, err := zstd.NewWriter(nil, zstd.WithEncoderDict(dict))
	if err != nil {
		t.Fatal(err)
	}
	body := z.EncodeAll([]byte(record("conversion", "a", "text/plain", text)), nil)
	for _, d := range []string{string(dict), zstdOf(string(dict))} {
		n := len(d)
		file := string(dictionaryMagic) + string([]byte{byte(n), byte(n >> 8), byte(n >> 16), byte(n >> 24)}) + d + string(body)
		got, _ := read(t, strings.NewReader(file))
		if want := fmt.Sprintf("%d a text/plain %s", 8+n, text); len(got) != 1 || got[0] != want {
			t.Errorf("%.200q, want %.200q", got, want)
		}
	}
}

// A damaged member costs what it holds.
func TestDamage(t *testing.T) {
	one, two, three := record("conversion", "a", "text/plain", strings.Repeat("one ", 10)), record("conversion", "b", "text/plain", "two "), record("conversion", "c", "text/plain", "three ")
	for name, of := range map[string]func(...string) string{"gzip": gzipOf, "zstd": zstdOf} {
		a, b, c := of(one), of(two), of(three)
		damaged := b[:len(b)/2] + "\xff\xff\xff" + b[len(b)/2+3:]
		for _, x := range []struct {
			why, file string
			third     int
		}{
			{"damaged", a + damaged + c, len(a + damaged)},
			{"cut", a + b[:len(b)/2] + c, len(a + b[:len(b)/2])},
			{"garbage", a + strings.Repeat("garbage", 20) + c, len(a) + 140},
		} {
			got, _ := read(t, strings.NewReader(x.file))
			if len(got) != 3 || !strings.HasPrefix(got[0], "0 a ") || !strings.HasPrefix(got[1], fmt.Sprintf("record at byte %d", len(a))) ||
				!strings.HasPrefix(got[2], fmt.Sprintf("%d c text/plain three", x.third)) {
				t.Errorf("%s, %s: %d, %d: %.300q", name, x.why, len(a), x.third, got)
			}
		}
		got, _ := read(t, strings.NewReader(a+b[:len(b)/2]))
		if len(got) != 2 || !strings.Contains(got[1], "cut off") {
			t.Errorf("%s, cut at the end: %.300q", name, got)
		}
	}
}

func TestReadError(t *testing.T) {
	r := io.MultiReader(strings.NewReader(record("conversion", "a", "text/plain", "one")), iotest.ErrReader(errors.New("cable pulled")))
	if got, _ := read(t, r); len(got) != 2 || got[1] != "stopped: cable pulled" {
		t.Errorf("%q", got)
	}
}

func FuzzReader(f *testing.F) {
	parts := []string{page("http://a/", htmlType+"Transfer-Encoding: chunked\r\n", "3\r\n<p>\r\n0\r\n\r\n"), record("conversion", "http://d/", "text/plain", "two")}
	whole := strings.Join(parts, "")
	for _, s := range []string{whole, gzipOf(parts...), gzipOf(whole), zstdOf(parts...), whole[:90], gzipOf(parts...)[:150] + gzipOf(whole), "WARC/1.0\r\nContent-Length: 99999999999\r\n\r\n", zstdOf(whole)[:60] + zstdOf(whole)} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		r := NewReader(bytes.NewReader(b))
		defer r.Close()
		last := int64(-1)
		for n := 0; ; n++ {
			rec, err := r.Next()
			var bad *RecordError
			switch {
			case errors.Is(err, io.EOF):
				return
			case errors.As(err, &bad):
				if bad.Offset > int64(len(b)) {
					t.Fatalf("an error at %d of %d bytes", bad.Offset, len(b))
				}
			case err != nil:
				t.Fatal(err)
			case rec.Offset < last || rec.Offset >= int64(len(b)):
				t.Fatalf("a record at %d behind one at %d of %d bytes", rec.Offset, last, len(b))
			default:
				last = rec.Offset
			}
			if n > 10*len(b)+100 {
				t.Fatal("it does not end")
			}
		}
	})
}
