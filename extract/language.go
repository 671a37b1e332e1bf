package extract

import (
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/internal/language"
)

// languageOf returns the language of a document, as BCP 47 names it: what its page
// claims, unless that is nothing or the text is plainly in another one. It is "" if it
// cannot be told.
func languageOf(f *facts.Facts, claimed string) string {
	of := language.Of(claimed)
	if claimed == "no" { // Norwegian, in either of its forms
		of = language.Of("nb")
	}
	if claimed != "" && (of == 0 || f.Language == 0 || f.Languages.Has(of)) {
		return claimed
	}
	if told := f.Language.Codes(); len(told) > 0 {
		return told[0]
	}
	return claimed
}
