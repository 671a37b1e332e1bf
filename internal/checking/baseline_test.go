package checking

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A baseline is read whole, so that it has a limit, as other files beside the inputs.
func TestBaselineTooLarge(t *testing.T) {
	path := filepath.Join(t.TempDir(), "base")
	if err := os.WriteFile(path, []byte(`{"format":"pare-baseline","version":1}`+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := readBaseline(path, nil); err != nil {
		t.Error(err)
	}
	if err := os.Truncate(path, maxBaseline+1); err != nil {
		t.Fatal(err)
	}
	if _, err := readBaseline(path, nil); err == nil || !strings.Contains(err.Error(), "larger than 64 MiB, the limit for such a file") {
		t.Error(err)
	}
}
