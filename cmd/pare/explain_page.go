package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/pare-text/pare/internal/report"
	"github.com/pare-text/pare/internal/source"
)

// checkHTML returns what is wrong with --html and the inputs.
func (o *explainOptions) checkHTML(args []string) error {
	switch {
	case !o.asPage:
		return nil
	case o.html == "":
		return errors.New("--html needs the name of a file, or - for standard output")
	case len(args) > 1:
		return fmt.Errorf("--html takes one input, not %d; run it once for each", len(args))
	case sameFile(o.html, args[0]):
		return fmt.Errorf("--html %s would overwrite the input", o.html)
	}
	return nil
}

// sameFile reports whether two paths name one file that exists. Standard input
// is none.
func sameFile(a, b string) bool {
	if a == source.Stdin || b == source.Stdin {
		return false
	}
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && first.Mode().IsRegular() && os.SameFile(first, second)
}

// page explains one input as a page for the browser.
func (o *explainOptions) page(chooser *chooser, path string) error {
	doc, err := o.read(chooser, path, o.budget(1).Ticket())
	if err != nil {
		complain(o.world.err, nameOf(path), err)
		return errFailed
	}
	return o.world.write(o.html, func(w io.Writer) error { return report.HTML(w, doc, nameOf(path)) })
}
