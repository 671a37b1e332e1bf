package option

import (
	"errors"
	"slices"

	"github.com/spf13/pflag"
)

// errNoName is the error for the name of a file that is empty, as an unset variable of
// a shell makes it.
var errNoName = errors.New("an empty name; write the name of a file")

// A fileName is a value that must not be empty.
type fileName struct{ pflag.Value }

// Set takes the value.
func (f fileName) Set(s string) error {
	if s == "" {
		return errNoName
	}
	return f.Value.Set(s)
}

// fileNames is a list of such values.
type fileNames struct {
	fileName
	pflag.SliceValue
}

// Append adds a value.
func (f fileNames) Append(s string) error {
	if s == "" {
		return errNoName
	}
	return f.SliceValue.Append(s)
}

// Replace takes the place of all values.
func (f fileNames) Replace(all []string) error {
	if slices.Contains(all, "") {
		return errNoName
	}
	return f.SliceValue.Replace(all)
}

// namedFile returns a value that refuses empty names.
func namedFile(v pflag.Value) pflag.Value {
	if list, ok := v.(pflag.SliceValue); ok {
		return fileNames{fileName{v}, list}
	}
	return fileName{v}
}
