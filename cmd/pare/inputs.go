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

// inputs returns what args name: files, standard input, and the articles in
// folders. A folder that cannot be read, or holds no article, has been named.
func (o *cleanOptions) inputs(args []string) (all []input, failed bool) {
	isOwn := o.ownFiles()
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case arg == source.Stdin:
			all = append(all, input{path: arg, rel: "stdin"})
		case err != nil || !info.IsDir():
			all = append(all, input{path: arg, rel: filepath.Base(arg)})
		default:
			o.folders = true
			found, err := o.articles(arg, isOwn)
			all = append(all, found...)
			failed = failed || err != nil
		}
	}
	return all, failed
}

// ownFiles tells what pare itself writes: the files of an earlier run, or of
// this one, must not become inputs.
func (o *cleanOptions) ownFiles() func(fs.FileInfo) bool {
	var own []fs.FileInfo
	if info, err := os.Stat(o.output); err == nil && o.output != "-" {
		own = append(own, info)
	}
	if f, ok := o.world.out.(*os.File); ok && o.output == "-" {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			own = append(own, info)
		}
	}
	return func(info fs.FileInfo) bool {
		for _, f := range own {
			if os.SameFile(f, info) {
				return true
			}
		}
		return false
	}
}

// articles returns the articles in a folder and in the folders in it. Other
// files are counted, and named if the user wants to know. What could not be read
// has been named, and makes an error.
func (o *cleanOptions) articles(folder string, isOwn func(fs.FileInfo) bool) (all []input, err error) {
	others := 0
	for rel, fileErr := range source.Files(folder, isOwn) {
		path := filepath.Join(folder, rel)
		why := ""
		switch {
		case errors.Is(fileErr, source.ErrSkipped):
			why = "no file, but a link to a folder, a pipe or a device"
		case fileErr != nil:
			complain(o.world.err, path, fileErr)
			err = errFailed
			continue
		case source.FormatOf(rel) != source.Auto:
		case source.Ext(rel) != "":
			why = "no article by its name"
		case !o.isText(path):
			why = "no text"
		}
		if why == "" {
			all = append(all, input{path: path, rel: rel})
			continue
		}
		others++
		if o.verbose {
			o.say(path, "skipped: %s", why)
		}
	}
	switch {
	case len(all) == 0 && err == nil:
		o.say(folder, "holds no articles: no .txt, .html or .jsonl, plain or with .gz behind it, and no text without an extension; %s", otherFiles(others))
		err = errFailed
	case others > 0 && !o.verbose && !o.quiet:
		o.say(folder, "skipped %s; -v names each", otherFiles(others))
	}
	return all, err
}

// isText reports whether a file whose name tells nothing holds text. One that
// cannot be read does, so that its error comes up where it is read.
func (o *cleanOptions) isText(path string) bool {
	in, err := source.Open(path, nil)
	if err != nil {
		return true
	}
	defer in.Close() //nolint:errcheck // only read
	return extract.CheckText(in.Head(), o.encoding) == nil
}

func otherFiles(n int) string {
	if n == 1 {
		return "1 other file"
	}
	return fmt.Sprintf("%d other files", n)
}
