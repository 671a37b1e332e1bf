package config

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/pare-text/pare/internal/excerpt"
	"github.com/pare-text/pare/internal/option"
	"github.com/spf13/pflag"
)

// wrongValue says what is wrong with the value of a flag: what was written and
// what is allowed. err, of the parser of numbers and the like, speaks of the
// program.
func wrongValue(f *pflag.Flag, text string, err error) error {
	var wrong *pflag.InvalidValueError
	if errors.As(err, &wrong) {
		err = wrong.Unwrap() // the rest has been said
	}
	allowed := map[string]string{
		"int": "a whole number", "int64": "a whole number", "float64": "a number", "bool": "true or false",
		"intSlice": "whole numbers with commas between them",
	}[f.Value.Type()]
	if allowed == "" {
		return fmt.Errorf("%s: %w", excerpt.Quote(text), err)
	}
	return fmt.Errorf("%s; allowed is %s", excerpt.Quote(text), allowed)
}

// FlagError rewrites the error of a flag on the command line.
func FlagError(err error) error {
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "" {
		name := "-" + unknown.GetSpecifiedShortnames()
		if _, statErr := os.Lstat(name); statErr == nil {
			return fmt.Errorf("%w; the file of this name is ./%s", err, name)
		}
	}
	var wrong *pflag.InvalidValueError
	if !errors.As(err, &wrong) {
		return err
	}
	return fmt.Errorf("--%s is %w", wrong.GetFlag().Name, wrongValue(wrong.GetFlag(), wrong.GetValue(), wrong.Unwrap()))
}

// warnVariables warns of variables that look like options and are none.
func (c *Settings) warnVariables() {
	if c.console.Environ == nil {
		return
	}
	known := []string{option.Variable("config")}
	for _, key := range option.Keys() {
		known = append(known, option.Variable(key))
	}
	for _, entry := range slices.Sorted(slices.Values(c.console.Environ())) {
		name, _, _ := strings.Cut(entry, "=")
		if !strings.HasPrefix(name, "PARE_") || slices.Contains(known, name) {
			continue
		}
		hint := "\"pare config\" lists the options"
		if near := like(name, known); len(near) > 0 {
			hint = "did you mean " + strings.Join(near, " or ") + "?"
		}
		c.console.Warn(excerpt.Cut(name), "no option is set by this variable; %s", hint)
	}
}
