// Package cleaners makes the cleaner for each input of a run, of what the command
// line and files say.
package cleaners

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/choices"
	"github.com/pare-text/pare/internal/config"
	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/option"
	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/learn"
)

// A Set makes the cleaner for each input: the options are those of the
// command line and, where that is silent, of the files that hold for the input.
// It is safe for concurrent use.
type Set struct {
	choice   Choice
	settings *config.Settings
	console  *console.Console
	command  string
	more     []extract.Option
	learned  *learn.Pack // from the inputs themselves; nil without --learn

	mu     sync.Mutex
	groups map[string]*group // by what the files say
}

// A group is what files and the command line say together of some inputs.
type group struct {
	sites *choices.Sites
	err   error
	packs []*learn.Pack
}

// An Origin says where a text or page was found, which may choose how it is
// cleaned.
type Origin struct {
	Path string // of the input
	learn.Place
}

// OriginOf returns the origin of what an input holds that was named itself.
func OriginOf(path string) Origin {
	at := Origin{Path: path}
	if path != source.Stdin {
		at.File = path
	}
	return at
}

// NewSet returns the cleaners for a command, or what is wrong with the command line.
func NewSet(rules Choice, c *config.Settings, con *console.Console, command string, more ...extract.Option) (*Set, error) {
	set := &Set{choice: rules, settings: c, console: con, command: command, more: more, groups: map[string]*group{}}
	made := set.newGroup(rules)
	if made.err != nil {
		return nil, made.err
	}
	set.groups[""] = made
	return set, nil
}

// newGroup returns the group of a choice.
func (set *Set) newGroup(rules Choice) *group {
	made := &group{}
	var base *extract.Cleaner
	if base, made.err = rules.cleaner(set.console, set.command, set.more...); made.err == nil {
		made.sites = choices.NewSites(base)
		made.packs, made.err = rules.readPacks(set.console.In)
		made.learn(set.learned)
	}
	return made
}

// Learn lets the cleaners know what the inputs themselves taught. It is called
// before any is asked for.
func (set *Set) Learn(p *learn.Pack) {
	set.learned = p
	for _, made := range set.groups {
		made.learn(p)
	}
}

// learn puts a pack, unless it is nil, before the others.
func (g *group) learn(p *learn.Pack) {
	if p != nil {
		g.packs = slices.Concat([]*learn.Pack{p}, g.packs)
	}
}

// At returns the cleaner for what was found at a place.
func (set *Set) At(at Origin) (*extract.Cleaner, error) {
	made, err := set.groupOf(at)
	if err != nil {
		return nil, err
	}
	return set.cleanerOf(made, at), nil
}

// groupOf returns what holds for what was found at a place.
func (set *Set) groupOf(at Origin) (*group, error) {
	values, err := set.settings.For(at.Path, learn.HostOf(at.URL))
	if err != nil {
		return nil, err
	}
	var signature strings.Builder
	for _, key := range option.InputKeys() {
		if v, ok := values[key]; ok {
			fmt.Fprintf(&signature, "%s %s %q\n", key, v.From, v.Texts)
		}
	}
	set.mu.Lock()
	defer set.mu.Unlock()
	made := set.groups[signature.String()]
	if made == nil {
		made = set.groupFrom(values)
		set.groups[signature.String()] = made
	}
	return made, made.err
}

// cleanerOf returns the cleaner of a group for what was found at a place.
func (set *Set) cleanerOf(made *group, at Origin) *extract.Cleaner {
	set.mu.Lock()
	defer set.mu.Unlock()
	return made.sites.At(at.Place, made.packs)
}

// Clean cleans a text or a page.
func (set *Set) Clean(at Origin, src string, isPage bool) (*extract.Document, error) {
	return set.clean(at, src, isPage, func(c *extract.Cleaner) *extract.Cleaner { return c })
}

// CleanWithMeta is Clean that reads the metadata although the set was made without them.
func (set *Set) CleanWithMeta(at Origin, src string, isPage bool) (*extract.Document, error) {
	return set.clean(at, src, isPage, (*extract.Cleaner).WithMeta)
}

// clean cleans by what become makes of the cleaner.
func (set *Set) clean(at Origin, src string, isPage bool, become func(*extract.Cleaner) *extract.Cleaner) (*extract.Document, error) {
	made, err := set.groupOf(at)
	if err != nil {
		return nil, err
	}
	if !isPage {
		return become(set.cleanerOf(made, at)).Text(src), nil
	}
	page := extract.ParsePage(src)
	if url := page.Meta.URL; at.URL == "" && url != "" { // only now is known of which site the page is
		at.URL = url
		if set.settings.BySite() {
			if made, err = set.groupOf(at); err != nil {
				return nil, err
			}
		}
	}
	return become(set.cleanerOf(made, at)).Page(page), nil
}

// BySite reports whether the cleaner for an input may depend on the site of
// each of its texts.
func (set *Set) BySite(path string) bool {
	return set.learned != nil || len(set.choice.Packs) > 0 || set.settings.BySite() || set.settings.HasPack(path)
}

// groupFrom makes the group that files ask for.
func (set *Set) groupFrom(values config.Values) *group {
	rules := set.choice
	var errs []error
	for _, key := range option.InputKeys() {
		v, ok := values[key]
		if !ok {
			continue
		}
		if err := rules.set(key, v); err != nil {
			for _, e := range console.Joined(err) {
				errs = append(errs, fmt.Errorf("%s: %s %w", v.From, key, e))
			}
		}
	}
	if err := errors.Join(errs...); err != nil {
		return &group{err: err}
	}
	made := set.newGroup(rules)
	var usage console.UsageError
	if errors.As(made.err, &usage) { // the command line is not to blame
		made.err = nil
		for _, e := range console.Joined(usage.Unwrap()) {
			made.err = errors.Join(made.err, fmt.Errorf("%s: %w", firstFrom(values), e))
		}
	}
	return made
}

// firstFrom names a file that says something.
func firstFrom(values config.Values) string {
	for _, key := range option.InputKeys() {
		if v, ok := values[key]; ok {
			return v.From[:strings.LastIndexByte(v.From, ':')]
		}
	}
	return config.Name
}

// set sets an option as a file has it. Paths in it are relative to the file.
func (o *Choice) set(key string, v config.Value) error {
	one := func() (string, error) {
		if len(v.Texts) != 1 {
			return "", errors.New("must be one value, not a list")
		}
		return v.Texts[0], nil
	}
	var err error
	switch key {
	case "mode":
		o.Mode, err = one()
	case "keep":
		o.Keep = splitAll(v.Texts)
	case "drop":
		o.Drop = splitAll(v.Texts)
	case "rules-only":
		var text string
		if text, err = one(); err == nil {
			if o.RulesOnly, err = strconv.ParseBool(text); err != nil {
				err = errors.New("must be true or false")
			}
		}
	case "rules":
		o.Files, err = allBeside(v)
	case "pack":
		o.Packs, err = allBeside(v)
	case "model":
		if o.Model, err = one(); err == nil {
			o.Model = config.Beside(v.From, o.Model)
			err = checkNamed(o.Model)
		}
	default:
		err = errors.New("is not read yet; internal/cleaners must know it") // a test of the list finds it
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
		names = append(names, config.Beside(v.From, name))
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
