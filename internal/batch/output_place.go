package batch

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pare-text/pare/internal/format"
	"github.com/pare-text/pare/internal/source"
)

// isFolderOut reports whether -o names a folder: one that is there, one that
// ends with a slash, or any name without the extension of an output if a folder
// is among the inputs. made says that the folder is still to be made. A file
// where the folder should be is an error.
func (o *Options) isFolderOut() (folder, made bool, err error) {
	info, err := os.Stat(o.Output)
	if err == nil && info.IsDir() {
		return true, false, nil
	}
	isFile := err == nil && info.Mode().IsRegular()
	slash := o.Output == "" || os.IsPathSeparator(o.Output[len(o.Output)-1])
	name := source.Unzipped(o.Output)
	isName := o.folders && name == o.Output && !slices.Contains(format.OutputExtensions(), strings.ToLower(filepath.Ext(name)))
	if isName && (err == nil && !isFile || strings.HasPrefix(filepath.ToSlash(o.Output), "/dev/")) {
		isName = false // a device or a pipe takes all texts, as standard output does
	}
	if !slash && !isName {
		return false, false, nil
	}
	return true, true, o.wayIsFree()
}

// wayIsFree returns an error if a file is in the way of the folder -o.
func (o *Options) wayIsFree() error {
	top := filepath.Clean(o.Output)
	for at := top; ; at = filepath.Dir(at) {
		info, err := os.Stat(at)
		switch {
		case err == nil && info.IsDir(), at == filepath.Dir(at):
			return nil
		case err == nil && at == top && !info.Mode().IsRegular():
			return fmt.Errorf("-o %s: %s is not a folder; leave out what stands behind it", o.Output, top)
		case err == nil && at == top:
			return fmt.Errorf("-o %s: a file of this name is in the way of the folder; remove it, name another folder, or one file for all texts: %s.txt", o.Output, top)
		case err == nil:
			return fmt.Errorf("-o %s: %s is a file, and no folder can be made below it", o.Output, at)
		} // what is wrong otherwise comes up when the folder is made
	}
}
