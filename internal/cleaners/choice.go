package cleaners

import (
	"fmt"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/choices"
	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/learn"
	"github.com/pare-text/pare/rule"
)

// A Choice is what was chosen to be dropped, in words: the values of the flags of
// these names.
type Choice struct {
	Keep, Drop []string
	Files      []string // of rules
	Packs      []string // files as well
	RulesOnly  bool
	Mode       string
	Model      string // a file of weights, or ""
	// read, readPack and readModel keep what files held: standard input and pipes
	// cannot be read twice.
	read      map[string][]*rule.Rule
	readPack  map[string]*learn.Pack
	readModel map[string]extract.Option
}

// NewChoice returns the built-in choice.
func NewChoice() Choice {
	return Choice{read: map[string][]*rule.Rule{}, readPack: map[string]*learn.Pack{}, readModel: map[string]extract.Option{}}
}

// cleaner returns the cleaner that was chosen on the command line of command.
func (o *Choice) cleaner(con *console.Console, command string, more ...extract.Option) (*extract.Cleaner, error) {
	opts, err := o.options(con, command)
	if err != nil {
		return nil, err
	}
	return extract.New(append(opts, more...)...)
}

// options are those of the cleaner that was chosen on the command line of
// command. Files of rules and weights are read once, standard input too.
func (o *Choice) options(con *console.Console, command string) ([]extract.Option, error) {
	opts, err := choices.Options(o.Mode, o.Keep, o.Drop)
	if err != nil {
		return nil, console.NewUsageError(err, command)
	}
	rules, err := o.readRules(con)
	if err != nil {
		return nil, err
	}
	opts = append(opts, extract.WithRules(rules...))
	if o.Model != "" {
		weights, err := o.weights(con)
		if err != nil {
			return nil, fmt.Errorf("--model %s: %w", source.NameOf(o.Model), err)
		}
		opts = append(opts, weights)
	}
	if o.RulesOnly {
		opts = append(opts, extract.RulesOnly())
	}
	return opts, nil
}

// A NamedFile is one that an option names, by the name of the option.
type NamedFile struct{ Option, Path string }

// Named returns the files of rules, packs and weights.
func (o *Choice) Named() []NamedFile {
	var all []NamedFile
	for _, path := range o.Files {
		all = append(all, NamedFile{"rules", path})
	}
	for _, path := range o.Packs {
		all = append(all, NamedFile{"pack", path})
	}
	if o.Model != "" {
		all = append(all, NamedFile{"model", o.Model})
	}
	return all
}
