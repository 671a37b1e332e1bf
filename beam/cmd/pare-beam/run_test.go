package main

import (
	"errors"
	"testing"
)

func TestIsWorker(t *testing.T) {
	for _, c := range []struct {
		why  string
		args []string
		want bool
	}{
		{"a container starts it so", []string{"--worker=true", "--id=1", "--logging_endpoint=localhost:1"}, true},
		{"without a value", []string{"-worker"}, true},
		{"another flag that begins so", []string{"clean", "--worker_binary=x", "a"}, false},
		{"an input of that name", []string{"clean", "worker", "-o", "p"}, false},
	} {
		if got := isWorker(c.args); got != c.want {
			t.Errorf("%s: %v", c.why, got)
		}
	}
}

// The errors are as Prism of Beam 2.77 words them, shortened.
func TestBriefly(t *testing.T) {
	for _, c := range []struct{ why, err, want string }{
		{
			"a DoFn failed", "job job-001 failed:\nbundle inst001 stage-005 failed:process bundle failed for instruction inst001 using plan stage-005 : while executing Process for Plan[stage-005]:\n1: DataSource[S]\n\tcaused by:\nDoFn[UID:6, Name: fileio.matchFn] failed:\nno files matching pattern \"x*\"",
			"no files matching pattern \"x*\"",
		},
		{
			"one behind a group", "job job-001 failed:\nwhile executing Process for Plan[stage-016]:\n\tcaused by:\nsource failed processing data\n\tcaused by:\nDoFn[UID:2] failed:\nwriting /x/p: mkdir /x: no such file or directory",
			"writing /x/p: mkdir /x: no such file or directory",
		},
		{
			"a panic, with its stack", "job failed:\n\tcaused by:\npanic: no \ngoroutine 901 [running]:\nmain.go:1",
			"panic: no",
		},
		{"another error", "connection refused", "connection refused"},
	} {
		if got := briefly(errors.New(c.err)).Error(); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}
