package match

import (
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pare-text/pare/internal/pattern"
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

// packVersion begins the bytes of packed rules.
const packVersion = "pare rules 2\n"

// Pack returns rules as the bytes of which the built-in table is made: what
// matching needs, rule by rule, then how its phrases are found, and at the end
// their texts, compressed. A change of one rule changes few of the bytes, so that
// each version of the table adds little to a repository. The rules must be valid;
// see [rule.Validate].
func Pack(rules []*rule.Rule) []byte {
	dst := packRules(rules)
	return packTexts(dst, rules)
}

// A phrase that may begin with more pairs of words than that, with one first word, is
// found by that word alone. At the start of a block this costs little, as it is looked
// up once there, and it keeps the table small.
const (
	mostSeconds        = 64
	mostSecondsAtStart = 16
)

// packRules packs all but the texts.
func packRules(rules []*rule.Rule) []byte {
	dst := []byte(packVersion)
	var phrases []byte // of all rules, behind what else there is of them: few are read in a run
	var first, inside []probe
	words := map[string]uint32{}
	dst = binary.AppendUvarint(dst, uint64(len(rules)))
	for i, r := range rules {
		dst = appendString(dst, r.ID)
		dst = appendString(dst, r.Doc)
		dst = appendString(dst, r.Lang)
		dst = append(dst, byte(r.Category), byte(r.At), byte(r.Points))
		dst = binary.AppendUvarint(dst, uint64(r.MinWords))
		dst = binary.AppendUvarint(dst, uint64(r.MaxWords))
		dst = binary.AppendUvarint(dst, uint64(len(r.Elements)))
		for _, name := range r.Elements {
			dst = appendString(dst, name)
		}
		var all []byte
		to, most := &inside, mostSeconds
		if r.At == rule.AtStart || r.At == rule.Whole {
			to, most = &first, mostSecondsAtStart
		}
		for _, p := range parsePatterns(r, r.Phrases) {
			addWords(words, &p)
			for _, p := range p.Alternatives() {
				keys, _ := p.Keys(most)
				for _, key := range keys {
					*to = append(*to, probe{key, uint16(i), uint32(len(all))})
				}
				all = appendPhrase(all, &p)
			}
		}
		dst = binary.AppendUvarint(dst, uint64(len(all)))
		phrases = append(phrases, all...)
		all = nil
		for _, p := range parsePatterns(r, r.And) {
			addWords(words, &p)
			all = appendPhrase(all, &p)
		}
		dst = binary.AppendUvarint(dst, uint64(len(all)))
		phrases = append(phrases, all...)
	}
	dst = appendString(dst, string(phrases))
	for _, probes := range [][]probe{first, inside} {
		slices.SortStableFunc(probes, func(a, b probe) int { return cmp.Compare(a.key, b.key) })
		dst = packProbes(dst, probes)
	}
	return packWords(dst, words)
}

// parsePatterns reads patterns of phrases of r, which [rule.Validate] finds no fault
// with.
func parsePatterns(r *rule.Rule, texts []string) []pattern.Pattern {
	all := make([]pattern.Pattern, 0, len(texts))
	for _, text := range texts {
		if p, err := pattern.Read(text, r.Words); err == nil {
			all = append(all, p)
		}
	}
	return all
}

func appendString(dst []byte, s string) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

// packWords appends words in order of hash: their hashes, sizes and letters.
func packWords(dst []byte, words map[string]uint32) []byte {
	list := slices.SortedFunc(maps.Keys(words), func(a, b string) int {
		return cmp.Or(cmp.Compare(words[a], words[b]), cmp.Compare(a, b))
	})
	var sizes, text []byte
	dst = binary.AppendUvarint(dst, uint64(len(list)))
	for _, w := range list {
		dst = binary.LittleEndian.AppendUint32(dst, words[w])
		sizes = binary.LittleEndian.AppendUint16(sizes, uint16(len(w)))
		text = append(text, w...)
	}
	return appendString(append(dst, sizes...), string(text))
}

// packTexts appends what only people read of the rules, in pieces: a piece ends
// behind a rule whose id says so, so that a change of one rule changes one piece.
func packTexts(dst []byte, rules []*rule.Rule) []byte {
	dst, shared := packLists(dst, rules)
	var piece []byte
	flush := func() {
		dst = appendDeflated(dst, piece)
		piece = piece[:0]
	}
	for i, r := range rules {
		piece = binary.AppendUvarint(piece, uint64(shared[i]))
		for _, list := range [][]string{r.Phrases, r.And, r.Drop, r.Keep} {
			piece = binary.AppendUvarint(piece, uint64(len(list)))
			for _, s := range list {
				piece = appendString(piece, s)
			}
		}
		if i == len(rules)-1 || words.Hash(r.ID)%16 == 0 {
			flush()
		}
	}
	return dst
}

// appendDeflated appends a piece, compressed.
func appendDeflated(dst, piece []byte) []byte {
	var small bytes.Buffer
	w, _ := flate.NewWriter(&small, flate.BestCompression) // no error at this level
	_, _ = w.Write(piece)                                  // to memory
	_ = w.Close()
	return appendString(dst, small.String())
}

// packLists appends the lists of words, each set of them once, and returns which set
// each rule has: 0 for none, otherwise its number from 1.
func packLists(dst []byte, rules []*rule.Rule) (out []byte, of []int) {
	var sets [][]byte
	numbers := map[string]int{}
	of = make([]int, len(rules))
	for i, r := range rules {
		if len(r.Words) == 0 {
			continue
		}
		set := binary.AppendUvarint(nil, uint64(len(r.Words)))
		for _, name := range slices.Sorted(maps.Keys(r.Words)) {
			set = appendString(set, name)
			set = binary.AppendUvarint(set, uint64(len(r.Words[name])))
			for _, item := range r.Words[name] {
				set = appendString(set, item)
			}
		}
		n, ok := numbers[string(set)]
		if !ok {
			n = len(numbers) + 1
			numbers[string(set)] = n
			sets = append(sets, set)
		}
		of[i] = n
	}
	dst = binary.AppendUvarint(dst, uint64(len(numbers)))
	for _, set := range sets {
		dst = appendDeflated(dst, set)
	}
	return dst, of
}

// perLanguage are the lists of words that are not joined: a line is named after the list
// and the language, "common-de". See [words.OfLanguages].
var perLanguage = []string{"common", "months"}

// Lists joins the lists of words of all files: for each name a line, with the words
// behind it in the order of the files, apart by tabs.
func Lists(all []*rule.Rule) []byte {
	lists := map[string][]string{}
	lang := "none"
	for _, r := range all {
		if r.Lang == lang {
			continue // the rules of a file have the same
		}
		lang = r.Lang
		for name, items := range r.Words {
			if slices.Contains(perLanguage, name) {
				name += "-" + lang
			}
			for _, item := range items {
				if !slices.Contains(lists[name], item) {
					lists[name] = append(lists[name], item)
				}
			}
		}
	}
	var out bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(lists)) {
		fmt.Fprintf(&out, "%s\t%s\n", name, strings.Join(lists[name], "\t"))
	}
	return out.Bytes()
}
