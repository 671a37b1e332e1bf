// Package rules holds the built-in rules: the YAML files that people edit, and the
// table that go generate makes of them.
package rules

import _ "embed"

//go:generate go run ./pack

// Words are the lists of words of all files that rules in Go look at, such as the
// names of months: a line for each list, its name and its words apart by tabs.
//
//go:embed words.txt
var Words string

// Packed is the table of the built-in rules.
//
//go:embed builtin.rules
var Packed string
