// Package rule says what a rule is, reads rules from YAML and finds their faults.
//
// A rule names phrases, or elements of pages, that are boilerplate, and belongs to
// a [Category]. Package extract applies rules.
package rule
