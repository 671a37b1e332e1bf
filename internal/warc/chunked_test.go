package warc

import (
	"bytes"
	"io"
	"net/http/httputil"
	"strings"
	"testing"
	"testing/iotest"
)

// Bodies in chunks are read as Go's own reader reads them.
var chunkedBodies = []string{
	"", "0\r\n\r\n", "3\r\nabc\r\n0\r\n\r\n", "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nTrailer: x\r\n\r\n", "A \t\r\n0123456789\r\n0\r\n",
	"3\r\nab", "3\r\nabc", "3\r\nabcd\r\n", "3\r\nabc\n0\r\n", "3\nabc\r\n", "3\r\r\nabc\r\n", "x\r\nabc\r\n", "\r\nabc", "+3\r\nabc\r\n0\r\n", "0x3\r\nabc\r\n",
	"1_0\r\nabc", "ffffffffffffffff\r\nabc", "7fffffffffffffff\r\nabc", "3", "3\r\nabc\r\n", "3;" + strings.Repeat("x", 5000) + "\r\nabc\r\n0\r\n",
	strings.Repeat("1;"+strings.Repeat("x", 400)+"\r\na\r\n", 100) + "0\r\n",
}

func TestChunks(t *testing.T) {
	for _, body := range chunkedBodies {
		compareChunks(t, body)
	}
	const body = "3\r\nabc\r\n2\r\nde\r\n0\r\n"
	if got, err := io.ReadAll(iotest.OneByteReader(&chunks{rest: []byte(body)})); err != nil || string(got) != "abcde" {
		t.Errorf("byte by byte: %q, %v", got, err)
	}
}

func FuzzChunks(f *testing.F) {
	for _, body := range chunkedBodies {
		f.Add(body)
	}
	f.Fuzz(compareChunks)
}

func compareChunks(t *testing.T, body string) {
	want, wantErr := io.ReadAll(httputil.NewChunkedReader(strings.NewReader(body)))
	got, err := io.ReadAll(&chunks{rest: []byte(body)})
	if (err == nil) != (wantErr == nil) || err == nil && !bytes.Equal(got, want) {
		t.Errorf("%.60q: %q, %v; want %q, %v", body, got, err, want, wantErr)
	}
}
