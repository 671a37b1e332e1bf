package main

import (
	"fmt"
	"io"

	"github.com/pare-text/pare/internal/cleaners"
	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/report"
	"github.com/pare-text/pare/internal/source"
)

// checkHTML returns what is wrong with --html and the inputs.
func (o *explainOptions) checkHTML(args []string) error {
	switch {
	case !o.asPage:
		return nil
	case len(args) > 1:
		return fmt.Errorf("--html takes one input, not %d; run it once for each", len(args))
	case source.SameFile(o.html, args[0]):
		return fmt.Errorf("--html %s would overwrite the input", o.html)
	}
	return cleaners.CheckOutput("--html", o.html, cleaners.OptionFiles("", &o.rules, &o.config))
}

// writePage explains one input as a page for the browser.
func (o *explainOptions) writePage(set *cleaners.Set, path string) error {
	doc, err := o.read(set, path, o.Budget(1).Ticket())
	if err != nil {
		console.Complain(o.console.Err, source.NameOf(path), err)
		return console.ErrFailed
	}
	return o.console.Write(o.html, func(w io.Writer) error { return report.HTML(w, doc, source.NameOf(path)) })
}
