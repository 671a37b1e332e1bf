package extract

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/pare-text/pare/rule"
)

// Lines that are alike say the same of themselves, which must not be written again
// for each.
func TestEvidenceOnce(t *testing.T) {
	doc := mustNew(t, Explain()).Text(strings.Repeat("Share on Facebook\nPhoto: Jane Doe/Reuters\n", 500))
	var b bytes.Buffer
	if err := doc.WriteJSON(&b, JSON{Path: "a.txt", From: "text", Blocks: true}); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Blocks []struct {
			Rule     string
			Score    int
			Evidence []int
		}
		Evidence []struct {
			Rule   string
			Block  int
			Blocks int
		}
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	spoke := make([]int, len(got.Evidence)) // in how many blocks
	for i := range got.Blocks {
		all := doc.Blocks[i].Verdict.Evidence
		for _, n := range got.Blocks[i].Evidence {
			if spoke[n]++; spoke[n] == 1 && got.Evidence[n].Block != i {
				t.Errorf("%+v speaks first in block %d", got.Evidence[n], i)
			}
			if !slices.ContainsFunc(all, func(e Evidence) bool { return e.Rule == got.Evidence[n].Rule }) {
				t.Errorf("block %d has no evidence of %s", i, got.Evidence[n].Rule)
			}
		}
		for _, e := range all {
			if e.Rule == ModelID && e.Points != got.Blocks[i].Score {
				t.Errorf("block %d has the score %d, want %d", i, got.Blocks[i].Score, e.Points)
			}
			if !slices.ContainsFunc(got.Blocks[i].Evidence, func(n int) bool { return got.Evidence[n].Rule == e.Rule }) {
				t.Errorf("block %d does not name %s", i, e.Rule)
			}
		}
	}
	seen := map[string]bool{}
	for n, e := range got.Evidence {
		if e.Blocks != spoke[n] || seen[e.Rule] {
			t.Errorf("%+v spoke in %d blocks, or stands twice", e, spoke[n])
		}
		seen[e.Rule] = true
	}
	if len(got.Blocks) != 1000 || len(seen) < 3 {
		t.Errorf("%d blocks, %d rules", len(got.Blocks), len(seen))
	}
}

// What is appended is what is promised, and belongs into an object.
func TestAppendJSON(t *testing.T) {
	c := mustNew(t, Explain())
	for _, doc := range []*Document{
		c.Text("The minister resigned on Monday.\nShare on Facebook\n"),
		c.Page(ParsePage("<title>Ferry</title><h2>A ship</h2><p>A ship came into the harbour on Monday.")),
		c.Text(""),
	} {
		for _, f := range []JSONFields{{}, {Markdown: true}, {Meta: true}, {Blocks: true}, {Stats: true}, {true, true, true, true}} {
			line := append(doc.AppendJSON([]byte(`{"id":1`), f), '}')
			keys := json.NewDecoder(bytes.NewReader(line))
			var names []string
			if _, err := keys.Token(); err != nil {
				t.Fatal(err)
			}
			for keys.More() {
				name, err := keys.Token()
				var value json.RawMessage
				if err := errors.Join(err, keys.Decode(&value)); err != nil {
					t.Fatalf("%s: %v", line, err)
				}
				names = append(names, name.(string))
			}
			if want := append([]string{"id"}, f.Names()...); !slices.Equal(names, want) {
				t.Errorf("%+v appends %q, want %q", f, names, want)
			}
		}
	}
}

func TestWriteJSON(t *testing.T) {
	doc := verdicts("a <b> & \"c\"\n\n- gone \xff\n")
	doc.Blocks[1].Verdict = Verdict{Rule: "promo/minus", Category: rule.Promo, Evidence: []Evidence{
		{Rule: "promo/minus", Category: rule.Promo, Span: Span{Start: 13, End: 14}, Points: 100, Why: `"-"`},
	}}
	var got bytes.Buffer
	if err := doc.WriteJSON(&got, JSON{Path: "a.txt", From: "text", Blocks: true}); err != nil {
		t.Fatal(err)
	}
	const want = `{"path":"a.txt","from":"text","lang":"","title":"","byline":"","date":"","site":"","url":"",` +
		`"description":"","image":"","text":"a <b> & \"c\"\n","blocks":[` +
		`{"start":0,"end":11,"line":1,"kind":"paragraph","text":"a <b> & \"c\"","keep":true,"rule":"","category":"","score":null,"evidence":[]},` +
		`{"start":13,"end":21,"line":3,"kind":"paragraph","text":"- gone ` + "\ufffd" + `","keep":false,"rule":"promo/minus","category":"promo","score":null,"evidence":[0]}],` +
		`"evidence":[{"rule":"promo/minus","category":"promo","block":1,"start":13,"end":14,"points":100,"why":"\"-\"","blocks":1}],` +
		`"stats":{"blocks":2,"dropped":1,"bytes":19,"dropped_bytes":8,"guard":""}}` + "\n"
	if got.String() != want {
		t.Errorf("got  %s\nwant %s", got.String(), want)
	}

	var indented, compact bytes.Buffer
	if err := doc.WriteJSON(&indented, JSON{Path: "a.txt", From: "text", Blocks: true, Indent: true}); err != nil {
		t.Fatal(err)
	}
	if err := json.Compact(&compact, indented.Bytes()); err != nil {
		t.Fatal(err)
	}
	if compact.String()+"\n" != want && compact.String() != want {
		t.Errorf("indented is not the same object: %s", indented.String())
	}
	if !strings.Contains(indented.String(), "\n  \"text\": ") {
		t.Errorf("not indented: %s", indented.String())
	}
}
