package cleaners

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/choices"
	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/rule"
)

// The sizes of the largest files beside the inputs, in bytes: rules, weights,
// packs.
const (
	maxRules = 16 << 20
	maxModel = 64 << 20
	maxPack  = 256 << 20
)

// readRules reads the rules of the files that were chosen, each file once. It
// warns of rules that override others.
func (o *Choice) readRules(con *console.Console) ([]*rule.Rule, error) {
	var all []*rule.Rule
	var errs []error
	for _, name := range o.Files {
		if _, ok := o.read[name]; !ok {
			rules, err := ReadRuleFile(con, name)
			if err != nil {
				errs = append(errs, err)
				continue
			}
			o.read[name] = rules
			warnOverrides(con, source.NameOf(name), rules, all)
		}
		all = append(all, o.read[name]...)
	}
	return all, errors.Join(errs...)
}

// ReadRules reads the rules of all files. Its error joins what is wrong with any
// of them.
func ReadRules(con *console.Console, files []string) ([]*rule.Rule, error) {
	o := Choice{Files: files, read: map[string][]*rule.Rule{}}
	return o.readRules(con)
}

// ReadRuleFile reads the rules of a file.
func ReadRuleFile(con *console.Console, name string) ([]*rule.Rule, error) {
	src, err := source.ReadBeside(name, con.In, maxRules)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", source.NameOf(name), err)
	}
	return rule.Parse(source.NameOf(name), bytes.NewReader(src))
}

// warnOverrides warns of the rules of a file that have the id of a built-in rule
// or of one that another file gave before.
func warnOverrides(con *console.Console, name string, rules, before []*rule.Rule) {
	base, err := extract.New()
	if err != nil {
		return // which comes up when the rules are used
	}
	what := map[string]string{}
	for _, r := range base.Rules() {
		what[r.ID] = "the built-in rule"
	}
	for _, r := range before {
		what[r.ID] = "the rule of an earlier file"
	}
	for _, r := range rules {
		if old := what[r.ID]; old != "" {
			con.Warn(name, "%s overrides %s of this id", r.ID, old)
		}
	}
}

// weights reads the file of weights that was chosen, once.
func (o *Choice) weights(con *console.Console) (extract.Option, error) {
	if weights, ok := o.readModel[o.Model]; ok {
		return weights, nil
	}
	raw, err := source.ReadBeside(o.Model, con.In, maxModel)
	if err != nil {
		return nil, err
	}
	weights, err := choices.Weights(raw)
	if err != nil {
		return nil, err
	}
	if _, err := extract.New(weights); err != nil {
		return nil, err // for other features
	}
	o.readModel[o.Model] = weights
	return weights, nil
}
