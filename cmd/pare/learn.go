package main

import (
	"errors"
	"fmt"

	"github.com/pare-text/pare/charset"
	"github.com/pare-text/pare/internal/batch"
	"github.com/pare-text/pare/internal/cleaners"
	"github.com/pare-text/pare/internal/config"
	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/option"
	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/learn"
	"github.com/spf13/cobra"
)

const learnLong = `learn finds the lines that repeat across the documents of a site: menus, consent
banners, prompts, footers, in any language. It writes them to a pack, a YAML file
that shows in how many documents each line occurs, with an example. You can edit
it. pare --pack FILE drops these lines.

The site of a document is the field that --by names, in JSON lines; the host of its
address, which is the field url of JSON lines, and is known for WARC records and
most pages; or its folder: the one that is named like a host, as mirrors have it,
or the first one below FOLDER. Inputs are found and read as pare does.

Numbers and dates are treated as equal, and so are names in bylines and credits. A
line counts once per document, and copies of an article count as one document.
--min-docs and --min-share decide what gets into the pack; a line among the
paragraphs of an article needs twice the share.

Counts are exact until they need --memory MiB. After that, a Bloom filter stands in
for lines that occurred in one document, and the pack records how many counts may
be one too high.

--merge adds packs up as if all documents had been learned together.`

const learnExample = `  pare learn crawl/ -o site.yaml && pare --pack site.yaml -o clean/ crawl/
  pare --learn -o clean/ crawl/
  pare learn --by publisher dump.jsonl -o packs.yaml
  pare learn CC-MAIN-*.warc.wet.gz -o packs.yaml
  pare learn --merge monday.yaml tuesday.yaml -o both.yaml`

// learnOptions are those of "pare learn".
type learnOptions struct {
	batch.Reading
	config   config.Settings
	output   string
	progress string
	guard    learn.Threshold
	memory   int64 // in MiB
	merge    bool
	noRest   bool
	// guardChosen says that --min-docs or --min-share stands on the command line.
	guardChosen bool
}

func newLearn(con *console.Console) *cobra.Command {
	o := &learnOptions{Reading: newReading(con)}
	cmd := &cobra.Command{
		Use:     "learn [flags] [FILE | FOLDER | -]...",
		Short:   "Find the lines that repeat across the documents of a site",
		Long:    learnLong,
		Example: learnExample,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 && o.NamesFile == "" && con.InTerminal {
				return help(con, cmd)
			}
			if err := o.config.Load(cmd, con); err != nil {
				return err
			}
			o.FieldChosen = cmd.Flags().Changed("field")
			o.guardChosen = cmd.Flags().Changed("min-docs") || cmd.Flags().Changed("min-share")
			return o.run(args)
		},
	}
	bind(cmd, "learn", readingTargets(&o.Reading), settingsTargets(&o.config), option.Targets{
		"output": &o.output, "merge": &o.merge, "by": &o.By, "min-docs": &o.guard.MinDocs, "min-share": &o.guard.MinShare,
		"memory": &o.memory, "no-rest": &o.noRest, "strict-exit": &o.StrictExit, "progress": &o.progress,
	})
	return cmd
}

func (o *learnOptions) check() error {
	var errs []error
	if o.guard.MinDocs < 2 {
		errs = append(errs, fmt.Errorf("--min-docs is %d; it must be 2 or more", o.guard.MinDocs))
	}
	if o.guard.MinShare < 0 || o.guard.MinShare > 1 {
		errs = append(errs, fmt.Errorf("--min-share is %v; it must be from 0 to 1", o.guard.MinShare))
	}
	if o.memory < 1 || o.memory > 1<<30 {
		errs = append(errs, fmt.Errorf("--memory is %d MiB; it must be from 1 to %d", o.memory, 1<<30))
	}
	return errors.Join(append(errs,
		option.Check("learn", "from", o.From),
		checkJobs(o.Jobs),
		option.Check("learn", "progress", o.progress),
		charset.CheckLabel(o.Encoding))...)
}

// run learns from the inputs that args name.
func (o *learnOptions) run(args []string) error {
	if err := o.check(); err != nil {
		return console.NewUsageError(err, "pare learn")
	}
	o.ShowProgress = o.progress != "never"
	if o.output == "-" {
		o.Console.WarnOut()
	}
	err := errors.Join(cleaners.CheckPackReplaced(o.output), cleaners.CheckOutput("-o", o.output, cleaners.OptionFiles(o.NamesFile, nil, &o.config)))
	if err != nil {
		return console.NewUsageError(err, "pare learn")
	}
	if o.merge {
		return o.mergePacks(args)
	}
	o.Own = []string{o.output}
	inputs, failed, err := o.Find(args)
	if err != nil {
		return err
	}
	if len(inputs) == 0 {
		return console.ErrFailed // a folder without articles, which was named
	}
	for _, in := range inputs {
		if source.SameFile(in.Path, o.output) {
			return console.NewUsageError(fmt.Errorf("-o %s would overwrite an input", o.output), "pare learn")
		}
	}
	l := batch.NewLearning(&o.Reading, inputs, learn.NewCounter(o.guard, o.memory<<20))
	if err := l.Run(inputs); err != nil {
		return err
	}
	if l.Read == 0 && failed+l.Failed > 0 {
		return console.ErrFailed
	}
	p := l.Counter.Pack()
	l.Report(p)
	err = o.write(p)
	if failed+l.Failed > 0 {
		err = errors.Join(err, console.ErrFailed)
	}
	return err
}

// mergePacks adds up the packs that args name.
func (o *learnOptions) mergePacks(args []string) error {
	names, err := o.Names(args)
	if err != nil {
		return err
	}
	var packs []*learn.Pack
	var errs []error
	for _, name := range names {
		p, err := cleaners.ReadPack(o.Console.In, name, true)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if len(packs) > 0 && p.Guard != packs[0].Guard && !o.guardChosen {
			errs = append(errs, fmt.Errorf("%s: --min-docs or --min-share differ from those of %s; give them on the command line", name, names[0]))
		}
		packs = append(packs, p)
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	guard := o.guard
	if !o.guardChosen {
		guard = packs[0].Guard
	}
	p, err := learn.Merge(guard, packs...)
	if err != nil {
		return err
	}
	return o.write(p)
}

func (o *learnOptions) write(p *learn.Pack) error {
	if o.noRest {
		p.Final()
	}
	return o.Console.Write(o.output, p.Write)
}
