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
		Short: "Clean corpora, learn from them and fold duplicates on Apache Beam",
		Long: `pare-beam does what pare, pare learn and pare --dedupe do, as an Apache Beam
pipeline: in this process on the Prism runner, or on Flink, Spark or Dataflow by
--runner and the other flags of Beam. INPUTs are globs of files of JSON lines, WARC
or WET, plain, gzip or zstd. docs/beam.md tells more.`,
		SilenceErrors: true, SilenceUsage: true,
	}
	root.PersistentFlags().BoolVar(&verbose, "verbose", false, "show what the runner tells of its steps")
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
			if shards < 1 || shards > mostShards {
				return fmt.Errorf("--shards is %d; it is from 1 to %d", shards, mostShards)
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
			switch {
			case guard.MinDocs < 2:
				return fmt.Errorf("--min-docs is %d; what stands in one document only does not repeat", guard.MinDocs)
			case guard.MinShare < 0 || guard.MinShare > 1:
				return fmt.Errorf("--min-share is %v; a share is from 0 to 1", guard.MinShare)
			}
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
			if shards < 1 || shards > mostShards {
				return fmt.Errorf("--shards is %d; it is from 1 to %d", shards, mostShards)
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
