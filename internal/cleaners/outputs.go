package cleaners

import (
	"fmt"

	"github.com/pare-text/pare/internal/config"
	"github.com/pare-text/pare/internal/source"
)

// OptionFiles returns what options name to be read: rules, packs, weights, a list of
// names, or files of options and what these name. choice may be nil.
func OptionFiles(names string, choice *Choice, settings *config.Settings) []NamedFile {
	var all []NamedFile
	if choice != nil {
		all = choice.Named()
	}
	if names != "" {
		all = append(all, NamedFile{"files0-from", names})
	}
	for _, path := range settings.FilesRead() {
		all = append(all, NamedFile{"config", path})
	}
	return all
}

// CheckOutput returns an error if what a flag names to be written is one of the files
// that options name to be read.
func CheckOutput(flag, path string, read []NamedFile) error {
	if path == "" || path == source.Stdin {
		return nil
	}
	for _, file := range read {
		if source.SameFile(path, file.Path) {
			return file.Overwritten(flag + " " + path)
		}
	}
	return nil
}

// Overwritten is the error for something that would overwrite the file.
func (f *NamedFile) Overwritten(by string) error {
	if f.Option == "config" {
		return fmt.Errorf("%s would overwrite %s, a file of options or one that such a file names; name another file", by, f.Path)
	}
	return fmt.Errorf("%s would overwrite the file that --%s reads; name another file", by, f.Option)
}
