package warc

import "github.com/pare-text/pare/extract"

// Decode returns the body as UTF-8, and whether it is a page or a text. encoding
// is what somebody says it is in, or "".
func (r *Record) Decode(encoding string) (body string, isPage bool, err error) {
	if encoding == "" && extract.CheckEncoding(r.Charset) == nil {
		encoding = r.Charset
	}
	if r.ContentType == "text/plain" {
		body, err = extract.Decode(r.Body, encoding)
		return body, false, err
	}
	body, err = extract.DecodeHTML(r.Body, encoding)
	return body, true, err
}
