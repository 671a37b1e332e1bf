package extract

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// titleSeparator stands between a page's title and the name of its site.
var titleSeparator = regexp.MustCompile(`\s+[|–—\-·•»:/]{1,2}\s+|\s*\|\s*`)

// A titleChoice is what a page offers as its title.
type titleChoice struct {
	declared []string // by its data, in order of trust
	title    string   // the title element, with the site's name more often than not
	h1       []string
	site     string
	host     string
	article  bool // it says that it is an article
}

// choose returns the title: a heading or a declared title that the title
// element repeats; of an article its heading; else the title element without
// the site's name.
func (c *titleChoice) choose() string {
	whole := fold(c.title)
	for _, h := range c.h1 {
		if f := fold(h); len(f) >= minTitle && strings.Contains(whole, f) && !c.isSite(f, whole) {
			return h
		}
	}
	for _, d := range c.declared {
		if len(fold(d)) >= minTitle && strings.Contains(whole, fold(d)) {
			return c.withoutSite(d)
		}
	}
	if c.article {
		for _, h := range c.h1 {
			if len(fold(h)) >= 2*minTitle {
				return h
			}
		}
	}
	return orElse(append(append([]string{c.withoutSite(c.title)}, c.h1...), c.declared...)...)
}

// isSite reports whether a heading is the site's name: as the data say, or as
// the end of a title that says more before it.
func (c *titleChoice) isSite(heading, title string) bool {
	return heading == fold(c.site) || strings.HasSuffix(title, heading) && len(title) > 2*len(heading)
}

// withoutSite returns a title without the site's name before or behind it, and
// without a section behind it.
func (c *titleChoice) withoutSite(title string) string {
	parts := titleSeparator.Split(title, -1)
	if len(parts) == 1 {
		return title
	}
	site := fold(c.site)
	if first := fold(parts[0]); site != "" && (first == site || strings.Contains(site, first)) {
		return parts[1]
	}
	last := fold(parts[len(parts)-1])
	if len(strings.Fields(parts[0])) >= 2 || last == site || last != "" && strings.Contains(fold(c.host), last) {
		return parts[0]
	}
	return title
}

// minTitle is the shortest text in bytes that can be a title on its own.
const minTitle = 6

// fold makes titles comparable: letters and digits in lower case.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// unescape undoes entities, which data often hold twice.
func unescape(s string) string {
	if !strings.Contains(s, "&") {
		return squash(s)
	}
	return squash(html.UnescapeString(html.UnescapeString(s)))
}

// byWords begin bylines.
var byWords = regexp.MustCompile(`^(?i)(?:(?:written|posted|reviewed|published|words|story|article|text|report(?:ed|ing)?) by|by|von|par|por|di|door|av|af|od|autor(?:in)?|author|auteur|autore)(?::| )\s*`)

// byAlone is the label of a byline on a line of its own.
var byAlone = regexp.MustCompile(`^(?i)(?:(?:written|posted|words|story|article|text) by|by|von|par|por|author|autor(?:in)?|auteur):?$`)

// initials stand behind the names of newspapers' authors: "Jane Roe (jro.)".
var initials = regexp.MustCompile(`\s*\([^)]{1,6}\)$`)

// roles follow a name in a byline that says what its author does.
var roles = regexp.MustCompile(`(?i),?\s+(?:senior|deputy|former|staff|chief|lead|managing|contributing|associate|freelance|writer|editor|reporter|correspondent|contributor|experts?|specialist|director|manager|journalist|author|privacy|security|content|last|reviewed|updated|fact)\b.*$`)

// nameEnds end the names of a byline that says more: a date, a title, an address.
var nameEnds = regexp.MustCompile(`(?i)\s*(?:[|•·–—]|\bon\b|\bupdated\b|\bpublished\b|\bposted\b|\d{1,2}[./:-]\d|\d{4}|\bis an?\b|\bfor the\b|@|https?://).*$`)

// firstByline returns the names of the first list that has any.
func firstByline(site string, lists ...[]string) string {
	for _, list := range lists {
		if s := byline(site, list); s != "" {
			return s
		}
	}
	return ""
}

// byline joins names, each once. The site's own name counts if there is no
// other.
func byline(site string, list []string) string {
	var out, own []string
	seen := map[string]bool{}
	for _, s := range list {
		s = unescape(s)
		s = strings.TrimSpace(byWords.ReplaceAllString(s, ""))
		if len(list) == 1 || strings.ContainsAny(s, "|•·@") {
			s = nameEnds.ReplaceAllString(s, "")
		}
		s = initials.ReplaceAllString(s, "")
		if cut := roles.ReplaceAllString(s, ""); strings.Contains(cut, " ") {
			s = cut
		}
		s = strings.Trim(s, " ,;:-–—|")
		if key := fold(s); !isAuthor(s) || seen[key] {
			continue
		} else {
			seen[key] = true
		}
		if site != "" && fold(s) == fold(site) {
			own = append(own, s)
			continue
		}
		out = append(out, s)
	}
	return strings.Join(orList(out, own), ", ")
}

// isAuthor reports whether s can be the name of an author: no address, no
// number, no sentence.
func isAuthor(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > maxMetaText/2 || strings.Contains(s, "://") || strings.HasPrefix(s, "www.") || strings.HasPrefix(s, "/") || strings.HasPrefix(s, "{") {
		return false
	}
	letters := false
	for _, r := range s {
		letters = letters || unicode.IsLetter(r)
	}
	switch strings.ToLower(s) {
	case "admin", "administrator", "null", "undefined", "none", "author", "webmaster", "editor", "guest", "user", "n/a", "anonymous":
		return false
	}
	return letters && len(strings.Fields(s)) <= 16
}

// dateForms are how pages write dates in their data.
var dateForms = []string{
	time.RFC3339Nano, time.RFC3339, "2006-01-02T15:04:05.000Z0700", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700",
	"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 MST", "2006-01-02 15:04:05",
	"2006-01-02 15:04", "2006-01-02", "2006/01/02", "2006-1-2", "2006/1/2", "20060102", "20060102T150405Z0700",
	time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 02 Jan 2006", "Mon Jan 02 15:04:05 MST 2006", "Mon Jan 2 2006 15:04:05",
	"January 2, 2006", "Jan 2, 2006", "Jan. 2, 2006", "2 January 2006", "2 Jan 2006", "January 2, 2006 15:04", "January 2, 2006 3:04 PM", "Jan 2, 2006, 3:04 PM",
	"January 2, 2006, 3:04 pm", "Monday, January 2, 2006", "02.01.2006", "2.1.2006", "02.01.2006 15:04", "02.01.2006, 15:04", "2006.01.02", "2006年1月2日", "2006年01月02日",
	"2006-01-02T15:04:05.000", "2006-01-02T15:04:05-07",
}

// firstDate returns the first value that is a date: with its time and zone if
// it has both, or else alone.
func firstDate(values ...string) string {
	for _, v := range values {
		v = squash(v)
		if at := strings.Index(v, " ("); at > 0 { // "… GMT+0100 (Central European Time)"
			v = v[:at]
		}
		for _, form := range dateForms {
			t, err := time.Parse(form, v)
			if err != nil || !isDateYear(t.Year()) {
				continue
			}
			if strings.Contains(form, "07") || strings.Contains(form, "MST") {
				return t.Format(time.RFC3339)
			}
			return t.Format(time.DateOnly)
		}
		if d := findDate(v); d != "" {
			return d
		}
	}
	return ""
}

func isDateYear(y int) bool { return y >= 1990 && y <= 2100 }

// months are the beginnings of their names, in the languages of the rules that
// write them out.
var months = [12][]string{
	{"jan", "ene", "gen", "sty", "led", "янв", "січ", "oca", "janv"},
	{"feb", "fév", "fev", "lut", "úno", "фев", "лют", "şub"},
	{"mar", "mär", "mrt", "maa", "bře", "мар", "бер"},
	{"apr", "avr", "abr", "kwi", "dub", "апр", "кві", "nis"},
	{"may", "mai", "maj", "mag", "mei", "kvě", "мая", "май", "тра"},
	{"jun", "juin", "giu", "cze", "čer", "июн", "чер", "haz"},
	{"jul", "juil", "lug", "lip", "июл", "лип", "tem"},
	{"aug", "aoû", "ago", "sie", "srp", "авг", "сер", "ağu"},
	{"sep", "set", "wrz", "zář", "сен", "вер", "eyl"},
	{"oct", "okt", "ott", "out", "paź", "říj", "окт", "жов", "eki"},
	{"nov", "lis", "ноя", "kas"},
	{"dec", "dez", "dic", "déc", "gru", "pro", "дек", "гру", "ara", "des"},
}

var (
	dayMonthYear = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th|\.|º)?(?:\s+de)?\s+(\p{L}{3,})\.?(?:\s+de)?,?\s+(\d{4})\b`)
	monthDayYear = regexp.MustCompile(`(?i)\b(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`)
	yearMonthDay = regexp.MustCompile(`\b(\d{4})[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})`)
	dayDotMonth  = regexp.MustCompile(`\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b`)
)

// findDate returns the first date that stands in a text, written so that day
// and month cannot be confused.
func findDate(s string) string {
	for _, x := range [...]struct {
		form             *regexp.Regexp
		year, month, day int
	}{{yearMonthDay, 1, 2, 3}, {monthDayYear, 3, 1, 2}, {dayMonthYear, 3, 2, 1}, {dayDotMonth, 3, 2, 1}} {
		for _, m := range x.form.FindAllStringSubmatch(s, 4) {
			year, _ := strconv.Atoi(m[x.year])
			day, _ := strconv.Atoi(m[x.day])
			month := monthOf(m[x.month])
			t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
			if month > 0 && t.Day() == day && isDateYear(year) {
				return t.Format(time.DateOnly)
			}
		}
	}
	return ""
}

// monthOf returns the number of a month by number or name, or 0.
func monthOf(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		if n > 12 {
			return 0
		}
		return n
	}
	s = strings.ToLower(s)
	best, length := 0, 0
	for i, names := range months {
		for _, n := range names {
			if strings.HasPrefix(s, n) && len(n) > length {
				best, length = i+1, len(n)
			}
		}
	}
	return best
}
