// Package excerpt quotes what others wrote in messages: little of it, on one
// line, and in the words of whoever wrote it.
package excerpt

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// maxLen is how many characters of a text a message quotes.
const maxLen = 60

// Cut returns at most 60 characters of a text; "…" stands for the rest.
func Cut(text string) string {
	if utf8.RuneCountInString(text) <= maxLen {
		return text
	}
	n := 0
	for at := range text {
		if n++; n == maxLen {
			return text[:at] + "…"
		}
	}
	return text
}

// Quote is Cut in quotes, with escapes for what does not show.
func Quote(text string) string { return strconv.Quote(Cut(text)) }

// Kind names what a node of a YAML file is.
func Kind(n *yaml.Node) string {
	switch n.Kind {
	case yaml.SequenceNode:
		return "a list"
	case yaml.MappingNode:
		return "a mapping"
	case yaml.AliasNode:
		return "an alias"
	}
	return scalar(n.Tag, n.Value)
}

func scalar(tag, text string) string {
	switch tag {
	case "!!str":
		return "the string " + Quote(text)
	case "!!null":
		return "nothing"
	}
	return Cut(text)
}

// Syntax is what is wrong with the syntax of a YAML file, without the name of
// the package that reads it.
func Syntax(err error) string {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	place, what, ok := strings.Cut(text, ": ")
	if !ok {
		return Cut(text)
	}
	return Cut(place) + ": " + cutEnd(what)
}

// cutEnd cuts the words of a parser, which quote a name at most.
func cutEnd(text string) string {
	const most = 2 * maxLen
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return Cut(text)
}

var jsonKinds = map[string]string{"array": "a list", "bool": "true or false", "number": "a number", "object": "an object", "string": "a string"}

// maxErrors is how many errors about one file are listed.
const maxErrors = 20

// Join joins the errors about a file, of many the first and how many follow.
func Join(name string, errs []error) error {
	if n := len(errs) - maxErrors; n > 0 {
		errs = append(errs[:maxErrors:maxErrors], fmt.Errorf("%s: and %d more errors", name, n))
	}
	return errors.Join(errs...)
}

// JSON is what is wrong with a JSON value that was read into a type of this
// program, whose name says nothing to anyone.
func JSON(err error) string {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		if wrong.Field == "" {
			return "it is no object"
		}
		value, _, _ := strings.Cut(wrong.Value, " ") // "number 1e999"
		if name, ok := jsonKinds[value]; ok {
			value = name
		}
		return fmt.Sprintf("the field %s is %s, which is not allowed there", Quote(wrong.Field), value)
	}
	return cutEnd(strings.TrimPrefix(err.Error(), "json: "))
}
