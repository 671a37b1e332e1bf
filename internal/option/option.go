// Package option holds the one list of the options of all commands. Flags, help
// texts, keys of files, variables of the environment, what --resume compares and
// the tables of the README are made of it.
package option

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/pare-text/pare/internal/excerpt"
	"github.com/spf13/pflag"
)

// An Option is one of some commands.
type Option struct {
	// Name is that of the flag, of the key in files and, in capitals behind PARE_, of
	// the variable. Letter is its short form, or "".
	Name, Letter string
	// In are the commands that have it: "pare", "check", "rules list".
	In []string
	// Default is the built-in value, of the type of the value; nil for none.
	Default any
	// Values are those that it may have or, with Open, some of them, which shells
	// complete; nil for any.
	Values []string
	Open   bool
	// Commas says that a list may be written with commas between its items.
	Commas bool
	// File says that its value is the name of a file, which is never empty.
	File bool
	// NoValue is what the help shows of a value that may be left out; "" if it may
	// not.
	NoValue string
	Group   Group
	Help    string // for the help text, with the name of the value in backquotes
	Scope   Scope
	// SameOutput says that it changes how a run works, what it reads or what it
	// tells, but not what becomes of an input: --resume does not compare it.
	SameOutput bool
	// Flag and Text are its row in the table of the README; "" if another row speaks
	// of it.
	Flag, Text string
}

// A Group is a part of the list of flags in help texts and in the README.
type Group string

// The groups.
const (
	Input    Group = "Input"
	Output   Group = "Output"
	Dropped  Group = "What is dropped"
	Reported Group = "What is reported"
	Batches  Group = "Batches"
	About    Group = "About"
)

// Groups are all of them, in their order.
var Groups = []Group{Input, Output, Dropped, Reported, Batches, About}

// A Scope says where an option can be set but on the command line.
type Scope int

// The scopes: nowhere else; in files and variables, for a whole run; or there and
// in sections of files, for some inputs.
const (
	CommandLine Scope = iota
	Run
	EachInput
)

// Keys are the names of the options that files and variables may set: those for a
// whole run, then those that may differ from input to input.
func Keys() []string { return slices.Concat(RunKeys(), InputKeys()) }

// RunKeys are the names of the options of a whole run that files and variables
// may set.
func RunKeys() []string { return keys(Run) }

// InputKeys are those of the options that may differ from input to input.
func InputKeys() []string { return keys(EachInput) }

func keys(s Scope) []string {
	var names []string
	for i := range all() {
		if o := &all()[i]; o.Scope == s && !slices.Contains(names, o.Name) {
			names = append(names, o.Name)
		}
	}
	return names
}

// Of yields the options of a command, in their order.
func Of(command string) iter.Seq[*Option] {
	return func(yield func(*Option) bool) {
		for i := range all() {
			if o := &all()[i]; slices.Contains(o.In, command) && !yield(o) {
				return
			}
		}
	}
}

// All returns the options of all commands, in their order. Some have several
// entries, one for each way in which commands speak of them.
func All() []Option { return all() }

// named returns the option of a command; nil if it has none of that name.
func named(command, name string) *Option {
	for i := range all() {
		if o := &all()[i]; o.Name == name && slices.Contains(o.In, command) {
			return o
		}
	}
	return nil
}

// Variable is the name of an option in the environment.
func Variable(name string) string {
	return "PARE_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
}

// SameOutput reports whether --resume passes over an option of pare.
func SameOutput(name string) bool {
	o := named("pare", name)
	return o != nil && o.SameOutput
}

// Check returns an error unless an option of a command may have a value.
func Check(command, name, value string) error {
	o := named(command, name)
	if slices.Contains(o.Values, value) {
		return nil
	}
	return fmt.Errorf("--%s is %s; allowed are %s", name, excerpt.Quote(value), strings.Join(o.Values, ", "))
}

// Targets are the variables that the values of options go to, by name.
type Targets map[string]any

// Bind adds the options of a command that have a target to its flags, in the
// order of the list.
func Bind(flags *pflag.FlagSet, command string, targets Targets) {
	left := len(targets)
	for o := range Of(command) {
		target, ok := targets[o.Name]
		if !ok || flags.Lookup(o.Name) != nil {
			continue
		}
		o.bind(flags, target)
		left--
	}
	if left != 0 {
		panic(fmt.Sprintf("the list of options lacks one of %s", command)) // a mistake in this program
	}
}

// bind adds the flag.
func (o *Option) bind(flags *pflag.FlagSet, target any) {
	switch target := target.(type) {
	case *string:
		text, _ := o.Default.(string)
		flags.StringVarP(target, o.Name, o.Letter, text, o.Help)
	case *bool:
		flags.BoolVarP(target, o.Name, o.Letter, false, o.Help)
	case *int:
		n, _ := o.Default.(int)
		flags.IntVarP(target, o.Name, o.Letter, n, o.Help)
	case *int64:
		n, _ := o.Default.(int64)
		flags.Int64VarP(target, o.Name, o.Letter, n, o.Help)
	case *float64:
		n, _ := o.Default.(float64)
		flags.Float64VarP(target, o.Name, o.Letter, n, o.Help)
	case *[]int:
		flags.IntSliceVarP(target, o.Name, o.Letter, nil, o.Help)
	case *[]string:
		if o.Commas {
			flags.StringSliceVarP(target, o.Name, o.Letter, nil, o.Help)
		} else {
			flags.StringArrayVarP(target, o.Name, o.Letter, nil, o.Help)
		}
	case pflag.Value:
		flags.VarP(target, o.Name, o.Letter, o.Help)
	default:
		panic(fmt.Sprintf("--%s cannot be a %T", o.Name, target)) // a mistake in this program
	}
	if f := flags.Lookup(o.Name); o.File {
		f.Value = namedFile(f.Value)
	}
	flags.Lookup(o.Name).NoOptDefVal = cmp.Or(o.NoValue, flags.Lookup(o.Name).NoOptDefVal)
}

// Table is the table of the README of the options of a command in a group.
func Table(command string, group Group) string {
	return table(func(o *Option) bool { return o.Group == group && slices.Contains(o.In, command) })
}

// OwnTable is the table of the README of the options that only one command has, or
// that mean something else there.
func OwnTable(command string) string {
	return table(func(o *Option) bool { return slices.Equal(o.In, []string{command}) })
}

func table(has func(*Option) bool) string {
	var b strings.Builder
	b.WriteString("| flag | |\n|---|---|\n")
	for i := range all() {
		if o := &all()[i]; o.Flag != "" && has(o) {
			fmt.Fprintf(&b, "| %s | %s |\n", o.Flag, o.Text)
		}
	}
	return b.String()
}
