package learn

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"github.com/pare-text/pare/internal/words"

	"github.com/klauspost/compress/zstd"
)

const packHead = `# Lines that repeat across the documents of a site: pare --pack FILE drops them.
# docs is in how many of its documents a line stands, edge in how many of these
# only outside of the article's paragraphs, head in how many above them, from is
# the first document that has it. Lines may be deleted, and added: only "line" is
# needed then.
`

const restHead = `---
# What pare learn --merge needs besides: the lines of too few documents,
# compressed. Nothing else reads it, and it may be deleted.
`

// Write writes the pack as YAML: a line for each line, in a fixed order, so that
// the same counts are the same bytes.
func (p *Pack) Write(w io.Writer) error {
	b := bufio.NewWriter(w)
	counts := countsExact
	if !p.Exact() {
		counts = fmt.Sprintf("%s\nchance: %s\nforgotten: %d", countsSketch, number(p.Chance), p.Forgotten)
	}
	fmt.Fprintf(b, "%spack: %d\ncounts: %s\nmin-docs: %d\nmin-share: %s\nsites:\n", packHead, version, counts, p.Guard.MinDocs, number(p.Guard.MinShare))
	for _, s := range p.Sites {
		fmt.Fprintf(b, "  - site: %s\n    docs: %d\n    lines:\n", strconv.Quote(s.Name), s.Docs)
		for _, l := range s.Lines {
			writeLine(b, l)
		}
	}
	if p.rest != nil {
		b.WriteString(restHead) //nolint:errcheck // Flush tells
		if err := p.writeRest(b); err != nil {
			return err
		}
	}
	return b.Flush()
}

// writeLine writes a line, with its key if its text does not tell it.
func writeLine(b *bufio.Writer, l *Line) {
	fmt.Fprintf(b, "      - {docs: %d, edge: %d, head: %d, line: %s", l.Docs, l.Edge, l.Head, strconv.Quote(l.Text))
	if words.KeyOf(l.Text) != l.Key {
		fmt.Fprintf(b, ", key: %q", keyText(l.Key))
	}
	fmt.Fprintf(b, ", from: %s}\n", strconv.Quote(l.From))
}

func keyText(k words.LineKey) string { return fmt.Sprintf("%016x", uint64(k)) }

func number(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// A restRow is a line of the rest, which is JSON lines: the head of a site, then
// for each of its lines what the threshold holds back, with a key if its text does not
// tell it, or, without docs, what is known besides of one that it lets through.
type restRow struct {
	Site   string   `json:"site,omitempty"`
	Key    string   `json:"key,omitempty"`
	Docs   int      `json:"docs,omitempty"`
	Edge   int      `json:"edge,omitempty"`
	Head   int      `json:"head,omitempty"`
	Bodies []uint32 `json:"bodies,omitempty"`
	From   string   `json:"from,omitempty"`
	Text   string   `json:"line,omitempty"`
}

// writeRest writes the lines that the threshold holds back.
func (p *Pack) writeRest(b *bufio.Writer) error {
	b.WriteString("rest: |\n") //nolint:errcheck // as above
	wrap := &wrapped{w: b}
	text := base64.NewEncoder(base64.StdEncoding, wrap)
	z, err := zstd.NewWriter(text, zstd.WithEncoderLevel(zstd.SpeedBetterCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	enc := json.NewEncoder(z)
	at := 0 // of the site in p.Sites
	for _, s := range p.rest {
		if err := enc.Encode(restRow{Site: s.Name, Docs: s.Docs}); err != nil {
			return err
		}
		for _, l := range s.Lines {
			key := ""
			if words.KeyOf(l.Text) != l.Key {
				key = keyText(l.Key)
			}
			if err := enc.Encode(restRow{"", key, l.Docs, l.Edge, l.Head, l.Bodies[:l.Bodies.count()], l.From, l.Text}); err != nil {
				return err
			}
		}
		if at == len(p.Sites) || p.Sites[at].Name != s.Name {
			continue
		}
		for _, l := range p.Sites[at].Lines {
			if err := enc.Encode(restRow{Key: keyText(l.Key), Bodies: l.Bodies[:l.Bodies.count()]}); err != nil {
				return err
			}
		}
		at++
	}
	if err := z.Close(); err != nil {
		return err
	}
	if err := text.Close(); err != nil {
		return err
	}
	return wrap.end()
}

// wrapped writes text in lines that YAML indents.
type wrapped struct {
	w  *bufio.Writer
	at int // in the line
}

const restWidth = 96

func (w *wrapped) Write(p []byte) (int, error) {
	for i, c := range p {
		if w.at == 0 {
			w.w.WriteString("  ") //nolint:errcheck // as above
		}
		if err := w.w.WriteByte(c); err != nil {
			return i, err
		}
		if w.at++; w.at == restWidth {
			w.w.WriteByte('\n') //nolint:errcheck // as above
			w.at = 0
		}
	}
	return len(p), nil
}

func (w *wrapped) end() error {
	if w.at == 0 {
		return nil
	}
	return w.w.WriteByte('\n')
}
