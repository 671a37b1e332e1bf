package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
	"github.com/spf13/pflag"
)

// writePage writes the manual page of a command. A zero date is none.
func writePage(w io.Writer, cmd *cobra.Command, date time.Time) error {
	header := doc.GenManHeader{
		Title: strings.ToUpper(pageName(cmd)), Section: "1", Date: &date, Source: "pare " + version(), Manual: "User Commands",
	}
	var page bytes.Buffer
	if err := doc.GenMan(cmd, &header, &page); err != nil {
		return err
	}
	text := page.Bytes()
	if date.IsZero() { // cobra's pages always have one
		text = bytes.Replace(text, []byte(date.Format("Jan 2006")), nil, 1)
	}
	_, err := w.Write(text)
	return err
}

// forManual prepares root and its subcommands for cobra's generator, which takes
// texts for Markdown and knows no names of values. They can be used for nothing
// else afterwards.
func forManual(root *cobra.Command) {
	root.DisableAutoGenTag = true
	for _, cmd := range root.Commands() {
		cmd.Hidden = cmd.Hidden || cmd.Name() == "help" // of which there is no page
	}
	for _, cmd := range commands(root) {
		cmd.Long = asMarkdown(cmd.Long)
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			name, usage := pflag.UnquoteUsage(f)
			if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "[]" && f.DefValue != "0" {
				usage += fmt.Sprintf(" (default %s)", f.DefValue)
			}
			f.Usage = markdown.Replace(usage)
			switch {
			case f.NoOptDefVal != "" && f.NoOptDefVal != "true":
				f.DefValue = f.NoOptDefVal
			case name != "":
				f.DefValue = name
			}
		})
	}
}

// asMarkdown makes Markdown of the text of a help: paragraphs that are indented are
// code. Headings are Markdown already.
func asMarkdown(text string) string {
	paragraphs := strings.Split(strings.TrimSpace(text), "\n\n")
	for i, p := range paragraphs {
		if strings.HasPrefix(p, "\t") || strings.HasPrefix(p, "  ") {
			paragraphs[i] = "```\n" + strings.ReplaceAll(p, "\t", "  ") + "\n```"
		} else {
			paragraphs[i] = markdown.Replace(p)
		}
	}
	return strings.Join(paragraphs, "\n\n")
}

// markdown escapes what Markdown would take for markup.
var markdown = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "<", `\<`, ">", `\>`, "`", "\\`", "[", `\[`, "]", `\]`)
