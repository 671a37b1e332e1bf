package main

import (
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/config"
	"github.com/pare-text/pare/internal/source"
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

	mu   sync.Mutex
	made map[string]*choice // by what the files say
}

type choice struct {
	cleaner *extract.Cleaner
	err     error
}

// newChooser returns a chooser, or what is wrong with the command line.
func newChooser(rules rulesOptions, c *configuration, w *world, command string, more ...extract.Option) (*chooser, error) {
	ch := &chooser{rules: rules, config: c, world: w, command: command, more: more, made: map[string]*choice{}}
	cleaner, err := rules.cleaner(w, command, more...)
	if err != nil {
		return nil, err
	}
	ch.made[""] = &choice{cleaner: cleaner}
	return ch, nil
}

// cleaner returns the cleaner for the input path, of a host or of "".
func (c *chooser) cleaner(path, host string) (*extract.Cleaner, error) {
	values, err := c.config.For(path, host)
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
		made = &choice{}
		made.cleaner, made.err = c.make(values)
		c.made[signature.String()] = made
	}
	return made.cleaner, made.err
}

// clean cleans a text or a page that was found at an address, or at "".
func (c *chooser) clean(path, src string, format source.Format, url string) (*extract.Document, error) {
	host := hostOf(url)
	cleaner, err := c.cleaner(path, host)
	if err != nil {
		return nil, err
	}
	if format != source.HTML {
		return cleaner.Text(src), nil
	}
	doc := cleaner.HTML(src)
	if host != "" || !c.config.bySite(path) {
		return doc, nil
	}
	// only now is known of which site the page is
	ofSite, err := c.cleaner(path, hostOf(doc.Meta.URL))
	if err != nil || ofSite == cleaner {
		return doc, err
	}
	return ofSite.HTML(src), nil
}

// make makes the cleaner that files ask for.
func (c *chooser) make(values config.Values) (*extract.Cleaner, error) {
	rules := c.rules
	var errs []error
	for _, key := range inputKeys {
		v, ok := values[key]
		if !ok {
			continue
		}
		if err := rules.set(key, v); err != nil {
			errs = append(errs, fmt.Errorf("%s: %s %w", v.From, key, err))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	cleaner, err := rules.cleaner(c.world, c.command, c.more...)
	var usage usageError
	if errors.As(err, &usage) { // the command line is not to blame
		err = fmt.Errorf("%s: %w", firstFrom(values), usage.error)
	}
	return cleaner, err
}

// firstFrom names a file that says something.
func firstFrom(values config.Values) string {
	for _, key := range inputKeys {
		if v, ok := values[key]; ok {
			path, _, _ := strings.Cut(v.From, config.Name)
			return path + config.Name
		}
	}
	return config.Name
}

// set sets an option as a file has it. Paths in it are relative to the file.
func (o *rulesOptions) set(key string, v config.Value) error {
	one := func() (string, error) {
		if len(v.Texts) != 1 {
			return "", errors.New("is one value, not a list")
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
				err = errors.New("is true or false")
			}
		}
	case "rules":
		o.files = nil
		for _, name := range v.Texts {
			o.files = append(o.files, beside(v.From, name))
		}
	case "model":
		if o.model, err = one(); err == nil {
			o.model = beside(v.From, o.model)
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

// beside is a path relative to the folder of the file that names it at from,
// "path:line".
func beside(from, name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(filepath.Dir(from), name)
}

// hostOf is the host of an address, without its port, or "".
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}
