package main

import (
	"errors"
	"fmt"
	"runtime"

	"github.com/pare-text/pare/charset"

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
	*cleanOptions
	guard  learn.Guard
	memory int64 // in MiB
	merge  bool
	noRest bool
	// ownGuard says that --min-docs or --min-share stands on the command line.
	ownGuard bool
}

func newLearn(w *world) *cobra.Command {
	o := &learnOptions{cleanOptions: newCleanOptions(w)}
	cmd := &cobra.Command{
		Use:     "learn [flags] [FILE | FOLDER | -]...",
		Short:   "Find the lines that repeat across the documents of a site",
		Long:    learnLong,
		Example: learnExample,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 && o.files0 == "" && w.inTerminal {
				return w.help(cmd)
			}
			if err := o.config.load(cmd, w); err != nil {
				return err
			}
			o.ownField = cmd.Flags().Changed("field")
			o.ownGuard = cmd.Flags().Changed("min-docs") || cmd.Flags().Changed("min-share")
			return o.run(args)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVarP(&o.output, "output", "o", "-", "write the pack to `FILE`")
	flags.BoolVar(&o.merge, "merge", false, "read packs and add them up")
	o.registerBy(cmd)
	flags.IntVar(&o.guard.MinDocs, "min-docs", learn.DefaultGuard.MinDocs, "a line must be in at least `N` documents of its site")
	flags.Float64Var(&o.guard.MinShare, "min-share", learn.DefaultGuard.MinShare, "a line must be in at least this `SHARE` of the documents of its site")
	flags.Int64Var(&o.memory, "memory", learn.DefaultMemory>>20, "memory for exact counts, in `MiB`")
	flags.BoolVar(&o.noRest, "no-rest", false, "leave out the part of the pack that only --merge needs")
	flags.StringVar(&o.from, "from", "auto", "input `FORMAT`: auto (by name, then by content), text, html, jsonl, warc")
	flags.StringVar(&o.field, "field", "text", "with --from jsonl, read the field `NAME`; by default text or, if there is none, html")
	flags.StringVar(&o.encoding, "encoding", "", "input encoding: a `NAME` that web pages use, such as latin1, utf-16le, shift_jis")
	flags.IntVarP(&o.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "read `N` inputs, lines or records in parallel; the pack is the same for any N")
	o.memoryLimit.register(cmd)
	o.finder.register(cmd)
	flags.BoolVar(&o.strictExit, "strict-exit", false, "stop at the first input that fails, and write no pack")
	flags.StringVar(&o.progress, "progress", "auto", "progress bar: `WHEN` is auto (on a terminal, after a second) or never")
	flags.BoolVarP(&o.quiet, "quiet", "q", false, "print no warnings")
	flags.BoolVarP(&o.verbose, "verbose", "v", false, "print how much was learned")
	o.config.register(cmd)
	complete(cmd, "from", "auto", "text", "html", "jsonl", "warc")
	complete(cmd, "progress", "auto", "never")
	return cmd
}

// registerBy adds the flag that names the sites of JSON lines.
func (o *cleanOptions) registerBy(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.by, "by", "", "in JSON lines, take the site from the field `NAME`; by default the host of the field url")
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
		errs = append(errs, fmt.Errorf("--memory is %d MiB; it must be 1 or more", o.memory))
	}
	return errors.Join(append(errs,
		oneOf("from", o.from, "auto", "text", "html", "jsonl", "warc"),
		checkJobs(o.jobs),
		oneOf("progress", o.progress, "auto", "never"),
		charset.CheckLabel(o.encoding))...)
}

// run learns from the inputs that args name.
func (o *learnOptions) run(args []string) error {
	if err := o.check(); err != nil {
		return usageError{err, "pare learn"}
	}
	if o.output == "-" {
		if err := o.world.checkOut(); err != nil {
			return err
		}
	}
	if o.merge {
		return o.mergePacks(args)
	}
	o.own = []string{o.output}
	inputs, failed, err := o.find(args)
	if err != nil {
		return err
	}
	if len(inputs) == 0 {
		return errFailed // a folder without articles, which was named
	}
	for _, in := range inputs {
		if sameFile(in.path, o.output) {
			return usageError{fmt.Errorf("-o %s would overwrite an input", o.output), "pare learn"}
		}
	}
	c := &cleaning{cleanOptions: o.cleanOptions, watch: o.newWatch(inputs)}
	l := &learning{cleaning: c, counter: learn.NewCounter(o.guard, o.memory<<20)}
	if err := l.run(inputs); err != nil {
		return err
	}
	if l.read == 0 && failed+l.failed > 0 {
		return errFailed
	}
	p := l.counter.Pack()
	l.tell(p)
	err = o.write(p)
	if failed+l.failed > 0 {
		err = errors.Join(err, errFailed)
	}
	return err
}

// mergePacks adds up the packs that args name.
func (o *learnOptions) mergePacks(args []string) error {
	names, err := o.names(args)
	if err != nil {
		return err
	}
	var packs []*learn.Pack
	var errs []error
	for _, name := range names {
		p, err := readPack(o.world.in, name, true)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if len(packs) > 0 && p.Guard != packs[0].Guard && !o.ownGuard {
			errs = append(errs, fmt.Errorf("%s: --min-docs or --min-share differ from those of %s; give them on the command line", name, names[0]))
		}
		packs = append(packs, p)
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	guard := o.guard
	if !o.ownGuard {
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
	return o.world.write(o.output, p.Write)
}
