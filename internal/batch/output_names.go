package batch

import (
	"errors"
	"fmt"
	"hash/maphash"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/pare-text/pare/internal/cleaners"
	"github.com/pare-text/pare/internal/format"
	"github.com/pare-text/pare/internal/source"
)

// fileOf is the file in the folder -o that an input becomes: where it stood below
// the folder that was named, without the extensions that tell its format. It is
// made anew each time: a name for each of many inputs is much to hold.
func (o *Options) fileOf(in *Input) string {
	return filepath.Join(o.Output, filepath.Dir(in.rel), stemOf(in)+o.extension(in.Path))
}

// sameName is what two names have in common that are one to the file system.
func sameName(name string) string {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return strings.ToLower(name) // to most of their file systems
	}
	return name
}

// checkNames gives each input a file. It returns an error if two inputs would write
// one, if the file of one is a folder that another needs, or if one is an input.
func (o *Options) checkNames(inputs []Input) error {
	from := make(map[uint64]int32, len(inputs)) // the input of each file, by the hash of its name
	seed := maphash.MakeSeed()
	hash := func(name string) uint64 { return maphash.String(seed, sameName(name)) }
	if err := o.giveNames(inputs, from, hash); err != nil {
		return err
	}
	top := filepath.Clean(o.Output)
	for i := range inputs {
		in := &inputs[i]
		for dir := filepath.Dir(o.fileOf(in)); len(dir) > len(top); dir = filepath.Dir(dir) {
			if other, ok := from[hash(dir)]; ok && sameName(o.fileOf(&inputs[other])) == sameName(dir) {
				return fmt.Errorf("%s would write the file %s, but %s needs a folder of that name", source.NameOf(inputs[other].Path), dir, source.NameOf(in.Path))
			}
		}
	}
	return errors.Join(o.checkOverwrite(inputs), o.checkOptionFiles(inputs))
}

// giveNames gives each input a file of its own. In a folder, the first of a.html and
// a.md becomes a.txt unless there is one, and any other keeps its extension: a.md.txt.
func (o *Options) giveNames(inputs []Input, from map[uint64]int32, hash func(string) uint64) error {
	var others []int32 // that need a longer name
	give := func(i int32, first bool) error {
		in := &inputs[i]
		name := o.fileOf(in)
		k, ok := from[hash(name)]
		if !ok || sameName(o.fileOf(&inputs[k])) != sameName(name) {
			from[hash(name)] = i
			return nil
		}
		holder, loser := k, i
		if first && o.isOwnName(in) && !o.isOwnName(&inputs[k]) {
			holder, loser = i, k
		}
		if !first || inputs[loser].dir == "" || inputs[loser].rel == inputs[holder].rel {
			return fmt.Errorf("%s and %s would both write %s", source.NameOf(inputs[k].Path), source.NameOf(in.Path), name)
		}
		from[hash(name)] = holder
		others = append(others, loser)
		return nil
	}
	for i := range inputs {
		if err := give(int32(i), true); err != nil {
			return err
		}
	}
	for _, i := range others {
		inputs[i].whole = true
		if err := give(i, false); err != nil {
			return err
		}
	}
	if len(others) > 0 && !o.Quiet {
		o.Console.Say(o.Output, "the names of some inputs differ only in their extension, which %d of them keep: %s becomes %s",
			len(others), inputs[others[0]].Path, o.fileOf(&inputs[others[0]]))
	}
	return nil
}

// isOwnName reports whether the file of an input has the input's own name.
func (o *Options) isOwnName(in *Input) bool {
	return filepath.Base(o.fileOf(in)) == source.Unzipped(filepath.Base(in.rel))
}

// checkOptionFiles returns an error if the file of an input is one that an option
// names to be read.
func (o *Options) checkOptionFiles(inputs []Input) error {
	inside := map[string]cleaners.NamedFile{} // by their paths in the folder
	for _, file := range o.optionFiles() {
		folder, err := filepath.Abs(o.Output)
		path, pathErr := filepath.Abs(file.Path)
		if err != nil || pathErr != nil {
			continue // no folder to work in
		}
		if rel, err := filepath.Rel(folder, path); err == nil && filepath.IsLocal(rel) {
			inside[sameName(rel)] = file
		}
	}
	for i := range inputs {
		if len(inside) == 0 {
			break
		}
		rel, err := filepath.Rel(o.Output, o.fileOf(&inputs[i]))
		if file, ok := inside[sameName(rel)]; ok && err == nil {
			return file.Overwritten(source.NameOf(inputs[i].Path))
		}
	}
	return nil
}

// checkOverwrite returns an error if the file of an input is an input.
func (o *Options) checkOverwrite(inputs []Input) error {
	// os.SameFile compares two files only; what is the same has one of these
	type sizeAndTime struct{ size, time int64 }
	alike := make(map[sizeAndTime][]int32, len(inputs))
	for i := range inputs {
		key := sizeAndTime{inputs[i].size, inputs[i].time}
		alike[key] = append(alike[key], int32(i))
	}
	for i := range inputs {
		name := o.fileOf(&inputs[i])
		info, err := os.Stat(name)
		if err != nil {
			continue // nothing is there
		}
		for _, k := range alike[sizeAndTime{info.Size(), info.ModTime().UnixNano()}] {
			if old, err := os.Stat(inputs[k].Path); err == nil && os.SameFile(info, old) {
				return fmt.Errorf("%s would overwrite the input %s; name another folder", source.NameOf(inputs[i].Path), name)
			}
		}
	}
	return nil
}

// extension is that of the output of an input. It depends on names alone, not
// on what the input holds.
func (o *Options) extension(path string) string {
	f := o.formatBy(path)
	if o.asTexts(f) {
		return "" // a folder
	}
	if f != nil && f.Rewrites {
		return f.Extensions[0]
	}
	return o.outputOf(f).Extensions[0]
}

// stemOf is the name of the output of an input without its extension.
func stemOf(in *Input) string {
	if in.Path == source.Stdin {
		return in.rel
	}
	if in.whole {
		return filepath.Base(in.rel)
	}
	return format.Stem(in.rel)
}
