// Command pack compiles the built-in rules, the YAML files of the folder above, into
// the table that package rules embeds. Run it with go generate ./extract/rules.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/pare-text/pare/internal/match"
	"github.com/pare-text/pare/rule"
)

func main() {
	if err := run("."); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

// run packs the rules of a folder.
func run(dir string) error {
	files, err := filepath.Glob(filepath.Join(dir, "*.yaml")) // sorted
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return errors.New("no rules; run go generate ./extract/rules in the module's folder")
	}
	var all []*rule.Rule
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rules, err := rule.Parse(name, bytes.NewReader(src))
		if err != nil {
			return err
		}
		all = append(all, rules...)
	}
	if err := rule.Validate(all); err != nil {
		return err
	}
	return errors.Join(
		os.WriteFile(filepath.Join(dir, "builtin.rules"), match.Pack(all), 0o644),
		os.WriteFile(filepath.Join(dir, "words.txt"), match.Lists(all), 0o644),
	)
}
