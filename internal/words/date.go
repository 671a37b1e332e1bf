package words

// maxDateTokens is how many words and numbers a date has at most. Chosen by hand.
const maxDateTokens = 12

// IsDate reports whether tokens are nothing but numbers and names of days and
// months, with a year among them.
func IsDate(toks []Token) bool {
	if len(toks) < 2 || len(toks) > maxDateTokens {
		return false
	}
	year := false
	for _, t := range toks {
		if t.Flags&Number != 0 {
			year = year || t.End-t.Start == 4 || t.End-t.Start == 10
		} else if Dates.Count(t.Hash) == 0 {
			return false
		}
	}
	return year
}
