package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"
)

// noteNext tells the flag -i of the argument behind it, if that stands alone, in
// args as splitInPlace returns them.
func noteNext(args []string, flags *pflag.FlagSet) {
	p, ok := flags.Lookup("in-place").Value.(*inPlace)
	for i, arg := range args {
		switch {
		case arg == "--" || !ok:
			return
		case arg == "--in-place=" && i+1 < len(args) && !strings.HasPrefix(args[i+1], "-"):
			p.next = args[i+1]
		}
	}
}

// checkSuffix returns an error if an argument looks like the suffix of -i, with
// a space before it: then the files would be rewritten without backups.
func (p *inPlace) checkSuffix(args []string) error {
	if !p.on || p.suffix != "" {
		return nil
	}
	for _, arg := range args {
		if isDotName(arg) {
			return fmt.Errorf("-i %s: no backup would be kept; write -i%s for backups, or ./%s if it is a file", arg, arg, arg)
		}
		if _, err := os.Lstat(arg); arg == p.next && errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s: no such file or directory; nothing was changed (a suffix for backups follows -i without a space: -i%s)", arg, suffixLike(arg))
		}
	}
	return nil
}

// isDotName reports whether arg is a name like ".bak", without a folder and with
// no other dot.
func isDotName(arg string) bool {
	return len(arg) > 1 && strings.LastIndexByte(arg, '.') == 0 && filepath.Base(arg) == arg
}

// suffixLike is what may have been meant as a suffix, or an example.
func suffixLike(arg string) string {
	if filepath.Base(arg) != arg || strings.LastIndexByte(arg, '.') > 0 {
		return ".bak"
	}
	return arg
}
