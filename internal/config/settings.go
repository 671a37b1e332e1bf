package config

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/excerpt"
	"github.com/pare-text/pare/internal/option"
	"github.com/pare-text/pare/internal/source"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// A Settings is what is said of the options elsewhere than on the command
// line: in the environment, in the project's file and in the user's. It is the
// same for all inputs but for sections of paths and sites: no file in a folder
// that is read says anything.
type Settings struct {
	console *console.Console
	Off     bool   // --no-config
	Path    string // --config, the file that takes the place of the project's
	// Fixed are the options that the command line or the environment set, and
	// where.
	Fixed   map[string]string
	project *File    // nil if there is none
	user    *File    // nil if there is none
	digests string   // of both: see digest
	odd     []string // of the name of the project's file, but no files
}

// Load reads the environment and the files that hold for the run, and sets the
// flags of cmd that the command line leaves open.
func (c *Settings) Load(cmd *cobra.Command, con *console.Console) error {
	c.console, c.Fixed = con, map[string]string{}
	flags := cmd.Flags()
	flags.Visit(func(f *pflag.Flag) { c.Fixed[f.Name] = "--" + f.Name })
	if c.Off && c.Path != "" {
		return console.NewUsageError(errors.New("--config names a file of options, and --no-config reads none; choose one"), cmd.CommandPath())
	}
	if !c.Off {
		if c.Path == "" {
			c.Path = con.Getenv(option.Variable("config"))
		}
		if err := errors.Join(c.readEnvironment(flags), c.readFiles()); err != nil {
			return err
		}
	}
	var errs []error
	for _, file := range c.files() { // the first that says something counts
		errs = append(errs, c.set(flags, file.Values))
	}
	con.Quiet, _ = flags.GetBool("quiet") // false where there is no such flag
	if !c.Off {
		c.warnVariables()
	}
	for _, path := range c.odd {
		con.Warn(path, "is not a file, or a link to nothing, and sets no options; correct it, or remove it")
	}
	return errors.Join(errs...)
}

// files are the files that were read, what counts more first.
func (c *Settings) files() []*File {
	var all []*File
	for _, file := range []*File{c.project, c.user} {
		if file != nil {
			all = append(all, file)
		}
	}
	return all
}

// readEnvironment sets the flags that variables set.
func (c *Settings) readEnvironment(flags *pflag.FlagSet) error {
	var errs []error
	for _, key := range option.Keys() {
		f := flags.Lookup(key)
		text := c.console.Getenv(option.Variable(key))
		if f == nil || f.Changed || text == "" {
			continue
		}
		if err := flags.Set(key, text); err != nil {
			errs = append(errs, fmt.Errorf("%s is %s", option.Variable(key), wrongValue(f, text, err)))
		}
		c.Fixed[key] = option.Variable(key)
	}
	return errors.Join(errs...)
}

// readFiles reads the project's file and the user's.
func (c *Settings) readFiles() error {
	project, err := c.readProject()
	user, userErr := c.readUser()
	c.project, c.user = project, user
	return errors.Join(err, userErr)
}

// readProject reads the file that --config names, or the nearest in the working
// folder or above it.
func (c *Settings) readProject() (*File, error) {
	if c.Path != "" {
		return c.read(c.Path)
	}
	path, err := Upward(".", func(odd string) {
		c.odd = append(c.odd, odd)
	})
	if err != nil || path == "" {
		return nil, err
	}
	return c.read(path)
}

// set sets the flags of the whole run that nothing before has set.
func (c *Settings) set(flags *pflag.FlagSet, values Values) error {
	var errs []error
	for _, key := range option.RunKeys() {
		v, ok := values[key]
		f := flags.Lookup(key)
		if !ok || f == nil || c.Fixed[key] != "" {
			continue
		}
		var err error
		if list, isList := f.Value.(pflag.SliceValue); isList {
			if err = list.Replace(v.Texts); err != nil {
				err = wrongValue(f, strings.Join(v.Texts, ","), err)
			}
		} else if len(v.Texts) == 1 {
			if err = flags.Set(key, v.Texts[0]); err != nil {
				err = wrongValue(f, v.Texts[0], err)
			}
		} else {
			err = errors.New("a list; it must be one value")
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %s is %w", v.From, key, err))
		}
		c.Fixed[key] = v.From
	}
	return errors.Join(errs...)
}

// readUser reads the user's file.
func (c *Settings) readUser() (*File, error) {
	folder := c.console.Getenv("XDG_CONFIG_HOME")
	if folder == "" {
		var err error
		if folder, err = os.UserConfigDir(); err != nil {
			return nil, nil //nolint:nilerr,nilnil // no home, no file
		}
	}
	path := filepath.Join(folder, "pare", "config.yaml")
	err := source.CheckRegular(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil //nolint:nilnil // there is none
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w; %s", path, err, withoutFiles)
	}
	file, err := c.read(path)
	if errors.Is(err, os.ErrPermission) {
		err = fmt.Errorf("%w; %s", err, withoutFiles)
	}
	return file, err
}

// withoutFiles is what helps whom a file of the user is in the way.
const withoutFiles = "--no-config reads no files of options"

// maxConfig bounds the bytes of a file of options.
const maxConfig = 1 << 20

// read reads a file of options, and adds it and the files that it names to the
// digests.
func (c *Settings) read(path string) (*File, error) {
	src, err := source.ReadBeside(path, c.console.In, maxConfig)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", source.NameOf(path), err)
	}
	if path, err = filepath.Abs(path); err != nil {
		return nil, err
	}
	file, err := Parse(path, bytes.NewReader(src), Keys{Check: checkKey})
	if err != nil {
		return nil, err
	}
	h := sha256.New()
	h.Write(src)
	for _, name := range filesIn(file) {
		if err := AddFile(h, name); err != nil {
			fmt.Fprint(h, err) // which comes up again when it is read
		}
	}
	c.digests += fmt.Sprintf("%x", h.Sum(nil)[:8])
	return file, nil
}

// checkKey returns why a file may not have a key.
func checkKey(key string, inSection bool) error {
	switch {
	case slices.Contains(option.InputKeys(), key):
		return nil
	case !slices.Contains(option.RunKeys(), key):
	case inSection:
		return fmt.Errorf("%s applies to a whole run; it cannot be in a section", key)
	default:
		return nil
	}
	if near := like(key, append(option.Keys(), "paths", "sites", "match")); len(near) > 0 {
		return fmt.Errorf("unknown key %s; did you mean %s?", excerpt.Quote(key), strings.Join(near, " or "))
	}
	return fmt.Errorf("unknown key %s; allowed are %s, paths and sites", excerpt.Quote(key), strings.Join(option.Keys(), ", "))
}

// like returns the words that one resembles.
func like(word string, words []string) []string {
	const longWord = 40 // no option is so long; to compare them takes time
	if len(word) > longWord {
		return nil
	}
	known := &cobra.Command{SuggestionsMinimumDistance: min(2, len(word)/3)} // which knows what a word is like
	for _, k := range words {
		known.AddCommand(&cobra.Command{Use: k, Run: func(*cobra.Command, []string) {}})
	}
	return known.SuggestionsFor(word)
}

// For returns what the files say of the options that may differ from input to
// input, for the file path, and the host of the site that it is of, or "".
func (c *Settings) For(path, host string) (Values, error) {
	all := Values{}
	if path == source.Stdin {
		path = ""
	} else {
		var err error
		if path, err = filepath.Abs(path); err != nil {
			return nil, err
		}
	}
	for _, file := range slices.Backward(c.files()) { // the later counts
		for key, v := range file.For(path, host) {
			if slices.Contains(option.InputKeys(), key) && c.Fixed[key] == "" {
				all[key] = v
			}
		}
	}
	return all, nil
}

// BySite reports whether what holds for an input may depend on its site.
func (c *Settings) BySite() bool {
	return slices.ContainsFunc(c.files(), func(f *File) bool { return len(f.Sites) > 0 })
}

// HasPack reports whether a file names a pack for an input.
func (c *Settings) HasPack(path string) bool {
	values, err := c.For(path, "")
	return err == nil && len(values["pack"].Texts) > 0
}
