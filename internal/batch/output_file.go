package batch

import (
	"errors"
	"io"
	"io/fs"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/pare-text/pare/internal/wholefile"
)

// An outputFile is a file that is written, compressed if its name says so.
type outputFile struct {
	*wholefile.File
	packer io.WriteCloser // nil if it is not compressed
}

// newOutputFile returns the file f, which will be called path.
func newOutputFile(f *wholefile.File, path string) (*outputFile, error) {
	var err error
	out := &outputFile{File: f}
	switch name := strings.ToLower(path); {
	case strings.HasSuffix(name, ".gz"):
		out.packer = gzip.NewWriter(f)
	case strings.HasSuffix(name, ".zst"):
		// one at a time, so that the bytes do not depend on the machine
		out.packer, err = zstd.NewWriter(f, zstd.WithEncoderConcurrency(1))
	}
	return out, err
}

// Write writes more of what the file is to hold.
func (f *outputFile) Write(p []byte) (int, error) {
	if f.packer != nil {
		return f.packer.Write(p)
	}
	return f.File.Write(p)
}

// Commit ends the file and gives it its name.
func (f *outputFile) Commit() error { return f.end(f.File.Commit) }

// Replace is Commit for a file that takes the place of one that was read.
func (f *outputFile) Replace(read fs.FileInfo) error {
	return f.end(func() error { return f.File.Replace(read, nil) })
}

// end writes what the packer still holds, then ends the file. If that fails, there
// is none.
func (f *outputFile) end(commit func() error) error {
	if f.packer != nil {
		if err := f.packer.Close(); err != nil {
			return errors.Join(err, f.Abort())
		}
	}
	return commit()
}
