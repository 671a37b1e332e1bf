package batch

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/format"
	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/internal/wholefile"
)

// errPassedOver is the error for an input that changed while it was cleaned.
var errPassedOver = fmt.Errorf("%w, and was left as it is; run the command again", wholefile.ErrChanged)

// backupOf returns the name for the old text of a file.
func (p *InPlace) backupOf(file string) string {
	dir, name := filepath.Split(file)
	other := name + p.Suffix
	if strings.Contains(p.Suffix, "*") {
		other = strings.ReplaceAll(p.Suffix, "*", name)
	}
	if !strings.ContainsRune(other, filepath.Separator) {
		other = filepath.Join(dir, other)
	}
	return other
}

// checkBackups returns an error if the backup of an input would have the name of
// an input, or its own.
func (p *InPlace) checkBackups(inputs []Input) error {
	if p.Suffix == "" {
		return nil
	}
	at := placesOf()
	taken := make(map[string]bool, len(inputs))
	for i := range inputs {
		taken[at(inputs[i].Path)], taken[at(fileBehind(&inputs[i]))] = true, true
	}
	for i := range inputs {
		file := fileBehind(&inputs[i])
		other := p.backupOf(file)
		switch name := at(other); {
		case name == at(file):
			return fmt.Errorf("-i%s: the backup of %s would have the name of the file itself; choose another suffix", p.Suffix, inputs[i].Path)
		case taken[name]:
			return fmt.Errorf("-i%s: the backup of %s would be %s, which is an input; choose another suffix", p.Suffix, inputs[i].Path, other)
		}
	}
	return nil
}

// placesOf returns what tells where a name is: the same for all names of a place.
func placesOf() func(path string) string {
	folders := map[string]string{} // without links, by how they are named
	return func(path string) string {
		if abs, err := filepath.Abs(path); err == nil {
			path = abs
		}
		dir, name := filepath.Split(path)
		real, ok := folders[dir]
		if !ok {
			var err error
			if real, err = filepath.EvalSymlinks(dir); err != nil {
				real = dir // it is not there: no input has that name
			}
			folders[dir] = real
		}
		return sameName(filepath.Join(real, name))
	}
}

// passOverBackups returns the inputs without those of folders that are backups of
// others, as an earlier run with this suffix has made them.
func (p *InPlace) passOverBackups(inputs []Input) (left, backups []Input) {
	if p.Suffix == "" || source.Ext("a"+p.Suffix) == p.Suffix && format.OfFile("a"+p.Suffix) != nil {
		return inputs, nil // a.txt is hardly the backup of a: that is refused
	}
	at := placesOf()
	made := make(map[string]bool, len(inputs))
	for i := range inputs {
		made[at(p.backupOf(fileBehind(&inputs[i])))] = true
	}
	for _, in := range inputs {
		if in.dir != "" && made[at(in.Path)] {
			backups = append(backups, in)
		} else {
			left = append(left, in)
		}
	}
	return left, backups
}

// readableBackup returns the name of a backup that a later run would take for an
// article of the folder, or "".
func (p *InPlace) readableBackup(inputs []Input) string {
	if p.Suffix == "" {
		return ""
	}
	for i := range inputs {
		if inputs[i].dir == "" {
			continue
		}
		file := fileBehind(&inputs[i])
		other := p.backupOf(file)
		name := filepath.Base(other)
		readable := format.OfFile(name) != nil || source.Ext(name) == ""
		if readable && !strings.HasPrefix(name, ".") && !isBackupOf(name, filepath.Base(file)) {
			return other
		}
	}
	return ""
}

// putBack gives what is left of an input its name, if that still is what was read.
func (out *output) putBack(in *Input, r *result, f *wholefile.File) error {
	var keepErr error
	err := f.Replace(r.read, func() error {
		keepErr = out.inPlace.keepOld(out.fileOf(in), in, r)
		return keepErr
	})
	switch {
	case errors.Is(err, wholefile.ErrChanged):
		return errPassedOver
	case err == nil || keepErr != nil: // the others may have a backup
		return err
	}
	return console.NewWriteError(err)
}

// keepOld gives the old text of a file, which was read for r, its other name, with
// a number if that is taken.
func (p *InPlace) keepOld(file string, in *Input, r *result) error {
	if p.Suffix == "" {
		return nil
	}
	name := p.backupOf(file)
	other := name
	for n := 1; ; n++ {
		err := keepAs(other, file, r.read)
		if !errors.Is(err, fs.ErrExist) {
			if err == nil && other != name {
				r.say(in.Path, "the old text is kept as %s, as %s is there already", other, name)
			}
			return err
		}
		other = fmt.Sprintf("%s.%d", name, n)
	}
}

// keepAs gives a file that was read another name, which must be free.
func keepAs(other, file string, read fs.FileInfo) error {
	// a second name, not a new one: at no time is there no file of the old name
	err := os.Link(file, other)
	if err == nil {
		err := wholefile.Unchanged(other, read)
		if err != nil {
			err = errors.Join(err, os.Remove(other)) // another run was faster: this is not the old text
		}
		return err
	}
	info, statErr := os.Lstat(other)
	switch {
	case statErr == nil && os.SameFile(info, read):
		return nil // kept by a run that was killed, or goes on
	case statErr == nil:
		return fs.ErrExist
	}
	return copyTo(other, file, read.Mode().Perm()) // a file system without links
}

// copyTo copies a file to a name that must be free.
func copyTo(other, file string, mode fs.FileMode) error {
	from, err := os.Open(file)
	if err != nil {
		return err
	}
	defer from.Close() //nolint:errcheck // only read
	to, err := os.OpenFile(other, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	if err == nil {
		err = to.Sync() // before the only other copy is replaced
	}
	if err = errors.Join(err, to.Close()); err != nil {
		err = errors.Join(err, os.Remove(other))
	}
	return err
}
