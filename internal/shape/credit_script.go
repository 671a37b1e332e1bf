package shape

import (
	"strings"

	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

// maxScriptCredit is how many bytes a credit at the end has, label and name.
// Chosen by hand.
const maxScriptCredit = 60

// scriptCredits are how credits begin, or end, in scripts without spaces.
var scriptCredits = words.List("script-credit")

var creditScript = &shapeRule{
	Rule: rule.Rule{
		ID: "caption/credit-in-script", Category: rule.Caption, Points: rule.DropPoints,
		Doc:  "A caption or credit of Chinese, Japanese or Korean form.",
		Drop: []string{"写真：山田太郎撮影", "시장이 인사말을 하고 있다. 사진=김철수 기자", "图片来源：新闻社"},
		Keep: []string{"彼は写真を撮るために毎朝五時に起きると話した。"},
	}, find: func(f *finder) {
		for i := range f.Traits {
			s := &f.Stats[i]
			if s.Solos < 2 || s.Solos > 160 || f.Dropped(i) {
				continue
			}
			text := f.Blocks[i].Text
			if s.Last == '。' && s.Solos > 60 {
				continue
			}
			from := max(0, len(text)-maxScriptCredit) // with no more than a name behind it
			for _, c := range scriptCredits {
				at := strings.LastIndex(text[from:], c) + from
				if at < from {
					if s.Solos > 60 || !strings.HasPrefix(text, c) {
						continue
					}
					at = 0
				}
				if at == 0 || !strings.Contains(text[at:], "。") {
					f.report(i, at, len(text), rule.DropPoints, "contains a photo credit")
					break
				}
			}
		}
	},
}
