package main

import (
	"flag"
	"fmt"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/pare-text/pare/beam/jobs"
	"github.com/pare-text/pare/learn"
	"github.com/spf13/cobra"
)

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "pare-beam",
		Short: "Clean corpora, learn from them and remove duplicates on Apache Beam",
		Long: `pare-beam does what pare, pare learn and pare --dedupe do, as an Apache Beam
pipeline: in this process on the Prism runner, or on Flink, Spark or Dataflow with
--runner and the other flags of Beam. INPUTs are globs of JSON lines, WARC or WET
files, plain or in gzip or zstd. See docs/beam.md.`,
		SilenceErrors: true, SilenceUsage: true,
	}
	root.PersistentFlags().BoolVar(&verbose, "verbose", false, "show the log of the runner")
	root.PersistentFlags().AddGoFlagSet(flag.CommandLine)
	root.AddCommand(newClean(), newLearn(), newDedupe())
	return root
}

func register(cmd *cobra.Command, o *jobs.Options) {
	flags := cmd.Flags()
	flags.StringVar(&o.Mode, "mode", "balanced", "how much to drop: `MODE` is gentle (keeps more), balanced or strict (drops more)")
	flags.StringSliceVar(&o.Keep, "keep", nil, "never drop these `CATEGORIES`")
	flags.StringSliceVar(&o.Drop, "drop", nil, "drop these `CATEGORIES` on weak evidence, too")
	flags.StringArrayVar(&o.Rules, "rules", nil, "add the rules in `FILE`")
	flags.StringArrayVar(&o.Packs, "pack", nil, "drop lines that repeat on their site, as recorded in `FILE` by pare-beam learn or pare learn")
	flags.BoolVar(&o.RulesOnly, "rules-only", false, "drop only what a named rule matches; do not use the trained score")
	flags.BoolVar(&o.Blocks, "blocks", false, "add every block of a record, with its verdict")
}

func registerInput(cmd *cobra.Command, o *jobs.Options) {
	flags := cmd.Flags()
	flags.StringVar(&o.Field, "field", "", "in JSON lines, read the text from the field `NAME`; by default text or, if there is none, html")
	flags.StringVar(&o.By, "by", "", "in JSON lines, take the site from the field `NAME`; by default the host of the field url")
	flags.StringVar(&o.Encoding, "encoding", "", "encoding of records: a `NAME` that web pages use")
}

func newClean() *cobra.Command {
	var o jobs.Options
	var output string
	var shards int
	cmd := &cobra.Command{
		Use: "clean [flags] INPUT... -o PREFIX", Short: "Strip the boilerplate from documents", Args: cobra.MinimumNArgs(1),
		Example: "  pare-beam clean 'crawl/*.jsonl.gz' -o clean/part",
		RunE: func(cmd *cobra.Command, args []string) error {
			if shards < 1 || shards > mostShards {
				return fmt.Errorf("--shards is %d; it must be from 1 to %d", shards, mostShards)
			}
			return run(cmd.Context(), o, func(s beam.Scope) { jobs.Clean(s, args, o, output, shards) })
		},
	}
	register(cmd, &o)
	registerInput(cmd, &o)
	registerOutput(cmd, &output, &shards)
	return cmd
}

// mostShards is how many have a number of five digits.
const mostShards = 99999

func registerOutput(cmd *cobra.Command, output *string, shards *int) {
	cmd.Flags().StringVarP(output, "output", "o", "", "write files that begin with `PREFIX`")
	cmd.Flags().IntVar(shards, "shards", 4, "number of output files")
	_ = cmd.MarkFlagRequired("output") // there is such a flag
}

func newLearn() *cobra.Command {
	var o jobs.Options
	var output string
	guard := learn.DefaultThreshold
	cmd := &cobra.Command{
		Use: "learn [flags] INPUT... -o PACK.yaml", Short: "Find the lines that repeat across the documents of a site", Args: cobra.MinimumNArgs(1),
		Example: "  pare-beam learn 'crawl/*.warc.wet.gz' -o packs.yaml",
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case guard.MinDocs < 2:
				return fmt.Errorf("--min-docs is %d; it must be 2 or more", guard.MinDocs)
			case guard.MinShare < 0 || guard.MinShare > 1:
				return fmt.Errorf("--min-share is %v; it must be from 0 to 1", guard.MinShare)
			}
			return run(cmd.Context(), o, func(s beam.Scope) { jobs.Learn(s, args, o, guard, output) })
		},
	}
	registerInput(cmd, &o)
	cmd.Flags().StringVarP(&output, "output", "o", "", "write the pack to `FILE`")
	_ = cmd.MarkFlagRequired("output") // there is such a flag
	cmd.Flags().IntVar(&guard.MinDocs, "min-docs", guard.MinDocs, "a line must be in at least `N` documents of its site")
	cmd.Flags().Float64Var(&guard.MinShare, "min-share", guard.MinShare, "a line must be in at least this `SHARE` of the documents of its site")
	return cmd
}

func newDedupe() *cobra.Command {
	var o jobs.Options
	var output, kind string
	var shards int
	cmd := &cobra.Command{
		Use: "dedupe [flags] INPUT... -o PREFIX", Short: "Clean documents and leave out duplicates", Args: cobra.MinimumNArgs(1),
		Example: "  pare-beam dedupe --kind near 'crawl/*.jsonl.gz' -o clean/part",
		RunE: func(cmd *cobra.Command, args []string) error {
			k, ok := jobs.Kinds[kind]
			if !ok {
				return fmt.Errorf("--kind is %q; allowed are exact and near", kind)
			}
			if shards < 1 || shards > mostShards {
				return fmt.Errorf("--shards is %d; it must be from 1 to %d", shards, mostShards)
			}
			return run(cmd.Context(), o, func(s beam.Scope) { jobs.Dedupe(s, args, o, k, output, shards) })
		},
	}
	cmd.Flags().StringVar(&kind, "kind", "near", "duplicates to leave out: exact, or near for almost the same words")
	register(cmd, &o)
	registerInput(cmd, &o)
	registerOutput(cmd, &output, &shards)
	return cmd
}
