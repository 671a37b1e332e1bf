package batch

import (
	"strconv"

	"github.com/pare-text/pare/extract"
	"github.com/pare-text/pare/internal/cleaners"
	"github.com/pare-text/pare/internal/format"
)

// part cleans some of an input of many texts, and writes each as a document.
func (c *cleaning) part(p Piece, r *result) error {
	if where, at, text := p.Part.Warning(); text != "" && !c.Quiet && !c.duplicates.includes(p, where) {
		r.say(at, "warning: %s", text)
	}
	take := func(f Found) error {
		if c.duplicates.leaveOut(r, p, f.Where) {
			return nil
		}
		doc, err := c.clean(p, f.Origin(), f.Src, f.Page)
		if err != nil {
			return err
		}
		setURL(doc, f.URL)
		r.tally.add(strconv.FormatInt(f.Where, 10), doc)
		err = c.write(p, doc, format.OfText(f.Page), r)
		if !c.out.folder {
			r.out.WriteString(c.outputOf(p.Format).After)
		}
		r.files = append(r.files, textFile{f.Where, f.ID, r.out.Len()})
		return err
	}
	return c.reader.Texts(p, take, r.noteBad)
}

// rewrite cleans the texts of some of an input, and writes it with these.
func (c *cleaning) rewrite(p Piece, part format.Rewritable, r *result) error {
	base, err := c.cleaners.At(p.In.Origin())
	if err != nil {
		return err
	}
	bySite := c.cleaners.BySite(p.In.Path)
	clean := func(slot format.Slot) (*extract.Document, error) {
		if !slot.Page && !bySite {
			return base.Text(slot.Src), nil
		}
		return c.cleaners.Clean(cleaners.Origin{Path: p.In.Path, Place: slot.Place()}, slot.Src, slot.Page)
	}
	added := c.With.Names()
	become := func(slot format.Slot) (string, []byte) {
		doc, slotErr := clean(slot)
		if slotErr != nil {
			err = slotErr
			return "", nil
		}
		r.tally.add(strconv.FormatInt(slot.Where, 10), doc)
		if len(added) == 0 {
			return doc.Text(), nil
		}
		setURL(doc, slot.Place().URL)
		return doc.Text(), doc.AppendJSON(nil, c.With.JSONFields)
	}
	how := format.Rewriting{Become: become, Added: added, KeepPages: c.keepsPages(), Bad: r.noteBad}
	if c.duplicates != nil {
		how.Leave = func(where int64) bool { return c.duplicates.leaveOut(r, p, where) }
	}
	reader := c.textReader()
	reader.Fits = part.Fit(p.Room, p.explain)
	r.out.Grow(len(part.Bytes())) // seldom more is written than was read
	out := part.Rewrite(r.out.AvailableBuffer(), reader, p.In.Origin().Place, how)
	r.unchanged = string(out) == string(part.Bytes())
	r.out.Write(out)
	return err
}

// keepsPages reports whether the pages stay that texts are taken from: if they are
// wanted, and where the input itself is replaced, as they would be gone.
func (c *cleaning) keepsPages() bool {
	return c.With.Pages || c.InPlace.Enabled || c.out.overwrites != nil
}

// setURL sets the address that stands beside a text or a page, if there is one.
func setURL(doc *extract.Document, url string) {
	if url != "" {
		doc.Meta.URL = url
	}
}
