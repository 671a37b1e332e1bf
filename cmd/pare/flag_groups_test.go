package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/console"
)

// Whoever adds a flag says to which part of the help it belongs.
func TestFlagsHaveGroups(t *testing.T) {
	root := newRoot(&console.Console{In: strings.NewReader("")})
	for _, cmd := range commands(root) {
		if cmd.Name() == "completion" || cmd.HasParent() && cmd.Parent().Name() == "completion" {
			continue // its flags are cobra's
		}
		for _, list := range groupFlags(flagsOf(cmd)) {
			for _, f := range list.flags {
				if list.title == otherFlags {
					t.Errorf("%s: --%s is in no group of flagGroups", cmd.CommandPath(), f.Name)
				}
			}
		}
	}
	var all []string
	for _, g := range flagGroups {
		all = append(all, g.names...)
	}
	slices.Sort(all)
	if n := len(slices.Compact(slices.Clone(all))); n != len(all) {
		t.Errorf("a flag is in two groups: %q", all)
	}
}

// The help of --keep names every category, and nobody needs to wrap its lines.
func TestHelp(t *testing.T) {
	root := newRoot(&console.Console{In: strings.NewReader("")})
	for _, width := range []int{0, 60, 200} {
		help := usageOf(root, width)
		for _, c := range extract.Categories() {
			if !strings.Contains(help, c.String()) {
				t.Errorf("width %d: no category %s", width, c)
			}
		}
		_, flags, _ := strings.Cut(help, "\nInput:\n")
		for line := range strings.Lines(flags) {
			if width > 0 && len(line) > width+20 || width == 0 && len(line) > helpWidth+1 {
				t.Errorf("width %d: a line of %d characters: %s", width, len(line), line)
			}
		}
	}
	if want := "Input, Output, What is dropped, Batches, About"; titles(usageOf(root, 0)) != want {
		t.Errorf("groups: %s, want %s", titles(usageOf(root, 0)), want)
	}
}

// titles are the headings of flags in a help text.
func titles(help string) string {
	var all []string
	for line := range strings.Lines(help) {
		name, ok := strings.CutSuffix(line, ":\n")
		if ok && line[0] != ' ' && !slices.Contains([]string{"Usage", "Examples", "Commands"}, name) {
			all = append(all, name)
		}
	}
	return strings.Join(all, ", ")
}
