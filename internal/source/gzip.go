package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
)

var errCutGzip = errors.New("the gzip data is cut off: the end of the file is missing")

// unzip lets in read what its gzip data hold, if it begins with any. Whatever
// the name says, the content decides.
func (in *Input) unzip() error {
	magic, _ := in.r.Peek(2) // an error comes again when it is read
	if !bytes.Equal(magic, []byte("\x1f\x8b")) {
		return nil
	}
	z, err := gzip.NewReader(in.r)
	if err != nil {
		return gzipError(err)
	}
	in.r = bufio.NewReaderSize(unzipping{z}, sniffLen)
	in.size = 0 // that of the file says nothing
	in.zipped = true
	return nil
}

// unzipping says in words what is wrong with gzip data.
type unzipping struct{ z *gzip.Reader }

func (u unzipping) Read(p []byte) (int, error) {
	n, err := u.z.Read(p)
	return n, gzipError(err)
}

func gzipError(err error) error {
	var corrupt flate.CorruptInputError
	switch {
	case err == nil, err == io.EOF:
		return err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errCutGzip
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader), errors.As(err, &corrupt):
		return fmt.Errorf("the gzip data is damaged (%w)", err)
	}
	return bare(err)
}
