package main

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func newMan(w *world) *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "Print the manual page",
		Example: "  pare man | man -l -\n  pare man > /usr/local/share/man/man1/pare.1",
		Args:    usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			m := manual{bufio.NewWriter(w.out)}
			m.page(cmd.Root())
			return m.Flush()
		},
	}
}

// A manual writes a manual page in the man macros of roff. It is one page for
// all commands; cobra's generator would bring a Markdown parser with it.
type manual struct{ *bufio.Writer }

func (m manual) page(root *cobra.Command) {
	fmt.Fprintf(m, ".TH PARE 1 \"\" \"pare %s\" \"User Commands\"\n", roff(version()))
	m.section("NAME")
	fmt.Fprintf(m, "pare \\- %s\n", roff(root.Short))
	m.section("SYNOPSIS")
	for _, cmd := range commands(root) {
		fmt.Fprintf(m, ".B %s\n.br\n", roff(cmd.UseLine()))
	}
	m.section("DESCRIPTION")
	m.text(root.Long)
	m.section("OPTIONS")
	m.flags(root)
	m.section("COMMANDS")
	for _, cmd := range commands(root)[1:] {
		fmt.Fprintf(m, ".SS %s\n", roff(strings.TrimSuffix(cmd.UseLine(), " [flags]")))
		m.text(cmd.Short + ".")
		if cmd.Long != "" {
			fmt.Fprintln(m, ".PP")
			m.text(cmd.Long)
		}
		m.flags(cmd)
	}
	m.section("EXAMPLES")
	fmt.Fprintf(m, ".EX\n%s\n.EE\n", roff(root.Example))
}

// commands returns cmd and the commands under it that a reader should know of.
func commands(cmd *cobra.Command) []*cobra.Command {
	all := []*cobra.Command{cmd}
	for _, sub := range cmd.Commands() {
		switch {
		case !sub.IsAvailableCommand(), sub.Name() == "help":
		case sub.Name() == "completion":
			all = append(all, sub) // its help tells how to install each
		default:
			all = append(all, commands(sub)...)
		}
	}
	return all
}

func (m manual) section(name string) { fmt.Fprintf(m, ".SH %s\n", name) }

// text writes paragraphs.
func (m manual) text(text string) {
	fmt.Fprintln(m, strings.ReplaceAll(roff(text), "\n\n", "\n.PP\n"))
}

// flags writes the flags of cmd itself.
func (m manual) flags(cmd *cobra.Command) {
	cmd.NonInheritedFlags().VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		arg, usage := pflag.UnquoteUsage(f)
		if arg != "" {
			name += " " + arg
		}
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "[]" && f.DefValue != "0" {
			usage += " (default " + f.DefValue + ")"
		}
		fmt.Fprintf(m, ".TP\n.B %s\n%s\n", roff(name), roff(usage))
	})
}

var roffEscapes = strings.NewReplacer(`\`, `\e`, "-", `\-`)

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
