package match

import (
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/pare-text/pare/rule"
)

// errPacked says that bytes are not what [Pack] writes.
var errPacked = errors.New("damaged table of rules")

// unpackRules reads rules and their phrases from what [Pack] wrote; the texts
// of the rules, which only people read, are left out. See unpackTexts.
func unpackRules(packed string) ([]*rule.Rule, *phraseTable, error) {
	if !strings.HasPrefix(packed, packVersion) {
		return nil, nil, fmt.Errorf("%w: it does not begin with %q", errPacked, packVersion)
	}
	u := unpacker{all: packed, at: len(packVersion)}
	rules, t := u.rules()
	if u.bad {
		return nil, nil, errPacked
	}
	return rules, t, nil
}

// unpackTexts sets the phrases and examples of rules, which unpackRules read from
// the same bytes.
func unpackTexts(packed string, rules []*rule.Rule) error {
	u := unpacker{all: packed, at: len(packVersion)}
	u.rules()
	shared := u.lists()
	var piece unpacker
	for _, r := range rules {
		if piece.at == len(piece.all) {
			piece = u.inflated()
		}
		if set := piece.number(); set > 0 && set <= len(shared) {
			r.Words = shared[set-1]
		}
		for _, list := range []*[]string{&r.Phrases, &r.And, &r.Drop, &r.Keep} {
			if n := piece.count(); n > 0 {
				*list = make([]string, n)
			}
			for i := range *list {
				(*list)[i] = piece.string()
			}
		}
	}
	if u.bad || piece.bad || u.at != len(u.all) {
		return errPacked
	}
	return nil
}

// lists reads what packLists wrote.
func (u *unpacker) lists() []map[string][]string {
	sets := make([]map[string][]string, u.count())
	for i := range sets {
		sets[i] = map[string][]string{}
		set := u.inflated()
		for range set.count() {
			name := set.string()
			items := make([]string, set.count())
			for k := range items {
				items[k] = set.string()
			}
			sets[i][name] = items
		}
		u.bad = u.bad || set.bad
	}
	return sets
}

// inflated reads what appendDeflated wrote.
func (u *unpacker) inflated() unpacker {
	text, err := io.ReadAll(flate.NewReader(strings.NewReader(u.string())))
	if err != nil {
		u.fail()
	}
	return unpacker{all: string(text)}
}

// An unpacker reads packed rules from left to right. Past their end, or behind
// nonsense, it reads zeros.
type unpacker struct {
	all string
	at  int
	bad bool
}

func (u *unpacker) fail() {
	u.bad, u.at = true, len(u.all)
}

// count reads how many things follow, each of a byte or more.
func (u *unpacker) count() int {
	n := u.number()
	if n > len(u.all)-u.at {
		u.fail()
		return 0
	}
	return n
}

// number reads a number.
func (u *unpacker) number() int {
	n, shift := uint32(0), 0
	for shift < 32 && u.at < len(u.all) {
		c := u.all[u.at]
		u.at++
		n |= uint32(c&0x7f) << shift
		if c < 0x80 {
			return int(n)
		}
		shift += 7
	}
	u.fail()
	return 0
}

// bytes returns the next n bytes.
func (u *unpacker) bytes(n int) string {
	if n > len(u.all)-u.at {
		u.fail()
		return ""
	}
	u.at += n
	return u.all[u.at-n : u.at]
}

func (u *unpacker) byte() byte {
	if s := u.bytes(1); s != "" {
		return s[0]
	}
	return 0
}

func (u *unpacker) string() string { return u.bytes(u.count()) }

// rules reads what packRules wrote.
func (u *unpacker) rules() ([]*rule.Rule, *phraseTable) {
	n := u.count()
	all := make([]rule.Rule, n)
	list := make([]*rule.Rule, n)
	t := &phraseTable{packed: u.all, rules: make([]phraseRule, n)}
	size := 0 // of the phrases so far
	for i := range all {
		r := &all[i]
		list[i] = r
		r.ID, r.Doc, r.Lang = u.string(), u.string(), u.string()
		r.Category, r.At, r.Points = rule.Category(u.byte()), rule.Anchor(u.byte()), int(u.byte())
		r.MinWords, r.MaxWords = u.number(), u.number()
		for range u.count() {
			r.Elements = append(r.Elements, u.string())
		}
		of := &t.rules[i]
		*of = phraseRule{min: uint32(2 * r.MinWords), max: uint32(2 * r.Widest()), points: int16(r.Points), at: r.At}
		t.maxWidth = max(t.maxWidth, of.max)
		of.any = uint32(size)
		size += u.number()
		of.and = uint32(size)
		size += u.number()
		of.end = uint32(size)
	}
	if phrases := u.string(); len(phrases) != size {
		u.fail()
	}
	for i := range t.rules {
		of, from := &t.rules[i], uint32(u.at-size)
		of.any, of.and, of.end = of.any+from, of.and+from, of.end+from
	}
	t.first, t.inside = u.probes(), u.probes()
	t.words = u.words()
	return list, t
}

// words reads the spelling of words.
func (u *unpacker) words() wordTable {
	n := u.count()
	t := wordTable{hashes: u.bytes(4 * n), sizes: u.bytes(2 * n), text: u.string()}
	if u.bad {
		return wordTable{}
	}
	at := uint32(0)
	for i := range n {
		if i%wordMark == 0 {
			t.marks = append(t.marks, at)
		}
		at += uint32(uint16At(t.sizes, 2*i))
	}
	return t
}
