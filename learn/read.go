package learn

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/klauspost/compress/zstd"
	"github.com/pare-text/pare/internal/excerpt"
	"github.com/pare-text/pare/internal/words"
	"go.yaml.in/yaml/v3"
)

// version is that of the format.
const version = 1

const (
	countsExact  = "exact"
	countsSketch = "sketch"
)

// packYAML is the first document of a pack.
type packYAML struct {
	Pack      int        `yaml:"pack"`
	Counts    string     `yaml:"counts"`
	Chance    float64    `yaml:"chance"`
	Forgotten int        `yaml:"forgotten"`
	MinDocs   int        `yaml:"min-docs"`
	MinShare  float64    `yaml:"min-share"`
	Sites     []siteYAML `yaml:"sites"`
}

type siteYAML struct {
	Site  string     `yaml:"site"`
	Docs  int        `yaml:"docs"`
	Lines []lineYAML `yaml:"lines"`
}

type lineYAML struct {
	Docs *int   `yaml:"docs"`
	Edge *int   `yaml:"edge"`
	Head *int   `yaml:"head"`
	Line string `yaml:"line"`
	Key  string `yaml:"key"`
	From string `yaml:"from"`
}

// Read reads a pack. name is the file's, for errors, which say where and what is
// wrong. Unless whole, what only [Merge] needs is passed over.
func Read(name string, src []byte, whole bool) (*Pack, error) {
	pack, rest, _ := bytes.Cut(src, []byte("\n---\n"))
	y, err := decodePack(pack)
	if err != nil {
		return nil, faultsOf(name, err)
	}
	switch {
	case y.Pack == 0:
		return nil, fmt.Errorf("%s: not a pack of pare learn: it does not say \"pack: %d\"", name, version)
	case y.Pack != version:
		return nil, fmt.Errorf("%s: a pack of version %d; this pare reads version %d", name, y.Pack, version)
	}
	p := &Pack{Guard: Threshold{y.MinDocs, y.MinShare}, Chance: y.Chance, Forgotten: y.Forgotten}
	for _, s := range y.Sites {
		site, err := s.site()
		if err != nil {
			return nil, fmt.Errorf("%s: site %s: %w", name, excerpt.Quote(s.Site), err)
		}
		p.Sites = append(p.Sites, site)
	}
	slices.SortFunc(p.Sites, func(a, b Site) int { return strings.Compare(a.Name, b.Name) })
	for i := 1; i < len(p.Sites); i++ {
		if p.Sites[i].Name == p.Sites[i-1].Name {
			return nil, fmt.Errorf("%s: duplicate site %s", name, excerpt.Quote(p.Sites[i].Name))
		}
	}
	if whole && len(rest) > 0 {
		if err := p.readRest(rest); err != nil {
			return nil, fmt.Errorf("%s: the data for --merge %w", name, err)
		}
	}
	return p, nil
}

// largePack is how large a pack is that is decoded site by site, as it is
// written: decoded, it takes twenty times as much memory.
const largePack = 1 << 20

// siteHead begins the part of a site as Write writes it.
var siteHead = []byte("\n  - site: ")

func decodePack(src []byte) (packYAML, error) {
	if len(src) > largePack {
		if y, ok := decodeSites(src); ok {
			return y, nil
		} // somebody wrote it anew, or it is wrong, and that has a place
	}
	var y packYAML
	return y, decode(src, &y)
}

// decodeSites decodes a pack that looks as Write writes it, one site after the
// other.
func decodeSites(src []byte) (y packYAML, ok bool) {
	head, rest, ok := bytes.Cut(src, siteHead)
	if !ok || decode(head, &y) != nil || len(y.Sites) > 0 {
		return y, false
	}
	for ok {
		var part []byte
		part, rest, ok = bytes.Cut(rest, siteHead)
		var one []siteYAML
		if decode(append([]byte("  - site: "), part...), &one) != nil || len(one) != 1 {
			return y, false
		}
		y.Sites = append(y.Sites, one[0])
	}
	return y, true
}

// decode decodes YAML without unknown keys; nothing is an empty value.
func decode(src []byte, into any) error {
	dec := yaml.NewDecoder(bytes.NewReader(src))
	dec.KnownFields(true)
	if err := dec.Decode(into); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return nil
}

// site checks the part of a site.
func (y *siteYAML) site() (Site, error) {
	s := Site{Name: y.Site, Docs: max(y.Docs, 1)}
	seen := map[words.LineKey]bool{}
	for _, l := range y.Lines {
		line := &Line{Key: words.KeyOf(l.Line), Docs: s.Docs, Edge: s.Docs, Head: s.Docs, Text: l.Line, From: l.From, Bodies: anyBodies}
		if l.Key != "" {
			n, err := strconv.ParseUint(l.Key, 16, 64)
			if err != nil {
				return s, fmt.Errorf("line %s: the key is not a hexadecimal number", excerpt.Quote(l.Line))
			}
			line.Key = words.LineKey(n)
		} else if strings.TrimSpace(l.Line) == "" {
			return s, errors.New("a line without text")
		}
		if l.Docs != nil {
			line.Docs, line.Edge, line.Head = *l.Docs, *l.Docs, *l.Docs
		}
		if l.Edge != nil {
			line.Edge = *l.Edge
		}
		if l.Head != nil {
			line.Head = *l.Head
		}
		if line.Docs < 1 || line.Docs > s.Docs || line.Edge < 0 || line.Edge > line.Docs || line.Head < 0 || line.Head > line.Docs {
			return s, fmt.Errorf("line %s: docs must be from 1 to %d, the documents of the site; edge and head from 0 to docs", excerpt.Quote(l.Line), s.Docs)
		}
		if !seen[line.Key] { // two ways to write a line
			seen[line.Key] = true
			s.Lines = append(s.Lines, line)
		}
	}
	slices.SortFunc(s.Lines, byDocs)
	return s, nil
}

// anyBodies are those of a line that a person added: enough.
var anyBodies = Bodies{1, 2, 3, 4}

// readRest reads the second document.
func (p *Pack) readRest(src []byte) error {
	var y struct {
		Rest string `yaml:"rest"`
	}
	if yaml.Unmarshal(src, &y) != nil {
		return errDamaged
	}
	z, err := zstd.NewReader(base64.NewDecoder(base64.StdEncoding, strings.NewReader(y.Rest)), zstd.WithDecoderConcurrency(1))
	if err != nil {
		return errDamaged
	}
	defer z.Close()
	let := map[string]map[words.LineKey]*Line{}
	for _, s := range p.Sites {
		let[s.Name] = map[words.LineKey]*Line{}
		for _, l := range s.Lines {
			let[s.Name][l.Key] = l
		}
	}
	p.rest = []Site{}
	dec := json.NewDecoder(z)
	for {
		var row restRow
		if err := dec.Decode(&row); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return errDamaged
		}
		if row.Bodies == nil {
			p.rest = append(p.rest, Site{Name: row.Site, Docs: row.Docs})
			continue
		}
		if err := p.restLine(row, let); err != nil {
			return err
		}
	}
}

var errDamaged = errors.New("is damaged; delete it, or run pare learn again")

// restLine takes a line of the rest.
func (p *Pack) restLine(row restRow, let map[string]map[words.LineKey]*Line) error {
	key := words.KeyOf(row.Text)
	if row.Key != "" {
		n, err := strconv.ParseUint(row.Key, 16, 64)
		if err != nil {
			return errDamaged
		}
		key = words.LineKey(n)
	}
	if len(p.rest) == 0 || len(row.Bodies) > fewBodies {
		return errDamaged
	}
	l := &Line{Key: key, Docs: row.Docs, Edge: row.Edge, Head: row.Head, From: row.From, Text: row.Text}
	copy(l.Bodies[:], row.Bodies)
	site := &p.rest[len(p.rest)-1]
	if row.Docs > 0 {
		site.Lines = append(site.Lines, l)
	} else if known := let[site.Name][l.Key]; known != nil { // or it was deleted
		known.Bodies = l.Bodies
	}
	return nil
}
