package meta

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pare-text/pare/internal/onuse"
	"github.com/pare-text/pare/internal/words"
)

// byWords begin bylines.
var byWords = onuse.Regexp(`^(?i)(?:(?:written|posted|post|authored|published|words|story|article|text|blog|guide|recipe|essay|report(?:ed|ing)?|asked|started) by[: ]?|(?:by|von|par|por|di|door|av|af|od|via|autor(?:in)?|authors?|auteurs?|autore)[: ])\s*`)

// byAlone is the label of a byline on a line of its own.
var byAlone = onuse.Regexp(`^(?i)(?:(?:written|posted|authored|words|story|article|text) by|by|von|par|por|authors?|autor(?:in)?|auteur):?$`)

// bylineLabel begins a line that is a byline wherever it stands.
var bylineLabel = onuse.Regexp(`^(?i)(?:(?:written|authored|article|words|text|story) by|by|author|autor(?:in)?|auteur)\b`)

// bylineLetters begin the words of these expressions.
const bylineLetters = "abdegoprstvwABDEGOPRSTVW"

// mayBeByline reports whether a text may begin with such a word. Letters beyond ASCII
// may be alike to one of its letters.
func mayBeByline(s string) bool {
	return s != "" && (s[0] >= utf8.RuneSelf || strings.IndexByte(bylineLetters, s[0]) >= 0)
}

// noNames begin what stands where authors are named and names none, or those
// who did something else.
var noNames = onuse.Regexp(`^(?i)(?:(?:written|posted|authored|article|text) by$|(?:(?:about|meet|follow) )?(?:the|our) authors?$|(?:view|see|read|more|all)\b.* (?:posts?|articles?|by|from)\b|(?:articles|posts) by\b|(?:photo(?:s|graphs?|graphy)?|image|illustrations?|video|edited|fact.checked|translated|updated|sponsored|powered) (?:by|credit)\b)`)

// initials stand behind the names of newspapers' authors: "Jane Roe (jro.)".
var initials = onuse.Regexp(`\s*\([^)]{1,6}\)$`)

// roles say what an author does, behind a comma or a blank.
var roles = onuse.Regexp(`(?i)(?:^|\s)(?:senior|deputy|former|staff|chief|lead|managing|contributing|associate|assistant|freelance|writers?|editors?|reporters?|correspondent|contributors?|experts?|specialist|director|manager|head of|professor|lecturer|attorney|founder|co-founder|ceo|cto|president|journalist|author|privacy|security|content|last|reviewed|updated|fact)\b`)

// aRole is the role behind a name that a page shows without a comma.
var aRole = onuse.Regexp(`(?i)\s+(?:(?:senior|deputy|staff|managing|contributing|associate|freelance)\s.*|writer|editor|reporter|correspondent|contributor|journalist)$`)

// nameEnds end the names of a byline that says more: a date, a title, an address.
var nameEnds = onuse.Regexp(`(?i)\s*(?:[|•·⋅»–—]|\s-\s|-?\s*\d{1,4}[./:-]\d|\b\d{4}\b|\s\d+\+?\s|\b(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?,? \d|\bis an?\b|\bon\b|\bupdated\b|\bpublished\b|\bposted\b|\bfor the\b|@|https?://).*$`)

// tailWords begin what a page shows behind a name.
var tailWords = onuse.Regexp(`\s(?:on|in|at|for|last|former|reviewed)(?:\s.*)?$`)

// dateBehind is a day and month behind a name, with or without a blank between.
var dateBehind = onuse.Regexp(`[\s,»-]*(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*[.,]? )?(?:(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)\.? \d{1,2}\b|\d{1,2}(?:st|nd|rd|th|\.)? (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\b).*$`)

// A byliner reads bylines for a page.
type byliner struct {
	site string // the publisher's name, folded
	host string // the first part of its address's host without "www", folded
}

func newByliner(site, url string) byliner {
	_, host, _ := strings.Cut(url, "://")
	host, _, _ = strings.Cut(host, "/")
	host, _, _ = strings.Cut(strings.TrimPrefix(host, "www."), ".")
	return byliner{site: words.Letters(site), host: words.Letters(host)}
}

// isPublisher reports whether a name is that of the site and not of a person.
func (b byliner) isPublisher(name string) bool {
	key := words.Letters(name)
	if strings.Contains(name, "www.") {
		return true
	}
	if len(b.site) >= minSiteName && (strings.Contains(key, b.site) || len(key) >= minSiteName && strings.Contains(b.site, key)) || key == b.site {
		return true
	}
	return len(b.host) >= minSiteName && strings.HasPrefix(key, b.host) || len(key) >= minSiteName && strings.HasPrefix(b.host, key)
}

// minSiteName is the shortest name in bytes that is told by a part of another.
// Chosen by hand.
const minSiteName = 4

// First returns the names of the first list that names anybody but the
// publisher, or else the publisher's.
func (b byliner) first(data, shown [][]string) string {
	var publisher string
	for _, list := range data {
		names, own := b.names(list, false)
		if names != "" {
			return names
		}
		publisher = orElse(publisher, own)
	}
	for _, list := range shown {
		names, own := b.names(list, true)
		if names != "" {
			return names
		}
		publisher = orElse(publisher, own)
	}
	return publisher
}

// names joins the names of a list, each once, and apart from them those of the
// publisher. What a page shows says more than names, and is cut.
func (b byliner) names(list []string, shown bool) (names, own string) {
	var all, owns []string
	seen := map[string]bool{}
	for _, s := range list {
		s = cleanName(unescape(s), shown, len(list) == 1)
		key := words.Letters(s)
		if !isAuthor(s) || seen[key] {
			continue
		}
		seen[key] = true
		if b.isPublisher(s) {
			owns = append(owns, s)
		} else {
			all = append(all, s)
		}
	}
	return strings.Join(all, ", "), strings.Join(owns, ", ")
}

// cleanName returns the names of one byline, without the words around them, or
// "" if it is only such words.
func cleanName(s string, shown, alone bool) string {
	s = strings.TrimSpace(s)
	if noNames().MatchString(s) {
		return ""
	}
	s = strings.TrimSpace(byWords().ReplaceAllString(s, ""))
	if !strings.ContainsAny(s, " \u00a0") && !dateBehind().MatchString(s) {
		return strings.Trim(s, ",;:|\u00a0") // a name of one word may be an address or hold digits
	}
	s = dateBehind().ReplaceAllString(s, "")
	if shown || alone || strings.ContainsAny(s, "|•·@") {
		s = nameEnds().ReplaceAllString(s, "")
	}
	s = initials().ReplaceAllString(s, "")
	parts := strings.Split(s, ",")
	for i := 1; i < len(parts); i++ {
		if p := strings.TrimSpace(parts[i]); roles().MatchString(p) || !isNameLike(p) {
			parts = parts[:i]
		}
	}
	s = strings.Join(parts, ",")
	if shown {
		s = tailWords().ReplaceAllString(s, "")
		if short := aRole().ReplaceAllString(s, ""); strings.Contains(short, " ") {
			s = short
		}
	}
	return strings.Trim(s, " ,;:-–—|»*")
}

// isNameLike reports whether a part of a byline behind a comma may be a name,
// a degree or a place: it begins with a capital or has no case, and is short.
func isNameLike(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if unicode.IsLower(r) && !strings.HasPrefix(s, "and ") && !strings.HasPrefix(s, "de ") && !strings.HasPrefix(s, "van ") && !strings.HasPrefix(s, "von ") {
		return false
	}
	return len(strings.Fields(s)) <= maxNameWords
}

// maxNameWords is how many words a name behind a comma has at most: "and" and
// a double surname included. Chosen by hand.
const maxNameWords = 5

// isAuthor reports whether s can be the name of an author: no address, no
// number, no sentence, no name of a variable.
func isAuthor(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > maxMetaText/2 || strings.HasSuffix(s, " says") || strings.Contains(s, "://") || strings.HasPrefix(s, "www.") || strings.ContainsAny(s[:1], "/{[<") {
		return false
	}
	if strings.Count(s, ".") >= 2 && !strings.ContainsAny(s, " @") && s == strings.ToLower(s) {
		return false
	}
	letters := false
	for _, r := range s {
		letters = letters || unicode.IsLetter(r)
	}
	switch strings.ToLower(s) {
	case "admin", "administrator", "null", "undefined", "none", "author", "authors", "webmaster", "editor", "guest", "user", "n/a", "anonymous":
		return false
	}
	return letters && len(strings.Fields(s)) <= 16
}
