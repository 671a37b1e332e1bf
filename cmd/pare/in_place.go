package main

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/internal/wholefile"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// inPlace says that each file becomes what is left of it.
type inPlace struct {
	on bool
	// suffix makes the name of the file that keeps the old text, as sed has it:
	// it stands behind the name, or takes the name where it has a star; "" keeps
	// none.
	suffix string
	// next is the argument behind a lone -i: it may have been meant as a suffix.
	next string
}

// register adds the flag -i[SUFFIX].
func (p *inPlace) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.VarP(p, "in-place", "i", "write each clean text back to its file; -i.bak keeps the old file as FILE.bak (no space before the suffix)")
	flags.Lookup("in-place").NoOptDefVal = "SUFFIX" // for the help; never taken: see splitInPlace
}

// String, Set and Type make it a flag.
func (p *inPlace) String() string { return p.suffix }

// Set takes the suffix.
func (p *inPlace) Set(s string) error {
	p.on, p.suffix = true, s
	return nil
}

// Type makes the help show the optional value without quotes.
func (p *inPlace) Type() string { return "bool" }

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

// check returns why a file cannot be written back into. What killed runs left
// beside the inputs is removed.
func (p *inPlace) check(inputs []input, files *wholefile.Set) error {
	seen := map[string]bool{}
	for i := range inputs {
		in := &inputs[i]
		if in.path == source.Stdin {
			return usageError{errors.New("-i needs the names of files; it cannot clean standard input"), "pare"}
		}
		file := realFile(in)
		if seen[file] {
			return usageError{fmt.Errorf("-i: %s is named twice", in.path), "pare"}
		}
		seen[file] = true
	}
	if err := p.checkBackups(inputs); err != nil {
		return usageError{err, "pare"}
	}
	for file := range seen {
		files.Sweep(filepath.Dir(file))
	}
	return nil
}

// realFile is the file of an input: of a link, the one that it names.
func realFile(in *input) string {
	if file, err := filepath.EvalSymlinks(in.path); err == nil {
		return file
	}
	return in.path
}

// fits returns why an input of a format cannot become what is left of it.
func (p *inPlace) fits(from *source.Input, format source.Format) error {
	info := from.Info()
	switch {
	case info == nil || !info.Mode().IsRegular():
		return errors.New("is not a regular file, and -i cannot replace it; write the text elsewhere with -o")
	case format == source.HTML:
		return unfitError{errors.New("is an HTML page, and -i only writes text; write its text to another file with -o DIR/")}
	case format == source.WARC:
		return unfitError{errors.New("is a WARC file, and -i only writes text; write its texts to another file with -o DIR/")}
	case from.Compressed():
		return unfitError{errors.New("is compressed, and -i does not compress; unpack it first, or write to another file with -o DIR/")}
	}
	return nil
}

var errNotUTF8 = errors.New("is not UTF-8, and -i only writes UTF-8; write it to another file with -o DIR/")

// markOf returns the byte-order mark of a text that is to be written back, or
// why it cannot be.
func (p *inPlace) markOf(from *source.Input, format source.Format, encoding string) (string, error) {
	if err := p.fits(from, format); err != nil {
		return "", err
	}
	const mark = "\xef\xbb\xbf"
	head := from.Head()
	switch {
	case encoding != "" && !strings.EqualFold(encoding, "utf-8"):
		return "", errNotUTF8
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")), bytes.HasPrefix(head, []byte("\x00\x00\xfe\xff")):
		return "", unfitError{errNotUTF8}
	case bytes.HasPrefix(head, []byte(mark)):
		return mark, nil
	}
	return "", nil
}
