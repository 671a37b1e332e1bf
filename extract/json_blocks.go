package extract

import "strconv"

// A seen is the evidence of a rule, as it is where the rule first spoke.
type seen struct {
	*Evidence
	block  int // that block
	last   int // the last block in which it spoke, so far
	blocks int // in how many it did
}

// evidenceOf is the evidence of a document, once for each rule.
type evidenceOf struct {
	all []seen
	at  map[string]int // in all, by rule
}

// appendOf appends the numbers of what was said of block i.
func (s *evidenceOf) appendOf(dst []byte, i int, all []Evidence) []byte {
	dst = append(dst, '[')
	from := len(dst)
	for k := range all {
		e := &all[k]
		n, ok := s.at[e.Rule]
		if !ok {
			n = len(s.all)
			s.at[e.Rule] = n
			s.all = append(s.all, seen{Evidence: e, block: i, last: -1})
		}
		if s.all[n].last == i {
			continue // the block names it already
		}
		s.all[n].last = i
		s.all[n].blocks++
		if len(dst) > from {
			dst = append(dst, ',')
		}
		dst = strconv.AppendInt(dst, int64(n), 10)
	}
	return append(dst, ']')
}

// blocks writes the blocks, then the evidence of all of them, which each block
// names by its numbers.
func (j *jsonWriter) blocks(d *Document) {
	said := evidenceOf{at: map[string]int{}}
	j.key("blocks")
	j.open('[')
	for i := range d.Blocks {
		b := &d.Blocks[i]
		j.item()
		line := j.oneLine()
		j.open('{')
		j.int("start", b.Start)
		j.int("end", b.End)
		j.int("line", b.Line)
		j.string("kind", b.Kind.String())
		j.string("text", b.Text)
		j.key("keep")
		j.buf = strconv.AppendBool(j.buf, b.Verdict.Keep)
		j.string("rule", b.Verdict.Rule)
		j.string("category", b.Verdict.Category.String())
		j.score(b.Verdict.Evidence)
		j.key("evidence")
		j.buf = said.appendOf(j.buf, i, b.Verdict.Evidence)
		j.close('}')
		line()
	}
	j.close(']')
	j.evidence(said.all)
}

// score writes the points of the trained score, or null if there is none.
func (j *jsonWriter) score(all []Evidence) {
	j.key("score")
	for i := len(all) - 1; i >= 0; i-- { // it is the last
		if all[i].Rule == ModelID {
			j.buf = strconv.AppendInt(j.buf, int64(all[i].Points), 10)
			return
		}
	}
	j.buf = append(j.buf, "null"...)
}

// evidence writes what the rules saw.
func (j *jsonWriter) evidence(all []seen) {
	j.key("evidence")
	j.open('[')
	for i := range all {
		e := &all[i]
		j.item()
		line := j.oneLine()
		j.open('{')
		j.string("rule", e.Rule)
		j.string("category", e.Category.String())
		j.int("block", e.block)
		j.int("start", e.Span.Start)
		j.int("end", e.Span.End)
		j.int("points", e.Points)
		j.string("why", e.Why)
		j.int("blocks", e.blocks)
		j.close('}')
		line()
	}
	j.close(']')
}
