package warc

import (
	"mime"
	"strings"
)

// maxHeader is the size of the largest header that is read, in bytes.
const maxHeader = 1 << 20

// A header holds the fields of a record or of HTTP by their names in lower
// case. Of several with one name the first counts.
type header map[string]string

func (h header) get(name string) string { return h[name] }

// add adds a line of a header to it, and to the field before if it is folded. It
// reports whether it is one.
func (h header) add(line, last string) (name string, ok bool) {
	if line[0] == ' ' || line[0] == '\t' {
		if last != "" {
			h[last] += " " + strings.TrimSpace(line)
		}
		return last, last != ""
	}
	name, value, ok := strings.Cut(line, ":")
	name = strings.ToLower(strings.TrimSpace(name))
	if _, twice := h[name]; ok && !twice {
		h[name] = strings.TrimSpace(value)
	}
	return name, ok
}

// readHeader reads the fields of a record, up to the blank line behind them.
func readHeader(in *stream) (header, error) {
	h := header{}
	last := ""
	for size := 0; ; {
		if next, _ := in.peekLine(); isVersion(next) { // the rest of the header is lost, and this one need not be
			return nil, errHeader
		}
		line, err := in.line()
		if err != nil {
			return nil, err
		}
		if size += len(line); size > maxHeader {
			return nil, errHeader
		}
		text := strings.TrimRight(string(line), "\r\n")
		if text == "" {
			return h, nil
		}
		var ok bool
		if last, ok = h.add(text, last); !ok {
			return nil, errHeader
		}
	}
}

// mediaType returns the media type of a Content-Type in lower case, and its
// charset, however badly it is written.
func mediaType(value string) (media, charset string) {
	media, parameters, err := mime.ParseMediaType(value)
	if err == nil {
		return media, parameters["charset"]
	}
	media, rest, _ := strings.Cut(strings.ToLower(value), ";")
	if _, after, ok := strings.Cut(rest, "charset="); ok {
		charset, _, _ = strings.Cut(strings.Trim(after, ` "'`), ";")
	}
	return strings.TrimSpace(media), strings.Trim(charset, ` "'`)
}
