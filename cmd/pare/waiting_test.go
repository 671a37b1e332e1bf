package main

import (
	"bufio"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Who writes a line and waits gets its answer, whatever else has been written by
// then: a worker that stays is asked so.
func TestWaitingPipe(t *testing.T) {
	for _, jobs := range []string{"1", "4"} {
		cmd := pareCommand(t, "-q", "--from", "jsonl", "--with", "stats", "-j", jobs)
		in, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		stop := time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() }) // a test must not hang
		lines := bufio.NewReader(out)
		for _, c := range []struct{ why, write, read string }{
			{"a line", `{"text":"The first line of it."}` + "\n", `{"text":"The first line of it.","stats":`},
			{"two, and half of another", `{"text":"The second."}` + "\n\n" + `{"text":"The th`, `{"text":"The second."`},
			{"the blank one has come", "", "\n"},
			{"the other half", `ird."}` + "\n", `{"text":"The third."`},
			{"a bad one", "{\n", `{"error":"not JSON: `},
			{"null", `{"text":null}` + "\n", `{"text":null,"stats":null}`},
			{"a page", `{"html":"<p>The last line of it."}` + "\n", `{"text":"The last line of it.\n","stats":`},
		} {
			if _, err := io.WriteString(in, c.write); err != nil {
				t.Fatal(err)
			}
			got, err := lines.ReadString('\n')
			if err != nil || !strings.HasPrefix(got, c.read) {
				t.Fatalf("-j %s, %s: %q, %v; want %q", jobs, c.why, got, err, c.read)
			}
		}
		if err := in.Close(); err != nil {
			t.Fatal(err)
		}
		if rest, err := io.ReadAll(lines); err != nil || len(rest) > 0 {
			t.Errorf("-j %s: then %q, %v", jobs, rest, err)
		}
		if got := statusOfRun(cmd.Wait()); got != 2 {
			t.Errorf("-j %s: status %d, want 2, as a line was bad", jobs, got)
		}
		stop.Stop()
	}
}

// What is read and what is written are as the schemas say.
func TestLineSchemas(t *testing.T) {
	compile := func(name string) *jsonschema.Schema {
		s, err := jsonschema.NewCompiler().Compile("../../docs/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	reads, writes := compile("jsonl-in.json"), compile("jsonl-out.json")
	valid := func(s *jsonschema.Schema, line string) bool {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		return err == nil && s.Validate(v) == nil
	}
	rows := []struct {
		why, line string
		good      bool
	}{
		{"a text", `{"id":1,"text":"The minister resigned on Monday.\n\nShare on Facebook","error":"of theirs"}`, true},
		{"a page", `{"html":"<html lang=en-GB><title>Ferry</title><p>A ship came in on Monday.<p>Share on Facebook","url":"https://example.org/"}`, true},
		{"no text", `{"text":null}`, true},
		{"no page", `{"html":null,"text":""}`, true},
		{"a number", `{"text":7}`, false},
		{"nothing", `{"id":1}`, false},
		{"no object", `[7]`, false},
		{"no JSON", `{"text":`, false},
	}
	var in strings.Builder
	for _, c := range rows {
		in.WriteString(c.line + "\n")
		if valid(reads, c.line) != c.good {
			t.Errorf("%s, read: valid %v", c.why, !c.good)
		}
	}
	for _, with := range []string{"html", "meta", "blocks,markdown,stats"} {
		cmd := pareCommand(t, "-q", "--from", "jsonl", "--with", with)
		cmd.Stdin = strings.NewReader(in.String())
		out, err := cmd.Output()
		lines := strings.Split(string(out), "\n")
		if statusOfRun(err) != 2 || len(lines) != len(rows)+1 {
			t.Fatalf("--with %s: %v, wrote %s", with, err, out)
		}
		for i, c := range rows {
			if !valid(writes, lines[i]) || strings.HasPrefix(lines[i], `{"error":`) == c.good {
				t.Errorf("--with %s, %s, written: %s", with, c.why, lines[i])
			}
		}
	}
	for _, line := range []string{`{}`, `{"text":7}`, `{"error":"x"}`, `{"error":"x","line":0}`, `{"text":"x","meta":{}}`, `{"text":"x","blocks":[{}]}`} {
		if valid(writes, line) {
			t.Errorf("the schema takes %s", line)
		}
	}
}
