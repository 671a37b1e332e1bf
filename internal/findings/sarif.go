package findings

import (
	"fmt"
	"io"
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/rule"
)

// rootID stands for the folder that pare was run in, as tools that show SARIF
// know it.
const rootID = "%SRCROOT%"

// fingerprintKey names what tells a finding again when its line moved.
const fingerprintKey = "pareTextHash/v1"

const sarifHead = `{"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json","version":"2.1.0","runs":[{` +
	`"columnKind":"unicodeCodePoints",` +
	`"originalUriBaseIds":{"` + rootID + `":{"description":{"text":"The folder that pare was run in."}}},` +
	`"results":[`

// A sarifReporter writes a log with one run, a result on each line. What the
// results point to follows them: only then is it known.
type sarifReporter struct {
	w       io.Writer
	version string
	begun   bool
	rules   []sarifRule
	index   map[string]int // of rules, by id
	path    string
	seen    map[string]int // how often a text was found in path, by hash
}

func (r *sarifReporter) Add(f *Finding) error {
	before := ",\n"
	if !r.begun {
		before = sarifHead + "\n"
	}
	r.begun = true
	if r.path != f.Path || r.seen == nil {
		r.path, r.seen = f.Path, map[string]int{}
	}
	key := f.Rule + " " + f.Hash
	r.seen[key]++
	region := &sarifRegion{StartLine: f.Line, StartColumn: f.Column, EndLine: f.EndLine, EndColumn: f.EndColumn}
	location := sarifLocation{Physical: sarifPhysical{sarifArtifactOf(f.Path), region}}
	switch {
	case f.Record != nil: // lines of a record are not lines of the file
		location.Physical.Region = nil
		location.Logical = []sarifLogical{{Name: f.place(), Kind: "resource"}}
	case f.InFile:
		length := f.End - f.Start
		region.ByteOffset, region.ByteLength = &f.Start, &length
	}
	return writeJSON(r.w, before, sarifResult{
		RuleID: f.Rule, RuleIndex: r.ruleIndex(f), Level: f.Level(),
		Message:      sarifText{Text: sarifMessage(f.sentence())},
		Locations:    []sarifLocation{location},
		Fingerprints: map[string]string{fingerprintKey: fmt.Sprintf("%s:%d", f.Hash, r.seen[key])},
	}, "")
}

func (r *sarifReporter) End(_ Stats, failures []Failure, ok bool) error {
	before := "\n],\"tool\":"
	if !r.begun {
		before = sarifHead + "],\"tool\":"
	}
	driver := sarifDriver{Name: "pare", Version: r.version, Rules: r.rules}
	if driver.Rules == nil {
		driver.Rules = []sarifRule{} // not null, which is no list
	}
	if err := writeJSON(r.w, before, sarifTool{driver}, ","); err != nil {
		return err
	}
	invocation := sarifInvocation{Successful: ok}
	for _, f := range failures {
		invocation.Notifications = append(invocation.Notifications, sarifNotification{
			Level: "error", Message: sarifText{Text: sarifMessage(f.Message)},
			Locations: []sarifLocation{{Physical: sarifPhysical{Artifact: sarifArtifactOf(f.Path)}}},
		})
	}
	return writeJSON(r.w, "\n\"invocations\":", []sarifInvocation{invocation}, "}]}\n")
}

// ruleIndex returns where the rule of f stands in the list of rules, which it
// joins if it is new.
func (r *sarifReporter) ruleIndex(f *Finding) int {
	i, ok := r.index[f.Rule]
	if !ok {
		i = len(r.rules)
		r.index[f.Rule] = i
		r.rules = append(r.rules, describe(f, f.About))
	}
	return i
}

// scoreDoc is what the trained score says of itself.
const scoreDoc = "The trained score classifies the line as boilerplate by its position, its words and its neighbours."

// describe tells of the rule of f, about, which is nil if it is none.
func describe(f *Finding, about *rule.Rule) sarifRule {
	doc := scoreDoc
	var text, markdown strings.Builder
	if about != nil {
		doc = oneLine(about.Doc, messageLen)
	}
	category := f.Category.String()
	if f.Rule == extract.ModelID {
		category = rule.Layout.String() // which keeps all that the score drops
	}
	fmt.Fprintf(&text, "%s\nCategory: %s. Use --keep %s to keep such blocks.", doc, category, category)
	fmt.Fprintf(&markdown, "%s\n\nCategory: `%s`. Use `--keep %s` to keep such blocks.", doc, category, category)
	if drop, keep, ok := examples(about); ok {
		fmt.Fprintf(&text, "\nDropped: %s\nKept: %s", drop, keep)
		fmt.Fprintf(&markdown, "\n\nDropped:\n\n    %s\n\nKept:\n\n    %s\n", drop, keep)
	}
	return sarifRule{
		ID: f.Rule, ShortDescription: sarifText{Text: doc},
		Help:          sarifText{Text: text.String(), Markdown: markdown.String()},
		Configuration: sarifConfiguration{f.Level()},
		Properties:    sarifProperties{Tags: []string{category}},
	}
}

// examples returns the first examples of rule, if it is there and they are single
// lines: those of shape rules are whole articles.
func examples(rule *rule.Rule) (drop, keep string, ok bool) {
	if rule == nil || len(rule.Drop) == 0 || len(rule.Keep) == 0 {
		return "", "", false
	}
	drop, keep = rule.Drop[0], rule.Keep[0]
	return oneLine(drop, messageLen), oneLine(keep, messageLen), !strings.Contains(drop+keep, "\n")
}

// braces of a message are placeholders, unless they are doubled (3.11.5).
var braces = strings.NewReplacer("{", "{{", "}", "}}")

func sarifMessage(s string) string { return braces.Replace(s) }

// sarifArtifactOf returns where the input of that path is: below the folder that
// pare was run in, or anywhere if the path is absolute.
func sarifArtifactOf(name string) sarifArtifact {
	if !filepath.IsAbs(filepath.FromSlash(name)) {
		return sarifArtifact{URI: (&url.URL{Path: name}).String(), BaseID: rootID}
	}
	return sarifArtifact{URI: (&url.URL{Scheme: "file", Path: path.Join("/", name)}).String()}
}
