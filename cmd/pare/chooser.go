package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/choices"
	"github.com/pare-text/pare/internal/config"
	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/learn"
)

// A chooser makes the cleaner for each input: the options are those of the
// command line and, where that is silent, of the files that hold for the input.
// It is safe for concurrent use.
type chooser struct {
	rules   rulesOptions
	config  *configuration
	world   *world
	command string
	more    []extract.Option
	learned *learn.Pack // from the inputs themselves; nil without --learn

	mu   sync.Mutex
	made map[string]*choice // by what the files say
}

// A choice is what files and the command line say together.
type choice struct {
	sites *choices.Sites
	err   error
	packs []*learn.Pack
}

// A place says where a text or page was found, which may choose how it is cleaned.
type place struct {
	path string
	learn.Place
}

func placeOf(path string) place {
	at := place{path: path}
	if path != source.Stdin {
		at.File = path
	}
	return at
}

func (in *input) place() place {
	at := placeOf(in.path)
	at.Folder = in.dir
	return at
}

// newChooser returns a chooser, or what is wrong with the command line.
func newChooser(rules rulesOptions, c *configuration, w *world, command string, more ...extract.Option) (*chooser, error) {
	ch := &chooser{rules: rules, config: c, world: w, command: command, more: more, made: map[string]*choice{}}
	made := ch.choose(rules)
	if made.err != nil {
		return nil, made.err
	}
	ch.made[""] = made
	return ch, nil
}

// choose makes the choice that rules describe.
func (c *chooser) choose(rules rulesOptions) *choice {
	made := &choice{}
	var base *extract.Cleaner
	if base, made.err = rules.cleaner(c.world, c.command, c.more...); made.err == nil {
		made.sites = choices.NewSites(base)
		made.packs, made.err = rules.readPacks(c.world.in)
		made.learn(c.learned)
	}
	return made
}

// learn lets the cleaners know what the inputs themselves taught. It is called
// before any is asked for.
func (c *chooser) learn(p *learn.Pack) {
	c.learned = p
	for _, made := range c.made {
		made.learn(p)
	}
}

// learn puts a pack, unless it is nil, before the others.
func (c *choice) learn(p *learn.Pack) {
	if p != nil {
		c.packs = slices.Concat([]*learn.Pack{p}, c.packs)
	}
}

// cleaner returns the cleaner for what was found at a place.
func (c *chooser) cleaner(at place) (*extract.Cleaner, error) {
	made, err := c.choice(at)
	if err != nil {
		return nil, err
	}
	return c.of(made, at), nil
}

// choice returns what holds for what was found at a place.
func (c *chooser) choice(at place) (*choice, error) {
	values, err := c.config.For(at.path, learn.HostOf(at.URL))
	if err != nil {
		return nil, err
	}
	var signature strings.Builder
	for _, key := range inputKeys {
		if v, ok := values[key]; ok {
			fmt.Fprintf(&signature, "%s %s %q\n", key, v.From, v.Texts)
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	made := c.made[signature.String()]
	if made == nil {
		made = c.make(values)
		c.made[signature.String()] = made
	}
	return made, made.err
}

// of returns the cleaner of a choice for what was found at a place.
func (c *chooser) of(made *choice, at place) *extract.Cleaner {
	c.mu.Lock()
	defer c.mu.Unlock()
	return made.sites.At(at.Place, made.packs)
}

// clean cleans a text or a page.
func (c *chooser) clean(at place, src string, format source.Format) (*extract.Document, error) {
	made, err := c.choice(at)
	if err != nil {
		return nil, err
	}
	if format != source.HTML {
		return c.of(made, at).Text(src), nil
	}
	page := extract.ParsePage(src)
	if url := page.Meta.URL; at.URL == "" && url != "" { // only now is known of which site the page is
		at.URL = url
		if c.config.bySite() {
			if made, err = c.choice(at); err != nil {
				return nil, err
			}
		}
	}
	return c.of(made, at).Page(page), nil
}

// manySites reports whether the cleaner for an input may depend on the site of
// each of its texts.
func (c *chooser) manySites(path string) bool {
	return c.learned != nil || len(c.rules.packs) > 0 || c.config.bySite() || c.config.packs(path)
}

// make makes the choice that files ask for.
func (c *chooser) make(values config.Values) *choice {
	rules := c.rules
	var errs []error
	for _, key := range inputKeys {
		v, ok := values[key]
		if !ok {
			continue
		}
		if err := rules.set(key, v); err != nil {
			for _, e := range joined(err) {
				errs = append(errs, fmt.Errorf("%s: %s %w", v.From, key, e))
			}
		}
	}
	if err := errors.Join(errs...); err != nil {
		return &choice{err: err}
	}
	made := c.choose(rules)
	var usage usageError
	if errors.As(made.err, &usage) { // the command line is not to blame
		made.err = nil
		for _, e := range joined(usage.error) {
			made.err = errors.Join(made.err, fmt.Errorf("%s: %w", firstFrom(values), e))
		}
	}
	return made
}

// firstFrom names a file that says something.
func firstFrom(values config.Values) string {
	for _, key := range inputKeys {
		if v, ok := values[key]; ok {
			return v.From[:strings.LastIndexByte(v.From, ':')]
		}
	}
	return config.Name
}

// set sets an option as a file has it. Paths in it are relative to the file.
func (o *rulesOptions) set(key string, v config.Value) error {
	one := func() (string, error) {
		if len(v.Texts) != 1 {
			return "", errors.New("must be one value, not a list")
		}
		return v.Texts[0], nil
	}
	var err error
	switch key {
	case "mode":
		o.mode, err = one()
	case "keep":
		o.keep = splitAll(v.Texts)
	case "drop":
		o.drop = splitAll(v.Texts)
	case "rules-only":
		var text string
		if text, err = one(); err == nil {
			if o.rulesOnly, err = strconv.ParseBool(text); err != nil {
				err = errors.New("must be true or false")
			}
		}
	case "rules":
		o.files, err = allBeside(v)
	case "pack":
		o.packs, err = allBeside(v)
	case "model":
		if o.model, err = one(); err == nil {
			o.model = beside(v.From, o.model)
			err = checkNamed(o.model)
		}
	}
	return err
}

// splitAll splits what a file may write as a flag does: "caption,bio".
func splitAll(texts []string) []string {
	var all []string
	for _, t := range texts {
		all = append(all, strings.Split(t, ",")...)
	}
	return all
}

// allBeside are the paths in a value of a file, which must be regular files: a
// pipe or a device may never end.
func allBeside(v config.Value) (names []string, err error) {
	for _, name := range v.Texts {
		names = append(names, beside(v.From, name))
		err = errors.Join(err, checkNamed(names[len(names)-1]))
	}
	return names, err
}

func checkNamed(path string) error {
	if err := source.CheckRegular(path); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// beside is a path relative to the folder of the file that names it at from,
// "path:line".
func beside(from, name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(filepath.Dir(from), name)
}
