package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// A manual writes manual pages in the man macros of roff. cobra's generator
// would bring a Markdown parser with it. Errors of the writer stay in it: it is
// a buffer, which reports them when it is flushed.
type manual struct {
	io.Writer
	date string // 2026-11-23, or "" for none
}

// whole writes one page for all commands.
func (m manual) whole(root *cobra.Command) {
	m.head(root)
	all := commands(root)
	m.section("SYNOPSIS")
	m.synopsis(all...)
	m.section("DESCRIPTION")
	m.text(root.Long)
	m.section("OPTIONS")
	m.groups(root)
	m.section("COMMANDS")
	for _, cmd := range all[1:] {
		fmt.Fprintf(m, ".SS %s\n", roff(strings.TrimSuffix(cmd.UseLine(), " [flags]")))
		m.text(cmd.Short + ".")
		if cmd.Long != "" {
			fmt.Fprintln(m, ".PP")
			m.text(cmd.Long)
		}
		m.flags(flagsOf(cmd))
	}
	m.examples(root)
}

// page writes the page of one command.
func (m manual) page(cmd *cobra.Command) {
	m.head(cmd)
	m.section("SYNOPSIS")
	m.synopsis(cmd)
	m.section("DESCRIPTION")
	if cmd.Long == "" {
		m.text(cmd.Short + ".")
	} else {
		m.text(cmd.Long)
	}
	if len(flagsOf(cmd)) > 0 {
		m.section("OPTIONS")
		m.groups(cmd)
	}
	if subs := children(cmd); len(subs) > 0 {
		m.section("COMMANDS")
		for _, sub := range subs {
			fmt.Fprintf(m, ".TP\n.BR %s (1)\n%s\n", roff(pageName(sub)), roff(sub.Short))
		}
	}
	m.examples(cmd)
	if cmd.HasParent() {
		m.section("SEE ALSO")
		fmt.Fprintf(m, ".BR %s (1)\n", roff(pageName(cmd.Parent())))
	}
}

// head writes what stands above the synopsis.
func (m manual) head(cmd *cobra.Command) {
	name := pageName(cmd)
	fmt.Fprintf(m, ".TH %s 1 \"%s\" \"pare %s\" \"User Commands\"\n", strings.ToUpper(name), m.date, roff(version()))
	m.section("NAME")
	m.prose(name + " - " + cmd.Short)
}

func (m manual) section(name string) { fmt.Fprintf(m, ".SH %s\n", name) }

func (m manual) synopsis(all ...*cobra.Command) {
	for i, cmd := range all {
		if i > 0 {
			fmt.Fprintln(m, ".br")
		}
		line := cmd.UseLine()
		if len(flagsOf(cmd)) == 0 {
			line = strings.TrimSuffix(line, " [flags]") // --help alone
		}
		fmt.Fprintf(m, ".B %s\n", roff(line))
	}
}

// text writes paragraphs. One that is indented is code, and stays as it is.
func (m manual) text(text string) {
	for i, p := range strings.Split(strings.TrimSpace(text), "\n\n") {
		if i > 0 {
			fmt.Fprintln(m, ".PP")
		}
		if strings.HasPrefix(p, "\t") || strings.HasPrefix(p, "  ") {
			fmt.Fprintf(m, ".EX\n%s\n.EE\n", roff(strings.ReplaceAll(p, "\t", "  ")))
			continue
		}
		m.prose(strings.TrimPrefix(p, "#### ")) // a heading in cobra's help
	}
}

// prose writes one paragraph in lines of at most 79 bytes, unless a word is
// longer: mandoc wants that.
func (m manual) prose(text string) {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && len(roff(line+" "+word)) > 79 {
			lines = append(lines, line)
			line = ""
		}
		line = strings.TrimPrefix(line+" "+word, " ")
	}
	fmt.Fprintln(m, roff(strings.Join(append(lines, line), "\n")))
}

// flagsOf returns the flags of cmd itself, in their order.
func flagsOf(cmd *cobra.Command) []*pflag.Flag {
	var all []*pflag.Flag
	cmd.NonInheritedFlags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden && f.Name != "help" && f.Name != "version" {
			all = append(all, f)
		}
	})
	return all
}

// groups writes the flags of cmd, under headings if there are many.
func (m manual) groups(cmd *cobra.Command) {
	flags := flagsOf(cmd)
	if len(flags) < fewFlags {
		m.flags(flags)
		return
	}
	for _, list := range groupFlags(flags) {
		fmt.Fprintf(m, ".SS %s\n", list.title)
		m.flags(list.flags)
	}
}

func (m manual) flags(flags []*pflag.Flag) {
	for _, f := range flags {
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		arg, usage := pflag.UnquoteUsage(f)
		switch {
		case f.NoOptDefVal != "" && f.NoOptDefVal != "true":
			name += "[=" + f.NoOptDefVal + "]"
		case arg != "":
			name += " " + arg
		}
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "[]" && f.DefValue != "0" {
			usage += " (default " + f.DefValue + ")"
		}
		fmt.Fprintf(m, ".TP\n.B %s\n", roff(name))
		m.prose(usage)
	}
}

func (m manual) examples(cmd *cobra.Command) {
	if cmd.Example == "" {
		return
	}
	m.section("EXAMPLES")
	fmt.Fprintf(m, ".EX\n%s\n.EE\n", roff(cmd.Example))
}

// roff escapes text. A line must not begin like a request.
func roff(text string) string {
	text = roffEscapes.Replace(text)
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}

var roffEscapes = strings.NewReplacer(`\`, `\e`, "-", `\-`)
