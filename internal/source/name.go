package source

import (
	"path/filepath"
	"strings"
)

// RecordExtensions are those of files of WARC records. Compressed ones are not
// unpacked as a whole: each record may be compressed by itself.
var RecordExtensions = []string{".warc", ".wet"}

// Ext returns the extension of a name in lower case, ".html" of "a.HTML.gz", or
// "". Those of gzip and zstd are none, and neither is the dot of a hidden file.
func Ext(path string) string {
	name := Unzipped(filepath.Base(path))
	ext := filepath.Ext(name)
	if ext == name || ext == "." {
		return ""
	}
	return strings.ToLower(ext)
}

// Unzipped returns name without the extension of a compression.
func Unzipped(name string) string {
	for _, ext := range [...]string{".gz", ".zst"} {
		if n := len(name) - len(ext); n > 0 && strings.EqualFold(name[n:], ext) {
			return name[:n]
		}
	}
	return name
}
