package jobs

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners/prism"
	"github.com/google/go-cmp/cmp"
	"github.com/pare-text/pare/learn"
)

func TestMain(m *testing.M) {
	scratch, err := os.MkdirTemp("", "pare-beam-") // the SDK leaves files behind
	if err != nil {
		panic(err)
	}
	if err := os.Setenv("TMPDIR", scratch); err != nil {
		panic(err)
	}
	beam.Init()
	status := m.Run()
	_ = os.RemoveAll(scratch) // it is in a folder for such things
	os.Exit(status)
}

// pare builds the command, which says what is right.
func pare(t *testing.T) func(args ...string) string {
	t.Helper()
	exe := filepath.Join(t.TempDir(), "pare")
	build := exec.Command("go", "build", "-o", exe, "./cmd/pare")
	build.Dir = "../.."
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return func(args ...string) string {
		cmd := exec.Command(exe, append(args, "--no-config")...)
		out, err := cmd.Output()
		if exit := cmd.ProcessState.ExitCode(); err != nil && exit != 2 { // 2 stands for bad lines, which are wanted
			t.Fatal(err)
		}
		return string(out)
	}
}

// run runs a pipeline on Prism, in this process, and returns its counters.
func run(t *testing.T, build func(beam.Scope)) map[string]int64 {
	t.Helper()
	p, s := beam.NewPipelineWithRoot()
	build(s)
	result, err := prism.Execute(context.Background(), p)
	if err != nil {
		t.Fatal(err)
	}
	counters := map[string]int64{}
	for _, c := range result.Metrics().AllMetrics().Counters() {
		counters[c.Name()] += c.Committed
	}
	return counters
}

// sorted returns the lines of all files that a glob names, or of a text.
func sorted(t *testing.T, glob, text string) []string {
	t.Helper()
	names, err := filepath.Glob(glob)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text += content(t, name)
	}
	text = strings.ReplaceAll(text, "\ufeff", "") // which pare leaves at the head of its output
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	slices.Sort(lines)
	return lines
}

func article(n int, of string) string {
	return fmt.Sprintf("Our towns at a glance\nThe valley today\nBy Jane Doe\nThe %s of the valley has ground flour for %d years, said the council on Monday, and nobody there can remember that it ever stood still on a working day, not even in the winter.\n"+
		"It was built by a miller from the other side of the river, who is said to have lost the first %s to a flood before it had earned him a single coin, and who built it again.\nShare on Facebook\n%d comments\n", of, n, of, n)
}

// fixtures writes files into a folder: JSON lines of two sites, with pages, a bad
// line and duplicates, plain and gzip, and archives, one of them with a damaged record.
func fixtures(t *testing.T) (folder string) {
	t.Helper()
	folder = t.TempDir()
	var rows bytes.Buffer
	row := func(v map[string]any) {
		out, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		rows.Write(append(out, '\n'))
	}
	things := strings.Fields("mill forge tannery brewery bakery smithy school chapel")
	for i, thing := range things {
		row(map[string]any{"id": i, "url": fmt.Sprintf("https://www.valley.example/%d", i), "text": article(100+i, thing)})
		row(map[string]any{"id": i, "url": fmt.Sprintf("https://hill.example/%d", i), "html": "<html><body><nav>Hill news</nav><p>" + strings.ReplaceAll(article(i, thing), "\n", "</p><p>") + "</body></html>"})
	}
	plain := bytes.Clone(rows.Bytes())
	rows.Reset()
	rows.WriteString("\ufeff\n{not JSON\n\n")
	for i, thing := range things[:3] {
		row(map[string]any{"id": 100 + i, "url": "https://copy.example/", "text": strings.ToUpper(article(100+i, thing))})
	}
	var archive bytes.Buffer
	for i, thing := range things {
		body := article(i, thing)
		fmt.Fprintf(&archive, "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://valley.example/w%d\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", i, len(body), body)
		if i == 3 {
			archive.WriteString("this is no record\r\n\r\n")
		}
	}
	var pages bytes.Buffer // one member for each record, as crawlers write them
	for i, thing := range things[:2] {
		body := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=latin1\r\n\r\n<title>Caf\xe9</title><p>" + strings.ReplaceAll(article(i, thing), "\n", "</p><p>")
		pages.WriteString(gzipped(fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://hill.example/p%d\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", i, len(body), body)))
	}
	for name, content := range map[string][]byte{"a.jsonl": plain, "b.jsonl.gz": []byte(gzipped(rows.String())), "c.warc.wet": archive.Bytes(), "d.warc.gz": pages.Bytes()} {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// What the jobs write is what the command writes, in some order.
func TestJobs(t *testing.T) {
	pare, in, out := pare(t), fixtures(t), t.TempDir()
	files := []string{filepath.Join(in, "a.jsonl"), filepath.Join(in, "b.jsonl.gz"), filepath.Join(in, "c.warc.wet"), filepath.Join(in, "d.warc.gz")}
	globs := []string{filepath.Join(in, "*.jsonl*"), filepath.Join(in, "*.wet"), filepath.Join(in, "d.*")}
	pack := filepath.Join(out, "pack.yaml")

	counters := run(t, func(s beam.Scope) { Learn(s, globs, Options{}, learn.DefaultThreshold, pack) })
	if diff := cmp.Diff(pare(append([]string{"learn", "-q", "--no-rest"}, files...)...), content(t, pack)); diff != "" {
		t.Errorf("learn (-pare +beam):\n%s", diff)
	}
	if counters["documents"] != 29 || counters["failures"] != 2 {
		t.Errorf("learn: counters %v", counters)
	}
	for _, c := range []struct {
		why  string
		o    Options
		args []string
	}{
		{"defaults", Options{}, nil},
		{"options", Options{Mode: "strict", Keep: []string{"share"}, RulesOnly: true, Blocks: false}, []string{"--mode", "strict", "--keep", "share", "--rules-only"}},
		{"a pack", Options{RulesOnly: true, Packs: []string{pack}}, []string{"--rules-only", "--pack", pack}},
	} {
		to := filepath.Join(t.TempDir(), "clean", "part")
		counters := run(t, func(s beam.Scope) { Clean(s, globs, c.o, to, 3) })
		want := sorted(t, "", pare(slices.Concat([]string{"-q"}, c.args, files)...))
		want = slices.DeleteFunc(want, func(line string) bool { return strings.HasPrefix(line, `{"error":`) }) // those are in a file of their own
		if diff := cmp.Diff(want, sorted(t, to+"-0*", "")); diff != "" {
			t.Errorf("clean with %s (-pare +beam):\n%s", c.why, diff)
		}
		if counters["documents"] != 29 || counters["failures"] != 2 || counters["kept"] == 0 || !c.o.RulesOnly && counters["dropped share"] != 29 {
			t.Errorf("clean with %s: counters %v", c.why, counters)
		}
		bad := sorted(t, to+"-bad*", "")
		if len(bad) != 2 || !strings.Contains(bad[0], `b.jsonl.gz","where":2,"error":"not JSON`) || !strings.Contains(bad[0], `"line":"{not JSON"`) || !strings.Contains(bad[1], `c.warc.wet","where":`) {
			t.Errorf("clean with %s: bad %q", c.why, bad)
		}
	}
	for name, kind := range Kinds {
		to := filepath.Join(t.TempDir(), "part")
		run(t, func(s beam.Scope) { Dedupe(s, globs[:1], Options{RulesOnly: true}, kind, to, 2) })
		want := sorted(t, "", pare("-q", "--rules-only", "--dedupe", name, files[0], files[1]))
		want = slices.DeleteFunc(want, func(line string) bool { return strings.HasPrefix(line, `{"error":`) })
		if diff := cmp.Diff(want, sorted(t, to+"-0*", "")); diff != "" {
			t.Errorf("dedupe %s (-pare +beam):\n%s", name, diff)
		}
		if folded := sorted(t, to+"-folded*", ""); len(folded)+len(want) != 21 || !strings.Contains(folded[0], `"like":`) {
			t.Errorf("dedupe %s: %d of 21 stay, with blank lines, folded %q", name, len(want), folded)
		}
	}
}

func content(t *testing.T, path string) string {
	t.Helper()
	all, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(all)
}

func TestCheck(t *testing.T) {
	for why, o := range map[string]Options{
		"allowed are gentle": {Mode: "wild"}, "unknown category": {Keep: []string{"nothing"}}, "nosuch.yaml": {Packs: []string{"nosuch.yaml"}}, "encoding": {Encoding: "nothing"},
	} {
		if err := o.Check(context.Background()); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: error %v", why, err)
		}
	}
}
