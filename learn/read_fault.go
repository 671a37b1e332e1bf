package learn

import (
	"errors"
	"fmt"
	"strings"

	"github.com/pare-text/pare/internal/excerpt"
	"github.com/pare-text/pare/internal/onuse"
	"go.yaml.in/yaml/v3"
)

// faultsOf says what is wrong with a pack, each fault with its line, in words of
// whoever wrote the file: the decoder speaks of the types of this package.
func faultsOf(name string, err error) error {
	var wrong *yaml.TypeError
	if !errors.As(err, &wrong) {
		return fmt.Errorf("%s: not a pack of pare learn: %s", name, excerpt.Syntax(err))
	}
	var errs []error
	for _, text := range wrong.Errors {
		errs = append(errs, fmt.Errorf("%s: not a pack of pare learn: %s", name, fault(text)))
	}
	return excerpt.Join(name, errs)
}

// What the decoder says of a key that it does not know, of one that stands
// twice, and of a value of the wrong kind.
var (
	unknownKey = onuse.Regexp(`(?s)^line (\d+): field (.*) not found in type \S*?(\w+)$`)
	doubleKey  = onuse.Regexp(`(?s)^line (\d+): (?:mapping key|field) (.*) already (?:defined|set) .*$`)
	wrongKind  = onuse.Regexp("(?s)^line (\\d+): cannot unmarshal (\\S+)(?: `(.*)`)? into (\\S+)$")
)

// keysOf are the keys of the parts of a pack, by the name of the type.
var keysOf = map[string]string{
	"packYAML": "pack, counts, chance, forgotten, min-docs, min-share, sites",
	"siteYAML": "site, docs, lines",
	"lineYAML": "docs, edge, head, line, key, from",
}

// fault rewrites what the decoder says.
func fault(text string) string {
	if m := unknownKey().FindStringSubmatch(text); m != nil {
		return fmt.Sprintf("line %s: unknown key %s; allowed are %s", m[1], excerpt.Quote(m[2]), keysOf[m[3]])
	}
	if m := doubleKey().FindStringSubmatch(text); m != nil {
		return fmt.Sprintf("line %s: duplicate key %s", m[1], excerpt.Cut(strings.Trim(m[2], `"`)))
	}
	if m := wrongKind().FindStringSubmatch(text); m != nil {
		is := map[string]string{"!!seq": "a list", "!!map": "a mapping", "!!str": "the text " + excerpt.Quote(m[3])}[m[2]]
		if is == "" {
			is = excerpt.Cut(m[3])
		}
		return fmt.Sprintf("line %s: %s; allowed is %s", m[1], is, allowed(m[4]))
	}
	return excerpt.Cut(text) // the decoder has learned to say something else
}

// allowed says what may stand where the decoder wants a type.
func allowed(name string) string {
	name = strings.TrimPrefix(name, "*")
	list := strings.HasPrefix(name, "[]")
	if keys := keysOf[name[strings.LastIndexByte(name, '.')+1:]]; keys != "" && list {
		return "a list of mappings with the keys " + keys
	} else if keys != "" {
		return "a mapping with the keys " + keys
	}
	switch name {
	case "int":
		return "a whole number"
	case "float64":
		return "a number"
	}
	return "a text"
}
