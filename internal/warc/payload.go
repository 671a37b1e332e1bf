package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
	brrr "github.com/molecule-man/go-brrr"
)

// payload makes of the body of a record what it holds, and reports whether that
// is a page or a text.
func (r *Record) payload(head header, passed *Passed) (bool, error) {
	contentType := head.get("content-type")
	switch strings.ToLower(head.get("warc-type")) {
	case "response":
		return r.response(head, passed)
	case "conversion", "resource":
		return r.isArticle(contentType, passed), nil
	case "":
		passed.invalid(r)
	default:
		passed.Types++
	}
	return false, nil
}

// response makes of a response of HTTP what it holds.
func (r *Record) response(head header, passed *Passed) (bool, error) {
	isHTTP := strings.HasPrefix(strings.ToLower(r.URI), "http")
	switch media, _ := mediaType(head.get("content-type")); {
	case media == "application/http", media == "" && isHTTP:
	case isHTTP || media != "" && !isMedia(media):
		passed.invalid(r)
		return false, nil
	default:
		passed.Types++ // of DNS, or of FTP
		return false, nil
	}
	http, status, body := splitHTTP(r.Body)
	switch {
	case status < 100 || status > 999:
		passed.invalid(r)
		return false, nil
	case status/100 != 2:
		passed.Status++
		return false, nil
	}
	r.Body = body
	if !r.isArticle(http.get("content-type"), passed) {
		return false, nil
	}
	return true, r.decode(http)
}

// isArticle notes the type of the payload and reports whether it is a page or a
// text. What has no type may be one.
func (r *Record) isArticle(contentType string, passed *Passed) bool {
	r.ContentType, r.Charset = mediaType(contentType)
	switch r.ContentType {
	case "text/html", "application/xhtml+xml", "text/plain":
		return true
	case "":
		r.ContentType = "text/html"
		return true
	}
	if isMedia(r.ContentType) {
		passed.Media++
	} else {
		passed.invalid(r)
	}
	return false
}

// isMedia reports whether a media type is written as one: RFC 9110, 8.3.1.
func isMedia(media string) bool {
	main, sub, ok := strings.Cut(media, "/")
	return ok && main != "" && sub != "" && !strings.ContainsAny(media, " \t,;\"()<>@[]?={}") && !strings.Contains(sub, "/")
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
		body, err := r.readBounded(&chunks{rest: r.Body})
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
		r.Body, err = r.undoGzip(body)
		if err != nil {
			return fmt.Errorf("its %s cannot be read: %w", coding, err)
		}
		return nil
	case "deflate": // of zlib by the standard, bare from some servers
		if z, err = zlib.NewReader(body); err != nil {
			z, err = flate.NewReader(bytes.NewReader(r.Body)), nil
		}
	case "br":
		if len(r.Body) == 0 || r.Body[0] == '<' { // undone already: no stream begins like a page
			return nil
		}
		z = brotliReader{brrr.NewReader(body)}
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
		r.Body, err = r.readBounded(z)
	}
	if err != nil {
		return fmt.Errorf("the %s body cannot be decoded: %w", coding, err)
	}
	return nil
}

// A brotliReader passes over what follows a stream, as browsers do.
type brotliReader struct{ io.Reader }

func (b brotliReader) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if errors.Is(err, brrr.ErrExcessiveInput) {
		err = io.EOF
	}
	return n, err
}

// undoGzip reads the members of a body. Browsers pass over what follows them.
func (r *Record) undoGzip(body *bytes.Reader) ([]byte, error) {
	z, err := gzip.NewReader(body)
	var all []byte
	for err == nil {
		z.Multistream(false)
		var b []byte
		if b, err = r.readBounded(z); err != nil {
			break
		}
		if all = append(all, b...); len(all) > MaxBody {
			return nil, errTooLarge
		}
		rest := make([]byte, len(deflateMagic))
		n, _ := body.Read(rest)
		_, _ = body.Seek(int64(-n), io.SeekCurrent)
		if !bytes.Equal(rest, deflateMagic) {
			return all, nil
		}
		err = z.Reset(body)
	}
	return nil, err
}

// readBounded reads all, up to MaxBody, as there is room.
func (r *Record) readBounded(from io.Reader) ([]byte, error) {
	var b bytes.Buffer
	for {
		n, err := io.CopyN(&b, from, 1<<20)
		switch {
		case b.Len() > MaxBody:
			return nil, errTooLarge
		case err == io.EOF:
			return b.Bytes(), nil
		case err != nil:
			return nil, err
		}
		if r.room != nil && n > 0 {
			if err := r.room(int64(len(r.Body) + 2*b.Len())); err != nil {
				return nil, err
			}
		}
	}
}
