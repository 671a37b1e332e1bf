// Package rules holds the built-in rules: the YAML files that people edit, and the
// table that go generate makes of them.
package rules

import _ "embed"

//go:generate go run ./pack

// Packed is the table of the built-in rules.
//
//go:embed builtin.rules
var Packed string
