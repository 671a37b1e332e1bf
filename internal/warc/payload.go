package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http/httputil"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// payload makes of the body of a record what it holds, and reports whether that
// is a page or a text.
func (r *Record) payload(kind string, head header, passed *Passed) (bool, error) {
	contentType := head.get("content-type")
	if kind == "response" {
		http, status, body := splitHTTP(r.Body)
		if status/100 != 2 {
			passed.Status++
			return false, nil
		}
		r.Body, contentType = body, http.get("content-type")
		if !r.isArticle(contentType) {
			passed.Media++
			return false, nil
		}
		return true, r.decode(http)
	}
	if !r.isArticle(contentType) {
		passed.Media++
		return false, nil
	}
	return true, nil
}

// isArticle notes the type of the payload and reports whether it is a page or a
// text. What has no type may be one.
func (r *Record) isArticle(contentType string) bool {
	r.ContentType, r.Charset = mediaType(contentType)
	switch r.ContentType {
	case "text/html", "application/xhtml+xml", "text/plain":
		return true
	case "":
		r.ContentType = "text/html"
		return true
	}
	return false
}

// splitHTTP splits a response of HTTP into its header, its status, 0 if it has
// none, and its body. Servers write much that no standard allows: a line that is
// no field is passed over.
func splitHTTP(b []byte) (header, int, []byte) {
	h := header{}
	status, last := 0, ""
	for n := 0; len(b) > 0; n++ {
		line, rest, _ := bytes.Cut(b, []byte("\n"))
		b = rest
		text := strings.TrimRight(string(line), "\r")
		if text == "" {
			break
		}
		if n == 0 {
			_, _ = fmt.Sscanf(text, "HTTP/%s %d", new(string), &status)
		} else {
			last, _ = h.add(text, last)
		}
	}
	return h, status, b
}

var errCoding = errors.New("the body has an unknown coding")

// decode undoes the codings of HTTP: chunks, then those of the content.
func (r *Record) decode(http header) error {
	// crawlers that undo them sometimes leave the fields: what does not begin with
	// the length of a chunk is none
	if strings.Contains(strings.ToLower(http.get("transfer-encoding")), "chunked") && beginsChunk(r.Body) {
		body, err := readBounded(httputil.NewChunkedReader(bytes.NewReader(r.Body)))
		if err != nil {
			return fmt.Errorf("the chunked body cannot be decoded: %w", err)
		}
		r.Body = body
	}
	codings := strings.Split(http.get("content-encoding"), ",")
	for i := len(codings) - 1; i >= 0; i-- {
		if err := r.undo(strings.ToLower(strings.TrimSpace(codings[i]))); err != nil {
			return err
		}
	}
	return nil
}

// beginsChunk reports whether b begins with a number in hexadecimal digits and
// the end of its line.
func beginsChunk(b []byte) bool {
	line, _, ok := bytes.Cut(b[:min(len(b), 64)], []byte("\n"))
	digits, _, _ := bytes.Cut(bytes.TrimSpace(line), []byte(";"))
	return ok && len(digits) > 0 && len(bytes.Trim(digits, "0123456789abcdefABCDEF ")) == 0
}

// undo undoes one coding of the content, unless the crawler has.
func (r *Record) undo(coding string) error {
	var z io.Reader
	var err error
	body := bytes.NewReader(r.Body)
	switch coding {
	case "", "identity":
		return nil
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(r.Body, gzipMagic) {
			return nil
		}
		z, err = gzip.NewReader(body)
	case "deflate": // of zlib by the standard, bare from some servers
		if z, err = zlib.NewReader(body); err != nil {
			z, err = flate.NewReader(bytes.NewReader(r.Body)), nil
		}
	case "br":
		z = brotli.NewReader(body)
	case "zstd":
		if !bytes.HasPrefix(r.Body, zstdMagic) {
			return nil
		}
		var d *zstd.Decoder
		if d, err = zstd.NewReader(body, zstdOptions...); err == nil {
			defer d.Close()
		}
		z = d
	default:
		return fmt.Errorf("%w: %.40q", errCoding, coding)
	}
	if err == nil {
		r.Body, err = readBounded(z)
	}
	if err != nil {
		return fmt.Errorf("the %s body cannot be decoded: %w", coding, err)
	}
	return nil
}

// readBounded reads all, up to MaxBody.
func readBounded(r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, MaxBody+1))
	if err == nil && len(b) > MaxBody {
		err = errTooLarge
	}
	return b, err
}
