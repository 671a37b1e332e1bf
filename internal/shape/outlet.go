package shape

import (
	"strings"
	"unicode/utf8"

	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

// outletCalls are the calls that stand before the name of a paper in its button, "S’abonner
// à", "Subscribe to", and callsBehind those behind it, "Die Warte abonnieren".
var outletCalls, callsBehind = labelsOf("outlet-call"), labelsOf("outlet-call-behind")

// Such a button has few words, and of those behind the call only articles and the like
// have no capital. Chosen by hand.
const (
	mostOutletWords = 7
	mostCallWords   = 4
	smallLetters    = 3
)

var outletButton = &shapeRule{
	Rule: rule.Rule{
		ID: "paywall/outlet", Category: rule.Paywall, Points: rule.DropPoints,
		Doc:  "A button that sells or gives the paper, by its name.",
		Drop: []string{"S’abonner à Le Phare", "Offrir Le Courrier", "Subscribe to The Harbour News", "Abonneer op Het Baken", "Suscríbete a El Faro", "Jetzt Die Warte abonnieren"},
		Keep: []string{"Offrir un livre", "Offrir Le Courrier, c'est offrir du temps.", "Subscribe to the theory", "S’abonner à la vie", "Eine Zeitung lesen oder abonnieren"},
	}, find: func(f *finder) {
		for i := range f.Traits {
			s, toks := &f.Stats[i], f.TokensOf(i)
			if len(toks) < 2 || len(toks) > mostOutletWords || f.Traits[i].Ends || s.Numbers > 0 || s.Colons > 0 || f.Dropped(i) {
				continue
			}
			text := f.Blocks[i].Text
			if last := len(toks) - 1; callsBehind.has(text, toks[last:]) && isOutlet(text, toks[:last]) {
				f.report(i, 0, len(text), rule.DropPoints, "a call behind the name of a paper")
				continue
			}
			for n := min(mostCallWords, len(toks)-1); n > 0; n-- {
				if outletCalls.has(text, toks[:n]) && isOutlet(text, toks[n:]) {
					f.report(i, 0, len(text), rule.DropPoints, "a call before the name of a paper")
					break
				}
			}
		}
	},
}

// isOutlet reports whether these words may be the name of a paper.
func isOutlet(text string, toks []words.Token) bool {
	named := false
	for _, t := range toks {
		if t.Flags&(words.Upper|words.Capitals) != 0 {
			named = true
		} else if utf8.RuneCountInString(text[t.Start:t.End]) > smallLetters {
			return false
		}
	}
	return named
}

// channelWords end the names of an outlet's own channels; before one of listedWords they
// are the heading of a list.
var (
	channelWords = map[string]bool{"NEWSLETTER": true, "NEWSLETTERS": true, "PODCASTS": true}
	listedWords  = map[string]bool{"THE": true, "BEST": true, "TOP": true, "MY": true, "FAVOURITE": true, "FAVORITE": true, "NEW": true}
)

var channelInCapitals = &shapeRule{
	Rule: rule.Rule{
		ID: "sign-up/channel-in-capitals", Category: rule.SignUp, Points: rule.DropPoints,
		Doc:  "The name of an outlet's own letters or podcasts in capitals, by itself.",
		Drop: []string{"E! PODCASTS", "HARBOUR NEWS NEWSLETTERS"},
		Keep: []string{"PODCASTS", "THE BEST PODCASTS", "Harbour Podcasts", "OUR 10 FAVOURITE PODCASTS"},
	}, find: func(f *finder) {
		for i := range f.Traits {
			s, toks := &f.Stats[i], f.TokensOf(i)
			if len(toks) < 2 || len(toks) > 3 || s.Numbers > 0 || f.Dropped(i) || s.Uppers*10 < s.Letters*9 {
				continue
			}
			text := f.Blocks[i].Text
			first, last := text[toks[0].Start:toks[0].End], strings.TrimRight(text[toks[len(toks)-1].Start:], " ")
			if channelWords[last] && !listedWords[first] {
				f.report(i, 0, len(text), rule.DropPoints, "the name of a channel in capitals")
			}
		}
	},
}

// A plug of a podcast has so many words at most, and so many its label. Chosen by
// hand.
const (
	mostPodcastWords = 14
	mostPodcastLabel = 3
)

var podcastLabel = &shapeRule{
	Rule: rule.Rule{
		ID: "promo/podcast-label", Category: rule.Promo, Points: rule.DropPoints,
		Doc:  "An episode of a podcast behind its label, by itself.",
		Drop: []string{"Warte+ Podcast: Acht Milliarden", "Podcast: The ferry that never came", "The Harbour Podcast: Who owns the tide?"},
		Keep: []string{"She called it her podcast: a box of tapes.", "What is a podcast: a short guide for parents who want to know", "podcast: true"},
	}, textOnly: true, find: func(f *finder) {
		for i := range f.Traits {
			toks := f.TokensOf(i)
			if len(toks) > mostPodcastWords || f.Dropped(i) || f.Stats[i].Last == '.' {
				continue
			}
			for k := range min(mostPodcastLabel, len(toks)-1) {
				t := toks[k]
				if t.Flags&words.Upper == 0 {
					break
				}
				if t.Hash == podcastHash && t.Flags&words.Colon != 0 {
					f.report(i, 0, int(t.End)+1, rule.DropPoints, "is labelled as a podcast")
					break
				}
			}
		}
	},
}

var podcastHash = words.Hash("podcast")
