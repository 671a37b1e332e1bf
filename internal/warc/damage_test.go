package warc

import (
	"fmt"
	"strings"
	"testing"
)

// longer returns a record that says that it is some bytes longer than it is.
func longer(kind, uri, contentType, body string, by int64) string {
	return strings.Replace(record(kind, uri, contentType, body), fmt.Sprintf("Length: %d", len(body)), fmt.Sprintf("Length: %d", int64(len(body))+by), 1)
}

// A length that is too long costs no record, wherever it ends.
func TestLongLength(t *testing.T) {
	var after []string
	for i := range 14 {
		after = append(after, record("conversion", fmt.Sprintf("http://a/%d", i), "text/plain", fmt.Sprintf("text %d", i)))
	}
	rest := strings.Join(after, "")
	lengths := []int64{1, 3, 4, 5, 9, 11, 40, 200, int64(len(after[0])), int64(len(rest)) - 4, int64(len(rest)), 1 << 20, MaxBody + 5, 1 << 50}
	for _, kind := range []string{"conversion", "warcinfo"} {
		for _, by := range lengths {
			first := longer(kind, "http://first/", "text/plain", "The first.", by)
			for name, file := range map[string]string{
				"plain": first + rest, "gzip": gzipOf(append([]string{first}, after...)...), "gzip in one": gzipOf(first + rest), "zstd": zstdOf(append([]string{first}, after...)...),
			} {
				got, passed := read(t, strings.NewReader(file))
				ends := 0
				for _, line := range got {
					if strings.Contains(line, " text/plain text ") {
						ends++
					}
				}
				found := strings.Contains(strings.Join(got, "|"), "http://first/ text/plain The first.")
				if kind == "conversion" && !found || ends != 14 {
					t.Errorf("%s, %s, longer by %d: %d of 14 records behind it: %.300q", kind, name, by, ends, got)
				}
				if said := len(got) > 0 && strings.Contains(got[0], "Content-Length"); by > 4 && !said {
					t.Errorf("%s, %s, longer by %d: nothing is said: %.100q, %+v", kind, name, by, got, passed)
				}
			}
		}
	}
}

// A page about WARC, and a file of records that was crawled, are not taken for
// records.
func TestRecordsInside(t *testing.T) {
	inner := record("conversion", "http://inner/", "text/plain", "inner")
	next := record("conversion", "http://next/", "text/plain", "next")
	for _, c := range []struct{ why, first, want string }{
		{"an example on a page", page("http://a/", htmlType, "<pre>\r\n\r\n"+inner+"</pre>"), "<pre>"},
		{"an example at the end of a text", record("conversion", "http://a/", "text/plain", "See:\n"+inner), "See:"},
		{"a file of records", record("resource", "http://a/", "application/warc", inner+inner), ""},
		{"one that was crawled", page("http://a/", "Content-Type: application/warc\r\n", inner+inner), ""},
	} {
		got, _ := read(t, strings.NewReader(c.first+next))
		if c.want != "" && (len(got) != 2 || !strings.Contains(got[0], c.want) || !strings.Contains(got[0], "inner")) || !strings.HasSuffix(got[len(got)-1], "http://next/ text/plain next") || c.want == "" && len(got) != 1 {
			t.Errorf("%s: %q", c.why, got)
		}
	}
}

// The first member may be damaged, as any other.
func TestFirstMember(t *testing.T) {
	one, two := record("conversion", "a", "text/plain", strings.Repeat("one ", 10)), record("conversion", "b", "text/plain", "two")
	for name, of := range map[string]func(...string) string{"gzip": gzipOf, "zstd": zstdOf} {
		a, b := of(one), of(two)
		for why, file := range map[string]string{
			"its magic":  "\x00\x00\x00\x00" + a[4:] + b,
			"its header": a[:2] + "\x07\xff\xff" + a[5:] + b,
			"its data":   a[:12] + "\xff\xff\xff\xff" + a[16:] + b,
			"all of it":  strings.Repeat("\xaa", 100) + b,
		} {
			got, _ := read(t, strings.NewReader(file))
			if len(got) != 2 || !strings.HasPrefix(got[0], "record at byte 0: ") || !strings.HasSuffix(got[1], " b text/plain two") {
				t.Errorf("%s, %s: %q", name, why, got)
			}
		}
	}
}

// Zeros behind gzip data are padding; anything else is called garbage.
func TestPadding(t *testing.T) {
	a, b := gzipOf(record("conversion", "a", "text/plain", "one")), gzipOf(record("conversion", "b", "text/plain", "two"))
	for _, c := range []struct{ why, file, want string }{
		{"at the end", a + b + strings.Repeat("\x00", 1000), "one|two"},
		{"between members", a + strings.Repeat("\x00", 1000) + b, "one|two"},
		{"garbage at the end", a + b + "end", "one|two|garbage where compressed data should begin"},
		{"long garbage at the end", a + b + strings.Repeat("end", 100), "one|two|garbage where compressed data should begin"},
	} {
		got, _ := read(t, strings.NewReader(c.file))
		want := strings.Split(c.want, "|")
		for i := range max(len(got), len(want)) {
			if i >= len(got) || i >= len(want) || !strings.HasSuffix(got[i], want[i]) {
				t.Errorf("%s: %q, want %q", c.why, got, want)
				break
			}
		}
	}
}

// What does not say what it is gets counted.
func TestInvalid(t *testing.T) {
	response := func(http string) string {
		return record("response", "http://a/", "application/http", http)
	}
	for _, c := range []struct {
		why, record string
		want        Passed
	}{
		{"no line of status", response("Content-Type: text/html\r\n\r\n<p>a"), Passed{Invalid: 1}},
		{"a status that is no number", response("HTTP/1.1 OK\r\nContent-Type: text/html\r\n\r\n<p>a"), Passed{Invalid: 1}},
		{"a status out of range", response("HTTP/1.1 20\r\n\r\n<p>a"), Passed{Invalid: 1}},
		{"nothing", response(""), Passed{Invalid: 1}},
		{"another status", response("HTTP/1.1 404 Not Found\r\n\r\n"), Passed{Status: 1}},
		{"a status of one site alone", response("HTTP/1.1 999 Request denied\r\n\r\n"), Passed{Status: 1}},
		{"a type that is none", page("http://a/", "Content-Type: html\r\n", "<p>a"), Passed{Invalid: 1}},
		{"two types", page("http://a/", "Content-Type: text/html, text/html\r\n", "<p>a"), Passed{Invalid: 1}},
		{"an image", page("http://a/", "Content-Type: image/svg+xml\r\n", "<p>a"), Passed{Media: 1}},
		{"a resource", record("resource", "http://a/", "html", "<p>a"), Passed{Invalid: 1}},
		{"a response of HTTP that is none", record("response", "http://a/", "text/html", "<p>a"), Passed{Invalid: 1}},
		{"a response of DNS", record("response", "dns:a", "text/dns", "a"), Passed{Types: 1}},
		{"no type of record", strings.Replace(record("x", "http://a/", "text/html", "<p>a"), "WARC-Type: x\r\n", "", 1), Passed{Invalid: 1}},
		{"another one", record("request", "http://a/", "application/http", "GET"), Passed{Types: 1}},
	} {
		got, passed := read(t, strings.NewReader(record("warcinfo", "", "", "")+c.record))
		c.want.Types++ // the first
		if c.want.Invalid > 0 {
			c.want.FirstInvalid = int64(len(record("warcinfo", "", "", "")))
		}
		if len(got) > 0 || passed != c.want {
			t.Errorf("%s: %q, %+v, want %+v", c.why, got, passed, c.want)
		}
	}
}

// A header that breaks off costs its record, and not the next one.
func TestCutHeader(t *testing.T) {
	got, _ := read(t, strings.NewReader("WARC/1.0\r\nWARC-Type: conversion\r\n"+record("conversion", "b", "text/plain", "two")))
	if len(got) != 2 || got[0] != "record at byte 0: the header is damaged" || got[1] != "33 b text/plain two" {
		t.Errorf("%q", got)
	}
}
