package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// writePage writes the manual page of a command, in the macros of man(7). A zero date is
// none.
func writePage(w io.Writer, cmd *cobra.Command, date time.Time) error {
	day := ""
	if !date.IsZero() {
		day = date.Format("Jan 2006")
	}
	m := manPage{bufio.NewWriter(w)}
	m.printf(".TH \"%s\" \"1\" \"%s\" \"%s\" \"User Commands\"\n", strings.ToUpper(pageName(cmd)), day, roff.Replace("pare "+version()))
	m.printf(".SH NAME\n%s \\- %s\n", roff.Replace(pageName(cmd)), roff.Replace(cmd.Short))
	m.printf(".SH SYNOPSIS\n.B %s\n", roff.Replace(cmd.UseLine()))
	m.printf(".SH DESCRIPTION\n")
	if m.text(cmd.Long); cmd.Long == "" {
		m.text(cmd.Short + ".")
	}
	m.flags("OPTIONS", cmd.NonInheritedFlags())
	m.flags("OPTIONS OF ALL COMMANDS", cmd.InheritedFlags())
	if cmd.Example != "" {
		m.printf(".SH EXAMPLES\n")
		m.code(cmd.Example)
	}
	m.seeAlso(cmd)
	return m.Flush()
}

// A manPage is a page as it is written. Flush returns its error.
type manPage struct{ *bufio.Writer }

func (m manPage) printf(format string, args ...any) { _, _ = fmt.Fprintf(m, format, args...) }

// roff escapes what its formatter takes for more than a character.
var roff = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`)

// line writes a line of text. A point at its head would begin a macro.
func (m manPage) line(s string) {
	if s = roff.Replace(s); strings.HasPrefix(s, ".") {
		s = `\&` + s
	}
	m.printf("%s\n", s)
}

// text writes the text of a help: paragraphs between blank lines, of which those that are
// indented are code.
func (m manPage) text(s string) {
	for i, p := range strings.Split(strings.Trim(s, "\n"), "\n\n") {
		if i > 0 {
			m.printf(".PP\n")
		}
		if strings.HasPrefix(p, "\t") || strings.HasPrefix(p, "  ") {
			m.code(p)
			continue
		}
		if heading := strings.TrimLeft(p, "#"); heading != p { // in cobra's texts about completion
			m.printf(".SS %s\n", roff.Replace(strings.Trim(heading, " :")))
			continue
		}
		for line := range strings.Lines(p) {
			m.line(strings.TrimRight(line, "\n"))
		}
	}
}

// code writes lines as they are.
func (m manPage) code(s string) {
	m.printf(".nf\n")
	for line := range strings.Lines(strings.Trim(s, "\n")) {
		m.line(strings.ReplaceAll(strings.TrimRight(line, "\n"), "\t", "  "))
	}
	m.printf(".fi\n")
}

// flags writes a section of flags, if there are any.
func (m manPage) flags(section string, flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	m.printf(".SH %s\n", section)
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Deprecated != "" {
			return
		}
		m.printf(".TP\n")
		if f.Shorthand != "" && f.ShorthandDeprecated == "" {
			m.printf("\\fB\\-%s\\fP, ", roff.Replace(f.Shorthand))
		}
		m.printf("\\fB\\-\\-%s\\fP", roff.Replace(f.Name))
		value, usage := pflag.UnquoteUsage(f)
		switch {
		case f.NoOptDefVal != "" && f.NoOptDefVal != "true":
			m.printf("[=%s]", roff.Replace(f.NoOptDefVal))
		case f.Value.Type() == "bool":
		case value != "":
			m.printf("=%s", roff.Replace(value))
		}
		m.printf("\n")
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "[]" && f.DefValue != "0" {
			usage += fmt.Sprintf(" (default %s)", f.DefValue)
		}
		m.line(usage)
	})
}

// seeAlso names the pages of the commands right above and below.
func (m manPage) seeAlso(cmd *cobra.Command) {
	var names []string
	if cmd.HasParent() {
		names = append(names, pageName(cmd.Parent()))
	}
	for _, sub := range children(cmd) {
		names = append(names, pageName(sub))
	}
	if len(names) == 0 {
		return
	}
	m.printf(".SH SEE ALSO\n")
	for i, name := range names {
		end := ","
		if i == len(names)-1 {
			end = ""
		}
		m.printf(".BR %s (1)%s\n", roff.Replace(name), end)
	}
}
