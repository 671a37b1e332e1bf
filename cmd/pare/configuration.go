package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/pare-text/pare/internal/config"
	"github.com/pare-text/pare/internal/source"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// The options that files and the environment may set: of the whole run, and
// those that may differ from input to input.
var (
	runKeys = []string{
		"from", "to", "field", "encoding", "front-matter", "blocks", "fail-empty", "jobs", "strict-exit", "progress", "include", "exclude", "by", "learn", "dedupe", "quiet",
		"verbose", "color",
	}
	inputKeys = []string{"mode", "keep", "drop", "rules", "pack", "rules-only", "model"}
)

// A configuration is what is said of the options elsewhere than on the command
// line: in the environment, in the project's file and in the user's.
type configuration struct {
	world *world
	off   bool // --no-config
	// fixed are the options that the command line or the environment set, and
	// where.
	fixed map[string]string
	user  *config.File // nil if there is none

	mu       sync.Mutex
	projects map[string]*config.File // by folder; nil where there is none
	files    map[string]*config.File // by path
	digests  map[string]string       // by path
}

// register adds the flag that turns it off.
func (c *configuration) register(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&c.off, "no-config", false, "ignore "+config.Name+", the user's configuration file and PARE_ variables")
}

// load reads the environment and the files that hold for the run, and sets the
// flags of cmd that the command line leaves open.
func (c *configuration) load(cmd *cobra.Command, w *world) error {
	c.world, c.fixed = w, map[string]string{}
	c.projects, c.files, c.digests = map[string]*config.File{}, map[string]*config.File{}, map[string]string{}
	flags := cmd.Flags()
	flags.Visit(func(f *pflag.Flag) { c.fixed[f.Name] = "--" + f.Name })
	if c.off {
		return nil
	}
	var errs []error
	for _, key := range slices.Concat(runKeys, inputKeys) {
		f := flags.Lookup(key)
		text := w.getenv(variable(key))
		if f == nil || f.Changed || text == "" {
			continue
		}
		if err := flags.Set(key, text); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", variable(key), err))
		}
		c.fixed[key] = variable(key)
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	user, err := c.readUser()
	project, projectErr := c.project(source.Stdin)
	if err := errors.Join(err, projectErr); err != nil {
		return err
	}
	c.user = user
	for _, file := range []*config.File{project, user} { // the first that says something counts
		if file != nil {
			errs = append(errs, c.set(flags, file.Values))
		}
	}
	return errors.Join(errs...)
}

// variable is the name of an option in the environment.
func variable(key string) string {
	return "PARE_" + strings.ToUpper(strings.ReplaceAll(key, "-", "_"))
}

// set sets the flags of the whole run that nothing before has set.
func (c *configuration) set(flags *pflag.FlagSet, values config.Values) error {
	var errs []error
	for _, key := range runKeys {
		v, ok := values[key]
		f := flags.Lookup(key)
		if !ok || f == nil || c.fixed[key] != "" {
			continue
		}
		var err error
		if list, isList := f.Value.(pflag.SliceValue); isList {
			err = list.Replace(v.Texts)
		} else if len(v.Texts) == 1 {
			err = flags.Set(key, v.Texts[0])
		} else {
			err = errors.New("must be one value, not a list")
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %s: %w", v.From, key, err))
		}
		c.fixed[key] = v.From
	}
	return errors.Join(errs...)
}

// readUser reads the user's file.
func (c *configuration) readUser() (*config.File, error) {
	folder := c.world.getenv("XDG_CONFIG_HOME")
	if folder == "" {
		var err error
		if folder, err = os.UserConfigDir(); err != nil {
			return nil, nil //nolint:nilerr,nilnil // no home, no file
		}
	}
	path := filepath.Join(folder, "pare", "config.yaml")
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return nil, nil //nolint:nilnil // there is none
	}
	return readConfig(path)
}

// project returns the project's file that holds for an input, or nil.
func (c *configuration) project(path string) (*config.File, error) {
	if c.off || c.files == nil {
		return nil, nil //nolint:nilnil // none is to be read
	}
	folder := "."
	if path != source.Stdin {
		folder = filepath.Dir(path)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if f, ok := c.projects[folder]; ok {
		return f, nil
	}
	at, err := config.Upward(folder)
	if err != nil {
		return nil, err
	}
	f := c.files[at]
	if f == nil && at != "" {
		if f, err = readConfig(at); err != nil {
			return nil, err
		}
		c.files[at] = f
	}
	c.projects[folder] = f
	return f, nil
}

func readConfig(path string) (*config.File, error) {
	in, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer in.Close() //nolint:errcheck // only read
	return config.Parse(path, in, config.Keys{Check: checkKey})
}

// checkKey returns why a file may not have a key.
func checkKey(key string, inSection bool) error {
	switch {
	case slices.Contains(inputKeys, key):
		return nil
	case !slices.Contains(runKeys, key):
	case inSection:
		return fmt.Errorf("%s applies to a whole run; it cannot be in a section", key)
	default:
		return nil
	}
	known := &cobra.Command{SuggestionsMinimumDistance: min(2, len(key)/3)} // which knows what a word is like
	for _, k := range slices.Concat(runKeys, inputKeys, []string{"paths", "sites", "match"}) {
		known.AddCommand(&cobra.Command{Use: k, Run: func(*cobra.Command, []string) {}})
	}
	if near := known.SuggestionsFor(key); len(near) > 0 {
		return fmt.Errorf("unknown key %q; did you mean %s?", key, strings.Join(near, " or "))
	}
	return fmt.Errorf("unknown key %q; allowed are %s, paths and sites", key, strings.Join(slices.Concat(runKeys, inputKeys), ", "))
}

// For returns what the files say of the options that may differ from input to
// input, for the file path, and the host of the site that it is of, or "".
func (c *configuration) For(path, host string) (config.Values, error) {
	all := config.Values{}
	project, err := c.project(path)
	if err != nil {
		return nil, err
	}
	if path == source.Stdin {
		path = ""
	} else if path, err = filepath.Abs(path); err != nil {
		return nil, err
	}
	for _, file := range []*config.File{c.user, project} { // the later counts
		if file == nil {
			continue
		}
		for key, v := range file.For(path, host) {
			if slices.Contains(inputKeys, key) && c.fixed[key] == "" {
				all[key] = v
			}
		}
	}
	return all, nil
}

// bySite reports whether what holds for an input may depend on its site.
func (c *configuration) bySite(path string) bool {
	project, err := c.project(path)
	return err == nil && project != nil && len(project.Sites) > 0 || c.user != nil && len(c.user.Sites) > 0
}

// packs reports whether a file names a pack for an input.
func (c *configuration) packs(path string) bool {
	values, err := c.For(path, "")
	return err == nil && len(values["pack"].Texts) > 0
}

// digest tells what the files of options say of an input, and the files of rules
// that they name: with another digest it may become something else.
func (c *configuration) digest(path string) string {
	project, err := c.project(path)
	if err != nil {
		return err.Error() // which comes up again when the input is cleaned
	}
	all := ""
	for _, file := range []*config.File{c.user, project} {
		if file == nil {
			continue
		}
		c.mu.Lock()
		d := c.digests[file.Path]
		if d == "" {
			h := sha256.New()
			for _, name := range append([]string{file.Path}, filesIn(file)...) {
				if err := addFile(h, name); err != nil {
					fmt.Fprint(h, err)
				}
			}
			d = fmt.Sprintf("%x", h.Sum(nil)[:8])
			c.digests[file.Path] = d
		}
		c.mu.Unlock()
		all += d
	}
	return all
}

// filesIn returns the files that a file of options names.
func filesIn(file *config.File) []string {
	sections := []config.Values{file.Values}
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
				names = append(names, beside(values[key].From, name))
			}
		}
	}
	return names
}
