// Package findings reports what pare would drop in the formats of tools for
// continuous integration, and remembers what is known already.
package findings

import (
	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/rule"
)

// A Finding is one block that would be dropped.
type Finding struct {
	// Path names the input, with slashes: see [Path].
	Path string
	// Line and Column are where the block begins, EndLine and EndColumn the
	// character behind it, from 1; columns count characters. EndColumn is 0 if
	// no more than lines are known.
	Line, Column, EndLine, EndColumn int
	// Start and End are its bytes in the text as UTF-8, without a byte-order
	// mark. InFile says that these are the bytes of the file as well.
	Start, End int
	InFile     bool
	Rule       string
	Category   rule.Category
	// About is the rule itself; nil if the trained score dropped the block.
	About *rule.Rule
	// Record is the offset of the WARC record that the text or page is in, and
	// URL its address; lines and columns are then those of that text or page.
	// Record is nil for other inputs.
	Record *int64
	URL    string
	// Message says in words why, on one line.
	Message string
	// Text is the beginning of the block's text, on one line.
	Text string
	// Hash is that of the whole text; case, spaces and punctuation do not count.
	Hash string
}

// textLen and messageLen are how many characters of a block's text and of a
// message a report shows.
const (
	textLen    = 60
	messageLen = 200
)

// A Level says how much a finding weighs.
type Level string

// The levels, as SARIF names them. What the trained score drops without a
// named rule is a note: it errs more often.
const (
	Warning Level = "warning"
	Note    Level = "note"
)

// Level is that of f.
func (f *Finding) Level() Level {
	if f.Rule == extract.ModelID || f.Category == rule.Layout {
		return Note
	}
	return Warning
}

// Of returns what was dropped of doc, in the order of its blocks. A message is
// the sentence of the rule, which rule returns by its id; without one it is the
// evidence, which doc has under [extract.Explain] only. The caller fills in Path,
// InFile, Record and URL.
func Of(doc *extract.Document, rule func(id string) *rule.Rule) []Finding {
	var all []Finding
	var offsets []int
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Verdict.Keep {
			continue
		}
		about := rule(b.Verdict.Rule)
		all = append(all, Finding{
			Start: b.Start, End: b.End,
			Rule: b.Verdict.Rule, Category: b.Verdict.Category, About: about,
			Message: message(&b.Verdict, about),
			Text:    oneLine(b.Text, textLen),
			Hash:    hash(b.Text),
		})
		offsets = append(offsets, b.Start, b.End)
	}
	end := doc.LineEnding()
	places := locate(doc.Source, end[len(end)-1], offsets)
	for i := range all {
		f, from, to := &all[i], places[2*i], places[2*i+1]
		f.Line, f.Column, f.EndLine, f.EndColumn = from.line, from.column, to.line, to.column
	}
	return all
}

// message says why a block was dropped: what rule r says, which may be nil, or
// the evidence.
func message(v *extract.Verdict, r *rule.Rule) string {
	if r != nil && r.Doc != "" {
		return oneLine(withoutStop(r.Doc), messageLen)
	}
	for i := range v.Evidence {
		if e := &v.Evidence[i]; e.Rule == v.Rule && e.Why != "" {
			return oneLine(e.Why, messageLen)
		}
	}
	return v.Category.String()
}
