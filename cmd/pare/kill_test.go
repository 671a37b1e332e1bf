package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/pare-text/pare/internal/journal"
)

// The proof of a release: go test ./cmd/pare -run Kill -kills 200 -killed-files 2000.
var (
	kills       = flag.Int("kills", 12, "how often a batch is killed")
	killedFiles = flag.Int("killed-files", 300, "how many files the batch has")
)

// A batch that is killed again and again is done in the end as if it had not
// been: every output is there, whole, and nothing else is.
func TestKill(t *testing.T) {
	dir := t.TempDir()
	in, calm, out := filepath.Join(dir, "in"), filepath.Join(dir, "calm"), filepath.Join(dir, "out")
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range *killedFiles {
		path := filepath.Join(in, fmt.Sprint(i%7), fmt.Sprintf("%04d.txt", i))
		text := strings.Repeat(fmt.Sprintf("The mill number %d still grinds the flour of the valley.\n\n", i), 1+rng.IntN(40)) + "Sign up for our daily newsletter\n"
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	lasts := func() time.Duration {
		begin := time.Now()
		if said, err := pareCommand(t, "-q", "--resume", "-o", calm+"/", in).CombinedOutput(); err != nil {
			t.Fatalf("%v, %s", err, said)
		}
		return time.Since(begin)
	}
	all, none := lasts(), lasts() // the second time it has nothing to do
	killed, amid := 0, 0
	for range *kills {
		cmd := pareCommand(t, "-q", "-j", fmt.Sprint(1+rng.IntN(4)), "--resume", "-o", out+"/", in)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// all that is killed gets about as far as one that is not
		time.Sleep(time.Duration(rng.Int64N(int64(none) + 2*int64(all)/int64(*kills))))
		_ = cmd.Process.Kill() // it may have ended
		if err := cmd.Wait(); err != nil {
			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.ExitCode() > 0 {
				t.Fatalf("not killed: %v", err)
			}
			killed++
			if done, _ := os.ReadFile(filepath.Join(out, journal.Name)); strings.Count(string(done), "\n") <= *killedFiles {
				amid++
			}
		}
	}
	if amid == 0 {
		t.Errorf("killed %d times, but never amid the batch", killed)
	}
	if said, err := pareCommand(t, "-q", "--resume", "-o", out+"/", in).CombinedOutput(); err != nil || len(said) > 0 {
		t.Fatalf("the last time: %v, %s", err, said)
	}
	if diff := cmp.Diff(contents(t, calm), contents(t, out)); diff != "" {
		t.Errorf("after %d kills: %s", killed, diff)
	}
	t.Logf("killed %d times, %d of them before all was done", killed, amid)
}

// contents returns the files of a folder by their paths in it, but those of its
// journal.
func contents(t *testing.T, folder string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(entry.Name(), journal.Name) {
			return err
		}
		text, err := os.ReadFile(path)
		all[strings.TrimPrefix(path, folder+string(filepath.Separator))] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
