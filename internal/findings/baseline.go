package findings

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/pare-text/pare/internal/excerpt"
	"github.com/pare-text/pare/internal/source"
)

// A Baseline counts findings that are known, so that only new ones are
// reported. A finding is known by its path, its rule and the hash of its text;
// its line may move. The zero value is empty and ready.
type Baseline struct{ counts map[entryKey]int }

type entryKey struct{ path, rule, hash string }

// A baseline is a file of JSON lines: its head, then an entry for each kind of
// finding, sorted, so that versions of it compare line by line.
type (
	baselineHead struct {
		Format  string `json:"format"`
		Version int    `json:"version"`
	}
	baselineEntry struct {
		Path  string `json:"path"`
		Rule  string `json:"rule"`
		Hash  string `json:"hash"` // of the folded text
		Count int    `json:"count"`
	}
)

const (
	baselineFormat  = "pare-baseline"
	baselineVersion = 1
	// maxBaselineLine is the longest line of a baseline, in bytes: paths have
	// a tenth of it.
	maxBaselineLine = 64 << 10
)

func keyOf(f *Finding) entryKey {
	return entryKey{strings.ToValidUTF8(f.Path, "\ufffd"), f.Rule, f.Hash} // as JSON holds it
}

// Add counts f as known.
func (b *Baseline) Add(f *Finding) {
	if b.counts == nil {
		b.counts = map[entryKey]int{}
	}
	b.counts[keyOf(f)]++
}

// Take reports whether f is known, and takes it out: a text that is known once
// is not known the second time.
func (b *Baseline) Take(f *Finding) bool {
	k := keyOf(f)
	if b.counts[k] == 0 {
		return false
	}
	b.counts[k]--
	return true
}

// Left counts the findings of those paths that were not taken out.
func (b *Baseline) Left(paths func(string) bool) int {
	sum := 0
	for k, n := range b.counts { // a sum has no order
		if n > 0 && paths(k.path) {
			sum += n
		}
	}
	return sum
}

// Write writes b. The same findings make the same bytes, in whatever order they
// came.
func (b *Baseline) Write(w io.Writer) error {
	all := make([]baselineEntry, 0, len(b.counts))
	for k, n := range b.counts {
		if n > 0 {
			all = append(all, baselineEntry{k.path, k.rule, k.hash, n})
		}
	}
	slices.SortFunc(all, func(a, b baselineEntry) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Hash, b.Hash))
	})
	if err := writeJSON(w, "", baselineHead{baselineFormat, baselineVersion}, "\n"); err != nil {
		return err
	}
	for _, e := range all {
		if err := writeJSON(w, "", e, "\n"); err != nil {
			return err
		}
	}
	return nil
}

var errNoBaseline = errors.New("not a baseline of pare; write one with pare check --write-baseline FILE")

// ReadBaseline reads what [Baseline.Write] wrote. name stands in its errors,
// with the number of the line.
func ReadBaseline(name string, r io.Reader) (*Baseline, error) {
	b := &Baseline{counts: map[entryKey]int{}}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxBaselineLine)
	n := 0
	for lines.Scan() {
		n++
		var err error
		if n == 1 {
			err = readHead(lines.Bytes())
		} else {
			err = b.readEntry(lines.Bytes())
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong) && n > 0:
		return nil, fmt.Errorf("%s:%d: the line is longer than %d KiB", name, n+1, maxBaselineLine>>10)
	case err != nil && !errors.Is(err, bufio.ErrTooLong):
		return nil, fmt.Errorf("%s: %w", name, err)
	case n == 0:
		return nil, fmt.Errorf("%s: %w", name, errNoBaseline)
	}
	return b, nil
}

// CheckReplaced returns an error if there is a file of a name that a baseline would
// replace, and that is none.
func CheckReplaced(name string) error {
	head := source.HeadOf(name)
	first, _, _ := bytes.Cut(head, []byte("\n"))
	if _, ok := headOf(first); ok || len(head) == 0 {
		return nil
	}
	return fmt.Errorf("--write-baseline %s: there is a file of this name, and it is not a baseline of pare; name another file, or remove it first", name)
}

// headOf returns the head of a baseline, and whether the line is one.
func headOf(line []byte) (h baselineHead, ok bool) {
	err := json.Unmarshal(line, &h)
	return h, err == nil && h.Format == baselineFormat
}

func readHead(line []byte) error {
	h, ok := headOf(line)
	if !ok {
		return errNoBaseline
	}
	if h.Version != baselineVersion {
		return fmt.Errorf("the baseline has version %d, and this pare reads version %d; write it again with --write-baseline", h.Version, baselineVersion)
	}
	return nil
}

// readEntry adds the entry of one line.
func (b *Baseline) readEntry(line []byte) error {
	var e baselineEntry
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&e); err != nil {
		return fmt.Errorf("broken entry: %s", excerpt.JSON(err))
	}
	if rest, _ := io.ReadAll(dec.Buffered()); len(bytes.TrimSpace(rest)) > 0 {
		return errors.New("broken entry: extra data after it")
	}
	k := entryKey{e.Path, e.Rule, e.Hash}
	switch {
	case e.Path == "" || e.Rule == "" || len(e.Hash) != 2*hashLen:
		return fmt.Errorf("broken entry: it needs a path, a rule and a hash of %d digits", 2*hashLen)
	case e.Count < 1:
		return fmt.Errorf("broken entry: count is %d; it must be 1 or more", e.Count)
	case b.counts[k] > 0:
		return errors.New("broken entry: a duplicate")
	}
	b.counts[k] = e.Count
	return nil
}
