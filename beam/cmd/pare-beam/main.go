// Command pare-beam runs pare's corpus jobs on Apache Beam.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/log"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"
	"github.com/pare-text/pare/beam/jobs"
	"github.com/pare-text/pare/learn"
	"github.com/spf13/cobra"
)

// errBad is about documents that could not be read; they are in files.
var errBad = errors.New("some documents could not be read; see the files with -bad in their names")

func main() {
	if slices.ContainsFunc(os.Args[1:], func(arg string) bool {
		return strings.HasPrefix(strings.TrimLeft(arg, "-"), "worker=") || arg == "--worker"
	}) {
		flag.Parse()
		beam.Init() // a runner started this as a worker: it does not return
	}
	log.SetupLogging("warn", "text") // a runner tells each of its steps
	if err := newRoot().Execute(); err != nil {
		fmt.Fprintln(os.Stderr, "pare-beam:", err)
		os.Exit(2)
	}
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "pare-beam",
		Short: "Clean corpora, learn from them and fold duplicates on Apache Beam",
		Long: `pare-beam does what pare, pare learn and pare --dedupe do, as an Apache Beam
pipeline: in this process on the Prism runner, or on Flink, Spark or Dataflow by
--runner and the other flags of Beam. INPUTs are globs of files of JSON lines, WARC
or WET, plain, gzip or zstd. docs/beam.md tells more.`,
		SilenceErrors: true, SilenceUsage: true,
	}
	root.PersistentFlags().AddGoFlagSet(flag.CommandLine)
	root.AddCommand(newClean(), newLearn(), newDedupe())
	return root
}

func register(cmd *cobra.Command, o *jobs.Options) {
	flags := cmd.Flags()
	flags.StringVar(&o.Mode, "mode", "balanced", "gentle loses least, strict leaves least, balanced is between")
	flags.StringSliceVar(&o.Keep, "keep", nil, "keep these `CATEGORIES`")
	flags.StringSliceVar(&o.Drop, "drop", nil, "drop these `CATEGORIES`")
	flags.StringArrayVar(&o.Rules, "rules", nil, "add the rules of a `FILE`")
	flags.StringArrayVar(&o.Packs, "pack", nil, "drop the lines that a `FILE` of pare-beam learn or pare learn knows to repeat")
	flags.BoolVar(&o.RulesOnly, "rules-only", false, "let only named rules drop")
	flags.BoolVar(&o.Blocks, "blocks", false, "add every block of a record, with its verdict")
}

func registerInput(cmd *cobra.Command, o *jobs.Options) {
	flags := cmd.Flags()
	flags.StringVar(&o.Field, "field", "", "`NAME` of the field of JSON lines that holds the text; by default text, or html where there is none")
	flags.StringVar(&o.By, "by", "", "`NAME` of the field that names the site; by default the host of the field url")
	flags.StringVar(&o.Encoding, "encoding", "", "`NAME` of the encoding of records, as web pages write it")
}

func newClean() *cobra.Command {
	var o jobs.Options
	var output string
	var shards int
	cmd := &cobra.Command{
		Use: "clean [flags] INPUT... -o PREFIX", Short: "Strip the boilerplate from documents", Args: cobra.MinimumNArgs(1),
		Example: "  pare-beam clean 'crawl/*.jsonl.gz' -o clean/part",
		RunE: func(cmd *cobra.Command, args []string) error {
			return run(cmd.Context(), o, func(s beam.Scope) { jobs.Clean(s, args, o, output, shards) })
		},
	}
	register(cmd, &o)
	registerInput(cmd, &o)
	registerOutput(cmd, &output, &shards)
	return cmd
}

func registerOutput(cmd *cobra.Command, output *string, shards *int) {
	cmd.Flags().StringVarP(output, "output", "o", "", "write files that begin with `PREFIX`")
	cmd.Flags().IntVar(shards, "shards", 4, "into how many files")
	_ = cmd.MarkFlagRequired("output") // there is such a flag
}

func newLearn() *cobra.Command {
	var o jobs.Options
	var output string
	guard := learn.DefaultGuard
	cmd := &cobra.Command{
		Use: "learn [flags] INPUT... -o PACK.yaml", Short: "Find the lines that repeat across the documents of a site", Args: cobra.MinimumNArgs(1),
		Example: "  pare-beam learn 'crawl/*.warc.wet.gz' -o packs.yaml",
		RunE: func(cmd *cobra.Command, args []string) error {
			return run(cmd.Context(), o, func(s beam.Scope) { jobs.Learn(s, args, o, guard, output) })
		},
	}
	registerInput(cmd, &o)
	cmd.Flags().StringVarP(&output, "output", "o", "", "write the pack to a `FILE`")
	_ = cmd.MarkFlagRequired("output") // there is such a flag
	cmd.Flags().IntVar(&guard.MinDocs, "min-docs", guard.MinDocs, "a line must stand in `N` documents of its site")
	cmd.Flags().Float64Var(&guard.MinShare, "min-share", guard.MinShare, "and in a `SHARE` of them")
	return cmd
}

func newDedupe() *cobra.Command {
	var o jobs.Options
	var output, kind string
	var shards int
	cmd := &cobra.Command{
		Use: "dedupe [flags] INPUT... -o PREFIX", Short: "Clean documents, and leave out those that say the same as another", Args: cobra.MinimumNArgs(1),
		Example: "  pare-beam dedupe --kind near 'crawl/*.jsonl.gz' -o clean/part",
		RunE: func(cmd *cobra.Command, args []string) error {
			k, ok := jobs.Kinds[kind]
			if !ok {
				return fmt.Errorf("--kind is %q; allowed are exact and near", kind)
			}
			return run(cmd.Context(), o, func(s beam.Scope) { jobs.Dedupe(s, args, o, k, output, shards) })
		},
	}
	cmd.Flags().StringVar(&kind, "kind", "near", "leave out texts of which the same is left, or nearly the same: exact, near")
	register(cmd, &o)
	registerInput(cmd, &o)
	registerOutput(cmd, &output, &shards)
	return cmd
}

// run runs a pipeline and says what became of the documents.
func run(ctx context.Context, o jobs.Options, build func(beam.Scope)) error {
	if ctx == nil {
		ctx = context.Background()
	}
	if err := o.Check(ctx); err != nil {
		return err
	}
	beam.Init()
	p, s := beam.NewPipelineWithRoot()
	build(s)
	result, err := beamx.RunWithMetrics(ctx, p)
	if err != nil {
		return err
	}
	if result == nil {
		return nil // it goes on elsewhere
	}
	counters := map[string]int64{}
	for _, c := range result.Metrics().AllMetrics().Counters() {
		counters[c.Name()] += c.Committed
	}
	for _, name := range slices.Sorted(maps.Keys(counters)) {
		fmt.Fprintf(os.Stderr, "pare-beam: %s %d\n", name, counters[name])
	}
	if counters["failures"] > 0 {
		return errBad
	}
	return nil
}
