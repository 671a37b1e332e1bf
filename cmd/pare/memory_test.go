package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Blank lines take memory and no time.
var (
	tooLarge = kept + strings.Repeat("\n", 1_700_000)
	fits     = kept + strings.Repeat("\n", 1_350_000)
)

const kept = "The minister resigned on Monday, the palace said in a statement.\n"

func packed(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write([]byte(s))
	if err := errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func textRecord(uri, kind, contentType, body string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, contentType, len(body), body)
}

func jsonLine(text string) string {
	return `{"text":"` + strings.ReplaceAll(text, "\n", `\n`) + `"}` + "\n"
}

// What is too large fails by name, with what to do, the others go on, and the
// same comes out for any number of jobs.
func TestMaxMemory(t *testing.T) {
	http := "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\n\r\n"
	small := textRecord("http://a/small", "conversion", "text/plain", kept)
	for _, c := range []struct{ name, content, said, left string }{
		{"a.txt", tooLarge, "a.txt: too large: ", ""},
		{"a.txt.gz", packed(t, tooLarge), "a.txt.gz: too large: ", ""},
		{"a.html", strings.Repeat("<p>a", 130_000), "a.html: too large: ", ""},
		{"a.html.gz", packed(t, strings.Repeat("<p>a", 130_000)), "a.html.gz: too large: ", ""},
		{"a.jsonl", jsonLine(kept) + jsonLine(tooLarge) + jsonLine(kept), "a.jsonl:2: too large: ", jsonLine(kept) + `{"error":"too large: `},
		{"page.jsonl", jsonLine(kept) + `{"html":"` + strings.Repeat("<p>a", 130_000) + `"}` + "\n", "page.jsonl:2: too large: ", jsonLine(kept)},
		{"a.warc", textRecord("http://a/large", "conversion", "text/plain", tooLarge) + small, "a.warc:0: http://a/large: too large: ", "http://a/small"},
		{"coded.warc", textRecord("http://a/large", "response", "application/http", http+packed(t, tooLarge)) + small, "coded.warc:0: http://a/large: too large: ", "http://a/small"},
		{"much.warc", textRecord("http://a/large", "response", "application/http", http+packed(t, strings.Repeat("\x00", 170<<20))) + small, "(http://a/large): its gzip cannot be read: too large: ", "http://a/small"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, content := range map[string]string{c.name: c.content, "z.txt": kept} {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			var first string
			for _, jobs := range []string{"1", "4"} {
				cmd := pareCommand(t, "--max-memory", "256MiB", "-j", jobs, c.name, "z.txt")
				cmd.Dir = dir
				var out, said bytes.Buffer
				cmd.Stdout, cmd.Stderr = &out, &said
				var exit *exec.ExitError
				if err := cmd.Run(); !errors.As(err, &exit) || exit.ExitCode() != 2 {
					t.Errorf("-j %s: %v, want the status 2", jobs, err)
				}
				if !strings.Contains(said.String(), c.said) || !strings.Contains(said.String(), "split it, or raise --max-memory to 1GiB or more") {
					t.Errorf("-j %s says %q, want %q", jobs, said.String(), c.said)
				}
				if !strings.Contains(out.String(), c.left) || !strings.HasSuffix(out.String(), kept) {
					t.Errorf("-j %s left %.300q, want %.200q and the other file", jobs, out.String(), c.left)
				}
				if first += out.String(); jobs == "4" && first != out.String()+out.String() {
					t.Error("another number of jobs, another output")
				}
			}
		})
	}
}

// Documents wait for each other, and all come to an end.
func TestDocumentsWait(t *testing.T) {
	dir := t.TempDir()
	args := []string{"--max-memory", "256MiB", "-j", "8"}
	var lines, records string
	for i := range 3 {
		name := filepath.Join(dir, fmt.Sprintf("%d.txt.gz", i))
		if err := os.WriteFile(name, []byte(packed(t, fits)), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, name)
		lines += jsonLine(fits)
		records += textRecord(fmt.Sprintf("http://a/%d", i), "conversion", "text/plain", fits)
	}
	for _, name := range []string{"lines.jsonl", "records.warc"} {
		content := map[string]string{"lines.jsonl": lines, "records.warc": records}[name]
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, name)
	}
	cmd := pareCommand(t, args...)
	out, err := cmd.Output()
	if err != nil || bytes.Count(out, []byte("The minister")) != 9 {
		t.Errorf("%v, %d of 9 texts", err, bytes.Count(out, []byte("The minister")))
	}
}

// The other commands keep to the limit as well.
func TestMaxMemoryAlone(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(name, []byte(tooLarge), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"explain", "diff", "check", "learn"} {
		out, err := pareCommand(t, command, "--max-memory", "256MiB", name).CombinedOutput()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != 2 || !strings.Contains(string(out), "a.txt: too large: ") {
			t.Errorf("%s: %v, %.200s", command, err, out)
		}
	}
	small := filepath.Join(t.TempDir(), "small.txt")
	if err := os.WriteFile(small, []byte(kept), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"explain", "check"} { // several at once
		said, err := pareCommand(t, command, "--max-memory", "256MiB", "-j", "4", small, name, small, small).CombinedOutput()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != 2 || strings.Count(string(said), "too large") != 1 {
			t.Errorf("%s of several: %v, %.300s", command, err, said)
		}
	}
	out, _ := pareCommand(t, "--max-memory", "1MB", name).CombinedOutput()
	if !strings.Contains(string(out), `--max-memory is "1MB": it must be 256MiB or more`) {
		t.Errorf("too small a limit: %s", out)
	}
}
