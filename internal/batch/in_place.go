package batch

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/format"
	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/internal/wholefile"
)

// InPlace says that each file becomes what is left of it.
type InPlace struct {
	Enabled bool
	// Suffix makes the name of the file that keeps the old text, as sed has it:
	// it stands behind the name, or takes the name where it has a star; "" keeps
	// none.
	Suffix string
}

// passOverLinks returns the inputs without those that a folder holds as links to others,
// which are passed over, or an error if one cannot be written back into.
func (p *InPlace) passOverLinks(inputs []Input) (left, links []Input, err error) {
	seen := make(map[string]int, len(inputs)) // in left, by file
	for _, in := range inputs {
		if in.Path == source.Stdin {
			return nil, nil, console.NewUsageError(errors.New("-i needs the names of files; it cannot clean standard input"), "pare")
		}
		if source.IsStream(in.Path) { // to open a pipe may last for ever
			return nil, nil, console.NewUsageError(fmt.Errorf("%s: %w; nothing was changed", in.Path, errNotRegular), "pare")
		}
		file := fileBehind(&in)
		k, again := seen[file]
		switch {
		case !again:
			seen[file] = len(left)
			left = append(left, in)
		case in.isLinkInFolder():
			links = append(links, in)
		case left[k].isLinkInFolder():
			links = append(links, left[k])
			left[k] = in
		default:
			return nil, nil, console.NewUsageError(fmt.Errorf("-i: %s is named twice", in.Path), "pare")
		}
	}
	return left, links, nil
}

// isLinkInFolder reports whether an input is a link that was found in a folder.
func (in *Input) isLinkInFolder() bool {
	if in.dir == "" {
		return false
	}
	info, err := os.Lstat(in.Path)
	return err == nil && info.Mode()&os.ModeSymlink != 0
}

// prepare returns why a file cannot be written back into. What killed runs left
// beside the inputs is removed.
func (p *InPlace) prepare(inputs []Input, files *wholefile.Set) error {
	if err := p.checkBackups(inputs); err != nil {
		return console.NewUsageError(err, "pare")
	}
	swept := map[string]bool{}
	for i := range inputs {
		folder := filepath.Dir(fileBehind(&inputs[i]))
		if !swept[folder] {
			swept[folder] = true
			files.Sweep(folder)
		}
	}
	return nil
}

// fileBehind is the file of an input: of a link, the one that it names.
func fileBehind(in *Input) string {
	if file, err := filepath.EvalSymlinks(in.Path); err == nil {
		return file
	}
	return in.Path
}

// whyNot returns why an input of a format cannot become what is left of it.
func (p *InPlace) whyNot(from *source.Input, f *format.Format) error {
	info := from.Info()
	switch {
	case info == nil || !info.Mode().IsRegular():
		return errNotRegular
	case f.NotInPlace != "":
		return notInPlaceError{errors.New(f.NotInPlace)}
	case from.Compressed():
		return notInPlaceError{errors.New("is compressed, and -i does not compress; unpack it first, or write to another file with -o DIR/")}
	}
	return nil
}

var errNotRegular = errors.New("is not a regular file, and -i cannot replace it; write the text elsewhere with -o")

var errNotUTF8 = errors.New("is not UTF-8, and -i only writes UTF-8; write it to another file with -o DIR/")

// byteOrderMark returns the byte-order mark of a text that is to be written back, or
// why it cannot be.
func (p *InPlace) byteOrderMark(from *source.Input, f *format.Format, encoding string) (string, error) {
	if err := p.whyNot(from, f); err != nil {
		return "", err
	}
	const mark = "\xef\xbb\xbf"
	head := from.Head()
	switch {
	case encoding != "" && !strings.EqualFold(encoding, "utf-8"):
		return "", errNotUTF8
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")), bytes.HasPrefix(head, []byte("\x00\x00\xfe\xff")):
		return "", notInPlaceError{errNotUTF8}
	case bytes.HasPrefix(head, []byte(mark)):
		return mark, nil
	}
	return "", nil
}
