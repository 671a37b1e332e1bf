package words

import (
	"strings"

	"github.com/pare-text/pare/extract/rules"
)

// The lists of words that rules in Go look at, of all languages. They stand in the
// files of the languages, extract/rules/*.yaml, under words:.
var (
	PhotoWords      = listed("photo")           // name a picture or its maker
	Agencies        = listed("agency")          // agencies and stock libraries that stand in credits
	SmallAgencies   = listed("small-agency")    // short ones, which count only beside another sign of a credit
	NameLinks       = listed("name-link")       // stand between a photo label and a name, or inside a name
	Dates           = listed("date")            // months and the like, as datelines write them
	Dated           = listed("dated")           // say what a date is that of: published, updated, hours ago
	BylineWords     = listed("by")              // stand before the names of authors
	BylineLabels    = listed("byline-label")    // begin bylines
	Roles           = listed("role")            // say what an author is
	GuideWords      = listed("how")             // begin the headings of guides
	Reports         = listed("reports")         // say behind the name of an author from where they report
	NewsletterWords = listed("newsletter-noun") // name a newsletter
	SummaryWords    = listed("summary-word")    // stand in headings of summaries and of other parts that many articles have
)

// List returns the items of a list in the order of the files, nil if there is none
// of that name, as when the command that makes the lists adds one.
func List(name string) []string {
	if head, items, _ := strings.Cut(lineFrom(seek(name)), "\t"); head == name {
		return strings.Split(items, "\t")
	}
	return nil
}

// OfLanguages returns a list that is not joined, by language.
func OfLanguages(name string) map[string][]string {
	all := map[string][]string{}
	prefix := name + "-"
	for at := seek(prefix); at < len(rules.Words); {
		line := lineFrom(at)
		head, items, _ := strings.Cut(line, "\t")
		lang, ok := strings.CutPrefix(head, prefix)
		if !ok {
			break
		}
		all[lang] = strings.Split(items, "\t")
		at += len(line) + 1
	}
	return all
}

// seek returns where the first line stands that is not less than name. The lines are in
// order; reading all of them for each list would take a tenth of the time to start.
func seek(name string) int {
	from, to := 0, len(rules.Words)
	for from < to {
		mid := from + strings.LastIndexByte(rules.Words[from:(from+to)/2], '\n') + 1
		if line := lineFrom(mid); line < name {
			from = min(mid+len(line)+1, len(rules.Words))
		} else {
			to = mid
		}
	}
	return from
}

// lineFrom returns the line that begins there, without its end.
func lineFrom(at int) string {
	line, _, _ := strings.Cut(rules.Words[at:], "\n")
	return line
}

// listed returns the set of the words of a list.
func listed(name string) Set {
	items := List(name)
	var s Set
	s.Reset(len(items))
	for _, w := range items {
		s.Add(Hash(w))
	}
	return s
}
