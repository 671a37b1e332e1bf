// Package config reads the files in which people keep the options of the
// command.
package config

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/pare-text/pare/internal/excerpt"
	"github.com/pare-text/pare/internal/source"
	"go.yaml.in/yaml/v3"
)

// Name is that of the file of a project, which holds for the files in its folder
// and below.
const Name = ".pare.yaml"

// A Value is what a file says of one option.
type Value struct {
	// Texts are the value, or those of a list, as a flag would have them.
	Texts []string
	// From is where it stands, "path:line".
	From string
}

// Values are what is said of options, by their long names.
type Values map[string]Value

// A File is read.
type File struct {
	Path   string
	Values Values
	// Paths and Sites overrule Values for some inputs: of those that match, the
	// later one counts.
	Paths []PathSection
	Sites []SiteSection
}

// A PathSection holds for files that its patterns match, of the kind of
// .gitignore, below the folder of the file.
type PathSection struct {
	Match  source.Patterns
	Values Values
}

// A SiteSection holds for pages of some hosts: "example.org", "*.example.org".
type SiteSection struct {
	Match  []string
	Values Values
}

// Keys tells which keys a file may have.
type Keys struct {
	// Check returns an error for a key that is unknown, or that a section may
	// not have.
	Check func(key string, inSection bool) error
}

// Parse reads the file path from r. Its error names the file and the line, and
// joins all that is wrong.
func Parse(path string, r io.Reader, keys Keys) (*File, error) {
	var doc yaml.Node
	if err := yaml.NewDecoder(r).Decode(&doc); err != nil {
		if errors.Is(err, io.EOF) {
			return &File{Path: path, Values: Values{}}, nil
		}
		text, hasLine := strings.CutPrefix(excerpt.Syntax(err), "line ")
		if hasLine {
			return nil, fmt.Errorf("%s:%s", path, text)
		}
		return nil, fmt.Errorf("%s: %s", path, text)
	}
	p := parser{path: path, keys: keys}
	f := p.file(doc.Content[0])
	return f, excerpt.Join(path, p.errs)
}

type parser struct {
	path string
	keys Keys
	errs []error
}

func (p *parser) fail(n *yaml.Node, format string, args ...any) {
	p.errs = append(p.errs, fmt.Errorf("%s:%d: %w", p.path, n.Line, fmt.Errorf(format, args...)))
}

// each calls f with the keys and values of a mapping.
func (p *parser) each(n *yaml.Node, f func(key, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		p.fail(n, "found %s; write \"key: value\"", excerpt.Kind(n))
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if seen[key.Value] {
			p.fail(key, "%s is set twice", excerpt.Cut(key.Value))
		}
		seen[key.Value] = true
		f(key, n.Content[i+1])
	}
}

func (p *parser) file(n *yaml.Node) *File {
	f := &File{Path: p.path, Values: Values{}}
	p.each(n, func(key, value *yaml.Node) {
		switch key.Value {
		case "paths":
			p.sections(value, func(match []string, at *yaml.Node, values Values) {
				patterns, err := source.ParsePatterns(match)
				if err != nil {
					p.fail(at, "%w", err)
				}
				f.Paths = append(f.Paths, PathSection{patterns, values})
			})
		case "sites":
			p.sections(value, func(match []string, at *yaml.Node, values Values) {
				for _, m := range match {
					if !doublestar.ValidatePattern(m) {
						p.fail(at, "%s is not a host; write example.org, or *.example.org", excerpt.Quote(m))
					}
				}
				f.Sites = append(f.Sites, SiteSection{match, values})
			})
		default:
			p.value(f.Values, key, value, false)
		}
	})
	return f
}

// sections reads a list of sections, each with a key match.
func (p *parser) sections(list *yaml.Node, add func(match []string, at *yaml.Node, values Values)) {
	if list.Kind != yaml.SequenceNode {
		p.fail(list, "found %s; write a list of sections: \"- match: …\"", excerpt.Kind(list))
		return
	}
	for _, n := range list.Content {
		values := Values{}
		var match []string
		p.each(n, func(key, value *yaml.Node) {
			if key.Value == "match" {
				match = p.texts(key, value)
			} else {
				p.value(values, key, value, true)
			}
		})
		if len(match) == 0 {
			p.fail(n, "a section needs the key match")
		}
		add(match, n, values)
	}
}

func (p *parser) value(values Values, key, value *yaml.Node, inSection bool) {
	if err := p.keys.Check(key.Value, inSection); err != nil {
		p.fail(key, "%w", err)
		return
	}
	values[key.Value] = Value{p.texts(key, value), fmt.Sprintf("%s:%d", p.path, key.Line)}
}

// texts are those of a scalar or of a list of them.
func (p *parser) texts(key, n *yaml.Node) []string {
	if n.Kind == yaml.ScalarNode {
		if n.Tag == "!!null" {
			p.fail(n, "%s has no value", excerpt.Cut(key.Value))
		}
		return []string{n.Value}
	}
	if n.Kind != yaml.SequenceNode {
		p.fail(n, "%s is %s; write a value or a list", excerpt.Cut(key.Value), excerpt.Kind(n))
		return nil
	}
	all := []string{}
	for _, item := range n.Content {
		if item.Kind != yaml.ScalarNode {
			p.fail(item, "%s contains %s; write a list of plain values", excerpt.Cut(key.Value), excerpt.Kind(item))
			continue
		}
		all = append(all, item.Value)
	}
	return all
}

// For returns what the file says for an input: a path, if it is one below the
// file's folder, and the host of a site, or "". Sections of sites overrule those
// of paths.
func (f *File) For(path, host string) Values {
	all := Values{}
	merge := func(v Values) {
		for key, value := range v {
			all[key] = value
		}
	}
	merge(f.Values)
	if rel, err := filepath.Rel(filepath.Dir(f.Path), path); err == nil && path != "" {
		for _, s := range f.Paths {
			if s.matches(rel) {
				merge(s.Values)
			}
		}
	}
	for _, s := range f.Sites {
		for _, m := range s.Match {
			if host != "" && doublestar.MatchUnvalidated(m, host) {
				merge(s.Values)
				break
			}
		}
	}
	return all
}

// matches reports whether the section holds for a file: its path matches, or
// that of a folder that it is in.
func (s *PathSection) matches(rel string) bool {
	for isFolder := false; rel != "." && rel != string(filepath.Separator); isFolder = true {
		if s.Match.Match(rel, isFolder) {
			return true
		}
		rel = filepath.Dir(rel)
	}
	return false
}

// Upward returns the path of the project's file that holds for a folder: in it,
// or in the nearest folder above that has one; or "". odd is told what has the name
// and is no file.
func Upward(folder string, odd func(path string)) (string, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	for {
		path := filepath.Join(folder, Name)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return path, nil
		} else if _, err := os.Lstat(path); err == nil {
			odd(path)
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			return "", nil
		}
		folder = parent
	}
}
