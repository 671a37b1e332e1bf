package findings

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/rule"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemaModule is a Go module whose package schemaFile holds the official schema
// of SARIF 2.1.0 with errata 01, as the constant schema. It is fetched like
// every module, and no part of the command.
const (
	schemaModule = "github.com/owenrumney/go-sarif/v3@v3.3.1"
	schemaFile   = "pkg/report/v210/sarif/schema.go"
)

func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	out, err := exec.Command("go", "mod", "download", "-json", schemaModule).Output()
	if err != nil {
		t.Fatalf("%v, %s", err, out)
	}
	var module struct{ Dir string }
	if err := json.Unmarshal(out, &module); err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(module.Dir, filepath.FromSlash(schemaFile)), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	value := file.Scope.Lookup("schema").Decl.(*ast.ValueSpec).Values[0].(*ast.BasicLit)
	text, err := strconv.Unquote(value.Value)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat() // URIs must be some
	if err := c.AddResource("sarif.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func valid(t *testing.T, s *jsonschema.Schema, text string) error {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return s.Validate(v)
}

func TestSarifIsValid(t *testing.T) {
	s := schema(t)
	all := cleaned(t, "a b/ü%.txt", article+strings.Repeat("Sign up for our daily newsletter\n", 3))
	if len(all) < 2 {
		t.Fatal("found too little")
	}
	all[0].InFile = true
	lines := all[1]
	lines.Path, lines.Column, lines.EndColumn = "crawl.jsonl", 1, 0
	record := all[1]
	record.Path, record.Record, record.URL = "crawl.warc", new(int64), "https://example.org/{a} b"
	foreign := odd
	foreign.Path = "a\xff:b"
	foreign.EndColumn = 1
	for _, c := range []struct {
		why      string
		all      []Finding
		failures []Failure
	}{
		{"findings", append(all, lines, record, foreign), nil},
		{"no findings", nil, nil},
		{"an input that failed", all, []Failure{{"none.txt", "no such file {0}"}}},
	} {
		text := reported(t, "sarif", c.all, Stats{}, c.failures...)
		if err := valid(t, s, text); err != nil {
			t.Errorf("%s: %v in %s", c.why, err, text)
		}
	}
	broken := strings.Replace(reported(t, "sarif", all, Stats{}), `"startLine":3`, `"startLine":0`, 1)
	if valid(t, s, broken) == nil {
		t.Error("the schema lets a line 0 pass, so it proves nothing")
	}
}

func TestSarif(t *testing.T) {
	all := cleaned(t, "a b/c.txt", article+"\nSign up for our daily newsletter {now}\n", extract.RulesOnly())
	all[0].InFile = true
	text := reported(t, "sarif", all, Stats{}, Failure{"none.txt", "gone"})
	var log struct {
		Runs []struct {
			Results     []sarifResult
			Tool        sarifTool
			Invocations []sarifInvocation
		}
	}
	if err := json.Unmarshal([]byte(text), &log); err != nil || len(log.Runs) != 1 || len(log.Runs[0].Results) != 2 {
		t.Fatalf("%v in %s", err, text)
	}
	run := log.Runs[0]
	first, second := run.Results[0], run.Results[1]
	place := first.Locations[0].Physical
	if place.Artifact.URI != "a%20b/c.txt" || place.Artifact.BaseID != rootID {
		t.Errorf("where: %+v", place.Artifact)
	}
	if r := place.Region; r.StartLine != 3 || r.StartColumn != 2 || r.EndColumn != 40 ||
		article[*r.ByteOffset:*r.ByteOffset+*r.ByteLength] != "Sign up for our daily newsletter {now}" {
		t.Errorf("region: %+v", r)
	}
	if second.Locations[0].Physical.Region.ByteOffset != nil {
		t.Error("bytes of a file that holds others")
	}
	if !strings.HasSuffix(first.Message.Text, `newsletter {{now}}"`) {
		t.Errorf("braces are placeholders: %s", first.Message.Text)
	}
	a, b := first.Fingerprints[fingerprintKey], second.Fingerprints[fingerprintKey]
	if a != all[0].Hash+":1" || b != all[0].Hash+":2" {
		t.Errorf("fingerprints %s and %s", a, b)
	}
	rules := run.Tool.Driver.Rules
	if len(rules) != 1 || rules[first.RuleIndex].ID != first.RuleID || second.RuleIndex != first.RuleIndex {
		t.Errorf("rules: %+v", rules)
	}
	if !strings.Contains(rules[0].Help.Markdown, "`--keep sign-up`") || !strings.Contains(rules[0].Help.Text, "\nKept: ") {
		t.Errorf("help: %+v", rules[0].Help)
	}
	if i := run.Invocations[0]; i.Successful || i.Notifications[0].Message.Text != "gone" {
		t.Errorf("invocation: %+v", i)
	}
}

func TestSarifURI(t *testing.T) {
	for _, c := range []struct{ why, path, uri, base string }{
		{"a space", "a b.txt", "a%20b.txt", rootID},
		{"what would be a scheme", "a:b.txt", "./a:b.txt", rootID},
		{"what would be a query or a fragment", "a?b#c%.txt", "a%3Fb%23c%25.txt", rootID},
		{"other scripts", "ü/文.txt", "%C3%BC/%E6%96%87.txt", rootID},
		{"not UTF-8", "\xff", "%FF", rootID},
		{"above the folder", "../a.txt", "../a.txt", rootID},
		{"absolute", "/a/b c.txt", "file:///a/b%20c.txt", ""},
	} {
		if runtime.GOOS == "windows" && filepath.IsAbs(c.path) != (c.base == "") {
			continue // there a path needs a drive to be absolute
		}
		if got := sarifArtifactOf(c.path); got.URI != c.uri || got.BaseID != c.base {
			t.Errorf("%s: %+v, want %s", c.why, got, c.uri)
		}
	}
}

// What is not a named rule explains itself too, and examples that are whole
// articles stay out.
func TestDescribe(t *testing.T) {
	score := describe(&Finding{Rule: "layout/model", Category: rule.Layout}, nil)
	if score.ShortDescription.Text != scoreDoc || score.Configuration.Level != Note {
		t.Errorf("score: %+v", score)
	}
	shape := describe(&Finding{Rule: "promo/x", Category: rule.Promo}, &rule.Rule{Doc: "A shape.", Drop: []string{"a\nb"}, Keep: []string{"c"}})
	if strings.Contains(shape.Help.Text, "Dropped") || shape.Configuration.Level != Warning {
		t.Errorf("shape: %+v", shape)
	}
}
