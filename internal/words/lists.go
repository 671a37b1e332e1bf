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

// linesFrom returns the lines of all lists, in order, from the first that is not less than name. It
// looks at few of them: they are long, and each start of pare asks for a dozen.
func linesFrom(name string) string {
	all := rules.Words
	from, to := 0, len(all) // each the beginning of a line, or the end
	for from < to {
		mid := from + (to-from)/2
		begin := from + strings.LastIndexByte(all[from:mid], '\n') + 1
		head := all[begin:min(begin+len(name), len(all))]
		head, _, _ = strings.Cut(head, "\n")
		if head >= name {
			to = begin
			continue
		}
		end := strings.IndexByte(all[mid:], '\n')
		if end < 0 {
			return ""
		}
		from = mid + end + 1
	}
	return all[from:]
}

// List returns the items of a list in the order of the files, nil if there is none
// of that name, as when the command that makes the lists adds one.
func List(name string) []string {
	line, _, _ := strings.Cut(linesFrom(name+"\t"), "\n")
	if head, items, _ := strings.Cut(line, "\t"); head == name {
		return strings.Split(items, "\t")
	}
	return nil
}

// OfLanguages returns a list that is not joined, by language.
func OfLanguages(name string) map[string][]string {
	all := map[string][]string{}
	for line := range strings.Lines(linesFrom(name + "-")) {
		head, items, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		lang, ok := strings.CutPrefix(head, name+"-")
		if !ok {
			break
		}
		all[lang] = strings.Split(items, "\t")
	}
	return all
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
