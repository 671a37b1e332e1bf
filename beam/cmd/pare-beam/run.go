package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/log"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/options/jobopts"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"
	"github.com/pare-text/pare/beam/jobs"
)

// errBad is about documents that could not be read; they are in files.
var errBad = errors.New("some documents could not be read; see the file with -bad in its name")

// verbose lets the log of the runner through.
var verbose bool

// scratch is a folder for the temporary files of the SDK, which leaves one behind
// at each run.
var scratch string

// clear takes away what is not to be left behind. Nothing is written after it.
func clear() {
	jobs.Abort()
	if scratch != "" {
		_ = os.RemoveAll(scratch) // it is in a folder for such things
	}
}

// run runs a pipeline and says what became of the documents.
func run(ctx context.Context, o jobs.Options, build func(beam.Scope)) error {
	if ctx == nil {
		ctx = context.Background()
	}
	if err := o.Check(ctx); err != nil {
		return err
	}
	if *jobopts.WorkerBinary == "" && runtime.GOOS == "linux" && runtime.GOARCH == "amd64" {
		*jobopts.WorkerBinary, _ = os.Executable() // the SDK would compile it again, where there is a compiler
	}
	var err error
	if scratch, err = os.MkdirTemp("", "pare-beam-"); err != nil {
		return err
	}
	if err := os.Setenv("TMPDIR", scratch); err != nil {
		return err
	}
	beam.Init()
	here := slices.Contains([]string{"", "prism", "PrismRunner"}, *runners.Runner)
	switch {
	case verbose:
		log.SetupLogging("info", "text")
	case here:
		slog.SetDefault(slog.New(slog.DiscardHandler)) // the error says it all
	default:
		log.SetupLogging("warn", "text")
	}
	p, s := beam.NewPipelineWithRoot()
	build(s)
	result, err := beamx.RunWithMetrics(ctx, p)
	if err != nil {
		if here && !verbose {
			return briefly(err)
		}
		return err
	}
	if result == nil || *jobopts.Async {
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

// briefly returns the cause of an error of Prism, which says at length what was
// running, and where in the source.
func briefly(err error) error {
	text := err.Error()
	at := strings.LastIndex(text, "caused by:\n")
	if at < 0 {
		return err
	}
	var lines []string
	for line := range strings.Lines(text[at+len("caused by:\n"):]) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "goroutine ") || strings.HasPrefix(line, "Full error") {
			break
		}
		if line != "" && !strings.HasPrefix(line, "DoFn[") {
			lines = append(lines, line)
		}
	}
	return errors.New(strings.Join(lines, ": "))
}
