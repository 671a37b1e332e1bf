package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// Names of files, docs of rules and values of options come from outside. Wherever
// they are printed, no terminal obeys them and no second line begins in them.
func TestNeutral(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no such names")
	}
	t.Chdir(t.TempDir())
	const (
		odd     = "odd\x1b[31m\n::error::forged\r\u202etxt"
		article = "Share on Facebook\n\nThe council met on Monday to vote on the bridge over the river.\n"
	)
	rule := "- id: share/odd\n  doc: \"One\\e[31m\\n::error::forged \\u202e\\\"quoted\\\"\"\n  phrases: [\"xyzzy \\\"\\e\"]\n  drop: [Xyzzy]\n  keep: [\"None \\\"\\e[31m\\u202e\"]\n"
	for name, text := range map[string]string{
		odd + ".txt": article, odd + ".jsonl": "{\n", odd + ".html": "<p></p>", odd + "/" + odd + ".txt": article, odd + "/x.png": "\x89PNG",
		odd + ".yaml": rule, odd + ".warc": "WARC/1.0\r\nbad\r\n\r\n", odd + "-bad.yaml": "- id: share/odd\n  " + `"a\e[31m\n::error::forged": 1` + "\n",
		"options.yaml": `encoding: "a\e[31m\n::error::forged"` + "\n", "a.txt": "Xyzzy\n\n" + article,
		"gold.jsonl": `{"publisher":"a","fold":0,"lines":[{"text":"Share on Facebook \u001b[31m\u202e","label":"keep"}]}` + "\n",
		"empty/a":    "\x00\x01",
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Skip(err) // a file system without such names
		}
	}
	for _, args := range [][]string{
		{odd + ".none"},
		{"-v", odd + ".txt"},
		{odd + ".jsonl"},
		{"-v", odd + ".html"},
		{odd + ".warc"},
		{"-v", odd},
		{"-v", "-o", odd + ".txt", odd},
		{"-o", odd + ".txt/", odd + ".txt"},
		{"-o", "new/", odd + ".txt", odd + ".txt"},
		{"-v", "--dedupe", "exact", odd + ".txt", odd + "/" + odd + ".txt"},
		{"--rules", odd + ".none", "a.txt"},
		{"--rules", odd + "-bad.yaml", "a.txt"},
		{"--pack", odd + ".yaml", "a.txt"},
		{"--model", odd + ".yaml", "a.txt"},
		{"--config", odd + ".none", "a.txt"},
		{"--config", "options.yaml", "a.txt"},
		{"--include", "[" + odd, "a.txt"},
		{"--" + odd, "a.txt"},
		{"--mode", odd, "a.txt"},
		{"--jobs", odd, "a.txt"},
		{"--encoding", odd, "a.txt"},
		{"--files0-from", odd, "a.txt"},
		{"check", odd + ".txt", odd, odd + ".none"},
		{"check", "--format", "github", odd + ".txt"},
		{"check", "--format", "github", "--rules", odd + ".yaml", "a.txt"},
		{"check", "--rules", odd + ".yaml", "a.txt"},
		{"check", "--baseline", odd + ".yaml", "a.txt"},
		{"diff", odd + ".txt", odd + ".none"},
		{"explain", odd + ".txt", odd + ".none", "a.txt"},
		{"explain", "-v", "--rules", odd + ".yaml", "a.txt"},
		{"learn", odd + ".none", odd + ".warc"},
		{"rules", "list", "--rules", odd + ".yaml"},
		{"rules", "show", "--rules", odd + ".yaml", "share/odd"},
		{"rules", "show", odd},
		{"rules", "test", odd + ".yaml"},
		{"rules", "audit", "--examples", "3", "gold.jsonl"},
		{"config", "--encoding", "utf-8", "--include", odd},
	} {
		cmd := pareCommand(t, args...)
		var out bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &out
		_ = cmd.Run() // most fail, and say so
		printed := strings.ReplaceAll(out.String(), article, "")
		if i := strings.IndexAny(printed, "\x1b\r\u202e"); i >= 0 {
			t.Errorf("pare %q prints %q", args, printed[max(0, i-40):min(len(printed), i+20)])
		}
		if strings.HasPrefix(printed, "::error") || strings.Contains(printed, "\n::error") {
			t.Errorf("pare %q prints a line that a name made:\n%s", args, printed)
		}
		if args[0] == "rules" && strings.Contains(strings.Join(args, " "), "--rules") && !strings.Contains(printed, "forged") {
			t.Errorf("pare %q does not print the doc:\n%s", args, printed)
		}
		if len(out.String()) == 0 {
			t.Errorf("pare %q prints nothing", args)
		}
	}
}
