package extract

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pare-text/pare/rule"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

const schemaPath = "../docs/schema.json"

// What WriteJSON writes of every article and page is what the schema allows.
func TestSchema(t *testing.T) {
	s, err := jsonschema.NewCompiler().Compile(schemaPath)
	if err != nil {
		t.Fatal(err)
	}
	c := mustNew(t, Explain())
	check := func(name, from string, doc *Document) {
		for _, o := range []JSON{{}, {Blocks: true}, {Blocks: true, Indent: true}} {
			o.Path, o.From = name, from
			if err := s.Validate(instance(t, doc, o)); err != nil {
				t.Errorf("%s, %+v: %v", name, o, err)
			}
		}
	}
	for name, src := range fixtures(t) {
		check(name, "text", c.Text(src))
	}
	pages, _ := filepath.Glob("../testdata/pages/*.html")
	if len(pages) < 3 {
		t.Fatalf("only %d pages in testdata/pages", len(pages))
	}
	for _, path := range pages {
		check(path, "html", c.Page(ParsePage(read(t, path))))
	}
	check("empty", "text", c.Text(""))
	check("built by scripts", "html", c.Page(ParsePage("<html lang=en-GB><script>draw()</script>")))
	check("no language", "html", c.Page(ParsePage("<html lang='{{ page.lang }}'><p>\xff <p>&#0;")))
	check("dates", "html", c.Page(ParsePage(`<html lang=nb_NO><meta property=article:published_time content="2024-05-02T10:00:00.250+02:00"><p>A ship came in.`)))
}

// instance returns what a reader of JSON sees of doc.
func instance(t *testing.T, doc *Document, o JSON) any {
	var b bytes.Buffer
	if err := doc.WriteJSON(&b, o); err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(&b)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// The schema is strict: a consumer that relies on it is told of any change.
func TestSchemaRefuses(t *testing.T) {
	s, err := jsonschema.NewCompiler().Compile(schemaPath)
	if err != nil {
		t.Fatal(err)
	}
	doc := mustNew(t, Explain()).Text(read(t, "../testdata/seed/article.txt"))
	var b bytes.Buffer
	if err := doc.WriteJSON(&b, JSON{Path: "a.txt", From: "text", Blocks: true}); err != nil {
		t.Fatal(err)
	}
	good := b.String()
	for _, tt := range []struct{ why, old, new string }{
		{"unchanged", "", ""},
		{"an unknown key", `{"path":`, `{"author":"","path":`},
		{"an unknown key of a block", `{"start":`, `{"weight":1,"start":`},
		{"an unknown key of the evidence", `"points":`, `"weight":1,"points":`},
		{"evidence in a block", `"evidence":[0`, `"evidence":[{}`},
		{"blocks without evidence", `"evidence":[{"rule"`, `"was":[{"rule"`},
		{"an unknown key of the counts", `"guard":`, `"words":1,"guard":`},
		{"a key left out", `"byline":"",`, ``},
		{"a number for a string", `"title":""`, `"title":1`},
		{"null for a string", `"date":""`, `"date":null`},
		{"a string for a number", `"dropped":`, `"dropped":"1","was":`},
		{"a share of a byte", `"line":1,`, `"line":1.5,`},
		{"an offset before the text", `{"start":0,`, `{"start":-1,`},
		{"a string for a truth", `"keep":false`, `"keep":"no"`},
		{"a format that there is not", `"from":"text"`, `"from":"pdf"`},
		{"a kind that there is not", `"kind":"paragraph"`, `"kind":"table"`},
		{"a category that there is not", `"category":"consent"`, `"category":"cookies"`},
		{"dropped without a rule", `"keep":false,"rule":"`, `"keep":false,"rule":"","was":"`},
		{"a language by its name", `"lang":"en"`, `"lang":"English"`},
		{"a day as people write it", `"date":""`, `"date":"2 May 2024"`},
	} {
		t.Run(tt.why, func(t *testing.T) {
			bad := strings.Replace(good, tt.old, tt.new, 1)
			if (bad == good) != (tt.old == "") {
				t.Fatalf("%s is not in the output: %s", tt.old, good[:200])
			}
			v, err := jsonschema.UnmarshalJSON(strings.NewReader(bad))
			if err != nil {
				t.Fatalf("the row does not make JSON: %v", err)
			}
			if err := s.Validate(v); (err == nil) != (tt.old == "") {
				t.Errorf("error %v", err)
			}
		})
	}
}

// The schema lists every kind and every category, and no other.
func TestSchemaNames(t *testing.T) {
	var schema struct {
		Defs struct {
			Block struct {
				Properties struct {
					Kind struct{ Enum []string } `json:"kind"`
				} `json:"properties"`
			} `json:"block"`
			Category struct{ Enum []string } `json:"category"`
		} `json:"$defs"`
	}
	if err := json.Unmarshal([]byte(read(t, schemaPath)), &schema); err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for k := Paragraph; k <= Quote; k++ {
		kinds = append(kinds, k.String())
	}
	if diff := cmp.Diff(kinds, schema.Defs.Block.Properties.Kind.Enum); diff != "" {
		t.Errorf("kinds: -pare +schema:\n%s", diff)
	}
	categories := []string{rule.None.String()}
	for _, c := range rule.Categories() {
		categories = append(categories, c.String())
	}
	if diff := cmp.Diff(categories, schema.Defs.Category.Enum); diff != "" {
		t.Errorf("categories: -pare +schema:\n%s", diff)
	}
}
