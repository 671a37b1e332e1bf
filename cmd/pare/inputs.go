package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/source"
)

// An input is to be cleaned.
type input struct {
	path string
	rel  string // its path below the folder that was named, or its name
	out  string // the file that it becomes, if each becomes one
}

// inputs returns what args name; see [finder.find].
func (o *cleanOptions) inputs(args []string) (all []input, failed bool) {
	f := finder{world: o.world, encoding: o.encoding, own: []string{o.output}, quiet: o.quiet, verbose: o.verbose}
	all, failed = f.find(args)
	o.folders = f.folders
	return all, failed
}

// A finder finds the inputs that a command line names.
type finder struct {
	world    *world
	encoding string
	own      []string // what pare writes, or keeps for itself; "-" is standard output
	quiet    bool
	verbose  bool
	folders  bool // one of the inputs is a folder
}

// find returns what args name: files, standard input, and the articles in
// folders. A folder that cannot be read, or holds no article, has been named.
func (f *finder) find(args []string) (all []input, failed bool) {
	isOwn := f.ownFiles()
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case arg == source.Stdin:
			all = append(all, input{path: arg, rel: "stdin"})
		case err != nil || !info.IsDir():
			all = append(all, input{path: arg, rel: filepath.Base(arg)})
		default:
			f.folders = true
			found, err := f.articles(arg, isOwn)
			all = append(all, found...)
			failed = failed || err != nil
		}
	}
	return all, failed
}

// ownFiles tells what pare itself writes: the files of an earlier run, or of
// this one, must not become inputs.
func (f *finder) ownFiles() func(fs.FileInfo) bool {
	var own []fs.FileInfo
	for _, name := range f.own {
		if out, ok := f.world.out.(*os.File); ok && name == "-" {
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

// articles returns the articles in a folder and in the folders in it. Other
// files are counted, and named if the user wants to know. What could not be read
// has been named, and makes an error.
func (f *finder) articles(folder string, isOwn func(fs.FileInfo) bool) (all []input, err error) {
	others := 0
	for rel, fileErr := range source.Files(folder, isOwn) {
		path := filepath.Join(folder, rel)
		why := ""
		switch {
		case errors.Is(fileErr, source.ErrSkipped):
			why = "no file, but a link to a folder, a pipe or a device"
		case fileErr != nil:
			complain(f.world.err, path, fileErr)
			err = errFailed
			continue
		case source.FormatOf(rel) != source.Auto:
		case source.Ext(rel) != "":
			why = "no article by its name"
		case !f.isText(path):
			why = "no text"
		}
		if why == "" {
			all = append(all, input{path: path, rel: rel})
			continue
		}
		others++
		if f.verbose {
			f.world.say(path, "skipped: %s", why)
		}
	}
	switch {
	case len(all) == 0 && err == nil:
		f.world.say(folder, "holds no articles: no .txt, .html or .jsonl, plain or with .gz behind it, and no text without an extension; %s", otherFiles(others))
		err = errFailed
	case others > 0 && !f.verbose && !f.quiet:
		f.world.say(folder, "skipped %s; -v names each", otherFiles(others))
	}
	return all, err
}

// isText reports whether a file whose name tells nothing holds text. One that
// cannot be read does, so that its error comes up where it is read.
func (f *finder) isText(path string) bool {
	in, err := source.Open(path, nil)
	if err != nil {
		return true
	}
	defer in.Close() //nolint:errcheck // only read
	return extract.CheckText(in.Head(), f.encoding) == nil
}

func otherFiles(n int) string {
	if n == 1 {
		return "1 other file"
	}
	return fmt.Sprintf("%d other files", n)
}
