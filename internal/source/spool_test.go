package source

import (
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"testing/iotest"
)

func TestSpool(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	s, err := NewSpool(iotest.OneByteReader(strings.NewReader("the mill")))
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		r, err := s.Again()
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); string(got) != "the mill" || err != nil {
			t.Errorf("read %q, %v", got, err)
		}
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	broken := errors.New("broken")
	if _, err := NewSpool(iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
	if left, _ := os.ReadDir(os.TempDir()); len(left) > 0 {
		t.Errorf("left %v", left)
	}
}
