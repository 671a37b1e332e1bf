package batch

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/pare-text/pare/charset"
	"github.com/pare-text/pare/internal/cleaners"
	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/format"
	"github.com/pare-text/pare/internal/source"
)

// An Input is to be cleaned.
type Input struct {
	Path string
	rel  string // its path below the folder that was named, or its name
	dir  string // that folder; "" if it was named itself
	size int64  // in bytes, as it lies on the disk; -1 if unknown
	time int64  // when it was changed, in nanoseconds since 1970; 0 if unknown

	whole   bool          // its output keeps its extension, as another has the name without it
	kept    *source.Spool // a stream that is read more than once; nil of others
	missing error         // why nothing of this name was found; nil if something was
}

// Origin is where an input was found.
func (in *Input) Origin() cleaners.Origin {
	at := cleaners.OriginOf(in.Path)
	at.Folder = in.dir
	return at
}

// maxNames bounds the bytes of a list of names of inputs.
const maxNames = 256 << 20

// A Finder finds the inputs that a command line names.
type Finder struct {
	Console          *console.Console
	Include, Exclude []string
	NamesFile        string // a file that holds names
	NamesOnStdin     bool   // standard input does
	Encoding         string
	Own              []string // what pare writes, or keeps for itself; "-" is standard output
	Quiet            bool     // print no warnings
	Verbose          bool     // name each file that is skipped
	folders          bool     // one of the inputs is a folder
	// Replaces is the output that is written, and replaced if it is there; "-" or ""
	// for none. It is one of Own.
	Replaces string
	read     []string // the folders that are read, without links
	taken    string   // an article in one of them that would be replaced unread, or ""

	// backupSuffix is that of -i, whose backups are not counted as skipped.
	backupSuffix string

	included, excluded source.Patterns
}

// Find returns what args name: files, standard input, and the articles in
// folders. A folder that cannot be read, or holds no article, has been named, and
// failed is how many of them.
func (f *Finder) Find(args []string) (all []Input, failed int, err error) {
	include, err := source.ParsePatterns(f.Include)
	exclude, excludeErr := source.ParsePatterns(f.Exclude)
	if err := errors.Join(err, excludeErr); err != nil {
		return nil, 0, console.NewUsageError(err, "pare")
	}
	f.included, f.excluded = include, exclude
	if args, err = f.Names(args); err != nil {
		return nil, 0, err
	}
	own := f.ownFiles()
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case arg == source.Stdin:
			all = append(all, Input{Path: arg, rel: "stdin", size: -1})
		case err != nil:
			all = append(all, Input{Path: arg, rel: filepath.Base(arg), missing: err}) // who opens it says so
		case !info.IsDir():
			all = append(all, newInput(arg, filepath.Base(arg), info))
		default:
			f.noteRead(arg)
			found, err := f.articles(arg, own)
			all = append(all, found...)
			if err != nil {
				failed++
			}
		}
	}
	if err := f.checkTaken(args); err != nil {
		return nil, 0, console.NewUsageError(err, "pare")
	}
	return all, failed, nil
}

func newInput(path, rel string, info fs.FileInfo) Input {
	in := Input{Path: path, rel: rel, size: -1}
	if info != nil && info.Mode().IsRegular() {
		in.size, in.time = info.Size(), info.ModTime().UnixNano()
	}
	return in
}

// Names returns the names of the inputs: args, or what a file holds.
func (f *Finder) Names(args []string) ([]string, error) {
	from := f.NamesFile
	if f.NamesOnStdin {
		from = source.Stdin
	}
	switch {
	case from == "" && len(args) == 0:
		return []string{source.Stdin}, nil
	case from == "":
		return args, nil
	case len(args) > 0 || f.NamesOnStdin && f.NamesFile != "":
		return nil, console.NewUsageError(errors.New("name the inputs on the command line, with --files0-from or with -0; use only one of them"), "pare")
	}
	list, err := source.ReadBeside(from, f.Console.In, maxNames)
	if err != nil {
		return nil, fmt.Errorf("--files0-from %s: %w", from, err)
	}
	for name := range bytes.SplitSeq(bytes.TrimSuffix(list, []byte{0}), []byte{0}) {
		if len(name) == 0 && len(list) > 0 {
			return nil, fmt.Errorf("--files0-from %s: contains an empty name", from)
		}
		if len(name) > 0 {
			args = append(args, string(name))
		}
	}
	if len(args) == 0 {
		return nil, fmt.Errorf("--files0-from %s: contains no names", from)
	}
	if len(args) == 1 && bytes.Contains(list, []byte("\n")) && bytes.IndexByte(list, 0) < 0 {
		return nil, fmt.Errorf("--files0-from %s: contains lines, but no NUL; write it with find -print0", from)
	}
	return args, nil
}

// articles returns the articles in a folder and in the folders in it. Other
// files are counted, and named if the user wants to know. What could not be read
// has been named, and makes an error.
func (f *Finder) articles(folder string, own func(fs.FileInfo) bool) (all []Input, err error) {
	others, excluded := 0, 0
	skip := func(rel string, info fs.FileInfo) bool {
		if own(info) {
			f.foundOwn(folder, rel, info)
			return true
		}
		if !f.excluded.Match(rel, info.IsDir()) {
			return false
		}
		excluded++
		return true
	}
	for file, fileErr := range source.Files(folder, skip) {
		rel := file.Rel
		path := filepath.Join(folder, rel)
		why := ""
		switch {
		case errors.Is(fileErr, source.ErrSkipped):
			why = "not a regular file (a link to a folder, a pipe or a device)"
		case fileErr != nil:
			console.Complain(f.Console.Err, path, fileErr)
			err = console.ErrFailed
			continue
		default:
			why = f.whySkip(rel, path)
		}
		if why == "" && !isBackup(path, "") {
			in := newInput(path, path[len(path)-len(rel):], file.Info) // one name to hold, not two
			in.dir = folder
			all = append(all, in)
			continue
		}
		if isBackup(path, f.backupSuffix) {
			why = "a backup"
		} else {
			others++
		}
		if f.Verbose {
			f.Console.Say(path, "skipped: %s", why)
		}
	}
	switch {
	case len(all) == 0 && err == nil:
		f.Console.Say(folder, "%s", f.noArticles(others, excluded))
		err = console.ErrFailed
	case others > 0 && !f.Verbose && !f.Quiet:
		f.Console.Say(folder, "skipped %s; -v names each", otherFiles(others))
	}
	return all, err
}

// whySkip returns why a file of a folder is no input, or "".
func (f *Finder) whySkip(rel, path string) string {
	switch {
	case len(f.included) > 0:
		if !f.included.Match(rel, false) {
			return "does not match --include"
		}
	case source.IsNoArticle(rel):
		return "its name tells that it is no article; name it, or use --include, to read it"
	case format.OfFile(rel) != nil:
	case source.Ext(rel) != "":
		return "unknown extension"
	case !f.isText(path):
		return "no text"
	}
	return ""
}

// noArticles says why a folder holds no inputs, of some others.
func (f *Finder) noArticles(others, excluded int) string {
	if excluded > 0 {
		return fmt.Sprintf("contains nothing to read: all of it, or part, is left out by --exclude (%s); %s", console.Plural(excluded, "name"), otherFiles(others))
	}
	if len(f.included) > 0 {
		return "contains no file that matches --include; " + otherFiles(others)
	}
	known, last := format.Usual(), len(format.Usual())-1
	return fmt.Sprintf("contains nothing to read: no %s or %s, also with .gz or .zst, and no text without an extension; %s",
		strings.Join(known[:last], ", "), known[last], otherFiles(others))
}

// isText reports whether a file whose name tells nothing holds text. One that
// cannot be read does, so that its error comes up where it is read.
func (f *Finder) isText(path string) bool {
	in, err := source.Open(path, nil)
	if err != nil {
		return true
	}
	defer in.Close() //nolint:errcheck // only read
	return charset.CheckText(in.Head(), f.Encoding) == nil
}

func otherFiles(n int) string {
	if n == 1 {
		return "1 other file"
	}
	return fmt.Sprintf("%d other files", n)
}

// ownFiles tells what pare itself writes: the files of an earlier run, or of
// this one, must not become inputs.
func (f *Finder) ownFiles() func(fs.FileInfo) bool {
	var own []fs.FileInfo
	for _, name := range f.Own {
		if out, ok := f.Console.Out.(*os.File); ok && name == "-" {
			if info, err := out.Stat(); err == nil && info.Mode().IsRegular() {
				own = append(own, info)
			}
		} else if info, err := os.Stat(name); err == nil && name != "-" {
			own = append(own, info)
		}
	}
	return func(info fs.FileInfo) bool {
		for _, file := range own {
			if os.SameFile(file, info) {
				return true
			}
		}
		return false
	}
}
