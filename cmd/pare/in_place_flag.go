package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/pare-text/pare/internal/batch"
	"github.com/spf13/pflag"
)

// inPlaceFlag is the flag -i[SUFFIX].
type inPlaceFlag struct {
	*batch.InPlace
	// next is the argument behind a lone -i: it may have been meant as a suffix.
	next string
}

// String, Set and Type make it a flag.
func (p *inPlaceFlag) String() string { return p.Suffix }

// Set takes the suffix.
func (p *inPlaceFlag) Set(s string) error {
	p.Enabled, p.Suffix = true, s
	return nil
}

// Type makes the help show the optional value without quotes.
func (p *inPlaceFlag) Type() string { return "bool" }

// splitInPlace makes "-i.bak" of the command line "--in-place=.bak", as sed and
// perl have it, and "-i" "--in-place=": of a letter with an optional value, pflag
// takes what follows as more letters.
func splitInPlace(args []string, flags *pflag.FlagSet) []string {
	out := make([]string, 0, len(args))
	for i, arg := range args {
		if arg == "--" {
			return append(out, args[i:]...)
		}
		out = append(out, splitLetters(arg, flags)...)
	}
	return out
}

func splitLetters(arg string, flags *pflag.FlagSet) []string {
	if arg == "--in-place" {
		return []string{"--in-place="}
	}
	if len(arg) < 2 || arg[0] != '-' || arg[1] == '-' {
		return []string{arg}
	}
	for k := 1; k < len(arg); k++ {
		if arg[k] == 'i' {
			rest := "--in-place=" + strings.TrimPrefix(arg[k+1:], "=")
			if k > 1 {
				return []string{arg[:k], rest}
			}
			return []string{rest}
		}
		if f := flags.ShorthandLookup(arg[k : k+1]); f == nil || f.NoOptDefVal == "" {
			break // takes what follows as its value
		}
	}
	return []string{arg}
}

// noteArgumentAfter tells the flag -i of the argument behind it, if that stands alone, in
// args as splitInPlace returns them.
func noteArgumentAfter(args []string, flags *pflag.FlagSet) {
	p, ok := flags.Lookup("in-place").Value.(*inPlaceFlag)
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
func (p *inPlaceFlag) checkSuffix(args []string) error {
	if !p.Enabled || p.Suffix != "" {
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
