package extract

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/pare-text/pare/rule"
)

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
