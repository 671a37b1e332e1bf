package source

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// zipped returns the parts as gzip, each a member of its own.
func zipped(t testing.TB, parts ...string) string {
	t.Helper()
	var b bytes.Buffer
	for _, part := range parts {
		z := gzip.NewWriter(&b)
		_, err := z.Write([]byte(part))
		if err == nil {
			err = z.Close()
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func TestGzip(t *testing.T) {
	whole := zipped(t, "A line.\n")
	long := strings.Repeat("x", 100)
	for _, c := range []struct{ why, content, want, err string }{
		{"one member", whole, "A line.\n", ""},
		{"several members", zipped(t, "A line.\n", "", "Another.\n"), "A line.\nAnother.\n", ""},
		{"an empty one", zipped(t, ""), "", ""},
		{"as much as is allowed", zipped(t, long), long, ""},
		{"more than is allowed", zipped(t, long, "x"), "", "larger than 1 GiB"},
		{"cut in the header", whole[:5], "", "the gzip data is cut off"},
		{"nothing but the magic", whole[:2], "", "the gzip data is cut off"},
		{"cut in the data", whole[:15], "", "the gzip data is cut off"},
		{"cut in the checksum", whole[:len(whole)-2], "", "the gzip data is cut off"},
		{"cut in the second member", whole + whole[:15], "", "the gzip data is cut off"},
		{"damaged", whole[:12] + "\xff\xff" + whole[14:], "", "the gzip data is damaged"},
		{"a wrong checksum", whole[:len(whole)-8] + "\x00" + whole[len(whole)-7:], "", "the gzip data is damaged"},
		{"an unknown method", "\x1f\x8b\x07" + whole[3:], "", "the gzip data is damaged"},
		{"padded with zeros", whole + strings.Repeat("\x00", 1000), "A line.\n", ""},
		{"one zero behind it", whole + "\x00", "A line.\n", ""},
		{"something else behind it", whole + "and more text", "", "trailing garbage"},
		{"shorter than a header", whole + "end", "", "trailing garbage"},
		{"a byte of text", whole + "x", "", "trailing garbage"},
		{"a member behind the padding", whole + "\x00\x00\x00" + zipped(t, "Another.\n"), "A line.\nAnother.\n", ""},
		{"something else behind the padding", whole + "\x00\x00x", "", "trailing garbage"},
		{"half of the magic of a second member", whole + "\x1f", "", "the gzip data is cut off"},
		{"nothing but the magic of a second member", whole + whole[:2], "", "the gzip data is cut off"},
		{"only the first byte of the magic", "\x1f", "\x1f", ""},
		{"gzip inside", zipped(t, whole), whole, ""},
	} {
		t.Run(c.why, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.txt")
			if err := os.WriteFile(path, []byte(c.content), 0o600); err != nil {
				t.Fatal(err)
			}
			var all []byte
			in, err := Open(path, nil)
			if err == nil {
				in.max = int64(len(long))
				in.Head() // must not hide an error from the read that follows
				all, err = in.ReadAll()
				_ = in.Close()
			}
			switch {
			case c.err == "" && (err != nil || string(all) != c.want):
				t.Errorf("read %q, %v; want %q", all, err, c.want)
			case c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err) || all != nil):
				t.Errorf("read %q, %v; want the error %q", all, err, c.err)
			}
		})
	}
}

func TestZstd(t *testing.T) {
	z, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	packed := func(s string) string { return string(z.EncodeAll([]byte(s), nil)) }
	long := strings.Repeat("A line of many.\n", 20_000)
	for _, c := range []struct{ why, content, want, err string }{
		{"a frame", packed("A line.\n"), "A line.\n", ""},
		{"two frames", packed("A line.\n") + packed("Another.\n"), "A line.\nAnother.\n", ""},
		{"more than is looked at", packed(long), long, ""},
		{"cut", packed(long)[:20], "", "the zstd data is cut off"},
		{"damaged", packed("A line.\n")[:8] + "\xff\xff\xff\xff\xff\xff\xff\xff\xff", "", "the zstd data"},
		{"something else behind it", packed("A line.\n") + "and more text", "", "trailing garbage"},
		{"a byte behind it", packed("A line.\n") + "x", "", "trailing garbage"},
		{"a line end behind it", packed("A line.\n") + "\n", "", "trailing garbage"},
		{"two bytes behind it", packed("A line.\n") + "\r\n", "", "trailing garbage"},
		{"three bytes behind two frames", packed("A line.\n") + packed("B") + "end", "", "trailing garbage"},
		{"three bytes behind many blocks", packed(long) + "end", "", "trailing garbage"},
		{"four bytes behind it", packed("A line.\n") + "more", "", "trailing garbage"},
		{"a frame behind it that is cut off in its magic", packed("A line.\n") + "\x28\xb5", "", "the zstd data is cut off"},
		{"a frame behind it that is cut off", packed("A line.\n") + packed(long)[:20], "", "the zstd data is cut off"},
		{"a frame to pass over between two", packed("A line.\n") + "\x50\x2a\x4d\x18\x02\x00\x00\x00xy" + packed("B"), "A line.\nB", ""},
		{"a frame to pass over before each, as pzstd has it", "\x50\x2a\x4d\x18\x04\x00\x00\x00abcd" + packed("A line.\n") + "\x5f\x2a\x4d\x18\x00\x00\x00\x00" + packed("B"), "A line.\nB", ""},
		{"a byte behind a frame to pass over", packed("B") + "\x50\x2a\x4d\x18\x00\x00\x00\x00x", "", "trailing garbage"},
		{"a frame to pass over is cut off", packed("A line.\n") + "\x50\x2a\x4d\x18\x02\x00\x00\x00x", "", "the zstd data is cut off"},
		{"nothing but a part of the magic", "\x28\xb5\x2f", "", "the zstd data is cut off"},
		{"the checksum is cut off", packed(long)[:len(packed(long))-2], "", "the zstd data is cut off"},
		{"only the magic", "\x28\xb5\x2f\xfd", "", "the zstd data is cut off"},
	} {
		in, err := Open(Stdin, strings.NewReader(c.content))
		var all []byte
		if err == nil {
			in.Head()
			all, err = in.ReadAll()
			_ = in.Close()
		}
		switch {
		case c.err == "" && (err != nil || string(all) != c.want):
			t.Errorf("%s: %v, %.40q", c.why, err, all)
		case c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err)):
			t.Errorf("%s: %v, want %q", c.why, err, c.err)
		}
	}
}

// Records are told whatever they are packed in, and read as what they are only
// if they are wanted.
func TestRecords(t *testing.T) {
	const record = "WARC/1.0\r\nWARC-Type: warcinfo\r\n"
	z, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, content := range []string{record, zipped(t, record), string(z.EncodeAll([]byte(record), nil))} {
		for _, wanted := range []bool{true, false} {
			in, err := Open(Stdin, strings.NewReader(content))
			if err != nil || !in.HasRecords() {
				t.Fatalf("%.10q: %v, or not told", content, err)
			}
			var r io.Reader = in
			want := record
			if wanted {
				r, want = in.Records(), content
			}
			if got, err := io.ReadAll(r); err != nil || string(got) != want {
				t.Errorf("%.10q, wanted %v: %q, %v", content, wanted, got, err)
			}
		}
	}
}

// pzstd cuts files anywhere, so that records are read from what is unpacked.
func TestRecordsOfPzstd(t *testing.T) {
	const record = "WARC/1.0\r\nWARC-Type: warcinfo\r\n"
	z, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	packed := func(s string) string {
		return "\x50\x2a\x4d\x18\x04\x00\x00\x00abcd" + string(z.EncodeAll([]byte(s), nil))
	}
	in := New("a", strings.NewReader(packed(record[:12])+packed(record[12:])))
	if !in.HasRecords() || !in.Compressed() {
		t.Error("not told")
	}
	if got, err := io.ReadAll(in.Records()); err != nil || string(got) != record {
		t.Errorf("%q, %v", got, err)
	}
}

// Records behind a damaged first one are told as well: by the name, or by what
// stands behind it.
func TestRecordsBehindDamage(t *testing.T) {
	z, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	const record = "WARC/1.0\r\nWARC-Type: warcinfo\r\n"
	one, two := zipped(t, record), string(z.EncodeAll([]byte(record), nil))
	cut := "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
	for _, c := range []struct {
		why, name, content string
		records            bool
	}{
		{"gzip, its data damaged", "a", cut + "\xff\xff\xff" + one, true},
		{"gzip, its header damaged", "a", "\x1f\x8b\x07" + one[3:] + one, true},
		{"zstd", "a", "\x28\xb5\x2f\xfd\xff\xff\xff\xff" + two, true},
		{"by the name", "a.warc.gz", cut + "\xff\xff\xff", true},
		{"no records behind", "a", cut + "\xff\xff\xff" + zipped(t, "text"), false},
		{"nothing behind", "a", cut, false},
		{"a text that is whole", "a", zipped(t, "text", record), false},
	} {
		in := New(c.name, strings.NewReader(c.content))
		if got := in.HasRecords(); got != c.records {
			t.Errorf("%s: records %v, want %v", c.why, got, c.records)
		}
		if got, err := io.ReadAll(in.Records()); c.records && (err != nil || string(got) != c.content) {
			t.Errorf("%s: its records are %q, %v", c.why, got, err)
		}
	}
}
