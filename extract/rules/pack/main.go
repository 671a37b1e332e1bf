// Command pack compiles the built-in rules, rules/*.yaml, into the table that
// package extract embeds. Run it with go generate ./extract.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/pare-text/pare/rule"

	"github.com/pare-text/pare/extract"
)

func main() {
	if err := run("rules"); err != nil {
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
		return errors.New("no rules; run go generate ./extract in the module's folder")
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
	return os.WriteFile(filepath.Join(dir, "builtin.rules"), extract.PackRules(all), 0o644)
}
