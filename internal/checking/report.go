package checking

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/pare-text/pare/internal/batch"
	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/findings"
	"github.com/pare-text/pare/internal/source"
)

// report checks all inputs and writes the report.
func (c *checking) report(w io.Writer, inputs []batch.Input) error {
	out, err := findings.NewReporter(c.Format, w, c.Version)
	if c.Stat {
		out, err = findings.NewStat(c.Format, w)
	}
	if err != nil {
		return err
	}
	c.add = out.Add
	if err := c.all(inputs); err != nil {
		return err
	}
	return out.End(c.stats, c.failures, !c.failed)
}

// record writes the findings into a baseline. With an input that failed it
// would lack some, so it is not written.
func (c *checking) record(inputs []batch.Input) error {
	var b findings.Baseline
	c.add = func(f *findings.Finding) error {
		b.Add(f)
		return nil
	}
	if err := c.all(inputs); err != nil {
		return err
	}
	if c.failed {
		c.Console.Say(c.NewBaseline, "not written, because an input failed")
		return console.ErrFailed
	}
	if err := c.Console.Write(c.NewBaseline, b.Write); err != nil {
		return err
	}
	if !c.Quiet {
		c.Console.Say(c.NewBaseline, "%s recorded", console.Plural(c.stats.Findings, "finding"))
	}
	return nil
}

// maxBaseline is the size of the largest baseline, in bytes: several hundred thousand
// findings.
const maxBaseline = 64 << 20

// readBaseline reads the baseline of that name.
func readBaseline(name string, stdin io.Reader) (*findings.Baseline, error) {
	src, err := source.ReadBeside(name, stdin, maxBaseline)
	if err != nil {
		return nil, fmt.Errorf("--baseline %s: %w", name, err)
	}
	return findings.ReadBaseline(name, bytes.NewReader(src))
}

// summary says on standard error how much was found.
func (c *checking) summary() {
	if c.Quiet {
		return
	}
	s := c.stats
	if c.known != nil {
		gone := c.known.Left(func(path string) bool {
			if c.paths[path] {
				return true
			}
			_, err := os.Stat(filepath.FromSlash(path))
			return errors.Is(err, os.ErrNotExist)
		})
		c.Console.Say(c.Baseline, "%s in the baseline, %d no longer found", console.Plural(s.Passed, "finding"), gone)
	}
	line := "no findings in " + console.Plural(s.Files, "file")
	if s.Findings > 0 {
		line = fmt.Sprintf("%s in %d of %s", console.Plural(s.Findings, "finding"), s.With, console.Plural(s.Files, "file"))
	}
	if s.Failed > 0 {
		line += fmt.Sprintf(", %d failed", s.Failed)
	}
	fmt.Fprintln(c.Console.Err, line)
}
