package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/pare-text/pare/charset"
	"github.com/pare-text/pare/dedupe"
	"github.com/pare-text/pare/internal/batch"
	"github.com/pare-text/pare/internal/format"
	"github.com/pare-text/pare/internal/option"
	"github.com/pare-text/pare/internal/source"
	"github.com/spf13/pflag"
)

// check returns what is wrong with the options.
func (o *cleanOptions) check() error {
	return errors.Join(
		option.Check("pare", "from", o.From),
		option.Check("pare", "to", o.to),
		option.Check("pare", "progress", o.progress),
		option.Check("pare", "sync", o.sync),
		charset.CheckLabel(o.Encoding),
		o.checkDetails(),
		o.checkInPlace(),
		o.checkResume(),
		o.checkDedupe(),
	)
}

// checkDetails returns what is wrong with options that go with one format.
func (o *cleanOptions) checkDetails() error {
	to := format.OutputNamed(o.to)
	var blocks, frontMatter error
	if o.Blocks && to != nil && !to.Blocks {
		blocks = errors.New("--blocks needs --to " + strings.Join(format.WithBlocks(), " or --to "))
	}
	if o.FrontMatter && (to == nil || !to.FrontMatter) {
		frontMatter = errors.New("--front-matter needs --to " + strings.Join(format.WithFrontMatter(), " or --to "))
	}
	_, with := format.WithOf(o.with)
	if with == nil && len(o.with) > 0 && o.Options.InPlace.Enabled {
		with = errors.New("--with cannot be used with -i, which would find the fields there the next time; use -o")
	}
	return errors.Join(blocks, frontMatter, with, checkJobs(o.Jobs))
}

// checkInPlace returns why -i makes no sense here.
func (o *cleanOptions) checkInPlace() error {
	to := format.OutputNamed(o.to)
	switch {
	case !o.Options.InPlace.Enabled:
		return nil
	case o.toFile:
		return errors.New("-i and -o cannot be used together")
	case o.ToChosen && (to == nil || !to.InPlace):
		return fmt.Errorf("-i writes plain text; it cannot be used with --to %s", o.to)
	}
	return nil
}

// dedupeKinds are the values of --dedupe.
var dedupeKinds = map[string]dedupe.Kind{"": 0, "exact": dedupe.Exact, "near": dedupe.Near}

// syncs are the values of --sync.
var syncs = map[string]batch.Sync{"auto": batch.SyncAuto, "always": batch.SyncAlways, "never": batch.SyncNever}

// checkDedupe returns why --dedupe makes no sense here.
func (o *cleanOptions) checkDedupe() error {
	if _, ok := dedupeKinds[o.dedupe]; !ok {
		return option.Check("pare", "dedupe", o.dedupe)
	}
	switch {
	case o.dedupe == "":
		return nil
	case o.Options.InPlace.Enabled:
		return errors.New("--dedupe cannot be used with -i; use -o DIR/")
	case o.Resume:
		return errors.New("--resume and --dedupe cannot be used together; --dedupe must read all inputs")
	}
	return nil
}

// checkResume returns why --resume makes no sense here.
func (o *cleanOptions) checkResume() error {
	switch {
	case !o.Resume:
		return nil
	case o.Options.InPlace.Enabled:
		return errors.New("--resume cannot be used with -i; files that are clean do not change again")
	case o.Output == "-":
		return batch.ErrNoFolder
	}
	for _, file := range o.Choice.Named() {
		if file.Path == source.Stdin || source.IsStream(file.Path) {
			return fmt.Errorf("--resume cannot tell whether --%s %s is the same as before; put it in a file", file.Option, file.Path)
		}
	}
	return nil
}

// settingsOfOutput tells all options that change what becomes of an input, for --resume,
// and the version of the program.
func settingsOfOutput(flags *pflag.FlagSet) string {
	var b strings.Builder
	b.WriteString(version())
	flags.VisitAll(func(f *pflag.Flag) {
		if !option.SameOutput(f.Name) {
			// "--field text" means more than its default does, without which html counts
			fmt.Fprintf(&b, " %s %v %q", f.Name, f.Changed, f.Value)
		}
	})
	return b.String()
}
