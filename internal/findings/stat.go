package findings

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/pare-text/pare/internal/terminal"
)

// StatFormats are the formats of [NewStat].
var StatFormats = []string{"line", "json"}

// NewStat returns a reporter that writes no findings, but how many there are by
// file and category: a table, or one object of JSON. Files without findings are
// left out. It holds a few numbers for each file.
func NewStat(format string, w io.Writer) (Reporter, error) {
	switch format {
	case "line", "json":
		return &statReporter{w: w, json: format == "json", all: counts{Categories: map[string]int{}}}, nil
	}
	return nil, fmt.Errorf("no summary in the format %q", format)
}

// counts are the findings of a file, or of all.
type counts struct {
	Path       string         `json:"path,omitempty"`
	Findings   int            `json:"findings"`
	Categories map[string]int `json:"categories"`
}

type statReporter struct {
	w     io.Writer
	json  bool
	files []*counts
	all   counts
}

func (r *statReporter) Add(f *Finding) error {
	if n := len(r.files); n == 0 || r.files[n-1].Path != f.Path {
		r.files = append(r.files, &counts{Path: f.Path, Categories: map[string]int{}})
	}
	for _, c := range []*counts{r.files[len(r.files)-1], &r.all} {
		c.Findings++
		c.Categories[f.Category.String()]++
	}
	return nil
}

func (r *statReporter) End(s Stats, _ []Failure, _ bool) error {
	if r.json {
		return r.object(s)
	}
	if len(r.files) == 0 {
		return nil
	}
	out := bufio.NewWriter(r.w)
	width := len(strconv.Itoa(r.all.Findings))
	for _, c := range r.files {
		fmt.Fprintf(out, "%*d  %s: %s\n", width, c.Findings, terminal.Plain(c.Path), c.list())
	}
	if len(r.files) > 1 {
		fmt.Fprintf(out, "%*d  in all: %s\n", width, r.all.Findings, r.all.list())
	}
	return out.Flush()
}

// object writes the counts as JSON, with a file on each line.
func (r *statReporter) object(s Stats) error {
	before := "{\"files\":[\n"
	for _, c := range r.files {
		if err := writeJSON(r.w, before, c, ""); err != nil {
			return err
		}
		before = ",\n"
	}
	end := "\n],\"categories\":"
	if len(r.files) == 0 {
		end = "{\"files\":[],\"categories\":"
	}
	if err := writeJSON(r.w, end, r.all.Categories, ",\"stats\":"); err != nil {
		return err
	}
	return writeJSON(r.w, "", s, "}\n")
}

// list names the categories with their counts, the most frequent first.
func (c *counts) list() string {
	names := make([]string, 0, len(c.Categories))
	for name := range c.Categories { // sorted below
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(c.Categories[b], c.Categories[a]), strings.Compare(a, b))
	})
	for i, name := range names {
		names[i] = fmt.Sprintf("%s %d", name, c.Categories[name])
	}
	return strings.Join(names, ", ")
}
