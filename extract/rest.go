package extract

// subset returns a pass over some blocks of p, as if the others had never been
// there: it reads them as pare would read its own output.
func (p *pass) subset(of []int32) *pass {
	if p.rest == nil {
		p.rest = &pass{doc: new(Document)}
	}
	q := p.rest
	*q.doc = Document{Source: p.doc.Source, Lang: p.doc.Lang, Blocks: q.doc.Blocks[:0]}
	q.shapes, q.traits, q.first, q.tokens = q.shapes[:0], q.traits[:0], q.first[:0], q.tokens[:0]
	q.page, q.origin = p, of
	prev := int32(-1)
	for _, i := range of {
		b := p.doc.Blocks[i]
		var g gap
		for k := prev + 1; k < i; k++ { // the removed ones
			g.blocks++
			g.chars += float32(p.traits[k].chars)
			b.blanks = max(b.blanks, p.doc.Blocks[k].blanks)
		}
		if g.blocks > 0 {
			b.blanks = min(b.blanks, 1)
			if prev < 0 {
				b.blanks = 0
			}
		}
		q.doc.Blocks = append(q.doc.Blocks, b)
		q.shapes = append(q.shapes, p.shapes[i])
		q.traits = append(q.traits, p.traits[i])
		q.traits[len(q.traits)-1].gap = g
		q.first = append(q.first, int32(len(q.tokens)))
		q.tokens = append(q.tokens, p.blockTokens(int(i))...)
		prev = i
	}
	q.first = append(q.first, int32(len(q.tokens)))
	q.tail = float32(len(p.doc.Blocks) - 1 - int(prev))
	q.readRepeats()
	return q
}
