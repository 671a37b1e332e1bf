package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"
)

// The action of GitHub in action.yml: what its steps run is run here, with the
// inputs as the action would hand them over.
func TestAction(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip(err)
	}
	raw, err := os.ReadFile("../../action.yml")
	if err != nil {
		t.Fatal(err)
	}
	var action struct {
		Inputs map[string]struct{ Default string }
		Runs   struct {
			Using string
			Steps []struct {
				Run string
				Env map[string]string
			}
		}
	}
	if err := yaml.Unmarshal(raw, &action); err != nil || action.Runs.Using != "composite" {
		t.Fatal(err, action.Runs.Using)
	}
	check := action.Runs.Steps[len(action.Runs.Steps)-1]
	if strings.Contains(check.Run, "${{") {
		t.Error("an input stands in the script, where it would be code")
	}
	input := regexp.MustCompile(`^\$\{\{ inputs\.(\w+) \}\}$`)
	run := func(dir string, given map[string]string) (string, int) {
		cmd := exec.Command(bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", check.Run)
		cmd.Dir, cmd.Env = dir, os.Environ()
		for name, value := range check.Env {
			m := input.FindStringSubmatch(value)
			if m == nil {
				t.Fatalf("%s: %s", name, value)
			}
			declared, ok := action.Inputs[m[1]]
			if !ok {
				t.Fatalf("no input %s", m[1])
			}
			text, ok := given[m[1]]
			if !ok {
				text = declared.Default
			}
			cmd.Env = append(cmd.Env, name+"="+text)
		}
		var out bytes.Buffer
		cmd.Stdout = &out
		err := cmd.Run()
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			return out.String(), exit.ExitCode()
		}
		if err != nil {
			t.Fatal(err)
		}
		return out.String(), 0
	}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a b.txt": "The minister resigned on Monday, the palace said.\n\nSign up for our daily newsletter\n",
		"c.txt":   "The minister resigned on Monday, the palace said.\n",
	} {
		if err := os.WriteFile(dir+"/"+name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const found = "Button, heading or slogan of a sign-up box that is nothing else: \"Sign up for our daily newsletter\"\n"
	const annotation = "::warning file=a b.txt,line=3,endLine=3,col=1,title=sign-up/box::" + found
	for _, c := range []struct {
		why    string
		given  map[string]string
		out    string
		status int
	}{
		{"nothing is given: the folder, as annotations", nil, annotation, 1},
		{"a clean text", map[string]string{"paths": "c.txt"}, "", 0},
		{"several paths, with spaces", map[string]string{"paths": "c.txt\na b.txt\n"}, annotation, 1},
		{"another format", map[string]string{"format": "line"}, "a b.txt:3:1: sign-up/box: " + found, 1},
		{"more arguments", map[string]string{"args": "--keep\nsign-up\n--exit-zero"}, "", 0},
		{"a path is no argument", map[string]string{"paths": "--help"}, "", 2},
		{"nor is it code", map[string]string{"paths": "$(echo c.txt)"}, "", 2},
	} {
		out, status := run(dir, c.given)
		if diff := cmp.Diff(c.out, out); diff != "" || status != c.status {
			t.Errorf("%s: status %d, want %d%s", c.why, status, c.status, diff)
		}
	}
}
