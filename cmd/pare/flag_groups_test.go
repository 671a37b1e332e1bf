package main

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/config"
	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/option"
	"github.com/pare-text/pare/rule"
	"github.com/spf13/pflag"
)

// Every flag of a command is in the list of options, which says to which part of
// the help it belongs, and every option of the list is a flag.
func TestFlagsAreOptions(t *testing.T) {
	for _, cmd := range commands(newRoot(&console.Console{In: strings.NewReader("")})) {
		if cmd.Name() == "completion" || cmd.HasParent() && cmd.Parent().Name() == "completion" {
			continue // its flags are cobra's
		}
		name := strings.TrimPrefix(cmd.CommandPath(), "pare ")
		var want, got []string
		for o := range option.Of(name) {
			want = append(want, o.Name)
		}
		if name == "config" {
			for o := range option.Of("pare") {
				want = append(want, o.Name)
			}
			want = slices.DeleteFunc(want, func(name string) bool { return name == "version" })
		}
		var flags []*pflag.Flag
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			got, flags = append(got, f.Name), append(flags, f)
		})
		slices.Sort(want)
		slices.Sort(got)
		if want = slices.Compact(want); !slices.Equal(want, got) {
			t.Errorf("%s has the flags %q, but the list has %q", cmd.CommandPath(), got, want)
		}
		if lists := groupFlags(flags); lists[len(lists)-1].title == otherFlags {
			t.Errorf("%s has flags without a group", cmd.CommandPath())
		}
	}
}

// What the list says of one option fits together.
func TestOptions(t *testing.T) {
	for _, o := range option.All() {
		if o.Name == "" || len(o.In) == 0 || o.Help == "" || !slices.Contains(option.Groups, o.Group) {
			t.Errorf("--%s: something is missing", o.Name)
		}
		if (o.Flag == "") != (o.Text == "") {
			t.Errorf("--%s has half of a row for the README", o.Name)
		}
	}
	flags := newRoot(&console.Console{In: strings.NewReader("")}).Flags()
	if !strings.Contains(flags.Lookup("config").Usage, config.Name) || !strings.Contains(flags.Lookup("no-config").Usage, config.Name) {
		t.Errorf("the options for files of options do not name %s", config.Name)
	}
}

// The tables of flags in the README are what the list of options gives.
func TestReadme(t *testing.T) {
	raw, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(raw)
	for _, group := range []option.Group{option.Input, option.Output, option.Dropped, option.Batches, option.About} {
		if table := "**" + string(group) + "**\n\n" + option.Table("pare", group) + "\n"; !strings.Contains(readme, table) {
			t.Errorf("the README does not have this table:\n%s", table)
		}
	}
	if table := option.OwnTable("check") + "\n"; !strings.Contains(readme, table) {
		t.Errorf("the README does not have this table:\n%s", table)
	}
}

// The help of --keep names every category, and nobody needs to wrap its lines.
func TestHelp(t *testing.T) {
	root := newRoot(&console.Console{In: strings.NewReader("")})
	for _, width := range []int{0, 60, 200} {
		help := usageOf(root, width)
		for _, c := range rule.Categories() {
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
