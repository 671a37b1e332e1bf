// Command pare-beam runs pare's corpus jobs on Apache Beam.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
)

func main() {
	if isWorker(os.Args[1:]) {
		flag.Parse()
		beam.Init() // a runner started this as a worker: it does not return
	}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	done := make(chan error, 1)
	go func() { done <- newRoot().Execute() }()
	select {
	case err := <-done:
		clear()
		if err != nil {
			fmt.Fprintln(os.Stderr, "pare-beam:", err)
			os.Exit(2)
		}
	case s := <-stop:
		clear()
		os.Exit(128 + int(s.(syscall.Signal)))
	}
}

// isWorker reports whether a runner passed these arguments.
func isWorker(args []string) bool {
	return slices.ContainsFunc(args, func(arg string) bool {
		name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		return name == "worker" && strings.HasPrefix(arg, "-")
	})
}
