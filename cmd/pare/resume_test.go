package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/option"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Every option changes what the journal compares, but those that are known to
// change no output.
func TestSettings(t *testing.T) {
	file := filepath.Join(t.TempDir(), "named")
	if err := os.WriteFile(file, []byte("[]"), 0o600); err != nil {
		t.Fatal(err)
	}
	with := func(name, value string) string {
		t.Helper()
		o := newCleanOptions(&console.Console{In: strings.NewReader(""), Getenv: os.Getenv})
		cmd := &cobra.Command{}
		o.register(cmd)
		o.flags = cmd.Flags()
		if name != "" {
			if err := o.flags.Set(name, value); err != nil {
				t.Fatal(err)
			}
		}
		o.applyWords()
		settings, err := o.Fingerprint()
		if err != nil {
			t.Fatal(err)
		}
		return settings
	}
	flags := newRoot(&console.Console{In: strings.NewReader("")}).Flags()
	plain := with("", "")
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Name == "help" || f.Name == "version" {
			return // they end the run
		}
		value := file // of strings and lists
		switch f.Value.Type() {
		case "bool":
			value = "true"
		case "int":
			value = "7"
		case "size":
			value = "2GiB"
		}
		if same := with(f.Name, value) == plain; same != option.SameOutput(f.Name) {
			t.Errorf("--%s %s: the same settings is %v", f.Name, value, same)
		}
	})
	// a default that is named may mean more: without --field, html counts as well
	if with("field", "text") == plain {
		t.Error("--field text is the same as none")
	}
	before := with("rules", file)
	if err := os.WriteFile(file, []byte("[] "), 0o600); err != nil {
		t.Fatal(err)
	}
	if with("rules", file) == before {
		t.Error("other rules of the same name are the same")
	}
}
