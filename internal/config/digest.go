package config

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/pare-text/pare/internal/source"
)

// Digest tells what the files of options say, and the files that they name: with
// another digest an input may become something else.
func (c *Settings) Digest() string { return c.digests }

// FilesRead are the files of options that were read, and the files that they name.
func (c *Settings) FilesRead() []string {
	var all []string
	for _, file := range c.files() {
		all = append(append(all, file.Path), filesIn(file)...)
	}
	return all
}

// filesIn returns the files that a file of options names.
func filesIn(file *File) []string {
	sections := []Values{file.Values}
	for _, s := range file.Paths {
		sections = append(sections, s.Values)
	}
	for _, s := range file.Sites {
		sections = append(sections, s.Values)
	}
	var names []string
	for _, values := range sections {
		for _, key := range []string{"rules", "pack", "model"} {
			for _, name := range values[key].Texts {
				names = append(names, Beside(values[key].From, name))
			}
		}
	}
	return names
}

// Beside is a path relative to the folder of the file that names it at from,
// "path:line".
func Beside(from, name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(filepath.Dir(from), name)
}

// AddFile adds the content of a file to a hash.
func AddFile(h io.Writer, name string) error {
	if err := source.CheckRegular(name); err != nil {
		return fmt.Errorf("%s: %w", name, err) // to read a pipe would empty it
	}
	in, err := os.Open(name)
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // only read
	content := sha256.New()
	if _, err := io.Copy(content, in); err != nil {
		return err
	}
	fmt.Fprintf(h, " %x", content.Sum(nil))
	return nil
}
